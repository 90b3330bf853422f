"""The choosing slides of statements and scales: two panels to point at, or points on a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.blueprint.slides import Badge, Element, Frame
from deckgen.planning.frame_fit import Piece
from deckgen.planning.slides.rich_pages import table_pages
from deckgen.planning.slides.row_slides import find_ink
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, say, verdict_notes
from deckgen.planning.slides.step_slides import StepSlides
from deckgen.planning.slides.text_slides import text_frames, text_place
from deckgen.rich_text import CELL_END, ROW_END, Block, BlockKind, Span, Text, one_line, plain
from deckgen.storyboard.part_search import first_of, options_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Option, Said, Scale
from deckgen.storyboard.scenes import DilemmaStory, Scene

_PANEL, _PANEL_GAP = 96.0, 28.0
_PANEL_SIZES = (32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
_PANEL_SHARE = 0.86  # of a panel's width that its words may take
_AXIS, _POINT, _LINE = 118.0, 52.0, 3.0  # heights of an axis, of a point on it and of its line
_LABEL_SIZE = 20.0
_ABOVE = 22.0
_LEAST_SHARE = 0.28  # of an area that is left for the text above what is drawn; else it stands before, on its own
_MOST_POINTS = 15  # in a row of a grid
_MINUS = "−"  # noqa: RUF001  # behind a hyphen lines break
_POINT_GAP = "\u00a0\u00a0\u00a0"  # held together, so that a narrow column asks for its room


def is_letterless_choice(scene: Scene) -> bool:
    """Whether a scene asks to choose between two without letters, as to agree or not."""
    options = options_of(scene.parts)
    return len(options) == 2 and not any(option.letter for option in options)  # noqa: PLR2004 (agree and disagree)


def plan_statement(context: SlideContext, story: DilemmaStory, scene: Scene, role: SlideRole) -> tuple[StepSlides, ...]:
    """The statement above two panels."""
    layout = context.layout(role)
    panels = tuple(_draw_panels(context, layout, options_of(scene.parts)))
    return _under_text(context, story, scene, _Foot(role, panels, _PANEL))


def plan_scale(context: SlideContext, story: DilemmaStory, scene: Scene, role: SlideRole) -> tuple[StepSlides, ...]:
    """The situation above its line, or its lines."""
    scale = first_of(scene.parts, Scale)
    if scale is None:
        return ()
    if scale.statements:
        return _plan_grid(context, story, scene, scale, role)
    layout = context.layout(role)
    height = _AXIS * max(1, len(scale.axes)) * (1.0 if len(scale.axes) < 3 else 0.8)  # noqa: PLR2004
    drawn = tuple(_draw_scale(context, layout, scale, height))
    return _under_text(context, story, scene, _Foot(role, drawn, height))


def _plan_grid(
    context: SlideContext, story: DilemmaStory, scene: Scene, scale: Scale, role: SlideRole
) -> tuple[StepSlides, ...]:
    """A table with a row for each statement, and the points of each axis in it."""
    words = context.locale.kinds[story.kind]
    points = _name_points(scale)
    head = [words.title.capitalize(), *(scale.axes or (words.choice.capitalize(),))]
    spans: list[Span] = []
    rows: list[list[tuple[Span, ...]]] = [
        [(Span(name),) for name in head],
        *(_grid_row(text, points, len(head)) for text in scale.statements),
    ]
    for row in rows:
        spans += [Span(ROW_END)] if spans else []
        for place, cell in enumerate(row):
            spans += [*([Span(CELL_END)] if place else []), *cell]
    columns = ("left", *("center" for _ in head[1:]))
    table = Block(BlockKind.TABLE, tuple(spans), place=scale.place, columns=columns)
    ends = " · ".join(
        f"{point}: {meaning}" for point, meaning in ((scale.lowest, scale.low), (scale.highest, scale.high)) if meaning
    )
    told = context.pieces(prose_of(story.case, Said.SITUATION), None)
    pieces = (*told, Piece(table), *([Piece(words_block(ends))] if ends else []))
    facts = verdict_notes(context, story)
    return tuple(
        StepSlides(role, page, (*(continued(context, scene.say) if number else say(context, scene.say)), *facts))
        for number, page in enumerate(table_pages(context, role, pieces, context.scale))
    )


def _name_points(scale: Scale) -> str:
    """The points in a cell; of many only the first and the last, so that the statements keep their room."""
    names = [str(point).replace("-", _MINUS) for point in scale.points]
    if len(names) * max(1, len(scale.axes)) > _MOST_POINTS:
        return f"{names[0]}{_POINT_GAP}…{_POINT_GAP}{names[-1]}"
    return f"{_POINT_GAP}{_POINT_GAP.join(names)}{_POINT_GAP}"


def _grid_row(statement: Text, points: str, cells: int) -> list[tuple[Span, ...]]:
    return [(Span(one_line(plain(statement, " "))),), *((Span(points),) for _ in range(cells - 1))]


class _Foot(Struct, frozen=True):
    """What is drawn at the foot of a layout's area, and how high it is."""

    role: SlideRole
    drawn: tuple[Element, ...]
    height: float


