"""The slides as papers: one a page as they are shown, or three a page with lines to write on, for participants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look
from deckgen.blueprint.pages import BoxMark, Destination, Document, OutlineEntry, Page, RuleMark, Tag
from deckgen.blueprint.slides import DocumentFacts, Slide, SlideDeck
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.planning.paper.bookmarks import group_bookmarks
from deckgen.planning.paper.composition import compose_paper
from deckgen.planning.paper.flowables import Anchor, Flowable, Keep, shift, shift_box
from deckgen.planning.paper.front_matter import set_title_block
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_context import make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.reading_order import order_pages
from deckgen.planning.paper.secrets import BEFORE, find_secrets
from deckgen.planning.paper.slide_drawing import SlideDrawing, running_head
from deckgen.planning.paper.structure_builder import ROOT, StructureBuilder
from deckgen.storyboard.scenes import SceneKind, Storyboard

_PICTURE_SHARE = 0.68  # of the width of a page, the rest is for lines
_GUTTER = 16.0
_LINE_PITCH = 26.0
_RUNNING = 3  # slides that bear the same line above their title make it a running head
_GAP = 34.0  # between slides: three fill a page


def plan_slide_pages(deck: Deck, look: Look, locale: Locale, facts: DocumentFacts, *, slides: SlideDeck) -> PaperPlan:
    """A page a slide, as large as the slide."""
    context = make_context(deck, look, locale, facts, "")
    structure = StructureBuilder(facts.language)
    media: dict[str, tuple[bytes, str]] = {}
    keys = frozenset(slide.key for slide in slides.slides)
    heads = Counter(running_head(slide) for slide in slides.slides)
    running = frozenset(head for head, count in heads.items() if count >= _RUNNING)
    drawing = SlideDrawing(look, context.breaker, structure, media, slides.media, keys=keys, running=running)
    pages: list[Page] = []
    for index, slide in enumerate(slides.slides):
        section = structure.add(ROOT, Tag.SECTION)
        drawn = drawing.draw(slide, section, heading=Tag.H2 if index else Tag.H1)
        for number, box in drawn.figures:
            structure.place_figure(number, index, box)
        pages.append(Page(look.slide_width, look.slide_height, tuple(drawn.marks)))
    tree = structure.build()
    document = Document(
        facts=facts,
        pages=order_pages(pages, tree),
        structure=tree,
        outline=group_bookmarks(_list_bookmarks(slides.slides)),
        destinations=tuple(Destination(slide.key, page, 0) for page, slide in enumerate(slides.slides)),
        media=media or None,
    )
    return PaperPlan(document, ())


def plan_slides_handout(
    deck: Deck, look: Look, locale: Locale, facts: DocumentFacts, *, slides: SlideDeck
) -> PaperPlan:
    """Three slides a page with lines beside them; only what is shown before anything is answered."""
    context = make_context(deck, look, locale, facts, locale.paper.handout)

    def write(ms: Manuscript) -> None:
        set_title_block(ms)
        shown = open_slides(slides.slides, context.board)
        for slide in shown:
            ms.add((_set_row(ms, slide, slides),))

    return compose_paper(context, write, find_secrets(context, BEFORE))


def open_slides(slides: Sequence[Slide], board: Storyboard) -> tuple[Slide, ...]:
    """The slides that participants may take along before the session: those of scenes that are open as a whole.

    The cover stands on the paper itself, and of breaks there is nothing to take home.
    """
    left_out = {SceneKind.TITLE, SceneKind.BREAK, SceneKind.VOTE}
    scenes = {scene.id for scene in board.scenes if scene.is_open and scene.kind not in left_out}
    return tuple(slide for slide in slides if slide.key in scenes or slide.key.rpartition("/")[0] in scenes)


def _set_row(ms: Manuscript, slide: Slide, slides: SlideDeck) -> Flowable:
    """A slide with a border, and lines beside it."""
    context, full = ms.context, ms.context.grid.full
    width = full.width * _PICTURE_SHARE
    scale = width / context.look.slide_width
    height = context.look.slide_height * scale
    section = ms.section()
    drawing = SlideDrawing(context.look, context.breaker, ms.structure, ms.media, slides.media, scale)
    drawn = drawing.draw(slide, section, with_foot=False)
    border = BoxMark(Box(full.x, 0, width, height), stroke=context.colours.rule, line_width=0.6)
    left = full.x + width + _GUTTER
    lines = tuple(
        RuleMark(left, (number + 1) * _LINE_PITCH, full.right, (number + 1) * _LINE_PITCH, 0.6, context.colours.rule)
        for number in range(int(height // _LINE_PITCH))
    )
    marks = (*(shift(mark, full.x, 0) for mark in drawn.marks), border, *lines)
    title = " ".join(paragraph.block.text for paragraph in slide.title.paragraphs)
    return Flowable(
        height,
        marks,
        before=_GAP,
        after=_GAP,
        keep=Keep.FREE,
        anchors=(Anchor(slide.key, title, 1),),
        figures=tuple((number, shift_box(box, full.x, 0)) for number, box in drawn.figures),
    )


def _list_bookmarks(slides: Sequence[Slide]) -> list[OutlineEntry]:
    """A bookmark a section, with its slides below it."""
    found: list[OutlineEntry] = []
    section = ""
    for page, slide in enumerate(slides):
        if slide.section and slide.section != section:
            section = slide.section
            found.append(OutlineEntry(section, 0, page, 0))
        title = " ".join(paragraph.block.text for paragraph in slide.title.paragraphs)
        found.append(OutlineEntry(title, 1 if section else 0, page, 0))
    return found
