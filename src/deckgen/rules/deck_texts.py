"""The texts of a deck that its author wrote: no rule, but what several rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.dilemma import Dilemma
from deckgen.content.written_texts import texts_in
from deckgen.rich_text import Text


def own_texts(deck: Deck) -> Iterator[Text]:
    """Every text of the deck and its dilemmas; not what is quoted from a source."""
    for item in deck.program:
        match item:
            case FreeSlide() | Agenda() | Break():
                yield item.text
                yield item.notes
            case Cluster():
                yield from (item.text, item.notes)
                for dilemma in item.dilemmas:
                    yield from dilemma_texts(dilemma)


def dilemma_texts(dilemma: Dilemma) -> Iterator[Text]:
    """The texts of one dilemma; not what is quoted from a source."""
    yield from texts_in(dilemma, quoted=False)


def shown_texts(dilemma: Dilemma) -> Iterator[Text]:
    """What of a dilemma participants see, apart from quotations."""
    yield from case_texts(dilemma)
    yield from (passage.text for passage in dilemma.meer_weten if passage.source is None)


def case_texts(dilemma: Dilemma) -> Iterator[Text]:
    """The situation, the choices and what is said of them; not *meer weten*."""
    yield dilemma.question
    for choice in dilemma.choices:
        yield choice.text
        yield choice.feedback
        yield choice.outcome
    yield dilemma.answer
    yield from dilemma.discussion
    yield from dilemma.questions
    for twist in dilemma.twists:
        yield twist.text
        yield twist.ask
