"""Gives a layout that lacks a title or a text placeholder one, in the same style, where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole, find_scale
from deckgen.house_style.brand_layouts import BrandLayout
from deckgen.house_style.brand_shapes import BrandShape, read_shape
from deckgen.house_style.brand_xml import A, Node, P, local_name
from deckgen.house_style.free_room import move, take_free_room
from deckgen.house_style.inheritance import MasterStyles
from deckgen.house_style.placeholder_types import BODIES, TITLES
from deckgen.house_style.scene import Scene, footers_among
from deckgen.messages.message import tell
from deckgen.presentation_xml import emu, escape

_FIRST_SHAPE_ID = 160
_COVERS = frozenset({SlideRole.TITLE, SlideRole.CLUSTER})
_MOST_OF_COVER = 0.35  # of the slide: a text that is larger is no cover's title
_HEAD = 0.2  # of the slide's height: where a title stands
_TITLE_SHARE = 0.55  # of the room for a cover's words
_NARROW = 0.6  # of the slide: a text that is one of several
_LOW = 0.45  # of the slide's height: a text that leaves more than half of it empty
_COLUMN = 0.25  # of the slide's width: in a narrower text long words would break
_SMALL_SLIDE, _OF_SMALL = 480.0, 0.8  # points; of the slide: less may be made more
_SHARES = (1.0, 0.8, 0.6, 0.4, 0.2)  # of the room beside a narrow text, the most first
_LABEL = 0.02  # of the slide
_GAP, _SEAM = 8.0, 4.0  # points; the seam is two pixels of the picture
_PITCH, _LARGE_TITLE = 1.2, 40.0  # of lines; points
_TITLE_AND_LINES = 140.0  # points
_TWO_LINES = 58.0  # points: two lines of the smallest text, with the margins of a box
_LEAST_WIDTH = 0.35  # of the slide
_EDGE = 0.06
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def complete_layout(layout: BrandLayout, role: SlideRole, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """The layout with all that slides of a role write into; the same one where nothing lacks."""
    if layout.title is None:
        layout = _promote(layout, role, styles) or _add_title(layout, role, scene, styles)
    if role is SlideRole.PICTURE and layout.shows_picture:
        return layout
    if role not in _COVERS:
        layout = take_free_room(_take_empty_side(widen_text(layout), scene), scene)
    if role in _COVERS:
        if has_column(layout):
            return layout
        return write_cover_text(layout, scene, styles)
    return layout if layout.holds_text else _add_text(layout, scene, styles)


def write_cover_text(layout: BrandLayout, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """A cover with a text of our own instead of its narrow ones; the same one where there is no room for it."""
    wider = _add_cover_text(_without_bodies(layout), scene, styles)
    return wider if wider.bodies else layout


def has_column(layout: BrandLayout) -> bool:
    """Whether some text is wide enough for long words."""
    return any(body.placeholder.box.width >= _COLUMN * layout.slide_width for body in layout.bodies)


def has_lines(layout: BrandLayout) -> bool:
    """Whether the texts of a cover have room for more than one line."""
    high = sum(body.placeholder.box.height for body in layout.bodies)
    return high >= _TWO_LINES - _GAP


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
        others = (*layout.bodies, *(item for item in layout.shapes if item.type not in BODIES))
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
    if len(layout.bodies) < 2 or not head:  # noqa: PLR2004
        return None

    def rank(shape: BrandShape) -> tuple[float, float]:
        return -shape.placeholder.size, -shape.area if is_cover else shape.placeholder.box.y

    chosen = min(head, key=rank)
    root = deepcopy(layout.node)
    for node in root.iter(f"{P}ph"):
        if node.get("type", "obj") in BODIES and int(node.get("idx", "0")) == chosen.placeholder.index:
            node.attrib.clear()
            node.set("type", "title")
            shape_node = node.getparent()
            while shape_node is not None and shape_node.tag != f"{P}sp":
                shape_node = shape_node.getparent()
            if shape_node is not None:
                _set_place(shape_node, chosen.placeholder.box)
                return _with_shape(layout, root, _read(shape_node, "title", chosen.placeholder.box, styles), chosen)
    return None


def _without_bodies(layout: BrandLayout) -> BrandLayout:
    return replace(layout, shapes=tuple(shape for shape in layout.shapes if shape.type not in BODIES))


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
        left, width = _columns(layout, edge)
        head = Box(left, edge / 2, width, _HEAD * layout.slide_height)
        box = scene.find_room(head, taken, (width / 2, _TWO_LINES / 2)) or head
    node = _write_shape("title", 0, "Title", box, anchor="b")
    layout = replace(layout, node=_drop_titles(layout.node))
    return _with_shape(layout, _append(layout.node, node), _read(node, "title", box, styles))


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
    node = _write_shape("title", 0, "Title", upper, anchor="b", align=text.align)
    return _with_shape(layout, _append(_drop_titles(layout.node), node), _read(node, "title", upper, styles))


def _drop_titles(layout: Node) -> Node:
    """A copy without the titles that stand beside the slide."""
    root = deepcopy(layout)
    for node in [*root.iter(f"{P}sp")]:
        holder, parent = node.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), node.getparent()
        if holder is not None and holder.get("type") in TITLES and parent is not None:
            parent.remove(node)
    return root


def _add_cover_text(layout: BrandLayout, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """A text for the lines under a cover's title, or over it; none where there is no room."""
    title = layout.title
    if title is None:
        return layout
    box = title.placeholder.box
    taken = [*footers_among(layout.shapes), box]
    below = Box(box.x, box.bottom + _GAP, box.width, scene.inside.bottom - box.bottom - _GAP)
    above = Box(box.x, scene.inside.y, box.width, box.y - _GAP - scene.inside.y)
    high = _TWO_LINES * find_scale(layout.slide_width, layout.slide_height)
    for place in (below, above):
        if place is above:
            divided = _divide_title(layout, title, scene, styles)
            if divided is not layout:
                return divided
        if place.height < high:
            continue
        first = Box(place.x, place.y if place is below else place.bottom - high, place.width, high)
        room = scene.find_room(place, taken, (min(box.width, _LEAST_WIDTH * layout.slide_width), high))
        if room is not None and room.x > box.x + 1 and scene.is_free(first, taken):
            room = scene.stretch(first, place, taken)  # lines that begin where the title does
        if room is not None:
            height = min(room.height, 0.35 * layout.slide_height)
            top = room.y if place is below else room.bottom - height
            node = _write_shape(
                "body", _free_index(layout.node), "Subtitle", Box(room.x, top, room.width, height),
                anchor="t" if place is below else "b", align=_find_align(title, styles), size=24,
            )  # fmt: skip
            shape = _read(node, "body", Box(room.x, top, room.width, height), styles)
            return _with_shape(layout, _append(layout.node, node), shape)
    return layout


