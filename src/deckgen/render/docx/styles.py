"""The styles and lists of a Word file: named as Word names them, so that a writer finds and restyles them."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.blueprint.word import TextLook
from deckgen.presentation_xml import DECLARATION, escape, full_language
from deckgen.render.docx.tagged_text import SpokenRun

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORDS_OWN = frozenset({"Quote", "List Paragraph", "footer", "Subtitle", "Strong"})  # Word knows these names
_HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
BULLETS, NUMBERS, TICKED_LETTERS, TICKS = 1, 2, 3, 4


def look_of(run: SpokenRun) -> TextLook:
    """The look of words."""
    return TextLook(round(run.size * 10), run.colour, run.bold)


def write_styles(font: str, heading_font: str, language: str, looks: Mapping[str, TextLook]) -> str:
    """Defaults, headings, and a paragraph style for each kind of text that the paper has."""
    tag = full_language(language)
    body = looks["Normal"]
    face = f'<w:rFonts w:ascii="{escape(font)}" w:hAnsi="{escape(font)}" w:cs="{escape(font)}"/>'
    spoken = f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{face}{_size(body.size)}{spoken}</w:rPr></w:rPrDefault><w:pPrDefault>"
        '<w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:rPr><w:color w:val="{body.colour}"/></w:rPr></w:style>'
    )
    kinds = "".join(_style(name, look, heading_font) for name, look in looks.items() if name != "Normal")
    made = f"{defaults}{normal}{kinds}{_FIXED}"
    return f"{DECLARATION}<w:styles {WORD}>{made}</w:styles>"


def _style(name: str, look: TextLook, heading_font: str) -> str:
    run = f'<w:color w:val="{look.colour}"/>{_size(look.size)}'
    if look.bold:
        run = f"<w:b/><w:bCs/>{run}"
    if name not in _HEADINGS:
        return _based(name, name, "", run)
    level = _HEADINGS.index(name)
    run = f'<w:rFonts w:ascii="{escape(heading_font)}" w:hAnsi="{escape(heading_font)}"/>{run}'
    paragraph = f'<w:keepNext/><w:keepLines/><w:spacing w:before="{360 - 80 * level}" w:after="120"/>'
    return _based(name, f"heading {level + 1}", f'{paragraph}<w:outlineLvl w:val="{level}"/>', run)


def _based(identifier: str, name: str, paragraph: str, run: str = "") -> str:
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    custom = "" if name in _WORDS_OWN or name.startswith("heading") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{escape(identifier)}"><w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>{properties}</w:style>'
    )


def _size(tenths: int) -> str:
    half_points = round(tenths / 5)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def write_numbering(restarts: list[tuple[int, int]]) -> str:
    """The four kinds of list, and an instance for each list that counts anew: (kind, first number)."""
    kinds = {
        BULLETS: [("bullet", "•"), ("bullet", "–"), ("bullet", "•"), ("bullet", "–")],
        NUMBERS: [("decimal", f"%{level}.") for level in range(1, 5)],
        TICKED_LETTERS: [("upperLetter", "☐  %1"), ("lowerLetter", "%2"), ("bullet", "–"), ("bullet", "–")],
        TICKS: [("bullet", "☐"), ("bullet", "–"), ("bullet", "–"), ("bullet", "–")],
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(level, form, text) for level, (form, text) in enumerate(levels))
        + "</w:abstractNum>"
        for number, levels in kinds.items()
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (kind, start) in enumerate(restarts, start=1)
    )
    return f"{DECLARATION}<w:numbering {WORD}>{abstract}{instances}</w:numbering>"


def _level(level: int, form: str, text: str) -> str:
    hanging = 620 if "☐" in text and "%" in text else 360
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{hanging + 360 * level}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


_LINE = 'w:val="single" w:sz="4" w:space="1" w:color="8F8F8F"'
_RIGHT_TAB = '<w:tab w:val="right" w:leader="dot" w:pos="9000"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_FIXED = "".join(
    (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">',
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        _based("ListParagraph", "List Paragraph", ""),
        _based("Contents", "Contents", f'<w:tabs>{_RIGHT_TAB}</w:tabs><w:spacing w:after="40"/>'),
        _based(
            "Quote",
            "Quote",
            '<w:pBdr><w:left w:val="single" w:sz="18" w:space="12" w:color="808080"/></w:pBdr><w:ind w:left="340"/>',
        ),
        _based("Room", "Writing line", f"<w:pBdr><w:bottom {_LINE}/><w:between {_LINE}/></w:pBdr>"),
        _based("Footer", "footer", '<w:spacing w:after="0"/>', '<w:color w:val="595959"/><w:sz w:val="17"/>'),
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>',
        '<w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>',
        "".join(f"<w:{side} {_LINE}/>" for side in _SIDES),
        "</w:tblBorders></w:tblPr></w:style>",
    )
)
