"""Makes a house style from a brand presentation: its look, its package and its problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pptx.exc import PythonPptxError

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, SlideLayout, SlideRole
from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.content.template import Brand, Template
from deckgen.house_style.brand_archive import BrandError, read_parts
from deckgen.house_style.brand_ground import stand_shape
from deckgen.house_style.brand_intake import open_presentation
from deckgen.house_style.brand_layouts import BrandLayout, LayoutChoice, choose_layouts
from deckgen.house_style.brand_package import BrandPackage
from deckgen.house_style.brand_palette import make_brand_palette
from deckgen.house_style.brand_panels import judge_texts, lay_panels, list_panelled
from deckgen.house_style.brand_readability import make_readable
from deckgen.house_style.brand_shapes import read_master, read_shapes
from deckgen.house_style.brand_slide_layouts import describe_slide_layout, find_area
from deckgen.house_style.brand_theme import Theme, read_theme
from deckgen.house_style.brand_xml import P
from deckgen.house_style.derived_layouts import DERIVED_ROLES, derive_layout
from deckgen.house_style.font_check import check_fonts
from deckgen.house_style.own_look import describe_logo, describe_paper
from deckgen.house_style.prepared_template import PreparedTemplate
from deckgen.messages.message import tell
from deckgen.problems import Problem, error, warning

if TYPE_CHECKING:
    from pptx.presentation import Presentation

# A presentation can be odd in more ways than anyone can check beforehand: numbers that are none, references to nothing.
_ODD = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError, PythonPptxError)
_LEAST_SIZE, _MOST_SIZE = 72.0, 4032.0  # points; what PowerPoint takes


def prepare_brand(
    template: Template, brand: Brand, wording: LayoutWording = ENGLISH
) -> PreparedTemplate | tuple[Problem, ...]:
    """Read a brand presentation; only problems come back where it cannot be used."""
    try:
        return _prepare(template, brand, open_presentation(read_parts(brand.data)), wording)
    except BrandError as failure:
        return (error(failure.code, f"{brand.file}: {failure.message}", brand.place, failure.hint),)
    except _ODD as failure:
        message = tell(
            "{file}: the presentation holds something that PowerPoint does not write ({failure})",
            file=brand.file,
            failure=failure,
        )
        hint = tell("open it in PowerPoint, let it repair the file and save it again")
        return (error("template-not-pptx", message, brand.place, hint),)


def _prepare(
    template: Template, brand: Brand, opened: Presentation, wording: LayoutWording
) -> PreparedTemplate | tuple[Problem, ...]:
    package = BrandPackage(opened, wording)
    size = _slide_size(opened)
    layouts = _read_layouts(opened, size)
    stage = _Stage(Box(0, 0, *size), {})
    choices, problems = choose_layouts(layouts, template, stage.judge)
    if SlideRole.CONTENT not in choices or any(problem.is_error for problem in problems):
        return problems
    panelled = _lay_panels(choices, stage)
    general = panelled[SlideRole.CONTENT]
    theme = read_theme(general.layout.slide_master)
    palette = make_brand_palette(theme, general.bodies[0].placeholder.background, template.colours)
    writer = _LayoutWriter(package, size, {}, wording)
    described = {role: writer.describe(choice, panelled[role], role) for role, choice in choices.items()}
    of_ours = {described[role].part for role, layout in panelled.items() if layout.own_name}
    readable, unreadable = make_readable(described, palette, template, brand, of_ours)
    look = _describe_look(template, theme, palette, readable, size)
    fonts = dict.fromkeys(holder.font for layout in readable.values() for holder in (layout.title, *layout.bodies[:1]))
    found = (
        *problems,
        *_warn_of_fonts(template),
        *unreadable,
        *_warn_of_panels(panelled.values(), brand),
        *check_fonts(fonts, brand.place),
    )
    return PreparedTemplate(look, package.close(), found)


def _lay_panels(choices: Mapping[SlideRole, LayoutChoice], stage: _Stage) -> dict[SlideRole, BrandLayout]:
    """Put panels under text that cannot be read; roles that share a layout share its copy."""
    made: dict[tuple[str, bool], BrandLayout] = {}
    panelled = {}
    for role, choice in choices.items():
        key = (choice.layout.part, role is SlideRole.TITLE)
        if key not in made:
            made[key] = lay_panels(stage.stand(choice.layout), stage.theme(choice.layout), is_cover=key[1])
        panelled[role] = made[key]
    return panelled


class _Stage(Struct, frozen=True):
    """Looks what is behind the text of layouts, once for each that is asked for."""

    slide: Box
    stood: dict[str, BrandLayout]

    def stand(self, layout: BrandLayout) -> BrandLayout:
        """The layout with what is behind each of its placeholders."""
        if layout.part not in self.stood:
            theme = self.theme(layout)
            shapes = tuple(stand_shape(shape, layout.layout, theme, self.slide) for shape in layout.shapes)
            self.stood[layout.part] = replace(layout, shapes=shapes)
        return self.stood[layout.part]

    def judge(self, layout: BrandLayout) -> int:
        """How badly its text reads."""
        return judge_texts(self.stand(layout))

    @staticmethod
    def theme(layout: BrandLayout) -> Theme:
        """The theme through the layout's eyes."""
        return read_theme(layout.layout.slide_master).seen_from(layout.node)


