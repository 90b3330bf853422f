"""Chooses the layout of a brand presentation for each slide role, and says why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole, find_scale
from deckgen.content.template import Template
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.brand_xml import A, Node, P
from deckgen.house_style.layout_names import ALIASES, fold_name
from deckgen.house_style.layout_scores import (
    ACCEPTED,
    Evidence,
    SampleUse,
    is_made_for,
    say_why,
    speaks_for_itself,
    total,
    weigh,
    weigh_company,
)
from deckgen.house_style.placeholder_types import BODIES
from deckgen.messages.message import tell
from deckgen.presentation_xml import emu
from deckgen.problems import Problem, error

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

    from deckgen.house_style.cover_outcome import Fault

_LEAST_BODY_AREA = 0.12  # of the slide, for running text
_LEAST_BODY_WIDTH = 0.4
_LEAST_BESIDE_PICTURE = (240.0, 150.0)  # points: a text and a picture on a slide of the usual size
_LEAST_TITLE = 20.0
_FOOT = 0.9  # of the slide's height: how far down a text box may grow
_MANY = 3  # sample slides
_MUCH_OF_SLIDE = 0.4
_JUMP, _LEAST_OF_SIZE = 0.12, 0.75  # of the slide, and of the usual title
_EDGE_OF_TITLE = 0.05
_FEW_OF_MASTER = 4
_DRAWN = ("pic", "sp", "cxnSp", "graphicFrame")
_UNREAD = 10  # what is wrong with a layout on which a title cannot be read
_MOST_LOOKED_AT = 12  # candidates of a role of which the pictures are compared
_WEIGHT_OF_PICTURE = 0.5  # of what is wrong with a candidate's text where it stands


class BrandLayout(Struct, frozen=True):
    """A layout as the organisation made it."""

    layout: SlideLayout
    node: Node  # the layout's own XML, or a copy that was changed
    shapes: tuple[BrandShape, ...]
    slide_width: float
    slide_height: float
    own_name: str = ""  # of a copy
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
    def is_bare(self) -> bool:
        """Whether neither the layout nor its master draws anything: what the program had before anybody designed."""
        roots = (self.node, self.layout.slide_master.element)
        drawn = (node for root in roots for tag in _DRAWN for node in root.iter(f"{P}{tag}"))
        grounds = (root.find(f"{P}cSld/{P}bg//{A}blipFill") for root in roots)
        return not any(node.find(f".//{P}ph") is None for node in drawn) and all(node is None for node in grounds)

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
    one, other = picture.placeholder.box, title.placeholder.box
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0 and down > 0 and across * down > _EDGE_OF_TITLE * title.area


def _is_akin(layout: BrandLayout, general: BrandLayout) -> bool:
    """Whether title and text begin where those of the text slides do, so that nothing jumps between the two."""
    pairs = ((layout.title, general.title), (layout.bodies[0], next(iter(general.bodies), None)))
    if any(one is None or other is None for one, other in pairs):
        return False
    (title, usual), (text, other) = [(one.placeholder, two.placeholder) for one, two in pairs if one and two]
    down = max(abs(title.box.y - usual.box.y), text.box.y - other.box.y) / layout.slide_height
    return (
        down <= _JUMP
        and abs(title.box.x - usual.box.x) <= _JUMP * layout.slide_width
        and (title.size >= _LEAST_OF_SIZE * usual.size)
    )


class LayoutChoice(Struct, frozen=True):
    """The layout of a role and why it was taken."""

    layout: BrandLayout
    reason: str
    runner_up: str = ""
    second: BrandLayout | None = None  # the runner-up, where it is made for the role too


_Scored = tuple[float, list[Evidence], BrandLayout]
Judge = Callable[
    [BrandLayout, SlideRole], float
]  # how badly the text of a layout reads on what is behind it; 0 is well


class LayoutChooser(Struct, frozen=True):
    """Weighs the layouts of a presentation against each other, role by role."""

    layouts: Sequence[BrandLayout]
    template: Template
    use: SampleUse
    judge: Judge
    clash: Callable[[BrandLayout, BrandLayout], bool]  # whether one is light and the other dark

    def choose(self) -> tuple[dict[SlideRole, LayoutChoice], tuple[Problem, ...]]:
        """Choose by what the author named, then by all that speaks for a layout."""
        return replace(self, layouts=self._find_family()).complete(*_choose_named(self.layouts, self.template))

    def complete(
        self, chosen: dict[SlideRole, LayoutChoice], problems: list[Problem]
    ) -> tuple[dict[SlideRole, LayoutChoice], tuple[Problem, ...]]:
        """Choose for the roles that are left."""
        for role in sorted(SlideRole, key=lambda item: item is not SlideRole.CONTENT):
            general = chosen.get(SlideRole.CONTENT)
            choice = None if role in chosen else self._choose(role, None if general is None else general.layout)
            if choice is not None:
                chosen[role] = choice
        general = chosen.get(SlideRole.CONTENT)
        if general is None:
            return chosen, (*problems, _no_layout(self.template))
        for role in SlideRole:
            if role not in chosen:
                reason = tell("no layout of its own; the general one, “{name}”, does", name=general.layout.name)
                chosen[role] = LayoutChoice(general.layout, reason)
        return {role: chosen[role] for role in SlideRole}, tuple(problems)

    def _find_family(self) -> Sequence[BrandLayout]:
        """The layouts that show the brand's pictures themselves, where sample slides use no others.

        The rest must be bare then: left over from the program, not plain slides between those with pictures.
        """
        drawn = [layout for layout in self.layouts if layout.has_large_picture]
        used = [layout for layout in self.layouts if self.use.counts.get(layout.part)]
        is_family = len(used) > 1 and all(layout in drawn for layout in used)
        is_family = is_family and all(layout.is_bare for layout in self.layouts if layout not in drawn)
        return drawn if is_family else self.layouts

    def _choose(self, role: SlideRole, general: BrandLayout | None) -> LayoutChoice | None:
        """Choose among all layouts; those of the master that text slides have fit better."""
        master = "" if general is None else general.master
        if role not in _WEIGHED:
            return self._choose_by_name(role)
        masters = Counter[str]()
        for layout in self.layouts:
            masters[layout.master] += self.use.counts.get(layout.part, 0)
        rows = [
            ([*weigh(layout, role, self.use, masters), *weigh_company(layout, master)], layout)
            for layout in self._list(role, general)
        ]
        if role is SlideRole.TITLE:  # what speaks for a master makes none of its layouts a cover
            rows = [row for row in rows if is_made_for(row[1], role) or speaks_for_itself(row[0])]
        rows.sort(key=lambda row: -total(row[0]))
        own = [row for row in rows if row[1].master == master]
        is_used = role is SlideRole.TITLE and bool(rows) and self.use.first_master == rows[0][1].master
        is_left_over = sum(masters.values()) > 0 and bool(rows) and not masters[rows[0][1].master]
        if not is_used and any(
            (is_left_over or is_made_for(item, role)) and total(found) >= ACCEPTED for found, item in own
        ):
            rows = own  # the house's own, however plain
        scored = self._score(role, rows)
        if not scored or (role is not SlideRole.CONTENT and scored[0][0] < ACCEPTED):
            return None
        others = [layout for points, _, layout in scored[1:] if points >= ACCEPTED and layout.type == scored[0][2].type]
        second = next(iter(others), None)
        return LayoutChoice(scored[0][2], _explain(scored), scored[1][2].name if len(scored) > 1 else "", second)

    def _score(self, role: SlideRole, rows: Iterable[tuple[list[Evidence], BrandLayout]]) -> list[_Scored]:
        """The layouts, the best first; looked at is only what can still win, as looking never speaks for one."""
        scored: list[_Scored] = []
        best, left = -math.inf, _MOST_LOOKED_AT
        for evidence, layout in rows:
            points = total(evidence)
            if points > best:
                if not left:
                    break
                left -= 1
                wrong = self.judge(layout, role)
                if role is SlideRole.CLUSTER and wrong >= _UNREAD:
                    continue  # a title on a panel: the layout of the text slides looks more like the organisation's
                is_header = role is SlideRole.CLUSTER and is_made_for(layout, role)  # rare, and often on a picture
                points -= _WEIGHT_OF_PICTURE * wrong / (2 if is_header else 1)
                best = max(best, points)
            scored.append((points, evidence, layout))
        return sorted(scored, key=lambda row: -row[0])

    def _list(self, role: SlideRole, general: BrandLayout | None) -> Iterable[BrandLayout]:
        if role is SlideRole.CONTENT:
            fitting = [item for item in self.layouts if item.holds_text or self._may_be_usual(item)]
            return fitting if any(item.holds_text for item in fitting) else self.layouts
        if role is SlideRole.PICTURE:
            shown = [item for item in self.layouts if item.shows_picture]
            house = self._list_house(general)
            return [
                item
                for item in shown
                if general is None or (item.part in house and _is_akin(item, general) and not self.clash(item, general))
            ]
        return self.layouts

    def _list_house(self, general: BrandLayout | None) -> set[str]:
        """The layouts on the master of the text slides; all of them where each has a master of its own."""
        own = {item.part for item in self.layouts if general is not None and item.master == general.master}
        return own if len(own) >= _FEW_OF_MASTER else {item.part for item in self.layouts}

    def _may_be_usual(self, layout: BrandLayout) -> bool:
        """Whether it is the layout that most sample slides use, or one that is named as it, and may have the room."""
        if fold_name(layout.told_name) in ALIASES[SlideRole.CONTENT]:
            return layout.title is not None and bool(layout.bodies)
        count, most = self.use.counts.get(layout.part, 0), max(self.use.counts.values(), default=0)
        return layout.may_hold_text and count == most and count >= _MANY

    def _choose_by_name(self, role: SlideRole) -> LayoutChoice | None:
        named: dict[str, list[BrandLayout]] = {}
        for layout in self.layouts:
            named.setdefault(fold_name(layout.name), []).append(layout)
        for alias in ALIASES[role]:
            found = [item for item in named.get(alias, ()) if item.holds_text and item.title is not None]
            if found:
                layout = min(found, key=lambda item: (-self.use.counts.get(item.part, 0), self.judge(item, role)))
                return LayoutChoice(layout, tell("its name, “{name}”", name=layout.name))
        return None


_WEIGHED = frozenset({SlideRole.TITLE, SlideRole.CONTENT, SlideRole.CLUSTER, SlideRole.PICTURE})


def _explain(scored: Sequence[_Scored]) -> str:
    score, evidence, _ = scored[0]
    if len(scored) == 1:
        return tell("{why}; score {score}", why=say_why(evidence), score=f"{score:.1f}")
    return tell(
        "{why}; score {score}, next “{next}” {other}",
        why=say_why(evidence),
        score=f"{score:.1f}",
        next=scored[1][2].name,
        other=f"{scored[1][0]:.1f}",
    )


def list_layouts(layouts: Iterable[BrandLayout]) -> str:
    """Name the layouts that there are, for a message."""
    return ", ".join(dict.fromkeys(f"“{layout.name}”" for layout in layouts)) or "none"


def _choose_named(
    layouts: Sequence[BrandLayout], template: Template
) -> tuple[dict[SlideRole, LayoutChoice], list[Problem]]:
    by_name: Mapping[str, BrandLayout] = {fold_name(layout.name) or layout.name: layout for layout in reversed(layouts)}
    chosen: dict[SlideRole, LayoutChoice] = {}
    problems: list[Problem] = []
    for key, name in template.layouts.items():
        place = template.places.get(f"layouts.{key}", template.place)
        layout = by_name.get(fold_name(name) or name)
        if layout is None:
            message = tell("{name_file} has no layout “{name}”", name_file=_name_file(template), name=name)
            hint = tell("its layouts are {list_layouts}", list_layouts=list_layouts(layouts))
            problems.append(error("template-layout", message, place, hint))
        else:
            chosen[SlideRole(key)] = LayoutChoice(layout, tell("named in template.yaml"))
    return chosen, problems


def _no_layout(template: Template) -> Problem:
    place = template.brand.place if template.brand is not None else template.place
    return error(
        "template-layout",
        tell("{name_file} has no layouts, so there is nothing for slides to stand on", name_file=_name_file(template)),
        place,
        tell("add a layout with a title and a text in the slide master view, and save it again"),
    )


def _name_file(template: Template) -> str:
    return template.brand.file if template.brand is not None else tell("the template")
