"""What the trainer reads under a slide: never empty, and on the choice slide already the verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckgen.content.deck import Agenda, Break, FreeSlide
from deckgen.content.dilemma import Choice, Dilemma
from deckgen.content.source import Source
from deckgen.planning.slides.quotations import source_line
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.rich_text import Block, BlockKind, Span, Text, plain

_FIRST_SENTENCE = re.compile(r".+?[.!?…]+[”’»\")]*(?=\s|$)", re.DOTALL)
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


def bulleted(texts: Iterable[Text]) -> Text:
    """Texts as a list: the first paragraph of each is the item, the rest stands under it."""
    return tuple(block for text in texts for block in _as_item(text))


def _as_item(text: Text) -> Iterator[Block]:
    started = False
    for block in text:
        if block.kind is BlockKind.BREAK or not block.text.strip():
            continue
        if not started and block.kind is not BlockKind.HEADING:
            yield Block(BlockKind.BULLET, block.spans, 0, 0, block.quoted, block.language, block.place)
        elif block.kind is BlockKind.HEADING:
            yield block
        else:
            yield Block(
                block.kind, block.spans, block.level + 1, block.number, block.quoted, block.language, block.place
            )
        started = True


def minutes(context: SlideContext, value: float | None) -> Text:
    """How long a slide takes, where the author said so."""
    if not value:
        return ()
    return (words_block(context.words.notes_timing.format(minutes=in_minutes(context, value))),)


def in_minutes(context: SlideContext, value: float) -> str:
    """A number of minutes in words."""
    return context.words.minutes.format(minutes=context.locale.number(value))


def share_of_time(context: SlideContext, value: float, total: float | None) -> Text:
    """How long a step takes of its dilemma's time."""
    if not value or not total:
        return ()
    if value >= total:
        return minutes(context, value)
    words = context.words.notes_share
    return (words_block(words.format(minutes=in_minutes(context, value), total=in_minutes(context, total))),)


def facilitation_notes(context: SlideContext, dilemma: Dilemma) -> Text:
    """Everything that the trainer should know of a dilemma before it starts."""
    words, facts = context.words, dilemma.facilitation
    values = (words_block(", ".join(dilemma.values)),) if dilemma.values else ()
    prompts = (*facts.prompts, *dilemma.discussion)
    return (
        *titled(words.notes_aim, facts.aim),
        *titled(words.notes_introduction, facts.introduction),
        *titled(words.notes_prompts, bulleted(prompts)),
        *titled(words.notes_pitfalls, bulleted(facts.pitfalls)),
        *titled(words.notes_debrief, facts.debrief),
        *titled(words.notes_values, values),
        *titled(words.notes_remarks, facts.notes),
        *_reviewed(context, dilemma),
    )


def _reviewed(context: SlideContext, dilemma: Dilemma) -> Text:
    review = dilemma.reviewed
    if not review.by or not review.on:
        return ()
    return (words_block(context.words.notes_reviewed.format(by=review.by, date=context.locale.date(review.on))),)


def verdict_notes(context: SlideContext, dilemma: Dilemma) -> Text:
    """The verdict on every choice with one line of reason; what is said of the whole where choices have none."""
    judged = [choice for choice in dilemma.choices if choice.verdict or choice.feedback]
    lines = tuple(_verdict_line(context, choice) for choice in dilemma.choices) if judged else ()
    overall = first_sentence(dilemma.answer)
    whole = (words_block(overall),) if overall else ()
    return titled(context.words.notes_verdicts, (*lines, *whole))


def _verdict_line(context: SlideContext, choice: Choice) -> Block:
    verdict = context.locale.verdicts[choice.verdict] if choice.verdict else context.words.no_verdict
    reason = first_sentence(choice.feedback)
    spans = [Span(f"{choice.letter} – {verdict}", bold=True)]
    if reason:
        spans.append(Span(f". {reason}" if not verdict.endswith((".", "!", "?")) else f" {reason}"))
    return Block(BlockKind.BULLET, tuple(spans))


def first_sentence(text: Text) -> str:
    """The first sentence of a text, cut at a word where it is long."""
    words = " ".join(plain(text, " ").split())
    match = _FIRST_SENTENCE.match(words)
    sentence = match.group() if match else words
    if len(sentence) <= _LONGEST_REASON:
        return sentence
    return f"{sentence[:_LONGEST_REASON].rsplit(' ', 1)[0].rstrip(',;:')} …"


def source_names(context: SlideContext, dilemma: Dilemma) -> Text:
    """The passages that an answer rests on, a line each."""
    lines = dict.fromkeys(
        (source_line(context, passage), passage.source.language) for passage in dilemma.meer_weten if passage.source
    )
    return tuple(
        words_block(
            context.words.notes_source.format(source=line), language="" if context.is_own(language) else language
        )
        for line, language in lines
    )


def source_facts(context: SlideContext, dilemma: Dilemma) -> Text:
    """Title, publisher, version, date and address of each source."""
    return tuple(_source_fact(context, source) for source in dilemma.sources)


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


def item_notes(context: SlideContext, item: FreeSlide | Agenda | Break, otherwise: str) -> Text:
    """The author's own notes, or what can be said of any such slide; with the film and the time."""
    own = titled(context.words.notes_say, item.notes) or say(context, otherwise)
    video = getattr(item, "video", None)
    film = (words_block(context.words.notes_video.format(target=video.target)),) if video else ()
    return (*own, *film, *minutes(context, minutes_of(item)))


def minutes_of(item: FreeSlide | Agenda | Break) -> float | None:
    """The minutes that an item takes: a pause that says none takes those of its film."""
    if item.minutes is None and isinstance(item, Break) and item.video:
        return item.video.minutes
    return item.minutes


def continued(context: SlideContext, words: str) -> Text:
    """The notes of a slide that continues the one before."""
    return (words_block(context.words.notes_continued), *say(context, words))
