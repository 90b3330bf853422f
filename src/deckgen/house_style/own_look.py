"""Layout designs, palette and fonts in, the look that planning decides with out."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blueprint.lengths import mm
from deckgen.blueprint.look import Logo, Look, PaperStyle, Placeholder, SlideLayout
from deckgen.content.deck import Picture
from deckgen.content.template import PaperMargins, Template
from deckgen.house_style.design_parts import LayoutDesign, PlaceholderDesign
from deckgen.house_style.palette import Palette

DEFAULT_FONT = "Calibri"
TITLE_SPACING = 0.9


def describe_look(template: Template, designs: Iterable[LayoutDesign], palette: Palette) -> Look:
    """Say the geometry, colours and fonts of one of our own house styles."""
    heading = template.heading_font or template.body_font or DEFAULT_FONT
    body = template.body_font or DEFAULT_FONT
    layouts = {
        design.role: _describe_layout(design, number, palette, heading, body)
        for number, design in enumerate(designs, start=1)
    }
    return Look(
        name=template.name,
        layouts=layouts,
        colours=palette,
        heading_font=heading,
        body_font=body,
        paper=describe_paper(template.margins),
        logo=describe_logo(template.logo),
        footer=template.footer,
    )


def describe_paper(margins: PaperMargins) -> PaperStyle:
    """Say the margins of papers in points."""
    return PaperStyle(
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


def _describe_layout(design: LayoutDesign, number: int, palette: Palette, heading: str, body: str) -> SlideLayout:
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
        reason="deckgen's own layout",
        is_own=True,
        area=design.area,
        rows=design.rows,
        home=design.home,
        button=design.button,
    )


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
    )
