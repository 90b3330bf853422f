"""Lets slides on one ground stay alike: a veil that some of them need, the others wear too.

Why: a page a shade darker than its cover is two colours where the house has one. On a ground in one colour even a thin
veil is seen so; on shades and pictures only veils of unlike strength are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PIL import ImageChops

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.additions.brand_veils import deepen_veil, find_veil
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.standing.scene import Scene

if TYPE_CHECKING:
    from deckgen.house_style.staging.brand_stage import BrandStage

_MOST_APART, _LEAST_ALIKE = 8, 0.5  # steps of a channel; of the slide


def even_veils(dressed: Mapping[SlideRole, BrandLayout], stage: BrandStage) -> dict[SlideRole, BrandLayout]:
    """The layouts, with the strongest veil over all of one on each that looks the same and bears it."""
    found = [(find_veil(layout, stage.scene(layout)), layout) for layout in dressed.values()]
    veils = [(veil, stage.scene(layout)) for veil, layout in found if veil is not None]
    if not veils:
        return dict(dressed)
    veils.sort(key=lambda row: -row[0].share)
    made: dict[int, BrandLayout] = {}  # roles that share a layout go on sharing its copy
    for layout in {id(layout): layout for layout in dressed.values()}.values():
        scene = stage.scene(layout)
        strongest = next((veil for veil, other in veils if _look_alike(scene, other)), None)
        made[id(layout)] = layout if strongest is None else deepen_veil(layout, scene, strongest)
    return {role: made[id(layout)] for role, layout in dressed.items()}


def _look_alike(one: Scene, other: Scene) -> bool:
    """Whether most of two slides is the same, whatever is drawn on the rest."""
    if one is other:
        return True
    apart = ImageChops.difference(one.canvas.image, other.canvas.image).convert("L").histogram()
    return sum(apart[: _MOST_APART + 1]) >= _LEAST_ALIKE * sum(apart)
