"""Writes the XML of a slide layout from its design; the master and its layouts share these shapes."""

from __future__ import annotations

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Logo
from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.house_style.own.design_parts import (
    COVER_LOGO,
    LOGO,
    OUTLINE_ALPHA,
    LayoutDesign,
    OrnamentDesign,
    PlaceholderDesign,
    fit_logo,
)
from deckgen.house_style.own.own_look import TITLE_SPACING
from deckgen.house_style.own.palette import Palette, is_dark
from deckgen.house_style.parts.placeholder_types import FOOTERS
from deckgen.messages.message import tell
from deckgen.presentation_xml import (
    DECLARATION,
    DECORATIVE,
    EMPTY_GROUP,
    NAMESPACES,
    SLIDE_NUMBER_FIELD,
    emu,
    escape,
    fill,
    full_language,
    transform,
)

PHOTOGRAPH = "rId3"  # the relationship of a cover's photograph
LEVEL_INDENT = 22.0  # of a list, per level


def write_layout(design: LayoutDesign, palette: Palette, logo: Logo | None, wording: LayoutWording = ENGLISH) -> str:
    """Write one layout: its ground, its ornaments, its placeholders; the title comes first in reading order."""
    title, *others = design.placeholders
    shapes = [write_placeholder(title, 2, palette, wording.language)]
    shapes += [
        write_placeholder(item, number, palette, wording.language) for number, item in enumerate(others, start=3)
    ]
    # Ornaments stand behind the text, so they come first in the tree; they are decorative and are not read.
    drawn = [_ornament(item, 100 + number, palette) for number, item in enumerate(design.ornaments)]
    if logo is not None:
        drawn += _logo(design, logo, palette, wording)
    kind = f' type="{design.type}"' if design.type else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1"><p:cSld name="{escape(design.name)}">'
        f"<p:bg><p:bgPr>{_ground(design, palette)}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{EMPTY_GROUP}{''.join(drawn)}{''.join(shapes)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _ground(design: LayoutDesign, palette: Palette) -> str:
    """Write the ground: a colour, or the photograph over the whole slide, cut to its shape."""
    if not design.has_photograph:
        return fill(palette[design.background])
    return (
        f'<a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="{PHOTOGRAPH}"/><a:srcRect/><a:stretch><a:fillRect/>'
        "</a:stretch></a:blipFill>"
    )


def write_placeholder(item: PlaceholderDesign, identifier: int, palette: Palette, language: str) -> str:
    """Write a placeholder with a sample run: without one, LibreOffice prints footers in a font of its own."""
    lock = '<a:spLocks noGrp="1"/>'
    index = f' idx="{item.index}"' if item.index else ""
    holder = f'<p:ph type="{item.type}"{index}/>'
    head = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{escape(item.name)}"/><p:cNvSpPr>{lock}</p:cNvSpPr>'
        f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{transform(item.box)}</p:spPr>"
    )
    text = f"{_body_properties(item)}{_level_styles(item, palette)}{_prompt(item, language)}"
    return f"{head}<p:txBody>{text}</p:txBody></p:sp>"


def write_bullet(level: int) -> str:
    """Write the sign of a list item of a level from 0."""
    return f'<a:buFont typeface="Arial"/><a:buChar char="{"•" if level % 2 == 0 else "–"}"/>'


def _body_properties(item: PlaceholderDesign) -> str:
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        f' anchor="{item.anchor}"><a:normAutofit/></a:bodyPr>'
    )


def _level_styles(item: PlaceholderDesign, palette: Palette) -> str:
    if item.is_title or item.type in FOOTERS or item.type in {"subTitle", "pic"}:
        return f"<a:lstStyle>{_level(item, palette, 0, item.size, -1)}</a:lstStyle>"
    first = 0 if item.bullets else -1  # the level of a list that level 1 of the text is
    rows = []
    for level in range(3):
        depth = first + level
        size = item.size if depth <= 0 else max(18.0, item.size - 2)
        rows.append(_level(item, palette, level, size, depth))
    return f"<a:lstStyle>{''.join(rows)}</a:lstStyle>"


def _level(item: PlaceholderDesign, palette: Palette, level: int, size: float, depth: int) -> str:
    """Write a level of text; `depth` is its depth in a list from 0, or -1 for running text."""
    sign = "<a:buNone/>" if depth < 0 else write_bullet(depth)
    margin = emu(LEVEL_INDENT * (depth + 1))
    hanging = -emu(LEVEL_INDENT) if depth >= 0 else 0
    spacing = f'<a:lnSpc><a:spcPct val="{round(TITLE_SPACING * 100000)}"/></a:lnSpc>' if item.is_title else ""
    return (
        f'<a:lvl{level + 1}pPr marL="{margin}" indent="{hanging}" algn="{item.align}">{spacing}{sign}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(item.bold)}">{fill(palette[item.colour])}</a:defRPr>'
        f"</a:lvl{level + 1}pPr>"
    )


def _prompt(item: PlaceholderDesign, tag: str) -> str:
    language = f'lang="{full_language(tag)}"'
    if item.type == "sldNum":
        return (
            f'<a:p><a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum"><a:rPr {language}/><a:t>#</a:t></a:fld>'
            f"<a:endParaRPr {language}/></a:p>"
        )
    return "".join(
        f"<a:p>{_prompt_level(level)}<a:r><a:rPr {language}/><a:t>{escape(line)}</a:t></a:r></a:p>"
        for level, line in enumerate(item.prompt.split("\n"))
    )


def _prompt_level(level: int) -> str:
    return f'<a:pPr lvl="{level}"/>' if level else ""


def _ornament(item: OrnamentDesign, identifier: int, palette: Palette) -> str:
    colour = palette[item.fill] if item.fill else None
    line = (
        f'<a:ln w="{emu(item.outline_width)}">{fill(palette[item.outline], OUTLINE_ALPHA)}</a:ln>'
        if item.outline
        else "<a:ln><a:noFill/></a:ln>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{escape(item.name)}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(item.box)}<a:prstGeom prst="{item.shape}"><a:avLst/>'
        f"</a:prstGeom>{fill(colour, item.alpha)}{line}</p:spPr></p:sp>"
    )


def _logo(design: LayoutDesign, logo: Logo, palette: Palette, wording: LayoutWording) -> list[str]:
    """Put the mark top right; on a coloured cover it hangs from the top on a panel of paper, to stay readable."""
    if not design.is_cover:
        return [_picture(fit_logo(logo, LOGO, to_right=True), logo)]
    drawn = []
    if not is_dark(palette):
        drawn.append(
            _ornament(OrnamentDesign(wording.say(tell("Panel")), "rect", COVER_LOGO, ColourRole.PAPER), 190, palette)
        )
    return [*drawn, _picture(fit_logo(logo, COVER_LOGO.inset(20, 24, 20, 20)), logo)]


def _picture(box: Box, logo: Logo) -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="191" name="Logo" descr="{escape(logo.alt)}"/><p:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        '<a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
