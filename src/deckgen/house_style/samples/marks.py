"""Finds where the logo stands inside its picture: pictures of logos have empty margins, which are no part of them."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image, ImageChops

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.layers import Drawing
from deckgen.house_style.parts.brand_xml import A, P, R
from deckgen.house_style.samples.drawings import ArtPicture
from deckgen.picture_file import in_8_bits, open_picture

_SMALL = (96, 96)  # pixels
_SEEN = 24  # steps of a channel: what differs less from the margin is margin
_FAR = [255 if value > _SEEN else 0 for value in range(256)]


def find_mark(drawing: Drawing, pictures: Mapping[str, ArtPicture]) -> Box:
    """The part of a picture's place that it shows something in; all of it where that is cut, turned or unknown."""
    whole = drawing.frame.box
    blip, place = drawing.node.find(f"{P}blipFill/{A}blip"), drawing.node.find(f"{P}spPr/{A}xfrm")
    picture = None if blip is None else pictures.get(blip.get(f"{R}embed", ""))
    crop = drawing.node.find(f"{P}blipFill/{A}srcRect")
    is_turned = place is not None and any(place.get(name) for name in ("rot", "flipH", "flipV"))
    if picture is None or is_turned or (crop is not None and crop.attrib):
        return whole
    try:
        with open_picture(picture.data) as opened:
            opened.draft("RGB", _SMALL)
            small = in_8_bits(opened).convert("RGBA").resize(_SMALL)
    except (OSError, ValueError, SyntaxError):
        return whole
    seen = _find_seen(small)
    if seen is None:
        return whole
    across, down = whole.width / _SMALL[0], whole.height / _SMALL[1]
    left, top, right, bottom = seen
    return Box(whole.x + left * across, whole.y + top * down, (right - left) * across, (bottom - top) * down)


def _find_seen(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """What is not seen through, or differs from the corner."""
    alpha = picture.getchannel("A")
    if sum(alpha.histogram()[:_SEEN]):
        return alpha.point(_FAR).getbbox()
    plain = picture.convert("RGB")
    corner = Image.new("RGB", plain.size, plain.getpixel((0, 0)))
    return see_differences(plain, corner, _SEEN).getbbox()


def see_differences(one: Image.Image, other: Image.Image, steps: int) -> Image.Image:
    """Where two pictures in red, green and blue differ by more than some steps of a channel: white on black."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if value > steps else 0 for value in range(256)])
