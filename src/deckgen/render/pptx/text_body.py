"""Writes the XML of a text body: real lists, explicit sizes, a language on every run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import Placeholder
from deckgen.blueprint.slides import SlideParagraph
from deckgen.presentation_xml import emu, escape, fill, full_language
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Span

_BULLETS = "•–"
_SIGNS = ("arabicPeriod", "arabicParenR")
_DEEPEST = 8
_REGULAR = ' b="0"'
_NO_LINE = ' u="none"'
_AS_LARGE = '<a:buSzPct val="100000"/>'  # as the text
_UPRIGHT = ' rtl="0"'  # from left to right


@lru_cache(maxsize=256)
def language_name(tag: str) -> str:
    """Write a language as an attribute can hold it."""
    return escape(full_language(tag))


class TextSetting(Struct, frozen=True):
    """What the paragraphs of a frame share: their language, and what the placeholder leaves to the slide to say."""

    language: str
    line_spacing: float = 1.0
    colour: str = ""  # a fill
    letters: str = ""  # attributes of every run
    keeps_levels: bool = True
    link_colour: str = ""  # a fill; empty where the theme's own reads
    direction: str = ""  # attributes of every paragraph
    sign_look: str = ""  # what is said of the colour and the size of the signs of lists
    number_look: str = ""  # the same of numbers alone
    outline: str = ""  # of letters, before any fill
    face: str = ""  # the typeface, after any fill


@lru_cache(maxsize=256)
def read_setting(placeholder: Placeholder | None, language: str, face: str = "") -> TextSetting:
    """Read what a slide has to say for itself in a placeholder; outside of one, in a typeface of the layout's."""
    if placeholder is None:
        return TextSetting(language, face=write_face(face) if face else "")
    overrides = placeholder.overrides
    letters = ' cap="none"' if "capitals" in overrides else ""
    letters += ' spc="0"' if "spacing" in overrides else ""
    letters += _NO_LINE if "underlined" in overrides else ""
    letters += ' b="1"' if "bold" in overrides else _REGULAR if "regular" in overrides else ""
    colour = fill(placeholder.colour) if "colour" in overrides else ""
    link_colour = fill(placeholder.colour) if "links" in overrides else ""
    aligned = ' algn="ctr"' if "centre" in overrides else ""
    direction = ' algn="l"' if {"from-left", "left"} & set(overrides) else aligned
    direction += ' rtl="0"' if {"from-left", "direction"} & set(overrides) else ""
    keeps_levels = "levels" not in overrides
    signs = "<a:buClrTx/>" if "signs" in overrides else ""
    signs += _AS_LARGE if "small-signs" in overrides else ""
    numbers = _AS_LARGE if "large-signs" in overrides and "small-signs" not in overrides else ""
    outline = "<a:ln><a:noFill/></a:ln>" if "outline" in overrides else ""
    return TextSetting(
        language,
        placeholder.line_spacing,
        colour,
        letters,
        keeps_levels,
        link_colour,
        direction,
        signs,
        numbers,
        outline,
    )


def write_face(face: str) -> str:
    """Name a typeface."""
    return f'<a:latin typeface="{escape(face)}"/>'


def write_paragraphs(paragraphs: Iterable[SlideParagraph], setting: TextSetting, links: SlideLinks) -> str:
    """Write the paragraphs of one frame."""
    paragraphs = tuple(paragraphs)
    if paragraphs and paragraphs[-1].block.spans[-1].link:
        paragraphs = (*paragraphs[:-1], _close_link(paragraphs[-1]))
    blocks = [paragraph.block for paragraph in paragraphs]
    starts = find_list_starts(blocks)
    signs = choose_signs(blocks, starts) if any(starts) else starts
    rows = zip(paragraphs, starts, signs, strict=True)
    return "".join([_write_paragraph(paragraph, start, sign, setting, links) for paragraph, start, sign in rows])


def choose_signs(blocks: Sequence[Block], starts: Sequence[int]) -> list[int]:
    """Which of the signs for numbers each item has."""
    from deckgen.render.pptx.list_signs import find_other_signs  # few slides have numbers

    return [int(sign) for sign in find_other_signs(blocks, starts)]


def _close_link(paragraph: SlideParagraph) -> SlideParagraph:
    """A space after a link that ends a frame: where frames appear at a click, LibreOffice would not save the link."""
    return replace(paragraph, block=paragraph.block.with_spans((*paragraph.block.spans, Span(" "))))


def find_list_starts(blocks: Sequence[Block]) -> list[int]:
    """Say for every numbered item where its list starts, below 0 where its number is text; 0 for the other blocks.

    Why: programs count neighbouring items with the same start as one list, which stays right when a trainer adds one.
    """
    if BlockKind.NUMBER in [block.kind for block in blocks]:
        from deckgen.render.pptx.list_signs import count_lists  # few slides have numbers

        return count_lists(blocks)
    return [0] * len(blocks)


