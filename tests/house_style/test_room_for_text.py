"""Text gets the room that a slide has: graphics and footers do not make a deck half as long again."""

from __future__ import annotations

from copy import deepcopy

import pytest
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt
from worn_presentations import NAMESPACES, A, draw_picture, open_default, put_placeholder, wear

import pptx
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout as Planned
from deckgen.blueprint.look import SlideRole

CONTENT, BLANK = 1, 6
SLIDE = 720 * 540  # square points
DRAWING = (
    '<p:{kind} xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nv{facts}Pr><p:cNvPr id="99" name="Drawing"/>'
    '<p:cNv{facts}Pr/><p:nvPr userDrawn="1"/></p:nv{facts}Pr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>{look}</p:spPr>'
    "</p:{kind}>"
)
FEET = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def content_of(deck: Presentation, name: str = "") -> Planned:
    return wear(deck, {SlideRole.CONTENT.value: name} if name else {}).look.layouts[SlideRole.CONTENT]


def draw(layout: SlideLayout, box: Box, look: str, *, is_line: bool = False) -> None:
    kind, facts, shape = ("cxnSp", "CxnSp", "line") if is_line else ("sp", "Sp", "rect")
    places = {"x": Pt(box.x), "y": Pt(box.y), "width": Pt(box.width), "height": Pt(box.height)}
    text = DRAWING.format(kind=kind, facts=facts, shape=shape, look=look, **places)
    layout.shapes._spTree.insert(2, pptx.oxml.parse_xml(text))


def make_twin(source: SlideLayout, other: SlideLayout) -> None:
    """The other layout becomes what the source is, under the same name."""
    other.element.set("type", source.element.get("type", ""))
    other.element.replace(other.element.cSld, deepcopy(source.element.cSld))


@pytest.mark.parametrize(("width", "part"), [(430, "slideLayout7.xml"), (40, "slideLayout2.xml")])
def test_of_two_layouts_for_text_the_one_with_room_is_taken(width: float, part: str) -> None:
    deck = open_default()
    used, twin = deck.slide_layouts[CONTENT], deck.slide_layouts[BLANK]
    make_twin(used, twin)
    deck.slides.add_slide(used)  # speaks for it, but not for a third of the text on each slide
    draw(used, Box(720 - width, 0, width, 540), BLACK)
    assert content_of(deck).part == f"ppt/slideLayouts/{part}"


@pytest.mark.parametrize(("width", "is_crossed"), [(3.0, False), (0.5, True)])
def test_no_text_is_written_over_a_line_that_is_drawn_to_be_seen(width: float, is_crossed: bool) -> None:  # noqa: FBT001
    deck = open_default()
    line = f'<a:ln w="{Pt(width)}"><a:solidFill><a:srgbClr val="BBBBBB"/></a:solidFill></a:ln>'
    draw(deck.slide_layouts[CONTENT], Box(0, 420, 720, 0), line, is_line=True)
    body = content_of(deck).bodies[0].box
    assert (body.y < 420 < body.bottom) == is_crossed


def test_footers_in_the_middle_of_a_slide_leave_text_the_room_above_them() -> None:
    deck = open_default()
    places = {0: Box(36, 200, 648, 90), 1: Box(36, 300, 648, 200), 10: Box(36, 400, 200, 24)}
    places |= {11: Box(250, 400, 200, 24), 12: Box(460, 400, 200, 24)}
    for holder in deck.slide_layouts[CONTENT].placeholders:
        box = places[holder.placeholder_format.idx]
        holder.left, holder.top, holder.width, holder.height = (
            Pt(length) for length in (box.x, box.y, box.width, box.height)
        )
    layout = content_of(deck, "Title and Content")
    assert layout.area.width * layout.area.height > 0.35 * SLIDE
    assert layout.title.box.bottom <= layout.bodies[0].box.y
    assert layout.bodies[0].box.bottom <= 400


