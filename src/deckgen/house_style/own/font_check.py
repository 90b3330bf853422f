"""Warns of each font of a house style whose widths are not known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, warning
from deckgen.resources import resource

FALLBACK = "Arial"
_ALWAYS_KNOWN = frozenset({"calibri", "arial"})
_SAME_WIDTHS = frozenset({"carlito", "liberation sans", "arimo", "helvetica"})


def check_fonts(fonts: Iterable[str], place: Place) -> tuple[Problem, ...]:
    """Say which fonts are measured as another, so that their text may break elsewhere than planned."""
    return tuple(
        warning(
            "unknown-font",
            tell(
                "the widths of “{font}” are not known; text in it is measured as {fallback} or wider",
                font=font,
                fallback=FALLBACK,
            ),
            place,
            tell("look at full slides in PowerPoint, or choose Calibri or Arial"),
        )
        for font in dict.fromkeys(fonts)
        if not is_known(font)
    )


def is_known(font: str) -> bool:
    """Whether the widths of a font's characters are known."""
    folded = font.strip().casefold()
    return folded in _ALWAYS_KNOWN or folded in _SAME_WIDTHS or folded in _measured()


@cache
def _measured() -> frozenset[str]:
    tables: dict[str, object] = json.loads(resource("advance_widths.json").read_text("ascii"))
    return frozenset(name.casefold() for name in tables)
