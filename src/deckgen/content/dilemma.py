"""A dilemma: a situation, the choices, what is said of each, and the code of conduct behind it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.content.source import Source
from deckgen.content.verdict import Verdict
from deckgen.problems import Place
from deckgen.rich_text import Text

LETTERS = "ABCDEF"


class Choice(Struct, frozen=True):
    """One way to act. `letter` is A to F by its place in the list."""

    id: str
    letter: str
    text: Text
    verdict: Verdict | None
    feedback: Text
    place: Place


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

    @property
    def has_answer(self) -> bool:
        """Whether anything is said of the choices or of the dilemma as a whole."""
        return bool(self.answer) or any(choice.feedback or choice.verdict for choice in self.choices)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources quoted, in order of first use."""
        found = {p.source.id: p.source for p in self.meer_weten if p.source is not None}
        return tuple(found.values())
