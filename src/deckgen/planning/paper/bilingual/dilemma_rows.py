"""Themes and dilemmas of a handout in two languages, as parts whose rows have a counterpart in the other column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.blueprint.pages import BoxMark, RuleMark, Tag, TextMark
from deckgen.planning.paper.badges import with_marks
from deckgen.planning.paper.bilingual.parallel_columns import ParallelColumns
from deckgen.planning.paper.choice_rows import set_choice_rows
from deckgen.planning.paper.dilemma_parts import draw_key, set_prompt_rows, set_room_name, writing_lines
from deckgen.planning.paper.flowables import (
    Anchor,
    Column,
    Flowable,
    Flowables,
    Keep,
    Rows,
    anchored,
    flatten,
    keep_together,
    total_height,
)
from deckgen.planning.paper.held_words import hold_story
from deckgen.planning.paper.link_note_rows import set_link_notes
from deckgen.planning.paper.link_notes import LinkNotes
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.rich_text import Span
from deckgen.storyboard.part_search import all_of, options_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Room, Said
from deckgen.storyboard.scenes import ClusterStory, DilemmaStory

_KEY_GAP = 8.0
_HEAD_GAP = 10.0
_WRITING = (3, 14)  # lines: the fewest, and the most
_UNBROKEN, _LARGE_UNBROKEN = 0.35, 0.6  # of the frame
_SHORT_QUESTION = 3  # lines
_NUMBER_WIDTH = 1.5  # of a theme, in sizes of its type


def set_cluster(
    columns_of_both: ParallelColumns, clusters: tuple[ClusterStory, ClusterStory], parent: int
) -> Flowables:
    """A theme's number and title in both columns, under one rule."""
    first, second = clusters
    context = columns_of_both.first.context
    rule = RuleMark(0, 0, context.grid.full.width, 0, 1.2, context.colours.primary)
    top = Flowable(9, (rule,), before=context.styles.cluster.before, keep=Keep.ALWAYS)
    flowables = (top, *columns_of_both.write(parent, clusters, _set_cluster_title))
    title = f"{first.number} {first.title.text} / {second.title.text}"
    return anchored(flowables, Anchor(first.anchor, title, 1, str(first.number)))


def _set_cluster_title(ms: Manuscript, cluster: ClusterStory, parent: int) -> Sequence[Rows]:
    style = replace(ms.context.styles.cluster, before=0)
    muted = replace(style, colour=ms.context.colours.muted)
    element = ms.structure.add(parent, Tag.H2)
    number = ms.setter.set_string(str(cluster.number), muted, ms.body, element)
    column = ms.body.indented(style.size * _NUMBER_WIDTH)
    title = ms.setter.set_spans((Span(cluster.title.text),), style, column, element, place=cluster.title.place)
    numeral = (replace(mark, joins="space") for mark in number[0].marks if isinstance(mark, TextMark))
    held = keep_together(with_marks(title, *numeral), Keep.ALWAYS, last=Keep.ALWAYS)
    return ((held,),)


def set_dilemma(columns_of_both: ParallelColumns, pair: tuple[DilemmaStory, DilemmaStory], parent: int) -> Flowables:
    """All of a dilemma in both columns, held together; below them, room to write for whichever was read."""
    first, ms = pair[0], columns_of_both.first
    rows = columns_of_both.write(parent, pair, _set_dilemma)
    title = f"{first.number} {' / '.join(each.title.text or ms.context.words.dilemma for each in pair)}"
    flowables = anchored(
        keep_together((*rows, writing_lines(ms, ms.context.grid.full, *_WRITING))),
        Anchor(first.anchor, title, 2, first.number),
    )
    head = (replace(flowables[0], anchors=(), before=0, after=_HEAD_GAP),)  # key and language again, on the next page
    return (*flowables[:1], *(replace(flowable, running_head=head) for flowable in flowables[1:]))


def _set_dilemma(ms: Manuscript, story: DilemmaStory, parent: int) -> Sequence[Rows]:
    case = hold_story(story).case
    ms.setter.link_notes = LinkNotes()
    parts = (
        _set_heading(ms, story, parent),
        _hold_question(ms.text_rows(prose_of(case, Said.SITUATION), parent)),
        _hold_rows(ms, set_choice_rows(ms, parent, options_of(case))),
        _hold_closely(_hold_rows(ms, set_prompt_rows(ms, prompts_of(case, Asked.DISCUSSION), parent))),
    )
    addresses = set_link_notes(ms, parent)
    ms.setter.link_notes = None
    return (
        *parts,
        (addresses,),
        tuple(set_room_name(ms, room, parent) for room in all_of(case, Room)),
    )


def _hold_question(rows: Rows) -> Rows:
    """The situation, with its last words held to the choices where they are a question of their own."""
    if len(rows) <= 1 or len(rows[-1]) > _SHORT_QUESTION:
        return rows
    return (*rows[:-1], keep_together(rows[-1], Keep.ALWAYS, last=Keep.ALWAYS))


def _hold_rows(ms: Manuscript, rows: Rows) -> Rows:
    """Rows to choose from or to talk about: on one page, unless they would take most of it."""
    share = _LARGE_UNBROKEN if ms.context.styles.large else _UNBROKEN
    flowables = flatten(rows)
    if total_height(flowables) > share * ms.context.grid.frame(1).height:
        return rows
    return tuple(keep_together(row, Keep.ALWAYS, last=Keep.ALWAYS) for row in rows[:-1]) + rows[-1:]


def _hold_closely(rows: Rows) -> Rows:
    """Rows with what follows: room to write stands on no page without what to write about."""
    return tuple(
        keep_together(row, Keep.KEEP_WITH_NEXT, last=max(row[-1].keep, Keep.KEEP_WITH_NEXT)) for row in rows if row
    )


def _set_heading(ms: Manuscript, story: DilemmaStory, parent: int) -> Rows:
    """The key in a badge with the language beside it; below them the title over the column's whole width."""
    context = ms.context
    style = replace(context.styles.dilemma, before=0)
    element = ms.structure.add(parent, Tag.H3)
    above = replace(context.styles.label, leading=context.styles.body.size * 2, before=context.styles.dilemma.before)
    badge = draw_key(ms, story.number, ms.body, above, element)
    end = max(mark.box.right for mark in badge if isinstance(mark, BoxMark))
    column = Column(end + _KEY_GAP, ms.body.right - end - _KEY_GAP)
    language = ms.setter.set_string(context.locale.name, replace(above, after=6), column, None)
    title = story.title.text or context.words.dilemma
    lines = ms.setter.set_spans((Span(title),), style, ms.body, element, place=story.place)
    return tuple(keep_together(row, Keep.ALWAYS, last=Keep.ALWAYS) for row in (with_marks(language, *badge), lines))
