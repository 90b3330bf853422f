"""Recognises statements and facts: by what their slides call them, and by choices that only agree or say true."""

from __future__ import annotations

import re

from deckgen.importing.draft import DraftChoice, DraftDilemma
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
_TRUE = r"feit|fact|fakt|realite|waar|juist|true|vrai|wahr|richtig|correct"
_FALSE = r"fabel|fiction|mythe|mythos|niet waar|onwaar|onjuist|fout|niet juist|false|faux|falsch|unwahr|incorrect"
_TWO_WAY = re.compile(
    r"(?:vrai ou faux|juist of (?:fout|onjuist|niet)|waar of (?:niet|onwaar)|true or false|right or wrong|"
    r"richtig oder falsch|wahr oder falsch|feit of fabel|fact or fiction|mythe ou realite|fakt oder mythos)"
)
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
    two = _TWO_WAY.match(fold_title(title))
    if two is not None and not dilemma.choices:
        _make_fact(dilemma, re.split(r"\s(?:ou|of|or|oder)\s", title.strip(" ?!.")))
    elif not dilemma.choices and _CALLED.match(fold_title(title)):
        dilemma.kind = "statement"
        dilemma.guess("kind", tell("Its slide calls it a statement."))


def _make_fact(dilemma: DraftDilemma, sides: list[str]) -> None:
    """A statement of which a slide asks whether it is true: two choices, judged where the answer begins with one."""
    dilemma.kind = "fact"
    dilemma.guess("kind", tell("Its slide asks whether it is true."))
    told = fold_title(dilemma.answer[0]).lstrip("- *").split("\n")[0] if dilemma.answer else ""
    verdicts = ["", ""]
    for place, pattern in enumerate((_TRUE, _FALSE)):
        if re.match(rf"(?:{pattern})\b(?!\s+\w)", told):
            verdicts = ["right" if place == side else "wrong" for side in range(2)]
    dilemma.choices = [
        DraftChoice(side[:1].upper() + side[1:], "AB"[place], verdicts[place]) for place, side in enumerate(sides[:2])
    ]


def _are_sides(sides: list[str], one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    return any(one.fullmatch(side) for side in sides) and any(other.fullmatch(side) for side in sides)
