"""Prints random decks as JSON, the same at each run.

hypothesis mixes numbers and words of all project modules that are loaded into what it draws: in a process of its own
those of `written_decks` alone are.
"""

from __future__ import annotations

import sys

import msgspec
from hypothesis import HealthCheck, Phase, given, seed, settings
from written_decks import LONG_TEXTS, WrittenDeck, written_decks

_SETTINGS = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def draw_decks(number: int, count: int) -> list[WrittenDeck]:
    """Decks of which one text, by its number, is very long."""
    found: dict[WrittenDeck, None] = {}

    @seed(number)
    @settings(_SETTINGS, max_examples=count * 2)
    @given(written=written_decks(LONG_TEXTS[number]))
    def collect(written: WrittenDeck) -> None:
        found[written] = None

    collect()
    return list(found)[-count:]  # the first ones are the shortest


if __name__ == "__main__":
    decks = [deck for number, _ in enumerate(LONG_TEXTS) for deck in draw_decks(number, int(sys.argv[1]))]
    sys.stdout.buffer.write(msgspec.json.encode(decks))
