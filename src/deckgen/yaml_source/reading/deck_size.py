"""Reports a deck whose texts together are more than can be built."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.rich_text import Text
from deckgen.yaml_source.syntax.bounds import MAX_DECK_CHARACTERS


def check_size(deck: Deck) -> Iterator[Problem]:
    """Count what terms, aliases and quotations made of a small file.

    Why at the end: a text is bounded when it is read, and so is their number; only the product is left.
    """
    total = sum(len(span.text) for text in _texts(deck) for block in text for span in block.spans)
    if total > MAX_DECK_CHARACTERS:
        message = tell(
            "The texts of this deck have {total:,} characters together; at most {max_deck_characters:,} can be set.",
            total=total,
            max_deck_characters=MAX_DECK_CHARACTERS,
        )
        yield error("deck-too-large", message, deck.place, tell("Divide it into several decks."))


def _texts(deck: Deck) -> Iterator[Text]:
    for item in deck.program:
        if isinstance(item, Cluster):
            for dilemma in item.dilemmas:
                yield from _texts_of(dilemma)
        else:
            yield from (item.text, item.notes)


def _texts_of(dilemma: Dilemma) -> Iterator[Text]:
    yield from (dilemma.question, dilemma.short, dilemma.answer, *dilemma.discussion)
    for choice in dilemma.choices:
        yield from (choice.text, choice.feedback)
    yield from (passage.text for passage in dilemma.meer_weten)
    said = dilemma.facilitation
    yield from (said.aim, said.introduction, said.debrief, said.notes, *said.prompts, *said.pitfalls)
