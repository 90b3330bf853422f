"""Sets plain signs as a typographer does in the deck's language: quotation marks, apostrophes, dashes, spaces.

Spaces hold what no line may begin with.
A text stays as long as it was wherever nothing else is meant, and its looks and links stay where they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.locale import Typography
from deckgen.late_pattern import late_pattern
from deckgen.rich_text import Block, Span, Text

_NO_BREAK = "\u00a0"
_NEEDED = re.compile(r"""["']|\.\.\.|--|[ ][?!;:%‰€$£°»–§-]|[«§€$£] |\. |\d \d""")
# Patterns begin with the sign that they look for, and look back from it: a search then goes from sign to sign.
_APOSTROPHE = late_pattern(
    r"'(?:(?<=\w')(?=\w)"  # foto's
    r"|(?<!\w')(?=(?:[stnkrmd]|em|ie|tis|twas|cause|\d\ds?)\b))",  # 's avonds, '90
    re.IGNORECASE,
)
_DOUBLE = late_pattern(r'(?:(?<=[\s(\[{/–—«„“‘\ufffc-])|^)"(?=[^\s"])([^"]*?)(?<=[^\s"])"(?!\w)')
_SINGLE = late_pattern(r"(?:(?<=[\s(\[{/–—«„“\"\ufffc-])|^)'(?=[^\s'])([^']*?)(?<=[^\s'])'(?!\w)")
_POSSESSIVE = late_pattern(r"(?<=[A-Za-z])'(?=\s|$)")  # Hans' auto
_SIGNS = ((re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"), (re.compile(r"(?<= )-{1,2}(?= )|(?<=\w)--(?=\w)"), "–"))
_HELD = re.compile(
    r" (?:(?=[?!;:%‰°€$£»\d])|(?<=[«€$£§.] ))"  # what all below need: most spaces end here
    r"(?:(?<=\S )(?=[?!;:%‰°](?![\w-]))"  # before marks, not before :-) or %s
    r"|(?<=\d )(?=°[A-Z])"
    r"|(?<=\S )(?=[€$£](?![ \u00a0]?\d))"  # 278 €, not € 278
    r"|(?<=[€$£§] )(?=\d)"
    r"|(?<=\S )(?=»(?!\w))|(?:(?<=\s« )|(?<=\(« )|(?<=^« ))(?=\S)"
    r"|(?<=\d )(?=\d{3}(?!\d))"  # 10 000
    r"|(?<=\b\w\. )(?=\w{1,4}\.))"  # z. B.
)
_NUMBER_NEXT = re.compile(r" [\dIVXLC]")

Edit = tuple[int, int, str]  # the first and last character that go, and what comes for them


class Typographer(Struct, frozen=True):
    """What one language asks for. With `quotes` off, only spaces are set: other people's words keep their signs."""

    signs: Typography
    quotes: bool = True

    def set_line(self, text: str) -> str:
        """A text of one look."""
        if not _NEEDED.search(text):
            return text
        return _apply(text, self._edits(text))

    def set_text(self, text: Text) -> Text:
        """The blocks of a text."""
        return tuple(self._set_block(block) for block in text)

    def _set_block(self, block: Block) -> Block:
        text = block.text
        if not _NEEDED.search(text):
            return block
        fixed = [*_addresses(block.spans)]
        edits = [
            edit for edit in self._edits(text) if not any(edit[0] < end and start < edit[1] for start, end in fixed)
        ]
        return replace(block, spans=tuple(_set_spans(block.spans, edits))) if edits else block

    def _edits(self, text: str) -> list[Edit]:
        """What changes where, in the order of the text. Each step sees the signs of the one before."""
        edits = self._mark_edits(text) if self.quotes else []
        shown = text
        if edits:
            signs = list(text)
            for start, end, new in edits:
                if end - start == len(new):
                    signs[start:end] = new
            shown = "".join(signs)
        edits += [(found.start(), found.end(), _NO_BREAK) for found in _HELD.finditer(shown)]
        if _NUMBER_NEXT.search(text):  # most texts have none
            numbers = _before_numbers(self.signs.before_numbers)
            edits += [(*found.span("space"), _NO_BREAK) for found in numbers.finditer(text)]
        taken: list[Edit] = []
        for edit in sorted(set(edits)):
            if not taken or taken[-1][1] <= edit[0]:
                taken.append(edit)
        return taken

    def _mark_edits(self, text: str) -> list[Edit]:
        edits: list[Edit] = []
        if "..." in text or "-" in text:
            for pattern, sign in _SIGNS:
                edits += [(found.start(), found.end(), sign) for found in pattern.finditer(text)]
        if "'" not in text and '"' not in text:
            return edits
        rest = text
        steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Edit]]], ...] = (
            (_APOSTROPHE, _apostrophe),
            (_DOUBLE, self._double),
            (_SINGLE, self._single),
            (_POSSESSIVE, _apostrophe),
        )
        for pattern, change in steps:
            found = [edit for match in pattern.finditer(rest) for edit in change(match)]
            for start, _, _ in found:
                rest = f"{rest[:start]}\ufffc{rest[start + 1 :]}"
            edits += found
        return edits

    def _double(self, match: re.Match[str]) -> Iterator[Edit]:
        yield match.start(), match.start() + 1, self.signs.quote_open
        yield match.end() - 1, match.end(), self.signs.quote_close

    def _single(self, match: re.Match[str]) -> Iterator[Edit]:
        yield match.start(), match.start() + 1, self.signs.inner_open
        yield match.end() - 1, match.end(), self.signs.inner_close


def _apostrophe(match: re.Match[str]) -> Iterator[Edit]:
    yield match.start(), match.end(), "’"


@cache
def _before_numbers(words: tuple[str, ...]) -> re.Pattern[str]:
    """The space in `art. 12` and `blz. 3`."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?i:{alternatives})(?P<space> )(?=[\dIVXLC])")


def _addresses(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where an address is shown as its own words: there, nothing changes."""
    begun = 0
    for span in spans:
        if span.link and " " not in span.text and re.search(r"[/@.]", span.text):
            yield begun, begun + len(span.text)
        begun += len(span.text)


def _apply(text: str, edits: Sequence[Edit]) -> str:
    parts, done = [], 0
    for start, end, new in edits:
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _set_spans(spans: Sequence[Span], edits: Sequence[Edit]) -> Iterator[Span]:
    """The spans with their share of the edits; one that runs over a border belongs to the span where it begins."""
    begun = 0
    for span in spans:
        ended = begun + len(span.text)
        own = [(max(start, begun) - begun, min(end, ended) - begun, new if start >= begun else "")
               for start, end, new in edits if start < ended and end > begun]  # fmt: skip
        text = _apply(span.text, own) if own else span.text
        begun = ended
        if text:
            yield span if text == span.text else replace(span, text=text)
