"""Breaks spans into lines of a column, for slides (predicted) and for papers (decided).

Widths are sums of plain advance widths. A text is measured once in em; breaking it at another size or width is then
only additions. Where two presentation programs differ (they do or do not break after a slash) the worse is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from deckgen.planning.advance_widths import FaceWidths, Family
from deckgen.planning.hyphenation import Hyphenator
from deckgen.planning.word_run import WordRun, measure_run
from deckgen.rich_text import Span

# A text in pieces: white space, a forced break, and words. A word is what stays together: up to white space, or up to
# and with its hyphens or dashes. One expression takes a whole text apart; a loop over characters was half of planning.
_PIECES = re.compile(r"[ \t\u200b]+|\n|[^ \t\n\u200b\-–—]*[\-–—]+|[^ \t\n\u200b\-–—]+")
_SPACES = " \t\u200b"
_DASHES = "-–—"
_TIES = "\u00a0\u202f"
_LONGEST_WORD = 1_000  # characters: what is longer, such as words that no-break spaces hold together, is no word
_LONGEST_PARTED = 200  # what is longer is parted where a line is full, since no language has such a word
_NARROWEST_SHARE = 0.8  # a line fuller than this takes no hyphenated word


class Fragment(NamedTuple):
    """Characters of one span on one line; `width` in em. A tuple, since there is one for every word."""

    text: str
    span: int
    width: float


class Line(Struct, frozen=True):
    """A line: its fragments, its width in points, and what ends it: space, hyphen (made by the break), none, end."""

    fragments: tuple[Fragment, ...]
    width: float
    ends: str

    @property
    def text(self) -> str:
        """The characters of the line, without the hyphen that the break made."""
        return "".join(fragment.text for fragment in self.fragments)


class _Word(Struct):
    """An unbreakable piece. `gap` is the white space after it; `forced` ends the line."""

    fragments: list[Fragment]
    width: float = 0.0
    gap: tuple[Fragment, ...] = ()
    gap_width: float = 0.0
    forced: bool = False


def _takes_more(word: _Word) -> bool:
    """Whether the next span goes on in the middle of a word."""
    return not word.gap and not word.forced and word.fragments[-1].text[-1] not in _DASHES


def _last(words: list[_Word]) -> _Word:
    """The word that what follows belongs to: a new one where none is open."""
    if not words or words[-1].forced:
        words.append(_Word([]))
    return words[-1]


class MeasuredText:
    """A text measured in em, ready to be broken at any size.

    It is measured as runs of words; what a run cannot tell (words that are too wide or hyphenated, the fragments of a
    line) is found word by word.
    """

    __slots__ = ("_family", "_hyphenator", "_made", "_runs", "_spans", "_widest", "bold", "has_slash")

    def __init__(
        self,
        spans: Sequence[Span],
        family: Family,
        *,
        bold: bool = False,
        hyphenator: Hyphenator | None = None,
        runs: tuple[WordRun, ...] = (),
    ) -> None:
        self._spans, self._family, self._hyphenator, self.bold = spans, family, hyphenator, bold
        self._made: list[_Word] | None = None
        self.has_slash = any("/" in span.text for span in spans)
        self._runs = runs or (() if hyphenator else self._measure_runs())
        self._widest = max([run.widest for run in self._runs], default=-1.0)

    def hyphenated(self, hyphenator: Hyphenator | None) -> MeasuredText:
        """The same text with its words, for a look that breaks them at other places."""
        other = MeasuredText(self._spans, self._family, bold=self.bold, hyphenator=hyphenator)
        other._made = self._made  # the same class
        return other

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum([len(span.text) for span in self._spans])

    def part(self, spans: Sequence[Span], start: int, end: int) -> MeasuredText:
        """The text of some of its spans, which are its characters from `start` to `end` without space at the edges."""
        run = self._runs[0].part(start, end) if len(self._runs) == 1 else None
        return MeasuredText(spans, self._family, bold=self.bold, runs=(run,) if run else ())

    def _measure_runs(self) -> tuple[WordRun, ...]:
        """The runs between forced breaks; a break at the end begins none."""
        if len(self._spans) == 1 and "\n" not in self._spans[0].text:
            return (measure_run(((self._spans[0].text, self._face(0)),)),)
        runs: list[list[tuple[str, FaceWidths]]] = [[]]
        for index, span in enumerate(self._spans):
            first, *others = span.text.split("\n")
            runs[-1].append((first, self._face(index)))
            runs += [[(text, self._face(index))] for text in others]
        if len(runs) > 1 and not any(text for text, _ in runs[-1]):
            runs.pop()
        return tuple([measure_run(parts) for parts in runs])

    @property
    def _words(self) -> list[_Word]:
        if self._made is None:
            made: list[_Word] = []
            for index, span in enumerate(self._spans):
                self._measure(made, index, span)
            self._made = made  # whole, since another thread may ask for it
        return self._made

    def _measure(self, words: list[_Word], index: int, span: Span) -> None:
        face = self._face(index)
        glue = bool(words) and _takes_more(words[-1])
        for piece in _PIECES.findall(span.text):
            if piece == "\n":
                _last(words).forced = True
            elif piece[0] in _SPACES:
                space = Fragment(piece.replace("\t", " "), index, face.width(piece))
                word = _last(words)
                word.gap, word.gap_width = (*word.gap, space), word.gap_width + space.width
            elif glue:
                fragment = Fragment(piece, index, face.width(piece))
                words[-1].fragments.append(fragment)
                words[-1].width += fragment.width
            else:
                width = face.width(piece)
                words.append(_Word([Fragment(piece, index, width)], width))
            glue = False

    @property
    def natural_width(self) -> float:
        """The width in em when nothing breaks."""
        if self._runs:
            return sum([run.width for run in self._runs])
        return sum(word.width + word.gap_width for word in self._words)

    @property
    def widest_word(self) -> float:
        """The width in em of the widest unbreakable piece."""
        if self._widest < 0:
            self._widest = max((word.width for word in self._words), default=0.0)
        return self._widest

    def missing(self) -> set[str]:
        """The characters that the faces cannot show."""
        found: set[str] = set()
        for span in self._spans:
            found |= self._family.face(bold=self.bold or span.bold, italic=span.italic).missing(span.text)
        return found

    def count_lines(self, size: float, width: float, first_indent: float = 0.0) -> int:
        """How many lines the text needs at the most, in points; at least 1."""
        room = width / size
        runs = self._runs
        if runs and not first_indent and self._widest <= room:
            plain = runs[0].count(room) if len(runs) == 1 else sum([run.count(room) for run in runs])
        else:
            plain = self._count(self._words, size, width, first_indent)
        if not self.has_slash:
            return plain
        return max(plain, self._count(self._split_at_slashes(), size, width, first_indent))

    def count_part(self, start: int, end: int, size: float, width: float) -> int:
        """The lines of its characters from `start` to `end`; 0 where they have to be measured by themselves."""
        if len(self._runs) != 1 or self.has_slash:
            return 0
        return self._runs[0].count_part(start, end, width / size)

    def _count(self, words: Iterable[_Word], size: float, width: float, first_indent: float) -> int:
        room = width / size
        lines, used = 1, first_indent / size
        gap = 0.0
        fresh = True
        for word in words:
            if not fresh and used + gap + word.width > room:
                lines, used, gap, fresh = lines + 1, 0.0, 0.0, True
            used += gap + word.width
            while used > room:  # an unbreakable word: broken where the line is full
                lines, used = lines + 1, used - max(room - 0.6, room * 0.5)
            gap, fresh = word.gap_width, False
            if word.forced:
                lines, used, gap, fresh = lines + 1, 0.0, 0.0, True
        return lines - 1 if fresh and lines > 1 and self._ends_forced() else lines

    def _ends_forced(self) -> bool:
        return bool(self._words) and self._words[-1].forced

    def _split_at_slashes(self) -> list[_Word]:
        """The words as a program sees them that breaks after a slash."""
        result: list[_Word] = []
        for word in self._words:
            if not any("/" in fragment.text for fragment in word.fragments):
                result.append(word)
                continue
            for fragment in word.fragments:
                face = self._face(fragment.span)
                for piece in re.findall(r"[^/]*/+|[^/]+", fragment.text):
                    width = face.width(piece)
                    result.append(_Word([Fragment(piece, fragment.span, width)], width))
            result[-1].gap_width, result[-1].gap, result[-1].forced = word.gap_width, word.gap, word.forced
        return result

    def _face(self, span: int) -> FaceWidths:
        look = self._spans[span]
        return self._family.face(bold=self.bold or look.bold, italic=look.italic)

    def last_line(self, size: float, width: float) -> str:
        """The text of the last line where there are more than one; else empty."""
        room = width / size
        if len(self._runs) == 1 and self.widest_word <= room:
            return self._runs[0].last_line(room)
        lines = self.line_texts(size, width)
        return lines[-1] if len(lines) > 1 else ""

    def line_texts(self, size: float, width: float) -> list[str]:
        """The texts of the lines alone."""
        room = width / size
        if self._runs and self.widest_word <= room:
            return [line for run in self._runs for line in run.lines(room)]
        return [line.text for line in self.break_lines(size, width)]

    def break_lines(self, size: float, width: float, first_indent: float = 0.0) -> list[Line]:
        """The lines themselves; hyphenated where a hyphenator was given. An empty text gives one empty line."""
        return _LineBuilder(self, size, width, first_indent).build()


class _LineBuilder:
    """Fills lines greedily."""

    def __init__(self, text: MeasuredText, size: float, width: float, first_indent: float) -> None:
        self.text, self.size, self.room = text, size, width / size
        self.used = first_indent / size
        self.gap: tuple[Fragment, ...] = ()
        self.gap_width = 0.0
        self.current: list[Fragment] = []
        self.lines: list[Line] = []

    def build(self) -> list[Line]:
        for word in self.text._words:  # noqa: SLF001  # two halves of one module
            width = word.width + self.gap_width if self.current else word.width
            if word.forced or word.width > self.room or self.used + self.gap_width + word.width > self.room:
                self._place(word)
                continue
            if self.current:  # most words: they fit on the line
                self.current += self.gap
            self.current += word.fragments
            self.used += width
            self.gap, self.gap_width = word.gap, word.gap_width
        if self.current or not self.lines:
            self._close("end")
        else:
            last = self.lines[-1]
            self.lines[-1] = Line(last.fragments, last.width, "end")
        return self.lines

    def _place(self, word: _Word) -> None:
        if self.current and self.used + self.gap_width + word.width > self.room:
            word = self._hyphenate(word)
            if self.current:
                self._close("space" if self.gap else "none")
        while word.width > self.room and not self.current:
            word = self._hyphenate(word) if self._can_hyphenate(word) else self._chop(word)
        joined = bool(self.current)
        self.current += [*self.gap, *word.fragments] if joined else word.fragments
        self.used += word.width + (self.gap_width if joined else 0.0)
        self.gap, self.gap_width = word.gap, word.gap_width
        if word.forced:
            self._close("break")

    def _close(self, ends: str) -> None:
        self.lines.append(Line(tuple(self.current), self.used * self.size, ends))
        self.current, self.used, self.gap, self.gap_width = [], 0.0, (), 0.0

    def _positions(self, word: _Word) -> tuple[int, ...]:
        hyphenator = self.text._hyphenator  # noqa: SLF001
        if hyphenator is None or len(word.fragments) != 1 or len(word.fragments[0].text) > _LONGEST_PARTED:
            return ()
        return hyphenator(word.fragments[0].text)

    def _can_hyphenate(self, word: _Word) -> bool:
        return bool(self._head(word, self.room))

    def _head(self, word: _Word, room: float) -> int:
        """The last position at which the word's start and a hyphen fit; 0 where none does."""
        positions = self._positions(word)
        if not positions:
            return 0
        fragment = word.fragments[0]
        face = self.text._face(fragment.span)  # noqa: SLF001
        hyphen = face.width("-")
        head = 0
        for position in positions:  # up to the first that is too far: a long word has many more
            if face.width(fragment.text[:position]) + hyphen > room:
                break
            head = position
        return head

    def _hyphenate(self, word: _Word) -> _Word:
        """Put the start of the word on this line, if that is worth it; return what is left of it."""
        offset = self.used + self.gap_width if self.current else 0.0
        if self.current and self.used > self.room * _NARROWEST_SHARE:
            return word
        position = self._head(word, self.room - offset)
        if not position:
            return word
        fragment = word.fragments[0]
        face = self.text._face(fragment.span)  # noqa: SLF001
        head, tail = fragment.text[:position], fragment.text[position:]
        head_width = face.width(head)
        self.current += (
            [*self.gap, Fragment(head, fragment.span, head_width)]
            if self.current
            else [Fragment(head, fragment.span, head_width)]
        )
        self.used = offset + head_width + face.width("-")
        self._close("hyphen")
        width = face.width(tail)
        return _Word([Fragment(tail, fragment.span, width)], width, word.gap, word.gap_width, word.forced)

    def _chop(self, word: _Word) -> _Word:
        """Break a word that is wider than the column where the line is full."""
        taken: list[Fragment] = []
        used = 0.0
        rest = list(word.fragments)
        while rest:
            fragment = rest[0]
            face = self.text._face(fragment.span)  # noqa: SLF001
            count = 0
            for character in fragment.text:
                step = face.width(character)
                if used + step > self.room and (taken or count):
                    break
                used, count = used + step, count + 1
            if 0 < count < len(fragment.text):  # at a tie rather than inside a word or a number
                count = max((fragment.text.rfind(tie, 0, count) for tie in _TIES), default=-1) + 1 or count
            if count:
                taken.append(Fragment(fragment.text[:count], fragment.span, face.width(fragment.text[:count])))
            if count < len(fragment.text):
                tail = fragment.text[count:]
                measured = len(tail) <= _LONGEST_WORD
                width = face.width(tail) if measured else fragment.width - face.width(fragment.text[:count])
                rest[0] = Fragment(tail, fragment.span, width)
                break
            rest.pop(0)
        self.current, self.used = taken, used
        self._close("none")
        return _Word(rest, sum(f.width for f in rest), word.gap, word.gap_width, word.forced)
