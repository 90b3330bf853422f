"""A list that is quoted in part says so: without `[…]` readers take its items for all there are.

Bad::

    - cluster: Media
      dilemmas:
      - id: grens
        question: Mag dit?
        meer_weten:
        - quote: gedragscode
          text: |
            De grens ligt hier:

            - je spreekt in eigen naam;

Good::

    - cluster: Media
      dilemmas:
      - id: grens
        question: Mag dit?
        meer_weten:
        - quote: gedragscode
          text: |
            De grens ligt hier:

            - je spreekt in eigen naam; […]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Block, BlockKind, plain
from deckgen.wording.folding import wording_key
from deckgen.wording.sentences import LEFT_OUT

CODE = "silent-elision"
_ITEMS = {BlockKind.BULLET, BlockKind.NUMBER}
_MANY = 2


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of a passage that takes several items of a list, or what leads up to it, and leaves out others."""
    for dilemma in deck.dilemmas:
        for passage in dilemma.meer_weten:
            if passage.source is not None and not passage.whole_section:
                yield from _check_passage(passage, passage.source)


def _check_passage(passage: Passage, source: Source) -> Iterator[Problem]:
    pieces = LEFT_OUT.split(plain(passage.text))
    quoted = wording_key(" ".join(pieces))
    open_start = len(pieces) > 1 and not wording_key(pieces[0])
    open_end = len(pieces) > 1 and not wording_key(pieces[-1])
    for section in source.sections:
        for lead, items in _lists(section.text):
            keys = [wording_key(item.text) for item in items]
            found = [key for key in keys if key in quoted]
            begun = lead is not None and wording_key(lead.text) in quoted
            if not found or not (begun or len(found) >= _MANY):
                continue
            cut_start = found[0] != keys[0] and quoted.startswith(found[0]) and not open_start
            cut_end = found[-1] != keys[-1] and quoted.endswith(found[-1]) and not open_end
            if cut_start or cut_end:
                left_out = items[-1] if cut_end else items[0]
                message = tell(
                    "The list in `{id}` has {count} items; {count_2} of them stand here.",
                    id=source.id,
                    count=len(items),
                    count_2=len(found),
                )
                hint = tell("Write `[…]` where items are left out, such as “{text}”.", text=left_out.text)
                yield warning(CODE, message, passage.place, hint)


def _lists(text: Sequence[Block]) -> Iterator[tuple[Block | None, list[Block]]]:
    """The lists of a section with the paragraph that leads up to each."""
    lead: Block | None = None
    for is_list, blocks in groupby(text, lambda block: block.kind in _ITEMS):
        run = list(blocks)
        if is_list:
            yield lead, run
        else:
            lead = run[-1] if run[-1].text.rstrip().endswith(":") else None
