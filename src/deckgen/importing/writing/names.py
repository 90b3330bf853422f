"""Names for files and ids, made from titles and first words."""

from __future__ import annotations

import re
import unicodedata

from deckgen.device_names import is_device_name

_OWNED = re.compile(r"['’]s\b")  # someone's
_LONGEST = 48
_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})


def make_name(words: str, otherwise: str) -> str:
    """A name of small letters, digits and hyphens from some words; another where no letter is left."""
    plain = unicodedata.normalize("NFKD", _OWNED.sub("s", words.lower()).translate(_SPECIAL))
    parts = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    name = ""
    for part in parts:
        longer = f"{name}-{part}" if name else part
        if len(longer) > _LONGEST:
            break
        name = longer
    name = name or (parts[0][:_LONGEST] if parts else otherwise)
    return f"{name}-1" if is_device_name(name) else name


def first_words(text: str) -> str:
    """What a dilemma without a title is known by: the last words of its situation would all be `What do you do?`."""
    return " ".join(text.replace("\\", "").split()[:7])


class Names:
    """Names given so far; a second of the same is numbered."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(taken)

    def give(self, wanted: str) -> str:
        """The name wanted, or the first free one with a number behind it."""
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name
