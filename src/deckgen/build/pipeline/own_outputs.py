"""What a deck asks to be built into by itself, with `outputs:`; known before anything is read in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.file_reading import MAX_FILE_BYTES, read_start
from deckgen.messages.message import tell
from deckgen.output import DEFAULT_KINDS, Kind
from deckgen.problems import Problem, error

if TYPE_CHECKING:
    from deckgen.content.deck import Deck

_KEY = rb"(?m)^outputs[ \t]*:"


def wished_kinds(deck: Path) -> tuple[Kind, ...]:
    """The kinds that a deck names, else the usual ones. Most decks name none, and are not read for it."""
    try:
        data = read_start(deck, MAX_FILE_BYTES, deck.parent.resolve())
    except OSError:
        return DEFAULT_KINDS
    if b"outputs" not in data or not re.search(_KEY, data):
        return DEFAULT_KINDS
    from deckgen.yaml_source import read_names  # only where there is something to read

    named = read_names(data, deck.as_posix(), "outputs")
    known = {kind.value: kind for kind in Kind}
    wished = tuple(known[name] for name in named if name in known)
    return tuple(dict.fromkeys(wished)) or DEFAULT_KINDS


def check_own_outputs(deck: Deck) -> Iterator[Problem]:
    """Kinds that do not exist."""
    known = [kind.value for kind in Kind]
    for number, name in enumerate(deck.outputs):
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            listed = ", ".join(f"`{kind}`" for kind in known)
            hint = tell("Did you mean `{name}`?", name=near[0]) if near else tell("Known here: {names}.", names=listed)
            place = deck.outputs_places[number] if number < len(deck.outputs_places) else deck.place
            yield error("unknown-value", tell("A deck cannot be built into `{name}`.", name=name), place, hint)
