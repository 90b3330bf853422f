"""Prepares the look, the package and the problems of a house style from its declared template."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.content.template import Brand, Covers, Template
from deckgen.house_style.own.contrast_check import check_contrast
from deckgen.house_style.own.cover_photograph import find_veil
from deckgen.house_style.own.font_check import check_fonts
from deckgen.house_style.own.layout_designs import adapt_designs
from deckgen.house_style.own.own_look import describe_look
from deckgen.house_style.own.own_package import make_package
from deckgen.house_style.own.palette import is_dark, make_palette
from deckgen.house_style.prepared_template import PreparedTemplate
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

__all__ = ["PreparedTemplate", "prepare"]


def prepare(template: Template, wording: LayoutWording = ENGLISH) -> PreparedTemplate:
    """Make a template ready for planning and for rendering; its layouts speak a language."""
    if template.brand is not None:
        return _prepare_with_brand(template, template.brand, wording)
    palette = make_palette(template.colours)
    is_plain = template.covers is Covers.PLAIN
    photograph = None if is_plain or is_dark(palette) else template.photograph
    designs = adapt_designs(
        has_logo=template.logo is not None,
        is_dark=is_dark(palette),
        is_plain=is_plain,
        veil=find_veil(photograph, palette) if photograph else 0.0,
        wording=wording,
    )
    look = describe_look(template, designs, palette)
    problems = (
        *check_contrast(template, designs, palette),
        *check_fonts((look.heading_font,), template.places.get("fonts.heading", template.place)),
        *check_fonts({look.body_font} - {look.heading_font}, template.places.get("fonts.body", template.place)),
        *(_refuse_layout(template, key) for key in template.layouts),
    )
    return PreparedTemplate(look, make_package(designs, palette, look, wording, photograph), problems)


def _prepare_with_brand(template: Template, brand: Brand, wording: LayoutWording) -> PreparedTemplate:
    """Remember a brand presentation, or learn it; where it cannot be read, deckgen's own style stands in."""
    from deckgen.house_style.prepared_cache import keep, recall

    remembered = recall(template, wording)
    if remembered is not None:
        return remembered
    from deckgen.house_style.brand import prepare_brand

    prepared = prepare_brand(template, brand, wording)
    if isinstance(prepared, PreparedTemplate):
        keep(template, prepared, wording)
        return prepared
    own = prepare(replace(template, brand=None, layouts={}), wording)
    return replace(own, problems=prepared, stands_in=True)


def _refuse_layout(template: Template, role: str) -> Problem:
    place = template.places.get(f"layouts.{role}", template.place)
    hint = tell("name the .pptx or .potx under brand:, or leave layouts: out")
    return error(
        "layouts-without-brand",
        tell("there is no brand presentation to find the layout of “{role}” in", role=role),
        place,
        hint,
    )
