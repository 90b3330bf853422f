"""A dilemma: a situation, the choices, what is said of each, and the code of conduct behind it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.content.media import Picture, Video
from deckgen.content.method import Method
from deckgen.content.source import Source
from deckgen.content.steps import Step
from deckgen.content.verdict import Verdict
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Text

LETTERS = "ABCDEF"
STATEMENT_CHOICES = ("agree", "disagree")  # ids of what a language says where an author wrote no choices


class Choice(Struct, frozen=True):
    """One way to act. `letter` is A to F by its place in the list, or empty where the kind of dilemma has no letters.

    `outcome` is what comes of it, and `leads_to` the id of the dilemma that comes next. `is_written` is false for words
    that the language gives, such as *agree*.
    """

    id: str
    letter: str
    text: Text
    verdict: Verdict | None
    feedback: Text
    place: Place
    outcome: Text = ()
    outcome_in_handout: bool = False
    leads_to: str = ""
    leads_to_place: Place = NOWHERE
    points: float | None = None
    is_written: bool = True

    @property
    def key(self) -> str:
        """What votes are counted under: the letter, or the id where there is none."""
        return self.letter or self.id


class Scale(Struct, frozen=True):
    """A line with whole points from `lowest` to `highest`; each axis is such a line of its own."""

    lowest: int
    highest: int
    place: Place
    low: str = ""
    high: str = ""
    axes: tuple[str, ...] = ()

    @property
    def points(self) -> range:
        """The points in order."""
        return range(self.lowest, self.highest + 1)


class Role(Struct, frozen=True):
    """A part that somebody plays. The name is public; the brief and the prompts are for who plays it alone."""

    name: str
    brief: Text
    place: Place
    prompts: tuple[Text, ...] = ()


class Twist(Struct, frozen=True):
    """A new fact that comes when the situation is being discussed. `at` is the moment in the story."""

    text: Text
    place: Place
    ask: Text = ()
    at: str = ""
    minutes: float | None = None
    vote: bool = False
    in_handout: bool = False


class Passage(Struct, frozen=True):
    """A piece of *meer weten*: the author's own text, or the words of a source.

    `source` is None for the author's text. `section` is the heading quoted; `whole_section` says that all of it is
    quoted rather than a passage from it.
    """

    text: Text
    place: Place
    source: Source | None = None
    section: str = ""
    whole_section: bool = False


class Facilitation(Struct, frozen=True):
    """What only the trainer reads."""

    minutes: float | None = None
    aim: Text = ()
    introduction: Text = ()
    prompts: tuple[Text, ...] = ()
    pitfalls: tuple[Text, ...] = ()
    debrief: Text = ()
    notes: Text = ()


class Review(Struct, frozen=True):
    """Who last held the dilemma against the code, and when (a date as YYYY-MM-DD)."""

    by: str = ""
    on: str = ""


class LetterMention(Struct, frozen=True):
    """A choice that the author names by its letter, as in `keuze B`, instead of by its id."""

    words: str
    letter: str
    place: Place


class Dilemma(Struct, frozen=True):
    """A dilemma with every term, letter and quotation filled in."""

    id: str
    title: str
    question: Text
    place: Place
    short: Text = ()
    choices: tuple[Choice, ...] = ()
    answer: Text = ()
    discussion: tuple[Text, ...] = ()
    values: tuple[str, ...] = ()
    meer_weten: tuple[Passage, ...] = ()
    facilitation: Facilitation = Facilitation()
    tags: tuple[str, ...] = ()
    reviewed: Review = Review()
    priority: int = 0
    letter_mentions: tuple[LetterMention, ...] = ()
    kind: DilemmaKind = DilemmaKind.CHOICE
    labels: Labels = Labels()
    picture: Picture | None = None
    video: Video | None = None
    questions: tuple[Text, ...] = ()
    scale: Scale | None = None
    order: tuple[str, ...] = ()  # ids of choices
    roles: tuple[Role, ...] = ()
    twists: tuple[Twist, ...] = ()
    sequence: tuple[Step, ...] = ()  # empty: that of its theme, or of the deck
    sequence_places: tuple[Place, ...] = ()
    method: Method = ()

    @property
    def asks(self) -> DilemmaKind:
        """What is asked of participants: an open question where an author gave nothing to choose from."""
        return DilemmaKind.OPEN if self.kind is DilemmaKind.CHOICE and not self.choices else self.kind

    @property
    def has_grid(self) -> bool:
        """Whether several statements are placed on one scale."""
        return self.kind is DilemmaKind.SCALE and self.scale is not None and bool(self.questions)

    @property
    def has_answer(self) -> bool:
        """Whether anything is said of the choices or of the dilemma as a whole."""
        return bool(self.answer or self.order) or any(choice.feedback or choice.verdict for choice in self.choices)

    @property
    def has_letters(self) -> bool:
        """Whether its choices are called by letters."""
        return any(choice.letter for choice in self.choices)

    @property
    def has_outcomes(self) -> bool:
        """Whether something comes of a choice."""
        return any(choice.outcome or choice.leads_to for choice in self.choices)

    @property
    def in_model_order(self) -> tuple[Choice, ...]:
        """The choices in the order in which the author would put them; none where that is not said."""
        known = {choice.id: choice for choice in self.choices}
        return tuple(known[name] for name in self.order if name in known)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources quoted, in order of first use."""
        found = {p.source.id: p.source for p in self.meer_weten if p.source is not None}
        return tuple(found.values())


def judge_rest(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices of a fact: what is not called right is wrong, once one of them is."""
    if not any(choice.verdict is Verdict.RIGHT for choice in choices):
        return choices
    return tuple(choice if choice.verdict else replace(choice, verdict=Verdict.WRONG) for choice in choices)
