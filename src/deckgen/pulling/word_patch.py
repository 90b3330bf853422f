"""Puts changed words into a Markdown text: terms, emphasis and links around them stay as they were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from deckgen.importing.recognition.markdown import escape, escape_marks
from deckgen.wording.matching import compare_sequences

_TOKEN = re.compile(r"\\?\{\{[^{}]*\}\}|[^\s{]+(?:\{(?!\{)[^\s{]*)*|\{")
_TERM = re.compile(r"(?<!\\)\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
_MARKS = re.compile(r"[*_`\\]|\]\([^)]*\)|^\[|\]$")
_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
_HELD = "?!;:"  # French sets a space before them that authors do not type
_NEW_BLOCK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|\|)\s")
_UNESCAPED = re.compile(r"\\([\\`*_{}\[\]<>()#+.!|-])")
_LEADING = re.compile(r"^(?:\*{1,3}|_{1,3}|\[|\\)+")
_CLOSERS = ".,;:!?…”’»)"
_TRAILING = re.compile(rf"(?<![*_])(?:\*++|_++|\]\([^)]{{0,2000}}\))++(?=[{_CLOSERS}]*$)")


class TermTouchedError(Exception):
    """A changed word came from a term; `name` is the term's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotFoundError(Exception):
    """The paragraph does not stand where it should."""


class _Token(Struct, frozen=True):
    """A word of the source with its place, and as readers see it; a term's words are not known here."""

    start: int
    end: int
    word: str
    term: str = ""


def patch_words(source: str, start: int, before: str, after: str, *, is_markdown: bool = True) -> str:
    """A text with a paragraph's words changed; `start` is about where the paragraph begins.

    Raises TermTouchedError where a changed word came from a term, NotFoundError where the paragraph cannot be found.
    """
    first, last = find_paragraph(source, start, before)
    tokens = [token for token in _tokens(source) if first <= token.start < last]
    places = _align(tokens, before.split())
    result = source
    new = after.split()
    for same, one, two, three, four in reversed(compare_sequences(before.split(), new)):
        if not same:
            result = _apply(result, tokens, places, (one, two), new[three:four])
    return result if is_markdown or "\\" in source else _UNESCAPED.sub(r"\1", result)


def find_paragraph(source: str, near: int, shown: str) -> tuple[int, int]:
    """Where the paragraph, or the item of a list, begins and ends that holds most of the words shown.

    Of several, the one nearest to a place is it. Raises NotFoundError where none holds any of the words.
    """
    wanted = Counter(map(_key, shown.split()))
    best, found = (0, 0), (0, 0)
    for start, end in _paragraphs(source):
        words = Counter(key for token in _tokens(source[start:end]) if (key := _key(token.word)))
        shared = sum((wanted & words).values())
        distance = 0 if start <= near < end else min(abs(near - start), abs(near - end))
        if shared and (not best[0] or (shared, -distance) > best):
            best, found = (shared, -distance), (start, end)
    if not best[0] and not _TERM.search(source):
        raise NotFoundError
    return found if best[0] else (0, len(source))


def _paragraphs(source: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph and each item of a list begins and ends."""
    start: int | None = None
    at = 0
    for line in source.split("\n"):
        if start is not None and (not line.strip() or _NEW_BLOCK.match(line)):
            yield start, at
            start = None
        if start is None and line.strip():
            start = at
        at += len(line) + 1
    if start is not None:
        yield start, len(source)


def _tokens(source: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(source):
        term = _TERM.fullmatch(match[0])
        if term:
            found.append(_Token(match.start(), match.end(), "", term["name"]))
        else:
            found.append(_Token(match.start(), match.end(), _MARKS.sub("", match[0])))
    return found


def _key(word: str) -> str:
    """What a word has in common with itself after a typographer: no quotation marks, plain apostrophes and dashes."""
    bare = word.translate(_TYPED).strip("'\"")
    return bare.rstrip(_HELD) or bare


def plain_words(text: str) -> str:
    """The words of a text with their punctuation, without marks; quotation marks and dashes as they are typed."""
    return " ".join(word for token in _tokens(text) if (word := token.word.translate(_TYPED)))


def fold_words(text: str) -> str:
    """The words of a text without marks and typography, a space between two."""
    return " ".join(key for token in _tokens(text) if (key := _key(token.word)))


def _align(tokens: list[_Token], words: list[str]) -> dict[int, int]:
    """Place of a word as shown -> place of its token."""
    places: dict[int, int] = {}
    for same, start, end, there, _ in compare_sequences([_key(token.word) for token in tokens], [*map(_key, words)]):
        for step in range(end - start if same else 0):
            if tokens[start + step].word:
                places[there + step] = start + step
    if words and len(places) * 2 < len(words):
        raise NotFoundError
    return places


def _apply(source: str, tokens: list[_Token], places: dict[int, int], words: tuple[int, int], new: list[str]) -> str:
    first, last = words
    if first == last:
        return _insert(source, tokens, places, first, new)
    missing = [place for place in range(first, last) if place not in places]
    if missing:
        raise _explain(tokens, places, missing[0])
    start, end = tokens[places[first]], tokens[places[last - 1]]
    for token in tokens[places[first] : places[last - 1] + 1]:
        if token.term:
            raise TermTouchedError(token.term)
    if not new:
        return _cut(source, start.start, end.end)
    lead = _LEADING.match(source[start.start : start.end])
    trail = _TRAILING.search(source[end.start : end.end])
    text = (lead[0] if lead else "") + _escape(source, start.start, " ".join(new))
    if trail:
        at = len(text.rstrip(_CLOSERS))
        text = text[:at] + trail[0] + text[at:]
    return source[: start.start] + text + source[end.end :]


def _escape(source: str, at: int, words: str) -> str:
    """Words for a place in a text: what begins a line may not begin a list or a heading."""
    begins = not source[:at].rpartition("\n")[2].strip(" -*+0123456789.)>")
    return escape(words) if begins else escape_marks(words)


def _cut(source: str, start: int, end: int) -> str:
    """The text without some of it, and without one of the two spaces around."""
    before, after = source[:start], source[end:]
    if before[-1:] in {" ", ""} and after[:1] == " ":
        after = after[1:]
    return before.rstrip(" ") + after if after[:1] in {"\n", ""} else before + after


def _insert(source: str, tokens: list[_Token], places: dict[int, int], at: int, new: list[str]) -> str:
    if at - 1 in places:
        end = tokens[places[at - 1]].end
        return f"{source[:end]} {escape_marks(' '.join(new))}{source[end:]}"
    if at in places:
        start = tokens[places[at]].start
        return f"{source[:start]}{_escape(source, start, ' '.join(new))} {source[start:]}"
    raise NotFoundError


def _explain(tokens: list[_Token], places: dict[int, int], missing: int) -> Exception:
    """A word that is in no token came from the term that stands where the word would be."""
    before = max((place for place in places if place < missing), default=None)
    after = min((place for place in places if place > missing), default=None)
    low = places[before] + 1 if before is not None else 0
    high = places[after] if after is not None else len(tokens)
    terms = [token.term for token in tokens[low:high] if token.term]
    return TermTouchedError(terms[0]) if terms else NotFoundError()
