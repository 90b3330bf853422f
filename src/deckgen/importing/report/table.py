"""What was taken, guessed and left out, as lines for a terminal and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.importing.draft import Fate, Remark
from deckgen.importing.importer import ImportedFile, ImportResult
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count
from deckgen.shown_text import on_a_line

_LONGEST = 60
_WORDS = {Fate.TAKEN: tell("taken"), Fate.GUESSED: tell("guessed"), Fate.LEFT_OUT: tell("left out")}


def say_fate(fate: Fate) -> str:
    """The word for what became of a piece."""
    return worded(_WORDS[fate])


def say_where(remark: Remark) -> str:
    """The places of a piece in words."""
    return ", ".join(worded(part) for part in remark.where)


def table_lines(file: ImportedFile) -> Iterator[str]:
    """A line a piece, in the order of the file, and what it amounts to."""
    if file.refusal or file.recognised is None:
        yield worded(tell("{name} {refusal}", name=file.path.name, refusal=file.refusal))
        return
    deck = file.recognised.deck
    yield worded(tell("{name} -> decks/{deck}.yaml", name=file.path.name, deck=file.name))
    rows = [(say_where(remark), say_fate(remark.fate), _short(remark)) for remark in _in_order(deck.remarks)]
    widths = [min(max((len(row[column]) for row in rows), default=0), _LONGEST) for column in (0, 1)]
    for where, fate, text in rows:
        yield "  " + on_a_line(f"{where:<{widths[0]}}  {fate:<{widths[1]}}  {text}")
    guessed = sum(remark.fate is Fate.GUESSED for remark in deck.remarks)
    left = sum(remark.fate is Fate.LEFT_OUT for remark in deck.remarks)
    yield worded(
        tell(
            "  {dilemmas}, {guessed} guessed, {left} left out",
            dilemmas=tell_count("{count} dilemma", "{count} dilemmas", count=len(deck.dilemmas)),
            guessed=guessed,
            left=left,
        )
    )


def _in_order(remarks: Sequence[Remark]) -> list[Remark]:
    """By the first number in the place of each, so that slide 2 comes before slide 10."""

    def number(remark: Remark) -> int:
        digits = "".join(sign if sign.isdigit() else " " for sign in (remark.where[0] if remark.where else "")).split()
        return int(digits[-1]) if digits else 0

    return sorted(remarks, key=number)


def _short(remark: Remark) -> str:
    text = " ".join(remark.text.split())
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return f"{shown}: {worded(remark.why)}" if shown else worded(remark.why)


def import_data(result: ImportResult, folder: str) -> dict[str, object]:
    """All files as JSON has them."""
    return {
        "files": [
            {
                "file": file.path.as_posix(),
                "deck": file.name or None,
                "refusal": worded(file.refusal) or None,
                "dilemmas": len(file.recognised.deck.dilemmas) if file.recognised else 0,
                "remarks": [
                    {
                        "fate": remark.fate.value,
                        "where": list(remark.where),
                        "text": remark.text,
                        "why": worded(remark.why),
                    }
                    for remark in _in_order(file.recognised.deck.remarks if file.recognised else ())
                ],
            }
            for file in result.files
        ],
        "outputs": [f"{folder}/{path}" for path in sorted(result.written)],
    }
