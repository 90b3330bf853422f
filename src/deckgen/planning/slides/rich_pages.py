"""Spreads a text with its tables, picture and film over slides: tables native, the picture or film beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element, PictureElement
from deckgen.blueprint.symbols import Symbol
from deckgen.content.deck import Picture
from deckgen.planning.frame_fit import Pieces
from deckgen.planning.slides.buttons import button_box, draw_button
from deckgen.planning.slides.films import name_left_behind, poster_of
from deckgen.planning.slides.foot_room import find_floor
from deckgen.planning.slides.picture_slides import contain, media_key
from deckgen.planning.slides.row_slides import find_ink
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import LONGEST_LINE, Scale
from deckgen.planning.slides.stacked_pictures import is_wide, stack_picture
from deckgen.planning.slides.table_flow import FlowPlace, Pages, flow_pages
from deckgen.planning.slides.text_columns import text_pages
from deckgen.planning.slides.text_slides import TextPlace, text_place
from deckgen.rich_text import Text, holds_table
from deckgen.storyboard.part_search import first_of
from deckgen.storyboard.parts import Film, Image, Part

_GAP = 18.0
_GUTTER = 32.0
_MEDIA_SHARE = 0.45  # of the width, for a picture or film beside text


def rich_pages(
    context: SlideContext,
    role: SlideRole,
    text: Text,
    parts: Iterable[Part],
    scale: Scale,
    *,
    has_button: bool = False,
    above: float = 0.0,
) -> Pages:
    """The elements of each slide that a text takes, with what is shown beside it; `above` is taken at the top."""
    shown = tuple(parts)
    text = (*text, *name_left_behind(context, shown))
    before = _before_tables(text)
    media = _draw_media(context, role, shown, has_text=bool(before))
    film = first_of(shown, Film)
    button: tuple[Element, ...] = ()
    if film is not None and film.address:
        words = context.words.watch_video
        button = (draw_button(context, context.layout(role), words, Symbol.PLAY, url=film.address),)
    if media is None and not holds_table(text):
        has_button = has_button or bool(button)
        room = _room(context, role, has_button=has_button)
        box = Box(room.x, room.y + above, room.width, room.height - above) if above else None
        pages = _plain_pages(context, role, text, scale, has_button=has_button, box=box)
    elif media is not None:
        pages = _with_media(context, role, before, media, shown, scale=scale, has_button=has_button or bool(button))
        if holds_table(text):
            has_button = has_button or bool(button)
            pages = [*pages, *_with_tables(context, role, text[len(before) :], scale, has_button=has_button)]
    else:
        pages = _with_tables(context, role, text, scale, has_button=has_button)
    return [(*page, *button) for page in pages] or ([button] if button else [])


def _before_tables(text: Text) -> Text:
    """What can stand beside a picture: a table takes the whole width of a slide after it."""
    return tuple(takewhile(lambda block: not holds_table((block,)), text))


def _plain_pages(
    context: SlideContext,
    role: SlideRole,
    text: Text,
    scale: Scale,
    *,
    has_button: bool = False,
    box: Box | None = None,
) -> Pages:
    layout = context.layout(role)
    place = text_place(layout, has_button=has_button, box=box)
    pieces = context.pieces(text, place.placeholder)
    return text_pages(context, (pieces,), place, layout, scale) if pieces else []


def _room(context: SlideContext, role: SlideRole, *, has_button: bool) -> Box:
    layout = context.layout(role)
    area = layout.area
    bottom = min(area.bottom, button_box(layout).y - _GAP) if has_button else area.bottom
    return Box(area.x, area.y, area.width, bottom - area.y)


def _with_media(
    context: SlideContext,
    role: SlideRole,
    text: Text,
    media: PictureElement,
    parts: Sequence[Part],
    *,
    scale: Scale,
    has_button: bool,
) -> Pages:
    """A text with what is shown: a wide picture under it, any other at its right."""
    room, picture, layout = _room(context, role, has_button=has_button), _shown(parts), context.layout(role)
    if text and picture is not None and is_wide(picture):
        place = TextPlace(text_place(layout).placeholder, room, own_box=False, may_narrow=layout.is_own)
        stacked = stack_picture(context, place, context.pieces(text, place.placeholder), picture, scale)
        if stacked is not None:
            return [(stacked[0], replace(media, box=stacked[1]))]
    width = room.width - _media_width(room, picture) - _GUTTER
    box = Box(room.x, room.y, width, room.height)
    return [(*page, media) for page in _plain_pages(context, role, text, scale, box=box)] or [(media,)]


def _media_width(room: Box, picture: Picture | None) -> float:
    """How much of the width a picture or film takes that is as large as it can be beside text."""
    width = room.width * _MEDIA_SHARE
    return min(width, room.height * picture.width / picture.height, picture.width) if picture else width


def _shown(parts: Sequence[Part]) -> Picture | None:
    """What is seen of a film that goes along, else the picture."""
    image, film = first_of(parts, Image), first_of(parts, Film)
    if film is not None and film.data:
        return poster_of(film, parts)
    return image.picture if image else None


def _draw_media(
    context: SlideContext, role: SlideRole, parts: Sequence[Part], *, has_text: bool
) -> PictureElement | None:
    """The film that goes along, else the picture; at the right margin where there is text."""
    film, picture = first_of(parts, Film), _shown(parts)
    if picture is None:
        return None
    room = _room(context, role, has_button=film is not None and bool(film.address))
    above = 0.0 if has_text and role is not SlideRole.QUESTION else 0.5  # the situation stands in the middle
    if has_text:
        width = _media_width(room, picture)
        room = Box(room.right - width, room.y, width, room.height)
    if film is not None and film.data:
        poster = picture
        return PictureElement(
            name=context.words.name_film,
            box=contain(poster, room, above=above),
            media=media_key(poster),
            alt=film.alt or poster.alt or film.target.rpartition("/")[2],
            film=film.target,
        )
    return PictureElement(
        name=context.words.name_picture,
        box=contain(picture, room, above=above),
        media=media_key(picture),
        alt=picture.alt,
        decorative=picture.decorative,
        url=film.address if film else "",
    )


def _with_tables(context: SlideContext, role: SlideRole, text: Text, scale: Scale, *, has_button: bool) -> Pages:
    """Each table under the text before it where both find room."""
    return table_pages(context, role, context.pieces(text, None, tables=True), scale, has_button=has_button)


def table_pages(
    context: SlideContext, role: SlideRole, pieces: Pieces, scale: Scale, *, has_button: bool = False
) -> Pages:
    """The slides of a text with tables in the area of a layout."""
    layout = context.layout(role)
    placeholder = layout.text_bodies[0] if layout.text_bodies else None
    room = _room(context, role, has_button=has_button)
    place = FlowPlace(room, placeholder, find_ink(context, layout))
    if layout.is_own:
        place = replace(place, longest=LONGEST_LINE)
    else:
        place = replace(place, floor=find_floor(layout, room.bottom, has_button=has_button))
    return flow_pages(context, pieces, place, scale)
