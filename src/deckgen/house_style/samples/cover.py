"""Reads what the first sample slide of a brand draws around its own words: art that stands in no layout.

Why: many organisations put their band, picture or logo on the first slide itself, on a bare layout. Only shapes and
pictures are taken, without words, names, links, films or objects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.layers import Drawing, find_box, walk_drawings
from deckgen.house_style.intake.brand_intake import find_main, links_of, read_rows, resolve
from deckgen.house_style.parts.brand_xml import A, Node, P, R, parse_xml
from deckgen.house_style.samples.drawings import (
    BAND,
    GROUPS,
    LARGEST_MARK,
    MOST_BYTES,
    MOST_XML,
    SHAPES,
    ArtPicture,
    clean,
    clean_facts,
    is_at_edge,
    is_filled,
    keep_art,
    kind_of,
    list_named,
    read_pictures,
    read_slide_size,
    read_words,
)
from deckgen.house_style.samples.marks import find_mark
from deckgen.house_style.samples.told_pictures import is_told
from deckgen.house_style.samples.words import has_large_words, read_sample_texts

_LARGE = 0.15  # of the slide
_TOLD = (0.18, 0.9)  # of the slide
_SMALLEST_MARK = 0.003  # of the slide
_SPOT = 0.001  # of the slide: a shape that is smaller belongs to a text
_MOST_WORDS, _MOST_WORDS_ALONE = 480, 170  # signs; the only slide of a file is often a poster
_MOST_UNTITLED = 4  # pictures of a slide without a title
_MOST_DRAWINGS, _MOST_PICTURES = 60, 8
_USUAL_LETTERS = 1800  # hundredths of a point
_USUAL_SIDE = 540.0  # points: the shorter side of a slide
_MOVED = frozenset({"title", "subTitle"})


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
    says_title: bool  # whether it has large words, whatever they are written in, or no words at all beside its art
    marks: tuple[Box, ...]  # pictures that are all that a slide without words shows, and no ground to write on


def read_first_slide(parts: Mapping[str, bytes]) -> Node | None:
    """The first sample slide, where it may be a cover."""
    return _open_first(parts)[1]


def _open_first(parts: Mapping[str, bytes]) -> tuple[str, Node | None]:
    name, count = _find_first(parts, find_main(parts), {name.casefold(): name for name in parts})
    if not name or len(parts[name]) > MOST_XML:
        return name, None
    root = parse_xml(parts[name], name)
    tree = root.find(f"{P}cSld/{P}spTree")
    return name, root if tree is not None and _is_cover(tree, is_alone=count == 1) else None


def read_sample_cover(parts: Mapping[str, bytes]) -> SampleCover | None:
    """The art of the first sample slide; None where it has none that is large, or a mark at an edge."""
    by_folded = {name.casefold(): name for name in parts}
    main = find_main(parts)
    name, root = _open_first(parts)
    tree = None if root is None else root.find(f"{P}cSld/{P}spTree")
    if root is None or tree is None:
        return None
    is_mapped = root.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None  # in other colours than its layout
    if is_mapped or _shows_diagram(tree):
        return None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    pictures = read_pictures(parts, name, by_folded)
    places, colours = dict(_list_places(tree)), _share_colour(dict(_list_colours(tree)))
    size = read_slide_size(parse_xml(parts[main], main))
    said = [drawing for drawing in walk_drawings(root) if read_words(drawing.node)]
    has_title = _has_title(tree)
    words = read_sample_texts(root)
    says_title, is_wordless = has_large_words(words, min(size) / _USUAL_SIDE), not words
    texts = [drawing.frame.box for drawing in said if not _is_band(drawing, size)]
    for drawing in said:
        if _is_band(drawing, size):
            clean_facts(drawing.node)
    _drop_captioned(tree, size)
    keep_art(tree, pictures)
    ground = root.find(f"{P}cSld/{P}bg")
    ground = ground if ground is not None and clean(ground, pictures) else None
    drawn = list(walk_drawings(root))
    is_telling = _keep_telling(drawn, texts, size, pictures, is_wordless=is_wordless)
    if len(drawn) > _MOST_DRAWINGS or not (is_telling or _is_coloured(ground)):
        return None
    is_plain = not is_telling and ground is not None and not list(list_named(ground))
    if is_plain or _leaves_picture_out(drawn):
        places = {}  # then texts do not stand where they do for what comes along
    shown = [deepcopy(node) for node in tree if node.tag in (*GROUPS, *SHAPES)]
    used = {str(value) for node in (*shown, *(() if ground is None else (ground,))) for value in list_named(node)}
    kept = {key: picture for key, picture in pictures.items() if key in used}
    if len(kept) > _MOST_PICTURES or sum(len(picture.data) for picture in kept.values()) > MOST_BYTES:
        return None
    hides = root.get("showMasterSp") in {"0", "false"}
    photos = [drawing for drawing in walk_drawings(root) if drawing.node.tag == f"{P}pic"]
    boxes = [_shown(photo.frame.box, size) for photo in photos]
    shares = [box.width * box.height / (size[0] * size[1]) for box in boxes]
    small = [photo for photo, share in zip(photos, shares, strict=True) if is_wordless and share <= _TOLD[1]]
    marks = tuple(find_mark(photo, kept) for photo in small)
    tells = any(_TOLD[0] <= share <= _TOLD[1] for share in shares)
    return SampleCover(
        tuple(shown),
        None if ground is None else deepcopy(ground),
        kept,
        places,
        colours,
        hides,
        tells,
        has_title,
        says_title or is_wordless,
        marks,
    )


def _drop_captioned(tree: Node, size: tuple[float, float]) -> None:
    """Leave out small groups in which something is said: without their words, the rest says nothing."""
    for group in tree.findall(f"{P}grpSp"):
        box = find_box(group)
        is_large = box is None or box.width * box.height >= _LARGE * size[0] * size[1]
        if read_words(group) and not is_large:
            tree.remove(group)


def _is_coloured(ground: Node | None) -> bool:
    """Whether a ground is more than a reference to what the theme has for all."""
    return ground is not None and ground.find(f"{P}bgPr") is not None


def _is_cover(tree: Node, *, is_alone: bool) -> bool:
    """Whether a slide may be a cover, and no poster, table or page of text and pictures."""
    has_title = any(kind == "title" for kind, _ in _list_texts(tree))
    pictures = sum(1 for _ in tree.iter(f"{P}pic"))
    return (
        len(read_words(tree)) <= (_MOST_WORDS_ALONE if is_alone else _MOST_WORDS)
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


def _list_places(tree: Node) -> Iterator[tuple[str, Node]]:
    for kind, shape in _list_texts(tree):
        place = shape.find(f"{P}spPr/{A}xfrm")
        if place is not None:
            yield kind, deepcopy(place)


def _list_colours(tree: Node) -> Iterator[tuple[str, Node]]:
    for kind, shape in _list_texts(tree) if _has_title(tree) else _list_boxes(tree):
        fills = {
            etree.tostring(fill) if fill is not None else b"": fill
            for run in shape.iter(f"{A}r")
            for fill in (run.find(f"{A}rPr/{A}solidFill"),)
        }
        fill = next(iter(fills.values()), None)
        if len(fills) == 1 and fill is not None:
            yield kind, deepcopy(fill)


def _list_boxes(tree: Node) -> Iterator[tuple[str, Node]]:
    """The text boxes of a slide that has no other words: what has the largest letters is its title."""
    boxes = [shape for shape in tree.iterfind(f"{P}sp") if read_words(shape)]
    boxes = boxes if all(kind_of(shape) == "" for shape in boxes) else []
    title = max(boxes, key=_find_size, default=None)
    return (("title" if shape is title else "subTitle", shape) for shape in boxes)


def _find_size(shape: Node) -> int:
    """The largest letters of a text, in hundredths of a point; text boxes that say none have 18 points."""
    return max((int(run.get("sz", _USUAL_LETTERS)) for run in shape.iter(f"{A}rPr")), default=_USUAL_LETTERS)


def _has_title(tree: Node) -> bool:
    return any(kind == "title" and read_words(shape) for kind, shape in _list_texts(tree))


def _share_colour(colours: Mapping[str, Node]) -> dict[str, Node]:
    """Colours of letters, without a second one for lines: those of a deck are smaller than words on a cover."""
    title, lines = colours.get("title"), colours.get("subTitle")
    is_shared = title is not None and lines is not None and _same(title, lines)
    return {kind: colour for kind, colour in colours.items() if kind == "title" or is_shared}


def _same(one: Node, other: Node) -> bool:
    return etree.tostring(one, method="c14n") == etree.tostring(other, method="c14n")


def _list_texts(tree: Node) -> Iterator[tuple[str, Node]]:
    """The shapes of the title and of the lines under it."""
    return ((kind, shape) for shape in tree.iterfind(f"{P}sp") if (kind := kind_of(shape)) in _MOVED)


def _is_band(drawing: Drawing, size: tuple[float, float]) -> bool:
    """Whether a shape with words is first of all a band from one edge of the slide to the other."""
    box, holder = _shown(drawing.frame.box, size), drawing.node.find(f"*/{P}nvPr/{P}ph")
    return holder is None and is_filled(drawing.node) and (box.width >= BAND * size[0] or box.height >= BAND * size[1])


def _leaves_picture_out(drawn: Sequence[Drawing]) -> bool:
    return any(drawing.node.tag == f"{P}pic" and drawing.node.getparent() is None for drawing in drawn)


def _keep_telling(
    drawn: Sequence[Drawing],
    texts: Sequence[Box],
    size: tuple[float, float],
    pictures: Mapping[str, ArtPicture],
    *,
    is_wordless: bool,
) -> bool:
    """Leave out what belongs to the slide's own words, and pictures that are no marks; whether something tells.

    On a slide without a word, all pictures are marks. A picture among words is none, nor one that is shown twice, nor a
    photograph or a code.
    """
    is_telling = False
    shown = Counter(str(value) for drawing in drawn for value in list_named(drawing.node))
    for drawing in drawn:
        box = _shown(drawing.frame.box, size)
        share = box.width * box.height / (size[0] * size[1])
        is_picture, is_large = drawing.node.tag == f"{P}pic", share >= _LARGE and is_filled(drawing.node)
        is_large = is_large or _is_band(drawing, size)
        is_mark = is_picture and _SMALLEST_MARK <= share <= LARGEST_MARK and is_at_edge(box, size)
        is_mark = is_mark and all(shown[str(value)] == 1 for value in list_named(drawing.node))
        is_mark = is_mark and not any(_holds_middle(text, box) for text in texts)
        is_mark = is_mark and not is_told(drawing.node, pictures)
        is_mark = is_mark or (is_picture and is_wordless)
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
