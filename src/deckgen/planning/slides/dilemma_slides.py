"""Plans the slides of a dilemma, step by step, with links from step to step."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.content.deck import Reveal
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.planning.provenance import name_versions
from deckgen.planning.slides.answer_slides import plan_answer
from deckgen.planning.slides.buttons import LetterLink
from deckgen.planning.slides.choice_slides import plan_choice, plan_whole_dilemma
from deckgen.planning.slides.draft import Draft, number_parts
from deckgen.planning.slides.kind_slides import is_letterless_choice, plan_scale, plan_statement
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.speaker_notes import facilitation_notes, share_of_time
from deckgen.planning.slides.step_slides import StandingRows, StepSlides, plan_discussion, plan_more, plan_question
from deckgen.planning.slides.twist_slides import NextDilemmas, plan_outcome, plan_twist
from deckgen.planning.slides.vote_slides import plan_vote
from deckgen.rich_text import Text, holds_table
from deckgen.storyboard.part_search import first_of, options_of, prompts_of, prose_of, sources_of
from deckgen.storyboard.parts import Asked, Film, Image, Options, Prompts, Said, Scale
from deckgen.storyboard.scenes import DilemmaStory, Scene, SceneKind

# From the last step to the first, so that whoever leads on knows where to.
_LAST_FIRST = (
    SceneKind.MORE,
    SceneKind.ANSWER,
    SceneKind.OUTCOME,
    SceneKind.VOTE,
    SceneKind.TWIST,
    SceneKind.CHOICE,
    SceneKind.DILEMMA,
    SceneKind.QUESTION,
    SceneKind.DISCUSSION,
)


class _Links(Struct):
    """Where the badges and buttons of a dilemma lead to; filled from its last step to its first."""

    feedback: dict[str, str] = field(default_factory=dict)  # letter -> key
    answer: str = ""
    more: str = ""
    rows: StandingRows | None = None  # of the answer


def plan_dilemma(context: SlideContext, story: DilemmaStory, others: NextDilemmas) -> tuple[Draft, ...]:
    """The slides of one dilemma, in the order of its scenes; `others` are the dilemmas that its choices may lead to."""
    links = _Links()
    planned: dict[str, tuple[StepSlides, ...]] = {}
    for scene in sorted(story.scenes, key=_rank):
        planned[scene.id] = _plan_step(context, story, scene, links, others)
        _note_links(scene, planned[scene.id], links)
    drafts: list[Draft] = []
    for place, scene in enumerate(scene for scene in story.scenes if planned[scene.id]):
        opening = facilitation_notes(context, story) if place == 0 else ()
        drafts += _make_drafts(context, story, scene, planned[scene.id], opening=opening)
    return tuple(drafts)


def _rank(scene: Scene) -> int:
    """Who leads on comes after what it leads to; whoever leads nowhere comes whenever."""
    return _LAST_FIRST.index(scene.kind) if scene.kind in _LAST_FIRST else len(_LAST_FIRST)


def _plan_step(  # noqa: PLR0911  # a closed list, a line each
    context: SlideContext, story: DilemmaStory, scene: Scene, links: _Links, others: NextDilemmas
) -> tuple[StepSlides, ...]:
    match scene.kind:
        case SceneKind.CHOICE | SceneKind.DILEMMA:
            return _plan_choosing(context, story, scene, links)
        case SceneKind.MORE:
            return plan_more(context, scene)
        case SceneKind.ANSWER:
            return plan_answer(context, story, scene, links.more)
        case SceneKind.QUESTION:
            return plan_question(context, scene)
        case SceneKind.DISCUSSION:
            return plan_discussion(context, scene)
        case SceneKind.TWIST:
            return plan_twist(context, scene)
        case SceneKind.OUTCOME:
            return plan_outcome(context, scene, others)
        case SceneKind.VOTE:
            return plan_vote(context, scene)
        case (
            SceneKind.TITLE
            | SceneKind.AGENDA
            | SceneKind.CLUSTER
            | SceneKind.FREE
            | SceneKind.BREAK
            | SceneKind.GROUP_WORK
        ):
            return ()  # no steps of a dilemma
        case _:
            assert_never(scene.kind)


def _plan_choosing(context: SlideContext, story: DilemmaStory, scene: Scene, links: _Links) -> tuple[StepSlides, ...]:
    """The slide on which one chooses, alone or with the situation."""

    def link_of(letter: str) -> LetterLink:
        key = links.feedback.get(letter, links.answer)
        return LetterLink(key, context.words.see_feedback.format(letter=letter) if key else "")

    role = SlideRole.CHOICE if scene.kind is SceneKind.CHOICE else SlideRole.DILEMMA
    is_whole = scene.kind is SceneKind.DILEMMA
    before = plan_question(context, scene) if is_whole and _asks_alone(scene) else ()
    if first_of(scene.parts, Scale) is not None:
        return (*before, *plan_scale(context, story, scene, role))
    if story.kind is not DilemmaKind.RANK and is_letterless_choice(scene):
        return (*before, *plan_statement(context, story, scene, role))
    if not is_whole or (before and not prompts_of(scene.parts, Asked.DISCUSSION)):
        return (*before, *plan_choice(context, story, scene, link_of, links.rows))
    rest = _without_case(scene) if before else scene
    return (*before, *plan_whole_dilemma(context, story, rest, link_of))


def _asks_alone(scene: Scene) -> bool:
    """Whether the case has slides of its own: with its picture, film or table, or because it is all there is."""
    has_media = first_of(scene.parts, Image) is not None or first_of(scene.parts, Film) is not None
    is_all = not (options_of(scene.parts) or first_of(scene.parts, Scale) or prompts_of(scene.parts, Asked.DISCUSSION))
    return has_media or is_all or holds_table(prose_of(scene.parts, Said.SITUATION))


def _without_case(scene: Scene) -> Scene:
    """The scene with its choices and prompts alone."""
    return replace(
        scene,
        parts=tuple(
            part
            for part in scene.parts
            if isinstance(part, Options) or (isinstance(part, Prompts) and part.asked is Asked.DISCUSSION)
        ),
    )


def _note_links(scene: Scene, slides: tuple[StepSlides, ...], links: _Links) -> None:
    if scene.kind is SceneKind.MORE and slides:
        links.more = slide_key(scene, 1)
    if scene.kind is SceneKind.OUTCOME:
        for number, slide in enumerate(slides, start=1):
            links.feedback |= {letter: slide_key(scene, number) for letter in slide.letters}
    if scene.kind is SceneKind.ANSWER and slides:
        links.answer = slide_key(scene, 1)
        links.rows = slides[0].rows
        for number, slide in enumerate(slides, start=1):
            for letter in slide.letters:
                links.feedback.setdefault(letter, slide_key(scene, number))


def slide_key(scene: Scene, part: int | str) -> str:
    """The key of a slide: stable over rebuilds, whatever is put in before it."""
    return f"{scene.id}/{part}"


def _make_drafts(
    context: SlideContext, story: DilemmaStory, scene: Scene, slides: tuple[StepSlides, ...], *, opening: Text
) -> tuple[Draft, ...]:
    time = share_of_time(context, scene.minutes or 0.0, story.told_minutes)
    drafts = []
    for place, slide in enumerate(slides):
        told, rest = slide.notes[:2], slide.notes[2:]
        notes = (*told, *time, *opening, *rest) if place == 0 else slide.notes
        drafts.append(
            Draft(
                key="",
                role=slide.role,
                title=scene.heading,
                elements=slide.elements,
                notes=notes,
                cluster=story.theme.text,
                position=story.position,
                number=story.number,
                theme=story.cluster,
                name=story.title.text,
                reveal=context.deck.reveal is not Reveal.ALL and scene.kind in {SceneKind.ANSWER, SceneKind.DISCUSSION},
                quoted=name_versions(sources_of(scene.parts)) if scene.kind is SceneKind.MORE else "",
            )
        )
    return number_parts(slide_key(scene, "{part}"), drafts, context.words.part)
