"""Leaves out of a brand's masters and layouts what no reader sees: hidden shapes, and those wholly beside the slide.

Why: they are remarks to colleagues, old logos, pasted tables: they would travel in every deck. A shape that an
animation moves may come onto the slide, so it stays; so do placeholders, from which slides inherit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from lxml import etree

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.layers import Drawing, walk_drawings
from deckgen.house_style.parts.brand_xml import A, Node, P, R

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DIAGRAM_DRAWING = "/diagramDrawing"
_GROUP, _ALTERNATIVE = f"{P}grpSp", f"{_COMPATIBLE}AlternateContent"
_HOLDERS = frozenset({_GROUP, _ALTERNATIVE, f"{_COMPATIBLE}Choice", f"{_COMPATIBLE}Fallback"})
_SHAPES = frozenset({f"{P}sp", f"{P}pic", f"{P}cxnSp", f"{P}graphicFrame", f"{P}contentPart"})
_RELATIONS = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})
_SHOWN = _SHAPES | _HOLDERS
_TRUE = frozenset({"1", "true"})
_EMU = 12_700
_LINE = 1.0  # points: how far a line that only the theme describes may reach over the edge of its shape
_REACH = ("blurRad", "dist", "rad")  # of shadows and glows


def leave_out_unseen(drawn: SlideMaster | SlideLayout, size: tuple[float, float]) -> None:
    """Remove the shapes that are never seen, and the pictures and charts that nothing shows then."""
    root = drawn.element
    moved = {str(node.get("spid")) for node in root.iter(f"{P}spTgt")}
    hidden = list(_find_hidden(root))
    beside = [each for each in _find_beside(root, size) if not (moved and moved & set(_list_numbers(each)))]
    unseen = [*hidden, *beside]
    if not unseen:
        return
    before = _list_relations(root)
    named = moved or next(root.iter(f"{A}stCxn", f"{A}endCxn"), None) is not None
    gone = {str(facts.get("id")) for node in unseen for facts in node.iter(f"{P}cNvPr")} if named else set()
    for node in unseen:
        _remove(node)
    _forget(root, gone, moved)
    lost = before - _list_relations(root)
    if root.find(f".//{_DIAGRAM}") is None:
        lost |= {key for key, row in drawn.part.rels.items() if row.reltype.endswith(_DIAGRAM_DRAWING)}
    for key in lost & drawn.part.rels.keys():
        drawn.part.rels.pop(key)


def _find_hidden(root: Node) -> Iterator[Node]:
    for facts in root.iter(f"{P}cNvPr"):
        if facts.get("hidden") in _TRUE:
            frame = facts.getparent()
            shape = None if frame is None else frame.getparent()
            if shape is not None and shape.tag in {*_SHAPES, _GROUP} and shape.find(f".//{P}nvPr/{P}ph") is None:
                yield shape


def _find_beside(root: Node, size: tuple[float, float]) -> Iterator[Node]:
    """The shapes beside the slide; of a shape that is written in two ways, both."""
    for drawing in walk_drawings(root):
        if _is_seen(drawing, size):
            continue
        written = _find_alternative(drawing.node)
        if written is None:
            yield drawing.node
        elif sum(1 for node in written.iter(*_SHAPES)) <= 2:  # noqa: PLR2004 - one shape, written twice
            yield written


def _find_alternative(node: Node) -> Node | None:
    return next(node.iterancestors(_ALTERNATIVE), None)


def _is_seen(drawing: Drawing, size: tuple[float, float]) -> bool:
    box = drawing.frame.box
    if _meets(box, size):
        return True
    reach = _find_reach(drawing.node)
    return _meets(Box(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach), size)


def _meets(box: Box, size: tuple[float, float]) -> bool:
    return box.x < size[0] and box.y < size[1] and box.right > 0 and box.bottom > 0


def _find_reach(node: Node) -> float:
    """How far a shape's line, its shadow and its glow may be seen around it, in points."""
    lines = (int(line.get("w", "0")) for line in node.iter(f"{A}ln"))
    effects = (
        int(effect.get(name, "0")) for group in node.iter(f"{A}effectLst") for effect in group for name in _REACH
    )
    least = _LINE if node.find(f"{P}style") is not None else 0.0
    return max([least, *(width / _EMU for width in lines)]) + sum(effects) / _EMU


def _list_numbers(node: Node) -> Iterator[str]:
    """The numbers by which animations know a shape and the groups around it."""
    for each in (node, *node.iterancestors()):
        facts = each.find(f"*/{P}cNvPr")
        if facts is not None and each.tag in {*_SHAPES, _GROUP}:
            yield str(facts.get("id"))


def _list_relations(root: Node) -> set[str]:
    return {str(value) for value in cast("list[str]", _RELATIONS(root))}


def _remove(node: Node) -> None:
    """Remove a shape, and the groups around it that hold nothing any more."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    if parent.tag in _HOLDERS and not any(child.tag in _SHOWN for child in parent):
        _remove(parent)


def _forget(root: Node, gone: set[str], moved: Iterable[str]) -> None:
    """Take out what names a shape that is gone: an animation as a whole, the ends of a connector."""
    if gone & set(moved):
        for timing in root.findall(f"{P}timing"):
            root.remove(timing)
    for end in [*root.iter(f"{A}stCxn", f"{A}endCxn")]:
        parent = end.getparent()
        if end.get("id") in gone and parent is not None:
            parent.remove(end)
