"""A deck: what is shown, in which order, to whom, and in how much time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.content.media import Picture, Video
from deckgen.content.method import Method, minutes_of
from deckgen.content.scoring import Scoring
from deckgen.content.source import Source
from deckgen.content.steps import DEFAULT_SEQUENCE, Step
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Text

__all__ = [
    "Agenda",
    "Break",
    "Cluster",
    "Deck",
    "FreeSlide",
    "LeftOut",
    "Picture",
    "ProgramItem",
    "Reveal",
    "Session",
    "SessionBreak",
    "ShortVersion",
    "Step",
    "Video",
]


class Reveal(StrEnum):
    """How the feedback on choices appears on slides."""

    ALL = "all"
    CLICK = "click"  # one after the other
    LETTERS = "letters"  # each at a click on its letter, in any order


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
    text: Text = ()  # on its opening slide
    notes: Text = ()
    labels: Labels = Labels()
    sequence: tuple[Step, ...] = ()  # empty: the deck's
    sequence_places: tuple[Place, ...] = ()
    method: Method = ()


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
    method: Method = ()
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


class Deck(Struct, frozen=True, dict=True):  # a dictionary for what is worked out once
    """A deck with every reference resolved."""

    id: str
    title: str
    place: Place
    language: str = "nl"
    program: tuple[ProgramItem, ...] = ()
    subtitle: str = ""
    subtitle_place: Place = NOWHERE
    occasion: str = ""
    organisation: str = ""
    date: str = ""  # as the author wrote it; YYYY-MM-DD is shown in the deck's language
    template: str = "default"
    template_place: Place = NOWHERE
    sequence: tuple[Step, ...] = DEFAULT_SEQUENCE
    sequence_places: tuple[Place, ...] = ()
    session: Session | None = None
    cluster_slides: bool = False
    reveal: Reveal = Reveal.ALL
    public: bool = False
    links_as_codes: bool = False  # on paper, beside their addresses
    profile: str = ""
    lints: Mapping[str, bool] = field(default_factory=dict)  # code of a rule -> off or on
    lints_place: Place = Place("", 0, 0)
    lints_places: Mapping[str, Place] = field(default_factory=dict)  # code of a rule -> where it is named
    short: ShortVersion | None = None  # where this is a shorter version of what the author wrote
    term_words: tuple[str, ...] = ()  # what its terms stand for, in all their forms
    has_counts: bool = False  # a text in it counts what is built
    labels: Labels = Labels()
    scoring: Scoring | None = None
    outputs_places: tuple[Place, ...] = ()
    outputs: tuple[str, ...] = ()  # the kinds that are built when none is asked for; empty: the usual ones

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters in the order shown."""
        return tuple(item for item in self.program if isinstance(item, Cluster))

    @property
    def dilemmas(self) -> tuple[Dilemma, ...]:
        """All dilemmas in the order shown."""
        return tuple(dilemma for cluster in self.clusters for dilemma in cluster.dilemmas)

    def sequence_of(self, cluster: Cluster, dilemma: Dilemma) -> tuple[Step, ...]:
        """The steps of a dilemma: what is written nearest to it holds."""
        return dilemma.sequence or cluster.sequence or self.sequence

    def labels_of(self, cluster: Cluster, dilemma: Dilemma) -> Labels:
        """The words for a dilemma's steps: what is written nearest to it holds, word by word."""
        return dilemma.labels.over(cluster.labels).over(self.labels)

    def method_of(self, cluster: Cluster, dilemma: Dilemma) -> Method:
        """How a dilemma is worked through: what is written nearest to it holds; empty: as its kind asks for."""
        return dilemma.method or cluster.method or (self.session.method if self.session else ())

    def minutes_of(self, cluster: Cluster, dilemma: Dilemma) -> float | None:
        """How long a dilemma takes: what its author says, else what the steps of its method take together."""
        return dilemma.facilitation.minutes or minutes_of(self.method_of(cluster, dilemma)) or None

    @property
    def is_exam(self) -> bool:
        """Whether it asks for nothing but facts, with a mark to pass."""
        kinds = {dilemma.asks for dilemma in self.dilemmas}
        return kinds == {DilemmaKind.FACT} and self.scoring is not None and self.scoring.pass_share is not None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources quoted, in order of first use."""
        found = {source.id: source for dilemma in self.dilemmas for source in dilemma.sources}
        return tuple(found.values())
