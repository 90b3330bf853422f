"""The parts of papers that come from how a dilemma is played: scales, roles, new facts, outcomes, the model order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Mark, RuleMark, Tag
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.planning.paper.badges import BadgeStyle, centre_text
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, keep_together, spaced
from deckgen.planning.paper.free_parts import film_spans, set_picture
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_colours import WHITE
from deckgen.planning.paper.tables import ROW, Cell, TableLook, set_table
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import Block, BlockKind, Span, Text, plain
from deckgen.storyboard.part_search import all_of, first_of, prompts_of
from deckgen.storyboard.parts import (
    Asked,
    Brief,
    Ending,
    Endings,
    Film,
    Image,
    ModelOrder,
    Part,
    Prompts,
    Prose,
    Roles,
    Said,
    Scale,
)
from deckgen.storyboard.scenes import DilemmaStory

_POINT = 1.9  # diameter of a point on a scale, in sizes of the text
_POINT_SHARE, _LEAST_POINTS = 5.5, 18.0  # per cent of a grid's width for a point, and for all points of an axis
_LEAST_STATEMENT = 0.3  # of a grid's width


def set_media(ms: Manuscript, parts: Iterable[Part], parent: int) -> Flowables:
    """The picture and the film that go with a situation."""
    shown = tuple(parts)
    pictures = tuple(
        flowable for image in all_of(shown, Image) for flowable in set_picture(ms, image.picture, parent, ms.body)
    )
    film = first_of(shown, Film)
    if film is None:
        return pictures
    spans = film_spans(film, ms.context.words)
    return (*pictures, *ms.spans(spans, ms.context.styles.body, parent, place=film.place))


def set_roles(ms: Manuscript, parts: Iterable[Part], parent: int) -> Flowables:
    """Who takes part, by name alone."""
    roles = first_of(parts, Roles)
    if roles is None:
        return ()
    names = " · ".join(line.text for line in roles.names)
    label = ms.label(ms.context.words.roles, parent)
    return (*label, *ms.paragraph(names, ms.context.styles.body, parent, place=roles.place))


def set_questions(ms: Manuscript, parts: Iterable[Part], parent: int) -> Flowables:
    """What is asked of a situation, in a list; the statements of a grid stand in it."""
    shown = tuple(parts)
    scale = first_of(shown, Scale)
    return () if scale and scale.statements else ms.bullets(prompts_of(shown, Asked.QUESTION), parent)


def set_scale(ms: Manuscript, parts: Iterable[Part], parent: int) -> Flowables:
    """The points of each line, to mark one; the ends in words below the last."""
    scale = first_of(parts, Scale)
    if scale is None:
        return ()
    if scale.statements:
        return _set_grid(ms, scale, parent)
    axes = scale.axes or ("",)
    flowables: list[Flowable] = []
    for axis in axes:
        flowables += ms.label(axis, parent) if axis else ()
        flowables.append(_draw_points(ms, scale, parent, ms.body))
    flowables += set_ends(ms, scale, parent)
    return keep_together(spaced(tuple(flowables), before=6, after=10), Keep.ALWAYS)


def _set_grid(ms: Manuscript, scale: Scale, parent: int) -> Flowables:
    """A row for each statement, with the points of each axis in it; the ends in words below."""
    styles, axes = ms.context.styles, scale.axes or (ms.context.locale.kinds[DilemmaKind.SCALE].choice.capitalize(),)
    head = ("", *axes) if scale.axes else ("", "")
    points = max(_LEAST_POINTS, len(scale.points) * _POINT_SHARE) / 100
    if points * len(axes) > 1 - _LEAST_STATEMENT:
        return _set_statements(ms, scale, parent)
    rows = [
        (
            Cell(spans=_join(statement), scope=ROW, place=statement[0].place if statement else scale.place),
            *(Cell(fill=partial(_fill_points, ms, scale)) for _ in axes),
        )
        for statement in scale.statements
    ]
    shares = (1 - points * len(axes), *(points for _ in axes))
    table = replace(styles.table, after=0)
    look = TableLook(shares, ms.body, table, replace(styles.small_strong, colour=ms.context.colours.muted, after=0))
    return (*set_table(ms, parent, head, rows, look), *set_ends(ms, scale, parent))


def _set_statements(ms: Manuscript, scale: Scale, parent: int) -> Flowables:
    """The statements under each other, each above its lines: where a table would leave them no room."""
    flowables: list[Flowable] = []
    for statement in scale.statements:
        lines: list[Flowable] = [*ms.text(statement, parent, style=ms.context.styles.strong)]
        for axis in scale.axes or ("",):
            lines += ms.label(axis, parent) if axis else ()
            lines.append(_draw_points(ms, scale, parent, ms.body))
        flowables += keep_together(spaced(tuple(lines), before=8, after=8), Keep.ALWAYS, last=Keep.FREE)
    return (*flowables, *set_ends(ms, scale, parent))


def _fill_points(ms: Manuscript, scale: Scale, parent: int, column: Column) -> Sequence[Flowable]:
    return (_draw_points(ms, scale, parent, column),)


def _join(text: Text) -> tuple[Span, ...]:
    """The paragraphs of a text as one."""
    spans: list[Span] = []
    for block in text:
        spans += [*([Span(" ")] if spans else []), *block.spans]
    return tuple(spans)


def _draw_points(ms: Manuscript, scale: Scale, parent: int, column: Column) -> Flowable:
    """Rings on a line, each with its number; they are read as one row of numbers."""
    style, colours = ms.context.styles.body, ms.context.colours
    points = scale.points
    diameter = min(style.size * _POINT, column.width / (len(points) * 1.2))
    step = (column.width - diameter) / max(1, len(points) - 1)
    element = ms.structure.add(parent, Tag.PARAGRAPH)
    marks: list[Mark] = [RuleMark(column.x, diameter / 2, column.right, diameter / 2, 0.8, colours.rule)]
    for number, point in enumerate(points):
        box = Box(column.x + number * step, 0, diameter, diameter)
        marks.append(BoxMark(box, WHITE, stroke=colours.ink, line_width=0.9, radius=diameter / 2))
        look = BadgeStyle(colours.primary, min(style.size * 0.95, diameter * 0.56), colours.ink)
        marks.append(centre_text(ms.setter, str(point), box, look, element))
    return Flowable(diameter, tuple(marks), before=4, after=4, keep=Keep.ALWAYS)


def set_ends(ms: Manuscript, scale: Scale, parent: int) -> Flowables:
    """What the lowest and the highest point mean."""
    if not scale.low and not scale.high:
        return ()
    style = replace(ms.context.styles.small, after=6)
    points = f"{scale.lowest}: {scale.low}", f"{scale.highest}: {scale.high}"
    return ms.paragraph(" · ".join(points), style, parent, place=scale.place)


def set_model_order(ms: Manuscript, parts: Iterable[Part], parent: int) -> Flowables:
    """The order in which the author would put the choices."""
    order = first_of(parts, ModelOrder)
    if order is None:
        return ()
    heading = ms.heading(4, ms.context.words.model_order, ms.context.styles.part, parent)
    items = tuple(
        replace(block, kind=BlockKind.NUMBER, number=number, level=0)
        for number, option in enumerate(order.rows, start=1)
        for block in option.text[:1]
    )
    return (*heading, *ms.text(items, parent))


def set_twists(ms: Manuscript, parts: Iterable[Part], parent: int, *, is_named: bool = False) -> Flowables:
    """The new facts in order, each with what is asked then; without a heading where they have a name already."""
    told = [part for part in parts if _is_twist(part)]
    if not told:
        return ()
    heading = () if is_named else ms.heading(4, ms.context.words.new_facts, ms.context.styles.part, parent)
    flowables: list[Flowable] = []
    for part in told:
        if isinstance(part, Prose):
            flowables += ms.text(part.text, parent)
        elif isinstance(part, Prompts):
            asked = tuple(block for item in part.items for block in item)
            flowables += ms.text(asked, parent, style=replace(ms.context.styles.body, italic=True))
    return (*heading, *flowables)


def _is_twist(part: Part) -> bool:
    if isinstance(part, Prose):
        return part.said is Said.TWIST
    return isinstance(part, Prompts) and part.asked is Asked.TWIST


def set_endings(ms: Manuscript, parts: Iterable[Part], parent: int, stories: Sequence[DilemmaStory]) -> Flowables:
    """What comes of each choice, and where it leads: the number of the next dilemma and its page."""
    endings = first_of(parts, Endings)
    if endings is None:
        return ()
    heading = ms.heading(4, ms.context.words.outcomes, ms.context.styles.part, parent)
    known = {story.id: story for story in reversed(stories)}
    flowables: list[Flowable] = []
    for ending in endings.rows:
        flowables += ms.text(_name_ending(ending), parent)
        story = known.get(ending.leads_to)
        if story is not None:
            name = f"{story.number} {story.title.text}".strip()
            words = ms.context.words.go_on.format(dilemma=name, page=ms.page_of(story.anchor))
            flowables += ms.spans((Span(words, link=f"{INTERNAL}{story.anchor}"),), ms.context.styles.strong, parent)
    return (*heading, *flowables)


def _name_ending(ending: Ending) -> Text:
    """The outcome behind the letter of its choice, or behind its words."""
    name = ending.option.letter or plain(ending.option.text, " ")
    lead = Span(f"{name} – ", bold=True)
    if not ending.text:
        return (Block(BlockKind.PARAGRAPH, (Span(f"{name} – ", bold=True), *_spans_of(ending.option.text))),)
    first, *others = ending.text
    if first.kind is not BlockKind.PARAGRAPH:
        return (Block(BlockKind.PARAGRAPH, (lead,)), first, *others)
    return (first.with_spans((lead, *first.spans)), *others)


def _spans_of(text: Text) -> tuple[Span, ...]:
    return text[0].spans if text else ()


def set_briefs(ms: Manuscript, parts: Iterable[Part], parent: int) -> Flowables:
    """What each role alone knows, for the trainer to hand out."""
    shown = tuple(parts)
    asked = {part.role: part.items for part in all_of(shown, Prompts) if part.asked is Asked.ROLE}
    briefs = {part.role: part.text for part in all_of(shown, Brief)}
    flowables: list[Flowable] = []
    for role in dict.fromkeys((*briefs, *asked)):
        name = ms.context.words.brief.format(role=role)
        flowables += ms.heading(4, name, ms.context.styles.part, parent)
        flowables += ms.text(briefs.get(role, ()), parent)
        flowables += ms.bullets(asked.get(role, ()), parent)
    return tuple(flowables)
