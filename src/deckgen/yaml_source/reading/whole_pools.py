"""Lists every source beside the decks, quoted or not, and the names of all dilemmas."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.content.source import Source
from deckgen.problems import NOWHERE, Problem, in_order
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading


class WholePools(Struct, frozen=True):
    """What lies in the pools. A source that cannot be read is a problem and is missing here."""

    sources: tuple[Source, ...]
    dilemmas: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_whole_pools(folder: Path) -> WholePools:
    """Read every source in its own language; of dilemmas the names are enough."""
    reading = Reading(folder)
    pools = Pools(reading)
    found = (pools.source(name, NOWHERE) for name in pools.originals("sources", ".md"))
    sources = tuple(source for source in found if source is not None)
    return WholePools(sources, tuple(pools.originals("dilemmas", ".yaml")), in_order(reading.problems))
