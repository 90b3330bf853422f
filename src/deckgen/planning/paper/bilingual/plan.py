"""Plans the participants' handout in two languages, side by side. No answer, no verdict, in either."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck, Picture
from deckgen.planning.paper.bilingual.dilemma_rows import set_cluster, set_dilemma
from deckgen.planning.paper.bilingual.opening import set_opening
from deckgen.planning.paper.bilingual.parallel_columns import Edition, ParallelColumns, make_pair_context
from deckgen.planning.paper.bilingual.uneven_texts import find_uneven_texts
from deckgen.planning.paper.composition import compose_paper
from deckgen.planning.paper.dilemma_parts import writing_lines
from deckgen.planning.paper.flowables import Anchor, Flowables, Rows, Start, anchored, keep_together, starting
from deckgen.planning.paper.free_parts import free_anchor, handout_slides, set_picture, set_video, slides_before
from deckgen.planning.paper.handout import LINES_FOR_NOTES
from deckgen.planning.paper.link_note_rows import set_link_notes
from deckgen.planning.paper.link_notes import LinkNotes
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.secrets import BEFORE, find_secrets
from deckgen.problems import in_order
from deckgen.storyboard.part_search import first_of, prose_of
from deckgen.storyboard.parts import Image, Said
from deckgen.storyboard.scenes import Scene


def plan_bilingual_handout(
    first: Edition, second: Edition, look: Look, facts: DocumentFacts, *, large_print: bool = False
) -> PaperPlan:
    """Plan the handout of one deck, read in two languages; the first stands on the left."""
    context = make_pair_context(first, second, look, facts, large_print=large_print)
    plan = compose_paper(context, _write, find_secrets(context, BEFORE))
    boards = [each.board for each in (context, context.beside) if each]
    return PaperPlan(plan.document, in_order((*plan.problems, *find_uneven_texts(*boards))))


def _write(ms: Manuscript) -> None:
    assert ms.context.beside is not None  # noqa: S101  # made so
    columns_of_both = ParallelColumns(ms, ms.context.beside)
    has_contents = set_opening(columns_of_both)
    start = Start.ROOMY_PAGE if has_contents else Start.FLOW
    for clusters in zip(*(board.clusters for board in columns_of_both.boards), strict=True):
        start = Start.FLOW if _set_free_slides(columns_of_both, clusters[0].number, start) else start
        section = ms.section()
        ms.add(starting(set_cluster(columns_of_both, clusters, section), start))
        start = Start.FLOW
        for pair in zip(clusters[0].dilemmas, clusters[1].dilemmas, strict=True):
            ms.add(ms.part(pair[0].anchor, section, partial(set_dilemma, columns_of_both, pair)))
    _set_free_slides(columns_of_both, len(ms.context.board.clusters) + 1, Start.FLOW)
    if not ms.context.board.dilemmas:
        ms.add(_set_notes(columns_of_both))


def _set_free_slides(columns_of_both: ParallelColumns, cluster: int, start: Start) -> bool:
    """Add the free slides that stand before a theme; says whether there are any."""
    pairs = list(zip(*map(handout_slides, columns_of_both.boards), strict=True))
    found = slides_before(columns_of_both.first.context.board, cluster)
    for number in found:
        flowables = _set_free_slide(columns_of_both, number, pairs[number])
        columns_of_both.first.add(starting(flowables, start if number == found[0] else Start.FLOW))
    return bool(found)


def _set_free_slide(columns_of_both: ParallelColumns, number: int, slides: tuple[Scene, Scene]) -> Flowables:
    """A free slide for participants; its picture once, over both columns."""
    ms = columns_of_both.first
    section = ms.section()
    flowables = columns_of_both.write(section, slides, _set_words)
    picture = _join_pictures(slides)
    shown = set_picture(ms, picture, section, ms.context.grid.full) if picture else ()
    title = " / ".join(slide.heading.text for slide in slides)
    return anchored(keep_together((*flowables, *shown)), Anchor(free_anchor(number), title, 1))


def _set_notes(columns_of_both: ParallelColumns) -> Flowables:
    """Room for notes after a session that only tells, for whichever language they are in."""
    ms = columns_of_both.first
    labels = columns_of_both.write(ms.section(), columns_of_both.decks, _set_notes_label)
    return keep_together((*labels, writing_lines(ms, ms.context.grid.full, *LINES_FOR_NOTES)))


def _set_notes_label(ms: Manuscript, _deck: Deck, parent: int) -> Sequence[Rows]:
    return ((ms.label(ms.context.words.notes, parent),),)


def _set_words(ms: Manuscript, slide: Scene, parent: int) -> Sequence[Rows]:
    ms.setter.link_notes = LinkNotes()
    parts = (
        (ms.heading(2, slide.heading.text, ms.context.styles.cluster, parent, place=slide.place),),
        ms.text_rows(prose_of(slide.parts, Said.SLIDE), parent, heading_rank=3),
        (set_video(ms, slide, parent),),
    )
    addresses = set_link_notes(ms, parent)
    ms.setter.link_notes = None
    return (*parts, (addresses,))


def _join_pictures(slides: tuple[Scene, Scene]) -> Picture | None:
    """One picture that says what it shows in both languages: drawn twice, it would say nothing more."""
    first, second = (first_of(slide.parts, Image) for slide in slides)
    if first is None or second is None or first.picture.alt == second.picture.alt:
        return first.picture if first else None
    return replace(first.picture, alt=f"{first.picture.alt} / {second.picture.alt}")
