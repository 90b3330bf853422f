"""The slides that set a tone: the title slide and the slide before a cluster, their words fitted like all others."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.blueprint.look import LARGE_LETTERS, Placeholder, SlideLayout, SlideRole
from deckgen.blueprint.slides import Element, Frame
from deckgen.messages.message import tell
from deckgen.planning.frame_fit import LINE, WIDTH_MARGIN, Piece, Pieces
from deckgen.planning.slides.cluster_circles import draw_circles
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.slide_titles import find_title_size
from deckgen.planning.slides.speaker_notes import say, titled
from deckgen.planning.slides.stack import Scale
from deckgen.planning.slides.text_slides import TextPlace, make_frame, mend_ends
from deckgen.problems import Place
from deckgen.rich_text import Text, one_line, without_tables
from deckgen.storyboard.part_search import all_of, prose_of
from deckgen.storyboard.parts import Cover, Said, Themes
from deckgen.storyboard.scenes import ClusterStory, Heading, Scene
from deckgen.storyboard.shortening import shorten, shorten_until

SUBTITLE_SCALE: Scale = (28, 26, 24, 22, 20, 18)
DETAILS_SCALE: Scale = (20, 18)
CLUSTER_SCALE: Scale = (24, 22, 20, 18)
_SMALLER_SCALE: Scale = (16, 14)  # on an organisation's cover, before a line is left out
_LESS_THAN_TITLE = 0.85  # of the letters of an organisation's title: the largest of the lines under it
_LESS_THAN_SHOWN = 0.75  # the same of the letters in which it fits, so that it stays the title
_MOST_NAMED = 6  # dilemmas that an opening slide lists by name
_LEAST_FOR_ONE_LINE = 22.0  # smaller letters are worse than a second line
_MOST_OF_DATE = 24  # signs
_NOT_MUCH_LESS = 0.7  # of the size of some lines: how much smaller they become so that fewer of them break
_SAID = 100  # characters of a shortened text that a warning repeats


def plan_title_slide(context: SlideContext, scene: Scene) -> Draft:
    """Title, subtitle, and who, when, where."""
    layout, cover = context.layout(SlideRole.TITLE), all_of(scene.parts, Cover)[0]
    subtitle = [cover.subtitle] if cover.subtitle else []
    said = (*subtitle, cover.occasion, _join(cover.organisation, cover.date))
    if not layout.is_own:  # an organisation's cover may be narrow
        cover = replace(cover, date=_hold_date(cover.date))
    layout = _put_roomy_first(context, layout, subtitle)
    details = _list_details(context, cover, layout, subtitle)
    return Draft(
        key=scene.id,
        role=SlideRole.TITLE,
        title=scene.heading,
        elements=tuple(_cover_frames(context, layout, scene.heading, subtitle, details)),
        notes=(*say(context, scene.say), *(words_block(line) for line in said if line)),
        has_home=False,
    )


def _list_details(context: SlideContext, cover: Cover, layout: SlideLayout, subtitle: list[str]) -> list[str]:
    """The occasion; then who and when on one line, or on two where a long name would break the date."""
    date = cover.date
    together = _join(cover.organisation, date)
    apart = [line for line in (cover.occasion, cover.organisation, date) if line]
    if len(layout.bodies) > 1 and cover.organisation and date:
        body = layout.bodies[1]
        room, setting, size = _place(layout, body).room, context.setting(body), DETAILS_SCALE[-1]
        width = room.width * WIDTH_MARGIN

        def breaks(line: str) -> bool:
            return context.measure.count_lines(_line_pieces([line], cover.place)[0], setting, size, width) > 1

        def fit(lines: list[str]) -> bool:
            return context.measure.height(_line_pieces(lines, cover.place), setting, size, width) <= room.height

        if breaks(together) and (fit(apart) or _spread(context, layout, apart, DETAILS_SCALE)):
            return apart
        whole = [line for line in (cover.occasion, together) if line]
        if not fit(whole) and not _fits_better_together(context, layout, subtitle, whole):
            together = _shorten_before(context, cover.organisation, f" · {date}", breaks)
    return [line for line in (cover.occasion, together) if line]


def _hold_date(date: str) -> str:
    """A date that stays on one line; a longer text of the author's may break."""
    return date.replace(" ", "\u00a0") if len(date) <= _MOST_OF_DATE else date


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _shorten_before(context: SlideContext, name: str, date: str, breaks: Callable[[str], bool]) -> str:
    """As much of a name as leaves room for the date on its line."""
    shown = shorten_until(name, lambda start: not breaks(start + date))
    if shown != name:
        _warn_of_shortening(context, shown, context.deck.place)
    return shown + date


