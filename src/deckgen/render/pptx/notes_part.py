"""Writes the XML of a notes slide."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat

from deckgen.blueprint.slides import Slide
from deckgen.presentation_xml import DECLARATION, EMPTY_GROUP, NAMESPACES, emu, escape
from deckgen.render.pptx.slide_links import NotesLinks
from deckgen.render.pptx.text_body import choose_signs, find_list_starts, language_name, typed, write_sign
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Span

_INDENT, _DIGIT, _SIGN = 14.0, 6.8, 7.5  # points, at the 12 points of notes


def write_notes(slide: Slide, facts: Mapping[str, str], links: NotesLinks) -> str:
    """Write the notes of a slide; `facts` are the package's, with the indexes of its notes master's placeholders."""
    blocks = tuple(block for block in slide.notes if block.kind is not BlockKind.BREAK)
    image, body = facts.get("notes_image_index", "2"), facts.get("notes_body_index", "3")
    image_name, body_name = escape(facts.get("notes_image_name", "")), escape(facts.get("notes_body_name", ""))
    text = _write_blocks(blocks, slide.language, links)
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}<p:sp><p:nvSpPr>"
        f'<p:cNvPr id="2" name="{image_name}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="{image}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr>'
        f'<p:cNvPr id="3" name="{body_name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="{body}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        f"<a:lstStyle/>{text}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr>"
        "<a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _write_blocks(blocks: tuple[Block, ...], language: str, links: NotesLinks) -> str:
    starts = find_list_starts(blocks)
    signs = choose_signs(blocks, starts) if any(starts) else starts
    rows = zip(blocks, starts, signs, strict=True)
    return "".join([_write_block(block, start, sign, language, links) for block, start, sign in rows])


def _write_block(block: Block, start: int, sign: int, language: str, links: NotesLinks) -> str:
    own = block.language or language
    heading = block.kind is BlockKind.HEADING
    runs = "".join([_write_run(span, own, links, bold=heading) for span in block.spans])
    number = f'<a:r><a:rPr lang="{language_name(own)}" dirty="0"/>{typed(block)}</a:r>' if start < 0 else ""
    return f'<a:p>{_properties(block, start, sign)}{number}{runs}<a:endParaRPr lang="{language_name(own)}"/></a:p>'


def _properties(block: Block, start: int, sign: int) -> str:
    """The indents of a block; with its level, since lists count on by it."""
    is_item = block.kind in LIST_KINDS
    depth = 0 if block.kind is BlockKind.HEADING else min(block.level, 8)
    if not depth and not is_item:
        return ""
    digits = (*block.digits, *repeat(0, depth + 1))[: depth + is_item]
    widths = [max(_INDENT, count * _DIGIT + _SIGN) if count else _INDENT for count in digits]
    left = emu(sum(widths))
    named = f' lvl="{depth}"' if depth else ""
    hanging = f' indent="{-emu(widths[-1])}"' if is_item else ""
    mark = write_sign(block.kind, block.level, start, sign, left) if is_item else ""
    return f'<a:pPr marL="{left}"{named}{hanging}>{mark}</a:pPr>' if mark else f'<a:pPr marL="{left}"{named}/>'


def _write_run(span: Span, language: str, links: NotesLinks, *, bold: bool) -> str:
    look = f'lang="{language_name(span.language or language)}"'
    look += ' b="1"' if bold or span.bold else ""
    look += ' i="1"' if span.italic else ""
    click = links.write_web_click(span.link)
    properties = f'<a:rPr {look} dirty="0">{click}</a:rPr>' if click else f'<a:rPr {look} dirty="0"/>'
    lines = span.text.split("\n")
    return "<a:br/>".join([f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" if line else "" for line in lines])
