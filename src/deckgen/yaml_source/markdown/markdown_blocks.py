"""Walks the tokens of markdown-it to blocks, and refuses what is outside the subset."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.yaml_source.author_mistakes.changed_numbers import WrittenNumber, find_changed_number
from deckgen.yaml_source.markdown.allowed_markup import Allowed
from deckgen.yaml_source.markdown.list_digits import count_digits
from deckgen.yaml_source.markdown.markdown_spans import SpanReader
from deckgen.yaml_source.markdown.markdown_tables import TableCollector, find_headless_tables, find_lost_cells
from deckgen.yaml_source.markdown.terms import MarkedText
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS_IN_TEXT

MAX_LIST_DEPTH = 4
MAX_QUOTE_DEPTH = 4  # the parser leaves out what lies deeper than its own bound, so ours must come first
_REFUSED = {
    "fence": (tell("Code stands here; slides and papers show text."), tell("Remove the fence.")),
    "code_block": (tell("Text that is indented by four spaces or more is code in Markdown."), tell("Indent it less.")),
}
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?:https?:|mailto:|www\.)", re.MULTILINE)
_LONE_MARK = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]*")
_RULE = re.compile(r" {0,3}-{3,}[ \t]*")


@lru_cache(maxsize=2)
def _parser(*, underlined: bool) -> MarkdownIt:
    """CommonMark without definitions of links and blocks of HTML; with headings by underlining in sources only.

    What looks like a block of HTML is then a paragraph, in which each tag is judged on its own.
    """
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60})
    parser.disable(["reference", "html_block"] if underlined else ["lheading", "reference", "html_block"])
    parser.enable("table")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda url: url  # type: ignore[method-assign,assignment]
    parser.validateLink = lambda _url: True  # type: ignore[method-assign,assignment]
    return parser


class _Item(Struct):
    """A list item being read: its number or 0, and whether its own text is still to come."""

    number: int
    ordered: bool
    line: int
    waiting: bool = True


class BlockReader:
    """Reads one text."""

    def __init__(self, author_text: AuthorText, marked: MarkedText, problems: list[Problem], allowed: Allowed) -> None:
        self._text = author_text
        self._lines = marked.text.split("\n")
        self._marked = marked
        self._problems = problems
        self._allowed = allowed
        self._spans = SpanReader(author_text, marked, self._lines, problems)
        self._blocks: list[Block] = []
        self._lists: list[int] = []  # the number of the next item; 0 for bullets
        self._written: list[list[WrittenNumber]] = []  # of each open list
        self._items: list[_Item] = []
        self._quotes = 0
        self._heading = 0
        self._alone = False
        self._table: TableCollector | None = None
        self._list_lines: list[int] | None = None

    def read(self) -> Text:
        """The blocks of the whole text."""
        self._problems += find_headless_tables(self._marked.text, self._text)
        for found in islice(_DEFINITION.finditer(self._marked.text), MAX_PROBLEMS_IN_TEXT):
            place = self._text.at(found.start())
            hint = tell("Write the link where it is used: `[words](https://…)`.")
            self._problems.append(error("markdown", tell("A link is defined apart from its text here."), place, hint))
        tokens = _parser(underlined=self._allowed.underlined).parse(self._marked.text)
        for token in tokens:
            if token.type in _REFUSED:
                self._refuse(token)
            else:
                self._take(token)
        return count_digits(_rank_headings(_tidy_breaks(self._blocks)))

    def _take(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._inline(token)
            case "bullet_list_open" | "ordered_list_open":
                self._open_list(token)
            case "list_item_open":
                self._open_item(token)
            case "heading_open":
                self._open_heading(token)
            case "table_open":
                self._open_table(token)
            case "hr":
                self._rule(token)
            case _:
                self._close(token)

    def _close(self, token: Token) -> None:
        match token.type:
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._problems += find_changed_number(self._written.pop())
            case "list_item_close":
                self._close_item()
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                if self._quotes == MAX_QUOTE_DEPTH + 1 and token.nesting > 0:
                    message = tell(
                        "This quotation is nested more than {max_quote_depth} deep.", max_quote_depth=MAX_QUOTE_DEPTH
                    )
                    self._problems.append(error("markdown", message, self._place(token)))
            case "heading_close":
                self._heading = 0
            case "table_close":
                self._close_table()
            case _ if self._table is not None:
                self._table.take(token)

    def _place(self, token: Token, mark: str = "") -> Place:
        """Where a token's first line has its mark, or else its first character."""
        line = token.map[0] if token.map else 0
        written = self._lines[line] if line < len(self._lines) else ""
        column = written.find(mark) if mark else -1
        return self._text.place(line, column if column >= 0 else len(written) - len(written.lstrip(" \t")))

    def _refuse(self, token: Token) -> None:
        message, hint = _REFUSED[token.type]
        self._problems.append(error("markdown", message, self._place(token), hint))

    def _open_list(self, token: Token) -> None:
        start = token.attrGet("start")
        self._lists.append(1 if start is None else int(start))
        self._written.append([])
        self._list_lines = token.map
        if len(self._lists) == MAX_LIST_DEPTH + 1:
            message = tell("This list is nested more than {max_list_depth} deep.", max_list_depth=MAX_LIST_DEPTH)
            self._problems.append(error("markdown", message, self._place(token)))

    def _open_item(self, token: Token) -> None:
        number = self._lists[-1]
        self._alone = token.map == self._list_lines
        ordered = token.info != "" or token.markup in {".", ")"}
        if ordered:
            self._lists[-1] += 1
            self._written[-1].append(WrittenNumber(token.info, number, self._place(token)))
        self._items.append(_Item(number, ordered, token.map[0] if token.map else 0))

    def _close_item(self) -> None:
        """A list of one item without text is no list: a lone `*` or `1)` is what the author means to show."""
        item = self._items.pop()
        if not item.waiting:
            return
        written = self._lines[item.line] if item.line < len(self._lines) else ""
        place = self._text.place(item.line, len(written) - len(written.lstrip(" \t")))
        if _LONE_MARK.fullmatch(written) and not self._items and not self._quotes and self._alone:
            self._blocks.append(Block(BlockKind.PARAGRAPH, (Span(written.strip()),), place=place))
            return
        hint = tell(
            "Write its text behind the mark, or put a backslash before a mark that is meant as text, as in `\\-`."
        )
        self._problems.append(error("markdown", tell("This list item has no text."), place, hint))

    def _open_table(self, token: Token) -> None:
        self._table = TableCollector(self._place(token))
        if self._items or self._quotes:
            message = tell("A table cannot stand in a list or a quotation.")
            self._problems.append(error("markdown", message, self._table.place))

    def _close_table(self) -> None:
        if self._table is not None:
            self._problems += self._table.check()
            self._problems += find_lost_cells(self._table, self._lines, self._text)
            self._blocks.append(self._table.block())
        self._table = None

    def _open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1:])
        place = self._place(token, token.markup if token.markup.startswith("#") else "")
        if not self._allowed.headings:
            hint = tell("Use **bold**, or put a backslash before the `#`.")
            self._problems.append(error("markdown", tell("A heading cannot stand in this text."), place, hint))
        elif self._items or self._quotes:
            message = tell("A heading cannot stand in a list or a quotation.")
            self._problems.append(error("markdown", message, place))

    def _rule(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        written = self._lines[line] if line < len(self._lines) else ""
        if self._allowed.breaks and not self._lists and not self._quotes and _RULE.fullmatch(written):
            self._blocks.append(Block(BlockKind.BREAK, (), place=self._place(token)))
            return
        if self._allowed.breaks:
            message, hint = (
                tell("A rule cannot stand here."),
                tell("A line `---` of its own, outside lists, starts a new slide."),
            )
        else:
            message, hint = (
                tell("A rule or slide break cannot stand in this text."),
                tell("Only `meer_weten` can break slides."),
            )
        self._problems.append(error("markdown", message, self._place(token), hint))

    def _inline(self, token: Token) -> None:
        spans = self._spans.read(token)
        if self._table is not None:
            self._table.fill(spans)
            return
        line = token.map[0] if token.map else 0
        place = self._text.place(line, self._spans.column_of(token, line))
        if self._heading:
            if spans:
                self._blocks.append(Block(BlockKind.HEADING, spans, level=self._heading, place=place))
            return
        if not spans:
            return
        kind, level, number = BlockKind.PARAGRAPH, len(self._items), 0
        if self._items and self._items[-1].waiting:
            item = self._items[-1]
            item.waiting = False
            level -= 1
            kind, number = (BlockKind.NUMBER, item.number) if item.ordered else (BlockKind.BULLET, 0)
        block = Block(kind, spans, level, number, quoted=self._quotes > 0, place=place)
        self._blocks.append(block)


def _tidy_breaks(blocks: list[Block]) -> list[Block]:
    """Drop breaks with nothing before or after them."""
    tidy: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.BREAK or (tidy and tidy[-1].kind is not BlockKind.BREAK):
            tidy.append(block)
    while tidy and tidy[-1].kind is BlockKind.BREAK:
        tidy.pop()
    return tidy


def _rank_headings(blocks: list[Block]) -> Text:
    """Count headings from 1 within a text, whatever number of `#` its author starts with."""
    depths = sorted({block.level for block in blocks if block.kind is BlockKind.HEADING})
    ranks = {depth: rank for rank, depth in enumerate(depths, 1)}
    return tuple(
        replace(block, level=ranks[block.level]) if block.kind is BlockKind.HEADING else block for block in blocks
    )
