"""A text that an author wrote in a file, and the place of any character in it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.problems import Place
from deckgen.yaml_source.syntax.author_file import Spot

RAW = "raw"  # the style of text that stands in a file as it is, without YAML around it
_ESCAPE_LENGTHS = {"x": 3, "u": 5, "U": 9}


class AuthorText(Struct, frozen=True):
    """A value together with its spot."""

    value: str
    spot: Spot

    def place(self, line: int = 0, column: int = 0) -> Place:
        """The place of a character, by line and column within the text, counted from 0."""
        spot = self.spot
        if spot.style == RAW:
            return spot.file.place(spot.line + line, column)
        if spot.style == "|":
            return spot.file.place(spot.line + 1 + line, column + self._indent())
        if line == 0 and column == 0:
            return spot.place
        return self._walk(line, column)

    def at(self, offset: int) -> Place:
        """The place of a character, by its offset in the text."""
        before = self.value[:offset]
        line = before.count("\n")
        return self.place(line, offset - (before.rfind("\n") + 1))

    def _indent(self) -> int:
        """How far YAML's literal block is indented: what its first line with text has more than the text itself."""
        for number, text in enumerate(self.value.split("\n")):
            if text.strip():
                return max(0, len(self.spot.file.line(self.spot.line + 1 + number)) - len(text))
        return 0

    def _walk(self, line: int, column: int) -> Place:
        """Follow a folded, quoted or plain text by its visible characters, which YAML keeps in order."""
        rows = self.value.split("\n")
        visible = sum(_count_visible(row) for row in rows[:line]) + _count_visible(rows[line][:column])
        spot = self.spot
        row, start = (spot.line + 1, 0) if spot.style == ">" else (spot.line, spot.column + (spot.style in {'"', "'"}))
        last = len(spot.file.lines)
        while row < last:
            columns = _visible_columns(spot.file.line(row), start, spot.style)
            if visible < len(columns):
                return spot.file.place(row, columns[visible])
            visible -= len(columns)
            row, start = row + 1, 0
        return spot.place


def _count_visible(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _visible_columns(line: str, start: int, style: str) -> list[int]:
    """The columns at which a visible character of the value begins."""
    columns = []
    column = start
    while column < len(line):
        step = 1
        if style == '"' and line[column] == "\\":
            following = line[column + 1 : column + 2]
            step = 1 + _ESCAPE_LENGTHS.get(following, 1)
            if following in set("nrtNLP_ ve") or not following:
                column += step
                continue
        elif style == "'" and line[column : column + 2] == "''":
            step = 2
        if not line[column].isspace():
            columns.append(column)
        column += step
    return columns
