"""A dilemma whose every choice is judged wrong or to be avoided leaves participants without a way to act.

It needs a choice that can be made, or an `answer` that says what to do instead.

Bad::

    choices:
    - {text: Niets, verdict: wrong}
    - {text: Alles delen, verdict: wrong}

Good::

    choices:
    - {text: Niets, verdict: wrong}
    - {text: Je collega aanspreken, verdict: best}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.verdict import Verdict
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "no-good-choice"
_CLOSED = frozenset({Verdict.WRONG, Verdict.AVOID})


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of dilemmas that end in a dead end."""
    for dilemma in deck.dilemmas:
        if dilemma.kind is DilemmaKind.FACT:
            yield from _check_fact(dilemma)
        elif dilemma.choices and not dilemma.answer and all(choice.verdict in _CLOSED for choice in dilemma.choices):
            message = tell("Every choice of `{id}` is judged wrong or to be avoided.", id=dilemma.id)
            hint = tell("Add a choice that can be made, or say in `answer` what to do instead.")
            yield warning(CODE, message, dilemma.choices[0].place, hint)


def _check_fact(dilemma: Dilemma) -> Iterator[Problem]:
    """A fact of which nothing is right has no answer."""
    if dilemma.choices and not any(choice.verdict is Verdict.RIGHT for choice in dilemma.choices):
        message = tell("No choice of `{name}` is right.", name=dilemma.id)
        yield warning(CODE, message, dilemma.choices[0].place, tell("Write `verdict: right` where it belongs."))
