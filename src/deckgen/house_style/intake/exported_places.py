"""Gives the layouts of an export the places and letters of their own masters back.

Why: LibreOffice writes the layouts of all masters with title and text of its last one: their places, colours and faces.
Titles would stand under the band that their own master has for them, in a colour that was made for another ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.house_style.parts.brand_xml import A, Node, P, local_name
from deckgen.house_style.parts.inheritance import drop_place, list_placeholders
from deckgen.house_style.parts.placeholder_types import BODIES, TITLES

if TYPE_CHECKING:
    from pptx.slide import SlideMaster

_LEAST_LAYOUTS = 2  # with a title: one could be a designer's copy of a layout of another master
_PARAGRAPHS = ("pPr", "rPr", "endParaRPr")
_INK = ("solidFill", "latin", "ea", "cs")

Place = tuple[int, int, int, int]


class _Places(Struct, frozen=True):
    """Where a master has its title and its text."""

    title: Place
    text: Place


def take_own_places(masters: Iterable[SlideMaster]) -> None:
    """Let layouts that all have the title of another master inherit that of their own, and move their texts with it."""
    known = [(master, _read_places(master.element)) for master in masters]
    for master, own in known:
        layouts = [layout.element for layout in master.slide_layouts]
        titles = [
            _find_place(shape) for layout in layouts for shape, kind in list_placeholders(layout) if kind in TITLES
        ]
        others = [places for other, places in known if other is not master and places is not None]
        foreign = next((places for places in others if titles and places.title == titles[0]), None)
        if own is None or foreign is None or foreign.title == own.title or len(titles) < _LEAST_LAYOUTS:
            continue
        if all(place == foreign.title for place in titles):
            for layout in layouts:
                _take_own(layout, own, foreign)


def _read_places(master: Node) -> _Places | None:
    shapes = [(kind, _find_place(shape)) for shape, kind in list_placeholders(master)]
    titles = [place for kind, place in shapes if kind in TITLES]
    title = titles[0] if len(titles) == 1 else None  # of two, nobody knows from which the layouts would inherit
    text = next((place for kind, place in shapes if kind in BODIES), None)
    return None if title is None or text is None else _Places(title, text)


def _find_place(shape: Node) -> Place | None:
    corner, extent = shape.find(f"{P}spPr/{A}xfrm/{A}off"), shape.find(f"{P}spPr/{A}xfrm/{A}ext")
    if corner is None or extent is None:
        return None
    left, top, wide, high = (int(node.get(name, "0")) for node, name in _name_lengths(corner, extent))
    return left, top, wide, high


def _name_lengths(corner: Node, extent: Node) -> Sequence[tuple[Node, str]]:
    return (corner, "x"), (corner, "y"), (extent, "cx"), (extent, "cy")


def _take_own(layout: Node, own: _Places, foreign: _Places) -> None:
    for shape, kind in list_placeholders(layout):
        if kind in TITLES:
            drop_place(shape)
            _drop_letters(shape)
        elif kind in BODIES:
            _map_place(shape, foreign.text, own.text)
            if kind == "subTitle":  # it has a size and an alignment that no text has
                _drop_ink(shape)
            else:
                _drop_letters(shape)


def _map_place(shape: Node, old: Place, new: Place) -> None:
    """Give a text the part of its own master's place that it has of the other's."""
    corner, extent = shape.find(f"{P}spPr/{A}xfrm/{A}off"), shape.find(f"{P}spPr/{A}xfrm/{A}ext")
    if corner is None or extent is None or not all(old[2:]):
        return
    for axis, (node, name) in enumerate(_name_lengths(corner, extent)):
        share, side = int(node.get(name, "0")), axis % 2
        start, end = (old[side], new[side]) if node is corner else (0, 0)
        node.set(name, str(round(end + (share - start) * new[2 + side] / old[2 + side])))


def _drop_letters(shape: Node) -> None:
    """Leave everything that text looks like to the master."""
    for body in shape.iterfind(f"{P}txBody/{A}bodyPr"):
        body.attrib.clear()
    for styles in shape.iterfind(f"{P}txBody/{A}lstStyle"):
        styles[:] = []
    for node in list(_find_styles(shape)):
        node.attrib.clear()
        node[:] = []


def _drop_ink(shape: Node) -> None:
    for styles in shape.iterfind(f"{P}txBody/{A}lstStyle"):
        styles[:] = []
    for node in list(_find_styles(shape)):
        for child in [child for child in node if local_name(child) in _INK]:
            node.remove(child)


def _find_styles(shape: Node) -> Iterator[Node]:
    for node in shape.iterfind(f"{P}txBody/{A}p//*"):
        if local_name(node) in _PARAGRAPHS:
            yield node
