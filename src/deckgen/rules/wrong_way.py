"""The way on from a choice leads to another dilemma of the deck, and every way ends somewhere.

Bad::

    - id: one
      question: Do you tell it?
      choices: [{text: Tell it., next: one}, {text: Wait., next: one}]

Good::

    - id: one
      question: Do you tell it?
      choices: [{text: Tell it., next: two}, {text: Wait.}]
    - id: two
      question: And now?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Choice, Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "wrong-way"
_CURE = tell("Write the `id` of another dilemma of this deck, or remove `next`.")


def check(deck: Deck) -> Iterator[Problem]:
    """Report ways that lead nowhere, to where they begin, or round without an end."""
    if not any(choice.leads_to for dilemma in deck.dilemmas for choice in dilemma.choices):
        return
    known = {dilemma.id: dilemma for dilemma in deck.dilemmas}
    ends = _find_those_that_end(tuple(known.values()))
    for dilemma in known.values():
        leading = [choice for choice in dilemma.choices if choice.leads_to]
        for choice in leading:
            yield from _check_way(dilemma, choice, known)
        if leading and dilemma.id not in ends and all(choice.leads_to in known for choice in leading):
            message = tell("From `{name}` every way goes round without an end.", name=dilemma.id)
            hint = tell("Let a choice on the way have no `next`, or lead to a dilemma that ends.")
            if not any(choice.leads_to == dilemma.id for choice in leading):
                yield error(CODE, message, leading[0].leads_to_place, hint)


def _check_way(dilemma: Dilemma, choice: Choice, known: dict[str, Dilemma]) -> Iterator[Problem]:
    if choice.leads_to == dilemma.id:
        message = tell("This choice of `{name}` leads back to `{name}` itself.", name=dilemma.id)
        yield error(CODE, message, choice.leads_to_place, _CURE)
    elif choice.leads_to not in known:
        message = tell("This choice leads to `{name}`, which is no dilemma of this deck.", name=choice.leads_to)
        yield error(CODE, message, choice.leads_to_place, _CURE)


def _find_those_that_end(dilemmas: Sequence[Dilemma]) -> set[str]:
    """The dilemmas from which some way comes to an end."""
    ends = {each.id for each in dilemmas if not each.choices or any(not choice.leads_to for choice in each.choices)}
    grew = True
    while grew:
        more = {each.id for each in dilemmas if each.id not in ends and any(c.leads_to in ends for c in each.choices)}
        ends |= more
        grew = bool(more)
    return ends
