"""What a dilemma's file may hold, and a dilemma inside a deck."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, WrapValidator, model_validator
from pydantic_core import PydanticCustomError

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.steps import Step
from deckgen.content.verdict import Verdict
from deckgen.yaml_source.models.file_fields import (
    ExactDate,
    FileModel,
    Flag,
    Id,
    Line,
    Markdown,
    Minutes,
    Points,
    Whole,
    one_of,
)
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.models.play_file import LabelsFile, OwnSessionFile, RoleFile, ScaleFile, TwistFile
from deckgen.yaml_source.syntax.bounds import MAX_LIST


class ChoiceFile(FileModel):
    """One way to act."""

    id: Id = Field(
        default="", description="A short name; `{{ choice:id }}` in any text of the dilemma becomes its letter."
    )
    text: Markdown = Field(description="What one would do.")
    verdict: Annotated[Verdict, one_of(Verdict)] | None = Field(
        default=None, description="How the integrity office judges this choice."
    )
    feedback: Markdown = Field(default="", description="What is said of this choice on the answer slide.")
    outcome: Markdown = Field(default="", description="What happens when one chooses this.")
    next: Id = Field(default="", description="The dilemma that comes next for who chooses this.")
    points: Points | None = Field(default=None, description="What this choice is worth.")
    handout: Flag = Field(
        default=False, description="Print the outcome in the handout, on a page to turn over when asked."
    )


class PassageFile(FileModel):
    """A block of `meer_weten`: own text, or the words of a source."""

    text: Markdown = Field(
        default="", description="Own text; beside `quote`, a passage that stands in the source word for word."
    )
    quote: Id = Field(default="", description="A source: the name of a file in `sources/`, without `.md`.")
    section: Line = Field(
        default="", description="A heading of the source: the whole section, or where the passage stands."
    )

    @model_validator(mode="after")
    def _says_something(self) -> PassageFile:
        if not self.quote and not self.text:
            raise PydanticCustomError("empty_passage", "neither text nor quote")
        if self.quote and not self.text and not self.section:
            raise PydanticCustomError("empty_quote", "a quote without section or text")
        if self.section and not self.quote:
            raise PydanticCustomError("section_without_quote", "a section of nothing")
        return self


class FacilitatorFile(FileModel):
    """What only the trainer reads."""

    minutes: Minutes | None = Field(default=None, description="How long the dilemma takes.")
    aim: Markdown = Field(default="", description="What participants should have learnt.")
    introduction: Markdown = Field(default="", description="What to say before the question.")
    prompts: list[Markdown] = Field(default=[], max_length=MAX_LIST, description="Questions to keep the talk going.")
    pitfalls: list[Markdown] = Field(default=[], max_length=MAX_LIST, description="What often goes wrong in this talk.")
    debrief: Markdown = Field(default="", description="How to close the talk.")
    notes: Markdown = Field(default="", description="Anything else for the trainer.")


class ReviewFile(FileModel):
    """Who last held the dilemma against the code."""

    by: Line = Field(default="", description="The office or person.")
    on: ExactDate = Field(default="", description="The day, as 2026-10-01.")


_PASSAGES = TypeAdapter(list[PassageFile], config=ConfigDict(defer_build=True))


def read_meer_weten(value: Any, _handler: Any) -> Any:
    """A text as it is, a list as blocks. Why not a union: an error then names the author's path and nothing else."""
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("string_pattern_mismatch", "empty")
        return value
    if isinstance(value, list):
        return _PASSAGES.validate_python(value)
    raise PydanticCustomError("text_or_list", "neither text nor list")


Sequence = Annotated[list[Annotated[Step, one_of(Step)]], Field(min_length=1, max_length=MAX_LIST)]


class DilemmaFile(FileModel):
    """A dilemma: a situation, the choices, what is said of them, and the code of conduct behind it."""

    id: Id = Field(default="", description="A short name without spaces; the name of the file in `dilemmas/`.")
    title: Line = Field(default="", description="A short title for indexes and cards.")
    question: Markdown = Field(description="The situation and its question.")
    short: Markdown = Field(default="", description="A shorter text of the situation, for cards.")
    choices: Annotated[list[ChoiceFile], Field(min_length=2, max_length=6)] | None = Field(
        default=None, description="Two to six ways to act; letters A, B, C… are given by their order."
    )
    answer: Markdown = Field(
        default="", description="Text on the dilemma as a whole, before the feedback on each choice."
    )
    discussion: list[Markdown] = Field(default=[], max_length=MAX_LIST, description="Prompts that participants see.")
    values: list[Line] = Field(default=[], max_length=MAX_LIST, description="The values that stand against each other.")
    meer_weten: Annotated[Markdown | list[PassageFile], WrapValidator(read_meer_weten)] | None = Field(
        default=None,
        description="More on the matter: text in which a line `---` starts a new slide, or a list of blocks.",
    )
    facilitator: FacilitatorFile | None = Field(default=None, description="What only the trainer reads.")
    tags: list[Line] = Field(default=[], max_length=MAX_LIST, description="Words to choose dilemmas by.")
    reviewed: ReviewFile | None = Field(
        default=None, description="Who last held the dilemma against the code, and when."
    )
    kind: Annotated[DilemmaKind, one_of(DilemmaKind)] | None = Field(
        default=None,
        description="What is asked: a `choice` (the usual), or to agree with a `statement`, know a `fact`, "
        "place on a `scale`, `rank` things, answer an `open` question.",
    )
    labels: LabelsFile | None = Field(default=None, description="Words for its steps.")
    image: ImageFile | None = Field(default=None, description="A picture with the situation.")
    video: VideoFile | None = Field(default=None, description="A film with the situation.")
    questions: list[Markdown] = Field(
        default=[], max_length=MAX_LIST, description="Several questions under one situation, with room for each."
    )
    scale: ScaleFile | None = Field(default=None, description="The line of a `kind: scale`.")
    order: list[Id] = Field(
        default=[], max_length=MAX_LIST, description="The ids of the choices of a `kind: rank` in the model order."
    )
    roles: list[RoleFile] = Field(default=[], max_length=MAX_LIST, description="The parts that participants play.")
    twists: list[TwistFile] = Field(
        default=[], max_length=MAX_LIST, description="New facts that come one at a time, each with a slide."
    )
    sequence: Sequence | None = Field(default=None, description="Its steps, instead of its theme's or the deck's.")
    session: OwnSessionFile | None = Field(default=None, description="How time is spent on it.")
    priority: Whole = Field(default=0, description="What to keep when time is short: the highest first.")
