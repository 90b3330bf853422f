"""Finds the organisation's mark among the pictures of its layouts, so that papers can carry it too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from PIL import Image

from deckgen.blueprint.look import Logo
from deckgen.house_style.drawing.desk import desk_of
from deckgen.house_style.drawing.layers import Drawing, find_layers, walk_drawings
from deckgen.house_style.drawing.pictures import MOST_PRINTED, recolour
from deckgen.house_style.parts.brand_xml import A, P, R
from deckgen.picture_file import AUTHOR_FORMATS, in_8_bits, open_picture

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.slide import SlideLayout

    from deckgen.house_style.parts.brand_theme import Theme

_SMALLEST, _LARGEST = 0.002, 0.12  # of the slide: what is smaller is an ornament, what is larger is artwork
_MIDDLE = (0.3, 0.7)  # of the slide's height: what stands there is no mark
_LONGEST = 8.0  # times as wide as high
_LIGHT, _MOST_LIGHT = 235, 0.9  # what is mostly so light cannot be seen on paper
_SEEN = 128  # of 255
_MOST_BYTES = 4 * 2**20
_FORMATS = {"PNG": "png", "JPEG": "jpg"}
_IS_FILE = re.compile(r"(?i)\.(png|jpe?g|gif|svg|emf)\b|^(picture|image|afbeelding|bild|grafik)\b")
_WORD = "Logo"  # the same in every language that papers speak


class _Found(Struct, frozen=True):
    drawing: Drawing
    part: Part
    is_on_master: bool


def find_logo(layouts: Iterable[SlideLayout], theme: Theme, size: tuple[float, float]) -> Logo | None:
    """The mark that text slides show, else that of the cover."""
    for layout in layouts:
        found = sorted(_list_marks(layout, size), key=lambda item: (not item.is_on_master, -_area(item.drawing)))
        for mark in found:
            logo = _read(mark, theme)
            if logo is not None:
                return logo
    return None


def _list_marks(layout: SlideLayout, size: tuple[float, float]) -> Iterator[_Found]:
    width, height = size
    for tree in find_layers(layout):
        for drawing in walk_drawings(tree.element):
            box = drawing.frame.box
            middle = (box.y + box.height / 2) / height
            is_mark = _SMALLEST <= box.width * box.height / (width * height) <= _LARGEST
            is_shaped = box.height > 0 and 1 / _LONGEST <= box.width / box.height <= _LONGEST
            if drawing.node.tag == f"{P}pic" and is_mark and is_shaped and not _MIDDLE[0] < middle < _MIDDLE[1]:
                yield _Found(drawing, tree.part, tree is layout.slide_master)


def _area(drawing: Drawing) -> float:
    return drawing.frame.box.width * drawing.frame.box.height


def _read(mark: _Found, theme: Theme) -> Logo | None:
    fill = mark.drawing.node.find(f"{P}blipFill")
    blip = None if fill is None else fill.find(f"{A}blip")
    rel = None if blip is None else mark.part.rels.get(blip.get(f"{R}embed", ""))
    if fill is None or blip is None or rel is None or rel.is_external:
        return None
    data = rel.target_part.blob
    small = desk_of(mark.part).picture(data)
    shown = None if small is None else next(iter(recolour(small.image, blip, theme, is_picture=True)), None)
    if small is None or shown is None or len(data) > _MOST_BYTES or not _is_seen(shown):
        return None
    crop = fill.find(f"{A}srcRect")
    edges = [0 if crop is None else int(crop.get(side, "0").rstrip("%")) / 100_000 for side in ("l", "t", "r", "b")]
    facts = mark.drawing.node.find(f"{P}nvPicPr/{P}cNvPr")
    said = "" if facts is None else (facts.get("descr") or "").strip()
    alt = said if said and not _IS_FILE.search(said) else _WORD
    sharp = small.printed if shown is small.image and not any(edges) else None
    return _write(data, edges, alt, made=shown if shown is not small.image else sharp)


def _is_seen(image: Image.Image) -> bool:
    """Whether enough of it is darker than paper."""
    seen = image.getchannel("A").point(lambda value: 255 if value > _SEEN else 0)
    counts = image.convert("L").histogram(seen)
    total = sum(counts)
    return total > 0 and sum(counts[_LIGHT:]) / total < _MOST_LIGHT


def _write(data: bytes, edges: list[float], alt: str, *, made: Image.Image | None) -> Logo | None:
    """The picture as it is where nothing is done to it; else what was made of it, or what is shown of it."""
    with open_picture(data, AUTHOR_FORMATS) as opened:
        kind = _FORMATS.get(opened.format or "", "")
        is_whole = made is None and not any(edges)
        if is_whole and kind and max(opened.size) <= MOST_PRINTED:
            return Logo(data, kind, opened.width, opened.height, alt)
        image = made or in_8_bits(opened).convert("RGBA")
    left, top, right, bottom = edges
    box = (image.width * left, image.height * top, image.width * (1 - right), image.height * (1 - bottom))
    image = image.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]  # four of them
    image.thumbnail((MOST_PRINTED, MOST_PRINTED))
    if min(image.size) < 1:
        return None
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return Logo(stream.getvalue(), "png", image.width, image.height, alt)
