"""Lines on paper as the eye wants them: none too long to follow, no last line of one word, none stretched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from page_text import marks_of, walk
from paper_decks import make_look
from project_papers import DECKS, paper_of

from deckgen.blueprint.pages import Document, TextMark
from deckgen.planning.advance_widths import paper_family
from deckgen.planning.line_breaking import Line, MeasuredText
from deckgen.planning.paper.last_lines import break_well, ends_in_stub
from deckgen.rich_text import Span

_READ = ("P", "H1", "H2", "H3", "LBody")  # names in a narrow side column are no paragraphs
_PAPERS = ("handout", "answers", "guide")
FAMILY = paper_family(make_look().paper.font)


def paragraphs(document: Document) -> Iterator[list[str]]:
    """Each paragraph as its lines; marks at one height are one line."""
    tags = {element.id: element.tag.value for _, element in walk(document.structure)}
    marks = [(page, mark) for page, mark in marks_of(document) if tags.get(mark.element or -1) in _READ]
    for _, group in groupby(marks, key=lambda each: each[1].element):
        lines = groupby(group, key=lambda each: (each[0], round(each[1].y)))
        yield ["".join(text_of(mark) for _, mark in line) for _, line in lines]


def text_of(mark: TextMark) -> str:
    return "".join(run.text for run in mark.runs)


@pytest.mark.parametrize("paper", _PAPERS)
@pytest.mark.parametrize("deck", DECKS)
def test_no_line_is_longer_than_80_characters(deck: str, paper: str) -> None:
    assert [line for lines in paragraphs(paper_of(deck, paper)) for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("paper", _PAPERS)
def test_of_a_hundred_paragraphs_fewer_than_two_end_in_a_single_word(paper: str) -> None:
    found = [lines for deck in DECKS for lines in paragraphs(paper_of(deck, paper))]
    long = [lines for lines in found if len(lines) > 1 and len(" ".join(lines).split()) > 3]  # shorter ones are names
    alone = [lines for lines in long if len(lines[-1].replace("\u00a0", " ").split()) < 2]

    assert len(long) > 100
    assert len(alone) < 0.02 * len(long), alone


@pytest.mark.parametrize("paper", _PAPERS)
@pytest.mark.parametrize("deck", DECKS)
def test_no_line_is_stretched(deck: str, paper: str) -> None:
    """A run is as wide as its letters: what is set ragged has no other space."""
    for _, mark in marks_of(paper_of(deck, paper)):
        for run in mark.runs:
            face = FAMILY.face(bold="bold" in run.face.value, italic="italic" in run.face.value)
            assert run.width <= face.width(run.text) * run.size + 0.2, run.text


def lines_of(text: str, width: float) -> list[Line]:
    return break_well(MeasuredText((Span(text),), FAMILY), 10, width)


def test_a_last_word_gets_company_and_no_line_more() -> None:
    words = "Een collega vraagt je om een kleine gunst en je weet niet wat je moet antwoorden"
    measured = MeasuredText((Span(words),), FAMILY)
    widths = [width / 2 for width in range(200, 700)]
    stubs = [width for width in widths if ends_in_stub(measured.break_lines(10, width))]

    assert stubs
    for width in stubs:
        settled = lines_of(words, width)
        assert not ends_in_stub(settled)
        assert len(settled) == len(measured.break_lines(10, width))


def test_an_address_is_not_parted_to_be_read() -> None:
    address = "https://" + "een-heel-lang-adres/" * 5
    assert len(lines_of(address, 2000)) == 1


def test_a_line_that_its_author_ended_stays_as_it_is() -> None:
    assert [line.text for line in lines_of("Met vriendelijke groet,\nEls", 400)] == ["Met vriendelijke groet,", "Els"]
