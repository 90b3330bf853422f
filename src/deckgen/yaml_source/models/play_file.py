"""How a dilemma is played: its words, its scale, roles and new facts, and the steps in which it is worked through."""

from typing import Annotated

from msgspec import Meta, field

from deckgen.content.method import VoteRound
from deckgen.yaml_source.models.faults import FaultKind, UnfitError
from deckgen.yaml_source.models.file_fields import Clock, Flag, Line, Markdown, Minutes, Whole, one_of
from deckgen.yaml_source.models.file_model import FileModel, says
from deckgen.yaml_source.syntax.bounds import MAX_LIST

MOST_SCALE_POINTS = 11  # from 0 to 10


class LabelsFile(FileModel, frozen=True):
    """Words in place of the language's own, in titles and on papers."""

    question: Annotated[Line, says("Instead of *question*: `Stelling`.")] = ""
    choice: Annotated[Line, says("Instead of *choice*.")] = ""
    answer: Annotated[Line, says("Instead of *answer*.")] = ""
    more: Annotated[Line, says("Instead of *more information*.")] = ""
    twist: Annotated[Line, says("Instead of *new fact*.")] = ""
    outcome: Annotated[Line, says("Instead of *what happens then*.")] = ""


class ScaleFile(FileModel, frozen=True):
    """A line on which the situation is placed."""

    from_: Annotated[Whole, says("The lowest point.")] = field(name="from")
    to: Annotated[Whole, says("The highest point.")]
    low: Annotated[Line, says("What the lowest point means.")] = ""
    high: Annotated[Line, says("What the highest point means.")] = ""
    axes: Annotated[
        list[Line], Meta(max_length=6), says("Names of several such lines, one under the other: `[moral, legal]`.")
    ] = []

    def __post_init__(self) -> None:
        """It goes up, by points that can be told apart."""
        if self.to <= self.from_:
            raise UnfitError(FaultKind.SCALE_ORDER, low=self.from_, high=self.to)
        if self.to - self.from_ >= MOST_SCALE_POINTS:
            raise UnfitError(FaultKind.SCALE_POINTS, points=self.to - self.from_ + 1, most=MOST_SCALE_POINTS)


class RoleFile(FileModel, frozen=True):
    """A part that somebody plays."""

    name: Annotated[Line, says("Who it is; everybody knows it.")]
    brief: Annotated[Markdown, says("What only who plays the part knows.")] = ""
    prompts: Annotated[list[Markdown], Meta(max_length=MAX_LIST), says("Questions for who plays the part.")] = []


class TwistFile(FileModel, frozen=True):
    """A new fact that comes while the situation is being discussed."""

    text: Annotated[Markdown, says("What becomes known.")]
    ask: Annotated[Markdown, says("What to ask then.")] = ""
    at: Annotated[Clock, says("The moment in the story, as 08:40.")] = ""
    minutes: Annotated[Minutes | None, says("How long the talk about it takes.")] = None
    vote: Annotated[Flag, says("Vote again on it.")] = False
    handout: Annotated[Flag, says("Print it in the handout, on a page to turn over when asked.")] = False


class MethodStepFile(FileModel, frozen=True):
    """One step of a method."""

    step: Annotated[Line, says("What is done.")]
    minutes: Annotated[Minutes | None, says("How long it takes.")] = None
    text: Annotated[Markdown, says("What the trainer needs for it.")] = ""
    vote: Annotated[
        Annotated[VoteRound, one_of(VoteRound)] | None,
        says("The vote `before` or `after` the talk is held in this step."),
    ] = None


class OwnSessionFile(FileModel, frozen=True):
    """How time is spent on one theme or dilemma."""

    method: Annotated[
        list[MethodStepFile], Meta(max_length=MAX_LIST), says("The steps in which it is worked through, in order.")
    ] = []
