"""The guide's run sheet: all that happens, in the order of the clock, with the numbers of the slides that are shown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from page_text import marks_of, texts_by_element, walk
from paper_decks import COMPLAINT, FACTS, HERE, answer_deck, group_deck, make_look, text, words_of
from project_papers import DECKS, deck_of, locale_for, paper_of, style_of

from deckgen.blueprint.pages import Document, Element, Tag
from deckgen.content.deck import Break, Cluster, Deck, FreeSlide, Session, SessionBreak
from deckgen.planning.paper import plan_guide
from deckgen.planning.paper.guide.run_sheet import list_moments
from deckgen.planning.paper.guide.slide_numbers import say_numbers
from deckgen.planning.short_program import shorten
from deckgen.planning.slides import plan_slides
from deckgen.render.pptx.presentation import pack_slides
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.timetable import plan_timetable
from pptx import Presentation

COFFEE = SessionBreak(15, HERE, "Koffie", "09:50")
_NUMBER = re.compile(r"^(\d+\.\d+) ")


def say(element: Element, texts: dict[int | None, str]) -> str:
    return " ".join("".join(texts.get(each.id, "") for _, each in walk(element)).split())


def run_sheet(document: Document) -> list[list[str]]:
    """The rows of the first table with five columns, its head left out."""
    texts = texts_by_element(document)
    tables = [element for _, element in walk(document.structure) if element.tag is Tag.TABLE]
    rows = [[[say(cell, texts) for cell in row.children] for row in table.children] for table in tables]
    return next(table[1:] for table in rows if len(table[0]) == 5)


def plain(words: str) -> str:
    """Words with plain spaces between them."""
    return " ".join(words.split())


def numbers_in(words: str) -> list[int]:
    found: list[int] = []
    for part in words.replace("–", "-").split(", "):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1) if first else ()
    return found


def shown_on(data: bytes) -> dict[int, tuple[str, list[str]]]:
    """The title of each slide of a presentation, and the texts on it."""
    return {
        number: (
            plain(slide.shapes.title.text) if slide.shapes.title else "",
            [plain(shape.text_frame.text) for shape in slide.shapes if shape.has_text_frame],
        )
        for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, start=1)
    }


def dilemma_on(texts: list[str]) -> str:
    """The number of the dilemma that a slide says that it is of."""
    return next((found[1] for each in texts if (found := _NUMBER.match(each))), "")


def both(deck: Deck) -> tuple[list[list[str]], dict[int, tuple[str, list[str]]]]:
    """The run sheet of a deck, and its presentation as python-pptx reads it."""
    prepared = style_of("default")
    look, locale = prepared.look, locale_for(deck.language)
    slides = plan_slides(deck, look, locale).deck
    guide = plan_guide(deck, look, locale, FACTS, slides=slides).document
    return run_sheet(guide), shown_on(pack_slides(slides, prepared.package).data)


def check_numbers(deck: Deck) -> None:
    """Each slide of the presentation is named once, beside what it shows."""
    rows, shown = both(deck)
    assert sorted(number for row in rows for number in numbers_in(row[2])) == sorted(shown)
    for *_, slides, title, _ in rows:
        for number in numbers_in(slides):
            heading, texts = shown[number]
            found = _NUMBER.match(title)
            if found:
                assert dilemma_on(texts) == found[1], (title, number)
            else:
                name = re.sub(r"^\d+\. ", "", title)
                assert name.split(" (")[0][:20] in heading, (title, number)


@pytest.mark.parametrize("name", DECKS)
def test_slide_numbers_are_those_of_the_presentation(name: str) -> None:
    check_numbers(deck_of(name))


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_slide_numbers_of_a_short_version_are_those_of_its_own_presentation(minutes: int) -> None:
    check_numbers(shorten(deck_of("sociale-media"), minutes))


def test_slides_that_go_on_are_counted_with_what_they_show() -> None:
    long = replace(COMPLAINT, question=text(*("Een collega klaagt luid over de planning. " * 8 for _ in range(5))))
    deck = Deck(
        "d",
        "Deck",
        HERE,
        program=(
            FreeSlide("Regels", HERE, text=text(*["Een regel die lang is. " * 12] * 14)),
            Cluster("T", (long,), HERE),
        ),
    )
    rows, _ = both(deck)

    assert [len(numbers_in(row[2])) > 1 for row in rows if row[3].startswith(("Regels", "1.1"))] == [True, True]
    check_numbers(deck)


def clocks(deck: Deck) -> Iterator[float]:
    board = make_storyboard(deck, words_of())
    for moment in list_moments(board, plan_timetable(deck)):
        if moment.row is not None:
            yield moment.row.start


@pytest.mark.parametrize(
    "deck",
    [
        answer_deck(),
        group_deck(),
        replace(
            group_deck(), session=Session(HERE, start="09:00", breaks=(SessionBreak(15, HERE, "Koffie", "09:50"),))
        ),
        *(deck_of(name) for name in DECKS),
    ],
)
def test_the_clock_never_goes_back(deck: Deck) -> None:
    found = list(clocks(deck))
    assert found == sorted(found)


def test_a_theme_that_a_break_interrupts_goes_on_after_it() -> None:
    deck = group_deck()
    assert deck.session is not None
    rows, _ = both(replace(deck, session=replace(deck.session, breaks=(COFFEE,))))
    titles = [re.sub(r", p\. \d+$", "", row[3]) for row in rows]
    coffee = titles.index("Koffie")

    assert titles[coffee + 1] == "2. De werknemer op sociale media (vervolg)"
    assert rows[coffee + 1][2] == "–"  # its slide was shown before


def test_what_has_no_minutes_stands_where_it_is_shown_without_a_clock() -> None:
    deck = replace(group_deck(), program=(FreeSlide("Regels", HERE, text=text("Een.")), *group_deck().program))
    rows, _ = both(deck)
    (row,) = (row for row in rows if row[3] == "Regels")

    assert row[:2] == ["–", "–"]
    assert row[2] == "2"


def test_everything_of_a_program_is_named_once() -> None:
    deck = answer_deck()
    rows, _ = both(deck)
    named = [re.sub(r"^\d+\. |, p\. \d+$", "", row[3]) for row in rows]

    assert any(isinstance(item, Break) for item in deck.program)
    for item in deck.program:
        assert named.count(plain(item.title or "Pauze")) == 1
    for dilemma in deck.dilemmas:
        assert sum(each.endswith(f" {dilemma.title}") for each in named) == 1


def test_pages_behind_dilemmas_are_where_their_spreads_begin() -> None:
    deck, look = answer_deck(), make_look()
    slides = plan_slides(deck, look, words_of()).deck
    document = plan_guide(deck, look, words_of(), FACTS, slides=slides).document
    pages = {each.name: each.page + 1 for each in document.destinations}

    for *_, title, _ in run_sheet(document):
        if number := _NUMBER.match(title):
            assert title.endswith(f", p. {pages[f'dilemma-{number[1]}']}")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([4], "4"), ([10, 11, 12], "10–12"), ([3, 7, 8], "3, 7–8"), ([], "")],
)
def test_numbers_that_follow_one_another_are_a_range(numbers: list[int], said: str) -> None:
    assert say_numbers(numbers) == said


@pytest.mark.parametrize("name", DECKS)
def test_clocks_minutes_and_heads_stand_on_one_line(name: str) -> None:
    document = paper_of(name, "guide")
    tables = [element for _, element in walk(document.structure) if element.tag is Tag.TABLE]
    table = next(each for each in tables if len(each.children[0].children) == 5)
    heights: dict[int, set[float]] = {}
    for _, mark in marks_of(document):
        heights.setdefault(mark.element or 0, set()).add(round(mark.y))
    for row in table.children:
        for cell in row.children[:3]:
            assert all(len(heights.get(each.id, set())) < 2 for _, each in walk(cell))
