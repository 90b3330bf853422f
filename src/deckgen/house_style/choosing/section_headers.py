"""Tells which layouts may open a section: those of the house, not what the program brought along for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.choosing.layout_scores import has_large_title, is_for_title_alone, is_made_for
from deckgen.house_style.parts.brand_xml import A, Node, P

if TYPE_CHECKING:
    from deckgen.house_style.reading.brand_layouts import BrandLayout


def may_open(layout: BrandLayout, general: BrandLayout | None, counts: Mapping[str, int]) -> bool:
    """Whether a layout may be that of section headers; where none may, the page of text itself opens sections.

    One that no sample slide wears has to show what that page shows of the house: its art, and its logo.
    """
    if layout.part in counts:
        return is_made_for(layout, SlideRole.CLUSTER) or is_for_title_alone(layout) or has_large_title(layout)
    if not (is_made_for(layout, SlideRole.CLUSTER) or is_for_title_alone(layout)):
        return False
    if general is None:
        return True
    return (_shows_art(layout) or not _shows_art(general)) and (_shows_picture(layout) or not _shows_picture(general))


def _shows_art(layout: BrandLayout) -> bool:
    """Whether a layout has a ground or drawings of its own, or lets those of its master through."""
    return (
        any(layout.dress)
        or _has_picture(layout.layout.slide_master.element.find(f"{P}cSld/{P}bg"))
        or (not _hides_master(layout) and not layout.is_bare)
    )


def _shows_picture(layout: BrandLayout) -> bool:
    """Whether there is a picture on it, as a logo is one."""
    master = layout.layout.slide_master.element
    ground = master.find(f"{P}cSld/{P}bg")
    return _has_picture(layout.node) or _has_picture(master if not _hides_master(layout) else ground)


def _has_picture(root: Node | None) -> bool:
    return root is not None and root.find(f".//{A}blip") is not None


def _hides_master(layout: BrandLayout) -> bool:
    return layout.node.get("showMasterSp") in {"0", "false"}
