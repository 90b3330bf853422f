"""Reads what each sample slide of a brand has by hand, beside what its layout says, so that slides can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct, field

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.layers import shows_ground, walk_drawings
from deckgen.house_style.intake.brand_intake import find_main, links_of, read_rows, resolve
from deckgen.house_style.parts.brand_xml import A, Node, P, R, parse_xml
from deckgen.house_style.parts.placeholder_types import BODIES
from deckgen.house_style.samples.drawings import (
    BAND,
    GROUPS,
    LARGEST_MARK,
    MOST_XML,
    SHAPES,
    clean,
    is_at_edge,
    keep_art,
    kind_of,
    list_pictures,
    read_slide_size,
    read_words,
)
from deckgen.house_style.samples.frames import read_taken_away
from deckgen.house_style.samples.layout_art import name_picture, rename

_MOST, _MOST_BYTES = 40, 4 * 2**20  # slides, and their XML together: more say nothing new
LEAST_SLIDES = 3  # fewer have no habit
_DRAWINGS = f"{P}cSld/{P}spTree/*"
_MOST_SHAPES = 150  # of a slide
_STEP = 63_500  # 5 points in EMU: what is nearer stands at the same place
_SPOT, _LONG = 0.001, 0.05  # of the slide, and of its width: what is smaller and shorter is no art
_GROUND = 0.5  # of the slide
_INSIDE = 0.8  # of a text's place, on the slide
_WIDE = 0.5  # of the slide: what is narrower was made for the words that stand in it
_EMU = 12_700


Place = tuple[int, int, int, int]  # left, top, width and height in steps
_Spot = tuple[str, ...]


class SampleSlide(Struct, frozen=True):
    """What one slide has by hand; each value can be compared with those of other slides."""

    layout: str
    master: str
    letters: Mapping[str, Mapping[str, Hashable]]  # by text, by property
    places: Mapping[str, Place | None]
    taken: Mapping[str, frozenset[str]]  # lines and grounds that its places say not to have
    ground: Hashable
    drawings: tuple[Hashable, ...]
    nodes: Mapping[Hashable, Node]  # what a value stands for
    pictures: Mapping[str, str]  # the parts of those that drawings and ground name
    hides: bool  # whether it shows nothing of what its layout and its master draw


class _Desk(Struct, frozen=True):
    """What is kept while the slides of one presentation are read."""

    parts: Mapping[str, bytes]
    by_folded: Mapping[str, str]
    size: tuple[float, float]  # of the slides, in EMU
    spots: Counter[_Spot] = field(default_factory=Counter)  # how many drawings of all slides are of a kind at a place
    names: dict[str, str] = {}  # of pictures, by their parts

    def name(self, part: str) -> str:
        if part not in self.names:
            self.names[part] = name_picture(self.parts[part])
        return self.names[part]

    def find(self, owner: str, kind: str) -> str:
        """The part of a kind that a part is related to, or ""."""
        rows = (row for row in read_rows(self.parts, links_of(owner)) if row.get("Type", "").endswith(f"/{kind}"))
        return next((resolve(owner, row, self.by_folded) for row in rows), "")


def read_sample_slides(parts: Mapping[str, bytes]) -> Iterator[SampleSlide | None]:
    """Read the first slides in the order in which they are shown; None for one that tells nothing of the style."""
    main = find_main(parts)
    root = parse_xml(parts[main], main)
    width, height = read_slide_size(root)
    desk = _Desk(parts, {name.casefold(): name for name in parts}, (width * _EMU, height * _EMU))
    rows = {row.get("Id", ""): row for row in read_rows(parts, links_of(main))}
    roots: list[tuple[str, Node | None]] = []
    left = _MOST_BYTES
    for node in root.findall(f"{P}sldIdLst/{P}sldId")[:_MOST]:
        row = rows.get(node.get(f"{R}id", ""))
        name = "" if row is None else resolve(main, row, desk.by_folded)
        size = len(parts.get(name, b""))
        is_read = name in parts and size <= min(MOST_XML, left)
        left -= size if is_read else 0
        roots.append((name, parse_xml(parts[name], name) if is_read else None))
    slides = (slide for _, slide in roots if slide is not None)
    desk.spots.update(_find_spot(shape) for slide in slides for shape in slide.iterfind(_DRAWINGS))
    return (None if slide is None else _read_slide(name, slide, desk) for name, slide in roots)


def _find_spot(shape: Node) -> _Spot:
    """What kind of drawing stands where: what is nowhere else needs no closer look."""
    place = next(shape.iter(f"{A}xfrm"), None)
    lengths = () if place is None else (value for length in place for value in length.attrib.values())
    return (str(shape.tag), *(str(round(float(value) / _STEP)) for value in lengths))


def _read_slide(name: str, root: Node, desk: _Desk) -> SampleSlide | None:
    tree, layout = root.find(f"{P}cSld/{P}spTree"), desk.find(name, "slideLayout")
    is_mapped = root.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None  # in other colours than its layout
    if tree is None or not layout or is_mapped or root.get("show") in {"0", "false"}:
        return None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    nodes: dict[Hashable, Node] = {}
    texts = dict(_list_texts(tree))
    letters = {kind: _read_letters(shape, nodes) for kind, shape in texts.items() if read_words(shape)}
    places = {kind: _read_place(shape, nodes, desk.size) for kind, shape in texts.items()}
    pictures = list_pictures(desk.parts, name, desk.by_folded)
    named = {key: desk.name(part) for key, part in pictures.items()}
    ground = root.find(f"{P}cSld/{P}bg")
    noted = _note_drawing(ground, named, nodes) if ground is not None and clean(ground, pictures) else None
    taken = read_taken_away(root)
    drawings = tuple(_note_drawings(root, tree, named, nodes, desk)) if len(tree) <= _MOST_SHAPES else ()
    shown = {named[key]: part for key, part in pictures.items()}
    hides = root.get("showMasterSp") in {"0", "false"}
    return SampleSlide(
        layout, desk.find(layout, "slideMaster"), letters, places, taken, noted, drawings, nodes, shown, hides
    )


def _list_texts(tree: Node) -> Iterator[tuple[str, Node]]:
    """The title, the lines under it, and the text where there is one alone."""
    bodies = []
    for shape in tree.iterfind(f"{P}sp"):
        kind = kind_of(shape)
        if kind in {"title", "subTitle"}:
            yield kind, shape
        elif shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None and (kind or "obj") in BODIES:
            bodies.append(shape)
    if len(bodies) == 1:
        yield "body", bodies[0]


def _read_letters(shape: Node, nodes: dict[Hashable, Node]) -> Mapping[str, Hashable]:
    """What all the letters of a text have by hand, property by property; None where they differ or have nothing."""
    runs = [run.find(f"{A}rPr") for run in shape.iter(f"{A}r") if (run.findtext(f"{A}t") or "").strip()]
    fills = [None if run is None else run.find(f"{A}solidFill") for run in runs]
    faces = [None if run is None else run.find(f"{A}latin") for run in runs]
    return {
        "size": _find_same([None if run is None else run.get("sz") for run in runs]),
        "bold": _find_same([None if run is None else run.get("b") for run in runs]),
        "italic": _find_same([None if run is None else run.get("i") for run in runs]),
        "face": _find_same([None if face is None else face.get("typeface") for face in faces]),
        "fill": _find_same([None if fill is None else _note(fill, nodes) for fill in fills]),
    }


def _find_same(values: Sequence[Hashable]) -> Hashable:
    return values[0] if values and all(value == values[0] for value in values) else None


def _read_place(shape: Node, nodes: dict[Hashable, Node], size: tuple[float, float]) -> Place | None:
    """Where a text was put by hand, if that is on the slide and wide enough for other words."""
    place = shape.find(f"{P}spPr/{A}xfrm")
    box = None if place is None or place.get("rot", "0") != "0" else _read_box(place)
    if place is None or box is None or box.width < _WIDE * size[0]:
        return None
    if _see(box, size) < _INSIDE * box.width * box.height:
        return None
    left, top, width, height = (round(length / _STEP) for length in (box.x, box.y, box.width, box.height))
    value = left, top, width, height
    nodes[value] = deepcopy(place)
    return value


def _read_box(place: Node) -> Box | None:
    offset, extent = place.find(f"{A}off"), place.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    left, top = (float(offset.get(name, "0")) for name in "xy")
    box = Box(left, top, *(float(extent.get(name, "0")) for name in ("cx", "cy")))
    return box if box.width > 0 and box.height > 0 else None


def _see(box: Box, size: tuple[float, float]) -> float:
    """How much of a box is on the slide."""
    return box.shared_with(Box(0, 0, *size))


def _note_drawings(
    root: Node, tree: Node, named: Mapping[str, str], nodes: dict[Hashable, Node], desk: _Desk
) -> Iterator[Hashable]:
    """What a slide draws without words where others draw the like, each once, from back to front."""
    for shape in root.findall(_DRAWINGS):
        if shape.tag in (*GROUPS, *SHAPES) and desk.spots[_find_spot(shape)] < LEAST_SLIDES:
            tree.remove(shape)
    keep_art(tree, named)
    _leave_spots_out(root, desk.size)
    shown = (node for node in tree if node.tag in (*GROUPS, *SHAPES))
    return iter(dict.fromkeys(_note_drawing(node, named, nodes) for node in shown))


def _leave_spots_out(root: Node, size: tuple[float, float]) -> None:
    """Take out what is no art: what is too small or beside the slide, and pictures that the slides tell of."""
    for drawing in list(walk_drawings(root)):
        frame, parent = drawing.frame.box, drawing.node.getparent()
        box = Box(frame.x * _EMU, frame.y * _EMU, max(frame.width * _EMU, 1.0), max(frame.height * _EMU, 1.0))
        is_art = _is_ground_or_mark(box, size) if drawing.node.tag == f"{P}pic" else _is_drawn(box, size)
        is_art = is_art and not shows_ground(drawing.node)  # that hides what the layout draws on one slide
        if parent is not None and not (is_art and _see(box, size)):
            parent.remove(drawing.node)


def _is_drawn(box: Box, size: tuple[float, float]) -> bool:
    is_long = max(box.width / size[0], box.height / size[1]) >= _LONG
    return is_long or _see(box, size) >= _SPOT * size[0] * size[1]


def _is_ground_or_mark(box: Box, size: tuple[float, float]) -> bool:
    """Whether a picture is a ground, a band from edge to edge or a mark; a portrait is none of them."""
    share = _see(box, size) / (size[0] * size[1])
    is_band = box.width >= BAND * size[0] or box.height >= BAND * size[1]
    return is_band or share >= _GROUND or (_SPOT <= share <= LARGEST_MARK and is_at_edge(box, size))


def _note_drawing(node: Node, named: Mapping[str, str], nodes: dict[Hashable, Node]) -> Hashable:
    """Note a drawing by what it shows and about where, without the names that its slide gave to pictures."""
    taken = deepcopy(node)
    taken.tail = None
    rename(taken, named)
    near = deepcopy(taken)
    for place in near.iter(f"{A}off", f"{A}ext", f"{A}chOff", f"{A}chExt"):
        for key, value in place.attrib.items():
            place.set(key, str(round(float(value) / _STEP)))
    value = etree.tostring(near, method="c14n")
    nodes[value] = taken
    return value


def _note(node: Node, nodes: dict[Hashable, Node]) -> Hashable:
    value = etree.tostring(node, method="c14n", with_tail=False)
    nodes[value] = deepcopy(node)
    return value
