"""The languages that there are: one file each in `locales/`, which says everything about its language.

The lines at a file's head are read without a YAML parser: names and tags of all languages are needed where none of
their words is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from deckgen.resources import resource

_FIRST = ("nl", "fr", "de", "en")  # shown in this order, others after them
_HEAD_LINES = 12
_LINE = re.compile(r"(\w+): *(.*?) *(?:  # .*)?")


class Language(NamedTuple):
    """The head of a language's file. `region` completes a tag without one; `hyphenation` is a dictionary of pyphen."""

    code: str
    name: str  # what the language calls itself
    english: str
    region: str
    hyphenation: str
    choice_names: str  # expressions for what a choice is called, parted by spaces
    numbers: str  # in words, from nought, as the file lists them

    @property
    def number_words(self) -> tuple[str, ...]:
        """The numbers in words, from nought."""
        return tuple(word.strip(" '") for word in self.numbers.strip("[]").split(","))


@cache
def language_codes() -> tuple[str, ...]:
    """The codes of all languages."""
    found = {path.stem for path in resource("locales").iterdir() if path.suffix == ".yaml"}
    return tuple(sorted(found, key=lambda code: (_FIRST.index(code) if code in _FIRST else len(_FIRST), code)))


@cache
def known_languages() -> Mapping[str, Language]:
    """What the head of each file says, by code. KeyError where a line lacks: our mistake."""
    return {code: _read_head(code) for code in language_codes()}


def _read_head(code: str) -> Language:
    with resource(f"locales/{code}.yaml").open(encoding="utf-8") as file:
        lines = [next(file, "").rstrip("\n") for _ in range(_HEAD_LINES)]
    found: dict[str, str] = {match[1]: match[2] for line in lines if (match := _LINE.fullmatch(line))}
    return Language(*(found[field] for field in Language._fields))


def say_codes(last: str = " or") -> str:
    """The codes in a sentence: `nl, fr, de or en`."""
    *others, final = language_codes()
    return f"{', '.join(others)}{last} {final}"
