"""Papers of a deck share its texts, measured and broken once: each paper stays what it is when it is made alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from paper_decks import FACTS, make_look
from project_papers import deck_of, locale_for, paper_of, slides_of, style_of

from deckgen.blueprint.pages import Document
from deckgen.planning.advance_widths import paper_family
from deckgen.planning.hyphenation import hyphenator
from deckgen.planning.line_breaking import Line, MeasuredText
from deckgen.planning.paper import plan_answers, plan_cards, plan_guide, plan_handout
from deckgen.planning.paper.last_lines import break_well, ends_in_stub
from deckgen.planning.paper.paper_context import PaperTexts, gather_texts
from deckgen.rich_text import Span

_PAPERS = ("guide", "cards", "answers", "handout")
FAMILY = paper_family(make_look().paper.font)


def texts_of(name: str) -> PaperTexts:
    deck = deck_of(name)
    return gather_texts(deck, style_of("default").look, locale_for(deck.language))


def paper_with(texts: PaperTexts, name: str, paper: str) -> Document:
    deck, look = deck_of(name), style_of("default").look
    locale = locale_for(deck.language)
    match paper:
        case "guide":
            plan = plan_guide(deck, look, locale, FACTS, slides=slides_of(name), texts=texts)
        case "handout":
            plan = plan_handout(deck, look, locale, FACTS, texts=texts)
        case "answers":
            plan = plan_answers(deck, look, locale, FACTS, texts=texts)
        case _:
            plan = plan_cards(deck, look, locale, FACTS, texts=texts)
    return plan.document


@pytest.mark.parametrize("name", ["sociale-media", "reseaux-sociaux"])
def test_a_paper_is_the_same_after_other_papers_as_alone(name: str) -> None:
    texts = texts_of(name)
    for paper in (*_PAPERS, *reversed(_PAPERS)):
        assert paper_with(texts, name, paper) == paper_of(name, paper), paper


def test_a_paper_is_the_same_where_little_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.planning.paper.text_lines._MOST_KEPT", 5)
    assert paper_with(texts_of("opendeurdag"), "opendeurdag", "guide") == paper_of("opendeurdag", "guide")


def test_papers_that_are_set_at_once_are_the_same_as_one_after_the_other() -> None:
    texts = texts_of("opendeurdag")
    slides_of("opendeurdag")
    papers = _PAPERS * 2
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(lambda paper: paper_with(texts, "opendeurdag", paper), papers)
        assert [document == paper_of("opendeurdag", paper) for document, paper in zip(made, papers, strict=True)] == [
            True
        ] * len(papers)


def step_by_step(text: MeasuredText, width: float) -> list[Line]:
    """Lines that end well, by trying each width from the largest on."""
    lines = text.break_lines(10, width)
    for share in [1 - step / 50 for step in range(19)] if ends_in_stub(lines) else ():
        tried = text.break_lines(10, width * share)
        if len(tried) > len(lines):
            break
        if not ends_in_stub(tried):
            return tried
    return lines


@pytest.mark.parametrize("patterns", ["", "nl"])
def test_widths_that_cannot_change_the_lines_are_left_out_and_no_others(patterns: str) -> None:
    words = "Een collega vraagt je om een verantwoordelijkheidsverklaring en je weet niet wat je – eerlijk – antwoordt"
    breaks = hyphenator(patterns) if patterns else None
    text = MeasuredText((Span(words[:40]), Span(words[40:78], bold=True)), FAMILY, hyphenator=breaks)
    widths = [width / 3 for width in range(120, 1200)]
    found = [break_well(text, 10, width) for width in widths]
    assert found == [step_by_step(text, width) for width in widths]
    assert any(ends_in_stub(text.break_lines(10, width)) for width in widths)
