"""One theme has one name: a name that is spelled in two ways makes two themes of it.

Bad::

    - cluster: Werknemer en privépersoon
      dilemmas: [klagende-collega]
    - cluster: De werknemer en privepersoon
      dilemmas: [vriendschapsverzoek]

Good::

    - cluster: Werknemer en privépersoon
      dilemmas: [klagende-collega, vriendschapsverzoek]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from deckgen.content.deck import Agenda, Break, Deck, FreeSlide
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, warning
from deckgen.rich_text import BlockKind

CODE = "cluster-name-drift"
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset("de het een le la les un une l der die das den dem ein eine the a an".split())  # noqa: SIM905


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of a name that differs from an earlier cluster's in accents, marks, capitals or articles only."""
    names: dict[str, str] = {}
    for cluster in deck.clusters:
        key = _fold(cluster.title)
        known = names.setdefault(key, cluster.title)
        if known.casefold() != cluster.title.casefold():  # equal names have a rule of their own
            yield _drift(cluster.title, known, cluster.place)
    for name, place in _other_names(deck) if names else ():
        known = names.get(_fold(name), name)
        if known.casefold() != name.casefold():
            yield _drift(name, known, place)


def _drift(name: str, known: str, place: Place) -> Problem:
    message = tell("“{name}” seems to be the cluster “{known}”, spelled in another way.", name=name, known=known)
    return warning(
        CODE, message, place, tell("Write “{known}” everywhere, or give it quite another name.", known=known)
    )


def _other_names(deck: Deck) -> Iterator[tuple[str, Place]]:
    """Titles of slides, and lines of their lists, that may name a cluster."""
    for item in deck.program:
        if isinstance(item, FreeSlide | Agenda | Break):
            yield item.title, item.place
            for block in item.text:
                if block.kind in {BlockKind.BULLET, BlockKind.NUMBER}:
                    yield block.text, block.place


def _fold(name: str) -> str:
    """A name's words without accents, marks, capitals and articles."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    words = _WORD.findall(plain.casefold())
    return " ".join([word for word in words if word not in _ARTICLES] or words)
