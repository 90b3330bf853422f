"""What a deck's file may hold."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, WrapValidator
from pydantic_core import PydanticCustomError

from deckgen.content.deck import Reveal
from deckgen.content.steps import DEFAULT_SEQUENCE, Step
from deckgen.resources.languages import say_codes
from deckgen.yaml_source.models.dilemma_file import DilemmaFile, Sequence
from deckgen.yaml_source.models.file_fields import (
    Clock,
    Count,
    Date,
    FileModel,
    Flag,
    Id,
    Language,
    Line,
    Markdown,
    Minutes,
    Points,
    ReadLater,
    Share,
    Whole,
    one_of,
)
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.models.play_file import LabelsFile, MethodStepFile, OwnSessionFile
from deckgen.yaml_source.syntax.bounds import MAX_ITEMS, MAX_LINE, MAX_LIST, MAX_TERMS

_FORMS = TypeAdapter(dict[str, Line], config=ConfigDict(defer_build=True))
_PRIORITY = "A short version (`--minutes`) may leave it out; the lowest goes first. Not written: it always stays."


class SlideItem(FileModel):
    """A free slide."""

    slide: Line = Field(description="The title of the slide.")
    text: Markdown = Field(default="", description="What stands on the slide.")
    image: ImageFile | None = Field(default=None, description="A picture on the slide.")
    video: VideoFile | None = Field(default=None, description="A film that the slide links to.")
    notes: Markdown = Field(default="", description="What the trainer says.")
    minutes: Minutes | None = Field(default=None, description="How long the slide takes.")
    handout: Flag = Field(default=False, description="Print the text in the handout and the answers too.")
    priority: Whole | None = Field(default=None, description=_PRIORITY)


class AgendaItem(FileModel):
    """A slide that lists the clusters."""

    agenda: Line = Field(description="The title of the slide.")
    text: Markdown = Field(default="", description="What stands below the list.")
    notes: Markdown = Field(default="", description="What the trainer says.")
    minutes: Minutes | None = Field(default=None, description="How long the slide takes.")


class BreakItem(FileModel):
    """A pause."""

    break_: Line = Field(alias="break", description="The title of the slide.")
    text: Markdown = Field(default="", description="What stands on the slide.")
    video: VideoFile | None = Field(default=None, description="A film to show during the pause.")
    notes: Markdown = Field(default="", description="What the trainer says.")
    minutes: Minutes | None = Field(default=None, description="How long the pause takes.")
    priority: Whole | None = Field(default=None, description=_PRIORITY)


class ClusterItem(FileModel):
    """A theme with its dilemmas, each read on its own."""

    cluster: Line = Field(description="The name of the theme; it starts the titles of its slides.")
    dilemmas: list[Annotated[Id | DilemmaFile, ReadLater()]] = Field(
        default=[], max_length=MAX_ITEMS, description="Names of files in `dilemmas/`, or dilemmas written here."
    )
    text: Markdown = Field(default="", description="What stands on the slide that opens the theme.")
    notes: Markdown = Field(default="", description="What the trainer says on the slide that opens the theme.")
    labels: LabelsFile | None = Field(default=None, description="Words for the steps of its dilemmas.")
    sequence: Sequence | None = Field(default=None, description="The steps of its dilemmas, instead of the deck's.")
    session: OwnSessionFile | None = Field(default=None, description="How time is spent on its dilemmas.")


class SessionBreakFile(FileModel):
    """A pause at a fixed time."""

    title: Line = Field(default="", description="What it is called.")
    start: Clock = Field(default="", description="When it starts, as 10:30.")
    minutes: Minutes = Field(description="How long it takes.")
    priority: Whole | None = Field(default=None, description=_PRIORITY)


class SessionFile(FileModel):
    """How the time in the room is spent."""

    start: Clock = Field(default="", description="When the session starts, as 09:00.")
    minutes: Minutes | None = Field(default=None, description="How long the session may take.")
    participants: Count | None = Field(default=None, description="How many people take part; copies follow from it.")
    groups: Count | None = Field(default=None, description="In how many groups they talk.")
    clusters_per_group: Count | None = Field(default=None, description="How many clusters each group discusses.")
    group_minutes_per_cluster: Minutes | None = Field(default=None, description="Minutes in groups for one cluster.")
    plenary_minutes_per_cluster: Minutes | None = Field(
        default=None, description="Minutes with everybody for one cluster."
    )
    minutes_per_step: dict[Annotated[str, one_of(Step)], Minutes] = Field(
        default={}, description="Minutes for each step of a dilemma: `question: 2`."
    )
    breaks: list[SessionBreakFile] = Field(default=[], max_length=MAX_LIST, description="Pauses at a fixed time.")
    method: list[MethodStepFile] = Field(
        default=[], max_length=MAX_LIST, description="The steps in which each dilemma is worked through, in order."
    )


class BandFile(FileModel):
    """What is said of a score."""

    from_: Share = Field(alias="from", description="From this share of the points: `80%`.")
    text: Markdown = Field(description="What is said to who has them.")


class ScoringFile(FileModel):
    """What points are worth."""

    pass_: Share | None = Field(default=None, alias="pass", description="The share of the points to pass: `67%`.")
    wrong: Points = Field(default=0, le=0, description="What a wrong answer to a fact takes away: `-1`.")
    bands: list[BandFile] = Field(default=[], max_length=MAX_LIST, description="What is said of a score.")


def _read_term(value: Any, _handler: Any) -> Any:
    """One text, or one text a form."""
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("string_pattern_mismatch", "empty")
        if len(value) > MAX_LINE:
            raise PydanticCustomError("string_too_long", "too long", {"max_length": MAX_LINE})
        return value
    if isinstance(value, dict) and value:
        return _FORMS.validate_python(value)
    raise PydanticCustomError("term", "neither text nor forms")


Term = Annotated[Line | dict[str, Line], WrapValidator(_read_term)]
ProgramItemFile = SlideItem | AgendaItem | BreakItem | ClusterItem


class DeckFile(FileModel):
    """A deck: what is shown, in which order, to whom, and in how much time."""

    format: Annotated[str, one_of(("1",))] = Field(default="1", description="The version of this format.")
    title: Line = Field(description="The title of the deck.")
    subtitle: Line = Field(default="", description="A second line below the title.")
    occasion: Line = Field(default="", description="The event at which it is shown.")
    date: Date = Field(default="", description="The day, as 2026-11-22, or any text.")
    organisation: Line = Field(default="", description="Whose deck it is.")
    language: Language = Field(default="nl", description=f"{say_codes()}; with a region where it matters: nl-BE.")
    template: Line = Field(default="default", description="A folder in `templates/`, or a .pptx or .potx file.")
    sequence: Sequence = Field(
        default=list(DEFAULT_SEQUENCE), description="The steps of each dilemma, in the order shown."
    )
    terms: dict[str, Term] = Field(
        default={}, max_length=MAX_TERMS, description="Words that `{{ name }}` or `{{ name.form }}` stands for."
    )
    session: SessionFile | None = Field(default=None, description="How the time in the room is spent.")
    cluster_slides: Flag = Field(default=True, description="Show a slide at the start of each cluster.")
    reveal: Annotated[str, one_of(Reveal)] = Field(
        default="all",
        description="`click`: the feedback on each choice appears at a click; `letters`: at a click on its letter.",
    )
    public: Flag = Field(
        default=False, description="The deck leaves the organisation: nothing that is the trainer's goes along."
    )
    labels: LabelsFile | None = Field(
        default=None, description="Words in titles and on papers: `{question: Stelling}`."
    )
    scoring: ScoringFile | None = Field(default=None, description="What points are worth.")
    outputs: list[Line] = Field(
        default=[], max_length=MAX_LIST, description="What is built when nothing is asked for: `[slides, handout]`."
    )
    links: Annotated[str, one_of(("address", "qr"))] = Field(
        default="address", description="`qr`: on paper, the addresses of links stand beside a QR code."
    )
    typography: Annotated[str, one_of(("set", "as-written"))] = Field(
        default="set", description="`as-written`: quotation marks, dashes and spaces stay as they were typed."
    )
    lints: dict[str, Flag] = Field(default={}, max_length=MAX_LIST, description="Warnings to switch off: `code: off`.")
    program: list[Annotated[ProgramItemFile, ReadLater()]] = Field(
        min_length=1, max_length=MAX_ITEMS, description="What is shown, in order."
    )


ITEM_MODELS: dict[str, type[SlideItem | AgendaItem | BreakItem | ClusterItem]] = {
    "slide": SlideItem,
    "agenda": AgendaItem,
    "break": BreakItem,
    "cluster": ClusterItem,
}
