"""Reads a layout's placeholders with everything that they inherit from the master."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from pptx.oxml.simpletypes import ST_Coordinate

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Override, Placeholder
from deckgen.house_style.own.font_check import is_known
from deckgen.house_style.parts.brand_theme import Theme
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.colour_values import read_share, resolve_colour
from deckgen.house_style.parts.inheritance import Inheritance, MasterStyles, list_placeholders
from deckgen.house_style.parts.placeholder_types import BODIES, FOOTERS, TITLES

_DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_SMALLEST_FOOTER = 11.0
_LINE_PITCH = 1.2
_SHARE, _FAINT = 100_000, 25_000
_LEAST_LETTERS = 4.0  # points
_TIGHTEST = 0.85  # of the usual distance of lines: nearer, letters touch those of the next line
_EMU = 12_700
_SHADE = f"{A}gradFill"
_QUARTER = 90 * 60_000  # of a turn
_PLACE = ((f"{A}off", "x"), (f"{A}off", "y"), (f"{A}ext", "cx"), (f"{A}ext", "cy"))
_TRUE = frozenset({"1", "true"})


class BrandShape(Struct, frozen=True):
    """A placeholder of a layout: its element, and what matters for where its text can stand.

    `fill` is its own ground, from the layout or the master. `grows` says that its box follows its text.
    """

    placeholder: Placeholder
    node: Node
    fill: Node | None = None
    is_upright: bool = True
    grows: bool = False
    reads: bool = True  # whether its text can be read where it stands
    doubted: bool = False  # whether nobody knows what is behind it
    align: str = ""  # of its paragraphs, as PowerPoint writes it

    @property
    def type(self) -> str:
        """The placeholder's type."""
        return self.placeholder.type

    @property
    def area(self) -> float:
        """How much room it has."""
        return self.placeholder.box.width * self.placeholder.box.height

    @property
    def is_turned_title(self) -> bool:
        """Whether it is a title that PowerPoint turns: a label at the edge; the house writes its titles elsewhere."""
        return self.placeholder.type in TITLES and not self.is_upright

    def is_seen(self, width: float, height: float) -> bool:
        """Whether most of it stands on a slide; what is put beside it, or in letters of a point, nobody reads."""
        is_read = self.placeholder.size >= _LEAST_LETTERS or self.type not in BODIES  # a bar of colour, made as a text
        return is_read and self.placeholder.box.shared_with(Box(0, 0, width, height)) > self.area / 2


def read_shapes(layout: Node, styles: MasterStyles) -> tuple[BrandShape, ...]:
    """Read every placeholder of a layout that has a place; what is behind them is not looked at yet."""
    theme = styles.theme.seen_from(layout)
    found = []
    for node, kind in list_placeholders(layout):
        box = _read_place(node, styles.holder(kind))
        if box is not None:
            inheritance = styles.inherit(node, kind)
            seen = _turn(box) if kind in FOOTERS and _lies_turned(inheritance) else box
            found.append(read_shape(node, kind, seen, inheritance, theme))
    return tuple(found)


def read_shape(node: Node, kind: str, box: Box, inheritance: Inheritance, theme: Theme) -> BrandShape:
    """Read a placeholder with all that it inherits."""
    return BrandShape(
        _describe(node, kind, box, inheritance, theme),
        node,
        fill=inheritance.fill(),
        is_upright=inheritance.body("vert") in {"", "horz"} and not _find_turn(inheritance),
        grows=inheritance.grows(),
        align=inheritance.paragraph("algn"),
    )


def _describe(node: Node, kind: str, box: Box, inheritance: Inheritance, theme: Theme) -> Placeholder:
    holder, facts = node.find(f".//{P}nvPr/{P}ph"), node.find(f".//{P}cNvPr")
    size, insets = _read_size(inheritance), _read_insets(inheritance)
    font = _read_font(inheritance, theme, is_title=kind in TITLES)
    colour, sampled = _read_colour(inheritance, theme)
    return Placeholder(
        type=kind,
        index=0 if holder is None else int(holder.get("idx", "0")),
        box=box,
        insets=insets,
        size=_fit_footer(size, font, box, insets) if kind in FOOTERS else size,
        font=font,
        bold=kind not in BODIES and inheritance.run("b") in _TRUE,
        line_spacing=max(_TIGHTEST, _read_spacing(inheritance, size)),
        anchor=inheritance.body("anchor") or "t",
        colour=Colour(colour),
        overrides=(*_read_overrides(inheritance, kind), *_read_outline(inheritance), *(("colour",) if sampled else ())),
        name="" if facts is None else facts.get("name", ""),
        sign_colour=resolve_colour(inheritance.child(f"{A}buClr"), theme) if kind in BODIES else "",
    )


def _fit_footer(size: float, font: str, box: Box, insets: Insets) -> float:
    """Choose a size of which a line stands inside the box, two where the font's widths are not known."""
    lines = 1 if is_known(font) else 2
    room = (box.height - insets.top - insets.bottom) / (lines * _LINE_PITCH)
    return max(_SMALLEST_FOOTER, min(size, math.floor(room * 2) / 2))


def _find_turn(inheritance: Inheritance) -> int:
    """How far a shape is turned, in 60,000ths of a degree, as the nearest that gives it a place says."""
    places = (shape.find(f"{P}spPr/{A}xfrm") for shape in inheritance.shapes)
    place = next((place for place in places if place is not None), None)
    return 0 if place is None else int(place.get("rot", "0")) % (4 * _QUARTER)


def _lies_turned(inheritance: Inheritance) -> bool:
    """Whether what is written as its width is seen as its height."""
    return _QUARTER / 2 < _find_turn(inheritance) % (2 * _QUARTER) < 3 * _QUARTER / 2


