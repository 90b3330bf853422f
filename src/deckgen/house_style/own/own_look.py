"""Assembles the look that planning decides with from layout designs, palette and fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.blueprint.colours import mix
from deckgen.blueprint.lengths import mm
from deckgen.blueprint.look import Logo, Look, Ornament, PaperStyle, Placeholder, SlideLayout
from deckgen.content.deck import Picture
from deckgen.content.template import PaperMargins, Template
from deckgen.house_style.own.design_parts import LINE, LOGO, OUTLINE_ALPHA, LayoutDesign, PlaceholderDesign, fit_logo
from deckgen.house_style.own.palette import Palette
from deckgen.messages.message import tell

DEFAULT_FONT = "Calibri"
TITLE_SPACING = 0.9


def describe_look(template: Template, designs: Iterable[LayoutDesign], palette: Palette) -> Look:
    """Say the geometry, colours and fonts of one of our own house styles."""
    heading = template.heading_font or template.body_font or DEFAULT_FONT
    body = template.body_font or DEFAULT_FONT
    logo = describe_logo(template.logo)
    layouts = {
        design.role: _describe_layout(design, number, palette, (heading, body), logo)
        for number, design in enumerate(designs, start=1)
    }
    return Look(
        name=template.name,
        layouts=layouts,
        colours=palette,
        heading_font=heading,
        body_font=body,
        paper=describe_paper(template.margins),
        logo=logo,
        footer=template.footer,
    )


def describe_paper(margins: PaperMargins, font: str = PaperStyle().font) -> PaperStyle:
    """Say the margins of papers in points, and the family they are set in."""
    return PaperStyle(
        font=font,
        margin_top=mm(margins.top),
        margin_bottom=mm(margins.bottom),
        margin_inner=mm(margins.inner),
        margin_outer=mm(margins.outer),
    )


def describe_logo(picture: Picture | None) -> Logo | None:
    """Say the organisation's mark as papers draw it."""
    if picture is None:
        return None
    return Logo(picture.data, picture.format, picture.width, picture.height, picture.alt)


def _describe_layout(
    design: LayoutDesign, number: int, palette: Palette, fonts: tuple[str, str], logo: Logo | None
) -> SlideLayout:
    heading, body = fonts
    background = palette[design.background].rgb
    made = {
        item.index: _describe_placeholder(item, palette, background, heading if item.is_title else body)
        for item in design.placeholders
    }
    by_type = {item.type: made[item.index] for item in design.placeholders if item.type != "body"}
    return SlideLayout(
        name=design.name,
        part=f"ppt/slideLayouts/slideLayout{number}.xml",
        title=made[0],
        bodies=tuple(made[item.index] for item in design.placeholders if item.type in {"body", "subTitle"}),
        picture=by_type.get("pic"),
        footer=by_type.get("ftr"),
        number=by_type.get("sldNum"),
        date=by_type.get("dt"),
        reason=tell("deckgen's own layout"),
        is_own=True,
        area=design.area,
        rows=design.rows,
        home=design.home,
        button=design.button,
        line=next((item.box.y for item in design.ornaments if item.box == LINE), None),
        ornaments=tuple(_describe_ornaments(design, palette, background, logo)),
    )


def _describe_ornaments(design: LayoutDesign, palette: Palette, ground: str, logo: Logo | None) -> Iterator[Ornament]:
    """Say what is drawn; what shines through is mixed with the ground, because papers have no such inks."""
    for item in design.ornaments:
        fill = mix(ground, palette[item.fill].rgb, item.alpha) if item.fill else ""
        outline = mix(ground, palette[item.outline].rgb, OUTLINE_ALPHA) if item.outline else ""
        yield Ornament(item.shape, item.box, fill, outline, item.outline_width)
    if logo is not None and not design.is_cover:
        yield Ornament("logo", fit_logo(logo, LOGO, to_right=True))


def _describe_placeholder(item: PlaceholderDesign, palette: Palette, background: str, font: str) -> Placeholder:
    return Placeholder(
        type=item.type,
        index=item.index,
        box=item.box,
        size=item.size,
        font=font,
        bold=item.bold,
        line_spacing=TITLE_SPACING if item.is_title else 1.0,
        anchor=item.anchor,
        colour=palette[item.colour],
        background=background,
        name=item.name,
    )
