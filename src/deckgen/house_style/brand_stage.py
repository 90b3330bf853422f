"""Brings the chosen layouts of a brand presentation to where their text can be read, each once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.brand_layouts import BrandLayout, LayoutChoice
from deckgen.house_style.brand_panels import lay_panels
from deckgen.house_style.brand_shapes import MasterStyles
from deckgen.house_style.brand_theme import Theme
from deckgen.house_style.completed_layouts import complete_layout, widen_text
from deckgen.house_style.scene import Scene, judge_text
from deckgen.house_style.standing import stand_layout

COVERS = frozenset({SlideRole.TITLE, SlideRole.CLUSTER})


class ShownLayout(Struct, frozen=True):
    """The picture of a role's layout, and the layout that came next."""

    scene: Scene
    runner_up: str
    file: str


class BrandStage:
    """Remembers the picture of each layout, and how its text stands on it."""

    def __init__(self, styles: Mapping[str, MasterStyles], size: tuple[float, float]) -> None:
        self._styles, self._size = styles, size
        self._scenes: dict[str, Scene] = {}
        self._stood: dict[tuple[str, bool], BrandLayout] = {}
        self._dressed: dict[tuple[str, bool, bool], BrandLayout] = {}

    def theme(self, layout: BrandLayout) -> Theme:
        """The theme through the layout's eyes."""
        return self._styles[layout.master].theme.seen_from(layout.node)

    def scene(self, layout: BrandLayout) -> Scene:
        """The layout as its slides show it."""
        if layout.part not in self._scenes:
            self._scenes[layout.part] = Scene(layout.layout, self.theme(layout), self._size)
        return self._scenes[layout.part]

    def judge(self, layout: BrandLayout) -> int:
        """How badly the layout's text reads where the organisation put it; 0 is well."""
        is_cover = not layout.holds_text
        key = (layout.part, is_cover)
        if key not in self._stood:
            self._stood[key] = stand_layout(layout, self.scene(layout), is_cover=is_cover)
        stood = self._stood[key]
        return sum(judge_text(shape) for shape in (stood.title, *stood.bodies[:1]))

    def dress(self, choices: Mapping[SlideRole, LayoutChoice]) -> dict[SlideRole, BrandLayout]:
        """Complete each chosen layout, and put its texts where they read; roles that share a layout share its copy."""
        return {role: self._dress(choice.layout, role) for role, choice in choices.items()}

    def _dress(self, layout: BrandLayout, role: SlideRole) -> BrandLayout:
        key = (layout.part, role in COVERS, role is SlideRole.TITLE)
        if key not in self._dressed:
            scene, is_cover = self.scene(layout), role in COVERS and not layout.holds_text
            if role not in COVERS:
                layout = widen_text(layout)
            whole = complete_layout(layout, role, scene, self._styles[layout.master])
            stood = stand_layout(whole, scene, is_cover=is_cover)
            self._dressed[key] = lay_panels(stood, self.theme(layout), is_cover=key[1])
        return self._dressed[key]
