"""The designs of our own slides: for every role its boxes, sizes and ornaments, in points.

The one truth that both the look (for planning) and the parts of the package (for PowerPoint) are made from.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import RowStyle, SlideRole
from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.house_style.own.design_parts import (
    AGENDA_ROWS,
    AREA,
    BAND,
    BUTTON,
    BUTTON_AT_FOOT,
    CHOICE_ROWS,
    DATE,
    DATE_BEFORE_BUTTON,
    DATE_INDEX,
    DATE_ON_TITLE,
    FIRST_ROW,
    FOOTER,
    FOOTER_BEFORE_BUTTON,
    FOOTER_INDEX,
    HEIGHT,
    LEFT,
    LINE,
    NUMBER,
    NUMBER_INDEX,
    PICTURE_INDEX,
    PROMPTS,
    THIN_BAND,
    TITLE,
    TITLE_BESIDE_LOGO,
    WIDTH,
    WITHOUT_ROWS,
    LayoutDesign,
    OrnamentDesign,
    PlaceholderDesign,
    place_rows,
)

# Two circles, and the widths of texts that end before the first of them and before the second.
LEFT_CIRCLE, RIGHT_CIRCLE = Box(620, 96, 300, 300), Box(770, 96, 300, 300)
BESIDE_SPARE = Box(AREA.x, AREA.y, 736, AREA.height)  # text that ends before what is drawn at the slide's edge
COVER_TEXT, BESIDE_CIRCLE, BESIDE_CIRCLES = 536.0, 680.0, 512.0


def _title() -> PlaceholderDesign:
    return PlaceholderDesign("title", 0, "Title", TITLE, 28, "Title", ColourRole.PRIMARY, bold=True, anchor="b")


def _text(
    box: Box = AREA, size: float = 22, *, bullets: bool = False, index: int = 1, anchor: str = "t"
) -> PlaceholderDesign:
    prompt = "Text\nSecond level\nThird level"
    return PlaceholderDesign("body", index, "Text", box, size, prompt, anchor=anchor, bullets=bullets)


def _footers(colour: ColourRole = ColourRole.MUTED) -> tuple[PlaceholderDesign, ...]:
    return (
        PlaceholderDesign("ftr", FOOTER_INDEX, "Footer", FOOTER, 12, "Footer", colour, anchor="ctr"),
        PlaceholderDesign("dt", DATE_INDEX, "Date", DATE, 12, "Date", colour, anchor="ctr", align="r"),
        PlaceholderDesign("sldNum", NUMBER_INDEX, "Slide number", NUMBER, 12, "", colour, anchor="ctr", align="r"),
    )


def _frame(accent: ColourRole) -> tuple[OrnamentDesign, ...]:
    return (
        OrnamentDesign("Colour band", "rect", BAND, accent),
        OrnamentDesign("Line", "rect", LINE, ColourRole.RULE),
    )


CHOICE_STYLE = RowStyle(CHOICE_ROWS, badge=36, letter_size=20, text_offset=54)
ANSWER_STYLE = RowStyle(CHOICE_ROWS, badge=36, letter_size=20, symbol=24, symbol_offset=54, text_offset=88, gap=6)
DILEMMA_STYLE = RowStyle(CHOICE_ROWS, badge=36, letter_size=20, text_offset=54, gap=10)
AGENDA_STYLE = RowStyle(AGENDA_ROWS, badge=36, letter_size=20, text_offset=54, gap=14)


def _plain(
    role: SlideRole, name: str, accent: ColourRole, *bodies: PlaceholderDesign, rows: RowStyle | None = None
) -> LayoutDesign:
    placeholders = (_title(), *bodies, *_footers())
    return LayoutDesign(role, name, placeholders, _frame(accent), rows=rows or WITHOUT_ROWS)


def _spacious(role: SlideRole, name: str, accent: ColourRole, *bodies: PlaceholderDesign) -> LayoutDesign:
    """A slide to think at: its text stands in the middle, beside the cover's two circles, where no line reaches."""
    circles = (
        OrnamentDesign("Left circle", "ellipse", Box(806, 236, 300, 300), ColourRole.TINT, 0.75),
        OrnamentDesign("Right circle", "ellipse", Box(848, 96, 300, 300), ColourRole.TINT, 0.75),
    )
    design = _plain(role, name, accent, *bodies)
    return replace(design, ornaments=(*circles, *design.ornaments))


def _circles(line: ColourRole) -> tuple[OrnamentDesign, ...]:
    """Two overlapping circles: two values that both have a claim."""
    return (
        OrnamentDesign("Left circle", "ellipse", LEFT_CIRCLE, line, 0.07, line, 1),
        OrnamentDesign("Right circle", "ellipse", RIGHT_CIRCLE, line, 0.07, line, 1),
    )


