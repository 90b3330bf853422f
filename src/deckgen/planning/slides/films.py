"""What a slide shows of a film: a picture until it plays, or its name where it does not go along."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

from deckgen.content.media import Picture
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.rich_text import Text
from deckgen.storyboard.part_search import first_of
from deckgen.storyboard.parts import Film, Image, Part

_SIZE = (1280, 720)
_GROUND, _SIGN = (30, 36, 44), (255, 255, 255)


def name_left_behind(context: SlideContext, parts: Sequence[Part]) -> Text:
    """The name of a film that is a file beside the deck, for whoever has to open it."""
    film = first_of(parts, Film)
    if film is None or film.address or film.data:
        return ()
    name = film.target.rpartition("/")[2]
    return (words_block(context.locale.paper.film.format(target=name), place=film.place),)


def poster_of(film: Film, parts: Sequence[Part]) -> Picture:
    """What stands in the place of a film until it plays: its poster, else the picture beside it."""
    image = first_of(parts, Image)
    return film.poster or (image.picture if image else _draw_poster(film))


def _draw_poster(film: Film) -> Picture:
    """A dark frame with a triangle: no program here can decode a film."""
    import PIL.Image  # few decks have films
    import PIL.ImageDraw

    image = PIL.Image.new("RGB", _SIZE, _GROUND)
    draw = PIL.ImageDraw.Draw(image)
    middle = (_SIZE[0] // 2, _SIZE[1] // 2)
    radius, half = 110, 52
    draw.ellipse(
        (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius), outline=_SIGN, width=8
    )
    draw.polygon(
        (
            (middle[0] - half + 14, middle[1] - half - 8),
            (middle[0] - half + 14, middle[1] + half + 8),
            (middle[0] + half + 18, middle[1]),
        ),
        fill=_SIGN,
    )
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=False)
    data = buffer.getvalue()
    key = f"poster-{hashlib.sha256(data).hexdigest()[:12]}"
    return Picture(data, "png", *_SIZE, film.alt, False, key, film.place)
