"""Judges a cover or a section as a designer would, once its title and its lines stand: what is wrong, and how much.

Why: what suits one house's cover spoils another's. So the ways to arrange the words are tried, and what came of each is
looked at; no rule says beforehand which is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideRole, find_scale
from deckgen.house_style.parts.placeholder_types import BODIES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.scene import Scene
from deckgen.house_style.standing.usual_lines import USUAL_LINES, count_lines
from deckgen.messages.message import tell, tell_all

_PITCH = 1.2  # of lines, in sizes of their letters
_SMALLEST, _LEAST_OF_TITLE = 18.0, 24.0  # points: letters of lines, and of a title that is seen from afar
_USUAL_TITLE = 40  # signs
_WORDS, _WORDS_OF_TITLE = 240.0, 160.0  # points on a slide of the usual size: two or three words; a long one
_LEAST_OF_LINES, _LEFT_OUT = 14.0, 4.0  # points: the smallest lines of covers; what it weighs that some are not shown
_FAR = 0.2  # of the slide's height: more between the words of title and lines makes them two things
_IN_TOUCH, _SLACK = 3.0, 2.0  # points
_SAME_COLUMN, _SAME_PLACE, _MOST_OF_PLACE = 0.5, 0.4, 0.6  # of the narrower; of what the sample has
_AT_PLACE = 0.85  # of a place, or of a box: something drawn or the slide's end may take an edge
_HALF_OF_PLACE = 0.55  # of a title's place: less is a column of single words
_SMALL_TITLE, _LARGE, _LEAST_SHOWN = 20.0, 32.0, 28.0  # points
_SHRUNK = 0.7  # of a title's letters: in smaller ones it is no longer the title that the house made
_SHIFT, _LACK = 8.0, 8.0  # what it weighs that a title is a diagonal away, and that lines have no height at all
_OFF_AXIS = 0.04  # of the slide's width
_LINES_SEEN = 4
_APART = 0.5  # of the slide's height


class Fault(Struct, frozen=True):
    """Something wrong with a cover, and how much it weighs: 1 is seen by a designer, 3 by everybody."""

    points: float
    said: str


class SampleWords(Struct, frozen=True):
    """Where the first sample slide has its large words and its lines, and how large those words are.

    `swapped` is the layout of which the place for the title holds small words there: the house writes titles elsewhere.
    `is_boxed` says that the large words stand in a text box; `index` is that of the placeholder that has them.
    """

    title: Box
    lines: Box | None
    size: float
    swapped: str
    is_boxed: bool
    master: str
    index: int = 0


def judge_cover(
    cover: BrandLayout, own: BrandLayout, scene: Scene, role: SlideRole, sample: SampleWords | None = None
) -> tuple[Fault, ...]:
    """Everything that is wrong with a cover whose texts stand; `own` is the layout as the organisation has it."""
    if cover.title is None:
        return ()
    scale = find_scale(cover.slide_width, cover.slide_height)
    faults = [*_judge_title(cover.title, own, scene, scale, sample)]
    if not cover.bodies:
        weight = 10.0 if role is SlideRole.TITLE else 6.0  # nothing else says who invites, and when
        return (*faults, Fault(weight, tell("no room for the lines under its title")))
    faults += _judge_lines(cover, role, scale)
    faults += _judge_both(cover, own, scene, scale, sample)
    if role is SlideRole.CLUSTER and _stand_apart(cover):
        faults.append(Fault(4, tell("its own places are for sources at the foot")))
    if any(not shape.reads for shape in (cover.title, cover.bodies[0])):  # one panel is as bad as two
        faults.append(Fault(6, tell("a text that does not read on its ground")))
    if any(_meet(shape.placeholder.box, mark) for shape in (cover.title, cover.bodies[0]) for mark in cover.marks):
        faults.append(Fault(6, tell("a text over a picture of the sample slide")))
    if sample is not None and _share(sample.title, cover.title.placeholder.box) < _SAME_PLACE:
        weight = _weigh_elsewhere(cover.title, own, sample)
        faults.append(Fault(weight, tell("the first sample slide has its large words elsewhere")))
    return tuple(fault for fault in faults if fault.points)


def _weigh_elsewhere(title: BrandShape, own: BrandLayout, sample: SampleWords) -> float:
    """What it weighs that the first sample slide has its large words elsewhere, by how much that slide tells."""
    known = own.source or ("" if own.own_name else own.part)  # not of a copy in which the places are swapped
    if known and sample.swapped == known:
        return 4
    return 1 if sample.is_boxed and _is_narrowed(title, own) else 0


def weigh_faults(faults: Iterable[Fault]) -> float:
    """What faults weigh together; 0 is well."""
    return sum(fault.points for fault in faults)


def say_faults(faults: Iterable[Fault]) -> str:
    """The faults, the heaviest first."""
    return tell_all(fault.said for fault in sorted(faults, key=lambda fault: -fault.points) if fault.said)


def _judge_title(
    title: BrandShape, own: BrandLayout, scene: Scene, scale: float, sample: SampleWords | None
) -> Iterator[Fault]:
    holder = title.placeholder
    width, height = _room(holder)
    size = max(_LEAST_OF_TITLE * scale, 1.0)
    if width < _WORDS_OF_TITLE * scale:
        yield Fault(4, tell("a title as narrow as a word"))
    elif count_lines((_USUAL_TITLE,), width, size) * _PITCH * size > height + _SLACK:
        yield Fault(2, tell("a title without room for two lines"))
    if _is_narrowed(title, own):
        weight = 3 if _is_narrowed(title, own, _HALF_OF_PLACE) else 1
        yield Fault(weight, tell("a title beside what is drawn over its place"))
    if holder.size < _SMALL_TITLE * scale:
        yield Fault(2.5, tell("a title in small letters"))
    elif find_fitting(holder, holder.size) < _find_least(holder.size, scale):
        yield Fault(1.5, tell("a title that has to be much smaller than its letters"))
    if _is_moved(title, own) and title.fill is None and not scene.is_free(holder.box):
        yield Fault(0 if scene.is_smooth(holder.box) else 2, tell("a title over what is drawn"))
    if _is_moved(title, own) and (sample is None or _share(sample.title, holder.box) < _AT_PLACE):
        yield Fault(0.5 + _SHIFT * _find_shift(holder.box, own, scene), tell("a title off its place"))
        yield Fault(0.5 if _touches(scene, holder.box) else 0, tell("a title that touches what is drawn"))


def _find_least(size: float, scale: float) -> float:
    """How small a title may be shown that the house has in letters of some size."""
    return max(min(_SHRUNK * size, _LARGE * scale), min(size, _LEAST_SHOWN * scale))


def _judge_lines(cover: BrandLayout, role: SlideRole, scale: float) -> Iterator[Fault]:
    """Whether lines have the width of a few words and the height of all of them, in the places for them together."""
    rooms = [_room(shape.placeholder) for shape in cover.bodies]
    width = max(width for width, _ in rooms)
    wide = [height for across, height in rooms if across >= min(width, _WORDS * scale)]
    if width < _WORDS * scale:
        yield Fault(3 + 3 * (1 - width / (_WORDS * scale)), tell("lines as narrow as a word"))
    size = _SMALLEST * scale
    lines = min(count_lines(USUAL_LINES[role], width, size), round(1.5 * len(USUAL_LINES[role])))
    lack = 1 - (sum(wide) + _SLACK) / (lines * _PITCH * size)
    if lack > 0:
        yield Fault(_LACK * lack, tell("no height for its lines"))
    if role is SlideRole.TITLE and _leaves_out(sum(wide), width, _LEAST_OF_LINES * scale):
        yield Fault(_LEFT_OUT, tell("lines that would be left out"))


def _leaves_out(height: float, width: float, size: float) -> bool:
    """Whether a place has no room for what a cover says, in its smallest letters and all but the first line in one."""
    first, *others = USUAL_LINES[SlideRole.TITLE]
    return count_lines((first, sum(others)), width, size) * _PITCH * size > height


def _judge_both(
    cover: BrandLayout, own: BrandLayout, scene: Scene, scale: float, sample: SampleWords | None
) -> Iterator[Fault]:
    """What title and lines are to each other."""
    title, text = cover.title, cover.bodies[0]
    if title is None:
        return
    one, other = title.placeholder.box, text.placeholder.box
    if _meet(one, other):
        yield Fault(5, tell("texts over each other"))
    if title.placeholder.size * 1.01 < min(text.placeholder.size, _LEAST_OF_TITLE * scale):
        yield Fault(1, tell("a title smaller than its lines"))
    if not _is_moved(text, own) and not _is_moved(title, own):
        return  # so the designer wanted them
    yield Fault(0.5 if one.y < other.y else 3, "")  # lines over a title are read before it
    above, below = sorted((title, text), key=lambda shape: shape.placeholder.box.y)
    gap = _find_top(below) - _find_foot(above)
    if gap > _FAR * cover.slide_height and not _follows(cover, sample):
        yield Fault(min(2.5, 2 + 10 * (gap / cover.slide_height - _FAR)), tell("lines far from their title"))
    across = min(one.right, other.right) - max(one.x, other.x)
    if across < _SAME_COLUMN * min(one.width, other.width):
        yield Fault(2, tell("lines beside their title"))
    if not _is_aligned(one, other, text.align, _OFF_AXIS * cover.slide_width):
        yield Fault(2.5, tell("lines off the axis of their title"))
    seen = _cut(text, _LINES_SEEN * _PITCH * _SMALLEST * scale)
    if text.fill is None and not scene.is_free(seen) and not scene.is_smooth(seen):
        yield Fault(2, tell("lines over an edge of their ground"))
    if _touches(scene, seen) and not _follows(cover, sample):
        yield Fault(1, tell("lines that touch what is drawn"))


def _is_narrowed(title: BrandShape, own: BrandLayout, share: float = _AT_PLACE) -> bool:
    """Whether something drawn takes an end of the organisation's place for the title."""
    return own.title is not None and title.placeholder.box.width < share * own.title.placeholder.box.width


