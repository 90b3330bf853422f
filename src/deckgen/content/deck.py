"""A deck: what is shown, in which order, to whom, and in how much time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from deckgen.content.dilemma import Dilemma
from deckgen.content.source import Source
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Text


class Step(StrEnum):
    """A slide kind that a dilemma can have, as authors write it in `sequence`."""

    QUESTION = "question"
    CHOICE = "choice"
    ANSWER = "answer"
    MEER_WETEN = "meer-weten"
    DILEMMA = "dilemma"
    DISCUSSION = "discussion"


class Picture(Struct, frozen=True):
    """A picture that was read and is safe to use. An empty `alt` with `decorative` says that it tells nothing."""

    data: bytes
    format: str  # png, jpeg or gif
    width: int  # pixels
    height: int
    alt: str
    decorative: bool
    file: str
    place: Place


class Video(Struct, frozen=True):
    """A film to show: a web address, or a file beside the deck that the trainer opens."""

    target: str
    minutes: float | None
    place: Place


class FreeSlide(Struct, frozen=True):
    """A slide outside the dilemmas. `handout` puts its text on the participants' papers too."""

    title: str
    place: Place
    text: Text = ()
    picture: Picture | None = None
    video: Video | None = None
    notes: Text = ()
    minutes: float | None = None
    handout: bool = False
    priority: int | None = None  # None: no short version leaves it out


class Agenda(Struct, frozen=True):
    """A slide that lists the clusters."""

    title: str
    place: Place
    text: Text = ()
    notes: Text = ()
    minutes: float | None = None


class Break(Struct, frozen=True):
    """A pause, with or without a film."""

    title: str
    place: Place
    text: Text = ()
    video: Video | None = None
    notes: Text = ()
    minutes: float | None = None
    priority: int | None = None  # None: no short version leaves it out


class Cluster(Struct, frozen=True):
    """A theme with its dilemmas, numbered from 1 within it."""

    title: str
    dilemmas: tuple[Dilemma, ...]
    place: Place
    dilemma_places: tuple[Place, ...] = ()  # where the deck names each of them


ProgramItem = FreeSlide | Agenda | Break | Cluster


class SessionBreak(Struct, frozen=True):
    """A pause at a fixed time (`start` as HH:MM, or empty)."""

    minutes: float
    place: Place
    title: str = ""
    start: str = ""
    priority: int | None = None  # None: no short version leaves it out


class Session(Struct, frozen=True):
    """How the time in the room is spent. Minutes; `start` as HH:MM."""

    place: Place
    start: str = ""
    minutes: float | None = None
    groups: int | None = None
    clusters_per_group: int | None = None
    group_minutes_per_cluster: float | None = None
    plenary_minutes_per_cluster: float | None = None
    participants: int | None = None
    minutes_per_step: dict[str, float] = field(default_factory=dict)
    breaks: tuple[SessionBreak, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)  # field -> where it was written


class LeftOut(Struct, frozen=True):
    """What a short version does without, and how many minutes that saves.

    `cluster` is the theme that a dilemma stood in, `dilemmas` are the titles of those that went with a theme. A break
    that would come when all is over has no priority.
    """

    kind: str  # dilemma, cluster, slide or break
    title: str
    minutes: float
    priority: int | None
    cluster: str = ""
    dilemmas: tuple[str, ...] = ()


class ShortVersion(Struct, frozen=True):
    """How a deck became shorter: the minutes asked for, those of the whole program and of what is left."""

    asked: float
    whole: float
    minutes: float
    left_out: tuple[LeftOut, ...] = ()


class Deck(Struct, frozen=True):
    """A deck with every reference resolved."""

    id: str
    title: str
    place: Place
    language: str = "nl"
    program: tuple[ProgramItem, ...] = ()
    subtitle: str = ""
    occasion: str = ""
    organisation: str = ""
    date: str = ""  # as the author wrote it; YYYY-MM-DD is shown in the deck's language
    template: str = "default"
    template_place: Place = NOWHERE
    sequence: tuple[Step, ...] = (Step.QUESTION, Step.CHOICE, Step.ANSWER, Step.MEER_WETEN)
    sequence_places: tuple[Place, ...] = ()
    session: Session | None = None
    cluster_slides: bool = False
    reveal_on_click: bool = False
    public: bool = False
    profile: str = ""
    lints: Mapping[str, bool] = field(default_factory=dict)  # code of a rule -> off or on
    lints_place: Place = Place("", 0, 0)
    lints_places: Mapping[str, Place] = field(default_factory=dict)  # code of a rule -> where it is named
    short: ShortVersion | None = None  # where this is a shorter version of what the author wrote
    term_words: tuple[str, ...] = ()  # what its terms stand for, in all their forms

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters in the order shown."""
        return tuple(item for item in self.program if isinstance(item, Cluster))

    @property
    def dilemmas(self) -> tuple[Dilemma, ...]:
        """All dilemmas in the order shown."""
        return tuple(dilemma for cluster in self.clusters for dilemma in cluster.dilemmas)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources quoted, in order of first use."""
        found = {source.id: source for dilemma in self.dilemmas for source in dilemma.sources}
        return tuple(found.values())
