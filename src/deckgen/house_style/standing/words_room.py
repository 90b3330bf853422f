"""Says which part of a box the words in it reach, by the side at which they begin."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blueprint.lengths import Box

_SHARES = (0.8, 0.65, 0.5, 0.4)  # of the width, the most first


def list_parts_with_words(box: Box, align: str) -> Iterator[Box]:
    """Narrower and narrower parts of a box, at the side where its words begin."""
    for share in _SHARES:
        width = share * box.width
        before = {"r": box.width - width, "ctr": (box.width - width) / 2}.get(align, 0.0)
        yield Box(box.x + before, box.y, width, box.height)
