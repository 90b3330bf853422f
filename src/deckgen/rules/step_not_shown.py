"""What happens in a dilemma is shown: its twists and outcomes need their step in the sequence.

Bad::

    sequence: [question, choice]
    program:
    - cluster: At the desk
      dilemmas:
      - id: cake
        question: Do you accept it?
        choices: [{text: Yes., outcome: Two cakes the next day.}, {text: No.}]

Good::

    sequence: [question, choice, outcome]
    program:
    - cluster: At the desk
      dilemmas:
      - id: cake
        question: Do you accept it?
        choices: [{text: Yes., outcome: Two cakes the next day.}, {text: No.}]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck, Step
from deckgen.content.dilemma import Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, warning

CODE = "step-not-shown"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of new facts and outcomes that no slide shows."""
    for cluster in deck.clusters:
        for dilemma in cluster.dilemmas:
            steps = deck.sequence_of(cluster, dilemma)
            for step, place in _find_told(dilemma):
                if step not in steps:
                    message = tell(
                        "`{name}` has something for the step `{step}`, which is not shown.",
                        name=dilemma.id,
                        step=step.value,
                    )
                    yield warning(CODE, message, place, tell("Add `{step}` to `sequence`.", step=step.value))


def _find_told(dilemma: Dilemma) -> Iterator[tuple[Step, Place]]:
    if dilemma.twists:
        yield Step.TWIST, dilemma.twists[0].place
    told = [choice for choice in dilemma.choices if choice.outcome]
    if told:
        yield Step.OUTCOME, told[0].place
