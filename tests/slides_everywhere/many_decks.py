"""Many random decks, the same at each run."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec
from written_decks import WrittenDeck

MANY = 34  # for each of six texts: 204 decks


@cache
def write_random(count: int) -> tuple[WrittenDeck, ...]:
    """So many decks for each text that may be long, no two the same, the same at each run."""
    command = [sys.executable, str(Path(__file__).with_name("drawn_decks.py")), str(count)]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    return msgspec.json.decode(drawn, type=tuple[WrittenDeck, ...])
