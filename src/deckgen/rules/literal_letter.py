"""A choice is named by its id: a letter that is written out is wrong as soon as the choices change places.

Bad::

    choices:
    - id: zwijgen
      text: Je zwijgt.
    - id: melden
      text: Je meldt het.
      feedback: Je collega heeft dit liever dan optie A.

Good::

    choices:
    - id: zwijgen
      text: Je zwijgt.
    - id: melden
      text: Je meldt het.
      feedback: Je collega heeft dit liever dan optie {{ choice:zwijgen }}.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "literal-letter"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of each letter that the author wrote behind a word such as `keuze`."""
    for dilemma in deck.dilemmas:
        names = {choice.letter: choice.id for choice in dilemma.choices}
        for mention in dilemma.letter_mentions:
            message = tell(
                "“{words}” names a choice by its letter, which changes when the choices do.", words=mention.words
            )
            name = names.get(mention.letter, "")
            hint = (
                tell("Write `{{ choice:{name} }}` for the letter.", name=name)
                if name
                else tell("No choice has this letter.")
            )
            yield warning(CODE, message, mention.place, hint)
