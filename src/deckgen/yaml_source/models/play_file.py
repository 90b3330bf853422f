"""How a dilemma is played: its words, its scale, roles and new facts, and the steps in which it is worked through."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from deckgen.content.method import VoteRound
from deckgen.yaml_source.models.file_fields import Clock, FileModel, Flag, Line, Markdown, Minutes, Whole, one_of
from deckgen.yaml_source.syntax.bounds import MAX_LIST

MOST_SCALE_POINTS = 11  # from 0 to 10


class LabelsFile(FileModel):
    """Words in place of the language's own, in titles and on papers."""

    question: Line = Field(default="", description="Instead of *question*: `Stelling`.")
    choice: Line = Field(default="", description="Instead of *choice*.")
    answer: Line = Field(default="", description="Instead of *answer*.")
    more: Line = Field(default="", description="Instead of *more information*.")
    twist: Line = Field(default="", description="Instead of *new fact*.")
    outcome: Line = Field(default="", description="Instead of *what happens then*.")


class ScaleFile(FileModel):
    """A line on which the situation is placed."""

    from_: Whole = Field(alias="from", description="The lowest point.")
    to: Whole = Field(description="The highest point.")
    low: Line = Field(default="", description="What the lowest point means.")
    high: Line = Field(default="", description="What the highest point means.")
    axes: list[Line] = Field(
        default=[], max_length=6, description="Names of several such lines, one under the other: `[moral, legal]`."
    )

    @model_validator(mode="after")
    def _goes_up(self) -> ScaleFile:
        if self.to <= self.from_:
            raise PydanticCustomError("scale_order", "a scale that goes down", {"low": self.from_, "high": self.to})
        if self.to - self.from_ >= MOST_SCALE_POINTS:
            context = {"points": self.to - self.from_ + 1, "most": MOST_SCALE_POINTS}
            raise PydanticCustomError("scale_points", "too many points", context)
        return self


class RoleFile(FileModel):
    """A part that somebody plays."""

    name: Line = Field(description="Who it is; everybody knows it.")
    brief: Markdown = Field(default="", description="What only who plays the part knows.")
    prompts: list[Markdown] = Field(default=[], max_length=MAX_LIST, description="Questions for who plays the part.")


class TwistFile(FileModel):
    """A new fact that comes while the situation is being discussed."""

    text: Markdown = Field(description="What becomes known.")
    ask: Markdown = Field(default="", description="What to ask then.")
    at: Clock = Field(default="", description="The moment in the story, as 08:40.")
    minutes: Minutes | None = Field(default=None, description="How long the talk about it takes.")
    vote: Flag = Field(default=False, description="Vote again on it.")
    handout: Flag = Field(default=False, description="Print it in the handout, on a page to turn over when asked.")


class MethodStepFile(FileModel):
    """One step of a method."""

    step: Line = Field(description="What is done.")
    minutes: Minutes | None = Field(default=None, description="How long it takes.")
    text: Markdown = Field(default="", description="What the trainer needs for it.")
    vote: Annotated[VoteRound, one_of(VoteRound)] | None = Field(
        default=None, description="The vote `before` or `after` the talk is held in this step."
    )


class OwnSessionFile(FileModel):
    """How time is spent on one theme or dilemma."""

    method: list[MethodStepFile] = Field(
        default=[], max_length=MAX_LIST, description="The steps in which it is worked through, in order."
    )
