"""The rail at the head of a dilemma's slides: a dot for each dilemma, grouped by theme, each a link; one is filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout
from deckgen.blueprint.slides import Badge
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.theme_hues import hue_of

_DOT, _CURRENT = 8.0, 12.0
_STEP, _THEME_GAP = 15.0, 9.0
_MOST = 24  # of dilemmas, else a dot a theme
_FEWEST = 2
GAP = 16.0  # between the rail and what stands left of it


class Stop(Struct, frozen=True):
    """A dot: the number of what it stands for, the theme that it belongs to, and the slide that it leads to."""

    number: str
    theme: int
    key: str


class Rail(Struct, frozen=True):
    """The dots of a deck. `by_theme`: each stands for a theme, because there are too many dilemmas."""

    stops: tuple[Stop, ...] = ()
    by_theme: bool = False
    drawn: dict[tuple[float, float], tuple[Badge, ...]] = field(default_factory=dict)  # dots at rest, by where they are

    @property
    def width(self) -> float:
        """How wide it is."""
        turns = sum(one.theme != other.theme for one, other in pairwise(self.stops))
        return _STEP * len(self.stops) + (0.0 if self.by_theme else _THEME_GAP * turns)


def find_rail(drafts: Sequence[Draft]) -> Rail:
    """The rail of a deck; empty where it has a single dilemma, or more themes than a line holds."""
    firsts: dict[int, Stop] = {}
    for draft in drafts:
        if draft.position and draft.number:
            firsts.setdefault(draft.position, Stop(draft.number, draft.theme, draft.key))
    stops, by_theme = tuple(firsts.values()), len(firsts) > _MOST
    if by_theme:
        themes = {stop.theme: stop for stop in reversed(stops)}
        stops = tuple(Stop(str(theme), theme, themes[theme].key) for theme in sorted(themes))
    return Rail(stops, by_theme) if _FEWEST <= len(stops) <= _MOST else Rail()


def draw_rail(context: SlideContext, rail: Rail, draft: Draft, layout: SlideLayout, line: Box) -> Iterator[Badge]:
    """The dots at the right of a line, for the eye alone: whoever hears the slide has the agenda and its links."""
    place = (layout.title.box.right - rail.width, line.y + line.height / 2)
    resting = rail.drawn.get(place)
    if resting is None:
        resting = rail.drawn[place] = tuple(
            _dot(context, stop, left, place[1]) for stop, left in zip(rail.stops, _lefts(rail, place[0]), strict=True)
        )
    for stop, dot, left in zip(rail.stops, resting, _lefts(rail, place[0]), strict=True):
        is_here = stop.theme == draft.theme if rail.by_theme else stop.number == draft.number
        yield _dot(context, stop, left, place[1], is_here=True) if is_here else dot


def _lefts(rail: Rail, left: float) -> Iterator[float]:
    """Where the room of each dot begins."""
    theme = rail.stops[0].theme if rail.stops else 0
    for stop in rail.stops:
        if stop.theme != theme and not rail.by_theme:
            left += _THEME_GAP
        theme = stop.theme
        yield left
        left += _STEP


def _dot(context: SlideContext, stop: Stop, left: float, middle: float, *, is_here: bool = False) -> Badge:
    side = _CURRENT if is_here else _DOT
    return Badge(
        name=context.words.name_progress.format(number=stop.number),
        box=Box(left + (_STEP - side) / 2, middle - side / 2, side, side),
        fill=context.colour(hue_of(stop.theme) if is_here else ColourRole.RULE),
        link="" if is_here else stop.key,
        decorative=True,
    )
