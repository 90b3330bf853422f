"""What the comparison of pictures lets pass, and what it sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compared_pictures import difference, is_like, side_by_side
from PIL import Image, ImageDraw, ImageFilter, ImageFont


def draw(
    *, shift: int = 0, sign: str = "green", lines: int = 3, words: str = "Wat doe je?", blur: float = 0
) -> Image.Image:
    """A slide of a title, lines and a sign."""
    picture = Image.new("RGB", (480, 270), "#FBF9F4")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(16)
    pen.text((30 + shift, 20 + shift), words, fill="#17384F", font=font)
    for line in range(lines):
        pen.text(
            (30 + shift, 70 + 30 * line + shift), "Ik geef de mand terug en leg uit waarom.", fill="#1F2328", font=font
        )
    pen.ellipse((430, 70, 446, 86), fill=sign)
    return picture.filter(ImageFilter.GaussianBlur(blur)) if blur else picture


@pytest.mark.parametrize(
    "make",
    [draw, lambda: draw(shift=1), lambda: draw(blur=0.6), lambda: draw().quantize(48)],
    ids=["the same", "a pixel further", "smoother letters", "fewer colours"],
)
def test_what_another_release_of_a_program_does_is_let_pass(make: Callable[[], Image.Image]) -> None:
    assert is_like(draw(), make())


@pytest.mark.parametrize(
    "changed",
    [
        draw(sign="red"),
        draw(sign="#FBF9F4"),
        draw(lines=2),
        draw(words="Wie doet het?"),
        draw(shift=6),
        draw().resize((480, 360)),
    ],
    ids=["sign of another colour", "no sign", "a line less", "other words", "moved", "another form"],
)
def test_what_a_reviewer_would_see_is_seen(changed: Image.Image) -> None:
    assert not is_like(draw(), changed)
    assert difference(draw(), changed) == difference(changed, draw())
    sheet = side_by_side(draw(), changed)
    assert sheet.width == 3 * 480 + 16
    if changed.size == draw().size:
        assert (255, 0, 0) in {colour for _, colour in sheet.crop((976, 0, *sheet.size)).getcolors(1 << 20) or []}
