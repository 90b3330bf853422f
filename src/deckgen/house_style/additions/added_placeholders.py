"""Adds placeholders to a copy of a layout, as XML, and makes the copy one that stands beside its source."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box, Insets
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.placeholder_types import TITLES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.messages.message import tell
from deckgen.presentation_xml import emu, escape

_FIRST_SHAPE_ID = 160
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def append_shape(layout: Node, node: Node) -> Node:
    """A copy of a layout with a shape more."""
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


def with_shape(layout: BrandLayout, root: Node, shape: BrandShape, old: BrandShape | None = None) -> BrandLayout:
    """The layout with a copy of its XML that has a placeholder more, or one in another's place."""
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


def free_index(layout: Node) -> int:
    """A number that no placeholder of a layout has."""
    return max([int(holder.get("idx", "0")) for holder in layout.iter(f"{P}ph")], default=0) % 100_000 + 30


def set_place(shape: Node, box: Box) -> None:
    """Say where a placeholder stands that left it to its master."""
    properties = shape.find(f"{P}spPr")
    if properties is not None and properties.find(f"{A}xfrm") is None:
        place = etree.fromstring(f"<a:xfrm {_NAMESPACES}>{_corners(box)}</a:xfrm>")
        properties.insert(0, place)


def set_margins(shape: Node, insets: Insets) -> None:
    """Say the inner margins of a placeholder, and that it is not turned, where another type would inherit others."""
    body = shape.find(f"{P}txBody/{A}bodyPr")
    if body is not None:
        body.set("rot", "0")
        body.set("vert", "horz")
        for name, length in zip("ltrb", (insets.left, insets.top, insets.right, insets.bottom), strict=True):
            body.set(f"{name}Ins", str(emu(length)))


def _corners(box: Box) -> str:
    return f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'


def write_shape(
    kind: str, index: int, name: str, box: Box, *, anchor: str = "t", align: str = "", size: float = 0
) -> Node:
    """A placeholder without words."""
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


def drop_titles(layout: Node) -> Node:
    """A copy without the titles that stand beside the slide."""
    root = deepcopy(layout)
    for node in [*root.iter(f"{P}sp")]:
        holder, parent = node.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), node.getparent()
        if holder is not None and holder.get("type") in TITLES and parent is not None:
            parent.remove(node)
    return root
