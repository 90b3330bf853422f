"""Writes the theme part of a presentation from a palette and two fonts; names what a brand's own leaves nameless."""

from __future__ import annotations

import re

from deckgen.blueprint.colours import ColourRole
from deckgen.house_style.own.palette import Palette, is_dark, link_colour
from deckgen.messages.message import tell
from deckgen.presentation_xml import DECLARATION, escape

_ACCENTS = (
    ColourRole.PRIMARY,
    ColourRole.QUESTION,
    ColourRole.CHOICE,
    ColourRole.ANSWER,
    ColourRole.MORE,
    ColourRole.NEGATIVE,
)
_NAMELESS = re.compile(rb'(<(?:\w+:)?(?:clr|font)Scheme)(?:\s+name="")?(?=\s*>)')
_PLAIN_FORMATS = (
    '<a:fmtScheme name="deckgen"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
    "<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme>"
).format(
    fills='<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3,
    lines="".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
        '<a:prstDash val="solid"/></a:ln>'
        for width in (9525, 12700, 19050)
    ),
    effects="<a:effectStyle><a:effectLst/></a:effectStyle>" * 3,
)


def write_theme(name: str, palette: Palette, heading_font: str, body_font: str) -> str:
    """Write the theme of slides: twelve colours, two fonts, no effects."""
    text, ground, quiet, tint = (
        palette[role].rgb for role in (ColourRole.INK, ColourRole.PAPER, ColourRole.MUTED, ColourRole.TINT)
    )
    if is_dark(palette):
        text, ground, quiet, tint = ground, text, tint, quiet
    slots = [("dk1", text), ("lt1", ground), ("dk2", quiet), ("lt2", tint)]
    slots += [(f"accent{number}", palette[role].rgb) for number, role in enumerate(_ACCENTS, start=1)]
    slots += [("hlink", link_colour(palette)), ("folHlink", link_colour(palette))]
    return _theme(name, slots, heading_font, body_font)


def write_notes_theme() -> str:
    """Write the theme of notes pages: black on white, whatever the slides wear."""
    slots = [("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44484D"), ("lt2", "EEEEEE")]
    slots += [(f"accent{number}", "44484D") for number in range(1, 7)]
    slots += [("hlink", "1A4480"), ("folHlink", "1A4480")]
    return _theme("deckgen notes", slots, "Calibri", "Calibri")


def write_colour_map(palette: Palette) -> str:
    """Write which theme slot is text and which is ground; a dark house style turns them round."""
    dark, light = (tell("lt"), tell("dk")) if is_dark(palette) else (tell("dk"), tell("lt"))
    accents = " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
    return (
        f'<p:clrMap bg1="{light}1" tx1="{dark}1" bg2="{light}2" tx2="{dark}2" {accents}'
        ' hlink="hlink" folHlink="folHlink"/>'
    )


def name_schemes(theme: bytes) -> bytes:
    """Give the colours and fonts of a theme a name where they have none, for which the schema asks."""
    return _NAMELESS.sub(rb'\1 name="Office"', theme)


def _theme(name: str, slots: list[tuple[str, str]], heading_font: str, body_font: str) -> str:
    colours = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in slots)
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{escape(name)}">'
        f'<a:themeElements><a:clrScheme name="{escape(name)}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{escape(name)}">{_font("major", heading_font)}{_font("minor", body_font)}</a:fontScheme>'
        f"{_PLAIN_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _font(kind: str, face: str) -> str:
    return f'<a:{kind}Font><a:latin typeface="{escape(face)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