def test_text_on_a_smooth_shade_keeps_its_width_where_footers_reach_into_its_box() -> None:
    """Greens that go over into each other from left to right, on all of which black letters read."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    stops = '<a:gs pos="0"><a:srgbClr val="33DDCC"/></a:gs><a:gs pos="100000"><a:srgbClr val="2288AA"/></a:gs>'
    draw(layout, Box(0, 0, 720, 540), f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0"/></a:gradFill>')
    put_placeholder(layout, 10, Box(36, 460, 200, 24))
    body = content_of(deck, "Title and Content").bodies[0].box
    assert (body.x, body.width) == (36, 648)
    assert body.bottom <= 460


def test_a_text_that_begins_within_its_titles_place_starts_under_it() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 0, Box(60, 50, 600, 90))
    put_placeholder(layout, 1, Box(40, 70, 640, 160))  # more than 40 % of it lies behind the title
    planned = content_of(deck, "Title and Content")
    assert planned.title.box.bottom <= planned.bodies[0].box.y


@pytest.mark.parametrize(("gap", "has_home"), [(40, False), (100, True)])
def test_the_way_home_has_air_between_logos_or_stays_away(gap: float, has_home: bool) -> None:  # noqa: FBT001
    """A mark of 20 points with as much beside it needs 60, and some for the steps in which its place is sought."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    stripes = Image.linear_gradient("L").resize((8, 8)).resize((400, 50), Image.Resampling.NEAREST)
    draw_picture(layout, stripes, (0, 490, 340, 50))
    draw_picture(layout, stripes, (340 + gap, 490, 380 - gap, 50))
    home = content_of(deck, "Title and Content").home
    assert (home is not None) == has_home
    assert home is None or (home.x >= 360 and home.right <= 320 + gap)