def _cover_frames(
    context: SlideContext, layout: SlideLayout, title: Heading, subtitle: list[str], details: list[str]
) -> list[Element]:
    """Subtitle and details in a placeholder each; together where the layout has only one."""
    bodies = layout.bodies
    most = min(_LESS_THAN_TITLE * layout.title.size, _find_most(context, SlideRole.TITLE, title))
    scale = _keep(SUBTITLE_SCALE, most)
    details_scale = _keep(DETAILS_SCALE, most)
    wanted: list[Wanted]
    spread = _spread(context, layout, details, details_scale)
    if spread:
        wanted = [(context.words.name_subtitle, subtitle, bodies[0], scale), *spread]
    elif len(bodies) > 1 and not _fits_better_together(context, layout, subtitle, details):
        upper, lower = _share(context, layout, subtitle, details)
        wanted = [
            (context.words.name_subtitle, upper, bodies[0], scale),
            (context.words.name_details, lower, bodies[1], details_scale),
        ]
    elif bodies or layout.is_own:
        body = bodies[0] if bodies else None
        wanted = [(context.words.name_subtitle, [*subtitle, *details], body, scale)]
    else:  # an organisation's cover with room for a title alone; the notes say the rest
        wanted = []
    return [
        fit_short_lines(context, name, lines, _place(layout, body), scale=sizes, where=context.deck.place)
        for name, lines, body, sizes in wanted
        if lines
    ]


Wanted = tuple[str, list[str], Placeholder | None, Scale]  # a name, lines, their place and their sizes


def _find_most(context: SlideContext, role: SlideRole, title: Heading) -> float:
    """How large the lines under a title may be for the size in which it fits: it stays the title."""
    shown = math.inf if context.layout(role).is_own else find_title_size(context, role, title)
    return _LESS_THAN_SHOWN * shown


def _keep(scale: Scale, most: float) -> Scale:
    """The sizes up to one; the smallest at least."""
    return tuple(size for size in scale if size <= most) or scale[-1:]


def _spread(context: SlideContext, layout: SlideLayout, details: list[str], scale: Scale) -> list[Wanted]:
    """Each detail in a place of its own, where a cover has places for single lines; else nothing."""
    places = layout.bodies[1 : 1 + len(details)]
    if len(details) < 2 or len(places) < len(details) or _has_room(context, layout, places[0], details):  # noqa: PLR2004
        return []
    pairs = list(zip(details, places, strict=True))
    if not all(_has_room(context, layout, body, [line]) for line, body in pairs):
        return []
    return [(context.words.name_details, [line], body, scale) for line, body in pairs]


def _put_roomy_first(context: SlideContext, layout: SlideLayout, subtitle: list[str]) -> SlideLayout:
    """The layout with the place for the subtitle in front: another than the designer's where it would be cut there."""
    fitting = [body for body in layout.bodies if _has_room(context, layout, body, subtitle)]
    if len(layout.bodies) < 2 or not fitting or fitting[0] is layout.bodies[0]:  # noqa: PLR2004
        return layout
    return replace(layout, bodies=(fitting[0], *(body for body in layout.bodies if body is not fitting[0])))


def _has_room(context: SlideContext, layout: SlideLayout, body: Placeholder, lines: list[str]) -> bool:
    """Whether lines fit into a place in the smallest letters of covers."""
    room = _place(layout, body).room
    pieces = _line_pieces(lines, context.deck.place)
    width = room.width * WIDTH_MARGIN
    return context.measure.height(pieces, context.setting(body), DETAILS_SCALE[-1], width) <= room.height


