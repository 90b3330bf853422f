"""Lets title and lines of a cover change places, where the organisation writes its titles into a place for text.

Why: some houses name the place of the speaker “title”, and write the title into a large text with letters thrice as
high, or into the one that is the band of their cover. That place keeps its ground and its letters as the title.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import find_scale
from deckgen.house_style.additions.added_placeholders import free_index, prepare_copy, set_margins, set_place
from deckgen.house_style.covers.outcome import SampleWords
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.inheritance import MasterStyles, drop_place
from deckgen.house_style.parts.placeholder_types import BODIES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape, read_shape
from deckgen.messages.message import tell

_LEAST_WIDTH = 0.35  # of the slide
_LINES, _GAP = 76.0, 8.0  # points: what the lines of a cover need; between title and lines


def swap_places(layout: BrandLayout, styles: MasterStyles, sample: SampleWords | None) -> BrandLayout | None:
    """A copy of a cover with its large text as the title, and the title's place for the lines; None without need."""
    title, text = layout.title, _find_large_text(layout, sample)
    if title is None or text is None or (layout.own_name and not layout.source):
        return None
    root = deepcopy(layout.node)
    index = free_index(root)
    large, small = _find_copy(layout.node, root, text.node), _find_copy(layout.node, root, title.node)
    _rename(large, text, "title", 0)
    lines = _make_high(layout, title, text.placeholder.box)
    _rename(small, lines, "body", index)
    _drop_fixed_spacing(small)
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(root, name)
    shapes = (
        _read(large, text, "title", styles, sample),
        _read(small, lines, "body", styles),
        *(shape for shape in layout.shapes if shape is not title and shape.type not in BODIES),
    )
    changes = (*layout.changes, tell("a title"), tell("a text"))
    return replace(layout, node=root, shapes=shapes, own_name=name, source="", changes=changes)


def _find_large_text(layout: BrandLayout, sample: SampleWords | None) -> BrandShape | None:
    """The text in which the first sample slide has its title; else one with letters much larger than the title's."""
    title = layout.title
    if title is None or (sample is not None and sample.is_boxed):
        return None
    if sample is not None and sample.swapped == (layout.source or layout.part):
        wide = (shape for shape in layout.bodies if shape.placeholder.box.width >= _LEAST_WIDTH * layout.slide_width)
        told = next((shape for shape in wide if shape.placeholder.index == sample.index), None)
        if told is not None and told.type != "subTitle":
            return told
    return layout.large_text


def _make_high(layout: BrandLayout, lines: BrandShape, title: Box) -> BrandShape:
    """A place for name and date, as wide as the title and, upwards from its foot, as high as the lines of a cover."""
    box = lines.placeholder.box
    least = _LINES * find_scale(layout.slide_width, layout.slide_height)
    top = box.y if box.y < title.bottom else max(title.bottom + _GAP, min(box.y, box.bottom - least))
    place = Box(box.x, top, max(box.width, title.right - box.x), box.bottom - top)
    return replace(lines, placeholder=replace(lines.placeholder, box=place))


def _drop_fixed_spacing(node: Node) -> None:
    """Leave out a distance of lines in points: it was made for one line of other letters."""
    for spacing in node.findall(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}lnSpc"):
        parent = spacing.getparent()
        if parent is not None and spacing.find(f"{A}spcPts") is not None:
            parent.remove(spacing)


def _find_copy(old: Node, new: Node, shape: Node) -> Node:
    """The shape in a copy of a layout that a shape of the layout became."""
    pairs = zip(old.iter(f"{P}sp"), new.iter(f"{P}sp"), strict=True)
    return next(copied for own, copied in pairs if own is shape)


def _rename(node: Node, shape: BrandShape, kind: str, index: int) -> None:
    """Make a placeholder one of another type, that looks as it did: it now inherits from another of the master's."""
    for holder in node.iterfind(f"{P}nvSpPr/{P}nvPr/{P}ph"):
        holder.attrib.clear()
        holder.set("type", kind)
        if index:
            holder.set("idx", str(index))
    drop_place(node)
    set_place(node, shape.placeholder.box)
    set_margins(node, shape.placeholder.insets)
    for body in node.iterfind(f"{P}txBody/{A}bodyPr"):
        body.set("anchor", shape.placeholder.anchor)
    _write_letters(node, shape)


def _write_letters(node: Node, shape: BrandShape) -> None:
    text = node.find(f"{P}txBody")
    if text is None:
        return
    styles = text.find(f"{A}lstStyle")
    if styles is None:
        styles = etree.Element(f"{A}lstStyle")
        text.insert(1, styles)
    level = styles.find(f"{A}lvl1pPr")
    if level is None:
        level = etree.Element(f"{A}lvl1pPr")
        styles.insert(0, level)
    for name, value in (("marL", "0"), ("indent", "0"), ("algn", shape.align or "l")):
        level.set(name, value)
    letters = level.find(f"{A}defRPr")
    if letters is None:
        letters = etree.SubElement(level, f"{A}defRPr")
    if not any(child.tag.endswith(("buNone", "buChar", "buAutoNum", "buBlip")) for child in level):
        level.insert(level.index(letters), etree.Element(f"{A}buNone"))
    letters.set("sz", str(round(100 * shape.placeholder.size)))
    letters.set("b", "1" if shape.placeholder.bold else letters.get("b", "0"))
    if letters.find(f"{A}solidFill") is None:
        letters.insert(0, _read_ink(text, shape))


def _read_ink(text: Node, shape: BrandShape) -> Node:
    """The colour of a prompt, where it has one; else what the place inherited."""
    prompt = text.find(f"{A}p/{A}r/{A}rPr/{A}solidFill")
    if prompt is not None:
        return deepcopy(prompt)
    fill = etree.Element(f"{A}solidFill")
    etree.SubElement(fill, f"{A}srgbClr", val=shape.placeholder.colour.rgb)
    return fill


def _read(
    node: Node, old: BrandShape, kind: str, styles: MasterStyles, sample: SampleWords | None = None
) -> BrandShape:
    """A renamed placeholder; its letters as large as the first sample slide has them in it."""
    shape = read_shape(node, kind, old.placeholder.box, styles.inherit(node, kind), styles.theme)
    holder = shape.placeholder
    if sample is None or sample.index != old.placeholder.index or sample.size <= holder.size:
        return shape
    return replace(shape, placeholder=replace(holder, size=sample.size))
