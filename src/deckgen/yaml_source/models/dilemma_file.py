"""What a dilemma's file may hold, and a dilemma inside a deck."""

from typing import Annotated, Any

from msgspec import Meta

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.steps import Step
from deckgen.content.verdict import Verdict
from deckgen.yaml_source.models.faults import Fault, FaultKind, KeyPath, UnfitError
from deckgen.yaml_source.models.file_fields import (
    ExactDate,
    Flag,
    Id,
    Line,
    Markdown,
    Minutes,
    Points,
    Whole,
    one_of,
)
from deckgen.yaml_source.models.file_model import FileModel, ReadInstead, says
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.models.model_reader import reader_of
from deckgen.yaml_source.models.play_file import LabelsFile, OwnSessionFile, RoleFile, ScaleFile, TwistFile
from deckgen.yaml_source.syntax.bounds import MAX_LIST


class ChoiceFile(FileModel, frozen=True, kw_only=True):
    """One way to act."""

    id: Annotated[Id, says("A short name; `{{ choice:id }}` in any text of the dilemma becomes its letter.")] = ""
    text: Annotated[Markdown, says("What one would do.")]
    verdict: Annotated[
        Annotated[Verdict, one_of(Verdict)] | None, says("How the integrity office judges this choice.")
    ] = None
    feedback: Annotated[Markdown, says("What is said of this choice on the answer slide.")] = ""
    outcome: Annotated[Markdown, says("What happens when one chooses this.")] = ""
    next: Annotated[Id, says("The dilemma that comes next for who chooses this.")] = ""
    points: Annotated[Points | None, says("What this choice is worth.")] = None
    handout: Annotated[Flag, says("Print the outcome in the handout, on a page to turn over when asked.")] = False


class PassageFile(FileModel, frozen=True):
    """A block of `meer_weten`: own text, or the words of a source."""

    text: Annotated[Markdown, says("Own text; beside `quote`, a passage that stands in the source word for word.")] = ""
    quote: Annotated[Id, says("A source: the name of a file in `sources/`, without `.md`.")] = ""
    section: Annotated[Line, says("A heading of the source: the whole section, or where the passage stands.")] = ""

    def __post_init__(self) -> None:
        """It says something, and of a source which part."""
        if not self.quote and not self.text:
            raise UnfitError(FaultKind.EMPTY_PASSAGE)
        if self.quote and not self.text and not self.section:
            raise UnfitError(FaultKind.EMPTY_QUOTE)
        if self.section and not self.quote:
            raise UnfitError(FaultKind.SECTION_WITHOUT_QUOTE)


class FacilitatorFile(FileModel, frozen=True):
    """What only the trainer reads."""

    minutes: Annotated[Minutes | None, says("How long the dilemma takes.")] = None
    aim: Annotated[Markdown, says("What participants should have learnt.")] = ""
    introduction: Annotated[Markdown, says("What to say before the question.")] = ""
    prompts: Annotated[list[Markdown], Meta(max_length=MAX_LIST), says("Questions to keep the talk going.")] = []
    pitfalls: Annotated[list[Markdown], Meta(max_length=MAX_LIST), says("What often goes wrong in this talk.")] = []
    debrief: Annotated[Markdown, says("How to close the talk.")] = ""
    notes: Annotated[Markdown, says("Anything else for the trainer.")] = ""


class ReviewFile(FileModel, frozen=True):
    """Who last held the dilemma against the code."""

    by: Annotated[Line, says("The office or person.")] = ""
    on: Annotated[ExactDate, says("The day, as 2026-10-01.")] = ""


_read_one_text = reader_of(Markdown)
_read_passages = reader_of(list[PassageFile])


def read_meer_weten(value: Any, path: KeyPath, faults: list[Fault]) -> object:
    """A text as it is, a list as blocks."""
    if isinstance(value, str):
        return _read_one_text(value, path, faults)
    if isinstance(value, list):
        return _read_passages(value, path, faults)
    raise UnfitError(FaultKind.NO_TEXT_OR_LIST)


Sequence = Annotated[list[Annotated[Step, one_of(Step)]], Meta(min_length=1, max_length=MAX_LIST)]


class DilemmaFile(FileModel, frozen=True, kw_only=True):
    """A dilemma: a situation, the choices, what is said of them, and the code of conduct behind it."""

    id: Annotated[Id, says("A short name without spaces; the name of the file in `dilemmas/`.")] = ""
    title: Annotated[Line, says("A short title for indexes and cards.")] = ""
    question: Annotated[Markdown, says("The situation and its question.")]
    short: Annotated[Markdown, says("A shorter text of the situation, for cards.")] = ""
    choices: Annotated[
        Annotated[list[ChoiceFile], Meta(min_length=2, max_length=6)] | None,
        says("Two to six ways to act; letters A, B, C… are given by their order."),
    ] = None
    answer: Annotated[Markdown, says("Text on the dilemma as a whole, before the feedback on each choice.")] = ""
    discussion: Annotated[list[Markdown], Meta(max_length=MAX_LIST), says("Prompts that participants see.")] = []
    values: Annotated[list[Line], Meta(max_length=MAX_LIST), says("The values that stand against each other.")] = []
    meer_weten: Annotated[
        Annotated[Markdown | list[PassageFile], ReadInstead(read_meer_weten)] | None,
        says("More on the matter: text in which a line `---` starts a new slide, or a list of blocks."),
    ] = None
    facilitator: Annotated[FacilitatorFile | None, says("What only the trainer reads.")] = None
    tags: Annotated[list[Line], Meta(max_length=MAX_LIST), says("Words to choose dilemmas by.")] = []
    reviewed: Annotated[ReviewFile | None, says("Who last held the dilemma against the code, and when.")] = None
    kind: Annotated[
        Annotated[DilemmaKind, one_of(DilemmaKind)] | None,
        says(
            "What is asked: a `choice` (the usual), or to agree with a `statement`, know a `fact`, "
            "place on a `scale`, `rank` things, answer an `open` question."
        ),
    ] = None
    labels: Annotated[LabelsFile | None, says("Words for its steps.")] = None
    image: Annotated[ImageFile | None, says("A picture with the situation.")] = None
    video: Annotated[VideoFile | None, says("A film with the situation.")] = None
    questions: Annotated[
        list[Markdown], Meta(max_length=MAX_LIST), says("Several questions under one situation, with room for each.")
    ] = []
    scale: Annotated[ScaleFile | None, says("The line of a `kind: scale`.")] = None
    order: Annotated[
        list[Id], Meta(max_length=MAX_LIST), says("The ids of the choices of a `kind: rank` in the model order.")
    ] = []
    roles: Annotated[list[RoleFile], Meta(max_length=MAX_LIST), says("The parts that participants play.")] = []
    twists: Annotated[
        list[TwistFile], Meta(max_length=MAX_LIST), says("New facts that come one at a time, each with a slide.")
    ] = []
    sequence: Annotated[Sequence | None, says("Its steps, instead of its theme's or the deck's.")] = None
    session: Annotated[OwnSessionFile | None, says("How time is spent on it.")] = None
    priority: Annotated[Whole, says("What to keep when time is short: the highest first.")] = 0
