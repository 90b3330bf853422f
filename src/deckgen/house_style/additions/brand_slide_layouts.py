"""Describes a brand's layout, or one derived from it, as planning sees it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, RowStyle, SlideLayout, SlideRole, find_scale
from deckgen.blueprint.scaling import scale
from deckgen.house_style.additions.derived_layouts import DerivedLayout
from deckgen.house_style.own.design_parts import BUTTON
from deckgen.house_style.parts.placeholder_types import FOOTERS
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.scene import Scene
from deckgen.house_style.standing.usual_lines import mark_large

_HOME = 20.0
_MARGIN, _AIR = 6.0, 8.0
_ALIKE = 1.1  # contrast of two shades of one ground
_SMALL_SIDE, _TIGHT = 480.0, 0.95  # points; of the usual distance of lines, and still more than Office has by default
_LOOSE = 1.2  # of the usual distance of lines: running text further apart takes half as many slides again
_COLUMN = 0.25  # of the slide: in a narrower text long words would break
_KINDS_SHOWN = ("ftr", "sldNum")  # footers that slides fill
_OFF_AXIS, _MOST_OF_LINES = 0.04, 0.3  # of the slide's width; of the slide: a larger text is no section's
_LEAST_LINE = 26.0  # points: a box for one line of the smallest text


def find_area(layout: BrandLayout, size: tuple[float, float]) -> Box:
    """The room for text: inside the largest body, clear of the footers and of a way home at the slide's edge."""
    body = layout.bodies[0].placeholder
    room = body.box.inset(body.insets.left, body.insets.top, body.insets.right, body.insets.bottom)
    bottom = min(room.bottom, size[1] - _HOME * find_scale(*size) - _MARGIN - 1)
    for footer in _footer_boxes(layout):
        if footer.y > room.y + room.height / 2:
            bottom = min(bottom, footer.y - _MARGIN)
    return Box(room.x, room.y, room.width, max(bottom - room.y, room.height / 2))


def keep_clear(area: Box, scene: Scene) -> Box:
    """The room for text with some air above a band or a picture that begins at its foot."""
    air = _AIR * find_scale(scene.slide.width, scene.slide.height)
    edge = scene.find_edge(Box(area.x, area.bottom - air, area.width, 2 * air))
    return area if edge is None else Box(area.x, area.y, area.width, min(area.bottom, edge - air) - area.y)


def describe_slide_layout(
    base: BrandLayout,
    area: Box,
    scene: Scene,
    *,
    part: str,
    reason: str,
    derived: DerivedLayout | None = None,
    is_cover: bool = False,
    is_section: bool = False,
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
        bodies = tuple(shape.placeholder for shape in chosen_bodies(base, is_cover=is_cover))
        if is_cover or is_section:
            role = SlideRole.TITLE if is_cover else SlideRole.CLUSTER
            bodies = mark_large(title.placeholder, bodies, find_scale(base.slide_width, base.slide_height), role)
        picture = _holder(base.first("pic"))
        rows = RowStyle()
    if not is_cover:
        bodies = tuple(_tighten(body, scene) for body in bodies)
    home = None if is_cover else _find_home(base, area, scene, picture, is_section=is_section)
    bodies = tuple(_end_above(body, home) for body in bodies)
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
        rows=scale(rows, find_scale(scene.slide.width, scene.slide.height)),
        home=home,
        button=None if is_cover else _place_button(area, scene),
        floor=_find_floor(base, area, scene) if base.bodies and _is_bounded(base, area, scene) else None,
    )


def follow_title(layout: SlideLayout, base: BrandLayout) -> SlideLayout:
    """Let the lines of a section stand in the middle where its title does, on the same axis."""
    if base.title is None or base.title.align != "ctr":
        return layout
    least, title = _OFF_AXIS * base.slide_width, base.title.placeholder.box
    most = _MOST_OF_LINES * base.slide_width * base.slide_height
    beside = {
        shape.placeholder.index
        for shape in base.bodies
        if shape.align in {"l", ""}
        and shape.area <= most
        and abs(_find_middle(shape.placeholder.box) - _find_middle(title)) <= least
    }
    bodies = (
        replace(body, overrides=(*body.overrides, "centre")) if body.index in beside else body for body in layout.bodies
    )
    return replace(layout, bodies=tuple(bodies)) if beside else layout


def _find_middle(box: Box) -> float:
    return box.x + box.width / 2


def begin_left(layout: SlideLayout, base: BrandLayout) -> SlideLayout:
    """Let the lines of a text begin at its left, also where the brand sets captions in the middle."""
    aligned = {shape.placeholder.index for shape in base.bodies if shape.align in {"ctr", "r"}}
    bodies = (
        replace(body, overrides=(*body.overrides, "left")) if body.index in aligned else body for body in layout.bodies
    )
    return replace(layout, bodies=tuple(bodies)) if aligned else layout


def _tighten(body: Placeholder, scene: Scene) -> Placeholder:
    """Lines at about the usual distance on a small slide, on which letters of 18 points are large already."""
    is_small = min(scene.slide.width, scene.slide.height) < _SMALL_SIDE
    return replace(body, line_spacing=min(_TIGHT if is_small else _LOOSE, body.line_spacing))


