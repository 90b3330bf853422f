"""Reads what the first sample slide of a brand draws around its own words: art that stands in no layout.

Why: many organisations put their band, picture or logo on the first slide itself, on a bare layout. Only shapes and
pictures are taken, without words, names, links, films or objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.house_style.brand_intake import find_main, links_of, read_rows, resolve
from deckgen.house_style.brand_pictures import PHOTOS, clean_picture
from deckgen.house_style.brand_xml import A, Node, P, R, parse_xml
from deckgen.house_style.drawing.layers import Drawing, fill_of, walk_drawings
from deckgen.house_style.placeholder_types import TITLES

_LARGE = 0.15  # of the slide
_TOLD = (0.18, 0.9)  # of the slide
_SMALLEST_MARK, _LARGEST_MARK = 0.003, 0.12  # of the slide
_SPOT = 0.001  # of the slide: a shape that is smaller belongs to a text
_EDGE = 0.25  # of the slide: a mark has its middle in this border
_MOST_WORDS, _MOST_WORDS_ALONE = 480, 170  # signs; the only slide of a file is often a poster
_MOST_UNTITLED = 4  # pictures of a slide without a title
_BAND = 0.95  # of the slide's width or height
_MOST_DRAWINGS, _MOST_PICTURES = 60, 8
_MOST_XML, _MOST_BYTES = 2 * 2**20, 6 * 2**20
_GROUPS, _SHAPES = (f"{P}grpSp",), (f"{P}sp", f"{P}cxnSp", f"{P}pic")
_LEFT_OUT = frozenset({f"{A}hlinkClick", f"{A}hlinkHover", f"{A}extLst", f"{P}extLst", f"{P}custDataLst"})
_MOVED = frozenset({"title", "subTitle"})


class ArtPicture(Struct, frozen=True):
    """A picture that art shows."""

    data: bytes
    kind: str  # png, jpeg or gif


class SampleCover(Struct, frozen=True):
    """The art of the first sample slide: drawings, perhaps a ground, and where its title and its lines stand."""

    drawings: tuple[Node, ...]
    ground: Node | None
    pictures: Mapping[str, ArtPicture]  # by the relationship that drawings name
    places: Mapping[str, Node]  # of placeholders that the slide moved, by “title” and “subTitle”
    colours: Mapping[str, Node]  # of their letters, where the slide says one
    hides_master: bool
    tells_picture: bool  # whether it shows a large picture, a portrait perhaps, that is not its whole ground
    has_title: bool  # whether it has a title of its own, standing where its designer wants one


def read_sample_cover(parts: Mapping[str, bytes]) -> SampleCover | None:
    """The art of the first sample slide; None where it has none that is large, or a mark at an edge."""
    by_folded = {name.casefold(): name for name in parts}
    main = find_main(parts)
    name, count = _find_first(parts, main, by_folded)
    if not name or len(parts[name]) > _MOST_XML:
        return None
    root = parse_xml(parts[name], name)
    tree = root.find(f"{P}cSld/{P}spTree")
    is_mapped = root.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None  # in other colours than its layout
    if tree is None or is_mapped or not _is_cover(tree, is_alone=count == 1) or _shows_diagram(tree):
        return None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    pictures = _read_pictures(parts, name, by_folded)
    places, colours = dict(_list_places(tree)), dict(_list_colours(tree))
    size = _read_size(parse_xml(parts[main], main).find(f"{P}sldSz"))
    said = [drawing for drawing in walk_drawings(root) if _read_words(drawing.node)]
    has_title = any(kind == "title" and _read_words(shape) for kind, shape in _list_texts(tree))
    texts = [drawing.frame.box for drawing in said if not _is_band(drawing, size)]
    for drawing in said:
        if _is_band(drawing, size):
            _clean_facts(drawing.node)
    _keep_art(tree, pictures)
    ground = root.find(f"{P}cSld/{P}bg")
    ground = ground if ground is not None and _clean(ground, pictures) else None
    drawn = list(walk_drawings(root))
    if len(drawn) > _MOST_DRAWINGS or not _keep_telling(drawn, texts, size):
        return None
    shown = [deepcopy(node) for node in tree if node.tag in (*_GROUPS, *_SHAPES)]
    used = {str(value) for node in (*shown, *(() if ground is None else (ground,))) for value in _named(node)}
    kept = {key: picture for key, picture in pictures.items() if key in used}
    if len(kept) > _MOST_PICTURES or sum(len(picture.data) for picture in kept.values()) > _MOST_BYTES:
        return None
    hides = root.get("showMasterSp") in {"0", "false"}
    boxes = [_shown(drawing.frame.box, size) for drawing in walk_drawings(root) if drawing.node.tag == f"{P}pic"]
    tells = any(_TOLD[0] <= box.width * box.height / (size[0] * size[1]) <= _TOLD[1] for box in boxes)
    return SampleCover(
        tuple(shown), None if ground is None else deepcopy(ground), kept, places, colours, hides, tells, has_title
    )


def _is_cover(tree: Node, *, is_alone: bool) -> bool:
    """Whether a slide may be a cover, and no poster, table or page of text and pictures."""
    has_title = any(kind == "title" for kind, _ in _list_texts(tree))
    pictures = sum(1 for _ in tree.iter(f"{P}pic"))
    return (
        len(_read_words(tree)) <= (_MOST_WORDS_ALONE if is_alone else _MOST_WORDS)
        and next(tree.iter(f"{P}graphicFrame"), None) is None
        and (has_title or pictures <= _MOST_UNTITLED)
    )


def _shows_diagram(tree: Node) -> bool:
    """Whether arrows join what is drawn: then it is what the slide tells, and no art around it."""
    ends = (
        end for node in tree.iter(f"{A}ln") for end in (*node.iterfind(f"{A}headEnd"), *node.iterfind(f"{A}tailEnd"))
    )
    return any(end.get("type", "none") != "none" for end in ends)


def _find_first(parts: Mapping[str, bytes], main: str, by_folded: Mapping[str, str]) -> tuple[str, int]:
    """The first sample slide, or "", and how many there are."""
    listed = parse_xml(parts[main], main).findall(f"{P}sldIdLst/{P}sldId") if main in parts else []
    wanted = listed[0].get(f"{R}id", "") if listed else ""
    rows = read_rows(parts, links_of(main))
    return next((resolve(main, row, by_folded) for row in rows if wanted and row.get("Id") == wanted), ""), len(listed)


def _read_size(size: Node | None) -> tuple[float, float]:
    if size is None:
        return 720.0, 540.0
    return max(int(size.get("cx", "0")), 1) / 12700, max(int(size.get("cy", "0")), 1) / 12700


def _read_pictures(parts: Mapping[str, bytes], name: str, by_folded: Mapping[str, str]) -> dict[str, ArtPicture]:
    """The photographs and drawings in pixels that a slide may show, by its names for them."""
    found = {}
    for row in read_rows(parts, links_of(name)):
        if row.get("TargetMode") == "External" or not row.get("Type", "").endswith("/image"):
            continue
        data = parts.get(resolve(name, row, by_folded), b"")
        kind = next((kind for start, kind in PHOTOS.items() if data.startswith(start)), None)
        clean = clean_picture(data) if kind is not None and len(data) <= _MOST_BYTES else None
        if kind is not None and clean is not None:
            found[row.get("Id", "")] = ArtPicture(clean, kind)
    return found


def _list_places(tree: Node) -> Iterator[tuple[str, Node]]:
    for kind, shape in _list_texts(tree):
        place = shape.find(f"{P}spPr/{A}xfrm")
        if place is not None:
            yield kind, deepcopy(place)


def _list_colours(tree: Node) -> Iterator[tuple[str, Node]]:
    for kind, shape in _list_texts(tree):
        fills = {
            etree.tostring(fill) if fill is not None else b"": fill
            for run in shape.iter(f"{A}r")
            for fill in (run.find(f"{A}rPr/{A}solidFill"),)
        }
        fill = next(iter(fills.values()), None)
        if len(fills) == 1 and fill is not None:
            yield kind, deepcopy(fill)


def _list_texts(tree: Node) -> Iterator[tuple[str, Node]]:
    """The shapes of the title and of the lines under it."""
    return ((kind, shape) for shape in tree.iterfind(f"{P}sp") if (kind := kind_of(shape)) in _MOVED)


def kind_of(shape: Node) -> str:
    """What a placeholder is for, any title as “title”; empty for other shapes."""
    holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if holder is None else "title" if holder.get("type") in TITLES else holder.get("type", "")


def _read_words(node: Node) -> str:
    return "".join(text.text or "" for text in node.iter(f"{A}t")).strip()


def _keep_art(group: Node, pictures: Mapping[str, ArtPicture]) -> None:
    """Leave in a tree of shapes only what is drawn, without words."""
    for node in list(group):
        if node.tag in _GROUPS:
            _keep_art(node, pictures)
            is_kept = any(child.tag in (*_GROUPS, *_SHAPES) for child in node)
            is_kept = is_kept and _clean_facts(node) and _clean(node, pictures)
        elif node.tag in _SHAPES:
            is_kept = _is_drawn(node) and _clean_facts(node) and _clean(node, pictures)
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
        _read_words(node)
        or hidden is not None
        or (facts is not None and len(facts))
        or (box is not None and box.get("txBox"))
    ):
        return False  # a placeholder, a film and a sound have something in their facts
    line = node.find(f"{P}spPr/{A}ln")
    is_styled = node.find(f"{P}style") is not None
    is_lined = is_styled if line is None or not len(line) else line.find(f"{A}noFill") is None
    return _is_filled(node) or is_lined


def _is_filled(node: Node) -> bool:
    fill = fill_of(node)
    return fill is not None and fill.tag != f"{A}noFill" and (fill.get("idx") != "0")


def _is_band(drawing: Drawing, size: tuple[float, float]) -> bool:
    """Whether a shape with words is first of all a band from one edge of the slide to the other."""
    box, holder = _shown(drawing.frame.box, size), drawing.node.find(f"*/{P}nvPr/{P}ph")
    return (
        holder is None and _is_filled(drawing.node) and (box.width >= _BAND * size[0] or box.height >= _BAND * size[1])
    )


def _clean_facts(node: Node) -> bool:
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
        facts.attrib.clear()
    return True


def _clean(node: Node, pictures: Mapping[str, ArtPicture]) -> bool:
    """Whether a drawing names nothing but pictures that may be shown, once extensions and links are out."""
    for inner in [inner for inner in node.iter() if inner.tag in _LEFT_OUT]:
        parent = inner.getparent()
        if parent is not None:
            parent.remove(inner)
    if not all(str(inner.tag).startswith((A, P)) for inner in node.iter()):
        return False
    for inner in node.iter():
        for key in [key for key in inner.attrib if str(key).startswith("{") and not str(key).startswith(R)]:
            del inner.attrib[key]
    named = [(str(key), str(value), inner.tag) for inner in node.iter() for key, value in inner.attrib.items()]
    related = [(key, value, tag) for key, value, tag in named if key.startswith(R)]
    return all(key == f"{R}embed" and value in pictures and tag == f"{A}blip" for key, value, tag in related)


def _named(node: Node) -> Iterator[object]:
    return (value for inner in node.iter() for key, value in inner.attrib.items() if str(key).startswith(R))


def _keep_telling(drawn: list[Drawing], texts: list[Box], size: tuple[float, float]) -> bool:
    """Leave out what belongs to the slide's own words, and pictures that are no marks; whether something tells."""
    is_telling = False
    for drawing in drawn:
        box = _shown(drawing.frame.box, size)
        share = box.width * box.height / (size[0] * size[1])
        is_picture, is_large = drawing.node.tag == f"{P}pic", share >= _LARGE and _is_filled(drawing.node)
        is_large = is_large or _is_band(drawing, size)
        is_mark = is_picture and _SMALLEST_MARK <= share <= _LARGEST_MARK and _is_at_edge(box, size)
        is_telling = is_telling or is_large or is_mark
        is_ground = any(_holds_middle(box, text) for text in texts) or (share < _SPOT and drawing.node.tag == f"{P}sp")
        parent = drawing.node.getparent()
        if not is_large and parent is not None and (not is_mark if is_picture else is_ground):
            parent.remove(drawing.node)
    return is_telling


def _holds_middle(box: Box, text: Box) -> bool:
    """Whether a text stands on a shape of its own."""
    across, down = text.x + text.width / 2, text.y + text.height / 2
    return box.x <= across <= box.right and box.y <= down <= box.bottom


def _shown(box: Box, size: tuple[float, float]) -> Box:
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    return Box(left, top, max(min(box.right, size[0]) - left, 0.0), max(min(box.bottom, size[1]) - top, 0.0))


def _is_at_edge(box: Box, size: tuple[float, float]) -> bool:
    across, down = (box.x + box.width / 2) / size[0], (box.y + box.height / 2) / size[1]
    return min(across, down, 1 - across, 1 - down) <= _EDGE
