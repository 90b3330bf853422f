"""Describes a layout of a brand presentation as the organisation made it, and which role it was given."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import find_scale
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.placeholder_types import BODIES
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.presentation_xml import emu

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

    from deckgen.house_style.covers.outcome import Fault

_LEAST_BODY_AREA = 0.12  # of the slide, for running text
_LEAST_BODY_WIDTH = 0.4
_LEAST_BESIDE_PICTURE = (240.0, 150.0)  # points: a text and a picture on a slide of the usual size
_LEAST_TITLE = 20.0
_MUCH_LARGER, _WIDE = 1.5, 0.35  # letters of a text in sizes of the title's; of the slide's width
_HEAD, _LABEL = 0.35, 0.02  # of the slide: where a title ends that stands at the head; what holds no text
_LARGE_WORDS = 0.08  # of the slide's height
_FOOT = 0.9  # of the slide's height: how far down a text box may grow
_MUCH_OF_SLIDE = 0.4
_EDGE_OF_TITLE = 0.05
_DRAWN = ("pic", "sp", "cxnSp", "graphicFrame")


class HandColour(Struct, frozen=True):
    """A colour that slides have by hand and a layout has now, and what that had before."""

    shape: Node
    letters: Node
    former: Node | None


class BrandLayout(Struct, frozen=True):
    """A layout as the organisation made it."""

    layout: SlideLayout
    node: Node  # the layout's own XML, or a copy that was changed
    shapes: tuple[BrandShape, ...]
    slide_width: float
    slide_height: float
    own_name: str = ""  # of a copy
    source: str = ""  # the part that a copy with art was made from
    prefix: str = ""  # of the names of all its master's layouts
    master: str = ""  # its master's part
    is_first: bool = False  # of its master
    panelled: bool = False
    laid: tuple[tuple[Box, str, float], ...] = ()  # panels and veils: place, colour, how much they hide
    faults: tuple[Fault, ...] = ()  # what is left to wish for of a cover whose texts stand
    arranged: str = ""  # how the texts of a cover were arranged, where not as the organisation has them
    marks: tuple[Box, ...] = ()  # pictures that are no ground to write on, however plain
    changes: tuple[str, ...] = ()  # what a copy has that the organisation's own layout has not
    habits: tuple[str, ...] = ()  # what it has from its sample slides
    by_hand: tuple[HandColour, ...] = ()  # the colours among that
    undrawn: Node | None = None  # its XML without the drawings and the ground among that, where it has some

    @property
    def name(self) -> str:
        """The name that PowerPoint shows."""
        return self.own_name or str(self.layout.name)

    @property
    def told_name(self) -> str:
        """Its name without what all names of its master begin with."""
        return self.name.removeprefix(self.prefix)

    @property
    def type(self) -> str:
        """What PowerPoint made it for, or ""."""
        return str(self.node.get("type", ""))

    @property
    def part(self) -> str:
        """Its name in the package."""
        return str(self.layout.part.partname.membername)

    @property
    def title(self) -> BrandShape | None:
        """The shape for the slide's title."""
        return self.first("title") or self.first("ctrTitle")

    @property
    def bodies(self) -> tuple[BrandShape, ...]:
        """The shapes for text, the largest first."""
        found = [shape for shape in self.shapes if shape.type in BODIES and shape.is_upright]
        return tuple(sorted(found, key=lambda shape: -self._room(shape)))

    @property
    def holds_text(self) -> bool:
        """Whether running text fits: a body that is large enough, or becomes it."""
        if not self.bodies:
            return False
        body = self.bodies[0]
        wide = body.placeholder.box.width >= _LEAST_BODY_WIDTH * self.slide_width
        return (
            body.type != "subTitle"
            and wide
            and self._room(body) >= _LEAST_BODY_AREA * self.slide_width * self.slide_height
        )

    @property
    def shows_picture(self) -> bool:
        """Whether it has a picture, a title that can be read from afar, and room for more than badge and caption."""
        title, picture = self.title, self.first("pic")
        larger = find_scale(self.slide_width, self.slide_height)
        if title is None or picture is None or not self.bodies:
            return False
        width, height = (larger * length for length in _LEAST_BESIDE_PICTURE)
        boxes = (self.bodies[0].placeholder.box, picture.placeholder.box)
        return (
            all(box.width >= width and box.height >= height for box in boxes)
            and title.placeholder.size >= _LEAST_TITLE * larger
            and not any(_covers(shape, title) for shape in self.shapes if shape.type == "pic")
        )

    @property
    def has_large_picture(self) -> bool:
        """Whether the layout itself, not its master, has a picture over much of the slide, also as a shape's fill."""
        least = _MUCH_OF_SLIDE * emu(self.slide_width) * emu(self.slide_height)
        filled = (node for node in self.node.iter(f"{P}sp") if node.find(f"{P}spPr/{A}blipFill") is not None)
        sizes = (node.find(f"{P}spPr/{A}xfrm/{A}ext") for node in (*self.node.iter(f"{P}pic"), *filled))
        return any(size is not None and float(size.get("cx", 0)) * float(size.get("cy", 0)) >= least for size in sizes)

    @property
    def is_drawn(self) -> bool:
        """Whether the layout itself, not its master, has drawings along much of the slide: more than a mark."""
        least = {"cx": emu(self.slide_width) / 2, "cy": emu(self.slide_height) / 2}
        drawn = (node for tag in _DRAWN for node in self.node.iter(f"{P}{tag}") if node.find(f".//{P}ph") is None)
        shapes = (node.find(f"{P}spPr/{A}xfrm/{A}ext") for node in drawn)
        groups = (node.find(f"{P}grpSpPr/{A}xfrm/{A}ext") for node in self.node.iter(f"{P}grpSp"))
        sizes = (size for size in (*shapes, *groups) if size is not None)
        return any(float(size.get(name, 0)) >= length for size in sizes for name, length in least.items())

    @property
    def has_words(self) -> bool:
        """Whether its own drawings say something."""
        drawn = (node for node in self.node.iter(f"{P}sp") if node.find(f".//{P}ph") is None)
        return any((run.text or "").strip() for node in drawn for run in node.iter(f"{A}t"))

    @property
    def has_large_words(self) -> bool:
        """Whether it has words of its own in letters as large as a title's."""
        least = 100 * _LARGE_WORDS * self.slide_height
        drawn = (node for node in self.node.iter(f"{P}sp") if node.find(f".//{P}ph") is None)
        runs = (run for node in drawn for run in node.iter(f"{A}r") if (run.findtext(f"{A}t") or "").strip())
        sizes = (properties.get("sz", "0") for run in runs for properties in run.iterfind(f"{A}rPr"))
        return any(size.isdigit() and float(size) >= least for size in sizes)

    @property
    def is_head(self) -> bool:
        """Whether it has a title at its head, and all the rest of the slide for whatever is put there."""
        if self.title is None or self.has_large_picture:
            return False
        least = _LABEL * self.slide_width * self.slide_height
        others = (shape for shape in self.shapes if shape.type in BODIES or shape.type == "pic")
        return self.title.placeholder.box.bottom <= _HEAD * self.slide_height and all(
            shape.area <= least for shape in others
        )

    @property
    def room_under_title(self) -> float:
        """The part of the slide between a title and the foot, as wide as the title."""
        box = self.title.placeholder.box if self.title is not None else Box(0, 0, 0, 0)
        return box.width * (_FOOT * self.slide_height - box.bottom) / (self.slide_width * self.slide_height)

    @property
    def is_bare(self) -> bool:
        """Whether neither the layout nor its master draws anything: what the program had before anybody designed."""
        roots = (self.node, self.layout.slide_master.element)
        drawn = (node for root in roots for tag in _DRAWN for node in root.iter(f"{P}{tag}"))
        grounds = (root.find(f"{P}cSld/{P}bg//{A}blipFill") for root in roots)
        return not any(node.find(f".//{P}ph") is None for node in drawn) and all(node is None for node in grounds)

    @property
    def large_text(self) -> BrandShape | None:
        """A wide text with letters much larger than the title's: on covers, organisations write their titles there."""
        least = _MUCH_LARGER * (math.inf if self.title is None else self.title.placeholder.size)
        area = 0.0 if self.title is None else self.title.area
        wide = (shape for shape in self.bodies if shape.placeholder.box.width >= _WIDE * self.slide_width)
        large = (shape for shape in wide if shape.placeholder.size >= least and shape.area > area)
        return max((shape for shape in large if shape.type != "subTitle"), key=lambda shape: shape.area, default=None)

    @property
    def is_stage(self) -> bool:
        """Whether it has a ground or drawings of its own, and no places at all: its slides have text boxes."""
        return self.title is None and not self.bodies and self.first("pic") is None and any(self.dress)

    @property
    def dress(self) -> tuple[bytes, bool]:
        """What it wears that its master does not: its own ground, and whether it has drawings."""
        ground = self.node.find(f"{P}cSld/{P}bg")
        drawn = (node for tag in _DRAWN for node in self.node.iter(f"{P}{tag}"))
        has_drawings = any(node.find(f".//{P}ph") is None for node in drawn)
        return b"" if ground is None else etree.tostring(ground, method="c14n"), has_drawings

    @property
    def is_blank(self) -> bool:
        """Whether it has neither places nor anything else of its own."""
        has_places = self.title is not None or bool(self.bodies) or self.first("pic") is not None
        return not has_places and not self.is_stage

    @property
    def is_void(self) -> bool:
        """Whether nothing at all is left on it, as it does not show what its master draws."""
        return self.is_blank and self.node.get("showMasterSp") in {"0", "false"} and not self.is_bare

    @property
    def may_hold_text(self) -> bool:
        """Whether running text would fit if its box reached down to the foot of the slide."""
        if self.title is None or not self.bodies or self.bodies[0].type == "subTitle":
            return False
        box = self.bodies[0].placeholder.box
        area = box.width * (_FOOT * self.slide_height - box.y)
        return (
            box.width >= _LEAST_BODY_WIDTH * self.slide_width
            and area >= 2 * _LEAST_BODY_AREA * self.slide_width * self.slide_height
        )

    def first(self, kind: str) -> BrandShape | None:
        """The first shape of a type."""
        return next((shape for shape in self.shapes if shape.type == kind), None)

    def _room(self, shape: BrandShape) -> float:
        """The area that a text may take, also where its box grows with it: down to a title of the brand's below it."""
        box, foot = shape.placeholder.box, _FOOT * self.slide_height
        if not self.own_name and self.title is not None and self.title.placeholder.box.y >= box.bottom - 1:
            foot = self.title.placeholder.box.y
        height = max(box.height, foot - box.y) if shape.grows else box.height
        return box.width * height


def _covers(picture: BrandShape, title: BrandShape) -> bool:
    """Whether a picture lies over more than the edge of a title."""
    return picture.placeholder.box.shared_with(title.placeholder.box) > _EDGE_OF_TITLE * title.area


class LayoutChoice(Struct, frozen=True):
    """The layout of a role and why it was taken."""

    layout: BrandLayout
    reason: str
    runner_up: str = ""
    second: BrandLayout | None = None  # the runner-up, where it is made for the role too
