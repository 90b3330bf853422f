"""Writes the XML of a slide's frames, badges and pictures."""

from __future__ import annotations

from functools import lru_cache

from deckgen.blueprint.lengths import Insets
from deckgen.blueprint.look import Placeholder
from deckgen.blueprint.slides import Badge, Frame, PictureElement
from deckgen.blueprint.symbols import OUTLINES, Symbol
from deckgen.presentation_xml import DECORATIVE, emu, escape, fill, transform
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.render.pptx.text_body import language_name, read_setting, write_face, write_paragraphs

_THEME_FACE = "+mn-lt"  # for text
_GRID = 1000  # units of a symbol's outline
_PILL = '<a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>'


def write_frame(frame: Frame, identifier: int, language: str, links: SlideLinks, face: str = "") -> str:
    """Write text in its placeholder, or in a text box, in a typeface that is not the theme's."""
    paragraphs = write_paragraphs(frame.paragraphs, read_setting(frame.placeholder, language, face), links)
    place = _write_place(frame)
    name = escape(frame.name)
    if frame.placeholder is not None:
        insets = _insets(frame.insets) if frame.insets else ""
        body = f' anchor="{frame.anchor}"' if frame.anchor else ""
        body += ' numCol="1"' if "columns" in frame.placeholder.overrides else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{write_holder(frame.placeholder)}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
            f"<p:txBody><a:bodyPr{insets}{body}/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square"'
        f'{_insets(frame.insets or Insets())} anchor="{frame.anchor or "t"}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs}</p:txBody></p:sp>"
    )


def _write_place(frame: Frame) -> str:
    """Say the box where the slide has its own, or where the layout's runs under something else."""
    holder = frame.placeholder
    box = holder.box if frame.box is None and holder is not None and "box" in holder.overrides else frame.box
    return transform(box) if box else ""


@lru_cache(maxsize=64)
def write_holder(placeholder: Placeholder) -> str:
    """Name the placeholder of the layout that a shape fills."""
    kind = "" if placeholder.type == "obj" else f' type="{placeholder.type}"'
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    return f"<p:ph{kind}{index}/>"


def write_badge(badge: Badge, identifier: int, language: str, links: SlideLinks, face: str = "") -> str:
    """Write a drawn shape; a symbol on a filled shape is a second shape above it, with the same link."""
    click = links.write_click(badge.link, badge.url)
    if badge.symbol is None:
        return _drawn(badge, identifier, click, _badge_text(badge, language, face))
    colour = fill(badge.symbol_colour or badge.text_colour)
    if badge.fill is None and not badge.text:
        properties = f"{transform(badge.box)}{_outline(badge.symbol)}{colour}"
        return _shape(badge.name, identifier, _meaning(badge.alt, click), properties, "")
    room = badge.symbol_box
    text = _badge_text(badge, language, face)
    symbol = f"{transform(room)}{_outline(badge.symbol)}{colour}"
    return _drawn(badge, identifier, click, text) + _shape(
        badge.symbol_name or badge.name, identifier + 1, _meaning("", click), symbol, ""
    )


def count_badge_shapes(badge: Badge) -> int:
    """Count the shapes that a badge takes."""
    return 2 if badge.symbol is not None and (badge.fill is not None or badge.text) else 1


def write_picture(picture: PictureElement, identifier: int, links: SlideLinks) -> str:
    """Write a picture with what it says in words, or marked as decorative."""
    meaning = _meaning("" if picture.decorative else picture.alt, links.write_click("", picture.url))
    edges = zip("ltrb", picture.crop, strict=True)
    crop = "".join(f' {edge}="{round(share * 100000)}"' for edge, share in edges if share)
    source = f"<a:srcRect{crop}/>" if crop else ""
    holder = write_holder(picture.placeholder) if picture.placeholder and not picture.film else ""
    grouping = ' noGrp="1"' if holder else ""
    if picture.film:
        meaning = f' descr="{escape(picture.alt)}"><a:hlinkClick r:id="" action="ppaction://media"/>'
        holder = _write_film(*links.relate_film(picture.film))
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{identifier}" name="{escape(picture.name)}"{meaning}</p:cNvPr><p:cNvPicPr>'
        f'<a:picLocks{grouping} noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr>{holder}</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{links.relate_media(picture.media)}"/>'
        f"{source}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{transform(picture.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _write_film(video: str, media: str) -> str:
    """What makes a picture the place of a film: the video for old programs, the media for those since 2010."""
    return (
        f'<a:videoFile r:link="{video}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}"><p14:media'
        f' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="{media}"/></p:ext></p:extLst>'
    )


def _drawn(badge: Badge, identifier: int, click: str, text: str) -> str:
    shape = badge.shape
    adjust = _PILL if shape == "roundRect" else "<a:avLst/>"
    geometry = f'<a:prstGeom prst="{shape}">{adjust}</a:prstGeom>'
    meaning = f">{click}{DECORATIVE}" if badge.decorative else _meaning(badge.alt, click, has_text=bool(badge.text))
    return _shape(badge.name, identifier, meaning, f"{transform(badge.box)}{geometry}{fill(badge.fill)}", text)


def _shape(name: str, identifier: int, meaning: str, properties: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{escape(name)}"{meaning}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{properties}<a:ln><a:noFill/></a:ln></p:spPr>{text}</p:sp>"
    )


def _meaning(alt: str, click: str, *, has_text: bool = False) -> str:
    """Close the tag of a shape's properties: its words or the mark that it needs none, and what a click does."""
    if alt:
        return f' descr="{escape(alt)}">{click}'
    return f">{click}" if has_text or click else f">{DECORATIVE}"


def _badge_text(badge: Badge, language: str, face: str) -> str:
    if not badge.text:
        return ""
    look = (fill(badge.text_colour) if badge.text_colour else "") + write_face(face or _THEME_FACE)
    return _write_words(
        badge.text, badge.size, look, badge.language or language, badge.text_insets, breaks=badge.breaks
    )


@lru_cache(maxsize=256)
def _write_words(words: str, points: float, look: str, language: str, insets: Insets, *, breaks: bool) -> str:
    wrap = "square" if breaks else "none"
    tag = language_name(language)
    size = round(points * 100)
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}"{_insets(insets)} anchor="ctr"><a:noAutofit/></a:bodyPr>'
        '<a:lstStyle/><a:p><a:pPr algn="ctr"/>'
        f'<a:r><a:rPr lang="{tag}" sz="{size}" b="1" dirty="0">{look}</a:rPr>'
        f'<a:t>{escape(words)}</a:t></a:r><a:endParaRPr lang="{tag}" sz="{size}"/></a:p></p:txBody>'
    )


@lru_cache(maxsize=32)
def _outline(symbol: Symbol) -> str:
    paths = []
    for polygon in OUTLINES[symbol]:
        points = [f'<a:pt x="{round(x * _GRID)}" y="{round(y * _GRID)}"/>' for x, y in polygon]
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        paths.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>")
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_GRID}" h="{_GRID}">{"".join(paths)}</a:path></a:pathLst></a:custGeom>'
    )


@lru_cache(maxsize=256)
def _insets(insets: Insets) -> str:
    return f' lIns="{emu(insets.left)}" tIns="{emu(insets.top)}" rIns="{emu(insets.right)}" bIns="{emu(insets.bottom)}"'
