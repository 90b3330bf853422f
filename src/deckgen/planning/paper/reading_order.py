"""The marks of a page in the order in which the structure is read, so that programs that ignore tags read well too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckgen.blueprint.pages import Element, Mark, Page, RuleMark, TextMark


def order_pages(pages: Iterable[Page], structure: Element) -> tuple[Page, ...]:
    """Draw grounds, rules and symbols first, then what the structure says in its own order, then the running foot.

    Grounds stay below their text: marks without an element keep their order and come before all text.
    """
    rank = {element.id: place for place, element in enumerate(structure.walk())}
    return tuple(Page(page.width, page.height, tuple(_sort(page.marks, rank))) for page in pages)


def _sort(marks: tuple[Mark, ...], rank: Mapping[int, int]) -> list[Mark]:
    last = len(rank)

    def place(mark: Mark) -> int:
        element = None if isinstance(mark, RuleMark) else mark.element
        if element is None:
            return last if isinstance(mark, TextMark) else -1
        return rank[element]

    return sorted(marks, key=place)
