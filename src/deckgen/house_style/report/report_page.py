"""Writes `deckgen template check` as a page: each kind of slide in a picture, its layout, why, and how to change it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Placeholder, SlideLayout, SlideRole
from deckgen.house_style.choosing.layout_names import PLACEHOLDER_NAMES
from deckgen.house_style.reading.paper_family import name_family
from deckgen.house_style.report.template_report import NO_QUESTION, TemplateReport, list_changes
from deckgen.house_style.staging.brand_stage import ShownLayout
from deckgen.messages.catalogue import spoken_language, told, worded
from deckgen.problems import Problem

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1f2328;background:#fff}
section{display:grid;grid-template-columns:minmax(18rem,30rem) 1fr;gap:1.5rem;margin:2rem 0;border-top:1px solid #ccc}
section h2{grid-column:1/-1;margin:1rem 0 0;font-size:1.15rem}
svg{width:100%;height:auto;border:1px solid #999;background:#fff}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;padding:.2rem .6rem .2rem 0;vertical-align:top}
pre{background:#f4f4f4;padding:.6rem;overflow:auto}
.swatch{display:inline-block;width:1em;height:1em;border:1px solid #777}
section>div{min-width:0}
@media(max-width:50rem){section{grid-template-columns:minmax(0,1fr)}pre{white-space:pre-wrap;overflow-wrap:anywhere}
table,tbody{display:block}tr{display:grid;grid-template-columns:2fr 2fr 1fr;border-bottom:1px solid #ddd}
td:last-child,th:last-child{grid-column:1/-1}td:empty{display:none}}
"""
_SAMPLE = "Aa"
_LARGEST_SAMPLE = 0.8  # of a placeholder's height


def write_page(report: TemplateReport, look: Look, shown: Mapping[SlideRole, ShownLayout]) -> str:
    """The page, whole: pictures are in it, and it fetches nothing."""
    name = escape(report.name)
    body = "".join(_write_roles(look, shown))
    return (
        f'<!DOCTYPE html>\n<html lang="{spoken_language()}"><head><meta charset="utf-8">'
        f"<title>{name}: template check</title>"
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><main>'
        f"<h1>{name}</h1><p>{escape(_say_size(report))}</p>"
        f"{_write_problems(report.problems)}{body}{_write_fonts(report)}{_write_colours(report)}</main></body></html>\n"
    )


def _write_problems(problems: Iterable[Problem]) -> str:
    rows = "".join(
        f"<li><strong>{escape(worded(each.severity.value))}</strong>: {escape(worded(each.message))}"
        f"{f'<br>{escape(worded(each.hint))}' if each.hint else ''} [{escape(each.code)}]</li>"
        for each in problems
    )
    return f"<h2>{told('To mend')}</h2><ul>{rows}</ul>" if rows else f"<p>{told('Nothing to mend.')}</p>"


def _write_roles(look: Look, shown: Mapping[SlideRole, ShownLayout]) -> Iterator[str]:
    gathered: dict[str, list[SlideRole]] = {}
    for role, layout in look.layouts.items():
        gathered.setdefault(f"{layout.part} {layout.reason}", []).append(role)
    for roles in gathered.values():
        layout = look.layouts[roles[0]]
        names = ", ".join(role.value for role in roles)
        picture = _draw(look, layout, shown.get(roles[0]))
        yield (
            f"<section><h2>{escape(names)}: “{escape(layout.name)}”</h2><div>{picture}</div><div>"
            f"<p>{escape(worded(layout.reason))}</p>{_note_question(roles, layout)}{_write_holders(layout)}"
            f"{_suggest(roles[0], shown.get(roles[0]))}"
            "</div></section>"
        )


def _note_question(roles: Iterable[SlideRole], layout: SlideLayout) -> str:
    return "" if SlideRole.CHOICE not in roles or layout.holds_question else f"<p>{escape(worded(NO_QUESTION))}</p>"


