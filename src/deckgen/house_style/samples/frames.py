"""Takes away the lines around places of texts, and the grounds in them, that nearly all sample slides take away.

Why: many masters draw a frame around every place for text, and whoever makes a slide removes it by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from deckgen.house_style.parts.brand_xml import BEFORE_FILL, FILLS, A, Node, P
from deckgen.house_style.parts.inheritance import list_placeholders
from deckgen.house_style.parts.placeholder_types import TITLES, name_text

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

LINE, FILL = "line", "fill"


def read_taken_away(root: Node) -> dict[str, frozenset[str]]:
    """What all places of a kind on a slide say not to have, by “title”, “subTitle” and “body”."""
    found: dict[str, frozenset[str]] = {}
    for shape, kind in list_placeholders(root):
        properties = shape.find(f"{P}spPr")
        if properties is not None:
            said = {LINE: properties.find(f"{A}ln/{A}noFill"), FILL: properties.find(f"{A}noFill")}
            taken = frozenset(name for name, node in said.items() if node is not None)
            found[name_text(kind)] = found.get(name_text(kind), taken) & taken
    return found


def take_away(owner: SlideLayout | SlideMaster, taken: Mapping[str, frozenset[str]]) -> bool:
    """Take lines and grounds out of the places of a layout, or of a master for all its layouts; whether there were any.

    `taken` says which, by “title”, “subTitle” and “body”.
    """
    if not taken:
        return False
    master = getattr(owner, "slide_master", owner)
    parents = {kind: node for node, kind in list_placeholders(master.element)}
    changes = []
    for shape, kind in list_placeholders(owner.element):
        parent = parents.get("title" if kind in TITLES else "body")
        shapes = (shape,) if parent is None or parent is shape else (shape, parent)
        changes += [_take(what, shapes) for what in taken.get(name_text(kind), ())]
    return any(changes)


def _take(what: str, shapes: tuple[Node, ...]) -> bool:
    """Take a line or a ground out of the first of the shapes from which a place has its look, if one of them has it."""
    properties = shapes[0].find(f"{P}spPr")
    if properties is None or not any(_has(what, shape) for shape in shapes):
        return False
    for old in [child for child in properties if (child.tag == f"{A}ln" if what == LINE else child.tag in FILLS)]:
        properties.remove(old)
    before = (*BEFORE_FILL, *(FILLS if what == LINE else ()))
    place = sum(child.tag in before for child in properties)
    bare = etree.Element(f"{A}noFill")
    if what == LINE:
        line = etree.Element(f"{A}ln")
        line.append(bare)
        bare = line
    properties.insert(place, bare)
    return True


def _has(what: str, shape: Node) -> bool:
    """Whether a shape says to have a line or a ground."""
    line = shape.find(f"{P}spPr/{A}ln")
    said = line if what == LINE else shape.find(f"{P}spPr")
    fills = [child for child in (() if said is None else said) if child.tag in FILLS]
    reference = shape.find(f"{P}style/{A}{'lnRef' if what == LINE else 'fillRef'}")
    if fills:
        return fills[0].tag != f"{A}noFill"
    return reference is not None and reference.get("idx", "0") != "0"
