"""The photograph behind covers: how thick the veil over it must be, so that text reads on its lightest places."""

from __future__ import annotations

from deckgen.blueprint.colours import ColourRole, contrast, mix
from deckgen.content.deck import Picture
from deckgen.house_style.own.palette import Palette
from deckgen.picture_file import in_8_bits, open_picture

_SMALL = (64, 36)
_STEPS = 50
_THINNEST = 0.35
_READABLE = 5.2  # contrast: of a photograph only a small copy is looked at


def find_veil(photograph: Picture, palette: Palette) -> float:
    """The least share of the primary colour with which text reads everywhere on the photograph."""
    ground, text = palette[ColourRole.PRIMARY].rgb, palette[ColourRole.ON_PRIMARY].rgb
    colours = _find_colours(photograph)
    for step in range(round(_THINNEST * _STEPS), _STEPS):
        share = step / _STEPS
        if all(contrast(text, mix(colour, ground, share)) >= _READABLE for colour in colours):
            return share
    return 1.0


def _find_colours(photograph: Picture) -> frozenset[str]:
    """The colours of a small copy, in few steps."""
    with open_picture(photograph.data) as opened:
        small = in_8_bits(opened).convert("RGB").resize(_SMALL).quantize(32).convert("RGB")
    data = small.tobytes()
    return frozenset(data[place : place + 3].hex().upper() for place in range(0, len(data), 3))
