"""Sets a dilemma on one slide in two columns: the situation with the prompts below it, and the choices beside them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.slides import Element
from deckgen.planning.slides.buttons import draw_rule
from deckgen.planning.slides.row_boxes import RULE_HEIGHT
from deckgen.planning.slides.row_slides import WIDEST_GAP, LinkOf, RowArea, row_elements
from deckgen.planning.slides.row_widths import settle_lines
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import Items
from deckgen.planning.slides.stack_fit import StackFit
from deckgen.planning.slides.tight_rows import close_lines, shrink_rows

_GUTTER = 36.0
_LEAST_WIDTH = 700.0  # of an area that is divided
_LARGE = 28.0  # letters for which nothing gives way
_ABOVE_FOOT = 8.0  # beside what the foot of a slide keeps free: prompts that touch the footer look like part of it
_SHARES = (0.6, 0.54, 0.66)  # of the width, for the situation; the first wherever it can be


class DilemmaParts(Struct, frozen=True):
    """The items of a dilemma by what they are; prompts may be missing."""

    situation: Items
    choices: Items
    prompts: Items = ()


class Columns(Struct, frozen=True):
    """What stands left and right, in one size."""

    size: float
    left: tuple[RowArea, Items]
    right: tuple[RowArea, Items]


def fit_columns(context: SlideContext, parts: DilemmaParts, where: RowArea) -> Columns | None:
    """The largest size at which all stands on one slide; None where none does or a column would be narrow."""
    if not (parts.situation and parts.choices) or where.area.width < _LEAST_WIDTH:
        return None
    shrunk, choices = shrink_rows(where, parts.choices)
    parts = replace(parts, choices=choices)
    area = Box(
        where.area.x, where.area.y, where.area.width, max(where.area.height, where.floor - _ABOVE_FOOT - where.area.y)
    )
    deeper, closer = replace(shrunk, area=area), _close(parts, where)
    tries = ((shrunk, parts), (deeper, parts), (deeper, closer))
    found = (
        _fit(context, tried, ground, size, share)
        for size in context.scale
        for ground, tried in (tries if size < _LARGE else tries[:1])
        for share in _SHARES
    )
    return next((columns for columns in found if columns), None)


def _close(parts: DilemmaParts, where: RowArea) -> DilemmaParts:
    """The parts with their lines closer together."""
    layout = where.layout
    situation, choices, prompts = (
        tuple(close_lines(item, layout) for item in items) for items in (parts.situation, parts.choices, parts.prompts)
    )
    return DilemmaParts(situation, choices, prompts)


def _fit(context: SlideContext, parts: DilemmaParts, where: RowArea, size: float, share: float) -> Columns | None:
    """The prompts below the situation, or below the choices where only there is room for them."""
    area = where.area
    width = (area.width - _GUTTER) * share
    left = replace(where, area=replace(area, width=width))
    right = replace(where, area=replace(area, x=area.x + width + _GUTTER, width=area.width - width - _GUTTER))
    whole, rest = (*parts.situation, *parts.prompts), (*parts.choices, *parts.prompts)
    for below, beside in ((whole, parts.choices), (parts.situation, rest)):
        if _fits(context, left, below, size) and _fits(context, right, beside, size):
            return Columns(size, (left, below), (right, beside))
    return None


def _fits(context: SlideContext, where: RowArea, items: Items, size: float) -> bool:
    """Whether items find room, and their longest word too."""
    measure = where.measure(context)
    return measure.fits(items, size) and all(
        context.measure.text(piece, item.setting).widest_word * size <= measure.width_of(item, size)
        for item in items
        for piece in item.pieces
    )


def draw_columns(context: SlideContext, columns: Columns, link_of: LinkOf) -> tuple[Element, ...]:
    """The situation, then the choices, then the prompts: whoever listens hears them in this order."""
    (left, below), (right, beside) = columns.left, columns.right
    beside = tuple(replace(item, widest_gap=WIDEST_GAP) if item.is_row else item for item in beside)
    right = replace(right, has_body=False, level=False)  # in a narrow column rows have one line or four
    right = settle_lines(context, StackFit(columns.size, (beside,)), right)
    (situation, *prompts), choices = (
        row_elements(context, StackFit(columns.size, (items,)), where, link_of)[0]
        for where, items in ((left, below), (right, beside))
    )
    height = max(where.measure(context).height(items, columns.size) for where, items in (columns.left, columns.right))
    line = Box(left.area.right + _GUTTER / 2, left.area.y, RULE_HEIGHT, min(height, left.area.height))
    return (situation, draw_rule(context, f"{context.words.name_rule} 2", line), *choices, *prompts)
