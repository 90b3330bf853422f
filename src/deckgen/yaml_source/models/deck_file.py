"""What a deck's file may hold."""

from typing import Annotated, Any

from msgspec import Meta, field

from deckgen.content.deck import Reveal
from deckgen.content.steps import DEFAULT_SEQUENCE, Step
from deckgen.resources.languages import say_codes
from deckgen.yaml_source.models.dilemma_file import DilemmaFile, Sequence
from deckgen.yaml_source.models.faults import Fault, FaultKind, KeyPath, UnfitError
from deckgen.yaml_source.models.file_fields import (
    Clock,
    Count,
    Date,
    Flag,
    Id,
    Language,
    Line,
    Markdown,
    Minutes,
    Points,
    Share,
    Whole,
    one_of,
)
from deckgen.yaml_source.models.file_model import FileModel, ReadInstead, ReadLater, says
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.models.model_reader import reader_of
from deckgen.yaml_source.models.play_file import LabelsFile, MethodStepFile, OwnSessionFile
from deckgen.yaml_source.syntax.bounds import MAX_ITEMS, MAX_LIST, MAX_TERMS

_read_line = reader_of(Line)
_read_forms = reader_of(dict[str, Line])
_PRIORITY = "A short version (`--minutes`) may leave it out; the lowest goes first. Not written: it always stays."


class SlideItem(FileModel, frozen=True):
    """A free slide."""

    slide: Annotated[Line, says("The title of the slide.")]
    text: Annotated[Markdown, says("What stands on the slide.")] = ""
    image: Annotated[ImageFile | None, says("A picture on the slide.")] = None
    video: Annotated[VideoFile | None, says("A film that the slide links to.")] = None
    notes: Annotated[Markdown, says("What the trainer says.")] = ""
    minutes: Annotated[Minutes | None, says("How long the slide takes.")] = None
    handout: Annotated[Flag, says("Print the text in the handout and the answers too.")] = False
    priority: Annotated[Whole | None, says(_PRIORITY)] = None


class AgendaItem(FileModel, frozen=True):
    """A slide that lists the clusters."""

    agenda: Annotated[Line, says("The title of the slide.")]
    text: Annotated[Markdown, says("What stands below the list.")] = ""
    notes: Annotated[Markdown, says("What the trainer says.")] = ""
    minutes: Annotated[Minutes | None, says("How long the slide takes.")] = None


class BreakItem(FileModel, frozen=True):
    """A pause."""

    break_: Annotated[Line, says("The title of the slide.")] = field(name="break")
    text: Annotated[Markdown, says("What stands on the slide.")] = ""
    video: Annotated[VideoFile | None, says("A film to show during the pause.")] = None
    notes: Annotated[Markdown, says("What the trainer says.")] = ""
    minutes: Annotated[Minutes | None, says("How long the pause takes.")] = None
    priority: Annotated[Whole | None, says(_PRIORITY)] = None


class ClusterItem(FileModel, frozen=True):
    """A theme with its dilemmas, each read on its own."""

    cluster: Annotated[Line, says("The name of the theme; it starts the titles of its slides.")]
    dilemmas: Annotated[
        list[Annotated[Id | DilemmaFile, ReadLater()]],
        Meta(max_length=MAX_ITEMS),
        says("Names of files in `dilemmas/`, or dilemmas written here."),
    ] = []
    text: Annotated[Markdown, says("What stands on the slide that opens the theme.")] = ""
    notes: Annotated[Markdown, says("What the trainer says on the slide that opens the theme.")] = ""
    labels: Annotated[LabelsFile | None, says("Words for the steps of its dilemmas.")] = None
    sequence: Annotated[Sequence | None, says("The steps of its dilemmas, instead of the deck's.")] = None
    session: Annotated[OwnSessionFile | None, says("How time is spent on its dilemmas.")] = None


class SessionBreakFile(FileModel, frozen=True, kw_only=True):
    """A pause at a fixed time."""

    title: Annotated[Line, says("What it is called.")] = ""
    start: Annotated[Clock, says("When it starts, as 10:30.")] = ""
    minutes: Annotated[Minutes, says("How long it takes.")]
    priority: Annotated[Whole | None, says(_PRIORITY)] = None


