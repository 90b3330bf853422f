"""Writes the slide master and the notes master from a palette."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.house_style.own.design_parts import AREA, DATE, FOOTER, NUMBER, TITLE, PlaceholderDesign
from deckgen.house_style.own.layout_part import LEVEL_INDENT, write_bullet, write_placeholder
from deckgen.house_style.own.own_look import TITLE_SPACING
from deckgen.house_style.own.palette import Palette
from deckgen.house_style.own.theme_part import write_colour_map
from deckgen.presentation_xml import (
    DECLARATION,
    EMPTY_GROUP,
    NAMESPACES,
    SLIDE_NUMBER_FIELD,
    emu,
    escape,
    fill,
    full_language,
    transform,
)

LEVEL_SIZES = (22, 22, 20, 18, 18, 18, 18, 18, 18)
FIRST_LAYOUT_ID = 2147483649
NOTES_IMAGE_INDEX, NOTES_BODY_INDEX = 2, 3
NOTES_IMAGE, NOTES = "Slide image", "Notes"

_MASTER_PLACEHOLDERS = (
    PlaceholderDesign("title", 0, "Title", TITLE, 28, "Title", ColourRole.PRIMARY, bold=True, anchor="b"),
    PlaceholderDesign("body", 1, "Text", AREA, 22, "Text\nSecond level\nThird level"),
    PlaceholderDesign("dt", 2, "Date", DATE, 12, "Date", ColourRole.MUTED, anchor="ctr", align="r"),
    PlaceholderDesign("ftr", 3, "Footer", FOOTER, 12, "Footer", ColourRole.MUTED, anchor="ctr"),
    PlaceholderDesign("sldNum", 4, "Slide number", NUMBER, 12, "", ColourRole.MUTED, anchor="ctr", align="r"),
)


def write_master(palette: Palette, layouts: int, wording: LayoutWording = ENGLISH) -> str:
    """Write the slide master: what every layout inherits."""
    say = wording.say
    shapes = "".join(
        write_placeholder(
            replace(item, name=say(item.name), prompt=say(item.prompt)), 2 + place, palette, wording.language
        )
        for place, item in enumerate(_MASTER_PLACEHOLDERS)
    )
    identifiers = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + place}" r:id="rId{place + 1}"/>' for place in range(layouts)
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{fill(palette[ColourRole.PAPER])}<a:effectLst/>"
        f"</p:bgPr></p:bg><p:spTree>{EMPTY_GROUP}{shapes}</p:spTree></p:cSld>{write_colour_map(palette)}"
        f"<p:sldLayoutIdLst>{identifiers}</p:sldLayoutIdLst>{_text_styles(palette)}</p:sldMaster>"
    )


def _text_styles(palette: Palette) -> str:
    title = (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:lnSpc><a:spcPct val="{round(TITLE_SPACING * 100000)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="2800" b="1" kern="1200">{fill(palette[ColourRole.PRIMARY])}{_face("mj")}'
        "</a:defRPr></a:lvl1pPr>"
    )
    body = "".join(_body_level(level, size, fill(palette[ColourRole.INK])) for level, size in enumerate(LEVEL_SIZES))
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{write_default_levels()}</p:otherStyle></p:txStyles>"
    )


def _body_level(level: int, size: float, ink: str) -> str:
    """Level 1 is running text; the levels below it are those of a list."""
    sign = write_bullet(level - 1) if level else "<a:buNone/>"
    hanging = -emu(LEVEL_INDENT) if level else 0
    return (
        f'<a:lvl{level + 1}pPr marL="{emu(LEVEL_INDENT * level)}" indent="{hanging}" algn="l" defTabSz="914400" rtl="0"'
        ' eaLnBrk="1" latinLnBrk="0" hangingPunct="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="800"/></a:spcAft>'
        f'{sign}<a:defRPr sz="{round(size * 100)}" kern="1200">{ink}{_face("mn")}</a:defRPr></a:lvl{level + 1}pPr>'
    )


def write_default_levels() -> str:
    """Write nine levels of plain text, for text boxes."""
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    return "".join(
        f'<a:lvl{level}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:defRPr sz="1800" kern="1200">{ink}{_face("mn")}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )


def _face(kind: str) -> str:
    return f'<a:latin typeface="+{kind}-lt"/><a:ea typeface="+{kind}-ea"/><a:cs typeface="+{kind}-cs"/>'


def write_notes_master(wording: LayoutWording = ENGLISH) -> str:
    """Write the notes master: the slide above, the trainer's words below, on A4 in black on white."""
    shapes = (
        _notes_image(wording.say(NOTES_IMAGE), Box(72, 48, 396, 222.75)),
        _notes_text("body", NOTES_BODY_INDEX, NOTES, Box(54, 292, 432, 372), wording),
        _notes_text("ftr", 4, "Footer", Box(54, 680, 320, 24), wording),
        _notes_text("sldNum", 5, "Slide number", Box(420, 680, 66, 24), wording),
    )
    accents = " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
    levels = "".join(
        f'<a:lvl{level}pPr marL="{emu(18 * (level - 1))}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0"'
        f' hangingPunct="0"><a:spcAft><a:spcPts val="400"/></a:spcAft><a:defRPr sz="1200" kern="1200">'
        f'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{_face("mn")}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{EMPTY_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {accents} hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def name_notes(wording: LayoutWording) -> dict[str, str]:
    """Say what the shapes on a page of notes are called."""
    return {"notes_image_name": wording.say(NOTES_IMAGE), "notes_body_name": wording.say(NOTES)}


def _notes_image(name: str, box: Box) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{escape(name)}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="{NOTES_IMAGE_INDEX}"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill>'
        '<a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )


def _notes_text(kind: str, index: int, name: str, box: Box, wording: LayoutWording) -> str:
    said = escape(wording.say(name))
    language = f'lang="{full_language(wording.language)}"'
    run = f"<a:r><a:rPr {language}/><a:t>{said}</a:t></a:r>"
    style = "<a:lstStyle/>"
    if kind != "body":
        align = "r" if kind == "sldNum" else "l"
        style = f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>'
    if kind == "sldNum":
        run = f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum"><a:rPr {language}/><a:t>#</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{index}" name="{said}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr>{transform(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0"'
        f' rIns="0" bIns="0"/>{style}<a:p>{run}<a:endParaRPr {language}/></a:p></p:txBody></p:sp>'
    )
