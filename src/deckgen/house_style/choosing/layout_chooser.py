"""Chooses the layout of a brand presentation for each slide role, and says why."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.content.template import Template
from deckgen.house_style.choosing.akin_layouts import is_akin
from deckgen.house_style.choosing.layout_family import find_family
from deckgen.house_style.choosing.layout_names import ALIASES, fold_name
from deckgen.house_style.choosing.layout_scores import (
    ACCEPTED,
    Evidence,
    SampleUse,
    Worn,
    is_made_for,
    may_cover,
    say_why,
    see_worn,
    total,
    weigh,
    weigh_company,
)
from deckgen.house_style.choosing.section_headers import may_open
from deckgen.house_style.reading.brand_layouts import BrandLayout, LayoutChoice
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

_MANY = 3  # sample slides
_FEW_OF_MASTER = 4
_UNREAD = 10  # what is wrong with a layout on which a title cannot be read
_MOST_LOOKED_AT = 12  # candidates of a role of which the pictures are compared
_CONTRARY = 3  # what is wrong with a layout for text on a ground unlike that of most slides of text
_WEIGHT_OF_PICTURE = 0.5  # of what is wrong with a candidate's text where it stands

_Scored = tuple[float, list[Evidence], BrandLayout]
Judge = Callable[
    [BrandLayout, SlideRole], float
]  # how badly the text of a layout reads on what is behind it; 0 is well


class LayoutChooser(Struct, frozen=True):
    """Weighs the layouts of a presentation against each other, role by role."""

    layouts: Sequence[BrandLayout]
    template: Template
    use: SampleUse
    judge: Judge
    clash: Callable[[BrandLayout, BrandLayout], bool]  # whether one is light and the other dark
    headers: Sequence[BrandLayout] = ()  # among which one for sections is chosen

    def choose(self) -> tuple[dict[SlideRole, LayoutChoice], tuple[Problem, ...]]:
        """Choose by what the author named, then by all that speaks for a layout."""
        return self._keep_family().complete(*_choose_named(self.layouts, self.template))

    def _keep_family(self) -> LayoutChooser:
        """The same, with the organisation's layouts."""
        family = find_family(self.layouts, self.use.counts, self.use.first)
        return replace(self, layouts=family, headers=self.layouts)

    def complete(
        self, chosen: dict[SlideRole, LayoutChoice], problems: list[Problem]
    ) -> tuple[dict[SlideRole, LayoutChoice], tuple[Problem, ...]]:
        """Choose for the roles that are left."""
        for role in sorted(SlideRole, key=lambda item: item is not SlideRole.CONTENT):
            general = chosen.get(SlideRole.CONTENT)
            choice = None if role in chosen else self._choose(role, None if general is None else general.layout)
            if choice is not None:
                chosen[role] = choice
        general = chosen.get(SlideRole.CONTENT)
        if general is None:
            return chosen, (*problems, _no_layout(self.template))
        for role in SlideRole:
            if role not in chosen:
                reason = tell("no layout of its own; the general one, “{name}”, does", name=general.layout.name)
                chosen[role] = LayoutChoice(general.layout, reason)
        return {role: chosen[role] for role in SlideRole}, tuple(problems)

    def _choose(self, role: SlideRole, general: BrandLayout | None) -> LayoutChoice | None:
        """Choose among all layouts; those of the master that text slides have fit better."""
        master = "" if general is None else general.master
        if role not in _WEIGHED:
            return self._choose_by_name(role, general)
        worn = see_worn(self.layouts, self.use)
        rows = [
            ([*weigh(layout, role, worn), *weigh_company(layout, master)], layout)
            for layout in self._list(role, general, worn)
        ]
        if role is SlideRole.TITLE:  # what speaks for a master makes none of its layouts a cover
            rows = [row for row in rows if may_cover(row[1], row[0], worn)]
        rows.sort(key=lambda row: -total(row[0]))
        own = [row for row in rows if row[1].master == master]
        is_used = role is SlideRole.TITLE and bool(rows) and self.use.first_master == rows[0][1].master
        is_left_over = worn.total > 0 and bool(rows) and not worn.masters[rows[0][1].master]
        if not is_used and any(
            (is_left_over or is_made_for(item, role)) and total(found) >= ACCEPTED for found, item in own
        ):
            rows = own  # the house's own, however plain
        scored = self._score(role, rows, worn.pages if role is SlideRole.CONTENT else ())
        if not scored or (role is not SlideRole.CONTENT and scored[0][0] < ACCEPTED):
            return None
        others = [layout for points, _, layout in scored[1:] if points >= ACCEPTED and layout.type == scored[0][2].type]
        second = next(iter(others), None)
        return LayoutChoice(scored[0][2], _explain(scored), scored[1][2].name if len(scored) > 1 else "", second)

    def _score(
        self, role: SlideRole, rows: Iterable[tuple[list[Evidence], BrandLayout]], pages: Sequence[BrandLayout]
    ) -> list[_Scored]:
        """The layouts, the best first; looked at is only what can still win, as looking never speaks for one."""
        scored: list[_Scored] = []
        best, left = -math.inf, _MOST_LOOKED_AT
        for evidence, layout in rows:
            points = total(evidence)
            if points > best:
                if not left:
                    break
                left -= 1
                wrong = self.judge(layout, role) + self._weigh_clash(layout, pages)
                if role is SlideRole.CLUSTER and wrong >= _UNREAD:
                    continue  # a title on a panel: the layout of the text slides looks more like the organisation's
                is_header = role is SlideRole.CLUSTER and is_made_for(layout, role)  # rare, and often on a picture
                points -= _WEIGHT_OF_PICTURE * wrong / (2 if is_header else 1)
                best = max(best, points)
            scored.append((points, evidence, layout))
        return sorted(scored, key=lambda row: -row[0])

    def _weigh_clash(self, layout: BrandLayout, pages: Sequence[BrandLayout]) -> float:
        """What is wrong with a layout that no slide uses, and dark where most slides of text are light, or light."""
        if layout.part in self.use.counts:
            return 0.0
        slides = sum(self.use.counts[page.part] for page in pages)
        unlike = sum(self.use.counts[page.part] for page in pages if self.clash(layout, page))
        return _CONTRARY if 2 * unlike > slides else 0.0

    def _list(self, role: SlideRole, general: BrandLayout | None, worn: Worn) -> Iterable[BrandLayout]:
        if role is SlideRole.CLUSTER:
            headers = self.headers or self.layouts
            house = _list_house(headers, general) | set(self.use.counts)
            return [item for item in headers if item.part in house and may_open(item, general, self.use.counts)]
        if role is SlideRole.CONTENT:
            fitting = [item for item in self.layouts if item.holds_text or self._may_be_usual(item)]
            fitting += [item for item in self.layouts if item.is_stage and self._is_page(item)]
            if worn.usual is not None and worn.usual not in fitting:
                fitting.append(worn.usual)
            if not worn.has_text:  # all that slides of text use are titles alone: the house's look, whatever has a text
                heads = [item for item in self.layouts if item.is_head and worn.masters[item.master]]
                fitting += [item for item in heads if item not in fitting]
            return fitting if any(item.holds_text or item.is_stage for item in fitting) else self.layouts
        if role is SlideRole.PICTURE:
            shown = [item for item in self.layouts if item.shows_picture]
            house = _list_house(self.layouts, general)
            return [
                item
                for item in shown
                if general is None or (item.part in house and is_akin(item, general) and not self.clash(item, general))
            ]
        return self.layouts

    def _is_page(self, stage: BrandLayout) -> bool:
        """Whether sample slides of text stand on a layout without places: not the first one, if there are others."""
        count = self.use.counts.get(stage.part, 0)
        is_cover = stage.part == self.use.first and len(self.use.counts) > 1
        return count > 0 and not is_cover and is_made_for(stage, SlideRole.CONTENT)

    def _may_be_usual(self, layout: BrandLayout) -> bool:
        """Whether it is the layout that most sample slides use, or one that is named as it, and may have the room."""
        if fold_name(layout.told_name) in ALIASES[SlideRole.CONTENT]:
            return layout.title is not None and bool(layout.bodies)
        count, most = self.use.counts.get(layout.part, 0), max(self.use.counts.values(), default=0)
        return layout.may_hold_text and count == most and count >= _MANY

    def _choose_by_name(self, role: SlideRole, general: BrandLayout | None) -> LayoutChoice | None:
        """By name alone; a dark layout among light ones, or the other way, only where sample slides use it."""
        named: dict[str, list[BrandLayout]] = {}
        for layout in self.layouts:
            named.setdefault(fold_name(layout.name), []).append(layout)
        for alias in ALIASES[role]:
            found = [item for item in named.get(alias, ()) if item.holds_text and item.title is not None]
            found = [
                item
                for item in found
                if general is None or item.part in self.use.counts or not self.clash(item, general)
            ]
            if found:
                layout = min(found, key=lambda item: (-self.use.counts.get(item.part, 0), self.judge(item, role)))
                return LayoutChoice(layout, tell("its name, “{name}”", name=layout.name))
        return None


