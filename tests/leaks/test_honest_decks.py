"""The guard stops no honest deck, and misses no secret of any length in any place."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from msgspec import structs
from page_composer import Composer, Words, png
from paper_decks import FACTS, answer_deck, words_of
from participants_papers import ANSWERS, LOOK, QUESTIONS, draw, leaks
from random_decks import LOGO, HonestDeck

from deckgen.blueprint.pages import Face, OutlineEntry, PageRun, Tag, TextMark
from deckgen.blueprint.secrets import Secret
from deckgen.content.deck import Deck
from deckgen.planning.paper.paper_context import make_context
from deckgen.planning.paper.secrets import AFTER, BEFORE, find_secrets
from deckgen.render.pdf.leak_guard import find_leaks
from deckgen.render.pdf.screen_writer import render_document

HOUSE = structs.replace(LOOK, logo=LOGO)


# Seeds beyond the first: a slide's name between heading and text, questions below choices, a word alone on a line.
@pytest.mark.parametrize("seed", [*range(12), 518, 601, 625, 977])
def test_an_honest_deck_is_never_stopped(seed: int) -> None:
    deck = HonestDeck(seed).deck
    for kind, plan in {**QUESTIONS, **ANSWERS}.items():
        document = plan(deck, HOUSE)
        assert leaks(draw(document), document) == [], kind


@pytest.mark.nightly
@pytest.mark.parametrize("first", range(12, 1024, 22))
def test_a_thousand_honest_decks_are_never_stopped(first: int) -> None:
    for seed in range(first, first + 22):
        test_an_honest_deck_is_never_stopped(seed)


def _paragraph(paper: Composer, words: str) -> None:
    paper.paragraph(Words(words))


def _item(paper: Composer, words: str) -> None:
    paper.bullets([[Words("Iets anders")], [Words(words)]])


def _hyphenated(paper: Composer, words: str) -> None:
    middle = len(words) // 2
    broken = f"{words[:middle]}\u00ad{words[middle:]}"
    paper.text([Words(broken)], paper.node(Tag.PARAGRAPH, paper.root), width=90)


def _in_capitals(paper: Composer, words: str) -> None:
    paper.paragraph(*(Words(word + "\u00a0", Face.BOLD) for word in words.upper().split()))


def _alternative_text(paper: Composer, words: str) -> None:
    paper.picture(words, png(), "png")


def _bookmark(paper: Composer, words: str) -> None:
    paper.outline.append(OutlineEntry(words, 0, 0, 0))


def _property(paper: Composer, words: str) -> None:
    paper.facts = structs.replace(paper.facts, subject=words)


def _running_head(paper: Composer, words: str) -> None:
    paper.draw(TextMark(20, (PageRun(words, 50, 300, Face.REGULAR, 9, "FFFFFF"),), None, "none"))


def _within(paper: Composer, words: str) -> None:
    paper.paragraph(Words(f"Men zegt {words} en zwijgt."))


PLACES: dict[str, Callable[[Composer, str], None]] = {
    place.__name__: place
    for place in (
        *(_paragraph, _item, _hyphenated, _in_capitals),
        *(_alternative_text, _bookmark, _property, _running_head, _within),
    )
}


def _secrets(deck: Deck) -> list[Secret]:
    context = make_context(deck, HOUSE, words_of(), FACTS, "Hand-out")
    return [secret for audiences in (BEFORE, AFTER) for secret in find_secrets(context, audiences)]


def _plant(secret: Secret, place: Callable[[Composer, str], None]) -> bytes:
    paper = Composer()
    paper.heading("Vraag 1")
    paper.paragraph(Words("Iets wat iedereen mag lezen."))
    place(paper, secret.text)
    return render_document(paper.document())


def _try(random: Random, secrets: list[Secret]) -> None:
    secret = random.choice(secrets)
    places = [place for name, place in PLACES.items() if not (secret.alone and name == "_within")]
    place = random.choice(places)
    found = find_leaks(_plant(secret, place), secrets)
    assert secret in [leak.secret for leak in found], (secret, place.__name__)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_planted_secret_is_found(place: Callable[[Composer, str], None]) -> None:
    secrets = [secret for secret in _secrets(answer_deck()) if not (secret.alone and place is _within)]
    for secret in secrets[::9]:
        assert secret in [leak.secret for leak in find_leaks(_plant(secret, place), secrets)], secret.text


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(20))
def test_a_thousand_planted_secrets_are_found(seed: int) -> None:
    random, secrets = Random(seed), _secrets(HonestDeck(1000 + seed).deck)
    for _ in range(50):
        _try(random, secrets)
