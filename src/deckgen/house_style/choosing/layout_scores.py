"""Weighs how well a layout suits a slide role: what it was made for, its name, its places, and who uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.choosing.layout_names import ALIASES, BARE, EMPTY, SPECIAL, TELLING, fold_anywhere, fold_name
from deckgen.messages.message import tell, tell_all

if TYPE_CHECKING:
    from deckgen.house_style.reading.brand_layouts import BrandLayout

ACCEPTED = 4.0  # less is chance
_NAME, _PART_OF_NAME, _OTHER_NAME = 5.0, 2.5, -3.0
_TYPES: Mapping[SlideRole, Mapping[str, float]] = {
    SlideRole.TITLE: {
        "title": 5,
        "secHead": -3,
        "obj": -4,
        "tx": -4,
        "twoObj": -4,
        "blank": -3,
        "titleOnly": -1,
        "objOverTx": -3,
        "txOverObj": -3,
        "twoObjAndObj": -3,
        "objAndTwoObj": -3,
        "twoObjOverTx": -3,
        "fourObj": -3,
    },
    SlideRole.CLUSTER: {"secHead": 5, "title": -4, "obj": -4, "tx": -4, "twoObj": -4, "blank": -4},
    SlideRole.CONTENT: {"obj": 3, "tx": 3, "title": -4, "secHead": -4, "twoObj": -1, "picTx": -3, "objTx": -2},
    SlideRole.PICTURE: {"picTx": 4, "title": -4, "secHead": -4},
}
_LEFT_OVER = -2.5  # a master that no sample slide uses
_SPECIAL = -3.0
_COVERS = frozenset({SlideRole.TITLE, SlideRole.CLUSTER})
_GENERAL = frozenset({SlideRole.CONTENT, SlideRole.PICTURE})
_LARGE_TITLE, _SHOUTED = 36.0, 60.0  # points, on a slide of the usual size: a title; a number or a watermark
_USUAL_HEIGHT = 540.0
_FOR_USE, _MOST_FOR_USE, _BY_SLIDE = 3.0, 6.0, 0.5  # the more slides, the surer is what the house wears
_SAME_MASTER = 3.0
_FIRST_MASTER = 3.0
_WORN_HEADER = 5.0  # as much as type or name say
_MASTER_OF_COVER = 8.0  # which no other sample slide uses
_FEW, _MANY = 2, 5  # slides
_BEGUN, _BEGUN_AS_COVER = 4.0, 8.0  # more than its master says for a cover that no slide has
_BEGUN_WITH = 24.0  # more than type, name and placeholders say together of such a one
_MOST_TEXT_OF_COVER, _MOST_TITLE_OF_COVER = 0.3, 0.35  # of the slide
_SMALLER = 0.5  # of a text: what is larger is a second one
_LEAST_OF_OTHERS = 0.02  # of the slide: a smaller placeholder is a label
_VOID = -10.0
_ROOM_OF_STAGE = 0.55  # of the slide
_ROOM = 4.0  # for a text that has all of the slide


class SampleUse(Struct, frozen=True):
    """How many of a presentation's own slides use each layout, and which one the first of them does."""

    counts: Mapping[str, int] = {}
    first: str = ""
    first_master: str = ""


class Evidence(Struct, frozen=True):
    """A reason for or against a layout, and how much it weighs."""

    points: float
    reason: str
    is_shared: bool = False  # by all layouts of its master


class Worn(Struct, frozen=True):
    """What the sample slides of a presentation wear, all of them seen together."""

    use: SampleUse
    masters: Mapping[str, int]  # how many slides use each
    total: int
    cover_master: str = ""  # that the first slide uses, while all slides of text use others
    is_drawn: bool = False  # whether slides of text use but layouts with a title alone, amid drawings of their own
    has_text: bool = False  # whether one of those has a place for text
    usual: BrandLayout | None = None  # that most slides of text wear, where it is plain what those wear
    pages: Sequence[BrandLayout] = ()  # that slides of text use

    def is_foreign(self, layout: BrandLayout, role: SlideRole) -> bool:
        """Whether a layout is so unlike what slides wear that its name and type say nothing for it."""
        is_left_over = self.total >= _MANY and not self.masters.get(layout.master)
        is_plain = self.is_drawn and not layout.is_drawn
        return is_left_over or (role is SlideRole.CONTENT and (is_plain or self._is_beside_usual(layout)))

    def _is_beside_usual(self, layout: BrandLayout) -> bool:
        """Whether slides of text wear another layout, which looks otherwise than this one."""
        usual = self.usual
        return usual is not None and usual.part != layout.part and usual.dress != layout.dress


