"""Plans A6 cards: a dilemma card for each dilemma (front, then back), then voting cards. No verdicts.

Pages alternate front and back, each as large as a trimmed card; what reaches the edge is marked as bleeding.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.pages import Destination, Document, OutlineEntry, Page
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.dilemma import LETTERS
from deckgen.content.locale import Locale
from deckgen.planning.paper.bookmarks import group_bookmarks
from deckgen.planning.paper.card_faces import CardFace, CardMaker
from deckgen.planning.paper.numbering import NumberedDilemma, number_dilemmas
from deckgen.planning.paper.paper_context import make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.reading_order import order_pages
from deckgen.planning.paper.secrets import secrets_of_questions
from deckgen.problems import Problem, in_order


def plan_cards(deck: Deck, look: Look, locale: Locale, facts: DocumentFacts, *, large_print: bool = False) -> PaperPlan:
    """Plan the cards, a page a side."""
    context = make_context(deck, look, locale, facts, locale.paper.cards, paper="A6")
    maker = CardMaker(context, large_print=large_print)
    faces: list[CardFace] = []
    outline: list[OutlineEntry] = []
    for numbered in _list_as_set(deck):
        front, back = maker.make_dilemma_card(numbered)
        if numbered.number == 1:
            theme = numbered.cluster
            words = f"{theme.number} {theme.cluster.title}"
            outline.append(OutlineEntry(words, 0, len(faces), 0, str(theme.number)))
        outline.append(OutlineEntry(front.title, 1, len(faces), 0, numbered.key))
        faces += (front, back)
    for letter in voting_letters(deck):
        front, back = maker.make_voting_card(letter)
        outline.append(OutlineEntry(front.title, 0, len(faces), 0))
        faces += (front, back)
    structure = maker.manuscript.structure.build()
    document = Document(
        facts=facts,
        pages=order_pages((Page(context.grid.width, context.grid.height, face.marks) for face in faces), structure),
        structure=structure,
        outline=group_bookmarks(outline),
        destinations=tuple(Destination(f"card-{page + 1}", page, 0) for page, face in enumerate(faces) if face.title),
        secrets=secrets_of_questions(deck, locale),
    )
    return PaperPlan(document, in_order(maker.manuscript.problems))


def check_cards(
    deck: Deck, look: Look, locale: Locale, facts: DocumentFacts, *, large_print: bool = False
) -> tuple[Problem, ...]:
    """The problems of cards, where the font has all characters: only cards that may be too long are set."""
    context = make_context(deck, look, locale, facts, locale.paper.cards, paper="A6")
    maker = CardMaker(context, large_print=large_print)
    for numbered in _list_as_set(deck):
        if maker.may_be_too_long(numbered):
            maker.make_dilemma_card(numbered)
    return in_order(maker.manuscript.problems)


def _list_as_set(deck: Deck) -> Iterator[NumberedDilemma]:
    """The dilemmas in the words that cards are set in, which are the ones to measure too."""
    return (replace(numbered, dilemma=numbered.as_set) for numbered in number_dilemmas(deck))


def voting_letters(deck: Deck) -> str:
    """All letters, so that one set serves every deck; none where dilemmas leave nothing to choose."""
    return LETTERS if not deck.dilemmas or any(dilemma.choices for dilemma in deck.dilemmas) else ""