def _under_text(context: SlideContext, story: DilemmaStory, scene: Scene, foot: _Foot) -> tuple[StepSlides, ...]:
    """The text in the room above what is drawn at the foot of the area; what does not fit there goes before."""
    layout = context.layout(foot.role)
    area = layout.area
    room = area.height - foot.height - _ABOVE
    is_apart = room < area.height * _LEAST_SHARE
    place = text_place(layout, box=area if is_apart else Box(area.x, area.y, area.width, room))
    text = (*prose_of(story.case, Said.SITUATION), *_questions(story))
    pieces = context.pieces(text, place.placeholder)
    frames = text_frames(context, (pieces,), place, context.scale) if pieces else ()
    facts = verdict_notes(context, story)
    beside = () if is_apart else frames[-1:]
    pages = [(frame,) for frame in frames[: len(frames) - len(beside)]] + [(*beside, *foot.drawn)]
    return tuple(
        StepSlides(
            foot.role, elements, (*(continued(context, scene.say) if number else say(context, scene.say)), *facts)
        )
        for number, elements in enumerate(pages)
    )


def _questions(story: DilemmaStory) -> Text:
    return tuple(block for question in prompts_of(story.case, Asked.QUESTION) for block in question)


def _draw_panels(context: SlideContext, layout: SlideLayout, options: Sequence[Option]) -> Iterator[Badge]:
    area = layout.area
    width = (area.width - _PANEL_GAP * (len(options) - 1)) / len(options)
    words = [plain(option.text, " ") for option in options]
    setting = context.setting(None)
    widest = max(context.measure.text(Piece(words_block(word), bold=True), setting).natural_width for word in words)
    size = next((size for size in _PANEL_SIZES if widest * size <= width * _PANEL_SHARE), _PANEL_SIZES[-1])
    for number, word in enumerate(words):
        yield Badge(
            name=word,
            box=Box(area.x + number * (width + _PANEL_GAP), area.bottom - _PANEL, width, _PANEL),
            fill=context.colour(ColourRole.CHOICE),
            shape="roundRect",
            text=word,
            size=size,
            text_colour=context.colour(ColourRole.ON_ACCENT),
        )


def _draw_scale(context: SlideContext, layout: SlideLayout, scale: Scale, height: float) -> Iterator[Element]:
    area = layout.area
    axes = scale.axes or ("",)
    each = height / len(axes)
    for number, axis in enumerate(axes):
        box = Box(area.x, area.bottom - height + each * number, area.width, each)
        yield from _draw_axis(context, layout, scale, axis, box, is_last=number == len(axes) - 1)


def _draw_axis(
    context: SlideContext, layout: SlideLayout, scale: Scale, axis: str, box: Box, *, is_last: bool
) -> Iterator[Element]:
    """The name of the axis, its line with the points, and at the foot what its ends mean."""
    label = _LABEL_SIZE * 1.35
    if axis:
        yield _label(context, layout, axis, Box(box.x, box.y, box.width, label), "l", bold=True)
    points = scale.points
    side = min(_POINT, box.width / (len(points) * 1.3), box.height - 2 * label)
    middle = box.y + label + side / 2 if axis or is_last else box.y + box.height / 2
    step = (box.width - side) / max(1, len(points) - 1)
    yield Badge(
        name=f"{context.words.name_rule} {axis}".strip(),
        box=Box(box.x, middle - _LINE / 2, box.width, _LINE),
        fill=context.colour(ColourRole.RULE),
        shape="rect",
    )
    for number, point in enumerate(points):
        yield Badge(
            name=f"{axis} {point}".strip(),
            box=Box(box.x + step * number, middle - side / 2, side, side),
            fill=context.colour(ColourRole.PRIMARY),
            text=str(point),
            size=min(22.0, side * 0.42),
            text_colour=context.colour(ColourRole.ON_PRIMARY),
        )
    half = box.width / 2 - 10
    foot = Box(box.x, middle + side / 2 + 4, half, label)
    if is_last and scale.low:
        yield _label(context, layout, scale.low, foot, "l")
    if is_last and scale.high:
        yield _label(context, layout, scale.high, replace(foot, x=box.right - half), "r")


def _label(
    context: SlideContext, layout: SlideLayout, words: str, box: Box, align: str, *, bold: bool = False
) -> Frame:
    setting = context.setting(None)
    piece = Piece(words_block(words), bold=bold, align=align)
    width = context.measure.text(piece, setting).natural_width
    size = min(_LABEL_SIZE, max(14.0, box.width / max(width, 0.1) * 0.95))
    ink = find_ink(context, layout)
    paragraphs = context.measure.paragraphs((piece,), setting, size)
    return Frame(
        name=words,
        paragraphs=tuple(replace(each, colour=ink) for each in paragraphs),
        box=box,
        insets=Insets(),
        anchor="ctr",
        line_width=box.width,
    )