def _divide_title(layout: BrandLayout, title: BrandShape, scene: Scene, styles: MasterStyles) -> BrandLayout:
    """The lines in the lower part of a title's box that is high enough for both; the same layout where it is not.

    A title on a ground of its own leaves them a part of that.
    """
    box, ground = title.placeholder.box, title.fill
    if ground is not None and local_name(ground) != "solidFill":
        return layout  # shades and pictures would begin anew
    gap = _GAP if ground is None else _SEAM
    upper = Box(box.x, box.y, box.width, _TITLE_SHARE * box.height)
    lower = Box(box.x, upper.bottom + gap, box.width, box.bottom - upper.bottom - gap)
    lines = 2 * _PITCH * min(title.placeholder.size, _LARGE_TITLE)
    if upper.height < lines or lower.height < _TWO_LINES or not scene.reads(title, lower):
        return layout
    layout = replace(layout, shapes=tuple(move(item, upper) if item is title else item for item in layout.shapes))
    node = _write_shape("body", _free_index(layout.node), "Subtitle", lower, align=_find_align(title, styles), size=24)
    properties = node.find(f"{P}spPr")
    if ground is not None and properties is not None:
        properties.append(deepcopy(ground))
    return _with_shape(layout, _append(layout.node, node), _read(node, "body", lower, styles))


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
    node = _write_shape("body", _free_index(layout.node), "Text", box)
    others = tuple(shape for shape in layout.shapes if shape.type not in BODIES)
    return _with_shape(replace(layout, shapes=others), _append(layout.node, node), _read(node, "body", box, styles))


