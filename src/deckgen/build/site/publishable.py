"""What of a deck may be published: no notes, and no words of a source that is for internal use."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

INTERNAL = "internal"


def make_publishable(deck: Deck) -> Deck:
    """The deck as if it were public, without quotations of internal sources."""
    program = tuple(
        replace(item, dilemmas=tuple(_without_internal(dilemma) for dilemma in item.dilemmas))
        if isinstance(item, Cluster)
        else item
        for item in deck.program
    )
    return replace(deck, program=program, public=True)


def _without_internal(dilemma: Dilemma) -> Dilemma:
    kept = tuple(each for each in dilemma.meer_weten if each.source is None or each.source.usage != INTERNAL)
    return dilemma if len(kept) == len(dilemma.meer_weten) else replace(dilemma, meer_weten=kept)


def find_internal(deck: Deck) -> Iterator[Problem]:
    """A warning for each quotation that is left out."""
    for dilemma in deck.dilemmas:
        for passage in dilemma.meer_weten:
            if passage.source is not None and passage.source.usage == INTERNAL:
                message = tell("`{id}` is for internal use: its words are not published.", id=passage.source.id)
                hint = tell("Quote a public source, if readers of the site should have them.")
                yield warning("internal-left-out", message, passage.place, hint)
