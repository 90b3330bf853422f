"""Free slides that participants take home (something to go by, tips) as parts of a paper, with their pictures."""

from __future__ import annotations

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import ImageMark, Tag
from deckgen.content.deck import Deck, FreeSlide, Picture
from deckgen.content.paper_words import PaperWords
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, keep_together
from deckgen.planning.paper.front_matter import ContentsEntry
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.rich_text import Span
from deckgen.storyboard.films import web_address

_PIXELS = 0.75  # points a pixel at 96 dpi
_TALLEST = 0.4  # of the frame's height


def handout_slides(deck: Deck) -> tuple[FreeSlide, ...]:
    """The free slides marked for participants' papers."""
    return tuple(item for item in deck.program if isinstance(item, FreeSlide) and item.handout)


def list_free_slides(deck: Deck) -> tuple[ContentsEntry, ...]:
    """Their lines in the contents."""
    return tuple(ContentsEntry(slide.title, free_anchor(number)) for number, slide in enumerate(handout_slides(deck)))


def set_free_slides(ms: Manuscript) -> None:
    """Add the free slides for participants, a part each; on one page, if they are not longer."""
    flowables: list[Flowable] = []
    for number, slide in enumerate(handout_slides(ms.context.deck)):
        section = ms.section()
        heading = ms.heading(
            2, slide.title, ms.context.styles.cluster, section, anchor=free_anchor(number), place=slide.place
        )
        content = (
            *ms.text(slide.text, section, heading_rank=3),
            *(set_picture(ms, slide.picture, section, ms.body) if slide.picture else ()),
            *set_video(ms, slide, section),
        )
        flowables += keep_together((*heading, *content), last=Keep.TOGETHER)
    ms.add(keep_together(flowables))


def free_anchor(number: int) -> str:
    """The name of the place of a free slide, counted from 0."""
    return f"free-{number + 1}"


def set_video(ms: Manuscript, slide: FreeSlide, parent: int) -> Flowables:
    """Where a slide's film is; nothing where it has none."""
    if slide.video is None:
        return ()
    spans = film_spans(slide.video.target, ms.context.words)
    return ms.spans(spans, ms.context.styles.body, parent, place=slide.video.place)


def film_spans(target: str, words: PaperWords) -> tuple[Span, ...]:
    """Where a film is, as a link if it has a web address."""
    link = web_address(target)
    before, _, after = words.film.partition("{target}")
    return tuple(span for span in (Span(before), Span(target, link=link), Span(after)) if span.text)


def set_picture(ms: Manuscript, picture: Picture, parent: int, column: Column) -> Flowables:
    """A picture in its own proportions, no larger than the column and two fifths of the page."""
    if not picture.width or not picture.height:
        return ()
    room = ms.context.grid.frame(1).height * _TALLEST
    scale = min(column.width / picture.width, room / picture.height, _PIXELS)
    width, height = picture.width * scale, picture.height * scale
    ms.media.setdefault(picture.file, (picture.data, picture.format))
    element = None if picture.decorative else ms.structure.add(parent, Tag.FIGURE, alt=picture.alt)
    box = Box(column.x, 0, width, height)
    figures = ((element, box),) if element is not None else ()
    return (Flowable(height, (ImageMark(picture.file, box, element),), before=6, after=10, figures=figures),)
