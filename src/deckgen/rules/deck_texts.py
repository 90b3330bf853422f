"""The texts of a deck that its author wrote: no rule, but what several rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckgen.content.dilemma import Dilemma, Passage
from deckgen.problems import Place
from deckgen.rich_text import Block, Text

_WORDLESS = frozenset({str, int, float, bool, bytes, type(None), Place})


def own_texts(value: object) -> Iterator[Text]:
    """Every text below a value, also in a field that is added later; not what is quoted from a source."""
    found: list[Text] = []
    _collect(value, found)
    return iter(found)


def _collect(value: object, found: list[Text]) -> None:
    """Add the texts below a value. A list to fill, as generators within generators take three times as long."""
    if isinstance(value, tuple):
        if value and isinstance(value[0], Block):
            found.append(value)
            return
        items: Iterable[object] = value
    elif isinstance(value, Struct) and not (isinstance(value, Passage) and value.source is not None):
        items = [getattr(value, name) for name in value.__struct_fields__]
    else:
        return
    for item in items:
        if item and type(item) not in _WORDLESS:
            _collect(item, found)


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
