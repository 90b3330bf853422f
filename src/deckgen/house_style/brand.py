"""A template with a brand presentation in; its look, its package and its problems out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.look import Look, SlideLayout, SlideRole, TemplatePackage
from deckgen.content.template import Brand, Template
from deckgen.house_style.brand_archive import BrandError, read_parts
from deckgen.house_style.brand_layouts import BrandLayout, Choice, choose_layouts
from deckgen.house_style.brand_package import BrandPackage
from deckgen.house_style.brand_palette import make_brand_palette
from deckgen.house_style.brand_parts import A, BrandParts, Node, P
from deckgen.house_style.brand_readability import make_readable
from deckgen.house_style.brand_shapes import read_shapes
from deckgen.house_style.brand_slide_layouts import describe_slide_layout, find_area
from deckgen.house_style.brand_theme import Theme, read_theme
from deckgen.house_style.derived_layouts import DERIVED_ROLES, derive_layout
from deckgen.house_style.font_check import check_fonts
from deckgen.house_style.own_look import describe_logo, describe_paper
from deckgen.problems import Problem, error, warning

# A presentation can be odd in more ways than anyone can check beforehand: numbers that are none, references to nothing.
_ODD = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError)
_LEAST_SIZE, _MOST_SIZE = 72.0, 4032.0  # points; what PowerPoint takes


class PreparedBrand(Struct, frozen=True):
    """A brand that can be used, with what its author should know of."""

    look: Look
    package: TemplatePackage
    problems: tuple[Problem, ...]


def prepare_brand(template: Template, brand: Brand) -> PreparedBrand | tuple[Problem, ...]:
    """Read a brand presentation; only problems come back where it cannot be used."""
    try:
        return _prepare(template, brand, BrandParts(read_parts(brand.data)))
    except BrandError as failure:
        return (error(failure.code, f"{brand.file}: {failure.message}", brand.place, failure.hint),)
    except _ODD as failure:
        message = f"{brand.file}: the presentation holds something that PowerPoint does not write ({failure})"
        hint = "open it in PowerPoint, let it repair the file and save it again"
        return (error("template-not-pptx", message, brand.place, hint),)


def _prepare(template: Template, brand: Brand, parts: BrandParts) -> PreparedBrand | tuple[Problem, ...]:
    package = BrandPackage(parts)
    size = _slide_size(parts)
    layouts = _read_layouts(parts, package.masters, size)
    choices, problems = choose_layouts(layouts, template)
    if SlideRole.CONTENT not in choices or any(problem.is_error for problem in problems):
        return problems
    general = choices[SlideRole.CONTENT].layout
    theme = read_theme(parts, general.master)
    palette = make_brand_palette(theme, general.bodies[0].placeholder.background, template.colours)
    described = {role: _describe(package, choice, role, size) for role, choice in choices.items()}
    readable, unreadable = make_readable(described, palette, template, brand)
    look = _describe_look(template, theme, palette, readable, size)
    fonts = dict.fromkeys(holder.font for layout in readable.values() for holder in (layout.title, *layout.bodies[:1]))
    found = (
        *problems,
        *_warn_of_fonts(template),
        *unreadable,
        *_warn_of_pictures(choices.values(), brand),
        *check_fonts(fonts, brand.place),
    )
    return PreparedBrand(look, package.close(), found)


def _warn_of_pictures(choices: Iterable[Choice], brand: Brand) -> tuple[Problem, ...]:
    """Say where text stands on a picture or on shades, of which no contrast can be computed."""
    names = dict.fromkeys(
        choice.layout.name
        for choice in choices
        for shape in (choice.layout.title, *choice.layout.bodies[:1])
        if shape is not None and not shape.ground_certain
    )
    if not names:
        return ()
    listed = ", ".join(f"“{name}”" for name in names)
    return (
        warning(
            "template-ground",
            f"{brand.file}: text stands on a picture or a shaded ground in {listed}",
            brand.place,
            "look whether it reads everywhere; a plain panel behind the text is safest",
        ),
    )


def _warn_of_fonts(template: Template) -> tuple[Problem, ...]:
    declared = {"heading": template.heading_font, "body": template.body_font}
    return tuple(
        warning(
            "fonts-of-brand",
            f"the brand presentation has fonts of its own; “{font}” is not used on slides",
            template.places.get(f"fonts.{kind}", template.place),
            "leave it out, or change the theme's fonts in PowerPoint",
        )
        for kind, font in declared.items()
        if font
    )


def _slide_size(parts: BrandParts) -> tuple[float, float]:
    node = parts.tree(parts.main_part()).find(f"{P}sldSz")
    if node is None:
        return 720.0, 540.0
    width, height = int(node.get("cx", "9144000")) / 12700, int(node.get("cy", "6858000")) / 12700
    if not (min(width, height) >= _LEAST_SIZE and max(width, height) <= _MOST_SIZE):
        raise BrandError(
            "template-not-pptx",
            "its slides have a size that PowerPoint does not allow",
            "choose 16:9 or 4:3 in PowerPoint",
        )
    return width, height


def _read_layouts(parts: BrandParts, masters: Sequence[str], size: tuple[float, float]) -> tuple[BrandLayout, ...]:
    defaults = parts.tree(parts.main_part()).find(f"{P}defaultTextStyle")
    found = []
    for master in masters:
        theme = read_theme(parts, master)
        for reference in parts.references(master):
            if reference.kind != "slideLayout":
                continue
            node = parts.tree(reference.target)
            common = node.find(f"{P}cSld")
            shapes = read_shapes(node, parts.tree(master), _layout_theme(node, theme), defaults)
            name = "" if common is None else common.get("name", "")
            found.append(
                BrandLayout(
                    reference.target, master, name, node.get("type", ""), shapes, node, size[0] * size[1], size[0]
                )
            )
    return tuple(found)


def _layout_theme(layout: Node, theme: Theme) -> Theme:
    """Follow a layout that maps colours its own way."""
    own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    return theme if own is None else theme.with_names({str(key): str(value) for key, value in own.attrib.items()})


def _describe(package: BrandPackage, choice: Choice, role: SlideRole, size: tuple[float, float]) -> SlideLayout:
    base = choice.layout
    area = find_area(base, size)
    if role in DERIVED_ROLES and not (role is SlideRole.PICTURE and base.first("pic") is not None):
        derived = derive_layout(base, role, area)
        part = package.add_layout(derived, base.part, base.master)
        reason = f"made from “{base.name}” ({choice.reason})"
        layout = describe_slide_layout(base, area, size, part=part, reason=reason, derived=derived)
        return replace(layout, name=derived.name)
    return describe_slide_layout(
        base, area, size, part=base.part, reason=choice.reason, is_cover=role is SlideRole.TITLE
    )


def _describe_look(
    template: Template,
    theme: Theme,
    palette: Mapping[ColourRole, Colour],
    layouts: Mapping[SlideRole, SlideLayout],
    size: tuple[float, float],
) -> Look:
    return Look(
        name=template.name,
        layouts=layouts,
        colours=palette,
        slide_width=size[0],
        slide_height=size[1],
        heading_font=theme.heading_font,
        body_font=theme.body_font,
        paper=describe_paper(template.margins),
        logo=describe_logo(template.logo),
        footer=template.footer,
    )
