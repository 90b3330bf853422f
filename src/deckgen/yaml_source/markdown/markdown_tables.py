"""Collects a table from its tokens; what would be lost of it, or could not be shown, is a problem."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from markdown_it.token import Token
from msgspec import Struct, field

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.rich_text import CELL_END, ROW_END, Block, BlockKind, Span
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS_IN_TEXT

MOST_COLUMNS = 8
MOST_ROWS = 60
# A line of dashes with nothing above it: rows that follow have no header.
_HEADLESS = late_pattern(
    r"(?:\A|\n[ \t]*\n)([ \t]*+(?:\|[ \t]*+)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*)(?=\n|\Z)"
)
# What stands before, between and behind the bars of a row.
_CELL = late_pattern(r"(?:(?<=\|)|^ {0,3}\|?)(?!\s*$)(?:\\.|[^|\\])*+")
_CELLS_HINT = tell("Give the table a column more, or put a backslash before a `|` that is meant as text.")
_HEADER_HINT = tell("Write the names of the columns in a first row, and the line of dashes below it.")


class TableCollector(Struct):
    """One table while its cells are being read."""

    place: Place
    columns: list[str] = field(default_factory=list)
    rows: list[list[tuple[Span, ...]]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # in which the rows stand

    def take(self, token: Token) -> None:
        """Note where a row or a cell begins."""
        if token.type == "tr_open":
            self.rows.append([])
            self.lines.append(token.map[0] if token.map else 0)
        elif token.type in {"th_open", "td_open"}:
            self.rows[-1].append(())
            if token.type == "th_open":
                self.columns.append(str(token.attrGet("style") or "").partition(":")[2].strip() or "left")

    def fill(self, spans: tuple[Span, ...]) -> None:
        """The words of the cell that began last."""
        self.rows[-1][-1] = tuple(span for span in spans if span.text not in {CELL_END, ROW_END})

    def check(self) -> Iterator[Problem]:
        """What makes a table that cannot be shown."""
        if len(self.columns) > MOST_COLUMNS:
            message = tell(
                "This table has {columns} columns; {most} can be shown.", columns=len(self.columns), most=MOST_COLUMNS
            )
            yield error("markdown", message, self.place, tell("Make two tables of it, or a list."))
        if len(self.rows) > MOST_ROWS:
            message = tell("This table has {rows} rows; {most} can be shown.", rows=len(self.rows), most=MOST_ROWS)
            yield error("markdown", message, self.place, tell("Make several tables of it."))
        if not any(self.rows[0]):
            yield error("markdown", tell("This table has no header."), self.place, _HEADER_HINT)

    def block(self) -> Block:
        """The table as a block, its cells one after the other."""
        spans: list[Span] = []
        for number, row in enumerate(self.rows):
            spans += [Span(ROW_END)] if number else []
            for place, cell in enumerate(row):
                spans += [Span(CELL_END)] if place else []
                spans += cell
        return Block(BlockKind.TABLE, tuple(spans), place=self.place, columns=tuple(self.columns))


def find_lost_cells(table: TableCollector, lines: list[str], author_text: AuthorText) -> Iterator[Problem]:
    """Cells beyond the last column: Markdown leaves them out without a word."""
    columns = len(table.columns)
    for line in table.lines:
        cells = [found.start() for found in _CELL.finditer(lines[line])]
        if len(cells) > columns:
            message = tell(
                "This row has {cells} cells; its table has {columns} columns.", cells=len(cells), columns=columns
            )
            yield error("markdown", message, author_text.place(line, cells[columns]), _CELLS_HINT)


def find_headless_tables(text: str, author_text: AuthorText) -> Iterator[Problem]:
    """Tables that begin with their line of dashes: Markdown takes them for plain text."""
    if "|" not in text:
        return
    for found in islice(_HEADLESS.finditer(text), MAX_PROBLEMS_IN_TEXT):
        message = tell("This table has no header.")
        yield error("markdown", message, author_text.at(found.start(1)), _HEADER_HINT)
