"""Tables of a row or two: the head alone heads them, so that headers are never the greater part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from page_text import read_aloud, walk
from paper_decks import COMPLAINT, FACTS, HERE, REQUEST, make_look, words_of

from deckgen.blueprint.pages import Element, Tag
from deckgen.content.deck import Cluster, Deck, FreeSlide, ProgramItem
from deckgen.planning.paper import plan_guide

TWO_CHOICES = replace(COMPLAINT, choices=COMPLAINT.choices[:2])
PROGRAMS: dict[str, tuple[ProgramItem, ...]] = {
    "a slide": (FreeSlide("Welkom", HERE),),
    "a dilemma": (Cluster("Media", (TWO_CHOICES,), HERE),),
    "two dilemmas": (Cluster("Media", (TWO_CHOICES, replace(REQUEST, choices=REQUEST.choices[:2])), HERE),),
}


def tables(root: Element) -> Iterator[list[Tag]]:
    """The cells of each table that has a head."""
    for _, element in walk(root):
        if element.tag is Tag.TABLE:
            cells = [cell for _, cell in walk(element) if cell.tag in {Tag.TABLE_HEADER, Tag.TABLE_CELL}]
            if cells[1].tag is Tag.TABLE_HEADER:
                yield [cell.tag for cell in cells]


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_table_has_more_headers_than_cells(name: str) -> None:
    deck = Deck("d", "d", HERE, program=PROGRAMS[name])
    found = list(tables(plan_guide(deck, make_look(), words_of(), FACTS).document.structure))

    assert found
    assert all(cells.count(Tag.TABLE_HEADER) <= cells.count(Tag.TABLE_CELL) for cells in found)


def test_a_session_without_dilemmas_needs_no_dilemma_cards() -> None:
    deck = Deck("d", "d", HERE, program=PROGRAMS["a slide"])
    words = words_of().paper

    assert words.material_cards not in read_aloud(plan_guide(deck, make_look(), words_of(), FACTS).document)
