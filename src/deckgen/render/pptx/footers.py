"""Writes the shapes that fill a layout's placeholders for footer, date and slide number."""

from __future__ import annotations

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder
from deckgen.blueprint.slides import Slide
from deckgen.presentation_xml import SLIDE_NUMBER_FIELD, escape, transform
from deckgen.render.pptx.shapes import write_holder
from deckgen.render.pptx.text_body import language_name, read_setting


def write_footers(slide: Slide, identifier: int) -> str:
    """Write those that the slide has words for and the layout a place."""
    language = language_name(slide.language)
    layout = slide.layout
    shapes: list[str] = []
    for holder, text, box in (
        (layout.footer, slide.footer, slide.footer_box),
        (layout.date, slide.date, slide.date_box),
        (layout.number, str(slide.number) if slide.number else "", None),
    ):
        if holder is not None and text:
            shapes.append(_write_footer(holder, text, identifier + len(shapes), language, box=box))
    return "".join(shapes)


def _write_footer(holder: Placeholder, text: str, identifier: int, language: str, *, box: Box | None) -> str:
    setting = read_setting(holder, language)
    size = f'sz="{round(holder.size * 100)}"'
    look = f'<a:rPr lang="{language}" {size}{setting.letters} dirty="0">{setting.colour}</a:rPr>'
    words = f"<a:t>{escape(text)}</a:t>"
    box = box or (holder.box if "box" in holder.overrides else None)
    place = transform(box) if box else ""
    name = escape(holder.name or holder.type)
    properties = f"<a:pPr{setting.direction}/>" if setting.direction else ""
    run = f"<a:r>{look}{words}</a:r>"
    if holder.type == "sldNum":
        run = f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum">{look}{words}</a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{write_holder(holder)}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p>{properties}{run}<a:endParaRPr lang="{language}" {size}/></a:p></p:txBody></p:sp>'
    )
