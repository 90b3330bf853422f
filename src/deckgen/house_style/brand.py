"""Makes a house style from a brand presentation: its look, its package and its problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pptx.exc import PythonPptxError

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Logo, Look, PaperStyle, SlideLayout, SlideRole
from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.content.template import Brand, Template
from deckgen.house_style.additions.brand_panels import list_panelled
from deckgen.house_style.additions.brand_slide_layouts import (
    begin_left,
    describe_slide_layout,
    find_area,
    follow_title,
    keep_clear,
)
from deckgen.house_style.additions.derived_layouts import DERIVED_ROLES, derive_layout
from deckgen.house_style.brand_package import BrandPackage
from deckgen.house_style.choosing.akin_layouts import keep_akin
from deckgen.house_style.choosing.layout_chooser import LayoutChooser
from deckgen.house_style.choosing.layout_names import find_prefix
from deckgen.house_style.choosing.layout_scores import SampleUse
from deckgen.house_style.covers.raised_titles import raise_titles
from deckgen.house_style.intake.brand_archive import read_parts
from deckgen.house_style.intake.brand_intake import find_objects, find_sample_use, open_presentation
from deckgen.house_style.own.font_check import check_fonts
from deckgen.house_style.own.own_look import describe_logo, describe_paper
from deckgen.house_style.parts.brand_error import BrandError
from deckgen.house_style.parts.brand_xml import A, P
from deckgen.house_style.parts.inheritance import MasterStyles, read_master
from deckgen.house_style.prepared_template import PreparedTemplate
from deckgen.house_style.reading.brand_layouts import BrandLayout, LayoutChoice
from deckgen.house_style.reading.brand_logo import find_logo
from deckgen.house_style.reading.brand_palette import make_brand_palette
from deckgen.house_style.reading.brand_shapes import read_shapes
from deckgen.house_style.reading.paper_family import choose_paper_family
from deckgen.house_style.samples.cover import SampleCover, read_first_slide, read_sample_cover
from deckgen.house_style.samples.habits import read_habits
from deckgen.house_style.samples.words import SampleText, place_words, read_sample_texts
from deckgen.house_style.samples.worn_habits import WornHabit, wear_habits
from deckgen.house_style.staging.brand_stage import COVERS, BrandStage, ShownLayout
from deckgen.house_style.staging.cover_art import draw_cover_art
from deckgen.house_style.staging.even_veils import even_veils
from deckgen.house_style.staging.hand_colours import take_back_unread
from deckgen.house_style.staging.spared_covers import spare_cover
from deckgen.house_style.standing.brand_readability import make_readable
from deckgen.house_style.standing.way_home import colour_home
from deckgen.messages.message import tell, tell_all
from deckgen.problems import Problem, error, warning

if TYPE_CHECKING:
    from pptx.presentation import Presentation

# A presentation can be odd in more ways than anyone can check beforehand: numbers that are none, references to nothing.
_ODD = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError, PythonPptxError)
_LEAST_SIZE, _MOST_SIZE = 72.0, 4032.0  # points; what PowerPoint takes
_MOST_LAYOUTS = 1000


def prepare_brand(
    template: Template, brand: Brand, wording: LayoutWording = ENGLISH
) -> PreparedTemplate | tuple[Problem, ...]:
    """Read a brand presentation; only problems come back where it cannot be used."""
    learned = learn_brand(template, brand, wording)
    return learned.prepared if isinstance(learned, LearnedBrand) else learned


class LearnedBrand(Struct, frozen=True):
    """A prepared brand presentation, and its layouts as they were looked at."""

    prepared: PreparedTemplate
    shown: Mapping[SlideRole, ShownLayout]


def learn_brand(
    template: Template, brand: Brand, wording: LayoutWording = ENGLISH
) -> LearnedBrand | tuple[Problem, ...]:
    """The same, with the pictures by which its layouts were judged."""
    try:
        parts = read_parts(brand.data)
        presentation = open_presentation(parts)
        habits = _wear_habits(presentation, parts)
        opened = _Opened(presentation, find_sample_use(parts), find_objects(parts), *_read_first(parts), habits)
        return _prepare(template, brand, opened, wording)
    except BrandError as failure:
        message = tell("{file}: {reason}", file=brand.file, reason=failure.message)
        return (error(failure.code, message, brand.place, failure.hint),)
    except _ODD as failure:
        message = tell(
            "{file}: the presentation holds something that PowerPoint does not write ({failure})",
            file=brand.file,
            failure=failure,
        )
        hint = tell("open it in PowerPoint, let it repair the file and save it again")
        return (error("template-not-pptx", message, brand.place, hint),)


def _read_first(parts: Mapping[str, bytes]) -> tuple[SampleCover | None, tuple[SampleText, ...]]:
    """The art and the texts of the first sample slide; an odd slide has none, for no slide of ours needs it."""
    try:
        root = read_first_slide(parts)
        return (None, ()) if root is None else (read_sample_cover(parts), read_sample_texts(root))
    except (BrandError, *_ODD):
        return None, ()


def _wear_habits(presentation: Presentation, parts: Mapping[str, bytes]) -> Mapping[str, WornHabit]:
    """Give the layouts what nearly all of their sample slides have by hand; odd slides have no habits."""
    try:
        return wear_habits(presentation, read_habits(parts))
    except (BrandError, *_ODD):
        return {}


class _Opened(Struct, frozen=True):
    """A presentation without its slides, and what those used."""

    presentation: Presentation
    use: SampleUse
    objects: tuple[str, ...] = ()  # the layouts with objects of other programs
    art: SampleCover | None = None  # what the first sample slide drew
    texts: tuple[SampleText, ...] = ()  # what it has words in
    habits: Mapping[str, WornHabit] = {}  # what layouts have from their sample slides, by part


def _prepare(
    template: Template, brand: Brand, opened: _Opened, wording: LayoutWording
) -> LearnedBrand | tuple[Problem, ...]:
    package = BrandPackage(opened.presentation, wording)
    size = _slide_size(opened.presentation)
    styles = _read_masters(opened.presentation)
    layouts = _read_layouts(opened, styles, size)
    first = next((layout for layout in layouts if layout.part == opened.use.first), None)
    stage = BrandStage(styles, size, None if first is None else place_words(opened.texts, first))
    choices, problems = LayoutChooser(layouts, template, opened.use, stage.judge, stage.clash).choose()
    if SlideRole.CONTENT not in choices or any(problem.is_error for problem in problems):
        return problems
    choices = take_back_unread(choices, stage)
    if SlideRole.TITLE.value not in template.layouts:
        choices = _draw_art(choices, opened, layouts, styles, stage)
    choices = {role: spare_cover(choices, role, template, stage) for role in choices}
    choices = keep_akin(choices, stage.dress(choices), template)
    dressed = raise_titles(even_veils(stage.dress(choices), stage))
    general = dressed[SlideRole.CONTENT]
    theme = stage.theme(general)
    body = general.bodies[0].placeholder
    ground, text = body.background, body.colour.rgb
    palette = make_brand_palette(theme, ground, template.colours, text=text, shades=body.other_backgrounds)
    writer = _LayoutWriter(package, size, {}, wording, stage)
    described = {role: writer.describe(choice, dressed[role], role) for role, choice in choices.items()}
    of_ours = {described[role].part for role, layout in dressed.items() if layout.panelled}
    readable, unreadable = make_readable(described, palette, template, brand, of_ours)
    readable = {
        role: replace(colour_home(layout, stage.scene(base), palette), face=stage.theme(base).refer(body.font))
        for role, layout, base in ((role, layout, dressed[role]) for role, layout in readable.items())
    }
    from_right = _runs_from_right(opened.presentation)
    shown = [dressed[role].layout for role in (SlideRole.CONTENT, SlideRole.TITLE)]
    logo = describe_logo(template.logo) or find_logo(shown, theme, size)
    paper = describe_paper(template.margins, choose_paper_family(general.bodies[0].placeholder.font))
    fonts = (theme.heading_font, body.font)
    look = _describe_look(template, fonts, palette, readable, size, from_right=from_right, logo=logo, paper=paper)
    used = dict.fromkeys(holder.font for layout in readable.values() for holder in (layout.title, *layout.bodies[:1]))
    found = (
        *problems,
        *_warn_of_fonts(template),
        *unreadable,
        *_warn_of_panels(dressed.values(), brand),
        *_warn_of_doubts(dressed.values(), brand),
        *_warn_of_objects(opened.objects, brand),
        *check_fonts(used, brand.place),
    )
    pictures = {
        role: ShownLayout(stage.scene(dressed[role]), choice.runner_up, brand.file, dressed[role].laid)
        for role, choice in choices.items()
    }
    return LearnedBrand(PreparedTemplate(look, package.close(), found), pictures)


def _draw_art(
    choices: dict[SlideRole, LayoutChoice],
    opened: _Opened,
    layouts: Sequence[BrandLayout],
    styles: Mapping[str, MasterStyles],
    stage: BrandStage,
) -> dict[SlideRole, LayoutChoice]:
    """The choices, with the art of the first sample slide on its cover."""
    if opened.art is None:
        return choices
    try:
        return draw_cover_art(choices, opened.art, opened.use, layouts, styles=styles, stage=stage)
    except _ODD:
        return choices


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


def _warn_of_doubts(layouts: Iterable[BrandLayout], brand: Brand) -> tuple[Problem, ...]:
    """Say where a picture behind text is of a kind that cannot be looked at."""
    doubted = (item for item in layouts if any(shape.doubted for shape in (item.title, *item.bodies[:1]) if shape))
    names = ", ".join(dict.fromkeys(f"“{layout.layout.name}”" for layout in doubted))
    if not names:
        return ()
    message = tell(
        "{file}: part of the ground in {names} is a picture that nobody can read here; text keeps its colours",
        file=brand.file,
        names=names,
    )
    return (warning("template-ground", message, brand.place, tell("save that picture as PNG, or look at the slides")),)


def _warn_of_objects(layouts: tuple[str, ...], brand: Brand) -> tuple[Problem, ...]:
    """Say where an object of another program stays behind: a file in it would travel in every deck."""
    if not layouts:
        return ()
    message = tell(
        "{file}: objects of other programs in {names} stay behind; what is shown is the picture of each, if it has one",
        file=brand.file,
        names=", ".join(f"“{name}”" for name in layouts),
    )
    hint = tell("insert a picture in their place in the slide master view, or leave it so")
    return (warning("template-object", message, brand.place, hint),)


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


def _runs_from_right(opened: Presentation) -> bool:
    """Whether text boxes run from the right where they say nothing of it."""
    level = opened.element.find(f"{P}defaultTextStyle/{A}lvl1pPr")
    return level is not None and level.get("rtl") in {"1", "true"}


def _slide_size(opened: Presentation) -> tuple[float, float]:
    if opened.slide_width is None or opened.slide_height is None:
        return 720.0, 540.0
    width, height = opened.slide_width.pt, opened.slide_height.pt
    if not (min(width, height) >= _LEAST_SIZE and max(width, height) <= _MOST_SIZE):
        raise BrandError(
            "template-not-pptx",
            tell("its slides have a size that PowerPoint does not allow"),
            "choose 16:9 or 4:3 in PowerPoint",
        )
    return width, height


def _read_masters(opened: Presentation) -> dict[str, MasterStyles]:
    defaults = opened.element.find(f"{P}defaultTextStyle")
    return {str(master.part.partname.membername): read_master(master, defaults) for master in opened.slide_masters}


def _read_layouts(
    opened: _Opened, styles: Mapping[str, MasterStyles], size: tuple[float, float]
) -> tuple[BrandLayout, ...]:
    masters = opened.presentation.slide_masters
    if sum(len(master.slide_layouts) for master in masters) > _MOST_LAYOUTS:
        raise BrandError(
            "template-too-large",
            tell("its slide masters have more than {most} layouts", most=_MOST_LAYOUTS),
            tell("delete those that no slide needs in the slide master view"),
        )
    found = []
    for master in masters:
        name = str(master.part.partname.membername)
        prefix = find_prefix([layout.name for layout in master.slide_layouts])
        for number, layout in enumerate(master.slide_layouts):
            shapes = tuple(
                shape
                for shape in read_shapes(layout.element, styles[name])
                if shape.is_seen(*size) and not shape.is_turned_title
            )
            worn = opened.habits.get(str(layout.part.partname.membername), WornHabit())
            read = BrandLayout(layout, layout.element, shapes, *size, prefix=prefix, master=name, is_first=number == 0)
            found.append(replace(read, habits=worn.words, by_hand=worn.colours, undrawn=worn.undrawn))
    return tuple(found)


class _LayoutWriter(Struct, frozen=True):
    """Describes layouts, and adds those of our own making to the package, each once."""

    package: BrandPackage
    size: tuple[float, float]
    copies: dict[str, str]
    wording: LayoutWording
    stage: BrandStage

    def describe(self, choice: LayoutChoice, base: BrandLayout, role: SlideRole) -> SlideLayout:
        """Say what planning must know of a role's layout."""
        scene = self.stage.scene(base)
        choice = replace(choice, reason=_tell_habits(choice.reason, base.habits))
        if role in COVERS:
            area = base.bodies[0].placeholder.box if base.bodies else Box(0, 0, 0, 0)
        else:
            area = keep_clear(find_area(base, self.size), scene)
        if role in DERIVED_ROLES and not (role is SlideRole.PICTURE and choice.layout.shows_picture):
            derived = derive_layout(base, role, area, self.wording)
            part = self.package.add_layout(derived.node, base.layout)
            reason = tell("made from “{name}” ({reason})", name=base.layout.name, reason=choice.reason)
            layout = describe_slide_layout(base, area, scene, part=part, reason=reason, derived=derived)
            return replace(layout, name=derived.name)
        choice = choice if not base.arranged else replace(choice, reason=_add(choice.reason, base.arranged))
        reason = choice.reason
        if base.own_name:
            reason = tell(
                "made from “{name}” ({reason}), with {changes}",
                name=base.layout.name,
                reason=choice.reason,
                changes=tell_all(base.changes),
            )
        is_cover = role is SlideRole.TITLE
        part = self._add_copy(base)
        is_section = role is SlideRole.CLUSTER
        layout = describe_slide_layout(
            base, area, scene, part=part, reason=reason, is_cover=is_cover, is_section=is_section
        )
        return layout if is_cover else (follow_title if is_section else begin_left)(layout, base)

    def _add_copy(self, base: BrandLayout) -> str:
        if not base.own_name:
            return base.part
        key = f"{base.part} {id(base.node)}"  # one layout may have a copy for covers and another for text
        if key not in self.copies:
            self.copies[key] = self.package.add_layout(base.node, base.layout)
        return self.copies[key]


def _tell_habits(reason: str, habits: Sequence[str]) -> str:
    if not habits:
        return reason
    return tell("{reason}; as on its sample slides: {habits}", reason=reason, habits=tell_all(habits))


def _add(reason: str, arranged: str) -> str:
    return tell("{reason}; {arranged}", reason=reason, arranged=arranged)


def _describe_look(
    template: Template,
    fonts: tuple[str, str],
    palette: Mapping[ColourRole, Colour],
    layouts: Mapping[SlideRole, SlideLayout],
    size: tuple[float, float],
    *,
    from_right: bool,
    logo: Logo | None,
    paper: PaperStyle,
) -> Look:
    return Look(
        name=template.name,
        layouts=layouts,
        colours=palette,
        slide_width=size[0],
        slide_height=size[1],
        heading_font=fonts[0],
        body_font=fonts[1],
        paper=paper,
        logo=logo,
        footer=template.footer,
        from_right=from_right,
    )
