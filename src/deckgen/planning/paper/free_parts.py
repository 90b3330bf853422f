"""Free slides that participants take home (something to go by, tips) as parts of a paper, with their pictures."""

from __future__ import annotations

from functools import partial

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import ImageMark, Tag
from deckgen.content.deck import Picture
from deckgen.content.paper_words import PaperWords
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, Start, keep_together, starting
from deckgen.planning.paper.front_matter import ContentsEntry
from deckgen.planning.paper.link_note_rows import with_link_notes
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.rich_text import Span
from deckgen.storyboard.part_search import all_of, first_of, prose_of
from deckgen.storyboard.parts import Film, Image, Said
from deckgen.storyboard.scenes import ClusterStory, Scene, Storyboard

_PIXELS = 0.75  # points a pixel at 96 dpi
_TALLEST = 0.4  # of the frame's height


def handout_slides(board: Storyboard) -> tuple[Scene, ...]:
    """The free slides marked for participants' papers."""
    return tuple(scene for scene in board.free if scene.on_papers)


def slides_before(board: Storyboard, cluster: int) -> tuple[int, ...]:
    """Which of them stand in the program between a theme and the one before it.

    Themes count from 1; one more than there are stands for the end.
    """
    passed, found, number = 1, [], 0
    for item in board.program:
        if isinstance(item, ClusterStory):
            passed = item.number + 1
        elif item.on_papers:
            found += [number] if passed == cluster else []
            number += 1
    return tuple(found)


def list_free_slides(board: Storyboard, cluster: int) -> tuple[ContentsEntry, ...]:
    """Their lines in the contents, before that of a theme."""
    slides = handout_slides(board)
    return tuple(
        ContentsEntry(slides[number].heading.text, free_anchor(number)) for number in slides_before(board, cluster)
    )


def set_free_slides(ms: Manuscript, cluster: int, start: Start = Start.FLOW) -> bool:
    """Add the free slides for participants that stand before a theme, a part each; says whether there are any.

    They stand on one page, if they are not longer.
    """
    flowables: list[Flowable] = []
    slides = handout_slides(ms.context.board)
    for number in slides_before(ms.context.board, cluster):
        slide = slides[number]
        section = ms.section()
        whole = with_link_notes(ms, section, partial(_set_free_slide, ms, slide, number, section))
        held = Keep.KEEP_WITH_NEXT if first_of(slide.parts, Image) else Keep.TOGETHER  # a picture stays with its words
        flowables += keep_together(whole, held, last=Keep.TOGETHER)
    if flowables:
        ms.add(starting(keep_together(flowables), start))
    return bool(flowables)


def _set_free_slide(ms: Manuscript, slide: Scene, number: int, section: int) -> Flowables:
    heading = ms.heading(
        2, slide.heading.text, ms.context.styles.cluster, section, anchor=free_anchor(number), place=slide.place
    )
    pictures = (set_picture(ms, image.picture, section, ms.body) for image in all_of(slide.parts, Image))
    return (
        *heading,
        *ms.text(prose_of(slide.parts, Said.SLIDE), section, heading_rank=3),
        *(flowable for picture in pictures for flowable in picture),
        *set_video(ms, slide, section),
    )


def free_anchor(number: int) -> str:
    """The name of the place of a free slide, counted from 0."""
    return f"free-{number + 1}"


def set_video(ms: Manuscript, slide: Scene, parent: int) -> Flowables:
    """Where a slide's film is; nothing where it has none."""
    film = first_of(slide.parts, Film)
    if film is None:
        return ()
    return ms.spans(film_spans(film, ms.context.words), ms.context.styles.body, parent, place=film.place)


def film_spans(film: Film, words: PaperWords) -> tuple[Span, ...]:
    """Where a film is, as a link if it has a web address."""
    before, _, after = words.film.partition("{target}")
    return tuple(span for span in (Span(before), Span(film.target, link=film.address), Span(after)) if span.text)


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
