"""Fragments of PresentationML that house styles and slides share: names, lengths, fills, text that is safe to write."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box
from deckgen.shown_text import DIRECTION

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
OFFICE_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships"
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif"}

EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
SLIDE_NUMBER_FIELD = "{6C1DB3C5-4D2F-4C11-9B0E-2B7C5A3B9F10}"

# What XML 1.0 cannot hold, C1 controls, lone surrogates and noncharacters. Line and paragraph separators and the
# byte order mark have no place inside a run: programs draw them as boxes or break the line. At a soft hyphen programs
# show a hyphen always, or break the line without one: it is left out.
_UNWANTED = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad{DIRECTION}\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
_WHITE = re.compile("[\t\n\r\x85\u2028\u2029]+")
# PowerPoint reads `_x0041_` in text as an escaped character; the underscore itself must then be escaped.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile(
    f'[_&<>"\x00-\x1f\x7f-\x9f\u00ad\u2028\u2029{DIRECTION}\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]'
)
_EMU = 12700  # in a point


def escape(text: str) -> str:
    """Make an author's words safe inside an element or a quoted attribute; white space becomes plain spaces."""
    if not _NEEDS_CARE.search(text):
        return text
    text = re.sub(_UNWANTED, "", _WHITE.sub(" ", text))
    text = _ESCAPED.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def full_language(tag: str) -> str:
    """Write a language as PowerPoint knows it: its spelling checkers go by language and region."""
    language, _, region = tag.partition("-")
    if not region:
        from deckgen.resources.languages import known_languages  # pathlib, which drawing does without

        known = known_languages().get(language.lower())
        return known.region if known else language
    return f"{language.lower()}-{region.upper() if len(region) == 2 else region}"  # noqa: PLR2004 - ISO 3166 codes


def emu(points: float) -> int:
    """Points in English Metric Units."""
    return round(points * _EMU)


def transform(box: Box, tag: str = "a:xfrm") -> str:
    """Where a shape stands."""
    x, y, width, height = round(box.x * _EMU), round(box.y * _EMU), round(box.width * _EMU), round(box.height * _EMU)
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{max(0, width)}" cy="{max(0, height)}"/></{tag}>'


def colour_element(colour: Colour, alpha: float = 1.0) -> str:
    """Write a colour by its name in the theme where it has one, so that a change of theme changes it."""
    inner = "" if alpha >= 1 else f'<a:alpha val="{round(alpha * 100000)}"/>'
    if colour.scheme:
        return f'<a:schemeClr val="{colour.scheme}">{inner}</a:schemeClr>'
    return f'<a:srgbClr val="{colour.rgb}">{inner}</a:srgbClr>'


def fill(colour: Colour | None, alpha: float = 1.0) -> str:
    """Write a plain fill, or none."""
    return "<a:noFill/>" if colour is None else f"<a:solidFill>{colour_element(colour, alpha)}</a:solidFill>"


def relationships(entries: Iterable[tuple[str, str, str]]) -> str:
    """Write a relationships part from (id, type, target); types without a scheme are Office's own."""
    rows = []
    for identifier, kind, target in entries:
        full = kind if ":" in kind else OFFICE_RELATIONSHIP + kind
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        rows.append(f'<Relationship Id="{identifier}" Type="{full}" Target="{target}"{mode}/>')
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIP}">{"".join(rows)}</Relationships>'
