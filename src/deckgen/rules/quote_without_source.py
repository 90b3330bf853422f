"""Somebody else's words have a source, so that they can be checked and found again.

Bad::

    - cluster: Media
      dilemmas:
      - id: grens
        question: Mag dit?
        meer_weten: >-
          De handreiking zegt: “Je mag als burger gerust een mening hebben over wat er in je gemeente gebeurt, zolang je
          niet in naam van je dienst spreekt.”

Good::

    - cluster: Media
      dilemmas:
      - id: grens
        question: Mag dit?
        meer_weten:
        - quote: handreiking
          text: >-
            Je mag als burger gerust een mening hebben over wat er in je gemeente gebeurt, zolang je niet in naam van je
            dienst spreekt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Block

CODE = "quote-without-source"
_LONG = 15  # words
_QUOTED = re.compile('“([^”“„]+)[”“]|„([^”“„]+)[”“]|«([^«»]+)»|»([^«»]+)«|"([^"]+)"')


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of a long quotation in the author's own text of *meer weten*."""
    for dilemma in deck.dilemmas:
        for passage in dilemma.meer_weten:
            if passage.source is None:
                for block in passage.text:
                    yield from _check_block(block)


def _check_block(block: Block) -> Iterator[Problem]:
    quotations = [block.text] if block.quoted else [found.group() for found in _QUOTED.finditer(block.text)]
    for quotation in quotations:
        count = len(quotation.split())
        if count > _LONG:
            message = tell("A quotation of {count} words names no source that can be checked.", count=count)
            hint = tell("Put the document in `sources/` and write `- quote: its-name` with `text: …`.")
            yield warning(CODE, message, block.place, hint)
            return
