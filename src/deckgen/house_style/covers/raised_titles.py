"""Raises the letters of a cover's title to those that other slides have, where its place has room for them.

Why: some houses have small letters on a cover that nobody wrote a long title on; it then reads as one more line.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole, find_scale
from deckgen.house_style.covers.outcome import find_fitting
from deckgen.house_style.reading.brand_layouts import BrandLayout

_LARGE = 32.0  # points: a title that is as large needs no more, whatever other slides have
_COVERS = (SlideRole.TITLE, SlideRole.CLUSTER)


def raise_titles(dressed: Mapping[SlideRole, BrandLayout]) -> dict[SlideRole, BrandLayout]:
    """The layouts, the titles of covers and sections no smaller than those over text, as far as they have room."""
    page = dressed.get(SlideRole.CONTENT)
    if page is None or page.title is None:
        return dict(dressed)
    most = min(page.title.placeholder.size, _LARGE * find_scale(page.slide_width, page.slide_height))
    covers = {role: _raise(dressed[role], most) for role in _COVERS if role in dressed}
    return {**dressed, **covers}


def _raise(cover: BrandLayout, most: float) -> BrandLayout:
    title = cover.title
    if title is None or title.placeholder.size >= most:
        return cover
    size = find_fitting(title.placeholder, most)
    if size <= title.placeholder.size:
        return cover
    larger = replace(title, placeholder=replace(title.placeholder, size=size))
    return replace(cover, shapes=tuple(larger if shape is title else shape for shape in cover.shapes))
