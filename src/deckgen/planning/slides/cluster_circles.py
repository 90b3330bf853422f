"""The circles on a theme's opening slide: one for each dilemma, in the theme's hue, arranged anew for every theme."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, sin, tau

from deckgen.blueprint.colours import Colour, ColourRole, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.theme_hues import MOST_TABS, hue_of

_CENTRE = (776.0, 262.0)
_LARGEST, _SMALLEST = 232.0, 84.0
_ROOM = Box(592, 40, 352, 440)
_SHARES = (0.5, 0.36, 0.28)  # of the hue in the ground, from circle to circle
_TURN = 0.382  # of a whole turn from one circle to the next: no two stand in line
_MOST = 8
_NUMERAL = 120.0
_TAB = Box(948, 40, 12, 34)
_TAB_STEP = 38.0


def draw_circles(context: SlideContext, cluster: int, dilemmas: int) -> Iterator[Badge]:
    """Circles around a middle, the first of them with the theme's number; they say nothing that the title does not."""
    if is_plain(context):
        yield _numeral(context, cluster, _LARGEST, ColourRole.PRIMARY)
        return
    ground = context.colour(ColourRole.PRIMARY).rgb
    hue = context.colour(hue_of(cluster)).rgb
    light = context.colour(ColourRole.ON_PRIMARY).rgb
    count = min(max(dilemmas, 1), _MOST)
    diameter = max(_SMALLEST, _LARGEST - 18.0 * (count - 1))
    for place in reversed(range(count)):
        centre = _centre(place, cluster, diameter)
        share = _SHARES[place % len(_SHARES)]
        fill = Colour(mix(mix(ground, hue, share), light, 0.06))
        box = Box(centre[0] - diameter / 2, centre[1] - diameter / 2, diameter, diameter)
        name = f"{context.words.name_cluster.format(n=cluster)} · {place + 1}"
        yield Badge(name=name, box=box, fill=fill)
    yield _numeral(context, cluster, diameter, ColourRole.ON_PRIMARY)


def is_plain(context: SlideContext) -> bool:
    """Whether covers are left to the light paper, so that no ink is spent on them."""
    paper = context.colour(ColourRole.PAPER).rgb
    is_light = luminance(paper) > luminance(context.colour(ColourRole.INK).rgb)
    return is_light and context.layout(SlideRole.CLUSTER).title.background == paper


def _numeral(context: SlideContext, cluster: int, diameter: float, ink: ColourRole) -> Badge:
    x, y = _centre(0, cluster, diameter)
    return Badge(
        name=context.words.name_letter.format(letter=cluster),
        box=Box(x - diameter / 2, y - diameter / 2, diameter, diameter),
        fill=None,
        text=str(cluster),
        size=min(_NUMERAL, diameter * 0.6),
        text_colour=context.colour(ink),
    )


def _centre(place: int, cluster: int, diameter: float) -> tuple[float, float]:
    """Where a circle stands: the first in the middle, the others around it, always on the slide."""
    angle = tau * (_TURN * place + 0.13 * cluster)
    away = 0.0 if not place else diameter * (0.52 + 0.06 * place)
    x, y = _CENTRE[0] + away * cos(angle), _CENTRE[1] + away * sin(angle)
    half = diameter / 2
    return (
        min(max(x, _ROOM.x + half), _ROOM.right - half),
        min(max(y, _ROOM.y + half), _ROOM.bottom - half),
    )


def draw_tab(context: SlideContext, cluster: int) -> tuple[Badge, ...]:
    """A tab at the slide's edge in the theme's hue, lower for each theme, as in a book with an index."""
    if not 1 <= cluster <= MOST_TABS:
        return ()
    box = Box(_TAB.x, _TAB.y + _TAB_STEP * (cluster - 1), _TAB.width, _TAB.height)
    name = context.words.name_cluster.format(n=cluster)
    return (Badge(name=name, box=box, fill=context.colour(hue_of(cluster)), shape="rect"),)