def _is_bounded(base: BrandLayout, area: Box, scene: Scene) -> bool:
    """Whether something else than the ground of the text begins between it and the footers below."""
    tops = [box.y for box in _footer_boxes(base) if box.y >= area.bottom]
    bottom = min(tops, default=scene.inside.bottom)
    below = Box(area.x, area.bottom - _MARGIN, area.width, bottom - area.bottom)
    return base.panelled or (below.height > _MARGIN and not scene.is_free(below))


def _find_floor(base: BrandLayout, area: Box, scene: Scene) -> float:
    """Down to the foot of the brand's own box, so that rows may reach into its inner margin, above any band there."""
    if not base.bodies:  # a cover with a title alone
        return area.bottom
    body = base.bodies[0].placeholder
    floor = max(area.bottom, min(body.box.bottom, area.bottom + body.insets.bottom))
    return max(area.bottom, keep_clear(Box(area.x, area.y, area.width, floor - area.y), scene).bottom)


def _place_button(area: Box, scene: Scene) -> Box:
    """At the lower right of the text, with some air above whatever the brand has under it."""
    larger = find_scale(scene.slide.width, scene.slide.height)
    width, height = min(BUTTON.width * larger, area.width), BUTTON.height * larger
    place, air = Box(area.right - width, area.bottom - height, width, height), _AIR * larger
    is_free = scene.is_free(Box(place.x, place.bottom, place.width, air))
    return place if is_free or not scene.is_free(place) else replace(place, y=place.y - air)


def chosen_bodies(layout: BrandLayout, *, is_cover: bool) -> Iterable[BrandShape]:
    """One body for text; on a cover all that hold a line, from the top."""
    if not is_cover:
        return layout.bodies[:1]
    least = _LEAST_LINE * find_scale(layout.slide_width, layout.slide_height)
    high = [shape for shape in layout.bodies if shape.placeholder.box.height >= least]
    top = layout.title.placeholder.box.y if layout.title is not None else 0.0

    def place(shape: BrandShape) -> tuple[bool, bool, float]:
        box = shape.placeholder.box
        return shape.type != "subTitle", box.y < top, box.y  # what stands over a title is a label

    wide = [shape for shape in high if shape.placeholder.box.width >= _COLUMN * layout.slide_width]
    kept: list[BrandShape] = []
    for shape in sorted(wide or high or layout.bodies, key=place):
        if not any(_collide(shape.placeholder, other.placeholder) for other in kept):
            kept.append(shape)
    return kept


def _collide(one: Placeholder, other: Placeholder) -> bool:
    """Whether one lies over the other, or has the same number, as all of a layout have that LibreOffice wrote."""
    return one.index == other.index or _overlap(one.box, other.box)


def _holder(shape: BrandShape | None) -> Placeholder | None:
    return None if shape is None else shape.placeholder


def _keep_apart(*shapes: BrandShape | None) -> list[Placeholder | None]:
    """Leave a footer out that lies over one before it."""
    kept: list[Placeholder | None] = []
    for holder in map(_holder, shapes):
        is_free = holder is not None and not any(_overlap(holder.box, other.box) for other in kept if other)
        kept.append(holder if is_free else None)
    return kept


def _footer_boxes(layout: BrandLayout, *kinds: str) -> list[Box]:
    shapes = (layout.first(kind) for kind in kinds or FOOTERS)
    return [shape.placeholder.box for shape in shapes if shape is not None]


def _find_home(
    layout: BrandLayout, area: Box, scene: Scene, picture: Placeholder | None, *, is_section: bool
) -> Box | None:
    """Look below the text for a place that nothing else takes, from the left, with air on both sides.

    A place for the date is no hindrance: slides seldom fill it, and then beside the way home. A section, which is
    designed as a cover is, has it only on the ground of its title.
    """
    width, height = scene.slide.width, scene.slide.height
    side = _HOME * find_scale(width, height)
    footers = [box for box in _footer_boxes(layout) if box.y > height / 2]
    holders = (picture, _holder(layout.title))
    taken = [*_footer_boxes(layout, *_KINDS_SHOWN), *(holder.box for holder in holders if holder is not None)]
    middle = footers[0].y + footers[0].height / 2 if footers else height - 2 * side
    top = min(max(middle - side / 2, area.bottom + 1), height - side - _MARGIN)
    places = [Box(area.x + step * side, top, side, side) for step in range(int(area.width / side))]
    free = [box for box in places if not any(_overlap(box, other) for other in taken) and scene.is_free(box)]
    airy = (box for box in free if scene.is_free(box.inset(-side, 0, -side, 0)))
    if is_section and layout.title is not None:
        ground = layout.title.placeholder.background
        airy = (box for box in airy if contrast(scene.see(layout.title.placeholder, box).background, ground) < _ALIKE)
    return next(airy, None)


def _end_above(body: Placeholder, home: Box | None) -> Placeholder:
    """A text that would reach over the way home, as far down as that."""
    box = body.box
    if home is None or not _overlap(box, home) or home.y - box.y < box.height / 2:
        return body
    overrides = body.overrides if "box" in body.overrides else (*body.overrides, "box")
    return replace(body, box=Box(box.x, box.y, box.width, home.y - box.y), overrides=overrides)


def _overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
