"""Finds where words come from that deckgen says again: the question above its choices, reasons in notes."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from deckgen.problems import NOWHERE
from deckgen.pulling.shown import ShownLine, ShownSlide

_FEWEST = 4  # characters: a shorter text stands everywhere
_LONGEST_LEAD = 60  # `B – Good choice. `


class Repeat(Struct, frozen=True):
    """A line that says another again: the original, and what stands before and behind it."""

    line: ShownLine
    before: str
    behind: str

    def edited(self, new: str) -> str | None:
        """What an edit made of the original's words; None where it touched more than those."""
        if not new.startswith(self.before) or not new.endswith(self.behind):
            return None
        return new[len(self.before) : len(new) - len(self.behind)]


class Repeats:
    """The lines of a deck that come from a file, by the dilemma or item that shows them."""

    def __init__(self, slides: Iterable[ShownSlide]) -> None:
        self._lines: dict[str, list[ShownLine]] = {}
        for slide in slides:
            known = self._lines.setdefault(_owner(slide.key), [])
            known += [line for shape in slide.shapes for line in shape.lines if line.place != NOWHERE]

    def find(self, text: str, key: str) -> Repeat | None:
        """The line that a text on a slide says again; those of the same dilemma first, the longest of several."""
        everywhere = [line for owner, lines in self._lines.items() if owner != _owner(key) for line in lines]
        for lines in (self._lines.get(_owner(key), []), everywhere):
            held = [line for line in lines if len(line.text) >= _FEWEST and line.text in text]
            if held:
                line = max(held, key=lambda each: len(each.text))
                before, _, behind = text.partition(line.text)
                return Repeat(line, before, behind) if len(before) <= _LONGEST_LEAD and not behind.strip() else None
            found = next((line for line in lines if _says_part(text, line.text)), None)
            if found is not None:
                core = text.strip("… ")
                before, _, behind = text.partition(core)
                return Repeat(ShownLine(core, found.place), before, behind)
        return None


def _says_part(text: str, whole: str) -> bool:
    """Whether a text is some of a longer one, perhaps shortened at an end."""
    said = text.strip("… ")
    return len(said) >= _FEWEST and said in whole


def _owner(key: str) -> str:
    return key.split("/", 1)[0]
