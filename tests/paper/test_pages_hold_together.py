"""What belongs together stands on one page: a question with its answers, an item of a list with another."""

from __future__ import annotations

import pytest
from page_text import marks_of, texts_by_element, walk
from paper_decks import FACTS
from project_papers import DECKS, deck_of, locale_for, paper_of, style_of

from deckgen.blueprint.pages import Document, Page, RuleMark, Tag, TextMark
from deckgen.planning.paper import plan_handout
from deckgen.planning.paper.page_grid import make_grid
from deckgen.planning.paper.text_blocks import _holds_next
from deckgen.rich_text import Block, BlockKind, Span


def pages_by_element(document: Document) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for page, mark in marks_of(document):
        if mark.element is not None:
            found.setdefault(mark.element, []).append(page)
    return found


@pytest.mark.parametrize("name", DECKS)
def test_no_question_is_parted_from_its_answers(name: str) -> None:
    document, count = paper_of(name, "answers"), 0
    pages = pages_by_element(document)
    for _, section in walk(document.structure):
        heads = [child for child in section.children if child.tag is Tag.H3 and child.id in pages]
        lists = [child for child in section.children if child.tag is Tag.LIST and child.numbering == "UpperAlpha"]
        for head, rows in zip(heads, lists, strict=False):
            last = [page for _, each in walk(rows) for page in pages.get(each.id, ())]
            assert set(last) == set(pages[head.id]), texts_by_element(document)[head.id]
            count += 1
    assert count


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize("paper", ["handout", "answers", "guide"])
def test_no_page_begins_with_the_last_item_of_a_list(name: str, paper: str) -> None:
    document = paper_of(name, paper)
    pages = pages_by_element(document)
    for _, items in walk(document.structure):
        if items.tag is not Tag.LIST or items.numbering == "UpperAlpha" or len(items.children) < 3:
            continue
        begins = [
            min(found)
            for item in items.children
            if (found := [page for _, each in walk(item) for page in pages.get(each.id, ())])
        ]
        assert begins[-1] == begins[-2], texts_by_element(document)


def test_the_first_item_and_the_last_but_one_hold_on_to_the_next() -> None:
    def block(kind: BlockKind) -> Block:
        return Block(kind, (Span("a"),))

    text = tuple(block(BlockKind.PARAGRAPH if sign == "p" else BlockKind.BULLET) for sign in "pbbbbp")

    assert [_holds_next(text, place) for place in range(6)] == [False, True, False, True, False, False]


@pytest.mark.parametrize("name", [name for name in DECKS if "." not in name])
def test_a_situation_and_its_choices_stand_on_one_page_in_large_print(name: str) -> None:
    deck = deck_of(name)
    document = plan_handout(deck, style_of("default").look, locale_for(deck.language), FACTS, large_print=True).document
    pages = pages_by_element(document)
    for _, section in walk(document.structure):
        heads = [child for child in section.children if child.tag is Tag.H3 and child.id in pages]
        rows = [child for child in section.children if child.tag is Tag.LIST and child.numbering == "UpperAlpha"]
        for head, choices in zip(heads, rows, strict=False):
            assert {page for _, each in walk(choices) for page in pages.get(each.id, ())} == set(pages[head.id])


@pytest.mark.parametrize("template", ["default", "gemeente"])
@pytest.mark.parametrize(("paper", "least", "half"), [("handout", 0.49, 1 / 50), ("answers", 0.24, 1 / 5)])
def test_few_pages_are_emptier_than_half_but_the_last(paper: str, least: float, half: float, template: str) -> None:
    """What is torn nowhere, as a question and its answers, may leave a page emptier; hardly any is nearly empty."""
    look = style_of(template).look
    frame = make_grid("A4", look.paper).frame(1)
    filled = [
        (filled_to(page, frame.bottom) - frame.y) / frame.height
        for name in DECKS
        for page in paper_of(name, paper, template).pages[:-1]
    ]
    assert min(filled) >= least
    assert sum(share < 0.5 for share in filled) <= half * len(filled)


def filled_to(page: Page, foot: float) -> float:
    """Where the last text or line to write on ends."""
    ends = [mark.y for mark in page.marks if isinstance(mark, TextMark) and mark.y <= foot + 1]
    ends += [mark.y1 for mark in page.marks if isinstance(mark, RuleMark) and mark.for_hand]
    return max(ends)
