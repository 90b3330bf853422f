"""What is kept while the layouts of one brand are painted: its pictures and masters, each once, and the budget left."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from deckgen.house_style.drawing.budget import Budget
from deckgen.house_style.drawing.pictures import Decoded, shrink
from deckgen.wording.identity import Identity

if TYPE_CHECKING:
    from pptx.opc.package import OpcPackage, Part

    from deckgen.house_style.drawing.canvas import Canvas


class Desk:
    """The pictures and the budget of one brand."""

    def __init__(self) -> None:
        self.budget = Budget()
        self.painted: dict[tuple[object, ...], Canvas] = {}  # masters, each as its layouts show it
        self._pictures: dict[bytes, Decoded | None] = {}

    def picture(self, data: bytes) -> Decoded | None:
        """A picture, small; None where it cannot be shown."""
        mark = hashlib.sha256(data).digest()
        if mark not in self._pictures:
            self._pictures[mark] = shrink(data, self.budget)
        return self._pictures[mark]


def desk_of(part: Part) -> Desk:
    """The desk of the brand that a part belongs to."""
    return _desk(Identity(part.package))


@lru_cache(maxsize=2)
def _desk(_: Identity[OpcPackage]) -> Desk:
    return Desk()
