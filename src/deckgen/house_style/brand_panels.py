"""Lays plain panels under text of a brand's layout that no colour makes readable there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import READABLE, READABLE_ON_SHADES, contrast, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder
from deckgen.house_style.added_placeholders import prepare_copy
from deckgen.house_style.brand_layouts import BrandLayout
from deckgen.house_style.brand_readability import find_grounds
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.brand_theme import Theme
from deckgen.house_style.brand_xml import A, Node, P
from deckgen.house_style.contrast_check import GRAPHICS
from deckgen.house_style.placeholder_types import FOOTERS
from deckgen.house_style.scene import Scene
from deckgen.messages.message import tell
from deckgen.presentation_xml import emu

_FIRST_SHAPE_ID = 150
_PADDING = 10.0
_RESERVE, _MOST_STEPS = 0.1, 26  # contrast; fiftieths of the way to black or white
_VEILS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)  # how much of a ground a veil hides, the least first
_ALMOST, _DARK, _LIGHT = 2.7, "000000", "FFFFFF"  # contrast without a veil: what is less would become another ground
_NEAR = 36.0  # panels that stand nearer than this become one


class BrandPanel(Struct, frozen=True):
    """A plain rectangle and the texts that stand on it."""

    box: Box
    shapes: tuple[BrandShape, ...]


def lay_panels(layout: BrandLayout, theme: Theme, *, is_cover: bool) -> BrandLayout:
    """Put panels where they are needed; the same layout comes back where none is."""
    bodies = layout.bodies if is_cover else layout.bodies[:1]
    texts = [shape for shape in (layout.title, *bodies) if shape is not None]
    panels = _join([BrandPanel(_pad(shape, layout), (shape,)) for shape in texts if not shape.reads])
    if not panels:
        return layout
    node = deepcopy(layout.node)
    name = layout.own_name or f"{layout.name} (deckgen)"
    colours: dict[Box, str] = {}
    for number, panel in enumerate(panels):
        colour = _choose_colour(panel, theme)
        _draw(node, panel.box, colour, _FIRST_SHAPE_ID + number)
        colours |= dict.fromkeys((shape.placeholder.box for shape in panel.shapes), colour)
    prepare_copy(node, name)
    shapes = tuple(_stand_on(shape, colours) for shape in layout.shapes)
    changes = (*layout.changes, tell("panels under its text"))
    return replace(layout, node=node, shapes=shapes, own_name=name, changes=changes, panelled=True)


def lay_veil(layout: BrandLayout, scene: Scene, *, is_cover: bool) -> BrandLayout:
    """Darken all of a smooth ground on which light letters almost read, instead of laying panels.

    The same layout comes back where none is needed, and where the brand would hardly be known behind it.
    """
    bodies = layout.bodies if is_cover else layout.bodies[:1]
    texts = [shape for shape in (layout.title, *bodies) if shape is not None]
    holders = [shape.placeholder for shape in texts]
    is_light = all(luminance(holder.colour.rgb) > luminance(holder.background) for holder in holders)
    if not is_light or all(shape.reads for shape in texts) or not all(scene.is_smooth(item.box) for item in holders):
        return layout
    share = next((share for share in _VEILS if all(_reads_behind(item, share) for item in holders)), 0.0)
    node = deepcopy(layout.node)
    tree = node.find(f"{P}cSld/{P}spTree")
    if not share or tree is None:
        return layout
    tree.insert(2, _write_panel(scene.slide, _DARK, _FIRST_SHAPE_ID, share))
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(node, name)
    shapes = tuple(_see_through(shape, share) for shape in layout.shapes)
    changes = (*layout.changes, tell("a veil over its ground"))
    return replace(layout, node=node, shapes=shapes, own_name=name, changes=changes)


def _reads_behind(holder: Placeholder, share: float) -> bool:
    """Whether a text reads on all of its ground behind a veil, in its own colour or in white."""
    grounds = find_grounds(holder)
    veiled = [mix(ground, _DARK, share) for ground in grounds]
    almost = all(contrast(_LIGHT, ground) >= _ALMOST for ground in grounds)
    return almost and any(
        all(contrast(colour, ground) >= READABLE_ON_SHADES for ground in veiled)
        for colour in (holder.colour.rgb, _LIGHT)
    )


def _see_through(shape: BrandShape, share: float) -> BrandShape:
    first, *others = (mix(ground, _DARK, share) for ground in find_grounds(shape.placeholder))
    holder = replace(shape.placeholder, background=first, other_backgrounds=tuple(others))
    return replace(shape, placeholder=holder, reads=True)


def _stand_on(shape: BrandShape, colours: Mapping[Box, str]) -> BrandShape:
    colour = colours.get(shape.placeholder.box)
    if colour is None:
        return shape
    holder = replace(shape.placeholder, background=colour, other_backgrounds=())
    return replace(shape, placeholder=holder, reads=True)


def _pad(shape: BrandShape, layout: BrandLayout) -> Box:
    """Grow a text's box, but not over the title, the footers or the slide's edge."""
    box = shape.placeholder.box
    left, right = max(0.0, box.x - _PADDING), min(layout.slide_width, box.right + _PADDING)
    top, bottom = max(0.0, box.y - _PADDING), min(layout.slide_height, box.bottom + _PADDING)
    others = (layout.title, *(layout.first(kind) for kind in FOOTERS))
    for other in (item.placeholder.box for item in others if item is not None and item is not shape):
        if other.bottom <= box.y + 1:
            top = max(top, min(other.bottom, box.y))
        elif other.y >= box.bottom - 1:
            bottom = min(bottom, max(other.y, box.bottom))
    return Box(left, top, right - left, bottom - top)


def _join(panels: list[BrandPanel]) -> list[BrandPanel]:
    """Make one panel of those that stand under each other."""
    joined: list[BrandPanel] = []
    for panel in sorted(panels, key=lambda item: (item.box.y, item.box.x)):
        last = joined[-1] if joined else None
        if last is not None and panel.box.y - last.box.bottom < _NEAR and _share_columns(last.box, panel.box):
            joined[-1] = BrandPanel(last.box.around(panel.box), (*last.shapes, *panel.shapes))
        else:
            joined.append(panel)
    return joined


def _share_columns(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right


def _choose_colour(panel: BrandPanel, theme: Theme) -> str:
    """Choose what most of the texts read on in their own colours, and of that what differs least from the ground."""
    ground = max(panel.shapes, key=lambda shape: shape.area).placeholder.background
    options = dict.fromkeys((ground, theme.colour("bg1"), theme.colour("tx1"), "FFFFFF", "000000"))
    texts = [shape.placeholder.colour.rgb for shape in panel.shapes]

    def judge(colour: str) -> tuple[int, float]:
        unread = sum(contrast(text, colour) < GRAPHICS for text in texts)  # a shade more mends the rest
        return unread, abs(luminance(colour) - luminance(ground))

    return _deepen(min((colour for colour in options if colour), key=judge), texts)


def _deepen(panel: str, texts: Sequence[str]) -> str:
    """A panel on which the brand's colours all but read, a shade darker or lighter, so that they do."""
    almost = [text for text in texts if GRAPHICS <= contrast(text, panel) < READABLE + _RESERVE]
    if not almost:
        return panel
    away = "000000" if luminance(almost[0]) > luminance(panel) else "FFFFFF"
    for step in range(1, _MOST_STEPS):
        shade = mix(panel, away, step / 50)
        if all(contrast(text, shade) >= READABLE + _RESERVE for text in almost):
            return shade
    return panel


