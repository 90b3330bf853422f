"""Sets a long text in two columns on a slide, where one column of lines that the eye can follow holds too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import SlideLayout
from deckgen.blueprint.slides import Element, Frame
from deckgen.planning.frame_fit import WIDTH_MARGIN, Pieces
from deckgen.planning.slides.page_breaks import divide
from deckgen.planning.slides.row_slides import find_ink
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import Item, Room, Scale, StackMeasure
from deckgen.planning.slides.text_slides import TextPlace, count_slides, draw_texts, fit_texts, make_frame, mend_ends

_GUTTER = 36.0
_LEAST_WIDTH = 360.0  # of a column
_LARGEST = 22.0  # letters: larger ones would leave a few words a line

_Columns = tuple[Pieces, ...]  # what stands beside each other on a slide


class _Folded(Struct, frozen=True):
    """The slides of texts in two columns, in one size, and the place that both columns share."""

    size: float
    slides: tuple[_Columns, ...]
    place: TextPlace
    fits: bool  # a paragraph that nothing divides may be longer than a column


def text_pages(
    context: SlideContext,
    texts: Sequence[Pieces],
    place: TextPlace,
    layout: SlideLayout,
    scale: Scale,
    *,
    squeeze: bool = True,
) -> list[tuple[Element, ...]]:
    """The frames of each slide that texts take: in two columns where that saves a slide or makes them larger."""
    steps = tuple(step for step in scale if step <= _LARGEST)
    may_fold, folded = _may_fold(place, layout), None
    if may_fold and (slides := count_slides(context, texts, place, scale, squeeze=squeeze)) > len(texts):
        folded = _fold_all(context, texts, place, steps)
        if folded.fits and len(folded.slides) < slides:  # whatever the size would be
            return _draw_all(context, folded, layout)
    fits = fit_texts(context, texts, place, scale, squeeze=squeeze)
    slides, size = sum(len(fit.pages) for fit, _ in fits), fits[0][0].size
    if may_fold and (slides > len(texts) or size < steps[0]):
        folded = folded or _fold_all(context, texts, place, steps)
        if folded.fits and _worth(folded) < (False, slides, -size):
            return _draw_all(context, folded, layout)
    return [(frame,) for frame in draw_texts(context, fits)]


def _draw_all(context: SlideContext, folded: _Folded, layout: SlideLayout) -> list[tuple[Element, ...]]:
    return [tuple(_draw(context, columns, folded.size, folded.place, layout)) for columns in folded.slides]


def _may_fold(place: TextPlace, layout: SlideLayout) -> bool:
    """Whether a place has room for two columns that begin at its top, as deckgen's own layouts have."""
    holder = place.placeholder
    is_ours = layout.is_own and holder is not None and holder.anchor == "t"
    return is_ours and place.room.width >= 2 * _LEAST_WIDTH + _GUTTER


def _fold_all(context: SlideContext, texts: Sequence[Pieces], place: TextPlace, scale: Scale) -> _Folded:
    """As few slides as the smallest letters need, in the largest that need no more.

    Columns reach the foot of the slide before a text is split.
    """
    smallest = _fold(context, texts, place, scale[-1])
    most = len(smallest.slides) if smallest.fits else 0
    best = min(*(_fold(context, texts, place, size, most) for size in scale[:-1]), smallest, key=_worth)
    if len(best.slides) == len(texts):
        return best
    return min((best, _fold(context, texts, _to_foot(place), scale[-1])), key=_worth)


def _worth(folded: _Folded) -> tuple[bool, int, float]:
    """What is least of the best: what fits, then few slides."""
    return not folded.fits, len(folded.slides), -folded.size


def _to_foot(place: TextPlace) -> TextPlace:
    """The place down to what stands at the foot of the slide."""
    box = place.box
    return replace(place, box=Box(box.x, box.y, box.width, max(box.height, place.floor - box.y)))


def _fold(context: SlideContext, texts: Sequence[Pieces], place: TextPlace, size: float, most: int = 0) -> _Folded:
    """The texts in columns; what takes more slides than `most` will not be used, and is not balanced."""
    room = Room(_width(place), place.room.height, WIDTH_MARGIN, reserve=1)
    slides: list[_Columns] = []
    fits = True
    for pieces in texts:
        item = Item(context.words.name_text, pieces, context.setting(place.placeholder))
        columns_left = max(1, 2 * (most - len(slides))) if most else 0
        division = divide((item,), StackMeasure(context.measure, room), size, most=columns_left)
        fits = fits and division.fits
        columns = [page[0].pieces for page in division.pages]
        for at in range(0, len(columns), 2):
            slides.append((columns[at], *(_go_on(column) for column in columns[at + 1 : at + 2])))
    return _Folded(size, tuple(slides), place, fits)


def _go_on(column: Pieces) -> Pieces:
    """What stands beside the first column does not say once more whom it quotes."""
    return column[1:] if column[0].repeats else column


def _width(place: TextPlace) -> float:
    return (place.room.width - _GUTTER) / 2


def _name(context: SlideContext, pieces: Pieces) -> str:
    """The second column's name: it tells whoever reads the slide back whether a paragraph goes on in it."""
    name = context.words.name_text
    return context.locale.paper.continued.format(part=name) if pieces[0].start else f"{name} 2"


def _draw(
    context: SlideContext, columns: _Columns, size: float, place: TextPlace, layout: SlideLayout
) -> Iterator[Frame]:
    """The first column in the placeholder, the other in a text box that looks the same."""
    name, width = context.words.name_text, _width(place)
    room = place.room
    for number, pieces in enumerate(columns):
        box = Box(room.x + number * (width + _GUTTER), room.y, width, room.height)
        ended = mend_ends(context, pieces, size, TextPlace(place.placeholder, box, own_box=False, may_narrow=True))
        if number == 0:
            yield make_frame(context, name, pieces, size, ended)
            continue
        frame = make_frame(context, _name(context, pieces), pieces, size, replace(ended, placeholder=None))
        ink = find_ink(context, layout)
        inked = tuple(replace(each, colour=each.colour or ink) for each in frame.paragraphs)
        yield replace(frame, paragraphs=inked, insets=Insets(), anchor="t")