def see_worn(layouts: Sequence[BrandLayout], use: SampleUse) -> Worn:
    """Look at all that the sample slides use."""
    masters = Counter[str]()
    for layout in layouts:
        masters[layout.master] += use.counts.get(layout.part, 0)
    total = sum(masters.values())
    pages = [layout for layout in layouts if layout.part in use.counts and _is_page(layout, use, total)]
    endings = _find_endings(layouts, pages, use)
    others = [page for page in pages if page not in endings and (page.part != use.first or masters[page.master] > 1)]
    is_alone = bool(others) and all(page.master != use.first_master for page in others)
    is_drawn = bool(pages) and all(page.is_head and page.is_drawn for page in pages)
    has_text = any(page.holds_text for page in pages)
    usual = _find_usual(pages, use)
    return Worn(use, masters, total, use.first_master if is_alone else "", is_drawn, has_text, usual, pages)


def _find_endings(
    layouts: Sequence[BrandLayout], pages: Sequence[BrandLayout], use: SampleUse
) -> Sequence[BrandLayout]:
    """What slides close with on the master of their cover: no text, where the cover has places for its words."""
    has_places = any(layout.part == use.first and not layout.is_stage for layout in layouts)
    return [page for page in pages if has_places and page.is_stage and page.master == use.first_master]


def _find_usual(pages: Sequence[BrandLayout], use: SampleUse) -> BrandLayout | None:
    """The layout that most slides of text wear; none where that was made for something else than text."""
    most = max(pages, key=lambda page: use.counts[page.part], default=None)
    if most is None or use.counts[most.part] <= _FEW:
        return None
    if most.is_head:
        return most if _is_usual(most, use, sum(use.counts.values())) else None
    speaks = sum(item.points for item in (*_weigh_type(most, SlideRole.CONTENT), *_weigh_name(most, SlideRole.CONTENT)))
    holds = most.is_stage or (most.title is not None and most.holds_text and _count_others(most) <= 1)
    is_sure = speaks > 0 or (not most.is_stage and speaks == 0 and _is_usual(most, use, sum(use.counts.values())))
    return most if holds and is_sure else None


def _is_page(layout: BrandLayout, use: SampleUse, total: int) -> bool:
    """Whether sample slides use a layout for text: what is made for covers where most of them do, too."""
    if _is_usual(layout, use, total):
        return True
    if layout.part == use.first:
        return is_for_title_alone(layout) or (
            is_made_for(layout, SlideRole.CONTENT) and not is_made_for(layout, SlideRole.TITLE)
        )
    return not any(is_made_for(layout, role) for role in _COVERS)


def _is_usual(layout: BrandLayout, use: SampleUse, total: int) -> bool:
    """Whether most slides use a layout, so that it is no cover."""
    count = use.counts.get(layout.part, 0)
    return count > _FEW and 2 * count > total


def is_for_title_alone(layout: BrandLayout) -> bool:
    """Whether a layout is one for slides of text, without a text."""
    words = f" {fold_anywhere(layout.told_name)} "
    return layout.type == "titleOnly" or any(_is_word(name, words) for name in BARE)


