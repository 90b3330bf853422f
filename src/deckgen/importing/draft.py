"""What was recognised in a foreign file, before it is written as YAML. Texts are Markdown in deckgen's subset."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field


class Fate(StrEnum):
    """What became of a piece of a foreign file."""

    TAKEN = "taken"
    GUESSED = "guessed"
    LEFT_OUT = "left out"


class Remark(Struct, frozen=True):
    """What became of one piece: `where` names its slides, rows or paragraphs, `text` its words."""

    fate: Fate
    where: tuple[str, ...]
    text: str
    why: str


class DraftPicture(Struct, frozen=True):
    """A picture to write to `media/`. `suffix` is the file's ending, with its dot."""

    data: bytes
    suffix: str
    alt: str


class Look(NamedTuple):
    """How a choice looks. A text set in black by hand looks like one that nobody set."""

    colour: str = ""
    bold: bool = False
    fill: str = ""
    struck: bool = False


class DraftChoice(Struct):
    """A choice as far as it is known. `letter` is the one that stood in the file, `look` how it looked there."""

    text: str
    letter: str = ""
    verdict: str = ""
    feedback: str = ""
    points: str = ""
    look: Look = Look()


class DraftScale(Struct, frozen=True):
    """The points of a scale, what its ends mean, and its axes where it has several."""

    lowest: int
    highest: int
    low: str = ""
    high: str = ""
    axes: tuple[str, ...] = ()


class DraftDilemma(Struct):
    """A dilemma as far as it is known.

    `guesses` says of fields by name what was guessed; `where` lists the slides, rows or paragraphs it stood in.
    """

    question: str = ""
    title: str = ""
    kind: str = ""
    number: str = ""
    id: str = ""
    choices: list[DraftChoice] = field(default_factory=list)
    scale: DraftScale | None = None
    order: list[int] = field(default_factory=list)  # of a ranking: places of choices, the first first
    answer: list[str] = field(default_factory=list)
    discussion: list[str] = field(default_factory=list)
    meer_weten: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facilitator: dict[str, list[str]] = field(default_factory=dict)  # aim, introduction, prompts, pitfalls, debrief
    minutes: float | None = None
    values: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    picture: DraftPicture | None = None
    video: str = ""
    guesses: dict[str, str] = field(default_factory=dict)
    where: list[str] = field(default_factory=list)

    def guess(self, name: str, why: str) -> None:
        """Note that a field was guessed; the first guess of a field stays."""
        self.guesses.setdefault(name, why)


class DraftCluster(Struct):
    """A theme with its dilemmas. `text` and `notes` come from its opening slide."""

    title: str
    dilemmas: list[DraftDilemma] = field(default_factory=list)
    text: str = ""
    notes: str = ""
    guess: str = ""


class DraftSlide(Struct):
    """A slide that holds no dilemma: `kind` is slide, agenda or break."""

    kind: str
    title: str
    text: str = ""
    notes: str = ""
    picture: DraftPicture | None = None
    video: str = ""
    minutes: float | None = None
    where: str = ""
    guess: str = ""


class DraftDeck(Struct):
    """A whole file as far as it was recognised."""

    title: str = ""
    subtitle: str = ""
    language: str = ""
    program: list[DraftSlide | DraftCluster] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def say(self, fate: Fate, where: str | Sequence[str], text: str, why: str) -> None:
        """Note what became of a piece of the file."""
        places = (where,) if isinstance(where, str) else tuple(dict.fromkeys(where))
        self.remarks.append(Remark(fate, places, text, why))

    @property
    def clusters(self) -> list[DraftCluster]:
        """The themes, in order."""
        return [item for item in self.program if isinstance(item, DraftCluster)]

    @property
    def dilemmas(self) -> list[DraftDilemma]:
        """All dilemmas, in order."""
        return [dilemma for cluster in self.clusters for dilemma in cluster.dilemmas]