def _warn_of_panels(layouts: Iterable[BrandLayout], brand: Brand) -> tuple[Problem, ...]:
    """Say where text stands on a picture or on shades on which no colour reads."""
    names = list_panelled(layouts)
    if not names:
        return ()
    message = tell(
        "{file}: no colour of text reads on all of the ground in {names}; deckgen puts plain panels under it",
        file=brand.file,
        names=names,
    )
    hint = tell("make the ground behind the text plainer in the slide master view, or leave it so")
    return (warning("template-ground", message, brand.place, hint),)


def _warn_of_fonts(template: Template) -> tuple[Problem, ...]:
    declared = {"heading": template.heading_font, "body": template.body_font}
    return tuple(
        warning(
            "fonts-of-brand",
            tell("the brand presentation has fonts of its own; “{font}” is not used on slides", font=font),
            template.places.get(f"fonts.{kind}", template.place),
            tell("leave it out, or change the theme's fonts in PowerPoint"),
        )
        for kind, font in declared.items()
        if font
    )


def _slide_size(opened: Presentation) -> tuple[float, float]:
    if opened.slide_width is None or opened.slide_height is None:
        return 720.0, 540.0
    width, height = opened.slide_width.pt, opened.slide_height.pt
    if not (min(width, height) >= _LEAST_SIZE and max(width, height) <= _MOST_SIZE):
        raise BrandError(
            "template-not-pptx",
            "its slides have a size that PowerPoint does not allow",
            "choose 16:9 or 4:3 in PowerPoint",
        )
    return width, height


def _read_layouts(opened: Presentation, size: tuple[float, float]) -> tuple[BrandLayout, ...]:
    defaults = opened.element.find(f"{P}defaultTextStyle")
    found = []
    for master in opened.slide_masters:
        styles = read_master(master, defaults)
        for layout in master.slide_layouts:
            shapes = read_shapes(layout, styles, Box(0, 0, *size))
            found.append(BrandLayout(layout, layout.element, shapes, *size))
    return tuple(found)


class _LayoutWriter(Struct, frozen=True):
    """Describes layouts, and adds those of our own making to the package, each once."""

    package: BrandPackage
    size: tuple[float, float]
    copies: dict[str, str]
    wording: LayoutWording

    def describe(self, choice: LayoutChoice, base: BrandLayout, role: SlideRole) -> SlideLayout:
        """Say what planning must know of a role's layout."""
        area = find_area(base, self.size)
        if role in DERIVED_ROLES and not (role is SlideRole.PICTURE and base.first("pic") is not None):
            derived = derive_layout(base, role, area, self.wording)
            part = self.package.add_layout(derived.node, base.layout)
            reason = tell("made from “{name}” ({reason})", name=base.layout.name, reason=choice.reason)
            layout = describe_slide_layout(base, area, self.size, part=part, reason=reason, derived=derived)
            return replace(layout, name=derived.name)
        is_cover = role is SlideRole.TITLE
        reason = choice.reason
        if base.own_name:
            reason = tell(
                "made from “{name}” ({reason}), with panels under its text", name=base.layout.name, reason=choice.reason
            )
        return describe_slide_layout(
            base, area, self.size, part=self._add_copy(base, is_cover=is_cover), reason=reason, is_cover=is_cover
        )

    def _add_copy(self, base: BrandLayout, *, is_cover: bool) -> str:
        if not base.own_name:
            return base.part
        key = f"{base.part} {is_cover}"
        if key not in self.copies:
            self.copies[key] = self.package.add_layout(base.node, base.layout)
        return self.copies[key]


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
