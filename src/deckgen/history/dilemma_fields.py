"""A dilemma's fields as plain strings under the paths that authors know, ready to be compared."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from msgspec import Struct

from deckgen.content.dilemma import Choice, Dilemma, Facilitation, Passage
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.history.written_text import write_text
from deckgen.history.written_value import write_fields, write_items
from deckgen.rich_text import Text

_USUAL_KINDS = frozenset({DilemmaKind.CHOICE, DilemmaKind.OPEN})  # the one with choices, the other without


class Fields(Struct, frozen=True):
    """Fields with one value, and lists whose items have no name of their own. What is empty is not there."""

    single: dict[str, str]
    lists: dict[str, tuple[str, ...]]


def dilemma_fields(dilemma: Dilemma) -> Fields:
    """Everything but the choices."""
    single = {
        "title": dilemma.title,
        "question": write_text(dilemma.question),
        "short": write_text(dilemma.short),
        "answer": write_text(dilemma.answer),
        "reviewed.by": dilemma.reviewed.by,
        "reviewed.on": dilemma.reviewed.on,
        "priority": str(dilemma.priority or ""),
        "kind": "" if dilemma.kind in _USUAL_KINDS else dilemma.kind.value,
        "order": ", ".join(dilemma.order),
        "sequence": ", ".join(step.value for step in dilemma.sequence),
    }
    lists = {
        "discussion": _texts(dilemma.discussion),
        "values": dilemma.values,
        "meer_weten": tuple(_passage(passage) for passage in dilemma.meer_weten),
        "tags": dilemma.tags,
    }
    folder = posixpath.dirname(dilemma.place.file)
    single |= write_fields("labels", dilemma.labels)
    single |= write_fields("scale", dilemma.scale) | write_fields("image", dilemma.picture, folder)
    single |= write_fields("video", dilemma.video, folder)
    lists |= {
        "questions": _texts(dilemma.questions),
        "roles": write_items(dilemma.roles),
        "twists": write_items(dilemma.twists),
        "session.method": write_items(dilemma.method),
    }
    trainer = facilitator_fields(dilemma.facilitation)
    return Fields(
        _filled(single) | trainer.single, {name: items for name, items in lists.items() if items} | trainer.lists
    )


def facilitator_fields(facilitation: Facilitation) -> Fields:
    """What only the trainer reads."""
    single = {
        "facilitator.minutes": show_number(facilitation.minutes),
        "facilitator.aim": write_text(facilitation.aim),
        "facilitator.introduction": write_text(facilitation.introduction),
        "facilitator.debrief": write_text(facilitation.debrief),
        "facilitator.notes": write_text(facilitation.notes),
    }
    lists = {
        "facilitator.prompts": _texts(facilitation.prompts),
        "facilitator.pitfalls": _texts(facilitation.pitfalls),
    }
    return Fields(_filled(single), {name: items for name, items in lists.items() if items})


def choice_fields(choice: Choice) -> dict[str, str]:
    """What is said of one choice."""
    verdict = choice.verdict.value if choice.verdict else ""
    fields = {"text": write_text(choice.text), "verdict": verdict, "feedback": write_text(choice.feedback)}
    more = {
        "outcome": write_text(choice.outcome),
        "handout": "true" if choice.outcome_in_handout else "",
        "next": choice.leads_to,
        "points": show_number(choice.points),
    }
    return _filled(fields | more)


def show_number(number: float | None) -> str:
    """A number as an author writes it; nothing for none."""
    return "" if number is None else f"{number:g}"


def _filled(fields: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _texts(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(write_text(text) for text in texts)


def _passage(passage: Passage) -> str:
    """The author's own words, or what is quoted.

    Why a whole section is only named: its words are the source's, and a change in them is told once, with the source.
    """
    if passage.source is None:
        return write_text(passage.text)
    name = f"[{passage.source.id}" + (f" § {passage.section}]" if passage.section else "]")
    return name if passage.whole_section else f"{name}\n{write_text(passage.text)}"
