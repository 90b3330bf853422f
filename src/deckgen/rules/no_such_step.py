"""Minutes for a step that the deck does not show count for nothing.

Bad::

    sequence: [question, choice]
    session: {minutes_per_step: {answer: 5}}

Good::

    sequence: [question, choice, answer]
    session: {minutes_per_step: {answer: 5}}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "no-such-step"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of minutes for steps outside the sequence."""
    if deck.session is None:
        return
    own = (*(cluster.sequence for cluster in deck.clusters), *(dilemma.sequence for dilemma in deck.dilemmas))
    shown = {step.value for sequence in (deck.sequence, *own) for step in sequence}
    for step in deck.session.minutes_per_step:
        if step not in shown:
            message = tell("`minutes_per_step` counts the step `{step}`, which this deck does not show.", step=step)
            yield warning(
                CODE,
                message,
                deck.session.places.get("minutes_per_step", deck.session.place),
                tell("Add the step to `sequence`, or remove its minutes."),
            )
