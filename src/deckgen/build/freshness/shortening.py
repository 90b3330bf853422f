"""The record of what a short version left out, for reports and the manifest.

Why named tuples: an unchanged build tells the same without reading the deck.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from deckgen.messages.catalogue import told, worded
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from deckgen.content.deck import ShortVersion


_MOST = 1_000_000  # minutes; nothing is that long


class Omission(NamedTuple):
    """One thing that was left out: a dilemma of a cluster, a cluster with its dilemmas, a slide or a break."""

    kind: str
    title: str
    minutes: float
    priority: int | None
    cluster: str
    dilemmas: tuple[str, ...]


class Shortening(NamedTuple):
    """The minutes asked for, those of the whole program and of what is left, and what is not."""

    asked: float
    whole: float
    minutes: float
    left_out: tuple[Omission, ...]


def record_short_version(short: "ShortVersion") -> Shortening:
    """The record of a short version."""
    gone = tuple(
        Omission(each.kind, each.title, each.minutes, each.priority, each.cluster, each.dilemmas)
        for each in short.left_out
    )
    return Shortening(short.asked, short.whole, short.minutes, gone)


def encode_shortening(shortening: Shortening | None) -> dict[str, object] | None:
    """The record as JSON has it."""
    if shortening is None:
        return None
    return {**shortening._asdict(), "left_out": [gone._asdict() for gone in shortening.left_out]}


def decode_shortening(data: Mapping[str, Any] | None) -> Shortening | None:
    """The record of a manifest. Raises one of a few plain exceptions where something has another form."""
    if data is None:
        return None
    return Shortening(
        _number(data["asked"]),
        _number(data["whole"]),
        _number(data["minutes"]),
        tuple(
            Omission(
                kind=str(gone["kind"]),
                title=str(gone["title"]),
                minutes=_number(gone["minutes"]),
                priority=None if gone["priority"] is None else round(_number(gone["priority"])),
                cluster=str(gone["cluster"]),
                dilemmas=tuple(str(title) for title in gone["dilemmas"]),
            )
            for gone in data["left_out"]
        ),
    )


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= abs(value) < _MOST:
        raise TypeError("not a number")
    return value


_KINDS = {"dilemma": tell("dilemma"), "cluster": tell("cluster"), "slide": tell("slide"), "break": tell("break")}


def say_shortening(deck: str, shortening: Shortening) -> list[str]:
    """What a build tells the author, a line a thing."""
    asked, whole, minutes = (f"{value:g}" for value in shortening[:3])
    if not shortening.left_out:
        return [
            told(
                "{deck}: the whole program takes {whole} minutes; nothing is left out for {asked}",
                deck=deck,
                whole=whole,
                asked=asked,
            )
        ]
    lines = [
        told(
            "{deck}: {minutes} of {whole} minutes are left for {asked}; left out, the least important first:",
            deck=deck,
            minutes=minutes,
            whole=whole,
            asked=asked,
        )
    ]
    return lines + [f"    {_say_omission(gone)}" for gone in shortening.left_out]


def _say_omission(gone: Omission) -> str:
    where = f" ({gone.cluster})" if gone.cluster else f" ({', '.join(gone.dilemmas)})" if gone.dilemmas else ""
    why = (
        told("priority {priority}", priority=gone.priority)
        if gone.priority is not None
        else told("it would come after the end")
    )
    return f"{worded(_KINDS.get(gone.kind, gone.kind))} “{gone.title}”{where}: {why}, {gone.minutes:g} min"
