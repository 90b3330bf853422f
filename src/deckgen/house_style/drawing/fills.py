"""Makes the colours of a fill as a layer in the size of the place that it fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from deckgen.house_style.drawing.affine import Affine, Frame
from deckgen.house_style.drawing.canvas import Canvas, Pixels
from deckgen.house_style.drawing.desk import desk_of
from deckgen.house_style.drawing.pictures import Decoded, recolour
from deckgen.house_style.drawing.shades import paint_shade
from deckgen.house_style.parts.brand_xml import A, Node, P, R, local_name
from deckgen.house_style.parts.colour_values import Paint, read_share, resolve_paint, to_channels

if TYPE_CHECKING:
    from pptx.opc.package import Part

    from deckgen.house_style.parts.brand_theme import Theme

_FIRST_GROUND = 1001  # references to fills of grounds count from here
_DOTS = ("pct", "dot")
_DENSE_PATTERNS = {"pct": 0.5, "dk": 0.7, "lt": 0.3}


class Source(NamedTuple):
    """Whose fills they are: the theme through which colours are seen, and the part that holds pictures."""

    theme: Theme
    part: Part


class Layer(NamedTuple):
    """The colours of a fill, as PowerPoint shows them, and as LibreOffice draws them where that differs."""

    image: Image.Image
    elsewhere: Image.Image | None = None


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


def make_layer(fill: Fill, canvas: Canvas, frame: Frame, pixels: Pixels) -> Layer | None:
    """Colour the pixels that a frame touches; None where nobody knows how they look."""
    size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
    kind = local_name(fill.node)
    if kind == "solidFill":
        return _plain(resolve_paint(fill.node, fill.source.theme), size)
    if kind == "gradFill":
        return _shade(fill, canvas, frame, pixels)
    if kind == "pattFill":
        return _plain(_mix_pattern(fill), size, _find_hatching(fill))
    if kind == "blipFill":
        return _show_picture(fill, canvas, frame, pixels)
    return None


def _plain(paint: Paint | None, size: tuple[int, int], elsewhere: Paint | None = None) -> Layer | None:
    if paint is None:
        return None
    layer = Image.new("RGBA", size, to_channels(paint))
    return Layer(layer) if elsewhere is None else Layer(layer, Image.new("RGBA", size, to_channels(elsewhere)))


def _find_hatching(fill: Fill) -> Paint | None:
    """The colour of lines that LibreOffice draws so close that they hide what is between; None of dots."""
    front = resolve_paint(fill.node.find(f"{A}fgClr"), fill.source.theme)
    return None if fill.node.get("prst", "").startswith(_DOTS) else front


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
    pairs = zip(to_channels(back)[:3], to_channels(front)[:3], strict=True)
    return Paint("".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs), max(front.alpha, back.alpha))


def _shade(fill: Fill, canvas: Canvas, frame: Frame, pixels: Pixels) -> Layer | None:
    back = _from_pixels(canvas, frame, pixels)
    size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
    painted = None if back is None else paint_shade(fill.node, fill.source.theme, frame, back, size)
    return None if painted is None else Layer(*painted)


def _from_pixels(canvas: Canvas, frame: Frame, pixels: Pixels) -> Affine | None:
    """From pixels of the layer back to points in the frame."""
    placed = Affine(c=-pixels[0], f=-pixels[1]).after(canvas.to_pixels.after(frame.affine))
    return placed.inverse()


def _show_picture(fill: Fill, canvas: Canvas, frame: Frame, pixels: Pixels) -> Layer | None:
    blip = fill.node.find(f"{A}blip")
    rel = None if blip is None else fill.source.part.rels.get(blip.get(f"{R}embed", ""))
    if blip is None or rel is None or rel.is_external:
        return None
    decoded = desk_of(fill.source.part).picture(rel.target_part.blob)
    if decoded is None:
        return None
    ways = recolour(decoded.image, blip, fill.source.theme, is_picture=fill.node.tag == f"{P}blipFill")
    placed = [_place_picture(image, decoded, fill.node, frame, canvas=canvas, pixels=pixels) for image in ways]
    layers = [layer for layer in placed if layer is not None]
    return Layer(*layers) if layers else None


def _place_picture(
    image: Image.Image, decoded: Decoded, fill: Node, frame: Frame, *, canvas: Canvas, pixels: Pixels
) -> Image.Image | None:
    tile = fill.find(f"{A}tile")
    if tile is not None:
        return _lay_tiles(image, decoded, tile, canvas, pixels)
    return _stretch(image, fill, frame, canvas, pixels)


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
    left, top, right, bottom = (0.0 if node is None else read_share(node.get(side)) for side in ("l", "t", "r", "b"))
    return left, top, right, bottom


def _lay_tiles(image: Image.Image, decoded: Decoded, tile: Node, canvas: Canvas, pixels: Pixels) -> Image.Image:
    width = decoded.points[0] * read_share(tile.get("sx", "100%")) * canvas.scale
    height = decoded.points[1] * read_share(tile.get("sy", "100%")) * canvas.scale
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