def _follows(cover: BrandLayout, sample: SampleWords | None) -> bool:
    """Whether title and lines stand where the first sample slide has them."""
    if sample is None or sample.lines is None or cover.title is None:
        return False
    pairs = ((sample.title, cover.title), (sample.lines, cover.bodies[0]))
    return all(_share(place, shape.placeholder.box) >= _MOST_OF_PLACE for place, shape in pairs)


def _cut(shape: BrandShape, height: float) -> Box:
    """The part of a place that words take."""
    box, anchor = shape.placeholder.box, shape.placeholder.anchor
    rest = max(0.0, box.height - height)
    top = box.y + (0.0 if anchor == "t" else rest / 2 if anchor == "ctr" else rest)
    return Box(box.x, top, box.width, box.height - rest)


def _is_aligned(one: Box, other: Box, align: str, most: float) -> bool:
    """Whether two texts share the edge at which lines begin, or their middle."""
    middles = one.x + one.width / 2 - other.x - other.width / 2
    return abs({"ctr": middles, "r": one.right - other.right}.get(align, one.x - other.x)) <= most


def _find_shift(box: Box, own: BrandLayout, scene: Scene) -> float:
    """How far a title is from the organisation's place for it, in lengths of the slide's diagonal."""
    if own.title is None:
        return 0.0
    place = own.title.placeholder.box
    across, down = (
        box.x + box.width / 2 - place.x - place.width / 2,
        box.y + box.height / 2 - place.y - place.height / 2,
    )
    return math.hypot(across, down) / math.hypot(scene.slide.width, scene.slide.height)