@pytest.mark.parametrize(("top", "air"), [(483, 8), (520, 0)])
def test_the_button_has_air_above_a_logo_under_the_text(top: float, air: float) -> None:
    """Office's text ends at 482.4 points, the room in its box at 478.8."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    draw_picture(layout, Image.radial_gradient("L").resize((14, 18)), (640, top, 14, 18))
    planned = content_of(deck, "Title and Content")
    assert planned.button is not None
    assert planned.button.bottom == pytest.approx(planned.area.bottom - air)


def test_words_on_a_shade_are_no_shade() -> None:
    """A line that stands out from a ground on which nothing else does, in less than a hundredth of the text's box."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    stops = '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr val="EEEEEE"/></a:gs>'
    put_placeholder(layout, 10, Box(36, 460, 200, 24))
    draw(layout, Box(300, 440, 120, 10), BLACK)
    draw(layout, Box(0, 0, 720, 540), f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0"/></a:gradFill>')
    assert content_of(deck, "Title and Content").bodies[0].box.bottom <= 440


def test_a_drawing_in_many_shades_is_seen_though_each_of_them_is_rare() -> None:
    deck = open_default()
    stops = "".join(
        f'<a:gs pos="{place}"><a:srgbClr val="{rgb}"/></a:gs>'
        for place, rgb in ((0, "C00000"), (33000, "0000C0"), (66000, "006000"), (100000, "600060"))
    )
    look = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
    draw(deck.slide_layouts[CONTENT], Box(30, 120, 20, 380), look)
    assert content_of(deck).bodies[0].box.x >= 50


def test_a_title_that_a_band_crosses_moves_with_its_text_to_where_both_read() -> None:
    deck = open_default()
    stops = '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
    draw(
        deck.slide_layouts[CONTENT],
        Box(0, 0, 720, 86),
        f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0"/></a:gradFill>',
    )
    layout = content_of(deck, "Title and Content")
    assert layout.name == "Title and Content"  # as the organisation has it: no panel was laid
    assert 86 <= layout.title.box.y < layout.title.box.bottom <= layout.bodies[0].box.y
    assert (layout.title.background, layout.title.other_backgrounds) == ("FFFFFF", ())
    assert layout.area.width * layout.area.height > 0.35 * SLIDE


def test_a_title_that_reads_stays_when_its_text_leaves_a_strip_of_the_ground() -> None:
    deck = open_default()
    ground = Image.new("RGB", (720, 540), "white")
    ground.paste(Image.linear_gradient("L").rotate(90).resize((720, 26)).convert("RGB"), (0, 126))
    draw_picture(deck.slide_layouts[CONTENT], ground, (0, 0, 720, 540))
    layout = content_of(deck, "Title and Content")
    assert layout.title.box == content_of(open_default(), "Title and Content").title.box
    assert layout.bodies[0].box.y >= 150


def test_a_footer_that_the_master_turns_stands_where_it_is_seen() -> None:
    deck = open_default()
    foot = next(shape for shape in deck.slide_master.placeholders if "Footer" in shape.name)
    foot.left, foot.top, foot.width, foot.height = Pt(500), Pt(260), Pt(400), Pt(20)  # seen from 690 to 710, 70 to 470
    foot.element.spPr.find(f"{A}xfrm").set("rot", "5400000")
    layout = content_of(deck)
    assert (layout.bodies[0].box.x, layout.bodies[0].box.right) == (36, 684)
    assert layout.footer is None  # of turned words a slide says nothing


@pytest.mark.parametrize(("colour", "is_glow"), [((235, 235, 235, 120), True), ((0, 0, 0, 120), False)])
def test_a_glow_on_the_ground_takes_no_room_from_text(colour: tuple[int, ...], is_glow: bool) -> None:  # noqa: FBT001
    deck = open_default()
    draw_picture(deck.slide_layouts[CONTENT], Image.new("RGBA", (20, 20), colour), (20, 200, 100, 100))
    body = content_of(deck).bodies[0].box
    assert ((body.x, body.width) == (36, 648)) == is_glow


def test_a_text_with_little_room_reaches_down_to_the_footers_and_then_up_to_its_title() -> None:
    deck = open_default()
    put_placeholder(deck.slide_layouts[CONTENT], 1, Box(36, 200, 648, 250))
    box = content_of(deck).bodies[0].box
    assert (box.x, box.width) == (36, 648)
    assert 450 < box.bottom <= 500  # where the footers begin
    assert 112 <= box.y < 200  # where the title ends
    assert 0.5 * SLIDE < box.width * box.height < 0.56 * SLIDE


def test_a_text_with_little_room_stays_off_what_is_drawn_above_and_below_it() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 1, Box(36, 200, 648, 250))
    draw(layout, Box(0, 150, 720, 20), BLACK)
    draw(layout, Box(0, 470, 720, 10), BLACK)
    box = content_of(deck).bodies[0].box
    assert 176 <= box.y < 200
    assert 450 < box.bottom <= 464


def test_a_text_on_a_motley_picture_stays_where_it_is() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 1, Box(36, 200, 648, 250))
    paper = Image.new("RGB", (240, 180), "#F4F2EE")
    for x in range(0, 240, 8):
        paper.paste("#C0B8A8", (x, 0, x + 3, 180))
    draw_picture(layout, paper, (0, 0, 720, 540))
    assert content_of(deck).bodies[0].box == Box(36, 200, 648, 250)


def test_a_growing_line_above_a_title_is_not_taken_for_the_text_under_it() -> None:
    """Keynote gives its layouts such a line; there is no room for it to grow, as the title is below."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 0, Box(36, 80, 648, 60))
    put_placeholder(layout, 1, Box(60, 160, 600, 300))
    line = deepcopy(next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 1).element)
    line.ph.set("idx", "13")
    line.ph.set("type", "body")
    line.txBody.bodyPr.append(pptx.oxml.parse_xml(f'<a:spAutoFit xmlns:a="{A[1:-1]}"/>'))
    layout.shapes._spTree.append(line)
    put_placeholder(layout, 13, Box(36, 36, 648, 36))
    text = content_of(deck).bodies[0]
    assert text.index == 1
    assert text.box.y >= 140


@pytest.mark.parametrize(("top", "width"), [(480, 720), (476, 720), (480, 200), (484, 720)])
def test_rows_stop_short_of_a_band_at_the_foot(top: float, width: float) -> None:
    """The text's own box ends at 482 points; letters that end flush on a band look like a mistake."""
    deck = open_default()
    draw(deck.slide_layouts[CONTENT], Box(0, top, width, 24), '<a:solidFill><a:srgbClr val="F58220"/></a:solidFill>')
    layout = wear(deck).look.layouts[SlideRole.CHOICE]
    lowest = max(layout.area.bottom, layout.floor or 0)
    assert top - 16 <= lowest <= top - 6


