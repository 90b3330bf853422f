"""Reads a layout's placeholders with everything that they inherit from the master."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.placeholder import LayoutPlaceholder

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Placeholder
from deckgen.house_style.brand_theme import Theme, read_theme
from deckgen.house_style.brand_xml import A, Node, P, local_name
from deckgen.house_style.drawing.colour_values import resolve_colour
from deckgen.house_style.font_check import is_known
from deckgen.house_style.placeholder_types import BODIES, FOOTERS, TITLES

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

_DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_SMALLEST_FOOTER = 11.0
_LINE_PITCH = 1.2
_SHARE = 100_000
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

    @property
    def type(self) -> str:
        """The placeholder's type."""
        return self.placeholder.type

    @property
    def area(self) -> float:
        """How much room it has."""
        return self.placeholder.box.width * self.placeholder.box.height

    def is_seen(self, width: float, height: float) -> bool:
        """Whether most of it stands on a slide; what is put beside it is for nobody's eyes."""
        box = self.placeholder.box
        across, down = min(box.right, width) - max(box.x, 0.0), min(box.bottom, height) - max(box.y, 0.0)
        return across > 0 and down > 0 and across * down > self.area / 2


class Inheritance(Struct, frozen=True):
    """The elements that a placeholder's look comes from, nearest first."""

    shapes: tuple[Node, ...]
    styles: tuple[Node, ...]
    first: list[tuple[Node, ...]] = []  # the styles of the first level, once they were looked up

    def body(self, name: str) -> str:
        """An attribute of the text body, from the nearest that says it."""
        for shape in self.shapes:
            properties = shape.find(f"{P}txBody/{A}bodyPr")
            if properties is not None and properties.get(name) is not None:
                return str(properties.get(name))
        return ""

    def fill(self) -> Node | None:
        """The fill of the shape itself, from the nearest that says one."""
        for shape in self.shapes:
            properties = shape.find(f"{P}spPr")
            for child in () if properties is None else properties:
                if str(child.tag).endswith("Fill"):
                    return None if local_name(child) == "noFill" else child
            reference = shape.find(f"{P}style/{A}fillRef")
            if reference is not None and reference.get("idx", "0") != "0":
                return reference
        return None

    def grows(self) -> bool:
        """Whether the shape's box follows its text."""
        for shape in self.shapes:
            properties = shape.find(f"{P}txBody/{A}bodyPr")
            for child in () if properties is None else properties:
                if local_name(child) in {"spAutoFit", "normAutofit", "noAutofit"}:
                    return local_name(child) == "spAutoFit"
        return False

    def paragraph(self, name: str) -> str:
        """An attribute of the paragraphs."""
        values = (level.get(name) for level in self.levels())
        return next((str(value) for value in values if value is not None), "")

    def levels(self, depth: int = 1) -> Iterator[Node]:
        """The styles of a level, the nearest first."""
        if depth == 1:
            if not self.first:
                self.first.append(tuple(self._find_levels(1)))
            yield from self.first[0]
        else:
            yield from self._find_levels(depth)

    def _find_levels(self, depth: int) -> Iterator[Node]:
        for shape in self.shapes:
            level = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl{depth}pPr")
            if level is not None:
                yield level
        for style in self.styles:
            level = style.find(f"{A}lvl{depth}pPr")
            if level is not None:
                yield level

    def run(self, name: str) -> str:
        """An attribute of the characters."""
        runs = (level.find(f"{A}defRPr") for level in self.levels())
        values = (run.get(name) for run in (*runs, self.sample()) if run is not None)
        return next((str(value) for value in values if value is not None), "")

    def child(self, path: str) -> Node | None:
        """An element of the characters or the paragraph."""
        return next((found for level in self.levels() if (found := level.find(path)) is not None), None)

    def sample(self) -> Node | None:
        """The look of the layout's sample text.

        Why: LibreOffice writes its styles there and nowhere else, so that no slide inherits them.
        """
        for shape in self.shapes:
            for path in (f"{P}txBody/{A}p/{A}r/{A}rPr", f"{P}txBody/{A}p/{A}endParaRPr"):
                found = shape.find(path)
                if found is not None:
                    return found
        return None


class MasterStyles(Struct, frozen=True):
    """What every layout of a master inherits: placeholders by type, text styles, theme."""

    master: SlideMaster
    theme: Theme
    holders: Mapping[str, Node]
    defaults: Node | None

    def inherit(self, node: Node, kind: str) -> Inheritance:
        """Say what a placeholder inherits from: all that is no title and no footer inherits from the body."""
        parent = self.holders.get("title" if kind in TITLES else kind if kind in FOOTERS else "body")
        name = "titleStyle" if kind in TITLES else "otherStyle" if kind in FOOTERS else "bodyStyle"
        style = self.master.element.find(f"{P}txStyles/{P}{name}")
        return Inheritance(
            shapes=(node,) if parent is None else (node, parent),
            styles=tuple(item for item in (style, self.defaults) if item is not None),
        )


