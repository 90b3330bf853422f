"""Finds by colour, weight, ground and lines through words which choices a slide shows as right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckgen.importing.draft import Look
from deckgen.importing.recognition.choices import FEWEST, SeenChoice

_HEX_LENGTH = 6
_GREENER = 1.25  # times as much green as red and blue
_PLAIN_COLOURS = frozenset({"000000", "TX1", "DK1"})


def look_of(choice: SeenChoice) -> Look:
    """The look that all of a choice has."""
    colours = {paragraph.colour for paragraph in choice.paragraphs}
    colour = colours.pop() if len(colours) == 1 else ""
    return Look(
        "" if colour in _PLAIN_COLOURS else colour,
        all(paragraph.is_bold for paragraph in choice.paragraphs),
        choice.shape.fill if choice.shape else "",
        all(paragraph.is_struck for paragraph in choice.paragraphs),
    )


def right_by_look(looks: Sequence[Look], before: Sequence[Look] = ()) -> list[int]:
    """The places of the choices that their look shows as right; none where it shows nothing.

    `before` is how the same choices looked when they were asked about.
    """
    kept = [place for place, look in enumerate(looks) if not look.struck]
    if len(kept) < len(looks) or not looks:
        return kept
    for colours in ([look.colour for look in looks], [look.fill for look in looks]):
        green = [place for place, colour in enumerate(colours) if _is_green(colour)]
        if green and len(green) < len(looks):
            return green
    changed = [place for place, (one, other) in enumerate(zip(before, looks, strict=False)) if one != other]
    if len(before) == len(looks) and len(changed) == 1:
        return changed
    return _odd_one(looks)


def _odd_one(looks: Sequence[Look]) -> list[int]:
    """The one that differs from all others in one respect; of two, the one that is set off."""
    for look in zip(*looks, strict=True):
        counts = Counter(look)
        if len(counts) != 2:  # noqa: PLR2004  # one look for all but one
            continue
        rare, count = min(counts.items(), key=lambda each: each[1])
        if len(looks) > FEWEST:
            return [look.index(rare)] if count == 1 else []
        if not all(look):
            return [place for place, value in enumerate(look) if value]
    return []


def _is_green(colour: str) -> bool:
    code = colour.partition("+")[0]
    if len(code) != _HEX_LENGTH or any(sign not in "0123456789ABCDEF" for sign in code):
        return False
    red, green, blue = (int(code[start : start + 2], 16) for start in (0, 2, 4))
    return green > _GREENER * max(red, blue)
