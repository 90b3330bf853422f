"""Spreads a text with its tables, picture and film over slides: tables native, the picture or film beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element, Frame, PictureElement
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.frame_fit import LINE, Piece
from deckgen.planning.slides.buttons import button_box, draw_button
from deckgen.planning.slides.film_poster import poster_of
from deckgen.planning.slides.picture_slides import contain, media_key
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import Scale
from deckgen.planning.slides.table_elements import fit_table, table_height
from deckgen.planning.slides.text_slides import text_frames, text_place
from deckgen.rich_text import Block, BlockKind, Text
from deckgen.storyboard.part_search import first_of
from deckgen.storyboard.parts import Film, Image, Part

_GAP = 18.0
_GUTTER = 32.0
_MEDIA_SHARE = 0.45  # of the width, for a picture or film beside text
_LEAST_ABOVE = 60.0  # height that a text above a table needs

Pages = list[tuple[Element, ...]]


def rich_pages(
    context: SlideContext, role: SlideRole, text: Text, parts: Iterable[Part], scale: Scale, *, has_button: bool = False
) -> Pages:
    """The elements of each slide that a text takes, with what is shown beside it."""
    shown = tuple(parts)
    media = _draw_media(context, role, shown, has_text=bool(text))
    film = first_of(shown, Film)
    button: tuple[Element, ...] = ()
    if film is not None and film.address:
        words = context.words.watch_video
        button = (draw_button(context, context.layout(role), words, Symbol.PLAY, url=film.address),)
    if media is None and not any(block.kind is BlockKind.TABLE for block in text):
        pages = _plain_pages(context, role, text, scale, has_button=has_button or bool(button))
    elif media is not None:
        box = _beside(context, role, has_button=has_button or bool(button))
        pages = [(*page, media) for page in _plain_pages(context, role, text, scale, box=box)] or [(media,)]
    else:
        pages = _with_tables(context, role, text, scale, has_button=has_button)
    return [(*page, *button) for page in pages] or ([button] if button else [])


def _plain_pages(
    context: SlideContext,
    role: SlideRole,
    text: Text,
    scale: Scale,
    *,
    has_button: bool = False,
    box: Box | None = None,
) -> Pages:
    place = text_place(context.layout(role), has_button=has_button, box=box)
    pieces = context.pieces(text, place.placeholder)
    return [(frame,) for frame in text_frames(context, (pieces,), place, scale)] if pieces else []


def _room(context: SlideContext, role: SlideRole, *, has_button: bool) -> Box:
    layout = context.layout(role)
    area = layout.area
    bottom = min(area.bottom, button_box(layout).y - _GAP) if has_button else area.bottom
    return Box(area.x, area.y, area.width, bottom - area.y)


def _beside(context: SlideContext, role: SlideRole, *, has_button: bool) -> Box:
    room = _room(context, role, has_button=has_button)
    return Box(room.x, room.y, room.width * (1 - _MEDIA_SHARE) - _GUTTER, room.height)


def _draw_media(
    context: SlideContext, role: SlideRole, parts: Sequence[Part], *, has_text: bool
) -> PictureElement | None:
    """The film that goes along, else the picture; at the right where there is text."""
    image, film = first_of(parts, Image), first_of(parts, Film)
    plays = film is not None and bool(film.data)
    if image is None and not plays:
        return None
    room = _room(context, role, has_button=film is not None and bool(film.address))
    if has_text:
        width = room.width * _MEDIA_SHARE
        room = Box(room.right - width, room.y, width, room.height)
    if film is not None and plays:
        poster = film.poster or poster_of(film)
        return PictureElement(
            name=context.words.name_film,
            box=contain(poster, room, above=0.0 if has_text else 0.5),
            media=media_key(poster),
            alt=film.alt or poster.alt or film.target.rpartition("/")[2],
            film=film.target,
        )
    if image is None:
        return None
    picture = image.picture
    return PictureElement(
        name=context.words.name_picture,
        box=contain(picture, room, above=0.0 if has_text else 0.5),
        media=media_key(picture),
        alt=picture.alt,
        decorative=picture.decorative,
    )


def _with_tables(context: SlideContext, role: SlideRole, text: Text, scale: Scale, *, has_button: bool) -> Pages:
    """Each table under the text before it where both find room, else on a slide of its own."""
    room = _room(context, role, has_button=has_button)
    pages: Pages = []
    waiting: Text = ()
    for is_table, group in groupby(text, key=lambda block: block.kind is BlockKind.TABLE):
        blocks = tuple(group)
        if not is_table:
            waiting = blocks
            continue
        for table in blocks:
            pages += _table_pages(context, role, (waiting, table), scale, room)
            waiting = ()
    return pages + (_plain_pages(context, role, waiting, scale, has_button=has_button) if waiting else [])


def _table_pages(context: SlideContext, role: SlideRole, told: tuple[Text, Block], scale: Scale, room: Box) -> Pages:
    before, table = told
    tables = fit_table(context, table, room)
    if not before:
        return [(each,) for each in tables]
    above = room.height - table_height(tables) - _GAP
    if len(tables) == 1 and above >= _LEAST_ABOVE:
        fitted = _plain_pages(context, role, before, scale, box=Box(room.x, room.y, room.width, above))
        if len(fitted) == 1:
            frame = _shrink(context, fitted[0][0], room, above)
            top = (frame.box.bottom if frame.box else room.y + above) + _GAP
            return [(frame, replace(tables[0], box=replace(tables[0].box, y=top)))]
    return [*_plain_pages(context, role, before, scale), *((each,) for each in tables)]


def _shrink(context: SlideContext, element: Element, room: Box, above: float) -> Frame:
    """The frame of a text, no higher than its lines need, so that what follows stands close to it."""
    if not isinstance(element, Frame):
        raise TypeError(element)
    pieces = tuple(Piece(paragraph.block, bold=paragraph.bold) for paragraph in element.paragraphs)
    size, setting = element.paragraphs[0].size, context.setting(element.placeholder)
    lines = context.measure.height(pieces, setting, size, element.line_width or room.width)
    height = min(above, lines + size * LINE * setting.line_spacing)  # a line in reserve
    return replace(element, box=Box(room.x, room.y, room.width, height), anchor="t")
