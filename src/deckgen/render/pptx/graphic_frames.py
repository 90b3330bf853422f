"""Writes the frames of a slide that hold a native table or chart."""

from __future__ import annotations

from deckgen.blueprint.slides import ChartElement, TableElement
from deckgen.presentation_xml import emu, escape, fill
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.render.pptx.text_body import TextSetting, write_paragraphs

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_LINE = '<a:ln{0} w="0"><a:noFill/></a:ln{0}>'


def write_table(table: TableElement, identifier: int, setting: TextSetting, links: SlideLinks) -> str:
    """A table whose first row is its header."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    rows = "".join(_write_row(table, number, setting, links) for number in range(len(table.rows)))
    body = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    return _frame(table, identifier, _TABLE, body)


def _write_row(table: TableElement, number: int, setting: TextSetting, links: SlideLinks) -> str:
    cells = "".join(
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{write_paragraphs(paragraphs, setting, links)}"
        f"</a:txBody>{_cell_look(table, column, is_head=not number)}</a:tc>"
        for column, paragraphs in enumerate(table.rows[number])
    )
    return f'<a:tr h="{emu(table.heights[number])}">{cells}</a:tr>'


def _cell_look(table: TableElement, column: int, *, is_head: bool) -> str:
    """A rule below each row, stronger below the header, and no other line."""
    width, colour = (19050, table.head_rule) if is_head else (9525, table.rule)
    rule = f'<a:lnB w="{width}">{fill(colour)}</a:lnB>'
    sides = "".join(_NO_LINE.format(side) for side in ("L", "R", "T"))
    margin = emu(table.padding)
    left, right = map(emu, table.side_paddings(column))
    return (
        f'<a:tcPr marL="{left}" marR="{right}" marT="{margin}" marB="{margin}" anchor="ctr">'
        f"{sides}{rule}<a:noFill/></a:tcPr>"
    )


def write_chart_frame(chart: ChartElement, identifier: int, links: SlideLinks) -> str:
    """A frame that shows a chart's part."""
    body = f'<c:chart xmlns:c="{_CHART}" r:id="{links.relate_chart(chart.key)}"/>'
    return _frame(chart, identifier, _CHART, body, alt=chart.alt)


def _frame(element: TableElement | ChartElement, identifier: int, kind: str, body: str, *, alt: str = "") -> str:
    box = element.box
    described = f' descr="{escape(alt)}"' if alt else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{identifier}" name="{escape(element.name)}"{described}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
        f'</p:xfrm><a:graphic><a:graphicData uri="{kind}">{body}</a:graphicData></a:graphic></p:graphicFrame>'
    )
