"""The texts of a deck that its author wrote: no rule, but what several rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.content.dilemma import Dilemma, Passage
from deckgen.problems import Place
from deckgen.rich_text import Block, Text


def own_texts(value: object) -> Iterator[Text]:
    """Every text below a value, also in a field that is added later; not what is quoted from a source."""
    if isinstance(value, Passage) and value.source is not None:
        return
    if isinstance(value, tuple) and not isinstance(value, Place):
        if value and isinstance(value[0], Block):
            yield value
        else:
            for item in value:
                yield from own_texts(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from own_texts(getattr(value, name))


def shown_texts(dilemma: Dilemma) -> Iterator[Text]:
    """What of a dilemma participants see, apart from quotations."""
    yield from case_texts(dilemma)
    yield from (passage.text for passage in dilemma.meer_weten if passage.source is None)


def case_texts(dilemma: Dilemma) -> Iterator[Text]:
    """The situation, the choices and what is said of them; not *meer weten*."""
    yield dilemma.question
    for choice in dilemma.choices:
        yield choice.text
        yield choice.feedback
        yield choice.outcome
    yield dilemma.answer
    yield from dilemma.discussion
    yield from dilemma.questions
    for twist in dilemma.twists:
        yield twist.text
        yield twist.ask
