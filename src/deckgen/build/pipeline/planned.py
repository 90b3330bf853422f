"""A kind of output on its way: planned, then drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from deckgen.output import Kind
from deckgen.problems import Problem


class Drawn(NamedTuple):
    """A file's bytes, what was found in it, and the digest of its content where drawing it told that already."""

    data: bytes
    problems: tuple[Problem, ...] = ()
    content: str = ""


class Planned(Struct, frozen=True):
    """A kind whose every word is decided. `render` may still find that a participant's file holds an answer."""

    kind: Kind
    problems: tuple[Problem, ...]
    render: Callable[[], Drawn]
