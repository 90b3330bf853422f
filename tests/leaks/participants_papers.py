"""The papers that participants get of a deck, planned and drawn, each with what it must not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from paper_decks import FACTS, make_look, words_of

from deckgen.blueprint.look import Look
from deckgen.blueprint.pages import Document
from deckgen.blueprint.secrets import letters_of
from deckgen.content.deck import Deck
from deckgen.planning.paper import plan_answers, plan_cards, plan_handout
from deckgen.planning.paper.bilingual.plan import plan_bilingual_handout
from deckgen.planning.paper.slide_papers import plan_slides_handout
from deckgen.planning.slides import plan_slides
from deckgen.render.pdf.leak_guard import find_leaks
from deckgen.render.pdf.screen_writer import render_document
from deckgen.render.pdf.text_reading import read_texts
from deckgen.yaml_source import read_deck

LOOK = make_look()
SOURCE = """---
title: Gedragscode
publisher: Bureau Voorbeeld
version: "2026"
---

# {section}

Wees eerlijk over wat je krijgt.
"""
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000"
    "000049454e44ae426082"
)


def _bilingual(deck: Deck, look: Look) -> Document:
    return plan_bilingual_handout((deck, words_of("nl")), (deck, words_of("fr")), look, FACTS).document


def _slides_handout(deck: Deck, look: Look) -> Document:
    slides = plan_slides(deck, look, words_of()).deck
    return plan_slides_handout(deck, look, words_of(), FACTS, slides=slides).document


QUESTIONS: Mapping[str, Callable[[Deck, Look], Document]] = {
    "handout": lambda deck, look: plan_handout(deck, look, words_of(), FACTS).document,
    "cards": lambda deck, look: plan_cards(deck, look, words_of(), FACTS).document,
    "slides handout": _slides_handout,
    "two languages": _bilingual,
}
ANSWERS: Mapping[str, Callable[[Deck, Look], Document]] = {
    "answers": lambda deck, look: plan_answers(deck, look, words_of(), FACTS).document
}


def read(folder: Path, written: str, *, section: str = "Loyaliteit") -> Deck:
    """A deck from its YAML, with a source and a picture beside it; without problems."""
    for name in ("media", "sources"):
        (folder / "decks" / name).mkdir(parents=True, exist_ok=True)
    (folder / "decks/media/punt.png").write_bytes(DOT)
    (folder / "decks/sources/code.md").write_text(SOURCE.format(section=section), "utf-8")
    path = folder / "decks/proef.yaml"
    path.write_text(written, "utf-8")
    result = read_deck(path)
    assert result.deck is not None, result.problems
    return result.deck


def draw(document: Document) -> bytes:
    return render_document(document)


def says(data: bytes, word: str) -> bool:
    """Whether a file says a word anywhere, whatever stands around it."""
    return any(letters_of(word) in letters_of(text.text) for text in read_texts(data))


def leaks(data: bytes, document: Document) -> list[str]:
    return [leak.secret.text for leak in find_leaks(data, document.secrets)]
