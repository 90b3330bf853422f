"""Writes what the letters of a placeholder are into the placeholder itself, where it inherits them."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from deckgen.house_style.parts.brand_xml import FILLS, A, Node, P
from deckgen.house_style.parts.inheritance import Inheritance

_ATTRIBUTES = {"sz": "1800", "b": "0", "i": "0", "cap": "none", "spc": "0"}  # and what they are where nothing says it
_BEFORE_FACE = (f"{A}ln", *FILLS, *(f"{A}{name}" for name in ("effectLst", "effectDag", "highlight")))
_USUAL_FACE = "+mn-lt"


def open_letters(styles: Node) -> Node:
    """The properties of the letters on the first level of a text, made where there are none."""
    level = styles.find(f"{A}lvl1pPr")
    if level is None:
        level = etree.Element(f"{A}lvl1pPr")
        styles.insert(1 if styles.find(f"{A}defPPr") is not None else 0, level)
    letters = level.find(f"{A}defRPr")
    if letters is None:
        letters = etree.Element(f"{A}defRPr")
        following = level.find(f"{A}extLst")
        level.insert(len(level) if following is None else level.index(following), letters)
    return letters


def keep_letters(shape: Node, inheritance: Inheritance) -> None:
    """Let a placeholder say all of its letters and its alignment itself, for it becomes one of another type."""
    styles = shape.find(f"{P}txBody/{A}lstStyle")
    if styles is None:
        return
    said = {name: inheritance.run(name) or usual for name, usual in _ATTRIBUTES.items()}
    fill, face = inheritance.child(f"{A}defRPr/{A}solidFill"), inheritance.child(f"{A}defRPr/{A}latin")
    align = inheritance.paragraph("algn") or "l"
    letters = open_letters(styles)
    for name, value in said.items():
        letters.set(name, value)
    if fill is not None and not any(child.tag in FILLS for child in letters):
        letters.insert(sum(child.tag == f"{A}ln" for child in letters), deepcopy(fill))
    if letters.find(f"{A}latin") is None:
        latin = etree.Element(f"{A}latin", typeface=_USUAL_FACE) if face is None else deepcopy(face)
        letters.insert(sum(child.tag in _BEFORE_FACE for child in letters), latin)
    for level in styles.iterfind(f"{A}lvl1pPr"):
        level.set("algn", align)