def _title_slide() -> LayoutDesign:
    on_cover = ColourRole.ON_PRIMARY
    placeholders = (
        PlaceholderDesign(
            "ctrTitle", 0, "Title", Box(LEFT, 132, COVER_TEXT, 184), 48, "Title", on_cover, bold=True, anchor="b"
        ),
        PlaceholderDesign("subTitle", 1, "Subtitle", Box(LEFT, 346, COVER_TEXT, 72), 24, "Subtitle", on_cover),
        PlaceholderDesign(
            "body", FIRST_ROW, "Details", Box(LEFT, 420, 640, 72), 20, "Organisation and date", on_cover, anchor="b"
        ),
        PlaceholderDesign("dt", DATE_INDEX, "Date", DATE_ON_TITLE, 12, "Date", on_cover, anchor="b", align="r"),
    )
    bar = OrnamentDesign("Bar", "rect", Box(LEFT, 328, 72, 4), on_cover)
    return LayoutDesign(
        SlideRole.TITLE,
        "Title slide",
        placeholders,
        (*_circles(on_cover), bar),
        type="title",
        background=ColourRole.PRIMARY,
        is_cover=True,
        area=Box(LEFT, 346, COVER_TEXT, 146),
        home=None,
        button=None,
    )


def _cluster_slide() -> LayoutDesign:
    on_cover = ColourRole.ON_PRIMARY
    placeholders = (
        PlaceholderDesign(
            "title", 0, "Title", Box(LEFT, 84, BESIDE_CIRCLES, 150), 40, "Cluster", on_cover, bold=True, anchor="b"
        ),
        PlaceholderDesign("body", 1, "Text", Box(LEFT, 268, BESIDE_CIRCLES, 204), 24, "Text", on_cover),
        *_footers(on_cover),
    )
    bar = OrnamentDesign("Bar", "rect", Box(LEFT, 248, 72, 4), on_cover)
    return LayoutDesign(
        SlideRole.CLUSTER,
        "Cluster",
        placeholders,
        (bar,),
        background=ColourRole.PRIMARY,
        is_cover=True,
        area=placeholders[1].box,
        button=None,
    )


def _break_slide() -> LayoutDesign:
    placeholders = (
        PlaceholderDesign(
            "title",
            0,
            "Title",
            Box(LEFT, 120, BESIDE_CIRCLE, 130),
            44,
            "Break",
            ColourRole.PRIMARY,
            bold=True,
            anchor="b",
        ),
        _text(Box(LEFT, 282, BESIDE_CIRCLE, 190), 24),
        *_footers(),
    )
    ornaments = (
        OrnamentDesign("Circle", "ellipse", RIGHT_CIRCLE, ColourRole.RULE, 0.45),
        OrnamentDesign("Bar", "rect", Box(LEFT, 264, 72, 4), ColourRole.PRIMARY),
    )
    return LayoutDesign(
        SlideRole.BREAK, "Break", placeholders, ornaments, background=ColourRole.TINT, area=placeholders[1].box
    )


def _picture_slide() -> LayoutDesign:
    text = Box(LEFT, AREA.y, 404, AREA.height)
    picture = PlaceholderDesign(
        "pic", PICTURE_INDEX, "Picture", Box(500, AREA.y, 396, AREA.height), 18, "Picture", ColourRole.MUTED
    )
    placeholders = (_title(), _text(text), picture, *_footers())
    button = Box(LEFT, BUTTON.y, BUTTON.width, BUTTON.height)
    return LayoutDesign(
        SlideRole.PICTURE, "Picture", placeholders, _frame(ColourRole.PRIMARY), area=text, button=button
    )


def _before_button(design: LayoutDesign) -> LayoutDesign:
    """The design with its footer and date left of the button at the foot."""
    places = {FOOTER: FOOTER_BEFORE_BUTTON, DATE: DATE_BEFORE_BUTTON}
    moved = tuple(replace(item, box=places.get(item.box, item.box)) for item in design.placeholders)
    return replace(design, placeholders=moved, button=BUTTON_AT_FOOT)


def _dilemma_slide() -> LayoutDesign:
    question = Box(AREA.x, AREA.y, AREA.width, 104)
    choices = Box(AREA.x, 216, AREA.width, 190)
    prompts = Box(AREA.x, 414, AREA.width, 62)
    return _plain(
        SlideRole.DILEMMA,
        "Dilemma",
        ColourRole.CHOICE,
        _text(question, 22),
        *place_rows(CHOICE_ROWS, choices, DILEMMA_STYLE, 20),
        replace(_text(prompts, 20, bullets=True, index=PROMPTS), name="Discussion"),
        rows=DILEMMA_STYLE,
    )


