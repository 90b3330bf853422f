"""Describes a brand's layout, or one derived from it, as planning sees it."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, RowStyle, SlideLayout
from deckgen.house_style.brand_drawings import find_layers, walk_drawings
from deckgen.house_style.brand_layouts import BrandLayout
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.derived_layouts import DerivedLayout
from deckgen.house_style.design_parts import BUTTON
from deckgen.house_style.placeholder_types import FOOTERS

_HOME = 20.0
_MARGIN = 6.0


def find_area(layout: BrandLayout, size: tuple[float, float]) -> Box:
    """The room for text: inside the largest body, clear of the footers and the slide's edge."""
    body = layout.bodies[0].placeholder
    room = body.box.inset(body.insets.left, body.insets.top, body.insets.right, body.insets.bottom)
    bottom = min(room.bottom, size[1] - 3 * _MARGIN)
    for footer in _footer_boxes(layout):
        if footer.y > room.y + room.height / 2:
            bottom = min(bottom, footer.y - _MARGIN)
    return Box(room.x, room.y, room.width, max(bottom - room.y, room.height / 2))


def describe_slide_layout(
    base: BrandLayout,
    area: Box,
    size: tuple[float, float],
    *,
    part: str,
    reason: str,
    derived: DerivedLayout | None = None,
    is_cover: bool = False,
) -> SlideLayout:
    """Say the placeholders, and where a link home and a button can stand."""
    title = base.title
    if title is None:
        raise AssertionError(base.part)  # a layout without title is never chosen
    if derived is not None:
        bodies = tuple(item for item in derived.placeholders if item.type == "body")
        picture = next((item for item in derived.placeholders if item.type == "pic"), None)
        rows = derived.design.rows
    else:
        bodies = tuple(shape.placeholder for shape in _chosen_bodies(base, is_cover=is_cover))
        picture = _holder(base.first("pic"))
        rows = RowStyle()
    number, footer, date = _keep_apart(base.first("sldNum"), base.first("ftr"), base.first("dt"))
    return SlideLayout(
        name=base.name,
        part=part,
        title=title.placeholder,
        bodies=bodies,
        picture=picture,
        footer=footer,
        number=number,
        date=date,
        reason=reason,
        area=area,
        rows=rows,
        home=None if is_cover else _find_home(base, area, size),
        button=None if is_cover else _place_button(area),
        floor=area.bottom if _is_bounded(base, area) else None,
    )


def _is_bounded(base: BrandLayout, area: Box) -> bool:
    """Whether something else than the ground of the text begins below it."""
    body = base.bodies[0].placeholder
    below = Box(area.x, area.bottom, area.width, base.slide_height - area.bottom)
    drawings = (box for layer in find_layers(base.layout) for _, box in walk_drawings(layer.element))
    reaches = any(_overlap(box, below) and box.y > area.y for box in drawings)
    return reaches or bool(base.own_name or body.other_backgrounds)


def _place_button(area: Box) -> Box:
    width = min(BUTTON.width, area.width)
    return Box(area.right - width, area.bottom - BUTTON.height, width, BUTTON.height)


def _chosen_bodies(layout: BrandLayout, *, is_cover: bool) -> Iterable[BrandShape]:
    """One body for text; on a cover all, from the top."""
    if not is_cover:
        return layout.bodies[:1]
    return sorted(layout.bodies, key=lambda shape: (shape.type != "subTitle", shape.placeholder.box.y))


def _holder(shape: BrandShape | None) -> Placeholder | None:
    return None if shape is None else shape.placeholder


def _keep_apart(*shapes: BrandShape | None) -> list[Placeholder | None]:
    """Leave a footer out that lies over one before it."""
    kept: list[Placeholder | None] = []
    for holder in map(_holder, shapes):
        is_free = holder is not None and not any(_overlap(holder.box, other.box) for other in kept if other)
        kept.append(holder if is_free else None)
    return kept


def _footer_boxes(layout: BrandLayout) -> list[Box]:
    shapes = (layout.first(kind) for kind in FOOTERS)
    return [shape.placeholder.box for shape in shapes if shape is not None]


def _find_home(layout: BrandLayout, area: Box, size: tuple[float, float]) -> Box | None:
    """Look below the text for a place that nothing else takes."""
    width, height = size
    taken = _footer_boxes(layout)
    taken += [box for _, box in walk_drawings(layout.node) if box.width * box.height < 0.2 * width * height]
    footers = [box for box in taken[: len(_footer_boxes(layout))] if box.y > height / 2]
    middle = footers[0].y + footers[0].height / 2 if footers else height - 2 * _HOME
    top = min(max(middle - _HOME / 2, area.bottom + 1), height - _HOME - _MARGIN)
    left = area.x
    while left + _HOME <= area.right:
        box = Box(left, top, _HOME, _HOME)
        if not any(_overlap(box, other) for other in taken):
            return box
        left += _HOME
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