def _turn(box: Box) -> Box:
    """A box after a quarter turn around its middle."""
    more = (box.height - box.width) / 2
    return Box(box.x - more, box.y + more, box.height, box.width)


def _read_place(node: Node, parent: Node | None) -> Box | None:
    """Say where a placeholder stands, by itself or as its master has it, each length by itself."""
    places = [shape.find(f"{P}spPr/{A}xfrm") for shape in (node, parent) if shape is not None]
    lengths = [_find_length([place for place in places if place is not None], *name) for name in _PLACE]
    if any(length is None for length in lengths):
        return None
    box = Box(*(length for length in lengths if length is not None))
    return box if box.width > 0 and box.height > 0 else None


def _find_length(places: Sequence[Node], child: str, name: str) -> float | None:
    """One of the four lengths, in points, from the nearest that says it."""
    found = (place.find(child) for place in places)
    values = (None if node is None else node.get(name) for node in found)
    value = next((value for value in values if value is not None), None)
    return None if value is None else int(ST_Coordinate.convert_from_xml(value)) / _EMU


def _read_insets(inheritance: Inheritance) -> Insets:
    left, top, right, bottom = (
        int(inheritance.body(name) or default) / 12700 for name, default in _DEFAULT_INSETS.items()
    )
    return Insets(left, top, right, bottom)


def _read_size(inheritance: Inheritance) -> float:
    return int(inheritance.run("sz") or 1800) / 100


def _read_font(inheritance: Inheritance, theme: Theme, *, is_title: bool) -> str:
    latin = inheritance.child(f"{A}defRPr/{A}latin")
    typeface = "" if latin is None else latin.get("typeface", "")
    return theme.font(typeface) or (theme.heading_font if is_title else theme.body_font)


def _read_spacing(inheritance: Inheritance, size: float) -> float:
    spacing = inheritance.child(f"{A}lnSpc")
    if spacing is None or not len(spacing):
        return 1.0
    value = spacing[0].get("val", "100000")
    if spacing[0].tag == f"{A}spcPts":
        return int(value) / 100 / (_LINE_PITCH * size)
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / _SHARE


def _read_colour(inheritance: Inheritance, theme: Theme) -> tuple[str, bool]:
    """Read the text's colour, and whether slides have to say it: where only the sample has it, or it is a shade.

    Why: LibreOffice draws letters that are filled with a shade in black.
    """
    sample = inheritance.sample
    for run in (*inheritance.runs, *(() if sample is None else (sample,))):
        fill = next((child for child in run if child.tag in {f"{A}solidFill", _SHADE}), None)
        if fill is not None and (colour := resolve_colour(_middle(fill), theme)):
            return colour, fill.tag == _SHADE or run is sample
    return theme.colour("tx1") or "000000", False


def _middle(fill: Node) -> Node | None:
    """What says the colour of a fill; of a shade, the stop in the middle, of which most is seen."""
    if fill.tag != _SHADE:
        return fill
    return min(fill.iter(f"{A}gs"), key=lambda stop: abs(read_share(stop.get("pos")) - 0.5), default=None)


def _read_overrides(inheritance: Inheritance, kind: str) -> tuple[Override, ...]:
    found: list[Override] = []
    if inheritance.run("b") in _TRUE:
        if kind in BODIES:
            found.append("regular")  # so that the bold words in a text still differ from the others
        elif not any(run.get("b") for run in inheritance.runs):
            found.append("bold")
    if inheritance.paragraph("rtl") in _TRUE:
        found.append("direction" if inheritance.paragraph("algn") == "ctr" else "from-left")
    if inheritance.run("cap") not in {"", "none"}:
        found.append("capitals")
    if inheritance.run("spc") not in {"", "0"}:
        found.append("spacing")
    if kind in BODIES and inheritance.run("u") not in {"", "none"}:
        found.append("underlined")  # as links are
    if inheritance.body("numCol") not in {"", "1"}:
        found.append("columns")
    sizes = [_read_sign_size(signs, inheritance) for signs in inheritance.signs()] if kind in BODIES else []
    found += ["small-signs"] if any(size < 1 for size in sizes) else []
    found += ["large-signs"] if any(size > 1 for size in sizes) else []
    if _deeper_levels_differ(inheritance):
        found.append("levels")
    return tuple(found)


def _read_sign_size(signs: Node, inheritance: Inheritance) -> float:
    """How large the signs of a list are, as a share of its words, which are as small as can be read already.

    Those in points are larger at some size of the words.
    """
    value = signs.get("val", "100000")
    if signs.tag == f"{A}buSzPts":
        return int(value) / 100 / _read_size(inheritance) if int(value) / 100 < _read_size(inheritance) else math.inf
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / _SHARE


def _read_outline(inheritance: Inheritance) -> tuple[Override, ...]:
    """Whether letters have an outline that is hardly there; LibreOffice shows it alone where the letters are white."""
    line = inheritance.child(f"{A}defRPr/{A}ln")
    alpha = None if line is None else line.find(f"{A}solidFill/*/{A}alpha")
    return ("outline",) if alpha is not None and int(alpha.get("val", _SHARE)) <= _FAINT else ()


def _deeper_levels_differ(inheritance: Inheritance) -> bool:
    """Whether a nested item would get letters or a colour other than what was measured and judged."""
    first = set(inheritance.levels(1))
    return any(look not in first for depth in (2, 3) for look in inheritance.levels(depth))


def footers_among(shapes: Sequence[BrandShape]) -> list[Box]:
    """Where footers stand."""
    return [shape.placeholder.box for shape in shapes if shape.type in FOOTERS]
