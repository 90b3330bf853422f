"""How far down a layout's text may reach: to what stands at the foot of the slide."""

from __future__ import annotations

from deckgen.blueprint.look import SlideLayout
from deckgen.planning.slides.buttons import button_box

STRIP = 6.0  # stays free above what stands at the foot of a slide


def find_floor(layout: SlideLayout, bottom: float, *, has_button: bool = False) -> float:
    """The lowest edge for a box that now ends at `bottom`: footers, the way home and a button stay free."""
    below = [button_box(layout)] if has_button else []
    if layout.floor is not None:
        return max(bottom, min([layout.floor, *(box.y - STRIP for box in below)]))
    below += [holder.box for holder in (layout.footer, layout.number, layout.date) if holder]
    below += [layout.home] if layout.home else []
    tops = [box.y for box in below if box.y >= bottom]
    return max(bottom, min(tops) - STRIP) if tops else bottom
