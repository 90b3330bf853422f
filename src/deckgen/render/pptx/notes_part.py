"""Writes the XML of a notes slide."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.blueprint.slides import Slide
from deckgen.presentation_xml import DECLARATION, EMPTY_GROUP, NAMESPACES, emu, escape
from deckgen.render.pptx.text_body import find_list_starts, language_name
from deckgen.rich_text import Block, BlockKind, Span

_INDENT = 14.0


def write_notes(slide: Slide, facts: Mapping[str, str]) -> str:
    """Write the notes of a slide; `facts` are the package's, with the indexes of its notes master's placeholders."""
    blocks = tuple(block for block in slide.notes if block.kind is not BlockKind.BREAK)
    image, body = facts.get("notes_image_index", "2"), facts.get("notes_body_index", "3")
    image_name, body_name = escape(facts.get("notes_image_name", "")), escape(facts.get("notes_body_name", ""))
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}<p:sp><p:nvSpPr>"
        f'<p:cNvPr id="2" name="{image_name}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="{image}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr>'
        f'<p:cNvPr id="3" name="{body_name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="{body}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        f"<a:lstStyle/>{_write_blocks(blocks, slide.language)}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr>"
        "<a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _write_blocks(blocks: tuple[Block, ...], language: str) -> str:
    rows = zip(blocks, find_list_starts(blocks), strict=True)
    return "".join([_write_block(block, start, language) for block, start in rows])


def _write_block(block: Block, start: int, language: str) -> str:
    own = block.language or language
    heading = block.kind is BlockKind.HEADING
    runs = "".join([_write_run(span, own, bold=heading) for span in block.spans])
    return f'<a:p>{_properties(block, start)}{runs}<a:endParaRPr lang="{language_name(own)}"/></a:p>'


def _properties(block: Block, start: int) -> str:
    depth = 0 if block.kind is BlockKind.HEADING else min(block.level, 8)
    if block.kind is BlockKind.BULLET:
        sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    elif block.kind is BlockKind.NUMBER:
        sign = f'<a:buAutoNum type="arabicPeriod" startAt="{start}"/>' if start > 1 else _COUNT_FROM_ONE
    else:
        return f'<a:pPr marL="{emu(_INDENT * depth)}"/>' if depth else ""
    return f'<a:pPr marL="{emu(_INDENT * (depth + 1))}" indent="{-emu(_INDENT)}">{sign}</a:pPr>'


_COUNT_FROM_ONE = '<a:buAutoNum type="arabicPeriod"/>'


def _write_run(span: Span, language: str, *, bold: bool) -> str:
    look = f'lang="{language_name(span.language or language)}"'
    look += ' b="1"' if bold or span.bold else ""
    look += ' i="1"' if span.italic else ""
    lines = span.text.split("\n")
    return "<a:br/>".join(
        [f'<a:r><a:rPr {look} dirty="0"/><a:t>{escape(line)}</a:t></a:r>' if line else "" for line in lines]
    )
