"""Reports a deck whose texts together are more than can be built."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.author_texts import author_texts
from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.syntax.bounds import MAX_DECK_CHARACTERS


def check_size(deck: Deck) -> Iterator[Problem]:
    """Count what terms, aliases and quotations made of a small file.

    Why at the end: a text is bounded when it is read, and so is their number; only the product is left.
    """
    total = sum(len(found.text) for found in author_texts(deck.program))
    if total > MAX_DECK_CHARACTERS:
        message = tell(
            "The texts of this deck have {total:,} characters together; at most {max_deck_characters:,} can be set.",
            total=total,
            max_deck_characters=MAX_DECK_CHARACTERS,
        )
        yield error("deck-too-large", message, deck.place, tell("Divide it into several decks."))
