"""Takes typography away from a text, and finds where in a text a wording stands.

Typography is: kinds of quotation marks, apostrophes, dashes and hyphens, all spaces, the ellipsis, invisible
characters, and a hyphen at the end of a line. Letters, digits and other marks are the wording.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_letters, digits

from msgspec import Struct

_QUOTES = frozenset("'\"‘’‚‛“”„‟«»‹›′″`´")  # noqa: RUF001  # look-alikes are the point
_DASHES = frozenset("-‐‑‒–—―−")  # noqa: RUF001
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ELLIPSIS = "…"
_ORDINARY = frozenset(f"{ascii_letters}{digits}.,;:!?()àâäçèéêëîïôöùûüß")  # that are wording wherever they stand
_APOSTROPHE = re.compile(r"(?<=\w)[\u2018\u2019\u02bc](?=\w)")
_STOPS = ".,;:"
_REACH = 4_096
# A number is tried at its first digit alone: from any other it would end as it does from there.
_NUMBERING = re.compile(r"(?:(?<!\d)(?<!\d\.)(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)|[a-zA-Z][.)])\s+")


class FoldedText(Struct, frozen=True):
    """A wording, and for each of its characters the place in the text it comes from."""

    text: str
    wording: str
    places: tuple[int, ...]

    def find(self, wanted: str, start: int = 0, *, any_case: bool = False) -> int:
        """Where a wording stands on whole words, counted in this wording, or -1; its first letter in either case."""
        if not wanted:
            return -1
        here = self.wording.lower() if any_case and len(self.wording.lower()) == len(self.wording) else self.wording
        there = wanted.lower() if any_case else wanted
        variants = {there, _swap_first_case(there)}
        reach = len(there) + _REACH
        while True:  # further and further, so that a search costs what lies before its find, whichever variant it is
            end = min(len(here), start + reach)
            found = [at for variant in variants if (at := self._find_on_words(here, variant, start, end)) >= 0]
            if found or end == len(here):
                return min(found, default=-1)
            reach *= 2

    def _find_on_words(self, here: str, wanted: str, start: int, end: int) -> int:
        at = here.find(wanted, start, end)
        while at >= 0:
            if self._is_edge(at) and self._is_edge(at + len(wanted)):
                return at
            at = here.find(wanted, at + 1, end)
        return -1

    def _is_edge(self, at: int) -> bool:
        """Whether no word runs on over this place of the wording."""
        if at in {0, len(self.wording)}:
            return True
        before, after = self.wording[at - 1], self.wording[at]
        together = self.places[at] - self.places[at - 1] == 1
        return not (before.isalnum() and after.isalnum() and together)


@lru_cache(maxsize=1024)
def fold(text: str) -> FoldedText:
    """A text without its typography. Case is kept. Remembered, since many quotations are looked up in one source."""
    composed = unicodedata.normalize("NFC", text)
    wording: list[str] = []
    places: list[int] = []
    for place, character in enumerate(composed):
        if character in _ORDINARY:  # nearly all
            wording.append(character)
            places.append(place)
            continue
        for kept in _fold_character(composed, place, character):
            wording.append(kept)
            places.append(place)
    return FoldedText(composed, "".join(wording), tuple(places))


def _fold_character(text: str, place: int, character: str) -> str:
    if character.isspace() or character in _INVISIBLE:
        return ""
    if character in _QUOTES:
        return "'"
    if character == _ELLIPSIS:
        return "..."
    if character in _DASHES:
        between_digits = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        return "-" if between_digits else ""
    return character


def _swap_first_case(wording: str) -> str:
    """The wording with its first letter in the other case."""
    for at, character in enumerate(wording):
        if character.isalpha():
            return wording[:at] + character.swapcase() + wording[at + 1 :]
    return wording


def wording_key(text: str) -> str:
    """What two texts share when they differ in typography, case or closing punctuation only."""
    return fold(text).wording.lower().strip("'").rstrip(_STOPS).rstrip("'")


def title_key(title: str) -> str:
    """What two titles share when they differ in typography, case or numbering only."""
    return wording_key(_NUMBERING.sub("", title.lstrip(), count=1) or title)


def join_lines(text: str) -> str:
    """A text with its line ends and repeated plain spaces as one space; other spaces are typography and stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def as_typed(text: str) -> str:
    """A text as every keyboard types it. Why: which apostrophe stands in `collega's` tells about the program only."""
    return _APOSTROPHE.sub("'", join_lines(unicodedata.normalize("NFC", text)))