def weigh(layout: BrandLayout, role: SlideRole, worn: Worn) -> list[Evidence]:
    """List everything that speaks for or against a layout in a role."""
    is_head = role is SlideRole.CONTENT and layout.is_head
    if role is SlideRole.TITLE and _opens(layout, worn.use):
        is_head = True  # a header that slides begin with is their cover
    found = [] if is_head else [*_weigh_type(layout, role), *_weigh_name(layout, role)]
    if worn.is_foreign(layout, role):
        found = [item for item in found if item.points < 0]
    if role is SlideRole.CONTENT and _is_usual(layout, worn.use, worn.total) and _has_one_text(layout):
        found = [item for item in found if item.points > 0]  # what most slides wear is for text, whatever it is called
    found += _weigh_use(layout, role, worn)
    if role is SlideRole.TITLE:
        found += _weigh_cover(layout)
    elif role is SlideRole.CLUSTER:
        found += _weigh_section(layout)
    elif role in {SlideRole.CONTENT, SlideRole.PICTURE}:
        found += _weigh_text(layout, role, worn)
    return [item for item in found if item.points]


def _opens(layout: BrandLayout, use: SampleUse) -> bool:
    """Whether sample slides begin with a section header, and use it for nothing else."""
    return layout.part == use.first and use.counts.get(layout.part) == 1 and is_made_for(layout, SlideRole.CLUSTER)


def is_made_for(layout: BrandLayout, role: SlideRole) -> bool:
    """Whether a layout's name or PowerPoint's type says that it is for a role."""
    return any(item.points > 0 for item in (*_weigh_type(layout, role), *_weigh_name(layout, role)))


def weigh_company(layout: BrandLayout, master: str) -> list[Evidence]:
    """What speaks for a layout that stands on the same master as the text: they were made for each other."""
    is_own = bool(master) and layout.master == master
    return [Evidence(_SAME_MASTER, tell("the master of the text slides"), is_shared=True)] if is_own else []


def _weigh_type(layout: BrandLayout, role: SlideRole) -> list[Evidence]:
    points = _TYPES.get(role, {}).get(layout.type, 0.0)
    return [Evidence(points, tell("PowerPoint's type “{type}”", type=layout.type))]


def _weigh_name(layout: BrandLayout, role: SlideRole) -> list[Evidence]:
    folded, anywhere = fold_name(layout.told_name), fold_anywhere(layout.told_name)
    reason = tell("its name, “{name}”", name=layout.name)
    if folded in ALIASES[role] or anywhere in ALIASES[role]:
        return [Evidence(_NAME - 0.01 * _rank(folded, role), reason)]
    if any(folded in aliases for other, aliases in ALIASES.items() if other is not role):
        return [Evidence(_OTHER_NAME, reason)]
    words = f" {anywhere} "
    if any(_is_word(name, words) for name in (SPECIAL if role in _GENERAL else (*SPECIAL, *EMPTY))):
        return [Evidence(_SPECIAL, reason)]
    telling = {other for other, names in TELLING.items() if any(_tells(name, words) for name in names)}
    if role in telling:
        others = telling - ({role} if role in _COVERS else {role, SlideRole.CONTENT})  # a cover has no “title and text”
        return [Evidence(_PART_OF_NAME if not others else 0.5, reason)]
    is_other = telling & ({SlideRole.TITLE, SlideRole.CLUSTER} | ({SlideRole.CONTENT} if role in _COVERS else set()))
    weight = _OTHER_NAME if role is SlideRole.CLUSTER else _OTHER_NAME / 2
    return [Evidence(weight if is_other else 0.0, reason)]


def _rank(folded: str, role: SlideRole) -> int:
    return ALIASES[role].index(folded) if folded in ALIASES[role] else len(ALIASES[role])


def _tells(name: str, words: str) -> bool:
    """Whether a telling word stands in a name; in scripts without spaces, anywhere in it."""
    return f" {name}" in words if name.isascii() else name in words


def _is_word(name: str, words: str) -> bool:
    """Whether a word, or several of it, stands in a name."""
    return f" {name} " in words or f" {name}s " in words if name.isascii() else name in words


