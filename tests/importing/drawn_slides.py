"""Draws presentations with python-pptx as trainers make them: placeholders, boxes, tables, groups, notes, diagrams."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from pptx import Presentation

COVER, CONTENT, OPENER, TWO, COMPARISON, TITLE_ONLY, BLANK = range(7)
GREEN, RED = "1B7F3B", "C00000"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Words(NamedTuple):
    """A paragraph: `**` around all of it is not needed, `bold` says it; `number` is an automatic numbering's scheme."""

    text: str
    bold: bool = False
    colour: str = ""
    level: int = 0
    number: str = ""
    bullet: bool = False


Line = str | Words
Lines = str | Sequence[Line]


class Drawing:
    """A presentation that is being drawn, 4:3 as python-pptx's own template is, or empty and wide."""

    def __init__(self, language: str = "") -> None:
        self.file: Any = Presentation()
        self._language = language

    def slide(self, layout: int, title: str = "", body: Lines = (), *, notes: Lines = ()) -> Any:
        """Add a slide; the body goes into the layout's next placeholder."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[layout])
        if title:
            slide.shapes.title.text_frame.text = title
        elif slide.shapes.title is not None:
            slide.shapes.title._element.getparent().remove(slide.shapes.title._element)
        holders = [each for each in slide.placeholders if each.placeholder_format.idx not in {0, 10, 11, 12}]
        if body:
            write(holders[0].text_frame, body)
        for holder in holders:
            if not holder.text_frame.text:
                holder._element.getparent().remove(holder._element)
        if notes:
            write(slide.notes_slide.notes_text_frame, notes)
        return slide

    def columns(self, title: str, left: Lines, right: Lines, *, notes: Lines = ()) -> Any:
        """A slide with two columns."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[TWO])
        slide.shapes.title.text_frame.text = title
        for holder, lines in zip(
            [each for each in slide.placeholders if each.placeholder_format.idx in {1, 2}], (left, right), strict=True
        ):
            write(holder.text_frame, lines)
        if notes:
            write(slide.notes_slide.notes_text_frame, notes)
        return slide

    def save(self, path: Path) -> Path:
        """Write the file."""
        if self._language:
            for slide in self.file.slides:
                for properties in slide._element.iter(qn("a:rPr")):
                    properties.set("lang", self._language)
        self.file.save(str(path))
        return path


def write(frame: Any, lines: Lines) -> None:
    """Put paragraphs into a text frame."""
    for place, line in enumerate([lines] if isinstance(lines, str) else lines):
        words = line if isinstance(line, Words) else Words(line)
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = words.text
        if words.bold:
            run.font.bold = True
        if words.colour:
            run.font.color.rgb = RGBColor.from_string(words.colour)
        paragraph.level = words.level
        properties = paragraph._p.get_or_add_pPr()
        if words.number:
            properties.append(parse_xml(f'<a:buAutoNum xmlns:a="{_A}" type="{words.number}"/>'))
        elif words.bullet:
            properties.append(parse_xml(f'<a:buChar xmlns:a="{_A}" char="•"/>'))


def box(shapes: Any, place: tuple[float, float, float, float], lines: Lines, *, size: float = 18) -> Any:
    """A text box at a place in centimetres."""
    shape = shapes.add_textbox(*(Cm(each) for each in place))
    shape.text_frame.word_wrap = True
    write(shape.text_frame, lines)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.size = Pt(size)
    return shape


def panel(shapes: Any, place: tuple[float, float, float, float], lines: Lines, *, fill: str = "DDE6F0") -> Any:
    """A rounded rectangle with words in it."""
    shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Cm(each) for each in place))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    write(shape.text_frame, lines)
    return shape


def table(shapes: Any, place: tuple[float, float, float, float], rows: Sequence[Sequence[str]]) -> None:
    """A table, a text a cell."""
    made = shapes.add_table(len(rows), len(rows[0]), *(Cm(each) for each in place)).table
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            made.cell(number, column).text = words


def picture(shapes: Any, place: tuple[float, float, float, float], alt: str) -> None:
    """A picture with the words that describe it."""
    data = io.BytesIO()
    Image.new("RGB", (64, 48), (20, 90, 160)).save(data, "PNG")
    data.seek(0)
    made = shapes.add_picture(data, *(Cm(each) for each in place))
    made._element.nvPicPr.cNvPr.set("descr", alt)


def diagram(slide: Any, place: tuple[float, float, float, float], texts: Sequence[str]) -> None:
    """SmartArt: a list of texts in a part of its own, in which the points stand in another order than shown."""
    points = '<dgm:pt modelId="1" type="doc"><dgm:prSet/><dgm:spPr/></dgm:pt>' + "".join(
        f'<dgm:pt modelId="{number + 10}"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:p><a:r><a:rPr/>'
        f"<a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for number, text in reversed(list(enumerate(texts)))
    )
    links = "".join(
        f'<dgm:cxn modelId="{number + 50}" srcId="1" destId="{number + 10}" srcOrd="{number}" destOrd="0"/>'
        for number in range(len(texts))
    )
    data = (
        f'<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst><dgm:bg/><dgm:whole/></dgm:dataModel>"
    )
    package = slide.part.package
    name = PackURI(f"/ppt/diagrams/data{slide.slide_id}.xml")
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    relation = slide.part.relate_to(Part(name, kind, package, data.encode()), f"{_R}/diagramData")
    x, y, width, height = (int(Cm(each)) for each in place)
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_A}">'
            '<p:nvGraphicFramePr><p:cNvPr id="77" name="Diagram 1"/><p:cNvGraphicFramePr/><p:nvPr/>'
            f'</p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></p:xfrm>'
            f'<a:graphic><a:graphicData uri="{_DGM}"><dgm:relIds xmlns:dgm="{_DGM}" xmlns:r="{_R}" r:dm="{relation}"/>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )
    )


def on_click(slide: Any, *shapes: Any) -> None:
    """Let shapes appear, a click each."""
    effects = "".join(
        f'<p:par><p:cTn id="{number * 3 + 3}" fill="hold" nodeType="clickEffect" presetID="1" presetClass="entr">'
        '<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn '
        f'id="{number * 3 + 4}" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="{shape.shape_id}"/></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
        for number, shape in enumerate(shapes)
    )
    slide._element.append(
        parse_xml(
            '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tnLst><p:par>'
            '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" '
            'nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
            f"{effects}</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
        )
    )


def sections(drawing: Drawing, names: Sequence[tuple[str, int]]) -> None:
    """Sections as PowerPoint keeps them: a name, and how many slides it holds."""
    ids = [entry.get("id") for entry in drawing.file.slides._sldIdLst]
    parts, at = "", 0
    for number, (name, count) in enumerate(names):
        entries = "".join(f'<p14:sldId id="{each}"/>' for each in ids[at : at + count])
        parts += (
            f'<p14:section name="{name}" id="{{00000000-0000-0000-0000-00000000000{number}}}">'
            f"<p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>"
        )
        at += count
    drawing.file.part._element.append(
        parse_xml(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
            '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
            f"{parts}</p14:sectionLst></p:ext></p:extLst>"
        )
    )
