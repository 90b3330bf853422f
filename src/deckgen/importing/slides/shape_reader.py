"""Reads the shapes of a slide: texts, tables, pictures and diagrams, those in groups at their place on the slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from deckgen.importing.draft import DraftPicture
from deckgen.importing.slides.paragraph_reader import read_colour, read_paragraphs
from deckgen.importing.slides.seen import SeenBox, SeenParagraph, SeenPicture, SeenRun, SeenTable, SeenText
from deckgen.importing.slides.xml_names import DECORATIVE, DIAGRAM, POINT, A, P, R, child, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from deckgen.history.office_archive import OfficeArchive

FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})  # the same on each slide, or no words at all
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif"})
_MOST_PICTURE = 64 * 1024 * 1024
_MOST_DEPTH = 20  # groups in groups


class Inherited(NamedTuple):
    """What a placeholder takes from its layout and master: its place, and its list styles, the nearest first."""

    box: SeenBox | None
    styles: tuple[_Element | None, ...]


class ShapeContext(Struct):
    """What shapes of one slide are read with."""

    archive: OfficeArchive
    relations: Mapping[str, tuple[str, str, bool]]
    links: Mapping[str, str]
    slides: Mapping[str, int]  # part of a slide -> its number
    inherit: Mapping[tuple[str, str], Inherited]  # (type, idx) of a placeholder
    clicks: Mapping[str, int]  # id of a shape -> the click at which it appears
    texts: list[SeenText] = field(default_factory=list)
    tables: list[SeenTable] = field(default_factory=list)
    pictures: list[SeenPicture] = field(default_factory=list)
    videos: list[str] = field(default_factory=list)


class _Frame(NamedTuple):
    """How the coordinates inside a group become those of the slide."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def place(self, box: SeenBox) -> SeenBox:
        return SeenBox(
            self.x + box.x * self.scale_x,
            self.y + box.y * self.scale_y,
            box.width * self.scale_x,
            box.height * self.scale_y,
        )


def read_shapes(tree: _Element | None, context: ShapeContext) -> None:
    """Put all that a shape tree holds into the context."""
    if tree is not None:
        _read_tree(tree, context, _Frame(), 0)


def _read_tree(tree: _Element, context: ShapeContext, frame: _Frame, depth: int) -> None:
    for shape in tree:
        if shape.tag == f"{P}grpSp" and depth < _MOST_DEPTH:
            _read_tree(shape, context, _inner_frame(shape, frame), depth + 1)
        elif shape.tag in {f"{P}sp", f"{P}cxnSp"}:
            _read_text(shape, context, frame)
        elif shape.tag == f"{P}pic":
            _read_picture(shape, context, frame)
        elif shape.tag == f"{P}graphicFrame":
            _read_graphic(shape, context, frame)


def _inner_frame(group: _Element, frame: _Frame) -> _Frame:
    transform = child(group, f"{P}grpSpPr", f"{A}xfrm")
    if transform is None:
        return frame
    outer = read_box(transform)
    inner = read_box(transform, "chOff", "chExt")
    if outer is None or inner is None or not inner.width or not inner.height:
        return frame
    placed = frame.place(outer)
    scale_x, scale_y = placed.width / inner.width, placed.height / inner.height
    return _Frame(placed.x - inner.x * scale_x, placed.y - inner.y * scale_y, scale_x, scale_y)


def read_box(transform: _Element | None, offset: str = "off", extent: str = "ext") -> SeenBox | None:
    """The rectangle that a transform names."""
    off, ext = child(transform, f"{A}{offset}"), child(transform, f"{A}{extent}")
    if off is None or ext is None:
        return None
    figures = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
    return SeenBox(*(whole(figure) / POINT for figure in figures))


def placeholder_of(shape: _Element) -> tuple[str, str] | None:
    """The type and idx of a placeholder; None for any other shape."""
    found = child(shape[0], f"{P}nvPr", f"{P}ph") if len(shape) else None
    return (found.get("type", "body"), found.get("idx", "")) if found is not None else None


def _read_text(shape: _Element, context: ShapeContext, frame: _Frame) -> None:
    holder = placeholder_of(shape)
    if holder is not None and holder[0] in FURNITURE:
        return
    inherited = context.inherit.get(holder, Inherited(None, ())) if holder else Inherited(None, ())
    paragraphs = read_paragraphs(child(shape, f"{P}txBody"), context.links, inherited.styles)
    facts = shape[0].find(f"{P}cNvPr") if len(shape) else None
    if not paragraphs or facts is None:
        return
    box = read_box(child(shape, f"{P}spPr", f"{A}xfrm"))
    placed = frame.place(box) if box is not None else (inherited.box or SeenBox())
    identifier = facts.get("id", "")
    context.texts.append(
        SeenText(
            id=identifier,
            name=facts.get("name", ""),
            role=holder[0] if holder else "",
            box=placed,
            paragraphs=paragraphs,
            fill=read_colour(child(shape, f"{P}spPr", f"{A}solidFill")),
            target=_find_target(child(facts, f"{A}hlinkClick"), shape, context),
            appears=context.clicks.get(identifier, 0),
        )
    )


