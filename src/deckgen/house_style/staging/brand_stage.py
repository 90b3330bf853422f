"""Brings the chosen layouts of a brand presentation to where their text can be read, each once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.house_style.additions.brand_panels import lay_panels
from deckgen.house_style.additions.brand_slide_layouts import chosen_bodies, find_area
from deckgen.house_style.additions.brand_veils import lay_veil
from deckgen.house_style.additions.completed_layouts import complete_layout, widen_text
from deckgen.house_style.additions.deeper_grounds import deepen_grounds
from deckgen.house_style.covers.arrangements import list_arrangements
from deckgen.house_style.covers.outcome import Fault, SampleWords, judge_cover, say_faults, weigh_faults
from deckgen.house_style.parts.brand_theme import Theme
from deckgen.house_style.parts.inheritance import MasterStyles
from deckgen.house_style.reading.brand_layouts import BrandLayout, LayoutChoice
from deckgen.house_style.reading.brand_shapes import read_shapes
from deckgen.house_style.standing.brand_readability import judge_text
from deckgen.house_style.standing.free_room import fill_room, take_free_room, take_readable_part
from deckgen.house_style.standing.scene import Scene
from deckgen.house_style.standing.standing import stand_layout
from deckgen.messages.message import tell

_OPPOSITE = 4.5  # contrast
_MOST_OF_LINES = 3  # what the lines under a cover's title weigh at most, for they can stand elsewhere
_MOST_OF_COVER = 0.3  # of the slide: a text that is larger is no cover's
_WELL, _BETTER = 1.1, 1.0  # what is wrong with a cover that is left so; how much better another way must be
_ENOUGH, _LACK = 0.5, 36.0  # of the slide: room for text; what it weighs where less is left
COVERS = frozenset({SlideRole.TITLE, SlideRole.CLUSTER})


class ShownLayout(Struct, frozen=True):
    """The picture of a role's layout, and the layout that came next."""

    scene: Scene
    runner_up: str
    file: str
    laid: tuple[tuple[Box, str, float], ...] = ()  # panels and veils on it


