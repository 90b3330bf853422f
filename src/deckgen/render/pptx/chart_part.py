"""Writes the part of a chart: columns that stand at nought until the trainer enters the votes."""

from __future__ import annotations

from deckgen.blueprint.slides import ChartElement
from deckgen.presentation_xml import DECLARATION, escape, fill, relationships
from deckgen.render.pptx.text_body import write_face
from deckgen.render.pptx.workbook import column_name

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222


def write_chart(chart: ChartElement, face: str = "") -> str:
    """Write a chart of columns, with the numbers above them, in a typeface that is not the theme's."""
    series = "".join(_series(chart, number) for number in range(len(chart.series)))
    legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    size = round(chart.size * 100)
    look = fill(chart.ink) + (write_face(face) if face else "")
    text = (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}">{look}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="80"/><c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f'{_axes()}</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{text}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def write_chart_relationships(workbook: str) -> str:
    """Name the workbook with the chart's data."""
    return relationships([("rId1", "package", f"../embeddings/{workbook}")])


def _axes() -> str:
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/>{ticks}<c:crossAx val="{_VALUE_AXIS}"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="0" sourceLinked="0"/>{ticks}'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/></c:valAx>'
    )


def _series(chart: ChartElement, number: int) -> str:
    column = column_name(number + 1)
    last = len(chart.categories) + 1
    names = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(name)}</c:v></c:pt>' for place, name in enumerate(chart.categories)
    )
    values = "".join(f'<c:pt idx="{place}"><c:v>0</c:v></c:pt>' for place in range(len(chart.categories)))
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(chart.series[number])}</c:v></c:pt></c:strCache>'
        f'</c:strRef></c:tx><c:spPr>{fill(chart.colours[number])}</c:spPr><c:invertIfNegative val="0"/>'
        '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General"
        f"</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )
