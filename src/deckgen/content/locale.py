"""A language: the words that deckgen itself puts on slides and papers, its dates and its quotation marks."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.kind_words import KindWords
from deckgen.content.outcome_words import OutcomeWords
from deckgen.content.paper_words import PaperWords
from deckgen.content.print_words import PrintWords
from deckgen.content.site_words import SiteWords
from deckgen.content.slide_words import SlideWords
from deckgen.content.verdict import Verdict
from deckgen.content.web_words import WebWords


class Typography(Struct, frozen=True):
    """Quotation marks, the space before `: ; ! ?`, the decimal sign, and what stays with the number behind it."""

    quote_open: str
    quote_close: str
    space_before_marks: str
    decimal: str
    inner_open: str  # marks of a quotation inside another
    inner_close: str
    before_numbers: tuple[str, ...]  # art., blz.


class Locale(Struct, frozen=True):
    """Every word of one language. Complete by construction: a missing word is an error when the file is read."""

    code: str
    name: str  # what the language calls itself
    typography: Typography
    months: tuple[str, ...]
    date_pattern: str  # with {day}, {month}, {year}
    first_day: str  # the first of a month: 1er in French, 1 elsewhere
    verdicts: Mapping[Verdict, str]
    fact_wrong: str  # of a wrong answer; a choice that one should not make is called otherwise
    numbers: tuple[str, ...]  # in words, from nought
    statement: tuple[str, str]  # agree and disagree
    slides: SlideWords
    kinds: Mapping[DilemmaKind, KindWords]
    layouts: Mapping[str, str]  # names and prompts of layouts, by deckgen's English ones
    paper: PaperWords
    printing: PrintWords
    outcome: OutcomeWords
    web: WebWords
    site: SiteWords

    def verdict(self, verdict: Verdict, kind: DilemmaKind) -> str:
        """The word for a verdict on a choice of a kind of dilemma."""
        if kind is DilemmaKind.FACT and verdict is Verdict.WRONG:
            return self.fact_wrong
        return self.verdicts[verdict]

    def date(self, written: str) -> str:
        """A date as YYYY-MM-DD in words; anything else as the author wrote it."""
        parts = written.split("-")
        if len(parts) != 3 or [len(p) for p in parts] != [4, 2, 2] or not all(p.isdecimal() for p in parts):  # noqa: PLR2004
            return written
        year, month, day = (int(p) for p in parts)
        if not 1 <= month <= len(self.months):
            return written
        shown = self.first_day if day == 1 else str(day)
        return self.date_pattern.format(day=shown, month=self.months[month - 1], year=year)

    def number_word(self, number: int) -> str:
        """A whole number in words, where the language has one for it; else in figures."""
        return self.numbers[number] if 0 <= number < len(self.numbers) else str(number)

    def number(self, value: float) -> str:
        """A number without needless decimals, with the language's decimal sign."""
        return f"{value:g}".replace(".", self.typography.decimal)
