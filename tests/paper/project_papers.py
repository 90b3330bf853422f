"""The papers of the project's own decks, planned, in any house style that comes with deckgen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from paper_decks import FACTS

from deckgen.blueprint.pages import Document
from deckgen.blueprint.slides import SlideDeck
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.planning.paper import plan_answers, plan_cards, plan_guide, plan_handout
from deckgen.planning.slides import plan_slides
from deckgen.problems import Place
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.reading.locales import read_locale
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.reading.templates import TemplateReader

ROOT = Path(__file__).parents[2]
DECKS = tuple(sorted(path.stem for path in (ROOT / "decks").glob("*.yaml")))
TEMPLATES = tuple(sorted(path.parent.name for path in (ROOT / "templates").glob("*/template.yaml")))
PAPERS = ("handout", "answers", "guide", "cards")


@cache
def style_of(name: str) -> PreparedTemplate:
    reading = Reading(ROOT / "decks")
    template = TemplateReader(reading).read(name, Place("proef"))
    assert template is not None
    return prepare(template)


@cache
def deck_of(name: str) -> Deck:
    """A deck; `name.fr` is the deck `name` in French."""
    stem, _, language = name.partition(".")
    deck = read_deck(ROOT / "decks" / f"{stem}.yaml", language=language).deck
    assert deck is not None
    return deck


@cache
def locale_for(language: str) -> Locale:
    return read_locale(language)


@cache
def slides_of(name: str, template: str = "default") -> SlideDeck:
    deck = deck_of(name)
    return plan_slides(deck, style_of(template).look, locale_for(deck.language)).deck


@cache
def paper_of(name: str, paper: str, template: str = "default") -> Document:
    deck, look = deck_of(name), style_of(template).look
    locale = locale_for(deck.language)
    if paper == "guide":
        return plan_guide(deck, look, locale, FACTS, slides=slides_of(name, template)).document
    plan = {"handout": plan_handout, "answers": plan_answers, "cards": plan_cards}[paper]
    return plan(deck, look, locale, FACTS).document
