"""Takes a slide's title apart: theme, part of the dilemma, number, own title, and whether it goes on with another."""

from __future__ import annotations

import re

from msgspec import Struct

from deckgen.importing.recognition.step_words import Part, find_leading_part, find_part

_CONTINUED = re.compile(
    r"\s*\((?:(?P<n>\d+)\s*/\s*(?P<total>\d+)|vervolg|suite|fortsetzung|forts\.|continued|cont\.?|cont'd)\)\s*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?::|\s[–—|-]\s|·)\s*")
_NUMBER_ALONE = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,3})?)[.):]?")
_NUMBER_BEFORE = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,3})?)[.)](?:\s+(?=\S)|(?=[^\W\d]))(?P<rest>.+)")
_KEY_BEFORE = re.compile(r"(?P<n>\d{1,3}\.\d{1,3})\s+(?P<rest>\S.*)")


class TitleParts(Struct, frozen=True):
    """What a title says. `rest` is what is neither theme, part nor number: the dilemma's own title, or any title."""

    part: Part | None = None
    number: str = ""
    theme: str = ""
    rest: str = ""
    continues: bool = False
    is_numbered: bool = False  # the whole title is a number, or begins with one

    @property
    def key(self) -> tuple[str, str]:
        """What the slides of one dilemma share."""
        return self.theme.casefold(), self.number


def read_title(title: str) -> TitleParts:
    """Take a title apart."""
    title = " ".join(title.split())  # so that no expression has a run of spaces to try
    continued = _CONTINUED.search(title)
    continues = bool(continued and (continued["n"] is None or int(continued["n"]) > 1))
    words = title[: continued.start()] if continued else title
    if found := _NUMBER_ALONE.fullmatch(words.strip()):
        return TitleParts(number=found["n"], continues=continues, is_numbered=True)
    segments = [segment.strip() for segment in _SEPARATOR.split(words) if segment.strip()]
    parts = [find_part(segment) for segment in segments]
    if not any(part for part, _ in parts):
        return _read_plain(words, continues=continues)
    part = next(found for found, _ in reversed(parts) if found)
    number = next((number for found, number in parts if found is Part.QUESTION and number), "") or next(
        (number for _, number in parts if number), ""
    )
    first = next(place for place, (found, _) in enumerate(parts) if found)
    after = [segment for segment, (found, _) in zip(segments[first:], parts[first:], strict=True) if not found]
    theme = _theme(words, segments, first)
    if found := _NUMBER_BEFORE.fullmatch(theme) or _KEY_BEFORE.fullmatch(theme):  # `2.1 De buur – keuze`
        return TitleParts(part, found["n"], rest=" – ".join([found["rest"], *after]), continues=continues)
    return TitleParts(part, number, theme, " – ".join(after), continues)


def _theme(words: str, segments: list[str], first: int) -> str:
    """What stands before the first part, as it was written."""
    if not first:
        return ""
    start = words.find(segments[first - 1]) + len(segments[first - 1])
    return words[:start].strip()


_GLUE = re.compile(r"\s+(?:(?:van|bij|op|à|a|de|du|la|le|zu|zur|auf|to|of|for|the)\s+)*", re.IGNORECASE)


def _read_plain(words: str, *, continues: bool) -> TitleParts:
    for glue in _GLUE.finditer(words):  # `Antwoord op vraag 2`, `Vraag 2 antwoord`
        one, other = find_part(words[: glue.start()]), find_part(words[glue.end() :])
        if one[0] and other[0] and (one[1] or other[1]):
            part = one[0] if one[0] is not Part.QUESTION else other[0]
            return TitleParts(part, one[1] or other[1], continues=continues)
    leading, number, rest = find_leading_part(words)
    if leading is not None:
        return TitleParts(leading, number, rest=rest, continues=continues)
    if found := _NUMBER_BEFORE.fullmatch(words.strip()) or _KEY_BEFORE.fullmatch(words.strip()):
        return TitleParts(number=found["n"], rest=found["rest"], continues=continues, is_numbered=True)
    return TitleParts(rest=words.strip(), continues=continues)