def _write_paragraph(paragraph: SlideParagraph, start: int, sign: int, setting: TextSetting, links: SlideLinks) -> str:
    block = paragraph.block
    language = block.language or paragraph.language or setting.language
    bold = paragraph.bold or block.kind is BlockKind.HEADING
    look = _write_look(paragraph.size, setting.letters, bold=bold)
    colour = setting.outline + (fill(paragraph.colour) if paragraph.colour else setting.colour) + setting.face
    kind, left, indent = block.kind, paragraph.left, paragraph.indent
    opening = _Opening(kind, block.level, start, sign, left, indent, paragraph.align, paragraph.space_after)
    link_colour = setting.outline + setting.link_colour if setting.link_colour else ""
    fills = (_lead(paragraph.link, colour, link_colour, links) if paragraph.link else colour, link_colour)
    runs = [_write_run(span, look, fills, language, links) for span in block.spans]
    if start < 0:
        properties = _write_properties(language, look, colour, bold=False, italic=False)
        runs.insert(0, f"<a:r>{properties}{typed(block)}</a:r>")
    end = f"<a:endParaRPr {_write_end(language, paragraph.size)}/></a:p>"
    return f"{_open_paragraph(opening, setting)}{''.join(runs)}{end}"


def _lead(link: str, colour: str, link_colour: str, links: SlideLinks) -> str:
    """What the runs of deckgen's own words say that lead to another slide as a whole."""
    return (link_colour or colour) + links.write_click(link, in_text_colour=bool(link_colour))


@lru_cache(maxsize=256)
def _write_look(size: float, letters: str, *, bold: bool) -> str:
    """The attributes that all runs of a paragraph have."""
    if bold:
        letters = letters.replace(_REGULAR, "")
    return f' sz="{round(size * 100)}"{letters}' + (' b="1"' if bold and ' b="1"' not in letters else "")


@lru_cache(maxsize=256)
def _write_end(language: str, size: float) -> str:
    """The attributes of what a trainer types behind the last run."""
    return f'lang="{language_name(language)}" sz="{round(size * 100)}"'


class _Opening(Struct, frozen=True):
    """What the start of a paragraph says, so that equal paragraphs are written once."""

    kind: BlockKind
    level: int
    start: int
    sign: int
    left: float
    indent: float
    align: str
    space_after: float


@lru_cache(maxsize=256)
def _open_paragraph(opening: _Opening, setting: TextSetting) -> str:
    """The start of a paragraph: everything but its words. Indents in full, so that what was measured holds anywhere."""
    depth = 0 if opening.kind is BlockKind.HEADING else min(opening.level, _DEEPEST)
    named = f' lvl="{depth}"' if depth and setting.keeps_levels else ""
    direction = _UPRIGHT if setting.direction or opening.align == "l" else ""
    aligned = f' algn="{opening.align}"{direction}' if opening.align else setting.direction
    left = emu(opening.left)
    spacing = _write_spacing(setting.line_spacing, opening.space_after)
    sign = setting.sign_look if opening.kind in LIST_KINDS else ""
    sign += setting.number_look if opening.kind is BlockKind.NUMBER else ""
    sign += write_sign(opening.kind, opening.level, opening.start, opening.sign, left)
    return f'<a:p><a:pPr marL="{left}"{named} indent="{-emu(opening.indent)}"{aligned}>{spacing}{sign}</a:pPr>'


def _write_spacing(line_spacing: float, space_after: float) -> str:
    return (
        f'<a:lnSpc><a:spcPct val="{round(line_spacing * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(space_after * 100)}"/></a:spcAft>'
    )


def write_sign(kind: BlockKind, level: int, start: int, sign: int, left: int) -> str:
    """The mark of a list item: a bullet, a number that the program counts, or room for one that is text."""
    if kind is BlockKind.BULLET:
        return f'<a:buFont typeface="Arial"/><a:buChar char="{_BULLETS[level % 2]}"/>'
    if kind is not BlockKind.NUMBER:
        return "<a:buNone/>"
    if start < 0:
        return f'<a:buNone/><a:tabLst><a:tab pos="{left}" algn="l"/></a:tabLst>'
    first = f' startAt="{start}"' if start > 1 else ""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{_SIGNS[sign]}"{first}/>'


def typed(block: Block) -> str:
    """A number that is text, with the tab that leads to the words."""
    return f"<a:t>{block.number}.\t</a:t>"


def _write_run(span: Span, look: str, fills: tuple[str, str], language: str, links: SlideLinks) -> str:
    inner, link_colour = fills
    if span.link:
        inner = (link_colour or inner) + links.write_click("", span.link, in_text_colour=bool(link_colour))
        look = look.replace(_NO_LINE, "")
    properties = _write_properties(span.language or language, look, inner, bold=span.bold, italic=span.italic)
    if "\n" not in span.text:
        return f"<a:r>{properties}<a:t>{escape(span.text)}</a:t></a:r>" if span.text else ""
    return f"<a:br>{properties}</a:br>".join(
        f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" if line else "" for line in span.text.split("\n")
    )


@lru_cache(maxsize=256)
def _write_properties(language: str, look: str, inner: str, *, bold: bool, italic: bool) -> str:
    look = look.replace(_REGULAR, "") if bold else look
    attributes = f'lang="{language_name(language)}"{look}'
    attributes += ' b="1"' if bold and ' b="1"' not in look else ""
    attributes += ' i="1"' if italic else ""
    return f'<a:rPr {attributes} dirty="0">{inner}</a:rPr>' if inner else f'<a:rPr {attributes} dirty="0"/>'