def _room(holder: Placeholder) -> tuple[float, float]:
    box, margins = holder.box, holder.insets
    return box.width - margins.left - margins.right, box.height - margins.top - margins.bottom


def find_fitting(holder: Placeholder, size: float) -> float:
    """The letters, no larger than some, in which a usual title fits into its place."""
    width, height = _room(holder)
    while size > _SMALLEST and count_lines((_USUAL_TITLE,), width, size) * _PITCH * size > height + _SLACK:
        size -= 1
    return size


def _find_foot(shape: BrandShape) -> float:
    """Where the words of a text end, if they take two lines."""
    holder = shape.placeholder
    room = holder.box.bottom if holder.anchor == "b" else holder.box.y + _written(holder)
    return holder.box.y + (holder.box.height + _written(holder)) / 2 if holder.anchor == "ctr" else room


def _find_top(shape: BrandShape) -> float:
    holder = shape.placeholder
    room = holder.box.y if holder.anchor == "t" else holder.box.bottom - _written(holder)
    return holder.box.y + (holder.box.height - _written(holder)) / 2 if holder.anchor == "ctr" else room


def _written(holder: Placeholder) -> float:
    return min(holder.box.height, 2 * _PITCH * holder.size)


def _is_moved(shape: BrandShape, own: BrandLayout) -> bool:
    """Whether a text stands elsewhere than in the organisation's place for it; one that grew stands there."""
    box, is_body = shape.placeholder.box, shape.type in BODIES
    places = [item.placeholder.box for item in own.shapes if (item.type in BODIES) == is_body]
    return not any(max(_share(place, box), _share(box, place)) >= _AT_PLACE for place in places)


def _touches(scene: Scene, box: Box) -> bool:
    """Whether something drawn begins right beside a place in which nothing is."""
    near = box.inset(-_IN_TOUCH, -_IN_TOUCH, -_IN_TOUCH, -_IN_TOUCH)
    return scene.is_open(box) and not scene.is_open(near)


def _stand_apart(layout: BrandLayout) -> bool:
    """Whether all texts stand in the lower part of a slide that has its title at the head."""
    if layout.title is None:
        return False
    least = layout.title.placeholder.box.bottom + _APART * layout.slide_height
    return all(body.placeholder.box.y >= least for body in layout.bodies)


def _share(place: Box, box: Box) -> float:
    """How much of a place a box has."""
    return place.shared_with(box) / max(place.width * place.height, 1.0)


def _meet(one: Box, other: Box) -> bool:
    across, down = (
        min(one.right, other.right) - max(one.x, other.x),
        min(one.bottom, other.bottom) - max(one.y, other.y),
    )
    return across > _SLACK and down > _SLACK
