"""Puts together what deckgen sets apart on a slide: a text in two columns, a quotation that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.content.locale import Locale
from deckgen.importing.slides.seen import SeenParagraph, SeenRun, SeenText


class OwnTexts:
    """Knows, in one language, the names of the shapes that hold running text."""

    def __init__(self, locale: Locale) -> None:
        self._name = locale.slides.name_text
        self._going_on = locale.paper.continued.format(part=self._name)
        self._again = re.compile(re.escape(locale.paper.continued).replace(r"\{part\}", ".+"))
        self._more = re.compile(re.escape(self._name) + r" \d+")

    def join_columns(self, texts: Sequence[SeenText]) -> list[SeenText]:
        """The texts with a second column as part of the first."""
        joined: list[SeenText] = []
        for text in texts:
            first = next((place for place, each in enumerate(joined) if each.name == self._name), None)
            if first is None or text.role or not self._is_column(text):
                joined.append(text)
                continue
            text.used = True
            before = joined[first].paragraphs
            told = _go_on(before, text.paragraphs) if text.name == self._going_on else (*before, *text.paragraphs)
            joined[first].paragraphs = told
        return joined

    def _is_column(self, text: SeenText) -> bool:
        return text.name == self._going_on or bool(self._more.fullmatch(text.name))

    def without_source_again(self, lines: list[SeenParagraph]) -> list[SeenParagraph]:
        """The lines of a slide without the source that it names once more, because a quotation goes on."""
        is_again = bool(lines) and lines[0].is_bold and self._again.fullmatch(lines[0].text)
        return lines[1:] if is_again else lines


def _go_on(before: tuple[SeenParagraph, ...], after: tuple[SeenParagraph, ...]) -> tuple[SeenParagraph, ...]:
    """Paragraphs of which the last of the one column ends in the next."""
    if not before or not after:
        return (*before, *after)
    whole = replace(before[-1], runs=(*before[-1].runs, SeenRun(" "), *after[0].runs))
    return (*before[:-1], whole, *after[1:])
