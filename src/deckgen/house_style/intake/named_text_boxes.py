"""Makes placeholders of text boxes that say what they are for, in masters and layouts that have no title.

Why: some organisations draw “Title, no more than two lines” and “Content goes here” instead of setting placeholders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.house_style.intake.box_prompts import is_to_fill_in, read_prompt
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.placeholder_types import TITLES

_FIRST_INDEX = 40
_LOOK = ("sz", "b", "i", "cap", "spc")
_FOOT = 0.9  # of the slide's height: what stands lower is a footer
_EMU = 12_700
_OF_MASTERS = frozenset({"title", "body", "dt", "ftr", "sldNum"})  # what a master can have, one of each
_ONCE = frozenset({"title", "subtitle", "dt", "ftr", "sldNum"})
_LEAST_TITLE, _USUAL_HEIGHT = 24.0, 540.0  # points, on a slide of the usual size


class _TextBox(Struct, frozen=True):
    """A text box, where it stands, and how large its letters are."""

    node: Node
    box: Box
    size: float
    text: str


def has_title(drawn: Node) -> bool:
    """Whether a master or a layout has a placeholder for a title."""
    return any(node.get("type") in TITLES for node in drawn.iter(f"{P}ph"))


def make_placeholders(drawn: Node, height: float) -> None:
    """Change the text boxes of a master or a layout that name what they stand for, on slides of some height."""
    _fill_in_feet(drawn, height)
    if has_title(drawn):
        return
    is_master = drawn.tag == f"{P}sldMaster"  # where a box may be called a title that shows the name of the house
    told = [(kind, each) for each in _list_boxes(drawn) if (kind := _read_kind(each, height, by_name=not is_master))]
    titles = [each for kind, each in told if kind == "title"]
    if not titles:
        return
    title = max(titles, key=lambda each: each.size)  # the first of the largest
    chosen, seen = [("title", title)], {"title"}
    for kind, each in told:
        if each is not title and kind not in seen:
            chosen.append((kind, each))
            seen |= {kind} & _ONCE
    if is_master:
        chosen = [row for place, row in enumerate(chosen) if row[0] in _OF_MASTERS and _is_first(chosen, place)]
    for kind, each in chosen:
        _change(drawn, each.node, "body" if kind == "subtitle" else kind)


def _fill_in_feet(drawn: Node, height: float) -> None:
    """Make the footer of a line at the foot that leaves a name to fill in; where there is one, take the line out."""
    for each in list(_list_boxes(drawn)):
        if each.box.y >= _FOOT * height and is_to_fill_in(each.text):
            if any(node.get("type") == "ftr" for node in drawn.iter(f"{P}ph")):
                _remove(each.node)
            else:
                _change(drawn, each.node, "ftr")


def make_cover_places(layout: Node, height: float) -> None:
    """A title of the largest words of a layout, and a place for lines of the words under them.

    For presentations without any title: what is written there is the sample of a cover, and no name of the house.
    """
    if has_title(layout):
        return
    boxes = [each for each in _list_boxes(layout) if each.text.strip()]
    title = max(boxes, key=lambda each: each.size, default=None)
    if title is None or title.size < _LEAST_TITLE * height / _USUAL_HEIGHT or len(boxes) == 1:
        return
    under = [each for each in boxes if each.box.y >= title.box.bottom - 1]
    _change(layout, title.node, "title")
    if not under:
        return
    first, *others = sorted(under, key=lambda each: each.box.y)
    place = first.box
    for other in others:
        place = place.around(other.box)
        _remove(other.node)
    extent = first.node.find(f"{P}spPr/{A}xfrm")
    if extent is not None:
        for child, values in zip(extent, ((place.x, place.y), (place.width, place.height)), strict=False):
            for name, value in zip(("x", "y") if child.tag == f"{A}off" else ("cx", "cy"), values, strict=True):
                child.set(name, str(round(value * _EMU)))
    _change(layout, first.node, "body")


def _remove(node: Node) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _is_first(chosen: list[tuple[str, _TextBox]], place: int) -> bool:
    return chosen[place][0] not in {kind for kind, _ in chosen[:place]}


def _list_boxes(drawn: Node) -> Iterator[_TextBox]:
    tree = drawn.find(f"{P}cSld/{P}spTree")
    for node in () if tree is None else tree.iterfind(f"{P}sp"):
        place = node.find(f"{P}spPr/{A}xfrm")
        if node.find(f".//{P}ph") is None and place is not None and node.find(f"{P}txBody") is not None:
            corner, extent = place.find(f"{A}off"), place.find(f"{A}ext")
            if corner is not None and extent is not None:
                lengths = (corner.get("x"), corner.get("y"), extent.get("cx"), extent.get("cy"))
                box = Box(*(int(length or 0) / _EMU for length in lengths))
                size = max((int(run.get("sz", "0")) / 100 for run in _list_runs(node)), default=0.0)
                yield _TextBox(node, box, size, " ".join(run.text or "" for run in node.iter(f"{A}t")))


def _read_kind(each: _TextBox, height: float, *, by_name: bool) -> str:
    facts = each.node.find(f"{P}nvSpPr/{P}cNvPr") if by_name else None
    name = "" if facts is None else facts.get("name", "")
    return read_prompt(each.text, name, is_foot=each.box.y >= _FOOT * height)


def _change(drawn: Node, node: Node, kind: str) -> None:
    properties, text = node.find(f"{P}nvSpPr/{P}nvPr"), node.find(f"{P}txBody")
    if properties is None or text is None:
        return
    for box in node.iterfind(f"{P}nvSpPr/{P}cNvSpPr"):
        box.attrib.pop("txBox", "")
    holder = etree.Element(f"{P}ph", type=kind)
    if kind != "title":
        taken = [int(each.get("idx", "0")) for each in drawn.iter(f"{P}ph") if each.get("idx", "0").isdigit()]
        holder.set("idx", str(max([_FIRST_INDEX, *taken]) + 1))
    properties.insert(0, holder)
    body = text.find(f"{A}bodyPr")
    if body is not None:
        body.attrib.pop("wrap", "")
    styles = text.find(f"{A}lstStyle")
    if styles is None:
        styles = etree.Element(f"{A}lstStyle")
        text.insert(1, styles)
    for child in list(styles):
        styles.remove(child)
    styles.append(_write_level(text))


def _write_level(text: Node) -> Node:
    """The look of the sample, as the style that slides inherit."""
    level = etree.Element(f"{A}lvl1pPr", marL="0", indent="0")
    align = next((str(node.get("algn")) for node in text.iter(f"{A}pPr") if node.get("algn")), "")
    if align:
        level.set("algn", align)
    etree.SubElement(level, f"{A}buNone")
    run = next(iter(_list_runs(text)), None)
    look = etree.SubElement(level, f"{A}defRPr")
    if run is not None:
        for name in (each for each in _LOOK if each in run.attrib):
            look.set(name, run.get(name, ""))
        look.extend(deepcopy(child) for child in run if child.tag in {f"{A}solidFill", f"{A}latin"})
    return level


def _list_runs(text: Node) -> Iterable[Node]:
    return (node for node in text.iter(f"{A}rPr") if node.get("sz"))
