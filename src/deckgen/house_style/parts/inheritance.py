"""What a layout's placeholder inherits: from its master's placeholder and styles, and from the presentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from deckgen.house_style.parts.brand_theme import Theme, read_theme
from deckgen.house_style.parts.brand_xml import A, Node, P, local_name
from deckgen.house_style.parts.placeholder_types import FOOTERS, TITLES

if TYPE_CHECKING:
    from pptx.slide import SlideMaster

_SIZES_OF_SIGNS = ("buSzPct", "buSzPts", "buSzTx")
_FITS = frozenset({"spAutoFit", "normAutofit", "noAutofit"})

RunLook = tuple[str, ...]  # what the letters of a level look like


class Inheritance:
    """The elements that a placeholder's look comes from, nearest first; each is looked up once."""

    def __init__(self, shapes: tuple[Node, ...], styles: tuple[Node, ...], looks: dict[Node, RunLook]) -> None:
        self.shapes, self.styles, self._looks = shapes, styles, looks

    @cached_property
    def bodies(self) -> tuple[Node, ...]:
        """What is said of the text's box."""
        found = (shape.find(f"{P}txBody/{A}bodyPr") for shape in self.shapes)
        return tuple(node for node in found if node is not None)

    @cached_property
    def first(self) -> tuple[Node, ...]:
        """The styles of the first level."""
        return tuple(self._find_levels(1))

    @cached_property
    def runs(self) -> tuple[Node, ...]:
        """The letters of the first level, as they are inherited."""
        found = (level.find(f"{A}defRPr") for level in self.first)
        return tuple(node for node in found if node is not None)

    @cached_property
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

    def body(self, name: str) -> str:
        """An attribute of the text body, from the nearest that says it."""
        values = (node.get(name) for node in self.bodies)
        return next((value for value in values if value is not None), "")

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
        kinds = (local_name(child) for node in self.bodies for child in node)
        return next((kind == "spAutoFit" for kind in kinds if kind in _FITS), False)

    def paragraph(self, name: str) -> str:
        """An attribute of the paragraphs."""
        values = (level.get(name) for level in self.first)
        return next((value for value in values if value is not None), "")

    def levels(self, depth: int) -> Iterator[RunLook]:
        """How the letters of a level look, the nearest first."""
        for level in self.first if depth == 1 else self._find_levels(depth):
            if level not in self._looks:
                self._looks[level] = _describe_run(level)
            yield self._looks[level]

    def _find_levels(self, depth: int) -> Iterator[Node]:
        places = [(shape, f"{P}txBody/{A}lstStyle/{A}lvl{depth}pPr") for shape in self.shapes]
        places += [(style, f"{A}lvl{depth}pPr") for style in self.styles]
        for node, path in places:
            level = node.find(path)
            if level is not None:
                yield level

    def signs(self) -> Iterator[Node]:
        """What is said of the size of the signs of lists, level by level."""
        for depth in (1, 2, 3):
            said = (level.find(f"{A}{name}") for level in self._find_levels(depth) for name in _SIZES_OF_SIGNS)
            size = next((node for node in said if node is not None), None)
            if size is not None:
                yield size

    def run(self, name: str) -> str:
        """An attribute of the characters."""
        sample = () if self.sample is None else (self.sample,)
        values = (run.get(name) for run in (*self.runs, *sample))
        return next((value for value in values if value is not None), "")

    def child(self, path: str) -> Node | None:
        """An element of the characters or the paragraph."""
        return next((found for level in self.first if (found := level.find(path)) is not None), None)


class MasterStyles(Struct, frozen=True):
    """What every layout of a master inherits: placeholders by type, text styles, theme."""

    theme: Theme
    holders: Mapping[str, Node]
    styles: Mapping[str, tuple[Node, ...]]  # by name
    looks: dict[Node, RunLook] = {}  # of levels, once they were looked at

    def holder(self, kind: str) -> Node | None:
        """The master's placeholder for a type: all that is no title and no footer inherits from the body."""
        return self.holders.get("title" if kind in TITLES else kind if kind in FOOTERS else "body")

    def inherit(self, node: Node, kind: str) -> Inheritance:
        """Say what a placeholder inherits from."""
        parent = self.holder(kind)
        name = "titleStyle" if kind in TITLES else "otherStyle" if kind in FOOTERS else "bodyStyle"
        return Inheritance((node,) if parent is None else (node, parent), self.styles[name], self.looks)


def read_master(master: SlideMaster, defaults: Node | None) -> MasterStyles:
    """Read a master once for all its layouts."""
    root = master.element
    holders: dict[str, Node] = {}
    for node, kind in list_placeholders(root):
        holders.setdefault(kind, node)
    found = {name: root.find(f"{P}txStyles/{P}{name}") for name in ("titleStyle", "bodyStyle", "otherStyle")}
    styles = {name: tuple(item for item in (style, defaults) if item is not None) for name, style in found.items()}
    return MasterStyles(read_theme(master), holders, styles)


def list_placeholders(root: Node) -> Iterator[tuple[Node, str]]:
    """The shapes of a master or a layout that are placeholders, with their types."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if holder is not None:
            yield shape, holder.get("type", "obj")


def drop_place(shape: Node) -> None:
    """Leave the place of a placeholder to its master."""
    for properties in shape.iterfind(f"{P}spPr"):
        for place in properties.findall(f"{A}xfrm"):
            properties.remove(place)


def _describe_run(level: Node) -> RunLook:
    run = level.find(f"{A}defRPr")
    if run is None:
        return ()
    fill, latin = run.find(f"{A}solidFill"), run.find(f"{A}latin")
    colour = "" if fill is None else etree.tostring(fill, method="c14n").decode()
    face = "" if latin is None else latin.get("typeface", "")
    return (run.get("b", "0"), run.get("i", "0"), run.get("cap", "none"), run.get("spc", "0"), colour, face)