_WEIGHED = frozenset({SlideRole.TITLE, SlideRole.CONTENT, SlideRole.CLUSTER, SlideRole.PICTURE})


def _list_house(layouts: Sequence[BrandLayout], general: BrandLayout | None) -> set[str]:
    """Those on the master of the text slides; all of them where each has a master of its own."""
    own = {item.part for item in layouts if general is not None and item.master == general.master}
    return own if len(own) >= _FEW_OF_MASTER else {item.part for item in layouts}


def _explain(scored: Sequence[_Scored]) -> str:
    score, evidence, _ = scored[0]
    if len(scored) == 1:
        return tell("{why}; score {score}", why=say_why(evidence), score=f"{score:.1f}")
    return tell(
        "{why}; score {score}, next “{next}” {other}",
        why=say_why(evidence),
        score=f"{score:.1f}",
        next=scored[1][2].name,
        other=f"{scored[1][0]:.1f}",
    )


def list_layouts(layouts: Iterable[BrandLayout]) -> str:
    """Name the layouts that there are, for a message."""
    return ", ".join(dict.fromkeys(f"“{layout.name}”" for layout in layouts)) or "none"


def _choose_named(
    layouts: Sequence[BrandLayout], template: Template
) -> tuple[dict[SlideRole, LayoutChoice], list[Problem]]:
    by_name: Mapping[str, BrandLayout] = {fold_name(layout.name) or layout.name: layout for layout in reversed(layouts)}
    chosen: dict[SlideRole, LayoutChoice] = {}
    problems: list[Problem] = []
    for key, name in template.layouts.items():
        place = template.places.get(f"layouts.{key}", template.place)
        layout = by_name.get(fold_name(name) or name)
        if layout is None:
            message = tell("{name_file} has no layout “{name}”", name_file=_name_file(template), name=name)
            hint = tell("its layouts are {list_layouts}", list_layouts=list_layouts(layouts))
            problems.append(error("template-layout", message, place, hint))
        else:
            chosen[SlideRole(key)] = LayoutChoice(layout, tell("named in template.yaml"))
    return chosen, problems


def _no_layout(template: Template) -> Problem:
    place = template.brand.place if template.brand is not None else template.place
    return error(
        "template-layout",
        tell("{name_file} has no layouts, so there is nothing for slides to stand on", name_file=_name_file(template)),
        place,
        tell("add a layout with a title and a text in the slide master view, and save it again"),
    )


def _name_file(template: Template) -> str:
    return template.brand.file if template.brand is not None else tell("the template")