class SessionFile(FileModel, frozen=True):
    """How the time in the room is spent."""

    start: Annotated[Clock, says("When the session starts, as 09:00.")] = ""
    minutes: Annotated[Minutes | None, says("How long the session may take.")] = None
    participants: Annotated[Count | None, says("How many people take part; copies follow from it.")] = None
    groups: Annotated[Count | None, says("In how many groups they talk.")] = None
    clusters_per_group: Annotated[Count | None, says("How many clusters each group discusses.")] = None
    group_minutes_per_cluster: Annotated[Minutes | None, says("Minutes in groups for one cluster.")] = None
    plenary_minutes_per_cluster: Annotated[Minutes | None, says("Minutes with everybody for one cluster.")] = None
    minutes_per_step: Annotated[
        dict[Annotated[str, one_of(Step)], Minutes], says("Minutes for each step of a dilemma: `question: 2`.")
    ] = {}
    breaks: Annotated[list[SessionBreakFile], Meta(max_length=MAX_LIST), says("Pauses at a fixed time.")] = []
    method: Annotated[
        list[MethodStepFile],
        Meta(max_length=MAX_LIST),
        says("The steps in which each dilemma is worked through, in order."),
    ] = []


class BandFile(FileModel, frozen=True):
    """What is said of a score."""

    from_: Annotated[Share, says("From this share of the points: `80%`.")] = field(name="from")
    text: Annotated[Markdown, says("What is said to who has them.")]


class ScoringFile(FileModel, frozen=True, kw_only=True):
    """What points are worth."""

    pass_: Annotated[Share | None, says("The share of the points to pass: `67%`.")] = field(name="pass", default=None)
    wrong: Annotated[Points, Meta(le=0), says("What a wrong answer to a fact takes away: `-1`.")] = 0
    bands: Annotated[list[BandFile], Meta(max_length=MAX_LIST), says("What is said of a score.")] = []


def _read_term(value: Any, path: KeyPath, faults: list[Fault]) -> object:
    """One text, or one text a form."""
    if isinstance(value, str):
        return _read_line(value, path, faults)
    if isinstance(value, dict) and value:
        return _read_forms(value, path, faults)
    raise UnfitError(FaultKind.NO_TERM)


Term = Annotated[Line | dict[str, Line], ReadInstead(_read_term)]
ProgramItemFile = SlideItem | AgendaItem | BreakItem | ClusterItem


class DeckFile(FileModel, frozen=True, kw_only=True):
    """A deck: what is shown, in which order, to whom, and in how much time."""

    format: Annotated[str, one_of(("1",)), says("The version of this format.")] = "1"
    title: Annotated[Line, says("The title of the deck.")]
    subtitle: Annotated[Line, says("A second line below the title.")] = ""
    occasion: Annotated[Line, says("The event at which it is shown.")] = ""
    date: Annotated[Date, says("The day, as 2026-11-22, or any text.")] = ""
    organisation: Annotated[Line, says("Whose deck it is.")] = ""
    language: Annotated[Language, says(f"{say_codes()}; with a region where it matters: nl-BE.")] = "nl"
    template: Annotated[Line, says("A folder in `templates/`, or a .pptx or .potx file.")] = "default"
    sequence: Annotated[Sequence, says("The steps of each dilemma, in the order shown.")] = field(
        default_factory=lambda: list(DEFAULT_SEQUENCE)
    )
    terms: Annotated[
        dict[str, Term], Meta(max_length=MAX_TERMS), says("Words that `{{ name }}` or `{{ name.form }}` stands for.")
    ] = {}
    session: Annotated[SessionFile | None, says("How the time in the room is spent.")] = None
    cluster_slides: Annotated[Flag, says("Show a slide at the start of each cluster.")] = True
    reveal: Annotated[
        str,
        one_of(Reveal),
        says("`click`: the feedback on each choice appears at a click; `letters`: at a click on its letter."),
    ] = "all"
    public: Annotated[Flag, says("The deck leaves the organisation: nothing that is the trainer's goes along.")] = False
    labels: Annotated[LabelsFile | None, says("Words in titles and on papers: `{question: Stelling}`.")] = None
    scoring: Annotated[ScoringFile | None, says("What points are worth.")] = None
    outputs: Annotated[
        list[Line], Meta(max_length=MAX_LIST), says("What is built when nothing is asked for: `[slides, handout]`.")
    ] = []
    links: Annotated[
        str,
        one_of(("address", "qr")),
        says("`qr`: on paper, the addresses of links stand beside a QR code."),
    ] = "address"
    typography: Annotated[
        str,
        one_of(("set", "as-written")),
        says("`as-written`: quotation marks, dashes and spaces stay as they were typed."),
    ] = "set"
    lints: Annotated[dict[str, Flag], Meta(max_length=MAX_LIST), says("Warnings to switch off: `code: off`.")] = {}
    program: Annotated[
        list[Annotated[ProgramItemFile, ReadLater()]],
        Meta(min_length=1, max_length=MAX_ITEMS),
        says("What is shown, in order."),
    ]


ITEM_MODELS: dict[str, type[SlideItem | AgendaItem | BreakItem | ClusterItem]] = {
    "slide": SlideItem,
    "agenda": AgendaItem,
    "break": BreakItem,
    "cluster": ClusterItem,
}