def _draw(look: Look, layout: SlideLayout, shown: ShownLayout | None) -> str:
    """The layout as its slides show it, with the places of texts on it."""
    width, height = look.slide_width, look.slide_height
    ground = f'<rect width="{width:g}" height="{height:g}" fill="#{layout.title.background}"/>'
    if shown is not None:
        stream = io.BytesIO()
        shown.scene.canvas.image.save(stream, "PNG")
        data = base64.b64encode(stream.getvalue()).decode()
        ground = f'<image width="{width:g}" height="{height:g}" href="data:image/png;base64,{data}"/>'
        ground += "".join(_write_panel(box, colour, share) for box, colour, share in shown.laid)
    marks = "".join(_mark(holder) for holder in _holders(layout))
    label = escape(told("The layout {name} with the places of its texts", name=layout.name))
    return f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{label}">{ground}{marks}</svg>'


def _write_panel(box: Box, colour: str, share: float) -> str:
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect {place} fill="#{colour}" fill-opacity="{share:g}"/>'


def _mark(holder: Placeholder) -> str:
    box = holder.box
    size = min(holder.size, _LARGEST_SAMPLE * box.height)
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    sample = (
        f'<text x="{box.x + holder.insets.left:.1f}" y="{box.y + holder.insets.top + size:.1f}" font-size="{size:.1f}"'
        f' fill="#{holder.colour.rgb}">{_SAMPLE} {escape(_name(holder))}</text>'
    )
    outline = f'<rect {place} fill="none" stroke="#{holder.colour.rgb}" stroke-dasharray="6 4"/>'
    return outline if holder.type == "pic" else outline + sample


def _holders(layout: SlideLayout) -> Iterator[Placeholder]:
    yield layout.title
    yield from layout.bodies
    yield from (item for item in (layout.picture, layout.footer, layout.date, layout.number) if item is not None)


def _write_holders(layout: SlideLayout) -> str:
    rows = dict.fromkeys(
        f"<tr><td>{escape(_name(item))}</td>"
        f"<td>{escape(item.font)} {item.size:g} pt</td>"
        f"<td>{_worst(item):.1f}:1</td><td>{escape(_say_changes(item))}</td></tr>"
        for item in _holders(layout)
    )
    heads = (told("place"), told("letters"), told("contrast as seen"), told("deckgen changes"))
    head = "".join(f"<th scope=col>{escape(text)}</th>" for text in heads)
    return f"<table><tr>{head}</tr>{''.join(rows)}</table>"


def _name(item: Placeholder) -> str:
    return worded(PLACEHOLDER_NAMES.get(item.type, item.type))


def _say_size(report: TemplateReport) -> str:
    return told("Slides of {width} × {height} points.", width=f"{report.width:g}", height=f"{report.height:g}")


def _worst(item: Placeholder) -> float:
    ratio = min(contrast(item.colour.rgb, ground) for ground in (item.background, *item.other_backgrounds))
    return int(ratio * 10) / 10


def _say_changes(item: Placeholder) -> str:
    return ", ".join(map(worded, list_changes(item)))


def _suggest(role: SlideRole, shown: ShownLayout | None) -> str:
    """The lines of template.yaml that would give a kind of slide another layout."""
    if shown is None:
        return ""
    other = (shown.runner_up or told("name of another layout")).replace("\\", "\\\\").replace('"', '\\"')
    lines = f'brand: {shown.file}\nlayouts:\n  {role.value}: "{other}"'
    return f"<p>{escape(told('To take another layout, in template.yaml:'))}</p><pre>{escape(lines)}</pre>"


def _write_fonts(report: TemplateReport) -> str:
    rows = "".join(
        f"<li>{escape(font.name)}"
        + (
            escape(told(": widths not known, measured as {measured_as}", measured_as=font.measured_as))
            if font.measured_as
            else ""
        )
        + "</li>"
        for font in report.fonts
    )
    rows += (
        f"<li>{escape(told('papers are set in {font}', font=name_family(report.paper_font)))}</li>"
        if report.paper_font
        else ""
    )
    return f"<h2>{told('Fonts')}</h2><ul>{rows}</ul>" if rows else ""


def _write_colours(report: TemplateReport) -> str:
    rows = "".join(
        f'<li><span class="swatch" style="background:#{rgb}"></span> {escape(role)} #{rgb}</li>'
        for role, rgb in report.colours
    )
    return f"<h2>{told('Colours')}</h2><ul>{rows}</ul>" if rows else ""
