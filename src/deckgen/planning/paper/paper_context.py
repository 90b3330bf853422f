"""What all parts of one paper share: the deck, its words, its look, and the grid and styles made from them."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.content.paper_words import PaperWords
from deckgen.planning.advance_widths import paper_family
from deckgen.planning.paper.known_secrets import KnownSecrets
from deckgen.planning.paper.page_grid import PageGrid, make_grid
from deckgen.planning.paper.paper_colours import PaperColours, choose_paper_colours
from deckgen.planning.paper.text_lines import LineBreaker
from deckgen.planning.paper.text_styles import PaperStyles, make_styles
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.scenes import Storyboard


class PaperTexts(Struct, frozen=True):
    """What all papers of a deck share: what it says, told once, and its texts, each measured and broken once."""

    board: Storyboard
    breaker: LineBreaker
    secrets: KnownSecrets


def gather_texts(deck: Deck, look: Look, locale: Locale) -> PaperTexts:
    """The texts of a deck in the typeface of its papers."""
    return PaperTexts(make_storyboard(deck, locale), LineBreaker(paper_family(look.paper.font)), KnownSecrets())


class PaperContext(Struct, frozen=True):
    """The givens of a paper. `kind` is its name in the deck's language.

    `beside` is the same for the second language of a paper in two: its deck, its words, its column.
    """

    deck: Deck
    look: Look
    locale: Locale
    facts: DocumentFacts
    kind: str
    grid: PageGrid
    colours: PaperColours
    styles: PaperStyles
    breaker: LineBreaker
    board: Storyboard
    secrets: KnownSecrets
    beside: PaperContext | None = None

    @property
    def words(self) -> PaperWords:
        """The words on papers."""
        return self.locale.paper


def make_context(
    deck: Deck,
    look: Look,
    locale: Locale,
    facts: DocumentFacts,
    kind: str,
    *,
    paper: str = "A4",
    large_print: bool = False,
    standing: bool = False,
    texts: PaperTexts | None = None,
) -> PaperContext:
    """Choose grid, colours and styles for a paper; `standing` is for who leads with it in the hand.

    `texts` are what another paper of the same deck was set from.
    """
    texts = texts or gather_texts(deck, look, locale)
    colours = choose_paper_colours(look.colours)
    styles = make_styles(colours, large=large_print, compact=paper == "A5", standing=standing)
    return PaperContext(
        deck=deck,
        look=look,
        locale=locale,
        facts=facts,
        kind=kind,
        grid=make_grid(paper, look.paper, large=large_print, standing=standing, foot_leading=styles.furniture.leading),
        colours=colours,
        styles=styles,
        breaker=texts.breaker,
        board=texts.board,
        secrets=texts.secrets,
    )
