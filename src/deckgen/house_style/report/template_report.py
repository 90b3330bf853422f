"""What deckgen understood of a template, and what its author should mend, as a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.look import Look, Override, Placeholder, SlideLayout, SlideRole
from deckgen.content.template import Template
from deckgen.house_style.choosing.layout_names import PLACEHOLDER_NAMES
from deckgen.house_style.own.font_check import FALLBACK, is_known
from deckgen.house_style.preparation import prepare
from deckgen.house_style.prepared_template import PreparedTemplate
from deckgen.house_style.reading.paper_family import name_family
from deckgen.messages.catalogue import told, worded
from deckgen.messages.message import tell
from deckgen.problems import Problem
from deckgen.shown_text import on_a_line


class PlaceholderReport(Struct, frozen=True):
    """A placeholder that slides of a role fill: sizes in points, the contrast of its text at its worst."""

    kind: str
    left: int
    top: int
    width: int
    height: int
    font: str
    size: float
    contrast: float
    changed: tuple[str, ...] = ()  # what slides say themselves, for the layout says it otherwise


class RoleReport(Struct, frozen=True):
    """Slide roles that get the same layout, which, and why."""

    roles: tuple[str, ...]
    layout: str
    reason: str
    placeholders: tuple[PlaceholderReport, ...]
    holds_question: bool = True  # on slides of choices: whether the question stands above them


class FontReport(Struct, frozen=True):
    """A font of the house style; `measured_as` is another one where its own widths are not known."""

    name: str
    measured_as: str


class TemplateReport(Struct, frozen=True):
    """Everything that `deckgen template check` tells."""

    name: str
    width: float
    height: float
    roles: tuple[RoleReport, ...]
    fonts: tuple[FontReport, ...]
    colours: tuple[tuple[str, str], ...]
    paper_font: str  # the family whose widths papers have; "" where it cannot be used at all
    problems: tuple[Problem, ...]


CHANGES: Mapping[Override, str] = {
    "box": tell("the place"),
    "colour": tell("the colour"),
    "links": tell("the colour of links"),
    "levels": tell("the look of deeper levels"),
    "left": tell("lines that begin at the left"),
    "centre": tell("lines in the middle"),
    "capitals": tell("small letters"),
    "spacing": tell("the letter spacing"),
    "underlined": tell("letters without a line under them"),
    "columns": tell("one column"),
    "bold": tell("the weight"),
    "regular": tell("the weight"),
    "signs": tell("the colour of signs in lists"),
    "small-signs": tell("the size of signs in lists"),
    "large-signs": tell("the size of signs in lists"),
    "outline": tell("the outline of letters"),
    "direction": tell("the direction of text"),
    "from-left": tell("the direction of text"),
}


NO_QUESTION = tell("too low for the question above four choices: slides of four choices or more go without it")


def report_template(template: Template) -> TemplateReport:
    """Prepare a template and say what came of it."""
    return report_prepared(template.name, prepare(template))


def report_prepared(name: str, prepared: PreparedTemplate) -> TemplateReport:
    """Say what came of a template; nothing but its problems where it cannot be used at all."""
    look = prepared.look
    roles = () if prepared.stands_in else tuple(_report_roles(look))
    return TemplateReport(
        name=name,
        width=look.slide_width,
        height=look.slide_height,
        roles=roles,
        fonts=() if prepared.stands_in else _report_fonts(look),
        colours=() if prepared.stands_in else tuple((role.value, colour.rgb) for role, colour in look.colours.items()),
        paper_font="" if prepared.stands_in else look.paper.font,
        problems=prepared.problems,
    )


def report_as_page(template: Template) -> tuple[TemplateReport, str]:
    """Learn a template anew, with the pictures of its layouts; say what came of it, also as a page."""
    if template.brand is not None:
        from deckgen.house_style.brand import LearnedBrand, learn_brand
        from deckgen.house_style.report.report_page import write_page

        learned = learn_brand(template, template.brand)
        if isinstance(learned, LearnedBrand):
            report = report_prepared(template.name, learned.prepared)
            return report, write_page(report, learned.prepared.look, learned.shown)
    from deckgen.house_style.report.report_page import write_page

    prepared = prepare(template)
    report = report_prepared(template.name, prepared)
    return report, write_page(report, prepared.look, {})


def write_report(report: TemplateReport) -> str:
    """Write a report as text for a terminal, a line a fact; problems are printed by who prints problems."""
    return "\n".join(map(on_a_line, _write_lines(report))) + "\n"


def _write_lines(report: TemplateReport) -> Iterator[str]:
    yield told(
        "{name}: slides of {width} x {height} pt",
        name=report.name,
        width=f"{report.width:g}",
        height=f"{report.height:g}",
    )
    for role in report.roles:
        yield ""
        yield f"{', '.join(role.roles)}: “{role.layout}” - {worded(role.reason)}"
        for item, count in Counter(role.placeholders).items():
            yield _write_placeholder(item, count)
        if not role.holds_question:
            yield f"    {worded(NO_QUESTION)}"
    if report.fonts:
        yield ""
        yield told("fonts")
    for font in report.fonts:
        yield f"    {font.name}" + (
            told(": widths not known, measured as {measured_as}", measured_as=font.measured_as)
            if font.measured_as
            else ""
        )
    if report.paper_font:
        yield told("    papers are set in {font}", font=name_family(report.paper_font))
    if report.colours:
        yield ""
        yield told("colours")
    for role_name, rgb in report.colours:
        yield f"    {role_name:12} #{rgb}"


def _write_placeholder(item: PlaceholderReport, count: int) -> str:
    place = told(" at {left}, {top}", left=item.left, top=item.top) if count == 1 else ""
    kind = worded(item.kind) + ("" if count == 1 else f" x {count}")
    changed = (
        told("; deckgen sets {changed} on slides", changed=_list(list(map(worded, item.changed))))
        if item.changed
        else ""
    )
    return (
        f"    {kind:12} {item.width} x {item.height} pt{place}; {item.font} {item.size:g} pt;"
        + told(" contrast {ratio}:1", ratio=f"{item.contrast:.1f}")
        + changed
    )


def _list(texts: Sequence[str]) -> str:
    """Texts in a sentence, the last after “and”."""
    return told(" and ").join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else texts[0]


def _report_roles(look: Look) -> Iterator[RoleReport]:
    found: dict[tuple[str, str, tuple[PlaceholderReport, ...], bool], list[str]] = {}
    for role, layout in look.layouts.items():
        holders = tuple(_gather_rows([_report_holder(item) for item in _holders(layout)]))
        holds_question = role is not SlideRole.CHOICE or layout.holds_question
        found.setdefault((layout.name, layout.reason, holders, holds_question), []).append(role.value)
    for (name, reason, holders, holds_question), roles in found.items():
        yield RoleReport(tuple(roles), name, reason, holders, holds_question)


def _gather_rows(holders: Iterable[PlaceholderReport]) -> Iterator[PlaceholderReport]:
    """Say of placeholders that differ in nothing but their height on the slide that they are the same."""
    listed = list(holders)
    seen = Counter(replace(item, top=0) for item in listed)
    for item in listed:
        same = replace(item, top=0)
        yield item if seen[same] == 1 else same


def _holders(layout: SlideLayout) -> Iterator[Placeholder]:
    yield layout.title
    yield from layout.bodies
    for holder in (layout.picture, layout.footer, layout.date, layout.number):
        if holder is not None:
            yield holder


def _report_holder(item: Placeholder) -> PlaceholderReport:
    ratio = min(contrast(item.colour.rgb, ground) for ground in (item.background, *item.other_backgrounds))
    box = item.box
    return PlaceholderReport(
        PLACEHOLDER_NAMES.get(item.type, item.type),
        round(box.x),
        round(box.y),
        round(box.width),
        round(box.height),
        item.font,
        item.size,
        int(ratio * 10) / 10,
        tuple(list_changes(item)),
    )


def list_changes(item: Placeholder) -> list[str]:
    """What slides say of a text themselves."""
    return sorted({CHANGES[name] for name in item.overrides})


def _report_fonts(look: Look) -> tuple[FontReport, ...]:
    used = dict.fromkeys(item.font for layout in look.layouts.values() for item in (layout.title, *layout.bodies))
    names = dict.fromkeys((look.heading_font, look.body_font, *used))
    return tuple(FontReport(name, "" if is_known(name) else FALLBACK) for name in names)
