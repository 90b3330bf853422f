"""Finds every choice that a dilemma's author names by a letter.

Why here and not in a rule: in the finished text a letter that was written and one that was filled in look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from deckgen.content.dilemma import LETTERS, LetterMention
from deckgen.resources.languages import known_languages
from deckgen.yaml_source.syntax.author_file import Path, PlaceMap
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS_IN_TEXT

_NAMES = dict.fromkeys(name for language in known_languages().values() for name in language.choice_names.split())
_MENTION = (
    rf"\b(?i:{'|'.join(_NAMES)})"
    rf"\s+[‘“«\"']?\s?([{LETTERS}])\b(?!['’.]\w)"
)
_LETTER = re.compile(rf"[{LETTERS}]\b")  # most texts have none, which is seen sooner than that they have no mention
_WITHOUT_LETTERS = frozenset({"id", "title", "tags", "values", "reviewed", "section"})


def find_letter_mentions(data: object, places: PlaceMap) -> tuple[LetterMention, ...]:
    """Look through every text that is the author's own, quotations excepted."""
    return tuple(_walk(data, (), places))


def _walk(data: object, path: Path, places: PlaceMap) -> Iterator[LetterMention]:
    if isinstance(data, str):
        if not _LETTER.search(data):
            return
        for found in islice(re.finditer(_MENTION, data), MAX_PROBLEMS_IN_TEXT):
            place = AuthorText(data, places.spot(*path)).at(found.start())
            yield LetterMention(" ".join(found.group().split()), found.group(1), place)
    elif isinstance(data, dict) and not (path and "quote" in data):
        for key, value in data.items():
            if key not in _WITHOUT_LETTERS:
                yield from _walk(value, (*path, key), places)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _walk(value, (*path, number), places)
