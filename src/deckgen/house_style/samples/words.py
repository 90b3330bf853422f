"""Reads where the first sample slide has its large words and its lines: so its designer wants a cover to be.

Why: many write the title of a cover into a text box, or into the place for its lines, whatever the layout is made for.
Only places and sizes are read, no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import find_scale
from deckgen.house_style.covers.outcome import SampleWords
from deckgen.house_style.drawing.affine import Affine, read_frame
from deckgen.house_style.drawing.layers import walk_drawings
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.placeholder_types import BODIES, FOOTERS, TITLES
from deckgen.house_style.reading.brand_layouts import BrandLayout

_USUAL_SIZE, _LEAST_OF_TITLE = 18.0, 24.0  # points
_AS_LARGE = 0.9  # of the largest letters
_MOST_OF_TITLE = 160  # signs
_MOST_OF_SLIDE, _FOOT, _SAME_COLUMN = 0.6, 0.9, 0.3  # of the slide; of its height; of the narrower
_SHARE = 100_000


class SampleText(Struct, frozen=True):
    """A text of the first sample slide that has words; without a place or a size where its layout says them."""

    kind: str  # of a placeholder; "" for a text box
    index: int
    box: Box | None
    size: float
    length: int


def read_sample_texts(root: Node) -> tuple[SampleText, ...]:
    """The texts of a slide, its footers left out."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return ()
    boxes = [SampleText("", 0, drawing.frame.box, *_measure(drawing.node)) for drawing in walk_drawings(root)]
    return tuple(text for text in (*_read_placeholders(tree), *boxes) if text.length)


def has_large_words(texts: Iterable[SampleText], scale: float) -> bool:
    """Whether a slide says a title, whatever it is written in."""
    return any(text.kind in TITLES or text.size >= _LEAST_OF_TITLE * scale for text in texts)


def place_words(texts: Sequence[SampleText], used: BrandLayout) -> SampleWords | None:
    """Where a cover has its title and its lines by a slide that uses a layout; None where it does not say."""
    scale = find_scale(used.slide_width, used.slide_height)
    placed = [(text, *found) for text in texts if (found := _place(text, used)) is not None]
    most = max((size for _, _, size in placed), default=0.0)
    large = [row for row in placed if row[2] >= _AS_LARGE * most and row[0].length <= _MOST_OF_TITLE]
    if not large or most < _LEAST_OF_TITLE * scale:
        return None
    chosen, title, size = min(large, key=lambda row: (row[0].kind not in TITLES, -row[0].length, row[1].y))
    if title.width * title.height > _MOST_OF_SLIDE * used.slide_width * used.slide_height:
        return None
    others = [box for text, box, _ in placed if text is not chosen and _stands_under(box, title, used.slide_height)]
    is_swapped = _is_swapped(chosen, [text for text, _, _ in placed], used)
    part = used.part if is_swapped else ""
    return SampleWords(title, _join(others), size, part, not chosen.kind, used.master, chosen.index)


def _is_swapped(chosen: SampleText, texts: Iterable[SampleText], used: BrandLayout) -> bool:
    """Whether the layout's place for a title holds small words or none, or is but what the master has for all."""
    if used.title is None:
        return False
    if chosen.kind in TITLES:
        return chosen.box is not None and used.title.node.find(f"{P}spPr/{A}xfrm") is None
    return chosen.kind in BODIES and (chosen.kind != "subTitle" or any(text.kind in TITLES for text in texts))


def _place(text: SampleText, used: BrandLayout) -> tuple[Box, float] | None:
    """The place and the size of a text, its own or its layout's."""
    if text.kind == "":
        return None if text.box is None else (text.box, text.size or _USUAL_SIZE)
    shapes = [shape for shape in used.shapes if (shape.type in TITLES) == (text.kind in TITLES)]
    shape = next((shape for shape in shapes if text.kind in TITLES or shape.placeholder.index == text.index), None)
    box = text.box or (None if shape is None else shape.placeholder.box)
    size = text.size or (_USUAL_SIZE if shape is None else shape.placeholder.size)
    return None if box is None else (box, size)


def _stands_under(box: Box, title: Box, height: float) -> bool:
    across = min(box.right, title.right) - max(box.x, title.x)
    is_in_column = across >= _SAME_COLUMN * min(box.width, title.width)
    return is_in_column and box.y >= title.y + title.height / 2 and box.y < _FOOT * height


def _join(boxes: Sequence[Box]) -> Box | None:
    """All of the places under a title as one."""
    if not boxes:
        return None
    first, *others = boxes
    for other in others:
        first = first.around(other)
    return first


def _read_placeholders(tree: Node) -> Iterator[SampleText]:
    for shape in tree.iterfind(f"{P}sp"):
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if holder is None or holder.get("type") in FOOTERS:
            continue
        frame = read_frame(shape.find(f"{P}spPr/{A}xfrm"), Affine())
        box = None if frame is None else frame.box
        yield SampleText(holder.get("type", "obj"), int(holder.get("idx", "0")), box, *_measure(shape))


def _measure(shape: Node) -> tuple[float, int]:
    """The size of most letters, 0 where it is inherited, and how many there are."""
    counts = Counter[float]()
    for run in shape.iter(f"{A}r"):
        words, look = run.findtext(f"{A}t") or "", run.find(f"{A}rPr")
        counts[0.0 if look is None else int(look.get("sz", "0")) / 100] += len(words.strip())
    size = counts.most_common(1)[0][0] if counts else 0.0
    shrunk = shape.find(f"{P}txBody/{A}bodyPr/{A}normAutofit")
    share = _SHARE if shrunk is None else int(shrunk.get("fontScale", str(_SHARE)).rstrip("%"))
    return size * share / _SHARE, sum(counts.values())
