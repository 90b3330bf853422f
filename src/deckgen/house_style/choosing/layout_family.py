"""Finds the layouts of a brand presentation that are the organisation's, beside those that the program had before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.choosing.layout_scores import is_made_for
from deckgen.house_style.parts.brand_xml import P

if TYPE_CHECKING:
    from deckgen.house_style.reading.brand_layouts import BrandLayout

_MOST = 0.5  # of the layouts of a master


def find_family(layouts: Sequence[BrandLayout], counts: Mapping[str, int], first: str) -> Sequence[BrandLayout]:
    """Leave out the bare layouts that no sample slide uses, where the pages of the organisation are drawn.

    Neither such a layout nor its master draws anything: they are left over from the program, whatever their names are.
    """
    bare = {layout.part for layout in layouts if _is_left_over(layout)}
    pages = {part: count for part, count in counts.items() if part != first}  # one slide says too little
    told = [layout for layout in layouts if layout.part in pages and not layout.is_blank]
    drawn = sum(pages[layout.part] for layout in told if layout.part not in bare)
    is_drawn = drawn * 2 >= sum(pages[layout.part] for layout in told) if told else _is_mostly_drawn(layouts, bare)
    if not bare or not is_drawn:
        return layouts
    family = [layout for layout in layouts if layout.part not in bare or layout.part in counts]
    used = [layout for layout in layouts if layout.part in counts]
    is_pictured = len(used) > 1 and all(layout.has_large_picture for layout in used)
    if not is_pictured and not any(layout.holds_text for layout in family if layout.part not in bare):
        return layouts  # a title alone, or a ground alone, says too little of the pages of text
    if any(is_made_for(layout, SlideRole.TITLE) or _opens(layout, first) for layout in family):
        return family
    return [layout for layout in layouts if layout in family or is_made_for(layout, SlideRole.TITLE)]  # a plain cover


def _is_left_over(layout: BrandLayout) -> bool:
    """Whether a layout has not even a ground of its own."""
    return layout.is_bare and layout.node.find(f"{P}cSld/{P}bg") is None


def _is_mostly_drawn(layouts: Sequence[BrandLayout], bare: set[str]) -> bool:
    """Whether most layouts are drawn, and some of them for text."""
    drawn = [layout for layout in layouts if layout.part not in bare]
    return len(drawn) > _MOST * len(layouts) and any(layout.holds_text and layout.title is not None for layout in drawn)


def _opens(layout: BrandLayout, first: str) -> bool:
    """Whether sample slides begin with a layout that is not for text."""
    return layout.part == first and not is_made_for(layout, SlideRole.CONTENT)
