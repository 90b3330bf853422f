"""Paints what the slides of a layout show behind their text: the ground, then all drawings from back to front."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from PIL import Image, ImageChops

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.affine import Affine, Frame
from deckgen.house_style.drawing.canvas import Canvas
from deckgen.house_style.drawing.desk import desk_of
from deckgen.house_style.drawing.fills import Fill, Source, follow_reference, make_layer
from deckgen.house_style.drawing.layers import Drawing, fill_of, find_layers, shows_ground, walk_drawings
from deckgen.house_style.drawing.outlines import Polygon, find_outlines, find_strokes
from deckgen.house_style.parts.brand_theme import Theme
from deckgen.house_style.parts.brand_xml import A, Node, P, local_name
from deckgen.house_style.parts.colour_values import resolve_paint

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

_ART = 0.25  # of the slide: a picture that is smaller is no ground to write on
_CUT_OUT = 0.5  # of a picture's frame that is seen: less is graphics on nothing
_SMALL_ART = 0.06  # the same for what was drawn by hand
_LETTER, _PITCH = 0.55, 1.25  # of a size: the usual width of a letter, the height of a line
_IDEOGRAM = 1.0  # em: a letter as wide as it is high
_EMU = 12_700
_RULE = 1.5  # points: a line that is as wide is drawn to be seen


def paint_layout(layout: SlideLayout, theme: Theme, width: float, height: float) -> Canvas:
    """Paint a layout as its slides show it, without what placeholders hold."""
    layers = find_layers(layout)
    own = layout.element.find(f"{P}cSld/{P}bg")
    if own is None:
        canvas = _paint_master(layout.slide_master, theme, (width, height), is_drawn=len(layers) > 1)
        layers = layers[-1:]
    else:
        canvas = Canvas(width, height)
        _Painter(canvas, theme).paint_ground(own, Source(theme, layout.part))
    painter = _Painter(canvas, theme)
    for tree in layers:
        if not painter.paint_layer(tree):
            break
    return canvas


def _paint_master(master: SlideMaster, theme: Theme, size: tuple[float, float], *, is_drawn: bool) -> Canvas:
    """The ground of a master, and what it draws: painted once for all layouts that show them through the same map."""
    painted, key = desk_of(master.part).painted, (str(master.part.partname), tuple(theme.names.items()), is_drawn)
    if key not in painted:
        canvas = Canvas(*size)
        painter = _Painter(canvas, theme)
        ground = master.element.find(f"{P}cSld/{P}bg")
        if ground is not None:
            painter.paint_ground(ground, Source(theme, master.part))
        if is_drawn and not painter.paint_layer(master):
            return canvas
        painted[key] = canvas
    return painted[key].copy()


class _Painter:
    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        self.canvas, self.theme = canvas, theme
        self.slide = Frame(canvas.width, canvas.height, Affine())
        self.area = canvas.width * canvas.height

    def paint_layer(self, tree: SlideMaster | SlideLayout) -> bool:
        """Paint what a master or a layout draws; not all of it, where that would take too long."""
        source = Source(self.theme, tree.part)
        budget = desk_of(tree.part).budget
        for drawing in walk_drawings(tree.element):
            if not budget.take_drawing():
                self.doubt_all()
                return False
            self.paint_drawing(drawing, source)
        return True

    def paint_ground(self, ground: Node, source: Source) -> None:
        """Paint a background over the whole slide."""
        reference, properties = ground.find(f"{P}bgRef"), ground.find(f"{P}bgPr")
        fill: Fill | None = None
        if reference is not None:
            fill = follow_reference(reference, source)
            if fill is None:
                paint = resolve_paint(reference, source.theme)
                if paint is not None:
                    self.canvas.image.paste(f"#{paint.rgb}", (0, 0, *self.canvas.image.size))
        elif properties is not None and len(properties):
            fill = Fill(properties[0], source)
        if fill is not None and local_name(fill.node) != "noFill":
            self._fill(
                [[(0, 0), (self.slide.width, 0), (self.slide.width, self.slide.height), (0, self.slide.height)]],
                self.slide,
                fill,
                is_art=False,
                is_ground=True,
            )
        self.canvas.keep_ground()

    def paint_drawing(self, drawing: Drawing, source: Source) -> None:
        """Paint a shape: its fill, its line, and mark its words."""
        node, frame = drawing.node, drawing.frame
        if node.tag == f"{P}graphicFrame":
            self._doubt(frame)
            return
        properties = node.find(f"{P}spPr")
        outlines = find_outlines(properties, frame.width, frame.height)
        if shows_ground(node):
            found = self.canvas.outline(outlines, frame.affine)
            if found is not None:
                self.canvas.show_ground(*found)
        else:
            self._fill_shape(drawing, outlines, source)
        self._draw_line(node, outlines, frame, source)
        self._mark_words(node, frame)

    def _fill_shape(self, drawing: Drawing, outlines: list[Polygon], source: Source) -> None:
        node, frame = drawing.node, drawing.frame
        properties = node.find(f"{P}spPr")
        if node.tag == f"{P}pic" and properties is not None:  # what shows through a picture that is seen through
            grounds = [child for child in properties if str(child.tag).endswith("Fill")]
            for ground in grounds[:1]:
                self._fill(outlines, frame, Fill(ground, source), is_art=False, is_ground=False)
        fill = _choose_fill(drawing, source)
        if fill is not None:
            is_drawn = node.find(f"{P}spPr/{A}custGeom") is not None
            self._fill(outlines, frame, fill, is_art=self._is_art(node, frame), is_ground=False, is_drawn=is_drawn)

    def _is_art(self, node: Node, frame: Frame) -> bool:
        share = frame.box.width * frame.box.height / self.area
        return (node.tag == f"{P}pic" or node.find(f"{P}spPr/{A}blipFill") is not None) and share < _ART

    def _is_thin(self, mask: Image.Image) -> bool:
        """Whether what a drawing by hand covers is too little to be written on, however far it reaches."""
        covered = sum(mask.histogram()[128:])
        return 0 < covered < _SMALL_ART * self.canvas.image.width * self.canvas.image.height

    def _is_cut_out(self, layer: Image.Image, mask: Image.Image) -> bool:
        """Whether a picture is graphics on nothing, most of its frame being seen through."""
        seen = sum(ImageChops.multiply(layer.getchannel("A"), mask).histogram()[128:])
        framed = sum(mask.histogram()[128:])
        return 0 < seen < min(_CUT_OUT * framed, _ART * self.canvas.image.width * self.canvas.image.height)

    def _fill(
        self,
        outlines: list[Polygon],
        frame: Frame,
        fill: Fill,
        *,
        is_art: bool,
        is_ground: bool,
        is_drawn: bool = False,
    ) -> None:
        found = self.canvas.outline(outlines, frame.affine)
        if found is None:
            return
        mask, pixels = found
        is_art = is_art or (is_drawn and self._is_thin(mask))
        layer = make_layer(fill, self.canvas, frame, pixels)
        if layer is not None and not is_art and not is_ground and local_name(fill.node) == "blipFill":
            is_art = self._is_cut_out(layer.image, mask)
        if layer is not None:
            self.canvas.paint(layer.image, mask, pixels, is_art=is_art, elsewhere=layer.elsewhere)
        elif local_name(fill.node) not in {"noFill", "grpFill"}:
            self.canvas.doubt(mask, pixels, is_art=not is_ground)

    def _draw_line(self, node: Node, outlines: list[Polygon], frame: Frame, source: Source) -> None:
        line = node.find(f"{P}spPr/{A}ln")
        paint = None if line is None else resolve_paint(line.find(f"{A}solidFill"), source.theme)
        if line is not None and line.find(f"{A}noFill") is not None:
            return
        if paint is None:
            reference = node.find(f"{P}style/{A}lnRef")
            if reference is None or reference.get("idx", "0") == "0":
                return
            paint = resolve_paint(reference, source.theme)
        if paint is None:
            return
        width = (int(line.get("w", "9525")) if line is not None else 9525) / _EMU
        is_line = node.tag == f"{P}cxnSp" or not outlines
        edges = [] if node.tag == f"{P}cxnSp" else outlines
        paths = find_strokes(node.find(f"{P}spPr"), frame.width, frame.height, edges)
        self.canvas.stroke(
            [[frame.affine.apply(point) for point in path] for path in paths],
            paint,
            width,
            is_art=is_line and width >= _RULE,
        )

    def _mark_words(self, node: Node, frame: Frame) -> None:
        """Mark about where a shape's words stand."""
        body = node.find(f"{P}txBody")
        lines = [] if body is None else [_measure_line(line) for line in body.iterfind(f"{A}p")]
        lines = [line for line in lines if line[0]]
        if body is None or not lines:
            return
        box = frame.box
        properties = body.find(f"{A}bodyPr")
        is_whole = properties is not None and properties.get("wrap") == "none"
        room = math.inf if is_whole else max(1.0, box.width - 14)
        height = sum(_PITCH * size * max(1, -(-width // room)) for width, size in lines)
        width = min(room + 14, max(width for width, _ in lines) + 14)
        anchor = "t" if properties is None else properties.get("anchor", "t")
        free = max(0.0, box.height - height - 7)
        top = box.y + {"t": 0.0, "ctr": free / 2, "b": free}.get(anchor, 0.0)
        align = next((p.get("algn", "l") for p in body.iterfind(f"{A}p/{A}pPr")), "l")
        left = box.x + {"ctr": (box.width - width) / 2, "r": box.width - width}.get(align, 0.0)
        self.canvas.mark(Box(left, top, width, min(box.height, height + 7) if free else height + 7))

    def doubt_all(self) -> None:
        """Note that nobody looked at what is seen on this slide."""
        self._doubt(self.slide)

    def _doubt(self, frame: Frame) -> None:
        pixels = self.canvas.clip(frame.box)
        if pixels is not None:
            size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
            self.canvas.doubt(Image.new("L", size, 255), pixels)


def _choose_fill(drawing: Drawing, source: Source) -> Fill | None:
    node = fill_of(drawing.node)
    if node is not None and local_name(node) == "grpFill":
        node = drawing.group_fill
    if node is None:
        return None
    return follow_reference(node, source) if local_name(node) == "fillRef" else Fill(node, source)


def _measure_line(line: Node) -> tuple[float, float]:
    """About how wide and how high the words of a paragraph are."""
    text = "".join(run.text or "" for run in line.iter(f"{A}t"))
    sizes = [int(run.get("sz", "1800")) / 100 for run in line.iter(f"{A}rPr")] or [18.0]
    letters = sum(_IDEOGRAM if east_asian_width(sign) in "WF" else _LETTER for sign in text.strip())
    return letters * max(sizes), max(sizes)