def _draw(layout: Node, box: Box, colour: str, identifier: int) -> None:
    """Draw a panel over the drawings and under the placeholders."""
    tree = layout.find(f"{P}cSld/{P}spTree")
    if tree is None:
        raise AssertionError(colour)  # a layout without shapes has no text
    holders = [node for node in tree if node.find(f".//{P}nvPr/{P}ph") is not None]
    tree.append(_write_panel(box, colour, identifier))
    for node in (*holders, *tree.findall(f"{P}extLst")):
        tree.append(node)


def _write_panel(box: Box, colour: str, identifier: int, share: float = 1.0) -> Node:
    shape = etree.Element(f"{P}sp")
    facts = etree.SubElement(shape, f"{P}nvSpPr")
    etree.SubElement(facts, f"{P}cNvPr", id=str(identifier), name=f"Panel {identifier - _FIRST_SHAPE_ID + 1}")
    etree.SubElement(facts, f"{P}cNvSpPr")
    etree.SubElement(facts, f"{P}nvPr", userDrawn="1")
    properties = etree.SubElement(shape, f"{P}spPr")
    place = etree.SubElement(properties, f"{A}xfrm")
    etree.SubElement(place, f"{A}off", x=str(emu(box.x)), y=str(emu(box.y)))
    etree.SubElement(place, f"{A}ext", cx=str(emu(box.width)), cy=str(emu(box.height)))
    etree.SubElement(etree.SubElement(properties, f"{A}prstGeom", prst="rect"), f"{A}avLst")
    paint = etree.SubElement(etree.SubElement(properties, f"{A}solidFill"), f"{A}srgbClr", val=colour)
    if share < 1:
        etree.SubElement(paint, f"{A}alpha", val=str(round(share * 100_000)))
    etree.SubElement(etree.SubElement(properties, f"{A}ln"), f"{A}noFill")
    return shape


def list_panelled(layouts: Iterable[BrandLayout]) -> str:
    """Name the layouts that got a panel."""
    return ", ".join(dict.fromkeys(f"“{layout.layout.name}”" for layout in layouts if layout.panelled))
