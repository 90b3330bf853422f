"""Two choices of a dilemma may not say the same.

Bad::

    choices:
    - text: Je spreekt je collega aan.
    - text: Je spreekt je collega aan.

Good::

    choices:
    - text: Je spreekt je collega aan.
    - text: Je meldt het aan je leidinggevende.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.rich_text import plain

CODE = "equal-choices"


def check(deck: Deck) -> Iterator[Problem]:
    """Report a choice whose words, apart from capitals and the last mark, are those of an earlier one."""
    for dilemma in deck.dilemmas:
        letters: dict[str, str] = {}
        for choice in dilemma.choices:
            words = " ".join(plain(choice.text).casefold().split()).rstrip(".!?…")
            if any(map(str.isalnum, words)) and words in letters:
                message = tell(
                    "Choice {letter} says the same as choice {value}.", letter=choice.letter, value=letters[words]
                )
                yield error(CODE, message, choice.place, tell("Change or remove one of the two."))
            letters.setdefault(words, choice.letter)