def _fits_better_together(context: SlideContext, layout: SlideLayout, subtitle: list[str], details: list[str]) -> bool:
    """Whether the place for the details would cut them, and the one for the subtitle has room for all."""
    first, second = layout.bodies[:2]
    return not _has_room(context, layout, second, details) and _has_room(context, layout, first, [*subtitle, *details])


def _share(
    context: SlideContext, layout: SlideLayout, subtitle: list[str], details: list[str]
) -> tuple[list[str], list[str]]:
    """What stands in the two places: the occasion beside the subtitle where that for the details has but one line."""
    first, second = layout.bodies[:2]
    if len(details) < 2 or not subtitle or _has_room(context, layout, second, details):  # noqa: PLR2004
        return subtitle, details
    occasion, *rest = details
    for upper in ([*subtitle, occasion], [_join(*subtitle, occasion)]):
        if _has_room(context, layout, first, upper) and _has_room(context, layout, second, rest):
            return upper, rest
    return subtitle, details


def _place(layout: SlideLayout, body: Placeholder | None) -> TextPlace:
    if body is None:
        return TextPlace(None, layout.area, own_box=False)
    return TextPlace(body, body.box, own_box="box" not in body.overrides, may_narrow=layout.is_own)


def plan_cluster_slide(context: SlideContext, scene: Scene, cluster: ClusterStory) -> Draft:
    """The name of a theme and the dilemmas that follow, beside circles in the theme's hue."""
    layout = context.layout(SlideRole.CLUSTER)
    words = all_of(scene.parts, Themes)[0].rows[0].words
    own = prose_of(scene.parts, Said.SLIDE)
    told = [block.text for block in without_tables(own) if block.text.strip()]
    named = [f"{story.number}\u2002{story.title.text}" for story in cluster.dilemmas if story.title.text]
    lines = [*told, *(named if 0 < len(named) <= _MOST_NAMED else [words])]
    body = layout.text_bodies[0] if layout.text_bodies else None
    name, place = context.words.name_text, _place(layout, body)
    has_room = body is not None or layout.is_own
    scale = _keep(CLUSTER_SCALE, _find_most(context, SlideRole.CLUSTER, scene.heading))
    fit = partial(fit_short_lines, context, name, lines, place, scale=scale, where=scene.place, is_cover=False)
    frames = (fit(),) if has_room else ()
    remarks = titled(context.words.notes_remarks, prose_of(scene.notes, Said.REMARK))
    notes: Text = (*say(context, scene.say), words_block(words), *remarks)
    circles = tuple(draw_circles(context, cluster.number, len(cluster.dilemmas))) if layout.is_own else ()
    elements: tuple[Element, ...] = (*circles, *frames)
    return Draft(scene.id, SlideRole.CLUSTER, scene.heading, elements, notes, scene.heading.name)


