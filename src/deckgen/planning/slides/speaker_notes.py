"""What the trainer reads under a slide: never empty, and on the choice slide already the verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.content.source import Source
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.rich_text import Block, BlockKind, Span, Text, plain
from deckgen.storyboard.clock import say_minutes
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.method_text import method_text
from deckgen.storyboard.part_search import all_of, first_of, judged_of, prompts_of, prose_of, sources_of
from deckgen.storyboard.parts import Asked, Film, JudgedOption, Part, Quotation, Reviewed, Roles, Said, Values
from deckgen.storyboard.scenes import DilemmaStory, Scene
from deckgen.storyboard.shortening import first_sentence

_LONGEST_REASON = 160


def heading(text: str) -> Block:
    """A heading of the notes."""
    return Block(BlockKind.HEADING, (Span(text),), level=1)


def titled(title: str, text: Iterable[Block]) -> Text:
    """A text under its heading; nothing where there is no text."""
    blocks = tuple(block for block in text if block.kind is not BlockKind.BREAK and block.text.strip())
    return (heading(title), *blocks) if blocks else ()


def say(context: SlideContext, words: str) -> Text:
    """What to say or do on a slide."""
    return (heading(context.words.notes_say), words_block(words))


def minutes(context: SlideContext, value: float | None) -> Text:
    """How long a slide takes, where the author said so."""
    if not value:
        return ()
    return (words_block(context.words.notes_timing.format(minutes=say_minutes(value, context.locale))),)


def share_of_time(context: SlideContext, value: float, total: float | None) -> Text:
    """How long a step takes of its dilemma's time."""
    if not value:
        return ()
    if not total or value >= total:
        return minutes(context, value)
    words = context.words.notes_share
    return (
        words_block(words.format(minutes=say_minutes(value, context.locale), total=say_minutes(total, context.locale))),
    )


def facilitation_notes(context: SlideContext, story: DilemmaStory) -> Text:
    """Everything that the trainer should know of a dilemma before it starts."""
    words, parts = context.words, story.parts
    values = first_of(parts, Values)
    shown = (words_block(", ".join(values.items)),) if values else ()
    prompts = (*prompts_of(parts, Asked.PROMPT), *prompts_of(parts, Asked.DISCUSSION))
    return (
        *_roles(context, story),
        *titled(context.locale.paper.own_method, method_text(story.method, context.locale)),
        *titled(words.notes_aim, prose_of(parts, Said.AIM)),
        *titled(words.notes_introduction, prose_of(parts, Said.INTRODUCTION)),
        *titled(words.notes_prompts, as_items(prompts)),
        *titled(words.notes_pitfalls, as_items(prompts_of(parts, Asked.PITFALL))),
        *titled(words.notes_debrief, prose_of(parts, Said.DEBRIEF)),
        *titled(words.notes_values, shown),
        *titled(words.notes_remarks, prose_of(parts, Said.REMARK)),
        *_reviewed(context, first_of(parts, Reviewed)),
    )


def _roles(context: SlideContext, story: DilemmaStory) -> Text:
    """That roles are played; what each knows stands in the guide and on its card, never under a slide that is shown."""
    roles = first_of(story.case, Roles)
    if roles is None:
        return ()
    names = " · ".join(line.text for line in roles.names)
    return (words_block(context.words.roles.format(roles=names)), words_block(context.locale.paper.roles_step))


def _reviewed(context: SlideContext, review: Reviewed | None) -> Text:
    if review is None or not review.by or not review.date:
        return ()
    return (words_block(context.words.notes_reviewed.format(by=review.by, date=review.date)),)


def verdict_notes(context: SlideContext, story: DilemmaStory) -> Text:
    """The verdict on every choice with one line of reason; what is said of the whole where choices have none."""
    lines = tuple(_verdict_line(context, choice) for choice in judged_of(story.outcome))
    overall = _first_sentence(prose_of(story.outcome, Said.ANSWER))
    whole = (words_block(overall),) if overall else ()
    return titled(context.words.notes_verdicts, (*lines, *whole))


def _verdict_line(context: SlideContext, choice: JudgedOption) -> Block:
    verdict = choice.verdict.word if choice.verdict else context.words.no_verdict
    reason = _first_sentence(choice.feedback)
    name = choice.option.letter or f"{plain(choice.option.text, ' ')}"
    spans = [Span(f"{name} – {verdict}", bold=True)]
    if reason:
        spans.append(Span(f". {reason}" if not verdict.endswith((".", "!", "?")) else f" {reason}"))
    return Block(BlockKind.BULLET, tuple(spans))


def _first_sentence(text: Text) -> str:
    return first_sentence(plain(text, " "), _LONGEST_REASON)


def source_names(context: SlideContext, story: DilemmaStory) -> Text:
    """The passages that an answer rests on, a line each."""
    lines = dict.fromkeys((part.line, part.source.language) for part in all_of(story.outcome, Quotation))
    return tuple(
        words_block(
            context.words.notes_source.format(source=line), language="" if context.is_own(language) else language
        )
        for line, language in lines
    )


def source_facts(context: SlideContext, parts: Iterable[Part]) -> Text:
    """Title, publisher, version, date and address of each source."""
    return tuple(_source_fact(context, source) for source in sources_of(parts))


def _source_fact(context: SlideContext, source: Source) -> Block:
    facts = [
        source.title,
        source.publisher,
        context.locale.paper.version.format(version=source.version) if source.version else "",
        context.locale.date(source.date) if source.date else "",
        source.url,
    ]
    text = context.words.notes_source.format(source=", ".join(fact for fact in facts if fact))
    return words_block(text, language="" if context.is_own(source.language) else source.language)


def scene_notes(context: SlideContext, scene: Scene) -> Text:
    """The author's own notes, or what can be said of any such slide; with the film and the time."""
    own = titled(context.words.notes_say, prose_of(scene.notes, Said.REMARK)) or say(context, scene.say)
    return (*own, *film_notes(context, scene.parts), *minutes(context, scene.told_minutes))


def film_notes(context: SlideContext, parts: Iterable[Part]) -> Text:
    """Where a film is, and what to do if it does not play."""
    video = first_of(parts, Film)
    return (words_block(context.words.notes_video.format(target=video.target)),) if video else ()


def continued(context: SlideContext, words: str) -> Text:
    """The notes of a slide that continues the one before."""
    return (words_block(context.words.notes_continued), *say(context, words))