DESIGNS: tuple[LayoutDesign, ...] = (
    _title_slide(),
    _plain(SlideRole.CONTENT, "Content", ColourRole.PRIMARY, _text()),
    _picture_slide(),
    _plain(
        SlideRole.AGENDA,
        "Agenda",
        ColourRole.PRIMARY,
        _text(),
        *place_rows(AGENDA_ROWS, AREA, AGENDA_STYLE, 24),
        rows=AGENDA_STYLE,
    ),
    _break_slide(),
    _cluster_slide(),
    _spacious(SlideRole.QUESTION, "Question", ColourRole.QUESTION, _text(BESIDE_SPARE, 32, anchor="ctr")),
    _plain(
        SlideRole.CHOICE,
        "Choice",
        ColourRole.CHOICE,
        *place_rows(CHOICE_ROWS, AREA, CHOICE_STYLE, 24),
        _text(size=22),
        rows=CHOICE_STYLE,
    ),
    _before_button(
        _plain(
            SlideRole.ANSWER,
            "Answer",
            ColourRole.ANSWER,
            *place_rows(CHOICE_ROWS, AREA, ANSWER_STYLE, 20),
            _text(size=22),
            rows=ANSWER_STYLE,
        )
    ),
    _plain(SlideRole.MORE, "More information", ColourRole.MORE, _text(size=20)),
    _dilemma_slide(),
    _spacious(
        SlideRole.DISCUSSION, "Discussion", ColourRole.QUESTION, _text(BESIDE_SPARE, 24, bullets=True, anchor="ctr")
    ),
)


def adapt_designs(
    *, has_logo: bool, is_dark: bool, is_plain: bool = False, veil: float = 0.0, wording: LayoutWording = ENGLISH
) -> tuple[LayoutDesign, ...]:
    """Make the designs fit one house style and one language.

    Titles make room for a logo. On a dark ground the covers stay dark; plain ones are left to the paper. `veil` is how
    much of the primary colour lies over the photograph behind covers, where there is one.
    """
    designs = (
        _adapt(say_design(design, wording), has_logo=has_logo, is_dark=is_dark or is_plain) for design in DESIGNS
    )
    if is_plain:
        return tuple(map(_save_ink, designs))
    return tuple(_veil(design, veil, wording) if veil and design.is_cover else design for design in designs)


def _save_ink(design: LayoutDesign) -> LayoutDesign:
    """A line for the band at the edge, outlines for what is filled without need."""
    ornaments = (
        replace(each, box=replace(BAND, width=THIN_BAND))
        if each.box == BAND
        else replace(each, fill=None, outline=each.outline or ColourRole.RULE, outline_width=each.outline_width or 1)
        if each.shape == "ellipse"
        else each
        for each in design.ornaments
    )
    return replace(design, ornaments=tuple(ornaments), background=ColourRole.PAPER)


def _veil(design: LayoutDesign, veil: float, wording: LayoutWording) -> LayoutDesign:
    """A cover with a photograph behind it, and a veil over that on which its text reads."""
    whole = Box(0, 0, WIDTH, HEIGHT)
    over = OrnamentDesign(wording.say("Panel"), "rect", whole, ColourRole.PRIMARY, veil)
    drawn = tuple(each for each in design.ornaments if each.shape == "rect")
    return replace(design, ornaments=(over, *drawn), has_photograph=True)


def say_design(design: LayoutDesign, wording: LayoutWording) -> LayoutDesign:
    """Say a design's names and prompts in a language."""
    if not wording.words:
        return design
    say = wording.say
    return replace(
        design,
        name=say(design.name),
        placeholders=tuple(replace(item, name=say(item.name), prompt=say(item.prompt)) for item in design.placeholders),
        ornaments=tuple(replace(item, name=say(item.name)) for item in design.ornaments),
    )


def _adapt(design: LayoutDesign, *, has_logo: bool, is_dark: bool) -> LayoutDesign:
    if has_logo:
        design = replace(
            design,
            placeholders=tuple(
                replace(item, box=TITLE_BESIDE_LOGO) if item.box == TITLE else item for item in design.placeholders
            ),
        )
    if is_dark and design.is_cover:
        design = replace(
            design,
            background=ColourRole.PAPER,
            placeholders=tuple(_lighten(item) for item in design.placeholders),
            ornaments=tuple(
                replace(
                    ornament,
                    fill=ColourRole.PRIMARY,
                    outline=ColourRole.PRIMARY if ornament.outline else None,
                )
                for ornament in design.ornaments
            ),
        )
    return design


def _lighten(item: PlaceholderDesign) -> PlaceholderDesign:
    if item.is_title:
        return replace(item, colour=ColourRole.PRIMARY)
    return replace(item, colour=ColourRole.MUTED if item.size < 18 else ColourRole.INK)  # noqa: PLR2004 - footers
