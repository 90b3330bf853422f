"""The picture that stands in a film's place until it plays, where its author gives none."""

from __future__ import annotations

import hashlib
import io

from deckgen.content.media import Picture
from deckgen.storyboard.parts import Film

_SIZE = (1280, 720)
_GROUND, _SIGN = (30, 36, 44), (255, 255, 255)


def poster_of(film: Film) -> Picture:
    """A dark frame with a triangle: no program here can decode a film."""
    from PIL import Image, ImageDraw  # few decks have films

    image = Image.new("RGB", _SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
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
