"""Finds what nearly all sample slides of a brand have by hand: letters, places of texts, a ground, drawings.

Why: many organisations never touch their layouts, and give each slide its colour, band or logo by hand. What nearly all
slides of a layout have so is the house's style too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.house_style.parts.brand_xml import A, Node
from deckgen.house_style.parts.placeholder_types import TEXTS
from deckgen.house_style.samples.drawings import ArtPicture, list_named, take_picture
from deckgen.house_style.samples.frames import FILL, LINE
from deckgen.house_style.samples.slides import LEAST_SLIDES, Place, SampleSlide, read_sample_slides

_NEARLY_ALL, _MOST_OF_THEM = 0.7, 0.6  # of the slides: for letters, places and grounds; for drawings
_NEAR = 2  # steps between places that are meant to be one
_MOST_DRAWINGS, _MOST_PICTURES, _MOST_BYTES = 24, 8, 6 * 2**20


class Letters(Struct, frozen=True):
    """What the letters of a text are by hand, as PowerPoint writes it; empty where they are as the layout has them."""

    size: str = ""
    bold: str = ""
    italic: str = ""
    face: str = ""
    fill: Node | None = None


class Habit(Struct, frozen=True):
    """What nearly all slides of a layout have by hand.

    `letters`, `places` and `taken` are by “title”, “subTitle” and “body”.
    """

    letters: Mapping[str, Letters] = field(default_factory=dict)
    places: Mapping[str, Node] = field(default_factory=dict)
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)  # lines and grounds that places do not have
    ground: Node | None = None
    drawings: tuple[Node, ...] = ()
    pictures: Mapping[str, ArtPicture] = field(default_factory=dict)  # by the name that drawings and ground have for it
    hides: bool = False  # whether that stands in place of what layout and master draw

    @property
    def is_any(self) -> bool:
        """Whether there is a habit at all."""
        return bool(self.letters or self.places) or self.is_drawn

    @property
    def is_drawn(self) -> bool:
        """Whether it changes what is seen behind texts."""
        return bool(self.drawings) or self.ground is not None or self.hides


class SampleHabits(Struct, frozen=True):
    """The habits of a presentation: by layout, by master for layouts that too few slides use, and of all slides."""

    layouts: Mapping[str, Habit]
    masters: Mapping[str, Habit]
    whole: Habit

    def find(self, layout: str, master: str) -> Habit:
        """What holds for a layout for text."""
        return self.layouts.get(layout) or self.masters.get(master) or self.whole

    def find_of_cover(self, layout: str) -> Habit:
        """What holds for a layout for covers, which do not follow the slides for text."""
        return self.layouts.get(layout, Habit())

    def find_of_section(self, layout: str, master: str) -> Habit:
        """What holds for a section header: its own letters, before what all slides have behind their texts."""
        found = self.layouts.get(layout)
        return found or replace(self.masters.get(master, Habit()), letters={}, places={})


def read_habits(parts: Mapping[str, bytes]) -> SampleHabits:
    """Read the first slides of a presentation; its very first counts for the letters of its own layout alone."""
    first, *slides = [*read_sample_slides(parts)] or [None]
    by_layout: dict[str, list[SampleSlide]] = defaultdict(list)
    by_master: dict[str, list[SampleSlide]] = defaultdict(list)
    seen = [slide for slide in slides if slide is not None]
    for slide in seen:
        by_layout[slide.layout].append(slide)
        by_master[slide.master].append(slide)
    layouts = {name: _agree(found, parts) for name, found in by_layout.items() if len(found) >= LEAST_SLIDES}
    if first is not None and first.layout not in layouts:
        alike = [first, *by_layout.get(first.layout, ())]  # a closing slide often wears the cover, too
        if len(alike) in {1, LEAST_SLIDES}:
            layouts[first.layout] = Habit(letters=_agree_on_letters(alike, least=1))
    # on layouts that slides do not use, texts stand where the layout has them
    masters = {
        name: replace(_agree(found, parts), places={})
        for name, found in by_master.items()
        if len(found) >= LEAST_SLIDES
    }
    for name, found in by_master.items():
        if name not in masters and first is not None and first.master == name:
            masters[name] = _find_common_ground([first, *found], parts)
    whole = _agree(seen, parts) if len(seen) > LEAST_SLIDES and len(by_master) == 1 else Habit()
    return SampleHabits(layouts, masters, _leave_theme_out(whole))


def _find_common_ground(slides: Sequence[SampleSlide], parts: Mapping[str, bytes]) -> Habit:
    """The ground that all of a few slides have, their first among them."""
    value = _find_shared([slide.ground for slide in slides], max(LEAST_SLIDES, len(slides)))
    ground = None if value is None else _find_node(value, slides)
    pictures = None if ground is None else _take_pictures([ground], slides, parts)
    return Habit() if pictures is None else Habit(ground=ground, pictures=pictures)


def _leave_theme_out(habit: Habit) -> Habit:
    """A habit without places, and without colours that another master's theme may have otherwise."""
    letters = {
        kind: letters if letters.fill is None or not _names_theme(letters.fill) else replace(letters, fill=None)
        for kind, letters in habit.letters.items()
    }
    drawings = tuple(node for node in habit.drawings if not _names_theme(node))
    is_own = habit.ground is None or _names_theme(habit.ground)
    return Habit(letters, {}, {}, None if is_own else habit.ground, drawings, habit.pictures)