def fit_short_lines(
    context: SlideContext,
    name: str,
    lines: Sequence[str],
    place: TextPlace,
    *,
    scale: Scale,
    where: Place,
    is_cover: bool = True,
) -> Frame:
    """A frame for a few short lines; absurdly long ones are shortened, with a warning."""
    setting, room = context.setting(place.placeholder), place.room
    width = room.width * WIDTH_MARGIN

    def size_for(pieces: Pieces, sizes: Scale) -> float:
        for size in sizes:
            needed = context.measure.height(pieces, setting, size, width)
            reserve = LINE * setting.line_spacing * size if len(pieces) > 1 else 0.0
            if needed + reserve <= room.height or (len(pieces) > 1 and needed <= room.height and size == sizes[-1]):
                return size
        return 0.0

    wanted = lines
    if place.placeholder is not None and place.placeholder.is_large:
        large = tuple(size for size in scale if size >= LARGE_LETTERS) or (LARGE_LETTERS,)
        chosen, _, found = _choose_lines(wanted, where, partial(size_for, sizes=large))
        scale = large if found and len(chosen) == sum(map(bool, wanted)) else scale
    lines, pieces, size = _choose_lines(wanted, where, partial(size_for, sizes=scale))
    if place.placeholder is not None and not place.may_narrow and _leaves_out(lines, wanted):
        smaller = _choose_lines(wanted, where, partial(size_for, sizes=_SMALLER_SCALE))
        says_more = smaller[2] and (not size or _leaves_out(lines, smaller[0]))
        lines, pieces, size = smaller if says_more else (lines, pieces, size)
    longest = max(len(line) for line in lines)
    while not size and longest > 1:
        longest = longest * 9 // 10
        pieces = _line_pieces([shorten(line, longest) for line in lines], where)
        size = size_for(pieces, scale)
    for line, piece in zip(lines, pieces, strict=True):
        if piece.block.text != one_line(line):
            _warn_of_shortening(context, piece.block.text, where)
    pieces = tuple(replace(piece, tight=True) for piece in pieces)
    size = (
        _find_one_line(context, pieces, place, [step for step in scale if _LEAST_FOR_ONE_LINE <= step <= size]) or size
    )
    size = size or scale[-1]
    if place.placeholder is not None and not place.may_narrow and is_cover:
        size = _break_fewer(context, pieces, place, [step for step in scale if step <= size]) or size
    return make_frame(context, name, pieces, size, mend_ends(context, pieces, size, place))


def _leaves_out(lines: Sequence[str], wanted: Sequence[str]) -> bool:
    return len(_join(*lines)) < len(_join(*(line for line in wanted if line)))


def _choose_lines(
    lines: Sequence[str], where: Place, size_for: Callable[[Pieces], float]
) -> tuple[Sequence[str], Pieces, float]:
    """As many of the lines as have room: side by side where not under each other, the first alone at worst."""
    first, rest = lines[0], [line for line in lines[1:] if line]
    options = [list(lines), [first, _join(*rest)], [_join(first, *rest)], [first, *rest[-1:]], [first]]
    for option in options:
        pieces = _line_pieces([line for line in option if line], where)
        size = size_for(pieces)
        if size:
            return [line for line in option if line], pieces, size
    pieces = _line_pieces([first], where)
    return [first], pieces, 0.0


def _find_one_line(context: SlideContext, pieces: Pieces, place: TextPlace, sizes: Sequence[float]) -> float:
    """The largest of some sizes at which a text alone in its frame takes one line; 0 where there is none."""
    if len(pieces) > 1:
        return 0.0
    setting, width = context.setting(place.placeholder), place.room.width * WIDTH_MARGIN
    return next((size for size in sizes if context.measure.count_lines(pieces[0], setting, size, width) == 1), 0.0)


def _break_fewer(context: SlideContext, pieces: Pieces, place: TextPlace, sizes: Sequence[float]) -> float:
    """The largest of some sizes, none of them much smaller than the first, at which lines break least often."""
    setting, width = context.setting(place.placeholder), place.room.width * WIDTH_MARGIN
    counts = {
        size: sum(context.measure.count_lines(piece, setting, size, width) for piece in pieces)
        for size in sizes
        if size >= _NOT_MUCH_LESS * sizes[0]
    }
    least = min(counts.values(), default=0)
    return next((size for size, count in counts.items() if count == least), 0.0)


def _warn_of_shortening(context: SlideContext, shown: str, where: Place) -> None:
    """Say how the text ends on the slide, and enough of its start to know it by."""
    known_by = shown if len(shown) <= _SAID else f"{shown[: _SAID // 2].rstrip()} […] {shown[-_SAID // 2 :].lstrip()}"
    context.warn(
        "text-shortened", tell("Too long for its place on the slide; shown as “{known_by}”.", known_by=known_by), where
    )


def _line_pieces(lines: Sequence[str], place: Place) -> Pieces:
    return tuple(Piece(words_block(one_line(line), place=place), tight=True) for line in lines)
