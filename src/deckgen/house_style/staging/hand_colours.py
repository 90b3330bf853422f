"""Takes back the colours that sample slides give their words by hand, where those do not read on the layout.

Why: on its slide, such a word may stand on a band or a photograph that stays behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.parts.placeholder_types import TITLES
from deckgen.house_style.reading.brand_layouts import BrandLayout, HandColour, LayoutChoice
from deckgen.house_style.samples.layout_art import replace_fill
from deckgen.house_style.standing.brand_readability import reads_well

if TYPE_CHECKING:
    from deckgen.house_style.staging.brand_stage import BrandStage


def take_back_unread(choices: Mapping[SlideRole, LayoutChoice], stage: BrandStage) -> dict[SlideRole, LayoutChoice]:
    """The choices, with the colours that their layouts had where those by hand do not read."""
    mended: dict[str, BrandLayout] = {}
    for choice in choices.values():
        layout = choice.layout
        if layout.part not in mended:
            unread = _list_unread(layout, stage)
            for colour in unread:
                replace_fill(colour.letters, colour.former)
            mended[layout.part] = stage.read_colours(layout) if unread else layout
    return {role: replace(choice, layout=mended[choice.layout.part]) for role, choice in choices.items()}


def _list_unread(layout: BrandLayout, stage: BrandStage) -> Sequence[HandColour]:
    shapes = {shape.node: shape for shape in layout.shapes}
    found = [(colour, shapes[colour.shape]) for colour in layout.by_hand if colour.shape in shapes]
    scene = stage.scene(layout) if found else None
    return [
        colour
        for colour, shape in found
        if scene is not None
        and not reads_well(scene.see(shape.placeholder, shape.placeholder.box), is_large=shape.type in TITLES)
    ]