def _weigh_use(layout: BrandLayout, role: SlideRole, worn: Worn) -> list[Evidence]:
    found = []
    use = worn.use
    if worn.total:
        share = worn.masters.get(layout.master, 0) / worn.total
        points = 3 * share - 1 if share else _LEFT_OVER
        found.append(Evidence(points, tell("the sample slides use its master"), is_shared=True))
    if use.first_master and layout.master == use.first_master:
        points = -_FIRST_MASTER if worn.cover_master else _FIRST_MASTER
        points = points if role is SlideRole.CONTENT else 0.0
        points = _MASTER_OF_COVER if role is SlideRole.TITLE and worn.cover_master else points
        found.append(Evidence(points, tell("the first sample slide uses its master")))
    count = use.counts.get(layout.part, 0)
    if role is SlideRole.TITLE and use.first == layout.part and not _is_usual(layout, use, worn.total):
        found.append(Evidence(_weigh_first(layout, worn.total), tell("the first sample slide uses it")))
    elif role is SlideRole.CONTENT and count:
        found.append(Evidence(_weigh_count(layout, worn), tell("sample slides use it")))
    elif count:
        is_header = role is SlideRole.CLUSTER and is_made_for(layout, role) and layout.first("pic") is None
        is_header = is_header and not _is_usual(layout, use, worn.total)
        found.append(Evidence(_WORN_HEADER if is_header else min(1.0, 0.25 * count), tell("sample slides use it")))
    return found


def _weigh_count(layout: BrandLayout, worn: Worn) -> float:
    """What it says for a layout that sample slides of text use it; surer the more do, on the master of the house."""
    count, most = worn.use.counts[layout.part], max(worn.use.counts.values())
    is_house = bool(worn.cover_master) or layout.master == worn.use.first_master
    more = _BY_SLIDE * max(0, count - _FEW) if is_house and _has_one_text(layout) else 0.0
    return min(_MOST_FOR_USE, _FOR_USE + more) * count / most


def _has_one_text(layout: BrandLayout) -> bool:
    """Whether a layout has a title and a text, with nothing as large beside it."""
    if layout.title is None or not layout.bodies:
        return False
    text, *others = (shape.area for shape in layout.bodies)
    return layout.first("pic") is None and all(other < _SMALLER * text for other in others)


def _weigh_first(layout: BrandLayout, slides: int) -> float:
    """What it says for a layout that sample slides begin with it: all where it is made for no other slides."""
    is_shown = _shows_cover(layout)
    is_empty = layout.title is None and not layout.bodies and not layout.has_large_picture and not is_shown
    if slides <= _FEW or is_empty:
        return 1.0  # too little to know by, or the slide's own drawings are what it shows
    is_neutral = (
        not layout.type
        and not is_for_title_alone(layout)
        and (any(layout.dress) or not layout.is_head)
        and all(item.points >= 0 for item in _weigh_name(layout, SlideRole.TITLE))
    )
    most = _MOST_TEXT_OF_COVER * layout.slide_width * layout.slide_height
    is_cover = is_shown or (layout.title is not None and all(body.area <= most for body in layout.bodies))
    if is_neutral and is_cover:
        return _BEGUN_WITH
    return _BEGUN_AS_COVER if is_made_for(layout, SlideRole.TITLE) else _BEGUN


def _shows_cover(layout: BrandLayout) -> bool:
    """Whether a layout without places has drawings along much of the slide, but no words, and is not for text."""
    is_shown = layout.is_stage and layout.is_drawn and not layout.has_words
    return is_shown and not is_made_for(layout, SlideRole.CONTENT)


def _weigh_cover(layout: BrandLayout) -> list[Evidence]:
    found = [Evidence(3 if layout.first("ctrTitle") else 0, tell("a title in the middle"))]
    found.append(Evidence(2 if layout.first("subTitle") else 0, tell("a subtitle")))
    if layout.holds_text and not layout.first("subTitle"):
        room = layout.bodies[0].area / (layout.slide_width * layout.slide_height)
        is_title = layout.title is None and len(layout.bodies) == 1
        most = _MOST_TITLE_OF_COVER if is_title else _MOST_TEXT_OF_COVER
        is_well = room <= most or layout.large_text is layout.bodies[0]
        found.append(Evidence(-1 if is_well else -5, tell("a large text")))
    found += _weigh_title_size(layout)
    if layout.title is None:
        is_empty = not layout.bodies and not layout.has_large_picture and not _shows_cover(layout)
        found.append(Evidence(_VOID if layout.is_void else -4 if is_empty else -1, tell("no title")))
    if layout.has_large_picture and not layout.holds_text:
        found.append(Evidence(3, tell("a picture over much of it")))
    if is_for_title_alone(layout):
        found.append(Evidence(-4, tell("its name, “{name}”", name=layout.name)))
    found.append(Evidence(1 if layout.is_first else 0, tell("the first of its master")))
    return found


