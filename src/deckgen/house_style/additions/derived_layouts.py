"""Derives layouts with a placeholder for every choice from a brand's general layout, in the same style.

Why: text in placeholders shows in the outline, is read in order, and follows the master when the brand changes.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Placeholder, SlideRole, find_scale
from deckgen.content.layout_wording import LayoutWording
from deckgen.house_style.own.design_parts import AREA, LayoutDesign, PlaceholderDesign, place_rows
from deckgen.house_style.own.layout_designs import DESIGNS, say_design
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.presentation_xml import emu, full_language

DERIVED_ROLES = (SlideRole.CHOICE, SlideRole.ANSWER, SlideRole.DILEMMA, SlideRole.AGENDA, SlideRole.PICTURE)
_KEPT = frozenset({"title", "ctrTitle", "ftr", "sldNum", "dt"})
_FIRST_SHAPE_ID = 200


class DerivedLayout(Struct, frozen=True):
    """A layout of our own making: its XML and the placeholders on it."""

    name: str
    node: Node
    placeholders: tuple[Placeholder, ...]
    design: LayoutDesign


def derive_layout(base: BrandLayout, role: SlideRole, area: Box, wording: LayoutWording) -> DerivedLayout:
    """Copy a layout and put our design's placeholders where its text stood."""
    design = say_design(next(design for design in DESIGNS if design.role is role), wording)
    body = base.bodies[0]
    root = deepcopy(base.node)
    _prepare_root(root, name := f"{design.name} (deckgen)")
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        raise AssertionError(base.part)  # a layout without shapes has no body
    _drop_texts(tree)
    made = []
    shift = _find_shift(tree, design)
    design = replace(design, rows=replace(design.rows, indexes=tuple(shift + i for i in design.rows.indexes)))
    for number, placed in enumerate(_place(design, area, shift)):
        item = replace(placed, index=placed.index + shift)
        placeholder = replace(
            body.placeholder,
            type=item.type,
            index=item.index,
            box=item.box,
            size=item.size * find_scale(base.slide_width, base.slide_height),
            insets=Insets(),
            anchor=item.anchor,
            overrides=tuple(name for name in body.placeholder.overrides if name != "box"),
        )
        tree.append(_write_shape(body, item, _FIRST_SHAPE_ID + number, wording.language))
        made.append(placeholder)
    return DerivedLayout(name, root, tuple(made), design)


def _find_shift(tree: Node, design: LayoutDesign) -> int:
    """Find what to add to our indexes, for footers of brands often have the same ones."""
    taken = {int(holder.get("idx", "0")) for holder in tree.iter(f"{P}ph")}
    ours = {item.index for item in design.placeholders}
    return next(shift for shift in range(100, 100_000, 100) if not taken & {shift + index for index in ours})


def _place(design: LayoutDesign, area: Box, shift: int) -> list[PlaceholderDesign]:
    """Bring the design's boxes from our own area to the brand's."""
    items = [item for item in design.placeholders if item.type in {"body", "pic"}]
    indexes = tuple(index - shift for index in design.rows.indexes)
    rows = [item for item in items if item.index in indexes]
    placed = []
    for item in items:
        box = _scale(item.box, AREA, area)
        if item.index in indexes:
            first, last = _scale(rows[0].box, AREA, area), _scale(rows[-1].box, AREA, area)
            room = Box(area.x, first.y, area.width, last.bottom - first.y)
            box = place_rows(indexes, room, design.rows, item.size)[indexes.index(item.index)].box
        placed.append(replace(item, box=box))
    return placed


def _scale(box: Box, old: Box, new: Box) -> Box:
    across, down = new.width / old.width, new.height / old.height
    return Box(new.x + (box.x - old.x) * across, new.y + (box.y - old.y) * down, box.width * across, box.height * down)


def _prepare_root(root: Node, name: str) -> None:
    for attribute in ("type", "matchingName"):
        root.attrib.pop(attribute, "")
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    common = root.find(f"{P}cSld")
    if common is not None:
        common.set("name", name)
        for extension in common.findall(f"{P}extLst"):
            common.remove(extension)
    for old in (*root.findall(f"{P}timing"), *root.findall(f"{P}extLst")):
        root.remove(old)  # they name shapes that are gone, and ids that must be unique


def _drop_texts(tree: Node) -> None:
    for node in list(tree):
        holder = node.find(f".//{P}nvPr/{P}ph")
        if holder is not None and holder.get("type", "obj") not in _KEPT:
            tree.remove(node)


def _write_shape(body: BrandShape, item: PlaceholderDesign, identifier: int, language: str) -> Node:
    node = deepcopy(body.node)
    facts = node.find(f"{P}nvSpPr/{P}cNvPr")
    holder = node.find(f".//{P}nvPr/{P}ph")
    properties = node.find(f"{P}spPr")
    text = node.find(f"{P}txBody")
    if facts is None or holder is None or properties is None or text is None:
        raise AssertionError(body.type)  # a body that was read has all of these
    for child in list(facts):
        facts.remove(child)
    facts.set("id", str(identifier))
    facts.set("name", item.name)
    holder.attrib.clear()
    holder.set("type", item.type)
    holder.set("idx", str(item.index))
    _set_box(properties, item.box)
    _set_body(text, item, language)
    return node


def _set_box(properties: Node, box: Box) -> None:
    for old in properties.findall(f"{A}xfrm"):
        properties.remove(old)
    transform = etree.Element(f"{A}xfrm")
    etree.SubElement(transform, f"{A}off", x=str(emu(box.x)), y=str(emu(box.y)))
    etree.SubElement(transform, f"{A}ext", cx=str(emu(box.width)), cy=str(emu(box.height)))
    properties.insert(0, transform)


def _set_body(text: Node, item: PlaceholderDesign, language: str) -> None:
    body = text.find(f"{A}bodyPr")
    if body is not None:
        for name in ("lIns", "tIns", "rIns", "bIns"):
            body.set(name, "0")
        body.set("anchor", item.anchor)
        for old in list(body):
            body.remove(old)
        etree.SubElement(body, f"{A}normAutofit")
    _begin_left(text)
    for paragraph in text.findall(f"{A}p"):
        text.remove(paragraph)
    run = etree.SubElement(etree.SubElement(text, f"{A}p"), f"{A}r")
    etree.SubElement(run, f"{A}rPr", lang=full_language(language))
    etree.SubElement(run, f"{A}t").text = item.prompt.partition("\n")[0]


def _begin_left(text: Node) -> None:
    """Let rows begin beside their letters, also where the brand's own text stands in the middle."""
    styles = text.find(f"{A}lstStyle")
    if styles is None:
        styles = etree.Element(f"{A}lstStyle")
        text.insert(1, styles)
    level = styles.find(f"{A}lvl1pPr")
    if level is None:
        level = etree.Element(f"{A}lvl1pPr")
        styles.insert(1 if styles.find(f"{A}defPPr") is not None else 0, level)
    level.set("algn", "l")