def _names_theme(node: Node) -> bool:
    return next(node.iter(f"{A}schemeClr"), None) is not None


def _agree(slides: Sequence[SampleSlide], parts: Mapping[str, bytes]) -> Habit:
    """What nearly all of some slides have."""
    places = dict(_agree_on_places(slides))
    value = _find_shared([slide.ground for slide in slides], LEAST_SLIDES)
    ground = None if value is None else _find_node(value, slides)
    drawings = tuple(_find_node(value, slides) for value in _find_drawings(slides))
    pictures = _take_pictures((*drawings, *(() if ground is None else (ground,))), slides, parts)
    letters = _agree_on_letters(slides, least=LEAST_SLIDES)
    is_drawn = bool(drawings) or ground is not None  # what a slide hides and puts nothing in place of is still there
    hides = is_drawn and _find_shared([slide.hides for slide in slides], LEAST_SLIDES) is True
    taken = _agree_on_taken(slides)
    if pictures is None:
        return Habit(letters, places, taken)
    return Habit(letters, places, taken, ground, drawings, pictures, hides)


def _find_drawings(slides: Sequence[SampleSlide]) -> list[Hashable]:
    counts = Counter(value for slide in slides for value in slide.drawings)
    shared = [value for value, count in counts.items() if count >= max(LEAST_SLIDES, _MOST_OF_THEM * len(slides))]
    return [] if len(shared) > _MOST_DRAWINGS else shared


def _take_pictures(
    shown: Iterable[Node], slides: Sequence[SampleSlide], parts: Mapping[str, bytes]
) -> dict[str, ArtPicture] | None:
    """The pictures that are shown, each once; None where one is of a kind that art may not be, or all are too large."""
    used = {str(value) for node in shown for value in list_named(node)}
    found = {name: part for slide in slides for name, part in slide.pictures.items() if name in used}
    if len(found) > _MOST_PICTURES or sum(len(parts[part]) for part in found.values()) > _MOST_BYTES:
        return None
    taken = {name: take_picture(parts[part]) for name, part in found.items()}
    kept = {name: picture for name, picture in taken.items() if picture is not None}
    return kept if len(kept) == len(taken) else None


def _agree_on_letters(slides: Sequence[SampleSlide], *, least: int) -> dict[str, Letters]:
    found = {}
    for kind in TEXTS:
        read = [slide.letters[kind] for slide in slides if kind in slide.letters]
        shared = {name: _find_shared([letters[name] for letters in read], least) for name in Letters.__struct_fields__}
        if kind == "body":  # its size is planned, and bold and italic words keep their meaning
            shared["bold"] = shared["italic"] = shared["size"] = None
        if any(value is not None for value in shared.values()):
            fill = shared.pop("fill")
            node = None if fill is None else _find_node(fill, slides)
            found[kind] = Letters(**{name: str(value or "") for name, value in shared.items()}, fill=node)
    return found


def _agree_on_places(slides: Sequence[SampleSlide]) -> Iterator[tuple[str, Node]]:
    for kind in ("title", "body"):
        value = _find_near([slide.places[kind] for slide in slides if kind in slide.places])
        if value is not None:
            yield kind, _find_node(value, slides)


def _agree_on_taken(slides: Sequence[SampleSlide]) -> dict[str, frozenset[str]]:
    found = {}
    for kind in TEXTS:
        read = [slide.taken[kind] for slide in slides if kind in slide.taken]
        found[kind] = frozenset(
            name for name in (LINE, FILL) if _find_shared([name in taken for taken in read], LEAST_SLIDES)
        )
    return {kind: taken for kind, taken in found.items() if taken}


def _find_near(places: Sequence[Place | None]) -> Place | None:
    """The place near which nearly all have a text: whoever moves it by hand never puts it at one place twice."""
    counts = Counter(places)
    near = {
        place: sum(count for other, count in counts.items() if other is not None and _is_near(place, other))
        for place in counts
        if place is not None
    }
    best = max(near, key=lambda place: (near[place], counts[place]), default=None)
    return best if best is not None and near[best] >= max(LEAST_SLIDES, _NEARLY_ALL * len(places)) else None


def _is_near(one: Place, other: Place) -> bool:
    return all(abs(length - same) <= _NEAR for length, same in zip(one, other, strict=True))


def _find_shared(values: Iterable[Hashable], least: int) -> Hashable:
    """The value that nearly all have; None where there is none, or where nearly all have nothing."""
    counts = Counter(values)
    value, count = next(iter(counts.most_common(1)), (None, 0))
    return value if count >= max(least, _NEARLY_ALL * counts.total()) else None


def _find_node(value: Hashable, slides: Sequence[SampleSlide]) -> Node:
    return next(slide.nodes[value] for slide in slides if value in slide.nodes)
