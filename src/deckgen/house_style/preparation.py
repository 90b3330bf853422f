"""A template as its author declared it in; the look, the package and the problems of a house style out."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import Look, TemplatePackage
from deckgen.content.template import Template
from deckgen.house_style.contrast_check import check_contrast
from deckgen.house_style.font_check import check_fonts
from deckgen.house_style.layout_designs import adapt_designs
from deckgen.house_style.own_look import describe_look
from deckgen.house_style.own_package import make_package
from deckgen.house_style.palette import is_dark, make_palette
from deckgen.problems import Problem, error


class PreparedTemplate(Struct, frozen=True):
    """What a build needs of a house style. With an error among the problems, neither look nor package is to be used.

    `stands_in` says that they are deckgen's own, for the brand presentation could not be read.
    """

    look: Look
    package: TemplatePackage
    problems: tuple[Problem, ...] = ()
    stands_in: bool = False


def prepare(template: Template) -> PreparedTemplate:
    """Make a template ready for planning and for rendering."""
    if template.brand is not None:
        from deckgen.house_style.brand import PreparedBrand, prepare_brand

        prepared = prepare_brand(template, template.brand)
        if isinstance(prepared, PreparedBrand):
            return PreparedTemplate(prepared.look, prepared.package, prepared.problems)
        own = prepare(replace(template, brand=None, layouts={}))
        return replace(own, problems=prepared, stands_in=True)
    palette = make_palette(template.colours)
    designs = adapt_designs(has_logo=template.logo is not None, is_dark=is_dark(palette))
    look = describe_look(template, designs, palette)
    problems = (
        *check_contrast(template, designs, palette),
        *check_fonts((look.heading_font,), template.places.get("fonts.heading", template.place)),
        *check_fonts({look.body_font} - {look.heading_font}, template.places.get("fonts.body", template.place)),
        *(_refuse_layout(template, key) for key in template.layouts),
    )
    return PreparedTemplate(look, make_package(designs, palette, look), problems)


def _refuse_layout(template: Template, role: str) -> Problem:
    place = template.places.get(f"layouts.{role}", template.place)
    hint = "name the .pptx or .potx under brand:, or leave layouts: out"
    return error(
        "layouts-without-brand", f"there is no brand presentation to find the layout of “{role}” in", place, hint
    )
