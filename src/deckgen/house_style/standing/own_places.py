"""Lets a text keep the place that it was given, where it reads there."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.look import Placeholder
from deckgen.house_style.drawing.canvas import Canvas
from deckgen.house_style.parts.placeholder_types import TITLES
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.brand_readability import can_read
from deckgen.house_style.standing.calm_room import is_smooth


def keep_place(
    shape: BrandShape, canvas: Canvas, whole: Placeholder, *, is_large: bool, keeps_width: bool
) -> BrandShape | None:
    """A text in all of a place without drawings, where it reads there; with `keeps_width` also where a veil may help.

    That is on a shade, and not on a photograph.
    """
    on_shade = is_smooth(canvas, whole.box)
    if can_read(whole, is_smooth=on_shade, is_large=is_large):
        return settle(shape, whole)
    reads = keeps_width and can_read(whole, may_show=True, is_large=is_large)
    is_kept = keeps_width and shape.type in TITLES and (reads or on_shade)
    return replace(settle(shape, whole), reads=reads) if is_kept else None


def settle(shape: BrandShape, holder: Placeholder) -> BrandShape:
    """A text at a place; one that was moved says so."""
    own = shape.placeholder.box
    moved = max(
        abs(own.x - holder.box.x), abs(own.y - holder.box.y),
        abs(own.width - holder.box.width), abs(own.height - holder.box.height),
    ) > 0.01  # fmt: skip  # noqa: PLR2004
    if moved and "box" not in holder.overrides:
        holder = replace(holder, overrides=(*holder.overrides, "box"))
    return replace(shape, placeholder=holder)
