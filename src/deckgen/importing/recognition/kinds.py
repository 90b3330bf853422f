"""Recognises statements and facts: by what their slides call them, and by choices that only agree or say true."""

from __future__ import annotations

import re

from deckgen.importing.draft import DraftDilemma
from deckgen.importing.recognition.step_words import fold_title
from deckgen.messages.message import tell

_CALLED = re.compile(r"(?:stelling|statement|these|aussage|affirmation)(?:en|s|n)?\b")
_AGREE = (
    r"(?:helemaal |volledig )?(?:mee )?eens|akkoord|(?:strongly |i )?agree|(?:tout a fait |plutot )?d'accord|"
    r"ich stimme zu|stimme (?:voll )?zu|zustimmung|pour|voor|for|dafur"
)
_DISAGREE = (
    r"(?:helemaal )?(?:mee )?oneens|niet akkoord|(?:strongly |i )?disagree|"
    r"(?:pas (?:du tout )?|plutot pas )d'accord|ich stimme nicht zu|stimme nicht zu|ablehnung|"
    r"contre|tegen|against|dagegen"
)
_TRUE = r"waar|juist|true|vrai|wahr|richtig|correct"
_FALSE = r"niet waar|onwaar|onjuist|fout|niet juist|false|faux|falsch|unwahr|incorrect"
_SIDES = {
    kind: (re.compile(one), re.compile(other))
    for kind, one, other in (("statement", _AGREE, _DISAGREE), ("fact", _TRUE, _FALSE))
}


def set_kind(dilemma: DraftDilemma, title: str) -> None:
    """Say of a dilemma that it is a statement or a fact; `title` is that of the slide it begins on."""
    if dilemma.kind:
        return
    sides = [fold_title(choice.text).strip(" .!") for choice in dilemma.choices]
    for kind, (one, other) in _SIDES.items():
        if len(sides) == len((one, other)) and _are_sides(sides, one, other):
            dilemma.kind = kind
            dilemma.guess("kind", tell("Its choices only agree or disagree, or say true or false."))
    if not dilemma.choices and _CALLED.match(fold_title(title)):
        dilemma.kind = "statement"
        dilemma.guess("kind", tell("Its slide calls it a statement."))


def _are_sides(sides: list[str], one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    return any(one.fullmatch(side) for side in sides) and any(other.fullmatch(side) for side in sides)
