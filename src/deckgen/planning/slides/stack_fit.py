"""Finds the largest size at which items fit, and the slides they stand on."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from msgspec import Struct

from deckgen.planning.slides.page_breaks import divide, without_leading_rules
from deckgen.planning.slides.stack import Items, Scale, StackMeasure

FEW_SLIDES = 2  # of one text: on more, a brand with little room has its lines closer; two with air are better than one
_WORTH_A_SIZE = 4.0  # how much dearer cuts may be for larger letters


class StackFit(Struct, frozen=True):
    """Slides of one size. `excess` is how many characters too many there are for one slide, 0 where they fit."""

    size: float
    pages: tuple[Items, ...]
    excess: int = 0


def fit_one_slide(items: Items, measure: StackMeasure, scale: Scale) -> StackFit | None:
    """The largest size at which all stands on one slide; None where none does."""
    for size in scale:
        if measure.fits(items, size):
            return StackFit(size, (items,))
    return None


def fit_stack(items: Items, measure: StackMeasure, scale: Scale) -> StackFit:
    """One slide where it can be; else as few as the smallest size needs, at the largest size that needs no more."""
    return fit_stack_at(lambda _size: items, measure, scale)


def fit_stack_at(items_at: Callable[[float], Items], measure: StackMeasure, scale: Scale) -> StackFit:
    """The same of items that are others at another size, as what is shortened to a line."""
    for size in scale:
        if measure.fits(items_at(size), size):
            return StackFit(size, (items_at(size),))
    floor = scale[-1]
    smallest = divide(items_at(floor), measure, floor)
    chosen, chosen_size = smallest, floor
    for size in () if smallest.much else scale[:-1]:
        larger = divide(items_at(size), measure, size, most=len(smallest.pages))
        same = len(larger.pages) == len(smallest.pages) and larger.fits
        if same and larger.cost <= smallest.cost + _WORTH_A_SIZE:
            chosen, chosen_size = larger, size
            break
    return StackFit(chosen_size, without_leading_rules(chosen.pages), count_excess(items_at(floor), measure, floor))


def count_excess(items: Items, measure: StackMeasure, size: float) -> int:
    """How many characters would have to go for one slide, at a size."""
    height, limit = measure.height(items, size), measure.limit(items, size)
    characters = sum(item.characters for item in items)
    return max(1, ceil(characters * (height - limit) / height)) if height > limit else 0
