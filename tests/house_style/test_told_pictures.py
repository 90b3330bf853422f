"""What the first sample slide tells in small pictures stays behind; a logo there comes along to the cover."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, ImageDraw
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, open_default, wear

from deckgen.blueprint.look import SlideRole

PICTURE = (20.0, 400.0, 100.0, 100.0)
LOGO = (620.0, 20.0, 80.0, 60.0)
SIDE = 120


def draw_logo() -> Image.Image:
    """A sign in two colours on white."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 110, 110), fill="#14487A")
    draw.rectangle((50, 50, 70, 110), fill="#E0A020")
    return image


def take_photograph() -> Image.Image:
    """Shades of all colours in each direction, with grain."""
    image, chance = shade(), random.Random(5)
    image.putdata(
        [
            tuple(min(255, value + chance.randrange(60)) for value in pixel)
            for pixel in zip(*[iter(image.tobytes())] * 3, strict=True)
        ]
    )
    return image


def shade() -> Image.Image:
    """The same without grain, as in a sign."""
    image = Image.new("RGB", (SIDE, SIDE))
    image.putdata([(2 * (i % SIDE), 2 * (i // SIDE), (i % SIDE) + (i // SIDE)) for i in range(SIDE * SIDE)])
    return image


def draw_code() -> Image.Image:
    """Squares of black and white by chance, as in a code that telephones read."""
    chance = random.Random(7)
    small = Image.new("L", (25, 25))
    small.putdata([chance.choice((0, 255)) for _ in range(25 * 25)])
    return small.resize((100, 100), Image.Resampling.NEAREST).convert("RGB")


def count_on_cover(image: Image.Image, *, words: str | None = None) -> int:
    """How many pictures the cover shows: a logo, and an image at the foot, grouped with words where there are some."""
    deck = open_default()
    slide = deck.slides.add_slide(deck.slide_layouts[COVER])
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    slide.shapes.title.text_frame.text = "Jaarverslag"
    for picture, box in ((draw_logo(), LOGO), (image, PICTURE)):
        stream = io.BytesIO()
        picture.save(stream, "PNG")
        shown = slide.shapes.add_picture(stream, *(Pt(length) for length in box))
    if words is not None:
        label = slide.shapes.add_textbox(Pt(130), Pt(420), Pt(150), Pt(40))
        label.text_frame.text = words
        slide.shapes.add_group_shape([shown, label])
    prepared = wear(deck)
    return prepared.package.parts[prepared.look.layouts[SlideRole.TITLE].part].decode().count("<p:pic>")


@pytest.mark.parametrize(
    ("image", "count"),
    [
        (draw_logo().rotate(90), 2),
        (shade(), 2),
        (take_photograph(), 1),
        (take_photograph().convert("L").convert("RGB"), 1),
        (draw_code(), 1),
    ],
    ids=["logo", "shaded sign", "photograph", "grey photograph", "code"],
)
def test_a_small_photograph_or_a_code_is_no_mark(image: Image.Image, count: int) -> None:
    assert count_on_cover(image) == count


@pytest.mark.parametrize(("words", "count"), [("", 2), ("Scan voor de dia's", 1)])
def test_a_picture_that_is_grouped_with_words_stays_behind_with_them(words: str, count: int) -> None:
    assert count_on_cover(draw_logo().rotate(90), words=words) == count
