"""Takes what a sample slide draws out of it, without words, names, links, films or objects.

Why: what a sample slide draws stays in every deck; nothing that it says or hides may.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.layers import fill_of, shows_ground
from deckgen.house_style.intake.brand_intake import links_of, read_rows, resolve
from deckgen.house_style.intake.brand_pictures import PHOTOS, clean_picture
from deckgen.house_style.parts.brand_xml import A, Node, P, R
from deckgen.house_style.parts.placeholder_types import TITLES

MOST_XML, MOST_BYTES = 2 * 2**20, 6 * 2**20  # of a sample slide, and of the pictures that are taken from it
GROUPS, SHAPES = (f"{P}grpSp",), (f"{P}sp", f"{P}cxnSp", f"{P}pic")
BAND = 0.95  # of the slide's width or height
LARGEST_MARK = 0.12  # of the slide
_EDGE = 0.25  # of the slide: a mark has its middle in this border
_LEFT_OUT = frozenset({f"{A}hlinkClick", f"{A}hlinkHover", f"{A}extLst", f"{P}extLst", f"{P}custDataLst"})


class ArtPicture(Struct, frozen=True):
    """A picture that art shows."""

    data: bytes
    kind: str  # png, jpeg or gif


def read_pictures(parts: Mapping[str, bytes], name: str, by_folded: Mapping[str, str]) -> dict[str, ArtPicture]:
    """The photographs and drawings in pixels that a slide may show, by its names for them."""
    taken = {key: take_picture(parts[target]) for key, target in list_pictures(parts, name, by_folded).items()}
    return {key: picture for key, picture in taken.items() if picture is not None}


def list_pictures(parts: Mapping[str, bytes], name: str, by_folded: Mapping[str, str]) -> dict[str, str]:
    """The parts of the pictures that a slide shows, by its names for them; what is larger than usual is none."""
    found = {}
    for row in read_rows(parts, links_of(name)):
        if row.get("TargetMode") != "External" and row.get("Type", "").endswith("/image"):
            target = resolve(name, row, by_folded)
            if len(parts.get(target, b"")) in range(1, MOST_BYTES + 1):
                found[row.get("Id", "")] = target
    return found


def take_picture(data: bytes) -> ArtPicture | None:
    """A picture without what is no picture in it; None where it is of a kind that art may not be."""
    kind = next((kind for start, kind in PHOTOS.items() if data.startswith(start)), None)
    cleaned = clean_picture(data) if kind is not None else None
    return None if kind is None or cleaned is None else ArtPicture(cleaned, kind)


def kind_of(shape: Node) -> str:
    """What a placeholder is for, any title as “title”; empty for other shapes."""
    holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if holder is None else "title" if holder.get("type") in TITLES else holder.get("type", "")


def read_words(node: Node) -> str:
    """All that a shape or a tree of shapes says."""
    return "".join(text.text or "" for text in node.iter(f"{A}t")).strip()


def keep_art(group: Node, pictures: Mapping[str, object]) -> None:
    """Leave in a tree of shapes only what is drawn, without words."""
    for node in list(group):
        if node.tag in GROUPS:
            keep_art(node, pictures)
            is_kept = any(child.tag in (*GROUPS, *SHAPES) for child in node)
            is_kept = is_kept and clean_facts(node) and clean(node, pictures)
        elif node.tag in SHAPES:
            is_kept = _is_drawn(node) and clean_facts(node) and clean(node, pictures)
        else:
            is_kept = node.tag in {f"{P}nvGrpSpPr", f"{P}grpSpPr"}
        if not is_kept:
            group.remove(node)


def _is_drawn(node: Node) -> bool:
    """Whether a shape shows something by itself, and says nothing."""
    facts = node.find(f"*/{P}nvPr")
    box = node.find(f"{P}nvSpPr/{P}cNvSpPr")
    hidden = node.find(f"*/{P}cNvPr[@hidden]")
    if (
        read_words(node)
        or hidden is not None
        or (facts is not None and _holds_more(node, facts))
        or (box is not None and box.get("txBox"))
    ):
        return False
    line = node.find(f"{P}spPr/{A}ln")
    is_styled = node.find(f"{P}style") is not None
    is_lined = is_styled if line is None or not len(line) else line.find(f"{A}noFill") is None
    return is_filled(node) or is_lined


def _holds_more(node: Node, facts: Node) -> bool:
    """Whether a shape is a placeholder, a film or a sound; a picture that has its own place is one wherever it was put.

    What PowerPoint's own designer draws has a note in its facts.
    """
    harmless = {f"{P}extLst"}
    if node.tag == f"{P}pic" and node.find(f"{P}spPr/{A}xfrm") is not None:
        harmless.add(f"{P}ph")
    return any(child.tag not in harmless for child in facts)


def is_filled(node: Node) -> bool:
    """Whether a shape shows a fill of its own."""
    fill = fill_of(node)
    return shows_ground(node) or (fill is not None and fill.tag != f"{A}noFill" and fill.get("idx") != "0")


def clean_facts(node: Node) -> bool:
    """Take names, descriptions and words out of a drawing."""
    for facts in node.iter(f"{P}cNvPr"):
        for key in list(facts.attrib):
            del facts.attrib[key]
        facts.set("id", "0")
        facts.set("name", "Picture" if node.tag == f"{P}pic" else "Drawing")
        for child in list(facts):
            facts.remove(child)
    for key in ("macro", "textlink", "fPublished"):
        node.attrib.pop(key, "")
    for text in node.findall(f"{P}txBody"):
        node.remove(text)
    for facts in node.findall(f"*/{P}nvPr"):
        facts.clear()
    return True


def clean(node: Node, pictures: Mapping[str, object]) -> bool:
    """Whether a drawing names nothing but pictures that may be shown, once extensions and links are out."""
    for inner in list(node.iter(*_LEFT_OUT)):
        parent = inner.getparent()
        if parent is not None:
            parent.remove(inner)
    return all(_is_harmless(inner, pictures) for inner in node.iter())


def _is_harmless(inner: Node, pictures: Mapping[str, object]) -> bool:
    """Whether an element is drawn by every program and names at most a picture; its other foreign words go."""
    if not str(inner.tag).startswith((A, P)):
        return False
    for key in [str(key) for key in inner.keys() if str(key).startswith("{")]:  # noqa: SIM118 - an element has no items
        if not key.startswith(R):
            del inner.attrib[key]
        elif key != f"{R}embed" or inner.get(key) not in pictures or inner.tag != f"{A}blip":
            return False
    return True


def list_named(node: Node) -> Iterator[object]:
    """The relationships that a drawing names."""
    return (value for inner in node.iter() for key, value in inner.attrib.items() if str(key).startswith(R))


def read_slide_size(presentation: Node) -> tuple[float, float]:
    """The width and height of a presentation's slides, in points."""
    size = presentation.find(f"{P}sldSz")
    if size is None:
        return 720.0, 540.0
    return max(int(size.get("cx", "0")), 1) / 12_700, max(int(size.get("cy", "0")), 1) / 12_700


def is_at_edge(box: Box, size: tuple[float, float]) -> bool:
    """Whether a box has its middle near an edge of the slide, as a mark has; both in the same unit."""
    across, down = (box.x + box.width / 2) / size[0], (box.y + box.height / 2) / size[1]
    return min(across, down, 1 - across, 1 - down) <= _EDGE