def test_rows_use_all_of_their_place_where_nothing_begins_below_it() -> None:
    layout = wear(open_default()).look.layouts[SlideRole.CHOICE]
    assert layout.area.bottom == pytest.approx(482 - 3.6, abs=1)


def test_a_picture_whose_place_lies_under_the_text_stands_beside_it() -> None:
    """As in exports of Keynote, which cuts the picture by a mask that it does not export."""
    deck = open_default()
    layout = next(each for each in deck.slide_layouts if each.name == "Picture with Caption")
    for index, box in {0: Box(36, 24, 648, 84), 1: Box(250, 110, 560, 400), 2: Box(36, 130, 330, 350)}.items():
        put_placeholder(layout, index, box)
    found = wear(deck, {SlideRole.PICTURE.value: "Picture with Caption"}).look.layouts[SlideRole.PICTURE]
    assert found.picture is not None
    assert found.bodies[0].box.right < found.picture.box.x < found.bodies[0].box.right + 24
    assert found.picture.box.width > 240


def test_a_text_that_begins_behind_its_title_and_grows_begins_under_it() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 0, Box(36, 31, 648, 50))
    put_placeholder(layout, 1, Box(36, 64, 648, 21))
    found = content_of(deck, "Title and Content")
    assert found.title.box.bottom <= found.bodies[0].box.y + 0.1
    assert found.bodies[0].box.height > 270


@pytest.mark.parametrize("left", [0.0, 60.0])
def test_the_way_home_on_a_section_stands_on_the_ground_of_its_title_or_nowhere(left: float) -> None:
    deck = open_default()
    square = Box(left, 400, 140, 140)
    draw(deck.slide_layouts[2], square, '<a:solidFill><a:srgbClr val="80CBC4"/></a:solidFill>')
    home = wear(deck).look.layouts[SlideRole.CLUSTER].home
    assert home is None or home.x >= square.right + 6 or home.right <= square.x - 6


HEAD = (
    f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="80" name="Kop"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
    '<p:ph type="body" idx="13"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="508000" y="381000"/>'
    '<a:ext cx="8128000" cy="635000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>'
)


@pytest.mark.parametrize("has_head", [True, False])
def test_a_title_that_is_turned_is_a_label_and_the_head_of_the_slide_is_the_title(has_head: bool) -> None:  # noqa: FBT001
    """Some houses turn the title's placeholder into a small label at the edge and write titles in a text above."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 0, Box(-60, 300, 180, 40))
    next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0).rotation = -90
    if has_head:
        layout.shapes._spTree.append(pptx.oxml.parse_xml(HEAD))
    found = content_of(deck, "Title and Content")
    assert found.title.box.bottom <= found.bodies[0].box.y + 1
    assert found.title.box.width > 480
    if has_head:
        assert round(found.title.box.x) == 40
        assert 20 <= found.title.box.y <= 31  # up as far as a line of its letters needs


def test_a_text_that_reaches_to_the_foot_of_the_slide_ends_above_the_way_home() -> None:
    deck = open_default()
    layout = next(item for item in deck.slide_layouts if item.name == "Title and Content")
    for shape in list(layout.placeholders):
        if shape.placeholder_format.type in FEET:
            shape._element.getparent().remove(shape._element)
    put_placeholder(layout, 1, Box(36, 126, 648, 410))  # of 540 points
    content = content_of(deck, "Title and Content")
    assert content.home is not None
    for text in (content.bodies[0].box, content.area):
        assert text.bottom <= content.home.y or text.x >= content.home.right or text.right <= content.home.x