class BrandStage:
    """Remembers the picture of each layout, and how its text stands on it."""

    def __init__(
        self, styles: Mapping[str, MasterStyles], size: tuple[float, float], sample: SampleWords | None = None
    ) -> None:
        self._styles, self._size, self._sample = styles, size, sample
        self._scenes: dict[str, Scene] = {}
        self._stood: dict[tuple[str, bool], BrandLayout] = {}
        self._dressed: dict[tuple[str, bool, bool, bool], BrandLayout] = {}

    def theme(self, layout: BrandLayout) -> Theme:
        """The theme through the layout's eyes."""
        return self._styles[layout.master].theme.seen_from(layout.node)

    def scene(self, layout: BrandLayout) -> Scene:
        """The layout as its slides show it."""
        if layout.part not in self._scenes:
            self._scenes[layout.part] = Scene(layout.layout, self.theme(layout), self._size)
        return self._scenes[layout.part]

    def read_colours(self, layout: BrandLayout) -> BrandLayout:
        """A layout with the colours that its text has now; what was thought of it before is forgotten."""
        self._stood = {key: stood for key, stood in self._stood.items() if key[0] != layout.part}
        self._dressed = {key: dressed for key, dressed in self._dressed.items() if key[0] != layout.part}
        now = {shape.node: shape.placeholder.colour for shape in read_shapes(layout.node, self._styles[layout.master])}
        shapes = (
            replace(shape, placeholder=replace(shape.placeholder, colour=now[shape.node])) for shape in layout.shapes
        )
        return replace(layout, shapes=tuple(shapes))

    def judge(self, layout: BrandLayout, role: SlideRole) -> float:
        """How badly the layout's text reads where the organisation put it, and how little of it fits; 0 is well."""
        is_cover = _is_cover(layout, role)
        key = (layout.part, is_cover)
        if key not in self._stood:
            own = layout if role in COVERS or layout.shows_picture else widen_text(layout)
            stood = stand_layout(own, self.scene(layout), is_cover=is_cover)
            self._stood[key] = lay_veil(stood, self.scene(layout), cover=role if is_cover else None)
        stood = self._stood[key]
        text = judge_text(stood.bodies[0], layout.shapes) if stood.bodies else 0
        wrong = judge_text(stood.title, layout.shapes) + (min(text, _MOST_OF_LINES) if is_cover else text)
        return wrong + (self._lack_room(layout) if role is SlideRole.CONTENT else 0.0)

    def _lack_room(self, layout: BrandLayout) -> float:
        """How much a text lacks of the room that makes a deck about as long as in a style of deckgen's own."""
        dressed = self._dress(layout, SlideRole.CONTENT)
        area = find_area(dressed, self._size)
        return _LACK * max(0.0, _ENOUGH - area.width * area.height / (self._size[0] * self._size[1]))

    def clash(self, one: BrandLayout, other: BrandLayout) -> bool:
        """Whether one layout is light and the other dark, so that slides of both look like two houses'."""
        return contrast(self.scene(one).ground, self.scene(other).ground) > _OPPOSITE

    def dress(self, choices: Mapping[SlideRole, LayoutChoice]) -> dict[SlideRole, BrandLayout]:
        """Complete each chosen layout, and put its texts where they read; roles that share a layout share its copy."""
        return {role: self._dress(choice.layout, role) for role, choice in choices.items()}

    def _dress(self, layout: BrandLayout, role: SlideRole) -> BrandLayout:
        shows_picture = role is SlideRole.PICTURE and layout.shows_picture  # its text is not widened over the picture
        key = (layout.part, role in COVERS, role is SlideRole.TITLE, shows_picture)
        if key not in self._dressed:
            scene, styles = self.scene(layout), replace(self._styles[layout.master], theme=self.theme(layout))
            whole = complete_layout(layout, role, scene, styles)
            is_cover = role is SlideRole.TITLE or _is_cover(whole, role)
            if is_cover:
                stood = self._arrange(whole, layout, role, styles)
            else:
                stood = stand_layout(whole, scene, is_cover=False)
                stood = stood if shows_picture else _find_better_place(stood, scene)
            stood = lay_veil(stood, scene, cover=role if key[1] else None)
            written = chosen_bodies(stood, is_cover=role is SlideRole.TITLE)
            stood = deepen_grounds(stood, scene, written)
            self._dressed[key] = lay_panels(stood, self.theme(layout), scene, written)
        return self._dressed[key]

    def _arrange(self, layout: BrandLayout, own: BrandLayout, role: SlideRole, styles: MasterStyles) -> BrandLayout:
        """A cover as the first way of arranging its texts that leaves little to wish for; else the best of them."""
        scene, sample = self.scene(layout), self._sample if role is SlideRole.TITLE else None
        sample = None if sample is None or sample.master != own.master else sample
        best: tuple[float, BrandLayout] | None = None
        wrong: tuple[Fault, ...] = ()
        has_title = bool(own.title or own.bodies)
        for option in list_arrangements(layout, scene, styles, sample, has_title=has_title):
            grown, whole = option.may_grow, option.keeps_width
            bare = stand_layout(option.layout, scene, is_cover=True, may_grow=grown, keeps_width=whole)
            stood = lay_veil(bare, scene, cover=role)
            faults = judge_cover(stood, option.own or own, scene, role, sample)
            faults = faults if stood is bare else (*faults, _judge_veil(stood))
            points = weigh_faults(faults)
            if best is None:
                wrong = faults
            if best is None or points <= best[0] - _BETTER:
                best = points, replace(stood, faults=faults, arranged=_say(option.way, wrong))
            if best[0] < _WELL:
                break
        if best is None:
            raise AssertionError(layout.part)  # there is always one way
        return best[1]


def _say(way: str, wrong: tuple[Fault, ...]) -> str:
    """How texts were arranged, and why not as the organisation has them."""
    said = say_faults(wrong)
    if not way or not said:
        return way
    return tell("{way}; otherwise: {faults}", way=way, faults=said)


def _judge_veil(cover: BrandLayout) -> Fault:
    """What a veil on a cover weighs: little where light letters stay light on a ground that is a shade darker."""
    keeps_letters = all(colour == "000000" for _, colour, _ in cover.laid)
    return Fault(0.5 if keeps_letters else 1, tell("a veil over its ground"))


def _find_better_place(stood: BrandLayout, scene: Scene) -> BrandLayout:
    """Where a text has more room, and where it reads without a panel; the same layout where that is nowhere."""
    options = [take_free_room(stood, scene, is_grown=True), fill_room(stood, scene)]
    if not _reads(stood):
        options.append(take_readable_part(stood, scene))
    for option in options:
        moved = stood if option is stood else stand_layout(option, scene, is_cover=False)
        if moved is not stood and _reads(moved):
            return moved
    return stood


def _reads(layout: BrandLayout) -> bool:
    return all(shape.reads for shape in (layout.title, *layout.bodies[:1]) if shape is not None)


def _is_cover(layout: BrandLayout, role: SlideRole) -> bool:
    """Whether a layout in this role is a cover, and not one for text that stands in for it."""
    text = layout.bodies[0].area if layout.bodies else 0.0
    return role in COVERS and text <= _MOST_OF_COVER * layout.slide_width * layout.slide_height
