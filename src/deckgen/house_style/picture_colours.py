"""Samples the colours of a picture that can be seen behind a text."""

from __future__ import annotations

import warnings
from collections import Counter
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

from deckgen.blueprint.lengths import Box
from deckgen.picture_file import BRAND_FORMATS, open_picture

_MOST_PIXELS = 40_000_000
_CELL = 4.0  # points; about the stroke of a letter
_MOST_ACROSS = 480  # pixels
_MOST_CELLS = 200  # across or down
_ROUNDED = [round(value / 17) * 17 for value in range(256)] * 4  # colours nearer than this count as one
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning)

Seen = tuple[str, float]  # RRGGBB and how much it hides


def see_picture(data: bytes, frame: Box, window: Box) -> list[Seen]:
    """Average a picture by small cells where text stands on it; the commonest first, nothing if unreadable.

    `frame` is where the whole picture stands, `window` where the text does.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _see(data, frame, window)
    except _UNREADABLE:
        return []


def _see(data: bytes, frame: Box, window: Box) -> list[Seen]:
    image = _shrink(data)
    across, down = image.width / frame.width, image.height / frame.height
    left, right = max(0.0, (window.x - frame.x) * across), min(image.width, (window.right - frame.x) * across)
    top, bottom = max(0.0, (window.y - frame.y) * down), min(image.height, (window.bottom - frame.y) * down)
    if right <= left or bottom <= top:
        return []
    cells = (_count_cells(window.width), _count_cells(window.height))
    seen = image.resize(cells, Image.Resampling.BOX, box=(left, top, right, bottom)).point(_ROUNDED)
    counted = Counter(zip(*[iter(seen.tobytes())] * 4, strict=True))
    return [(bytes(cell[:3]).hex().upper(), cell[3] / 255) for cell, _ in counted.most_common()]


@lru_cache(maxsize=8)
def _shrink(data: bytes) -> Image.Image:
    """Decode a picture once, no larger than what the cells need."""
    with open_picture(data, BRAND_FORMATS) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError(image.size)
        image.draft("RGB", (_MOST_ACROSS, _MOST_ACROSS))
        image.thumbnail((_MOST_ACROSS, _MOST_ACROSS), Image.Resampling.BOX)
        return image.convert("RGBA")


def _count_cells(length: float) -> int:
    return max(2, min(_MOST_CELLS, round(length / _CELL)))
