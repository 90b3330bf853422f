"""Makes placeholders of text boxes that say what they are for, in layouts that have no title.

Why: some organisations draw “Title, no more than two lines” on their cover instead of setting a placeholder.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from deckgen.house_style.brand_xml import A, Node, P
from deckgen.house_style.layout_names import fold_anywhere
from deckgen.house_style.placeholder_types import TITLES

_TITLE = frozenset(
    {"title", "titel", "titre", "titolo", "titulo", "titulek", "rubrik", "otsikko", "heading", "headline"}
)
_SUBTITLE = (
    "subtitle", "sub title", "ondertitel", "sous titre", "untertitel", "sottotitolo", "subtitulo", "undertitel",
    "underrubrik", "subheading",
)  # fmt: skip
_MOST = 80  # characters: more is a text, and no prompt
_FIRST_INDEX = 40
_LOOK = ("sz", "b", "i", "cap", "spc")


def make_placeholders(layout: Node) -> None:
    """Change the text boxes of a layout that are named as its title and its subtitle."""
    tree = layout.find(f"{P}cSld/{P}spTree")
    if tree is None or any(node.get("type") in TITLES for node in tree.iter(f"{P}ph")):
        return
    boxes = [node for node in tree.iterfind(f"{P}sp") if node.find(f".//{P}ph") is None]
    told = {kind: node for node in reversed(boxes) if (kind := _read_kind(node))}
    if "title" not in told:
        return
    taken = [int(node.get("idx", "0")) for node in tree.iter(f"{P}ph") if node.get("idx", "0").isdigit()]
    for kind, node in told.items():
        _change(node, kind, max([_FIRST_INDEX, *taken]) + 1)


def _read_kind(node: Node) -> str:
    """What a text box says that it is: title, body (a subtitle) or nothing."""
    facts = node.find(f"{P}nvSpPr/{P}cNvPr")
    text = " ".join(run.text or "" for run in node.iter(f"{A}t"))
    words = f" {fold_anywhere(text)} {fold_anywhere('' if facts is None else facts.get('name', ''))} "
    if not text.strip() or len(text) > _MOST or node.find(f"{P}spPr/{A}xfrm") is None:
        return ""
    if any(f" {name} " in words for name in _SUBTITLE):
        return "body"
    return "title" if _TITLE & set(words.split()) else ""


def _change(node: Node, kind: str, index: int) -> None:
    properties, text = node.find(f"{P}nvSpPr/{P}nvPr"), node.find(f"{P}txBody")
    if properties is None or text is None:
        return
    for box in node.iterfind(f"{P}nvSpPr/{P}cNvSpPr"):
        box.attrib.pop("txBox", "")
    holder = etree.Element(f"{P}ph", type=kind)
    if kind == "body":
        holder.set("idx", str(index))
    properties.insert(0, holder)
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
        for name in set(_LOOK) & set(run.attrib):
            look.set(name, run.get(name, ""))
        look.extend(deepcopy(child) for child in run if child.tag in {f"{A}solidFill", f"{A}latin"})
    return level


def _list_runs(text: Node) -> Iterable[Node]:
    return (node for node in text.iter(f"{A}rPr") if node.get("sz"))
