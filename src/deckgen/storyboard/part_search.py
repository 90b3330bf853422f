"""Finds what a scene or a dilemma says among its parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from deckgen.content.source import Source
from deckgen.rich_text import Text, plain
from deckgen.storyboard.parts import (
    Asked,
    JudgedOption,
    JudgedOptions,
    Option,
    Options,
    Part,
    Poll,
    Prompts,
    Prose,
    Quotation,
    Said,
    Scale,
)

_P = TypeVar("_P", bound=Part)


def all_of(parts: Iterable[Part], kind: type[_P]) -> tuple[_P, ...]:
    """Every part of a kind, in order."""
    return tuple(part for part in parts if isinstance(part, kind))


def first_of(parts: Iterable[Part], kind: type[_P]) -> _P | None:
    """The first part of a kind; None where there is none."""
    for part in parts:  # a loop, which is twice as quick as `next`: slides ask thousands of times
        if isinstance(part, kind):
            return part
    return None


def prose_of(parts: Iterable[Part], said: Said) -> Text:
    """What is said somewhere; nothing where it is not."""
    for part in parts:
        if isinstance(part, Prose) and part.said is said:
            return part.text
    return ()


def prompts_of(parts: Iterable[Part], asked: Asked) -> tuple[Text, ...]:
    """What is asked somewhere; nothing where it is not."""
    for part in parts:
        if isinstance(part, Prompts) and part.asked is asked:
            return part.items
    return ()


def options_of(parts: Iterable[Part]) -> tuple[Option, ...]:
    """The choices put to participants."""
    found = first_of(parts, Options)
    return found.rows if found else ()


def votes_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """What votes are counted under: letters, the two words of a statement, or the points of a scale."""
    found = tuple(parts)
    scale = first_of(found, Scale)
    if scale is not None:
        return tuple(str(point) for point in scale.points)
    options = options_of(found)
    if all(option.letter for option in options):
        return tuple(option.letter for option in options)
    two = 2  # agree and disagree
    return tuple(plain(option.text, " ") for option in options) if len(options) == two else ()


def lines_voted(parts: Iterable[Part]) -> tuple[str, ...]:
    """What is voted on, one by one: the lines of a scale; of any other dilemma the whole, without a name."""
    scale = first_of(parts, Scale)
    return scale.lines if scale is not None else ("",)


def later_votes(parts: Iterable[Part]) -> tuple[str, ...]:
    """The votes that are held after new facts, by name, in order."""
    return tuple(poll.line for poll in all_of(parts, Poll) if poll.line)


def judged_of(parts: Iterable[Part]) -> tuple[JudgedOption, ...]:
    """The choices with what is said of them; none where nothing is said of any."""
    found = first_of(parts, JudgedOptions)
    return found.rows if found else ()


def answered_of(parts: Iterable[Part]) -> tuple[JudgedOption, ...]:
    """The choices with what is said of them, also where nothing is said of any."""
    found = tuple(parts)
    return judged_of(found) or tuple(JudgedOption(option) for option in options_of(found))


def passages_of(parts: Iterable[Part]) -> tuple[Prose | Quotation, ...]:
    """What there is to know more, in order."""
    return tuple(
        part for part in parts if isinstance(part, Quotation) or (isinstance(part, Prose) and part.said is Said.MORE)
    )


def sources_of(parts: Iterable[Part]) -> tuple[Source, ...]:
    """The sources quoted, in order of first use."""
    return tuple({part.source.id: part.source for part in parts if isinstance(part, Quotation)}.values())
