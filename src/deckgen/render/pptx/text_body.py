"""Paragraphs of a slide in, the XML of a text body out: real lists, explicit sizes, a language on every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from deckgen.blueprint.slides import SlideParagraph
from deckgen.presentation_xml import emu, escape, fill
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.rich_text import Block, BlockKind, Span

_BULLETS = "•–"
_NUMBERS = ("arabicPeriod", "alphaLcPeriod", "romanLcPeriod")
_DEEPEST = 8
_WITHOUT_REGION = {"nl": "nl-NL", "fr": "fr-FR", "de": "de-DE", "en": "en-GB"}


@lru_cache(maxsize=256)
def full_language(tag: str) -> str:
    """Write a language as PowerPoint knows it: its spelling checkers go by language and region."""
    language, _, region = tag.partition("-")
    if not region:
        return _WITHOUT_REGION.get(language.lower(), language)
    return f"{language.lower()}-{region.upper() if len(region) == 2 else region}"  # noqa: PLR2004 - ISO 3166 codes


def write_paragraphs(
    paragraphs: Iterable[SlideParagraph], language: str, line_spacing: float, links: SlideLinks
) -> str:
    """Write the paragraphs of one frame."""
    paragraphs = tuple(paragraphs)
    starts = find_list_starts(paragraph.block for paragraph in paragraphs)
    return "".join(
        _write_paragraph(paragraph, start, language, line_spacing, links)
        for paragraph, start in zip(paragraphs, starts, strict=True)
    )


def find_list_starts(blocks: Iterable[Block]) -> Iterator[int]:
    """Say for every numbered item where its list starts; 0 for the other blocks.

    Why: programs count neighbouring items with the same start as one list, which stays right when a trainer adds one.
    """
    open_lists: dict[int, tuple[int, int]] = {}  # level -> (start, last number)
    for block in blocks:
        depth = block.level if block.kind in {BlockKind.BULLET, BlockKind.NUMBER, BlockKind.PARAGRAPH} else -1
        for level in [level for level in open_lists if level > depth]:
            del open_lists[level]
        if block.kind is not BlockKind.NUMBER:
            open_lists.pop(depth, None)
            yield 0
            continue
        number = block.number or 1
        start, last = open_lists.get(depth, (number, number - 1))
        if number != last + 1:
            start = number
        open_lists[depth] = (start, number)
        yield start


def _write_paragraph(
    paragraph: SlideParagraph, start: int, language: str, line_spacing: float, links: SlideLinks
) -> str:
    block = paragraph.block
    bold = paragraph.bold or block.kind is BlockKind.HEADING
    own = block.language or paragraph.language or language
    colour = fill(paragraph.colour) if paragraph.colour else ""
    properties = _paragraph_properties(
        block.kind, block.level, start, paragraph.indent, paragraph.align, line_spacing, paragraph.space_after
    )
    runs = "".join(_write_run(span, paragraph.size, colour, own, links, bold=bold) for span in block.spans)
    return (
        f'<a:p>{properties}{runs}<a:endParaRPr lang="{escape(full_language(own))}"'
        f' sz="{round(paragraph.size * 100)}"/></a:p>'
    )


@lru_cache(maxsize=1024)
def _paragraph_properties(
    kind: BlockKind, level: int, start: int, indent: float, align: str, line_spacing: float, space_after: float
) -> str:
    """Write indents and spacing in full, so that what was measured holds in any template."""
    depth = 0 if kind is BlockKind.HEADING else min(level, _DEEPEST)
    is_item = kind in {BlockKind.BULLET, BlockKind.NUMBER}
    margin, hanging = emu(indent * (depth + is_item)), -emu(indent) if is_item else 0
    attributes = f'marL="{margin}"{f" lvl={chr(34)}{depth}{chr(34)}" if depth else ""} indent="{hanging}"'
    if align:
        attributes += f' algn="{align}"'
    sign = "<a:buNone/>"
    if kind is BlockKind.BULLET:
        sign = f'<a:buFont typeface="Arial"/><a:buChar char="{_BULLETS[depth % 2]}"/>'
    elif kind is BlockKind.NUMBER:
        first = f' startAt="{start}"' if start > 1 else ""
        sign = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{_NUMBERS[depth % 3]}"{first}/>'
    return (
        f'<a:pPr {attributes}><a:lnSpc><a:spcPct val="{round(line_spacing * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(space_after * 100)}"/></a:spcAft>'
        f"{sign}</a:pPr>"
    )


def _write_run(span: Span, size: float, colour: str, language: str, links: SlideLinks, *, bold: bool) -> str:
    look = f'lang="{escape(full_language(span.language or language))}" sz="{round(size * 100)}"'
    if bold or span.bold:
        look += ' b="1"'
    if span.italic:
        look += ' i="1"'
    inner = colour
    if span.link:
        inner += links.write_click("", span.link)
    properties = f'<a:rPr {look} dirty="0">{inner}</a:rPr>' if inner else f'<a:rPr {look} dirty="0"/>'
    return f"<a:br>{properties}</a:br>".join(
        f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" if line else "" for line in span.text.split("\n")
    )
