"""What a scene is made of. Each part says who may read it, and knows where it was written.

A part is open or closed as a whole: what is said of a choice stands in another part than the choice, so that a medium
shows a part or leaves it out, and never looks into it to decide.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from msgspec import Struct

from deckgen.content.audience import Audience
from deckgen.content.deck import Picture
from deckgen.content.source import Source
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Text
from deckgen.storyboard.verdicts import SaidVerdict


class Said(StrEnum):
    """What a running text is to the story."""

    SITUATION = "situation"
    SHORT = "short situation"  # for cards
    ANSWER = "answer"
    MORE = "more"  # the author's own words in *meer weten*
    TWIST = "twist"
    SLIDE = "slide"  # the text of a free slide, an agenda, a break or a cluster's opening
    AIM = "aim"
    INTRODUCTION = "introduction"
    DEBRIEF = "debrief"
    REMARK = "remark"


class Asked(StrEnum):
    """What a list of prompts is for."""

    QUESTION = "question"  # several questions under one situation
    DISCUSSION = "discussion"
    PROMPT = "prompt"  # for the trainer, to ask on
    PITFALL = "pitfall"
    ROLE = "role"  # for who plays a role
    TWIST = "twist"  # what a new fact changes


class Line(Struct, frozen=True):
    """A short text without markup, such as a title or a value."""

    text: str
    place: Place = NOWHERE


class Prose(Struct, frozen=True):
    """Running text: paragraphs, lists, tables."""

    said: Said
    text: Text
    audience: Audience
    place: Place


class Prompts(Struct, frozen=True):
    """Questions or warnings, one after the other."""

    asked: Asked
    items: tuple[Text, ...]
    audience: Audience
    place: Place
    role: str = ""  # whose they are, where they are one role's


class Values(Struct, frozen=True):
    """The values that are at stake, or the tags of a dilemma: words without markup."""

    items: tuple[str, ...]
    audience: Audience
    place: Place


class Option(Struct, frozen=True):
    """A choice as it is put to participants. `letter` is empty where the choices have none."""

    id: str
    letter: str
    text: Text
    place: Place


class Options(Struct, frozen=True):
    """The choices to choose from."""

    rows: tuple[Option, ...]
    audience: Audience
    place: Place


class Scale(Struct, frozen=True):
    """A line from one number to another, or several such lines under each other, with a word for each."""

    lowest: int
    highest: int
    low: str
    high: str
    axes: tuple[str, ...]
    audience: Audience
    place: Place
    statements: tuple[Text, ...] = ()  # that are placed on it, one by one
    lines: tuple[str, ...] = ("",)  # the name of each line on which a place is chosen

    @property
    def points(self) -> range:
        """Its numbers, from the lowest to the highest."""
        return range(self.lowest, self.highest + 1)


class ModelOrder(Struct, frozen=True):
    """The order in which the author would put the choices."""

    rows: tuple[Option, ...]
    audience: Audience
    place: Place


class Roles(Struct, frozen=True):
    """Who takes part in a situation: names alone, which everyone may know."""

    names: tuple[Line, ...]
    audience: Audience
    place: Place


class Brief(Struct, frozen=True):
    """What one role alone knows."""

    role: str
    text: Text
    audience: Audience
    place: Place


class Ending(Struct, frozen=True):
    """What comes of a choice, and the key of the dilemma that it leads to, empty where it leads nowhere."""

    option: Option
    text: Text
    leads_to: str = ""


class Endings(Struct, frozen=True):
    """What comes of each choice that has an outcome."""

    rows: tuple[Ending, ...]
    audience: Audience
    place: Place


class Poll(Struct, frozen=True):
    """A vote on the choices, or on one line of a scale; its result is filled in when it is held."""

    rows: tuple[Option, ...]
    audience: Audience
    place: Place
    line: str = ""


class JudgedOption(Struct, frozen=True):
    """A choice with what is said of it afterwards."""

    option: Option
    verdict: SaidVerdict | None = None
    feedback: Text = ()
    points: float | None = None
    place: Place = NOWHERE


class JudgedOptions(Struct, frozen=True):
    """The choices, each with its verdict and feedback. `is_judged` says whether anything is said of any of them."""

    rows: tuple[JudgedOption, ...]
    audience: Audience
    place: Place

    @property
    def is_judged(self) -> bool:
        """Whether anything is said of any of them."""
        return any(row.verdict or row.feedback for row in self.rows)


class Quotation(Struct, frozen=True):
    """The words of a source, under the line that names it and, where one is, the section."""

    source: Source
    line: str
    section: str
    text: Text
    audience: Audience
    place: Place


class Room(Struct, frozen=True):
    """Room to write; `label` is the word above it."""

    label: str
    audience: Audience
    place: Place
    question: Text = ()  # instead of the label: one of several questions


class Image(Struct, frozen=True):
    """A picture with its description."""

    picture: Picture
    audience: Audience
    place: Place


class Film(Struct, frozen=True):
    """A film. `address` is where a click leads, empty for a file that stays behind when the deck travels.

    `data` holds a film that goes along; `poster` stands there until it plays.
    """

    target: str
    address: str
    minutes: float | None
    audience: Audience
    place: Place
    alt: str = ""
    data: bytes = b""
    poster: Picture | None = None


class Cover(Struct, frozen=True):
    """What stands under a deck's title: who, when, where. The date is in words."""

    subtitle: str
    occasion: str
    organisation: str
    date: str
    audience: Audience
    place: Place


class Rank(IntEnum):
    """How soon a row of an agenda may go where there is little room."""

    ALWAYS = 0
    OFTEN = 1
    IF_ROOM = 2


class Theme(Struct, frozen=True):
    """A row of an agenda. `number` is a theme's, empty for another part; `time` is in words, where it has one.

    `words` say how many dilemmas a theme has, where that is told.
    """

    number: str
    title: str
    place: Place
    time: str = ""
    rank: Rank = Rank.ALWAYS
    words: str = ""


class Themes(Struct, frozen=True):
    """What an agenda lists, or the theme that begins."""

    rows: tuple[Theme, ...]
    audience: Audience
    place: Place


class Reviewed(Struct, frozen=True):
    """Who last held a dilemma against the code, and when, in words."""

    by: str
    date: str
    audience: Audience
    place: Place


Part = (
    Cover
    | Themes
    | Prose
    | Prompts
    | Values
    | Options
    | Scale
    | Roles
    | Brief
    | Poll
    | JudgedOptions
    | ModelOrder
    | Endings
    | Quotation
    | Room
    | Image
    | Film
    | Reviewed
)
