"""Makes the colours of a fill as a layer in the size of the place that it fills."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from deckgen.blueprint.colours import reads_on
from deckgen.house_style.brand_xml import A, Node, R, local_name
from deckgen.house_style.drawing.affine import Affine, Frame
from deckgen.house_style.drawing.canvas import Canvas, Pixels
from deckgen.house_style.drawing.colour_values import Paint, read_share, resolve_paint
from deckgen.house_style.drawing.desk import desk_of
from deckgen.house_style.drawing.pictures import Decoded, apply_effects

if TYPE_CHECKING:
    from pptx.opc.package import Part

    from deckgen.house_style.brand_theme import Theme

_SHARE = 100_000
_DEGREE = 60_000
_FIRST_GROUND = 1001  # references to fills of grounds count from here
_LEVELS = 256
_DENSE_PATTERNS = {"pct": 0.5, "dk": 0.7, "lt": 0.3}


class Source(NamedTuple):
    """Whose fills they are: the theme through which colours are seen, and the part that holds pictures."""

    theme: Theme
    part: Part


class Fill(NamedTuple):
    """A fill, and where what it means by name and by reference is found."""

    node: Node
    source: Source


def follow_reference(reference: Node, source: Source) -> Fill | None:
    """Find the fill of the theme that a style means, with the colour that the style gives it."""
    theme = source.theme
    number = int(reference.get("idx", "0"))
    grounds, first = (theme.grounds, _FIRST_GROUND) if number >= _FIRST_GROUND else (theme.fills, 1)
    if not first <= number < first + len(grounds):
        return None
    seen = theme.with_placeholder(resolve_paint(reference, theme))
    return Fill(grounds[number - first], Source(seen, theme.part or source.part))


def make_layer(fill: Fill, canvas: Canvas, frame: Frame, pixels: Pixels) -> Image.Image | None:
    """Colour the pixels that a frame touches; None where nobody knows how they look."""
    size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
    kind = local_name(fill.node)
    if kind == "solidFill":
        return _plain(resolve_paint(fill.node, fill.source.theme), size)
    if kind == "gradFill":
        return _shade(fill, canvas, frame, pixels)
    if kind == "pattFill":
        return _plain(_mix_pattern(fill), size)
    if kind == "blipFill":
        return _show_picture(fill, canvas, frame, pixels)
    return None


def _plain(paint: Paint | None, size: tuple[int, int]) -> Image.Image | None:
    return None if paint is None else Image.new("RGBA", size, _channels(paint))


def _channels(paint: Paint) -> tuple[int, int, int, int]:
    red, green, blue = (int(paint.rgb[start : start + 2], 16) for start in (0, 2, 4))
    return red, green, blue, round(paint.alpha * 255)


def _mix_pattern(fill: Fill) -> Paint | None:
    """A fine pattern looks like one colour from where a reader sits."""
    theme = fill.source.theme
    front, back = (resolve_paint(fill.node.find(f"{A}{name}Clr"), theme) for name in ("fg", "bg"))
    if front is None or back is None:
        return front or back
    name = fill.node.get("prst", "")
    share = next((value for start, value in _DENSE_PATTERNS.items() if name.startswith(start)), 0.4)
    if name.startswith("pct") and name[3:].isdigit():
        share = int(name[3:]) / 100
    pairs = zip(_channels(back)[:3], _channels(front)[:3], strict=True)
    return Paint("".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs), max(front.alpha, back.alpha))


def _shade(fill: Fill, canvas: Canvas, frame: Frame, pixels: Pixels) -> Image.Image | None:
    stops = _read_stops(fill)
    back = _from_pixels(canvas, frame, pixels)
    if not stops or back is None:
        return None
    size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
    path = fill.node.find(f"{A}path")
    if path is not None and not _read_alike(stops):
        return None  # programs let such a shade end at other places
    if path is None:
        levels = _run_straight(fill.node.find(f"{A}lin"), frame, back, size)
    else:
        levels = _run_around(path, frame, back, size)
    table = [_at(stops, level / (_LEVELS - 1)) for level in range(_LEVELS)]
    bands = [levels.point([row[band] for row in table]) for band in range(4)]
    return Image.merge("RGBA", bands)


def _read_alike(stops: list[tuple[float, tuple[int, int, int, int]]]) -> bool:
    """Whether one colour of text reads on all of a shade."""
    colours = tuple(bytes(channels[:3]).hex().upper() for _, channels in stops)
    return any(reads_on(text, colours) for text in ("000000", "FFFFFF"))


def _read_stops(fill: Fill) -> list[tuple[float, tuple[int, int, int, int]]]:
    found = []
    for stop in fill.node.iter(f"{A}gs"):
        paint = resolve_paint(stop, fill.source.theme)
        if paint is not None:
            found.append((read_share(stop.get("pos")), _channels(paint)))
    return sorted(found, key=lambda item: item[0])


def _at(stops: list[tuple[float, tuple[int, int, int, int]]], share: float) -> tuple[int, ...]:
    before = stops[0]
    for stop in stops:
        if stop[0] >= share:
            width = stop[0] - before[0]
            part = (share - before[0]) / width if width > 0 else 1.0
            part = min(1.0, max(0.0, part))
            return tuple(round(a + (b - a) * part) for a, b in zip(before[1], stop[1], strict=True))
        before = stop
    return before[1]


def _from_pixels(canvas: Canvas, frame: Frame, pixels: Pixels) -> Affine | None:
    """From pixels of the layer back to points in the frame."""
    placed = Affine(c=-pixels[0], f=-pixels[1]).after(canvas.to_pixels.after(frame.affine))
    return placed.inverse()


def _run_straight(line: Node | None, frame: Frame, back: Affine, size: tuple[int, int]) -> Image.Image:
    degrees = 0.0 if line is None else int(line.get("ang", "0")) / _DEGREE
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    length = abs(frame.width * cosine) + abs(frame.height * sine) or 1.0
    x, y = cosine / length, sine / length
    start = 0.5 - x * frame.width / 2 - y * frame.height / 2
    run = _LEVELS - 1
    ramp = Image.linear_gradient("L").rotate(90)  # darkest at the left
    data = (
        (x * back.a + y * back.d) * run,
        (x * back.b + y * back.e) * run,
        min(max(-1e6, (x * back.c + y * back.f + start) * run), 1e6) + 0.5,
        0.0,
        0.0,
        _LEVELS / 2,
    )
    wide = Image.new("L", (_LEVELS + 64, _LEVELS), 255)  # beyond its ends a shade goes on as it ended
    wide.paste(0, (0, 0, 32, _LEVELS))
    wide.paste(ramp, (32, 0))
    return wide.transform(size, Image.Transform.AFFINE, (data[0], data[1], data[2] + 32, *data[3:]))


def _run_around(path: Node, frame: Frame, back: Affine, size: tuple[int, int]) -> Image.Image:
    """From the middle, or where the path says, out to the corners."""
    inner = path.find(f"{A}fillToRect")
    left, top, right, bottom = (
        0.5 if inner is None else int(inner.get(side, "0")) / _SHARE for side in ("l", "t", "r", "b")
    )
    middle = ((left + 1 - right) / 2 * frame.width, (top + 1 - bottom) / 2 * frame.height)
    reach = max(middle[0], frame.width - middle[0]), max(middle[1], frame.height - middle[1])
    is_round = path.get("path", "circle") == "circle"
    disc = Image.radial_gradient("L") if is_round else _square_gradient()
    across, down = 127.5 / (reach[0] or 1), 127.5 / (reach[1] or 1)  # Pillow's own disc ends at its corners, too
    data = (
        back.a * across,
        back.b * across,
        (back.c - middle[0]) * across + 128,
        back.d * down,
        back.e * down,
        (back.f - middle[1]) * down + 128,
    )
    return disc.transform(size, Image.Transform.AFFINE, data)


def _square_gradient() -> Image.Image:
    """Darkest in the middle, lightest at all four edges."""
    from PIL import ImageChops

    ramp = Image.linear_gradient("L").point(lambda value: abs(value - 127.5) * 2)
    return ImageChops.lighter(ramp, ramp.rotate(90))


def _show_picture(fill: Fill, canvas: Canvas, frame: Frame, pixels: Pixels) -> Image.Image | None:
    blip = fill.node.find(f"{A}blip")
    rel = None if blip is None else fill.source.part.rels.get(blip.get(f"{R}embed", ""))
    if blip is None or rel is None or rel.is_external:
        return None
    decoded = desk_of(fill.source.part).picture(rel.target_part.blob)
    image = None if decoded is None else apply_effects(decoded.image, blip, fill.source.theme)
    if decoded is None or image is None:
        return None
    tile = fill.node.find(f"{A}tile")
    if tile is not None:
        return _lay_tiles(image, decoded, tile, canvas, pixels)
    return _stretch(image, fill.node, frame, canvas, pixels)


def _stretch(image: Image.Image, fill: Node, frame: Frame, canvas: Canvas, pixels: Pixels) -> Image.Image | None:
    """Bring the part of a picture that is shown to where it is shown."""
    back = _from_pixels(canvas, frame, pixels)
    if back is None or not frame.width or not frame.height:
        return None
    crop = _edges(fill.find(f"{A}srcRect"))
    margin = _edges(fill.find(f"{A}stretch/{A}fillRect"))
    shown = (1 - crop[0] - crop[2]) * image.width, (1 - crop[1] - crop[3]) * image.height
    room = (1 - margin[0] - margin[2]) * frame.width, (1 - margin[1] - margin[3]) * frame.height
    if min(*shown, *room) <= 0:
        return None
    across, down = shown[0] / room[0], shown[1] / room[1]
    to_picture = Affine(
        across, 0, crop[0] * image.width - margin[0] * frame.width * across,
        0, down, crop[1] * image.height - margin[1] * frame.height * down,
    )  # fmt: skip
    data = to_picture.after(back)
    size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
    if max(abs(data.a), abs(data.b), abs(data.d), abs(data.e)) > 2:  # noqa: PLR2004  # so that no pixel is left out
        image = image.reduce(max(1, min(int(max(abs(data.a), abs(data.b))), image.width)))
        factor = image.width / (shown[0] / max(0.001, 1 - crop[0] - crop[2]))
        data = Affine(factor, 0, 0, 0, factor, 0).after(data)
    return image.transform(size, Image.Transform.AFFINE, tuple(data), Image.Resampling.BILINEAR)


def _edges(node: Node | None) -> tuple[float, float, float, float]:
    left, top, right, bottom = (0.0 if node is None else _edge(node.get(side, "0")) for side in ("l", "t", "r", "b"))
    return left, top, right, bottom


def _edge(value: str) -> float:
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / _SHARE


def _lay_tiles(image: Image.Image, decoded: Decoded, tile: Node, canvas: Canvas, pixels: Pixels) -> Image.Image:
    width = decoded.points[0] * int(tile.get("sx", str(_SHARE))) / _SHARE * canvas.scale
    height = decoded.points[1] * int(tile.get("sy", str(_SHARE))) / _SHARE * canvas.scale
    size = (max(2, round(width)), max(2, round(height)))
    whole = (pixels[2] - pixels[0], pixels[3] - pixels[1])
    piece = image.resize((min(size[0], 4 * whole[0]), min(size[1], 4 * whole[1])), Image.Resampling.BOX)
    layer = Image.new("RGBA", whole)
    for left in range(0, whole[0], piece.width):
        layer.paste(piece, (left, 0))
    row = layer.crop((0, 0, whole[0], min(piece.height, whole[1])))
    for top in range(row.height, whole[1], row.height):
        layer.paste(row, (0, top))
    return layer
