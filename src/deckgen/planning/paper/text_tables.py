"""Sets a table among an author's paragraphs: header cells with their scope, a rule below each row, no row torn."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.blueprint.pages import RuleMark, Tag
from deckgen.planning.column_shares import share_width
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, beside, keep_together, spacer
from deckgen.planning.paper.text_lines import TextSetter
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import Block, Span

_PADDING, _BETWEEN = 3.5, 10.0
_COLUMN = "Column"  # what a header cell is the header of, as PDF calls it
_SLACK = 0.01  # against rounding
_FEWEST, _MOST = 5, 36  # characters of a column that count for its width


def set_text_table(
    setter: TextSetter, table: Block, parent: int, column: Column, look: tuple[TextStyle, str]
) -> Flowables:
    """The rows of a table in a style with rules of a colour, its header repeated where it runs over to another page."""
    style, colour = look
    element = setter.structure.add(parent, Tag.TABLE, language=table.language)
    plain = replace(style, before=0, after=0)
    columns = _share_width(setter, table, column, plain)
    head = _set_row(setter, table, 0, columns, (element, replace(plain, bold=True), colour))
    rows: list[Flowable] = [*keep_together(head, Keep.ALWAYS, last=Keep.ALWAYS)]
    for number in range(1, len(table.rows)):
        made = _set_row(setter, table, number, columns, (element, plain, colour))
        rows += (replace(made[0], running_head=head), *made[1:])
    rows[0] = replace(rows[0], before=4)
    rows[-1] = replace(rows[-1], after=10, keep=Keep.FREE)
    return tuple(rows)


def _set_row(
    setter: TextSetter, table: Block, number: int, columns: Sequence[Column], look: tuple[int, TextStyle, str]
) -> Flowables:
    element, style, colour = look
    row = setter.structure.add(element, Tag.TABLE_ROW)
    filled = []
    for cell, column in zip(table.rows[number], columns, strict=True):
        tag, scope = (Tag.TABLE_CELL, "") if number else (Tag.TABLE_HEADER, _COLUMN)
        place = setter.structure.add(row, tag, scope=scope)
        words = setter.set_spans(cell or (Span(" "),), style, column, place, place=table.place)
        filled.append((spacer(_PADDING), *words, spacer(_PADDING)))
    flowables = beside([tuple(replace(flowable, before=0) for flowable in cell) for cell in filled])
    rule = RuleMark(columns[0].x, 0, columns[-1].right, 0, 0.5 if number else 1.0, colour)
    return keep_together((*flowables, Flowable(0, (rule,))))


def _share_width(setter: TextSetter, table: Block, column: Column, style: TextStyle) -> tuple[Column, ...]:
    """Columns as wide as their longest words ask for, within reason."""
    asked = [
        min(max(_FEWEST, *(len("".join(span.text for span in cell)) for cell in cells)), _MOST)
        for cells in zip(*table.rows, strict=True)
    ]
    words = [
        [setter.widest_word(cell, replace(style, bold=style.bold or not number)) for cell in row]
        for number, row in enumerate(table.rows)
    ]
    least = [max(column) + _SLACK for column in zip(*words, strict=True)]
    made, x = [], column.x
    for width in share_width(asked, least, column.width - _BETWEEN * (len(asked) - 1)):
        made.append(Column(x, width))
        x += width + _BETWEEN
    return tuple(made)
