"""Plans the slides of a dilemma, step by step, with links from step to step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from deckgen.content.deck import Step
from deckgen.content.dilemma import Dilemma
from deckgen.planning.provenance import name_versions
from deckgen.planning.slides.answer_slides import plan_answer
from deckgen.planning.slides.choice_slides import plan_choice, plan_whole_dilemma
from deckgen.planning.slides.draft import Draft, TitleWords, number_parts
from deckgen.planning.slides.row_slides import LetterLink
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.speaker_notes import facilitation_notes, share_of_time
from deckgen.planning.slides.step_slides import StepSlides, plan_discussion, plan_more, plan_question
from deckgen.rich_text import Text
from deckgen.storyboard.step_times import spread_minutes


class NumberedDilemma(Struct, frozen=True):
    """A dilemma with its place: `key` is its id, unique in the deck; `number` counts within the cluster."""

    dilemma: Dilemma
    key: str
    cluster: str
    number: int
    position: int


class _Links(Struct):
    """Where the badges and buttons of a dilemma lead to; filled from its last step to its first."""

    feedback: dict[str, str] = field(default_factory=dict)  # letter -> key
    answer: str = ""
    more: str = ""


def plan_dilemma(context: SlideContext, numbered: NumberedDilemma) -> tuple[Draft, ...]:
    """The slides of one dilemma, in the order of the deck's sequence."""
    steps = tuple(dict.fromkeys(context.deck.sequence))
    links = _Links()
    planned: dict[Step, tuple[StepSlides, ...]] = {}
    for step in (Step.MEER_WETEN, Step.ANSWER, Step.CHOICE, Step.DILEMMA, Step.QUESTION, Step.DISCUSSION):
        if step in steps:
            planned[step] = _plan_step(context, step, numbered.dilemma, links, steps)
            _note_links(step, planned[step], numbered.key, links)
    shown = tuple(step for step in steps if planned[step])
    times = _times(context, numbered.dilemma, shown)
    drafts: list[Draft] = []
    for place, step in enumerate(shown):
        opening = facilitation_notes(context, numbered.dilemma) if place == 0 else ()
        drafts += _make_drafts(context, numbered, step, planned[step], minutes=times.get(step, 0.0), opening=opening)
    return tuple(drafts)


def _plan_step(
    context: SlideContext, step: Step, dilemma: Dilemma, links: _Links, steps: tuple[Step, ...]
) -> tuple[StepSlides, ...]:
    def link_of(letter: str) -> LetterLink:
        key = links.feedback.get(letter, links.answer)
        return LetterLink(key, context.words.see_feedback.format(letter=letter) if key else "")

    planners: Mapping[Step, Callable[[], tuple[StepSlides, ...]]] = {
        Step.MEER_WETEN: lambda: plan_more(context, dilemma),
        Step.ANSWER: lambda: plan_answer(context, dilemma, links.more),
        Step.CHOICE: lambda: plan_choice(context, dilemma, link_of),
        Step.DILEMMA: lambda: plan_whole_dilemma(context, dilemma, link_of, with_prompts=Step.DISCUSSION not in steps),
        Step.QUESTION: lambda: plan_question(context, dilemma),
        Step.DISCUSSION: lambda: plan_discussion(context, dilemma),
    }
    return planners[step]()


def _note_links(step: Step, slides: tuple[StepSlides, ...], key: str, links: _Links) -> None:
    if step is Step.MEER_WETEN and slides:
        links.more = slide_key(key, step, 1)
    if step is Step.ANSWER and slides:
        links.answer = slide_key(key, step, 1)
        for number, slide in enumerate(slides, start=1):
            for letter in slide.letters:
                links.feedback.setdefault(letter, slide_key(key, step, number))


def slide_key(key: str, step: Step, part: int | str) -> str:
    """The key of a slide: stable over rebuilds, whatever is put in before it."""
    return f"{key}/{step.value}/{part}"


def _times(context: SlideContext, dilemma: Dilemma, shown: tuple[Step, ...]) -> dict[Step, float]:
    fixed = context.deck.session.minutes_per_step if context.deck.session else {}
    return spread_minutes(dilemma.facilitation.minutes, shown, fixed)


def _make_drafts(
    context: SlideContext,
    numbered: NumberedDilemma,
    step: Step,
    slides: tuple[StepSlides, ...],
    *,
    minutes: float,
    opening: Text,
) -> tuple[Draft, ...]:
    time = share_of_time(context, minutes, numbered.dilemma.facilitation.minutes)
    drafts = []
    for place, slide in enumerate(slides):
        say, rest = slide.notes[:2], slide.notes[2:]
        notes = (*say, *time, *opening, *rest) if place == 0 else slide.notes
        drafts.append(
            Draft(
                key="",
                role=slide.role,
                title=step_title(context, numbered, step),
                elements=slide.elements,
                notes=notes,
                cluster=numbered.cluster,
                position=numbered.position,
                reveal=context.deck.reveal_on_click and step in {Step.ANSWER, Step.DISCUSSION},
                quoted=name_versions(numbered.dilemma.sources) if step is Step.MEER_WETEN else "",
            )
        )
    return number_parts(slide_key(numbered.key, step, "{part}"), drafts, context.words.part)


def step_title(context: SlideContext, numbered: NumberedDilemma, step: Step) -> TitleWords:
    """The title of a step: the question's, with the step's name behind it."""
    words = context.words
    names = {
        Step.CHOICE: words.choice,
        Step.ANSWER: words.answer,
        Step.MEER_WETEN: words.more,
        Step.DISCUSSION: words.discussion,
    }
    before, _, after = words.question_title.partition("{cluster}")
    after = after.replace("{n}", str(numbered.number))
    behind = f" – {names[step]}" if step in names else ""
    return TitleWords(numbered.cluster, numbered.dilemma.place, before, after + behind)
