"""Gives a layout that lacks a title or a text placeholder one, in the same style, where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.house_style.additions.added_placeholders import (
    append_shape,
    drop_titles,
    free_index,
    set_margins,
    set_place,
    with_shape,
    write_shape,
)
from deckgen.house_style.parts.brand_xml import Node, P
from deckgen.house_style.parts.inheritance import MasterStyles
from deckgen.house_style.parts.letter_styles import keep_letters
from deckgen.house_style.parts.placeholder_types import BODIES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape, footers_among, read_shape
from deckgen.house_style.standing.free_room import move, take_free_room
from deckgen.house_style.standing.scene import Scene

_COVERS = frozenset({SlideRole.TITLE, SlideRole.CLUSTER})
_MOST_OF_COVER = 0.35  # of the slide: a text that is larger is no cover's title
_HEAD = 0.2  # of the slide's height: where a title stands
_TITLE_SHARE = 0.55  # of the room for a cover's words
_WIDE, _BESIDE_LOGO = 0.8, 0.65  # of the columns of a slide: a title that is narrower stands between graphics
_NARROW = 0.6  # of the slide: a text that is one of several
_LOW = 0.45  # of the slide's height: a text that leaves more than half of it empty
_COLUMN = 0.25  # of the slide's width: in a narrower text long words would break
_SMALL_SLIDE, _OF_SMALL = 480.0, 0.8  # points; of the slide: less may be made more
_SHARES = (1.0, 0.8, 0.6, 0.4, 0.2)  # of the room beside a narrow text, the most first
_LABEL = 0.02  # of the slide
_GAP, _SEAM = 8.0, 4.0  # points; the seam is two pixels of the picture
_PITCH, _LARGE_TITLE = 1.2, 40.0  # of lines; points
_TITLE_AND_LINES = 140.0  # points
_LEAST_TITLE = 20.0  # points: a text in smaller letters is no title
_TWO_LINES = 58.0  # points: two lines of the smallest text, with the margins of a box
_ONE_LINE = 32.0  # the same for one, in which all the lines of a cover can stand beside each other
_LEAST_WIDTH = 0.35  # of the slide
_EDGE = 0.06


def complete_layout(layout: BrandLayout, role: SlideRole, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """The layout with all that slides of a role write into; the same one where nothing lacks."""
    if layout.title is None:
        layout = _promote(layout, role, styles) or _add_title(layout, role, scene, styles)
    if role is SlideRole.PICTURE and layout.shows_picture:
        return layout
    if role not in _COVERS:
        layout = take_free_room(_take_empty_side(widen_text(layout), scene), scene)
    if role in _COVERS:
        return layout
    return layout if layout.holds_text else _add_text(layout, scene, styles)


def widen_text(layout: BrandLayout) -> BrandLayout:
    """Let the one text that slides write take what other texts beside it leave empty, and grow where it is low."""
    if not layout.bodies:
        return layout
    text, *others = layout.bodies
    others = [other for other in others if other.area > _LABEL * _area(layout)]
    box = text.placeholder.box
    grows = text.grows or (not layout.holds_text and layout.may_hold_text) or _stands_high(text, others, layout)
    if box.width < _NARROW * layout.slide_width:
        beside = [other.placeholder.box for other in others if _stands_beside(box, other.placeholder.box)]
        for other in beside:
            box = box.around(other)
        box = _take_picture(box, layout)
        if layout.title is not None and not beside:
            head = layout.title.placeholder.box
            box = box.around(Box(head.x, box.y, head.width, box.height))  # under all of the title
    if grows == text.grows and box == text.placeholder.box:
        return layout
    holder = replace(text.placeholder, box=box)
    if box != text.placeholder.box:
        holder = replace(holder, overrides=(*holder.overrides, "box"))
    wider = replace(text, placeholder=holder, grows=grows)
    return replace(layout, shapes=tuple(wider if shape is text else shape for shape in layout.shapes))


def _take_empty_side(layout: BrandLayout, scene: Scene) -> BrandLayout:
    """Let a narrow title or text reach as far to the right as there is nothing but its own ground."""
    for shape in (layout.title, *layout.bodies[:1]):
        if shape is None or shape.placeholder.box.width >= _find_share(layout, _NARROW) * layout.slide_width:
            continue
        box = shape.placeholder.box
        others = (*layout.bodies, *(item for item in layout.shapes if item.type not in BODIES and item.type != "pic"))
        taken = [item.placeholder.box for item in others if item is not shape and item.area > _LABEL * _area(layout)]
        room = layout.slide_width - 2 * box.x - box.width
        wider = [Box(box.x, box.y, box.width + share * room, box.height) for share in _SHARES]
        free = next((place for place in wider if place.width > box.width and scene.is_free(place, taken)), None)
        if free is not None:
            widened = move(shape, free)
            layout = replace(layout, shapes=tuple(widened if item is shape else item for item in layout.shapes))
    return layout


def _find_share(layout: BrandLayout, usual: float) -> float:
    """On small slides letters of 18 points are large, so that texts need what room there is."""
    return max(usual, _OF_SMALL) if layout.slide_height < _SMALL_SLIDE else usual


def _stands_beside(box: Box, other: Box) -> bool:
    return min(box.bottom, other.bottom) - max(box.y, other.y) > min(box.height, other.height) / 2


def _take_picture(box: Box, layout: BrandLayout) -> Box:
    """The room for a picture beside a text too, where no picture is shown."""
    picture = layout.first("pic")
    if picture is None:
        return box
    other = picture.placeholder.box
    left, right = min(box.x, other.x), max(box.right, other.right)
    return Box(left, box.y, right - left, box.height) if _stands_beside(box, other) else box


def _stands_high(text: BrandShape, others: Sequence[BrandShape], layout: BrandLayout) -> bool:
    """Whether a text ends far above the foot of the slide, with no other text under it."""
    box = text.placeholder.box
    is_low = box.height < _find_share(layout, _LOW) * layout.slide_height and box.y < layout.slide_height / 2
    return is_low and not any(
        other.placeholder.box.y >= box.bottom - 1 and other.area > _LABEL * _area(layout) for other in others
    )


def _promote(layout: BrandLayout, role: SlideRole, styles: MasterStyles) -> BrandLayout | None:
    """Make a title of the text placeholder that stands where a title does; on a cover, of the largest letters."""
    head = [
        shape
        for shape in layout.bodies
        if shape.placeholder.box.width >= _COLUMN * layout.slide_width - 5
        and shape.placeholder.box.height <= _HEAD * layout.slide_height
        and any(shape.placeholder.box.bottom <= other.placeholder.box.y + _GAP for other in layout.bodies)
    ]
    is_cover = role in _COVERS and layout.bodies[:1] and layout.bodies[0].area < _MOST_OF_COVER * _area(layout)
    head = list(layout.bodies) if is_cover else head
    is_alone = len(layout.bodies) == 1
    if not head or (is_alone and not (is_cover and head[0].placeholder.size >= _LEAST_TITLE)):
        return None

    def rank(shape: BrandShape) -> tuple[float, float]:
        return -shape.placeholder.size, -shape.area if is_cover else shape.placeholder.box.y

    chosen = min(head, key=rank)
    root = drop_titles(layout.node)
    for node in root.iter(f"{P}ph"):
        if node.get("type", "obj") in BODIES and int(node.get("idx", "0")) == chosen.placeholder.index:
            node.attrib.clear()
            node.set("type", "title")
            shape_node = node.getparent()
            while shape_node is not None and shape_node.tag != f"{P}sp":
                shape_node = shape_node.getparent()
            if shape_node is not None:
                set_place(shape_node, chosen.placeholder.box)
                set_margins(shape_node, chosen.placeholder.insets)
                keep_letters(shape_node, styles.inherit(shape_node, chosen.type))
                return with_shape(layout, root, _read(shape_node, "title", chosen.placeholder.box, styles), chosen)
    return None


def _area(layout: BrandLayout) -> float:
    return layout.slide_width * layout.slide_height


def _add_title(layout: BrandLayout, role: SlideRole, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """A title over the text; on a cover, in the largest room."""
    taken = [*footers_among(layout.shapes), *(shape.placeholder.box for shape in layout.bodies)]
    edge = _EDGE * layout.slide_height
    if role in _COVERS:
        room = scene.find_room(
            scene.slide.inset(edge, edge, edge, edge), taken, (_LEAST_WIDTH * layout.slide_width, 2 * _TWO_LINES)
        )
        if room is None and _holds_both(layout):
            return _add_to_text(layout, styles)
        room = room or scene.slide.inset(edge, layout.slide_height / 4, edge, layout.slide_height / 4)
        box = Box(room.x, room.y, room.width, room.height * (1 if layout.bodies else _TITLE_SHARE))
    else:
        box = _find_head(layout, scene, taken, edge)
    node = write_shape("title", 0, "Title", box, anchor="b")
    layout = replace(layout, node=drop_titles(layout.node))
    return with_shape(layout, append_shape(layout.node, node), _read(node, "title", box, styles))


def _holds_both(layout: BrandLayout) -> bool:
    """Whether the text of a cover that has nothing else is high enough for a title above its lines."""
    return len(layout.bodies) == 1 and layout.bodies[0].placeholder.box.height >= _TITLE_AND_LINES


def _add_to_text(layout: BrandLayout, styles: MasterStyles) -> BrandLayout:
    """A title in the upper part of the text's box, and the text in the lower one."""
    text = layout.bodies[0]
    box = text.placeholder.box
    upper = Box(box.x, box.y, box.width, _TITLE_SHARE * box.height)
    lower = Box(box.x, upper.bottom + _GAP, box.width, box.bottom - upper.bottom - _GAP)
    layout = replace(layout, shapes=tuple(move(shape, lower) if shape is text else shape for shape in layout.shapes))
    node = write_shape("title", 0, "Title", upper, anchor="b", align=text.align)
    return with_shape(layout, append_shape(drop_titles(layout.node), node), _read(node, "title", upper, styles))