def _weigh_section(layout: BrandLayout) -> list[Evidence]:
    found = _weigh_title_size(layout)
    found.append(Evidence(-1.5 * min(4, _count_others(layout)), tell("other placeholders beside it")))
    if layout.holds_text:
        found.append(Evidence(-3, tell("a large text")))
    if layout.first("ctrTitle") or layout.first("subTitle"):
        found.append(Evidence(-1, tell("a cover's placeholders")))
    if layout.title is None:
        found.append(Evidence(-3, tell("no title")))
    if layout.has_large_words:
        found.append(Evidence(-3, tell("a large text")))
    return found


def _weigh_title_size(layout: BrandLayout) -> list[Evidence]:
    return [Evidence(1 if has_large_title(layout) else 0, tell("a large title"))]


def has_large_title(layout: BrandLayout) -> bool:
    """Whether a title is as large as a cover's or a section's."""
    size = 0.0 if layout.title is None else layout.title.placeholder.size * _USUAL_HEIGHT / layout.slide_height
    return size >= _LARGE_TITLE


def _weigh_text(layout: BrandLayout, role: SlideRole, worn: Worn) -> list[Evidence]:
    room = layout.bodies[0].area / (layout.slide_width * layout.slide_height) if layout.bodies else 0.0
    room = layout.room_under_title if layout.is_head else _ROOM_OF_STAGE if layout.is_stage else room
    area = layout.slide_width * layout.slide_height
    others = _count_others(layout) - (2 if role is not SlideRole.CONTENT and layout.first("pic") else 0)
    found = [Evidence(_ROOM * min(1.0, room), tell("room for text"))]
    found.append(Evidence(-1.5 * min(4, others), tell("other placeholders beside it")))
    if role is SlideRole.CONTENT:
        size = layout.bodies[0].placeholder.size * _USUAL_HEIGHT / layout.slide_height if layout.bodies else 0.0
        found.append(Evidence(_VOID if size >= _SHOUTED else 0, tell("a large text")))
        second = layout.first("subTitle")
        is_cover = second is not None and second.area > _LEAST_OF_OTHERS * area
        found.append(Evidence(-3 if is_cover else 0, tell("a cover's placeholders")))
        found.append(Evidence(-1.5 if layout.is_head or layout.is_stage else 0, tell("no text")))
        found.append(Evidence(-0.75 if layout.title is None and not worn.has_text else 0, tell("no title")))
    else:
        found.append(Evidence(2 if layout.first("pic") else 0, tell("a picture")))
    return found


def may_cover(layout: BrandLayout, evidence: list[Evidence], worn: Worn) -> bool:
    """Whether a layout may be a cover: made for it, or more speaks for it than against it, its master left out.

    One for text is none where but one or two slides of text wear it.
    """
    if is_made_for(layout, SlideRole.TITLE):
        return True
    is_text = worn.total <= _FEW and layout.part in worn.use.counts and is_made_for(layout, SlideRole.CONTENT)
    return not is_text and total([item for item in evidence if not item.is_shared]) >= 0


def _count_others(layout: BrandLayout) -> int:
    """The places beside the largest text that are no labels; one for a picture leaves twice the hole."""
    least = _LEAST_OF_OTHERS * layout.slide_width * layout.slide_height
    return sum(shape.area > least for shape in layout.bodies[1:]) + (2 if layout.first("pic") else 0)


def total(evidence: list[Evidence]) -> float:
    """What the reasons weigh together."""
    return sum(item.points for item in evidence)


def say_why(evidence: list[Evidence]) -> str:
    """The reasons that weigh most for a layout, the heaviest first."""
    best = sorted((item for item in evidence if item.points > 0), key=lambda item: -item.points)
    return tell_all(item.reason for item in best[:3])