def _find_target(click: _Element | None, shape: _Element, context: ShapeContext) -> int:
    """The number of the slide that a click on the shape, or on its words, leads to."""
    clicks = [click] if click is not None else list(shape.iter(f"{A}hlinkClick"))
    for each in clicks:
        kind, target, outside = context.relations.get(each.get(f"{R}id", ""), ("", "", True))
        if kind == "slide" and not outside:
            return context.slides.get(target, 0)
    return 0


def _read_picture(shape: _Element, context: ShapeContext, frame: _Frame) -> None:
    facts = child(shape, f"{P}nvPicPr", f"{P}cNvPr")
    box = read_box(child(shape, f"{P}spPr", f"{A}xfrm"))
    holder = placeholder_of(shape)
    if box is None and holder:
        box = context.inherit.get(holder, Inherited(None, ())).box
    context.videos += _films(shape, context)
    blip = child(shape, f"{P}blipFill", f"{A}blip")
    _, target, outside = context.relations.get(blip.get(f"{R}embed", "") if blip is not None else "", ("", "", True))
    suffix = "." + target.rsplit(".", 1)[-1].lower() if "." in target else ""
    if outside or facts is None or target not in context.archive.names:
        return
    data = context.archive.data(target, _MOST_PICTURE) if suffix in _SUFFIXES else b""
    picture = DraftPicture(data, ".jpg" if suffix == ".jpeg" else suffix, " ".join((facts.get("descr") or "").split()))
    mark = next(facts.iter(DECORATIVE), None)
    is_decorative = mark is not None and mark.get("val") in {"1", "true"}
    context.pictures.append(SeenPicture(picture, frame.place(box or SeenBox()), is_decorative))


def _films(shape: _Element, context: ShapeContext) -> Iterator[str]:
    for film in shape.iter(f"{A}videoFile"):
        _, target, _ = context.relations.get(film.get(f"{R}link", ""), ("", "", True))
        if target:
            yield target


def _read_graphic(shape: _Element, context: ShapeContext, frame: _Frame) -> None:
    box = frame.place(read_box(child(shape, f"{P}xfrm")) or SeenBox())
    table = next(shape.iter(f"{A}tbl"), None)
    if table is not None:
        rows = tuple(
            tuple(read_paragraphs(child(cell, f"{A}txBody"), context.links) for cell in row.iter(f"{A}tc"))
            for row in table.iter(f"{A}tr")
        )
        context.tables.append(SeenTable(box, rows))
    for diagram in shape.iter(f"{DIAGRAM}relIds"):
        _read_diagram(diagram.get(f"{R}dm", ""), box, context)


def _read_diagram(identifier: str, box: SeenBox, context: ShapeContext) -> None:
    """The words of SmartArt in the order of its list, a bullet each."""
    _, target, outside = context.relations.get(identifier, ("", "", True))
    root = None if outside else context.archive.xml(target)
    if root is None:
        return
    points = {point.get("modelId", ""): point for point in root.iter(f"{DIAGRAM}pt")}
    children: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter(f"{DIAGRAM}cxn"):
        if link.get("type", "parOf") == "parOf":
            children.setdefault(link.get("srcId", ""), []).append((whole(link.get("srcOrd")), link.get("destId", "")))
    top = [key for key, point in points.items() if point.get("type") == "doc"]
    ordered = list(_walk(top, children, -1, 0))
    paragraphs = tuple(
        SeenParagraph((SeenRun(paragraph.text),), max(level, 0), bulleted=True)
        for key, level in ordered
        if key in points
        for paragraph in read_paragraphs(child(points[key], f"{DIAGRAM}t"), context.links)
    )
    if paragraphs:
        context.texts.append(SeenText(f"diagram-{identifier}", "SmartArt", "diagram", box, paragraphs))


def _walk(
    keys: list[str], children: Mapping[str, list[tuple[int, str]]], level: int, depth: int
) -> Iterator[tuple[str, int]]:
    for key in keys:
        yield key, level
        if depth < _MOST_DEPTH:
            yield from _walk([each for _, each in sorted(children.get(key, []))], children, level + 1, depth + 1)
