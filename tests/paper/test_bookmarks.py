"""Bookmarks: a way through every paper, however long the deck is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from paper_decks import FACTS, OPEN_CASE, answer_deck, make_look, words_of

from deckgen.blueprint.pages import OutlineEntry
from deckgen.content.deck import Cluster, Deck
from deckgen.planning.paper import plan_cards
from deckgen.planning.paper.bookmarks import MOST_SIDE_BY_SIDE, group_bookmarks


def dilemmas(theme: int, count: int, level: int = 2) -> list[OutlineEntry]:
    return [OutlineEntry(f"{theme}.{n} Titel", level, n, 0, f"{theme}.{n}") for n in range(1, count + 1)]


def paper(*counts: int) -> list[OutlineEntry]:
    """A paper with themes of so many dilemmas, and a chapter after them."""
    entries = [OutlineEntry("Hand-out", 0, 0, 0)]
    for theme, count in enumerate(counts, start=1):
        entries += [OutlineEntry(f"{theme} Thema", 1, theme, 0, f"{theme}"), *dilemmas(theme, count)]
    return [*entries, OutlineEntry("Houvast", 1, 99, 0)]


def titles(entries: tuple[OutlineEntry, ...], level: int) -> list[str]:
    return [entry.title for entry in entries if entry.level == level]


def longest_way(entries: tuple[OutlineEntry, ...]) -> int:
    """How many bookmarks someone passes who goes from one to the next or to the one below, up to the farthest."""
    steps: dict[int, int] = {}
    most = 0
    for entry in entries:
        above = {level: step for level, step in steps.items() if level <= entry.level}
        steps = {**above, entry.level: above.get(entry.level, above.get(entry.level - 1, 0)) + 1}
        most = max(most, steps[entry.level])
    return most


def test_a_paper_that_one_can_look_through_keeps_its_bookmarks() -> None:
    entries = paper(MOST_SIDE_BY_SIDE, 3)

    assert group_bookmarks(entries) == tuple(entries)


def test_many_dilemmas_of_a_theme_are_found_by_their_numbers() -> None:
    grouped = group_bookmarks(paper(120, 2))

    assert titles(grouped, 1) == ["1 Thema", "2 Thema", "Houvast"]
    groups = ["1.1 – 1.20", "1.21 – 1.40", "1.41 – 1.60", "1.61 – 1.80", "1.81 – 1.100", "1.101 – 1.120"]
    assert titles(grouped, 2) == [*groups, "2.1 Titel", "2.2 Titel"]
    assert titles(grouped, 3) == [entry.title for entry in dilemmas(1, 120)]
    assert [entry.page for entry in grouped if entry.level == 2][:2] == [1, 21]


def test_many_themes_are_grouped_with_all_that_is_below_them_and_chapters_stay() -> None:
    grouped = group_bookmarks(paper(*(1 for _ in range(60))))

    assert titles(grouped, 1) == ["1 – 10", "11 – 20", "21 – 30", "31 – 40", "41 – 50", "51 – 60", "Houvast"]
    assert titles(grouped, 2)[:2] == ["1 Thema", "2 Thema"]
    assert titles(grouped, 3)[:2] == ["1.1 Titel", "2.1 Titel"]


def test_what_has_no_number_is_found_by_its_titles() -> None:
    entries = [OutlineEntry(f"Dia {n}" if n else "Lang " * 20, 0, n, 0) for n in range(51)]

    assert titles(group_bookmarks(entries), 0)[:2] == [f"{('Lang ' * 8).strip()}… – Dia 9", "Dia 10 – Dia 19"]


@pytest.mark.parametrize("counts", [(10_000,), (100,) * 100, (1,) * 10_000, (4,) * 2_500, (51,) * 196, (50,) * 200])
def test_no_bookmark_is_far_from_the_first_one(counts: tuple[int, ...]) -> None:
    """Programs that check documents give up after 250 steps; a deck has at most 10,000 dilemmas."""
    assert longest_way(group_bookmarks(paper(*counts))) <= 210


def test_cards_are_found_by_their_theme() -> None:
    clusters = tuple(Cluster(f"Thema {n}", (OPEN_CASE, OPEN_CASE), answer_deck().place) for n in (1, 2))
    deck: Deck = replace(answer_deck(), program=clusters)
    outline = plan_cards(deck, make_look(), words_of(), FACTS).document.outline

    key_pages = [(entry.key, entry.level, entry.page) for entry in outline]
    assert key_pages == [("1", 0, 0), ("1.1", 1, 0), ("1.2", 1, 2), ("2", 0, 4), ("2.1", 1, 4), ("2.2", 1, 6)]
