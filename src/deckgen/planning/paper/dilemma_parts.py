"""The parts of a dilemma that several papers share: the theme's heading, its own heading with the key, prompts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Mark, RuleMark, Tag, TextMark
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.planning.paper.badges import BadgeStyle, draw_letter, with_marks
from deckgen.planning.paper.flowables import (
    Anchor,
    Column,
    Flowable,
    Flowables,
    Keep,
    Rows,
    WritingLines,
    anchored,
    flatten,
    keep_together,
    shift,
)
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import Span, Text
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.part_search import all_of
from deckgen.storyboard.parts import Part, Room
from deckgen.storyboard.scenes import ClusterStory, DilemmaStory
from deckgen.storyboard.shortening import remind

_LINES, _ROUND_LINES = (4, 14), (2, 5)  # to write on: at least, at most
_BESIDE_LINES = 3.0  # points from a name in the side column to its lines: it takes the gutter to stay on one line


def set_cluster_heading(ms: Manuscript, cluster: ClusterStory, parent: int) -> Flowables:
    """A theme's number in the side column and its title, under a rule over the whole width."""
    context = ms.context
    style, grid = context.styles.cluster, context.grid
    element = ms.structure.add(parent, Tag.H2)
    number = ms.setter.set_string(str(cluster.number), replace(style, colour=context.colours.muted), grid.side, element)
    title = ms.setter.set_spans((Span(cluster.title.text),), style, grid.body, element, place=cluster.title.place)
    numeral = (replace(mark, joins="space") for mark in number[0].marks if isinstance(mark, TextMark))
    lines = with_marks(title, *numeral)
    rule = RuleMark(0, 0, grid.full.width, 0, 1.2, context.colours.primary)
    top = Flowable(9, (rule,), before=style.before, keep=Keep.ALWAYS)
    held = keep_together((top, *(replace(line, before=0) for line in lines)), Keep.ALWAYS, last=Keep.ALWAYS)
    return anchored(held, Anchor(cluster.anchor, f"{cluster.number} {cluster.title.text}", 1, str(cluster.number)))


def set_dilemma_heading(ms: Manuscript, story: DilemmaStory, parent: int, *, anchor: str = "") -> Flowables:
    """A dilemma's title, its key in a badge in the side column; `anchor` names the place if it is not the dilemma's."""
    context = ms.context
    style, grid = context.styles.dilemma, context.grid
    element = ms.structure.add(parent, Tag.H3)
    title = story.title.text or context.words.dilemma
    badge = draw_key(ms, story.number, grid.side, style, element)
    lines = with_marks(ms.setter.set_spans((Span(title),), style, grid.body, element, place=story.place), *badge)
    held = keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)
    return anchored(held, Anchor(anchor or story.anchor, f"{story.number} {title}", 2, story.number))


def with_running_head(ms: Manuscript, story: DilemmaStory, flowables: Flowables) -> Flowables:
    """The flowables; a page that begins with one of them but the first says whose they are."""
    style = _running_style(ms)
    text = remind(f"{story.number} {story.title.text}".strip())
    head = ms.setter.set_string(text, style, ms.context.grid.full, None)
    return (
        *(replace(flowable, theme=story.cluster) for flowable in flowables[:1]),
        *(
            replace(flowable, running_head=flowable.running_head or head, theme=story.cluster)
            for flowable in flowables[1:]
        ),
    )


def running_head_height(ms: Manuscript) -> float:
    """The room that a running head takes."""
    style = _running_style(ms)
    return style.leading + style.after


def _running_style(ms: Manuscript) -> TextStyle:
    return replace(ms.context.styles.kind, after=10, colour=ms.context.colours.muted)


def draw_key(ms: Manuscript, key: str, column: Column, style: TextStyle, element: int) -> tuple[Mark, ...]:
    """A dilemma's key in a badge, level with a line of the style."""
    size = ms.context.styles.body.size * 1.1
    height = size * 1.75
    width = max(height * 1.35, ms.setter.width_of(key, TextStyle(size, size, "", bold=True)) + size)
    box = Box(column.x, (style.leading - height) / 2, min(width, column.width), height)
    return draw_letter(ms.setter, key, box, BadgeStyle(ms.context.colours.question, size), element)


def set_prompts(ms: Manuscript, prompts: Iterable[Text], parent: int) -> Flowables:
    """What participants are asked to talk about."""
    return flatten(set_prompt_rows(ms, prompts, parent))


def set_prompt_rows(ms: Manuscript, prompts: Iterable[Text], parent: int, *, column: Column | None = None) -> Rows:
    """The same: the label, then a row of flowables for each."""
    items = tuple(prompts)
    if not items:
        return ()
    label = ms.label(ms.context.words.discuss, parent, column=column)
    return (label, *ms.text_rows(as_items(items), parent, column=column))


def set_rooms(ms: Manuscript, story: DilemmaStory, parts: Iterable[Part], parent: int) -> Flowables:
    """Room to write: for each question; else before the talk and, where one thinks again, after it."""
    return tuple(flowable for room in all_of(parts, Room) for flowable in _set_room(ms, story, room, parent))


def _set_room(ms: Manuscript, story: DilemmaStory, room: Room, parent: int) -> Flowables:
    name, words = set_room_name(ms, room, parent), ms.context.words
    if room.question or story.kind is DilemmaKind.FACT:
        return (*name, writing_lines(ms, ms.body, *_LINES))
    rounds = (words.tally_before, words.tally_after)
    return (*name, *(flowable for each in rounds for flowable in _set_round(ms, each, parent)))


def _set_round(ms: Manuscript, name: str, parent: int) -> Flowables:
    """Lines with their name in the side column; in large print above them."""
    styles = ms.context.styles
    style = replace(styles.label, before=0)
    lines = writing_lines(ms, ms.body, *_ROUND_LINES)
    if styles.large:
        return (*keep_together(ms.paragraph(name, style, parent), Keep.ALWAYS, last=Keep.ALWAYS), lines)
    label = ms.paragraph(name, style, parent, column=Column(0, ms.body.x - _BESIDE_LINES))
    top = lines.height / _ROUND_LINES[0] - style.leading  # level with the first line
    height = sum(flowable.height for flowable in label)
    marks = tuple(
        shift(mark, 0, down)
        for flowable, down in zip(label, accumulate((each.height for each in label), initial=top), strict=False)
        for mark in flowable.marks
    )
    return (replace(lines, height=max(lines.height, height), marks=marks),)


def set_room_name(ms: Manuscript, room: Room, parent: int) -> Flowables:
    """The word above room to write, or the question that is answered there."""
    if not room.question:
        return ms.label(room.label, parent)
    lines = ms.text(room.question, parent, style=ms.context.styles.strong)
    return keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)


def writing_lines(ms: Manuscript, column: Column, fewest: int, most: int) -> Flowable:
    """Lines to write on, wide enough for a hand."""
    pitch = 32.0 if ms.context.styles.large else 25.0
    return Flowable(
        pitch * fewest, writing=WritingLines(column, pitch, fewest, most, ms.context.colours.writing), after=6
    )
