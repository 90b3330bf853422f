"""A slide's blueprint in, a small picture of it on paper out, with alt text."""

from __future__ import annotations

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Tag
from deckgen.blueprint.slides import Slide, SlideDeck
from deckgen.planning.paper.flowables import Column, Flowable, shift
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.slide_drawing import SlideDrawing, retag
from deckgen.planning.paper.structure_builder import ROOT, StructureBuilder


def set_slide_picture(ms: Manuscript, slide: Slide, slides: SlideDeck, parent: int, column: Column) -> Flowable:
    """The picture as wide as the column: all its marks belong to the figure that describes it."""
    context = ms.context
    scale = column.width / context.look.slide_width
    box = Box(column.x, 0, column.width, context.look.slide_height * scale)
    title = " ".join(paragraph.block.text for paragraph in slide.title.paragraphs)
    figure = ms.structure.add(parent, Tag.FIGURE, alt=context.words.picture_of.format(title=title))
    drawing = SlideDrawing(context.look, context.breaker, StructureBuilder(""), ms.media, slides.media, scale)
    drawn = drawing.draw(slide, ROOT, with_foot=False)
    marks = [retag(shift(mark, column.x, 0), figure) for mark in drawn.marks]
    border = BoxMark(box, stroke=context.colours.rule, line_width=0.6, element=figure)
    return Flowable(box.height, (*marks, border), figures=((figure, box),))