def _find_head(layout: BrandLayout, scene: Scene, taken: Sequence[Box], edge: float) -> Box:
    """Room for a title at the head of a slide; under what stands there, where that leaves but a narrow one."""
    left, width = _columns(layout, edge)
    high = _HEAD * layout.slide_height
    for share, low in ((_BESIDE_LOGO, high), (_WIDE, high + _TWO_LINES), (0.5, high)):
        head = Box(left, edge / 2, width, low)
        room = scene.find_room(head, taken, (share * width, _TWO_LINES / 2))
        if room is not None:
            return Box(room.x, room.y, room.width, min(room.height, high))
    return Box(left, edge / 2, width, high)


def _add_text(layout: BrandLayout, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """A text under the title, in all the room that graphics and footers leave."""
    edge = _EDGE * layout.slide_height
    left, width = _columns(layout, edge)
    top = edge if layout.title is None else layout.title.placeholder.box.bottom + _GAP
    if top > layout.slide_height / 2:
        top = _HEAD * layout.slide_height
    whole = Box(left, top, width, layout.slide_height - edge - top)
    least = (_LEAST_WIDTH * layout.slide_width, 2 * _TWO_LINES)
    box = scene.find_room(whole, footers_among(layout.shapes), least) or whole
    node = write_shape("body", free_index(layout.node), "Text", box)
    others = tuple(shape for shape in layout.shapes if shape.type not in BODIES)
    return with_shape(replace(layout, shapes=others), append_shape(layout.node, node), _read(node, "body", box, styles))


def _columns(layout: BrandLayout, edge: float) -> tuple[float, float]:
    """The left and the width that the layout's own texts have; a title that was added stands where there was room."""
    texts = () if layout.own_name else (layout.title, *layout.bodies[:1])
    known = next((shape.placeholder.box for shape in texts if shape is not None), None)
    if known is not None and known.width >= _LEAST_WIDTH * layout.slide_width:
        return known.x, known.width
    return edge, layout.slide_width - 2 * edge


def _read(node: Node, kind: str, box: Box, styles: MasterStyles) -> BrandShape:
    return read_shape(node, kind, box, styles.inherit(node, kind), styles.theme)


def list_changes(layouts: Sequence[BrandLayout]) -> tuple[str, ...]:
    """What copies got, each once."""
    return tuple(dict.fromkeys(change for layout in layouts for change in layout.changes))
