"""Makes the ground of a text's own place a shade deeper where the house's light letters almost read on it.

Why: a panel or a veil lies under such a ground, where nobody sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree
from msgspec.structs import replace

from deckgen.blueprint.colours import luminance
from deckgen.house_style.additions.added_placeholders import prepare_copy
from deckgen.house_style.parts.brand_xml import BEFORE_FILL, FILLS, A, Node, P
from deckgen.house_style.parts.inheritance import list_placeholders
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.scene import Scene
from deckgen.messages.message import tell

_KEPT = (95, 90, 85, 80, 75, 70, 65, 60)  # percent of the light of a ground, the most first
_COLOURS = tuple(f"{A}{name}" for name in ("srgbClr", "schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr"))
_SHADES = (f"{A}solidFill", f"{A}gradFill")


def deepen_grounds(layout: BrandLayout, scene: Scene, bodies: Iterable[BrandShape]) -> BrandLayout:
    """The layout with deeper grounds in the places of texts that do not read there; the same where there is none."""
    for text in (layout.title, *bodies):
        if text is not None and not text.reads and text.fill is not None:
            deeper = next((found for fill in _list_deeper(text) if (found := _stand_on(text, fill, scene)).reads), None)
            layout = layout if deeper is None else _write(layout, text, deeper)
    return layout


def _list_deeper(text: BrandShape) -> Iterator[Node]:
    holder, fill = text.placeholder, text.fill
    if fill is None or fill.tag not in _SHADES or luminance(holder.colour.rgb) <= luminance(holder.background):
        return
    for kept in _KEPT:
        deeper = deepcopy(fill)
        for colour in deeper.iter(*_COLOURS):
            etree.SubElement(colour, f"{A}lumMod", val=str(kept * 1000))
        yield deeper


def _stand_on(text: BrandShape, fill: Node, scene: Scene) -> BrandShape:
    """The text as it stands in its place on another ground."""
    box = text.placeholder.box
    stood = scene.stand(replace(text, fill=fill), (), may_grow=False, below=box.bottom)
    return stood if stood.placeholder.box == box else text


def _write(layout: BrandLayout, text: BrandShape, deeper: BrandShape) -> BrandLayout:
    root = deepcopy(layout.node)
    for shape, kind in list_placeholders(root):
        holder, properties = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}spPr")
        is_text = holder is not None and int(holder.get("idx", "0")) == text.placeholder.index and kind == text.type
        if is_text and properties is not None and deeper.fill is not None:
            for old in [child for child in properties if child.tag in FILLS]:
                properties.remove(old)
            properties.insert(sum(child.tag in BEFORE_FILL for child in properties), deepcopy(deeper.fill))
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(root, name)
    shapes = tuple(deeper if shape is text else shape for shape in layout.shapes)
    changes = (*layout.changes, tell("a deeper ground under its text"))
    return replace(layout, node=root, shapes=shapes, own_name=name, changes=changes)
