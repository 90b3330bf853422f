"""Writes into a placeholder's styles what its prompt looks like, where a program left the styles out.

Why: LibreOffice writes letters, alignment and signs of its master pages only into the prompts of the placeholders; no
slide inherits those, so that its titles would stand at the left in black.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from deckgen.house_style.parts.brand_xml import A, Node, P, local_name
from deckgen.house_style.parts.inheritance import list_placeholders
from deckgen.house_style.parts.placeholder_types import BODIES, TITLES

if TYPE_CHECKING:
    from pptx.slide import SlideMaster

_LEVELS = 9
_OF_PARAGRAPHS = frozenset({"marL", "marR", "indent", "algn", "rtl"})
_OF_LETTERS = frozenset({"sz", "b", "i", "u", "cap", "spc"})
_INSIDE_PARAGRAPHS = ("lnSpc", "spc", "bu")  # how names of what is kept begin; no ground behind words, no links
_INSIDE_LETTERS = ("solidFill", "gradFill", "latin", "ea", "cs")


def write_prompt_styles(master: SlideMaster) -> None:
    """Give a master without text styles, and its layouts, the styles that their prompts have."""
    styles = master.element.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr")
    if styles is not None:
        return
    for root in (master.element, *(layout.element for layout in master.slide_layouts)):
        for shape, kind in list_placeholders(root):
            text = shape.find(f"{P}txBody")
            if text is not None and kind in {*TITLES, *BODIES}:
                _write_styles(text)


def _write_styles(text: Node) -> None:
    styles = text.find(f"{A}lstStyle")
    if styles is None:
        styles = etree.Element(f"{A}lstStyle")
        text.insert(1, styles)
    found = {level.tag for level in styles}
    for paragraph in text.iterfind(f"{A}p"):
        said = paragraph.find(f"{A}pPr")
        depth = 0 if said is None else int(said.get("lvl", "0"))
        tag = f"{A}lvl{depth + 1}pPr"
        if tag not in found and depth < _LEVELS:
            found.add(tag)
            styles.append(_make_level(tag, said, _find_letters(paragraph)))
    styles[:] = sorted(styles, key=lambda level: str(level.tag))  # in the order that the format asks for


def _find_letters(paragraph: Node) -> Node | None:
    letters = paragraph.find(f"{A}r/{A}rPr")
    return letters if letters is not None else paragraph.find(f"{A}endParaRPr")


def _make_level(tag: str, paragraph: Node | None, letters: Node | None) -> Node:
    level = etree.Element(tag, _keep(paragraph, _OF_PARAGRAPHS))
    level.extend(_copy_children(paragraph, _INSIDE_PARAGRAPHS))
    if letters is not None:
        properties = etree.SubElement(level, f"{A}defRPr", _keep(letters, _OF_LETTERS))
        properties.extend(_copy_children(letters, _INSIDE_LETTERS))
    return level


def _keep(node: Node | None, names: frozenset[str]) -> dict[str, str]:
    return {} if node is None else {str(name): str(value) for name, value in node.attrib.items() if name in names}


def _copy_children(node: Node | None, names: tuple[str, ...]) -> list[Node]:
    return [] if node is None else [deepcopy(child) for child in node if local_name(child).startswith(names)]
