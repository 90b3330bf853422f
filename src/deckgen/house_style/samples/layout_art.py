"""Writes into a layout what its sample slides have of their own: drawings behind its texts, a ground, letters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from copy import deepcopy

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from deckgen.house_style.drawing.layers import list_drawn
from deckgen.house_style.parts.brand_xml import A, Node, P, R
from deckgen.house_style.parts.letter_styles import open_letters
from deckgen.house_style.reading.brand_layouts import HandColour
from deckgen.house_style.samples.drawings import ArtPicture

_FIRST_ID = 300


def relate_pictures(part: Part, pictures: Mapping[str, ArtPicture]) -> dict[str, str]:
    """Let a layout's part show pictures; the name of each relationship, by the name that drawings have for it."""
    given = {}
    for key, picture in sorted(pictures.items()):
        place = PackURI(f"/ppt/media/sample-{name_picture(picture.data)}.{picture.kind}")  # layouts may share one
        given[key] = part.relate_to(Part(place, f"image/{picture.kind}", part.package, picture.data), RT.IMAGE)
    return given


def name_picture(data: bytes) -> str:
    """A name for a picture that is the same wherever it is shown."""
    return hashlib.sha256(data).hexdigest()[:16]


def draw_behind(root: Node, drawings: Iterable[Node], ground: Node | None, given: Mapping[str, str]) -> None:
    """Put drawings behind all that a layout has, and a ground in place of its own."""
    common, tree = root.find(f"{P}cSld"), root.find(f"{P}cSld/{P}spTree")
    if common is None or tree is None:
        raise AssertionError(root.tag)  # a layout without a tree of shapes is no layout
    drawn = [deepcopy(node) for node in drawings]
    for place, node in enumerate(drawn, start=2):
        rename(node, given)
        tree.insert(place, node)
    for number, facts in enumerate((facts for node in drawn for facts in node.iter(f"{P}cNvPr")), start=_FIRST_ID):
        facts.set("id", str(number))
    if ground is not None:
        for old in common.findall(f"{P}bg"):
            common.remove(old)
        taken = deepcopy(ground)
        rename(taken, given)
        common.insert(0, taken)


def hide_drawn(root: Node) -> None:
    """Let a layout show nothing of what it and its master draw, as slides do that hide the drawings of both."""
    root.set("showMasterSp", "0")
    for node in list_drawn(root):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)


def rename(node: Node, renamed: Mapping[str, str]) -> None:
    """Give the relationships that a drawing names their names in another part."""
    for inner in node.iter():
        for key, value in inner.attrib.items():
            if str(key).startswith(R):
                inner.set(key, renamed.get(str(value), str(value)))


def colour_letters(styles: Node, fill: Node) -> None:
    """Give the first level of a text a colour."""
    replace_fill(open_letters(styles), fill)


def write_colour(shape: Node, letters: Node, fill: Node) -> HandColour:
    """Give the letters of a placeholder a colour."""
    former = next((child for child in letters if str(child.tag).endswith("Fill")), None)
    replace_fill(letters, fill)
    return HandColour(shape, letters, former)


def replace_fill(letters: Node, fill: Node | None) -> None:
    """Give letters a fill in place of their own, or none."""
    for old in [child for child in letters if str(child.tag).endswith("Fill")]:
        letters.remove(old)
    if fill is not None:
        line = letters.find(f"{A}ln")
        letters.insert(0 if line is None else letters.index(line) + 1, deepcopy(fill))