def read_master(master: SlideMaster, defaults: Node | None) -> MasterStyles:
    """Read a master once for all its layouts."""
    holders: dict[str, Node] = {}
    for shape in master.placeholders:
        holders.setdefault(str(PP_PLACEHOLDER.to_xml(shape.placeholder_format.type)), shape.element)
    return MasterStyles(master, read_theme(master), holders, defaults)


def read_shapes(layout: SlideLayout, styles: MasterStyles) -> tuple[BrandShape, ...]:
    """Read every placeholder of a layout that has a place; what is behind them is not looked at yet."""
    theme = styles.theme.seen_from(layout.element)
    found = []
    for shape in layout.placeholders:
        box = _read_place(shape) if isinstance(shape, LayoutPlaceholder) else None
        if box is not None:
            kind = str(PP_PLACEHOLDER.to_xml(shape.placeholder_format.type))
            found.append(read_shape(shape.element, kind, box, styles.inherit(shape.element, kind), theme))
    return tuple(found)


def read_shape(node: Node, kind: str, box: Box, inheritance: Inheritance, theme: Theme) -> BrandShape:
    """Read a placeholder with all that it inherits."""
    return BrandShape(
        _describe(node, kind, box, inheritance, theme),
        node,
        fill=inheritance.fill(),
        is_upright=_is_upright(node, inheritance),
        grows=inheritance.grows(),
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
        line_spacing=_read_spacing(inheritance, size),
        anchor=inheritance.body("anchor") or "t",
        colour=Colour(colour),
        overrides=(*_read_overrides(inheritance, kind), *(("colour",) if sampled else ())),
        name="" if facts is None else facts.get("name", ""),
        sign_colour=resolve_colour(inheritance.child(f"{A}buClr"), theme) if kind in BODIES else "",
    )


def _fit_footer(size: float, font: str, box: Box, insets: Insets) -> float:
    """Choose a size of which a line stands inside the box, two where the font's widths are not known."""
    lines = 1 if is_known(font) else 2
    room = (box.height - insets.top - insets.bottom) / (lines * _LINE_PITCH)
    return max(_SMALLEST_FOOTER, min(size, math.floor(room * 2) / 2))


def _is_upright(node: Node, inheritance: Inheritance) -> bool:
    turned = node.find(f"{P}spPr/{A}xfrm")
    return inheritance.body("vert") in {"", "horz"} and (turned is None or turned.get("rot", "0") == "0")


def _read_place(shape: LayoutPlaceholder) -> Box | None:
    """Say where a placeholder stands, by itself or as its master has it."""
    place = (shape.left, shape.top, shape.width, shape.height)
    if any(length is None for length in place):
        return None
    box = Box(*(length.pt for length in place))
    return box if box.width > 0 and box.height > 0 else None


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
    """Read the text's colour, and whether only the sample has it."""
    inherited = resolve_colour(inheritance.child(f"{A}defRPr/{A}solidFill"), theme)
    if inherited:
        return inherited, False
    sample = inheritance.sample()
    sampled = "" if sample is None else resolve_colour(sample.find(f"{A}solidFill"), theme)
    return (sampled, True) if sampled else (theme.colour("tx1") or "000000", False)


def _read_overrides(inheritance: Inheritance, kind: str) -> tuple[str, ...]:
    found = []
    inherited = (level.find(f"{A}defRPr") for level in inheritance.levels())
    if inheritance.run("b") in _TRUE:
        if kind in BODIES:
            found.append("regular")  # so that the bold words in a text still differ from the others
        elif not any(run is not None and run.get("b") for run in inherited):
            found.append("bold")
    if inheritance.paragraph("rtl") in _TRUE:
        found.append("direction" if inheritance.paragraph("algn") == "ctr" else "from-left")
    if inheritance.run("cap") not in {"", "none"}:
        found.append("capitals")
    if inheritance.run("spc") not in {"", "0"}:
        found.append("spacing")
    if inheritance.body("numCol") not in {"", "1"}:
        found.append("columns")
    if _deeper_levels_differ(inheritance):
        found.append("levels")
    return tuple(found)


def _deeper_levels_differ(inheritance: Inheritance) -> bool:
    """Whether a nested item would get letters or a colour other than what was measured and judged."""
    first = [_describe_run(level) for level in inheritance.levels(1)]
    return any(_describe_run(level) not in first for depth in (2, 3) for level in inheritance.levels(depth))


def _describe_run(level: Node) -> tuple[str, ...]:
    run = level.find(f"{A}defRPr")
    if run is None:
        return ()
    fill, latin = run.find(f"{A}solidFill"), run.find(f"{A}latin")
    colour = "" if fill is None else etree.tostring(fill, method="c14n").decode()
    face = "" if latin is None else latin.get("typeface", "")
    return (run.get("b", "0"), run.get("i", "0"), run.get("cap", "none"), run.get("spc", "0"), colour, face)
