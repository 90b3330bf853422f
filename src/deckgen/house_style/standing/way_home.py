"""Colours the mark of the way home so that it is seen where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from msgspec.structs import replace

from deckgen.blueprint.colours import READABLE, Colour, ColourRole, contrast
from deckgen.blueprint.look import SlideLayout
from deckgen.house_style.own.contrast_check import GRAPHICS
from deckgen.house_style.standing.scene import Scene

_HOUSE = (ColourRole.MUTED, ColourRole.INK, ColourRole.PAPER)
_LAST = (Colour("000000"), Colour("FFFFFF"))


def colour_home(layout: SlideLayout, scene: Scene, palette: Mapping[ColourRole, Colour]) -> SlideLayout:
    """Give the way home a colour that is seen where it stands: one of the house's where 3:1 is met, as for graphics."""
    if layout.home is None:
        return layout
    ground = scene.see(layout.title, layout.home).background
    house = [palette[role] for role in _HOUSE]
    house += [layout.footer.colour] if layout.footer is not None else []
    asked = (*product((READABLE, GRAPHICS), house), *product((READABLE,), _LAST))
    colour = next((item for least, item in asked if contrast(item.rgb, ground) >= least), _LAST[-1])
    return replace(layout, home_colour=colour)
