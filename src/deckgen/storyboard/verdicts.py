"""How each verdict is shown: a word, a symbol and a colour, so that none of them stands alone."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.symbols import Symbol
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.verdict import Verdict


class SaidVerdict(Struct, frozen=True):
    """A verdict in words, with the symbol and the colour that go with it."""

    verdict: Verdict
    word: str
    symbol: Symbol
    colour: ColourRole


def say_verdict(verdict: Verdict, kind: DilemmaKind, locale: Locale) -> SaidVerdict:
    """A verdict as a language says it of a kind of dilemma."""
    return SaidVerdict(verdict, locale.verdict(verdict, kind), symbol_of(verdict), colour_of(verdict))


def symbol_of(verdict: Verdict) -> Symbol:
    """The sign of a verdict; no two share one."""
    match verdict:
        case Verdict.BEST:
            return Symbol.STAR
        case Verdict.GOOD | Verdict.RIGHT:  # no choice can be both
            return Symbol.CHECK
        case Verdict.ACCEPTABLE:
            return Symbol.TILDE
        case Verdict.DEPENDS:
            return Symbol.QUESTION
        case Verdict.AVOID:
            return Symbol.WARNING
        case Verdict.WRONG:
            return Symbol.CROSS
        case _:
            assert_never(verdict)


def is_good(verdict: Verdict) -> bool:
    """Whether a verdict speaks for a choice."""
    return colour_of(verdict) is ColourRole.POSITIVE


def colour_of(verdict: Verdict) -> ColourRole:
    """Whether a verdict speaks for a choice, against it, or neither."""
    match verdict:
        case Verdict.BEST | Verdict.GOOD | Verdict.RIGHT:
            return ColourRole.POSITIVE
        case Verdict.ACCEPTABLE | Verdict.DEPENDS:
            return ColourRole.NEUTRAL
        case Verdict.AVOID | Verdict.WRONG:
            return ColourRole.NEGATIVE
        case _:
            assert_never(verdict)
