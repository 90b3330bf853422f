"""Chooses the layout of a brand presentation for each slide role, and says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.blueprint.look import SlideRole
from deckgen.content.template import Template
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.brand_xml import Node
from deckgen.house_style.layout_names import ALIASES, fold_name
from deckgen.house_style.placeholder_types import BODIES
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

_LEAST_BODY_AREA = 0.12  # of the slide, for running text
_LEAST_BODY_WIDTH = 0.4
_ROOMY = 0.75  # of the one with most room for text


class BrandLayout(Struct, frozen=True):
    """A layout as the organisation made it."""

    layout: SlideLayout
    node: Node  # the layout's own XML, or a copy that was changed
    shapes: tuple[BrandShape, ...]
    slide_width: float
    slide_height: float
    own_name: str = ""  # of a copy

    @property
    def name(self) -> str:
        """The name that PowerPoint shows."""
        return self.own_name or str(self.layout.name)

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
        return tuple(sorted(found, key=lambda shape: -shape.area))

    @property
    def is_cover(self) -> bool:
        """Whether it is the presentation's first slide."""
        return self.type == "title" or self.first("ctrTitle") is not None

    @property
    def holds_text(self) -> bool:
        """Whether running text fits: a title, and a body that is large enough."""
        if self.is_cover or self.title is None or not self.bodies:
            return False
        body = self.bodies[0]
        wide = body.placeholder.box.width >= _LEAST_BODY_WIDTH * self.slide_width
        return body.type != "subTitle" and wide and body.area >= _LEAST_BODY_AREA * self.slide_width * self.slide_height

    def first(self, kind: str) -> BrandShape | None:
        """The first shape of a type."""
        return next((shape for shape in self.shapes if shape.type == kind), None)


class LayoutChoice(Struct, frozen=True):
    """The layout of a role and why it was taken."""

    layout: BrandLayout
    reason: str


Judge = Callable[[BrandLayout], int]  # how badly the text of a layout reads on what is behind it; 0 is well


def choose_layouts(
    layouts: Sequence[BrandLayout], template: Template, judge: Judge
) -> tuple[dict[SlideRole, LayoutChoice], tuple[Problem, ...]]:
    """Choose by what the author named, then by the layouts' names, then by their placeholders."""
    chosen, problems = _choose_named(layouts, template)
    for role in SlideRole:
        choice = (
            None if role in chosen else _choose_by_name(layouts, role, judge) or _choose_by_shape(layouts, role, judge)
        )
        if choice is not None:
            chosen[role] = choice
    general = chosen.get(SlideRole.CONTENT)
    if general is None:
        return chosen, (*problems, _no_general_layout(layouts, template))
    for role in SlideRole:
        if role not in chosen:
            reason = tell("no layout of its own; the general one, “{name}”, does", name=general.layout.name)
            chosen[role] = LayoutChoice(general.layout, reason)
    return {role: chosen[role] for role in SlideRole}, tuple(problems)


def list_layouts(layouts: Iterable[BrandLayout]) -> str:
    """Name the layouts that there are, for a message."""
    return ", ".join(dict.fromkeys(f"“{layout.name}”" for layout in layouts)) or "none"


def _choose_named(
    layouts: Sequence[BrandLayout], template: Template
) -> tuple[dict[SlideRole, LayoutChoice], list[Problem]]:
    by_name: Mapping[str, BrandLayout] = {fold_name(layout.name): layout for layout in reversed(layouts)}
    chosen: dict[SlideRole, LayoutChoice] = {}
    problems: list[Problem] = []
    for key, name in template.layouts.items():
        place = template.places.get(f"layouts.{key}", template.place)
        layout = by_name.get(fold_name(name))
        if layout is None:
            message = tell("{name_file} has no layout “{name}”", name_file=_name_file(template), name=name)
            problems.append(
                error(
                    "template-layout",
                    message,
                    place,
                    tell("its layouts are {list_layouts}", list_layouts=list_layouts(layouts)),
                )
            )
        elif layout.title is None or not layout.bodies:
            message = tell(
                "the layout “{name}” has no {value} placeholder",
                name=layout.name,
                value="title" if layout.title is None else "text",
            )
            problems.append(error("template-layout", message, place, tell("name another, or add the placeholder")))
        else:
            chosen[SlideRole(key)] = LayoutChoice(layout, "named in template.yaml")
    return chosen, problems


def _choose_by_name(layouts: Sequence[BrandLayout], role: SlideRole, judge: Judge) -> LayoutChoice | None:
    suited = [layout for layout in layouts if _suits(layout, role)]
    for alias in ALIASES[role]:
        found = [layout for layout in suited if fold_name(layout.name) == alias]
        if found:
            layout = _take_clearest(found, judge)
            return LayoutChoice(layout, f"its name, “{layout.name}”")
    return None


def _take_clearest(layouts: Sequence[BrandLayout], judge: Judge) -> BrandLayout:
    """Of layouts that do as well, take the one on which text reads best.

    Why: where a presentation has several masters, the first is often for its cover, with a picture over all of it.
    """
    alike = [layout for layout in layouts if fold_name(layout.name) == fold_name(layouts[0].name)]
    roomiest = max(layout.bodies[0].area for layout in alike)
    first, *others = [layout for layout in alike if layout.bodies[0].area >= _ROOMY * roomiest]
    if not others:
        return first
    best, least = first, judge(first)
    for layout in others:
        if least and (found := judge(layout)) < least:
            best, least = layout, found
    return best


def _choose_by_shape(layouts: Sequence[BrandLayout], role: SlideRole, judge: Judge) -> LayoutChoice | None:
    fitting = [layout for layout in layouts if _suits(layout, role)]
    if role is SlideRole.TITLE:
        found = [layout for layout in fitting if layout.is_cover]
        reason = tell("it is made for the first slide")
    elif role is SlideRole.CLUSTER:
        found = [layout for layout in fitting if layout.type == "secHead"]
        reason = tell("it is made for section headers")
    elif role is SlideRole.PICTURE:
        found = [layout for layout in fitting if layout.type != "secHead"]
        reason = tell("it has a title, a text and a picture")
    elif role is SlideRole.CONTENT:
        found = sorted((item for item in fitting if item.type != "secHead"), key=_generality)
        reason = tell("it has a title and the most room for text")
    else:
        return None
    return LayoutChoice(_take_clearest(found, judge), reason) if found else None


def _generality(layout: BrandLayout) -> tuple[int, int, float]:
    """Fewest bodies first, then what PowerPoint calls title and content, then the largest."""
    return len(layout.bodies), 0 if layout.type in {"obj", "tx"} else 1, -layout.bodies[0].area


def _suits(layout: BrandLayout, role: SlideRole) -> bool:
    if role is SlideRole.TITLE:
        return layout.title is not None and bool(layout.bodies)
    if role is SlideRole.CLUSTER:
        return layout.title is not None and bool(layout.bodies) and not layout.is_cover
    if role is SlideRole.PICTURE:
        return layout.first("pic") is not None and layout.title is not None and bool(layout.bodies)
    return layout.holds_text


def _no_general_layout(layouts: Sequence[BrandLayout], template: Template) -> Problem:
    place = template.brand.place if template.brand is not None else template.place
    return error(
        "template-layout",
        tell("{name_file} has no layout with a title and a large text placeholder", name_file=_name_file(template)),
        place,
        tell(
            "its layouts are {list_layouts}; add one in the slide master view, or name it under layouts: content",
            list_layouts=list_layouts(layouts),
        ),
    )


def _name_file(template: Template) -> str:
    return template.brand.file if template.brand is not None else "the template"