def _columns(layout: BrandLayout, edge: float) -> tuple[float, float]:
    """The left and the width that the layout's own texts have; a title that was added stands where there was room."""
    texts = () if layout.own_name else (layout.title, *layout.bodies[:1])
    known = next((shape.placeholder.box for shape in texts if shape is not None), None)
    if known is not None and known.width >= _LEAST_WIDTH * layout.slide_width:
        return known.x, known.width
    return edge, layout.slide_width - 2 * edge


def _read(node: Node, kind: str, box: Box, styles: MasterStyles) -> BrandShape:
    return read_shape(node, kind, box, styles.inherit(node, kind), styles.theme)


def _find_align(title: BrandShape, styles: MasterStyles) -> str:
    return styles.inherit(title.node, title.type).paragraph("algn")


def _append(layout: Node, node: Node) -> Node:
    root = deepcopy(layout)
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        raise AssertionError(node.tag)  # a layout without a tree of shapes is no layout
    taken = [int(facts.get("id", "0")) for facts in tree.iter(f"{P}cNvPr") if facts.get("id", "0").isdigit()]
    facts = node.find(f"{P}nvSpPr/{P}cNvPr")
    if facts is not None:
        facts.set("id", str(max(taken, default=_FIRST_SHAPE_ID) + 1))
    tree.append(node)
    for extension in tree.findall(f"{P}extLst"):
        tree.append(extension)
    return root


def _with_shape(layout: BrandLayout, root: Node, shape: BrandShape, old: BrandShape | None = None) -> BrandLayout:
    others = tuple(item for item in layout.shapes if item is not old)
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(root, name)
    change = tell("a title") if shape.type == "title" else tell("a text")
    return replace(layout, node=root, shapes=(*others, shape), own_name=name, changes=(*layout.changes, change))


def prepare_copy(root: Node, name: str) -> None:
    """Let a copied layout stand beside the one it was made from."""
    common = root.find(f"{P}cSld")
    if common is not None:
        common.set("name", name)
    for attribute in ("type", "matchingName"):
        root.attrib.pop(attribute, "")
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    for old in (*root.findall(f"{P}timing"), *root.findall(f"{P}extLst")):
        root.remove(old)  # they name shapes that are gone, and ids that must be unique


def _free_index(layout: Node) -> int:
    return max([int(holder.get("idx", "0")) for holder in layout.iter(f"{P}ph")], default=0) % 100_000 + 30


def _set_place(shape: Node, box: Box) -> None:
    properties = shape.find(f"{P}spPr")
    if properties is not None and properties.find(f"{A}xfrm") is None:
        place = etree.fromstring(f"<a:xfrm {_NAMESPACES}>{_corners(box)}</a:xfrm>")
        properties.insert(0, place)


def _corners(box: Box) -> str:
    return f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'


def _write_shape(
    kind: str, index: int, name: str, box: Box, *, anchor: str = "t", align: str = "", size: float = 0
) -> Node:
    place = f' idx="{index}"' if index else ""
    aligned = f' algn="{align}"' if align else ""
    styles = ""
    if size:
        styles = f'<a:lvl1pPr marL="0" indent="0"{aligned}><a:buNone/><a:defRPr sz="{round(size * 100)}"/></a:lvl1pPr>'
    return etree.fromstring(
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="1" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}"{place}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{_corners(box)}</a:xfrm>'
        f'</p:spPr><p:txBody><a:bodyPr anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{styles}</a:lstStyle>'
        "<a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def list_changes(layouts: Sequence[BrandLayout]) -> tuple[str, ...]:
    """What copies got, each once."""
    return tuple(dict.fromkeys(change for layout in layouts for change in layout.changes))
