"""What nearly all sample slides have by hand is the house's style; what a few have is not."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pytest
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import _Run
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, A, chosen, open_default, wear

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.look import SlideRole

ORANGE = "C85A00"
TOLD = "as on its sample slides"
TITLE_ONLY = 5
Box = tuple[float, float, float, float]
BAND, MARK = (0.0, 490.0, 720.0, 50.0), (640.0, 10.0, 70.0, 50.0)


def begin(count: int, layout: int = CONTENT) -> tuple[Presentation, list[Slide]]:
    """A cover, and slides for text after it, each with a title and a text."""
    deck = open_default()
    deck.slides.add_slide(deck.slide_layouts[COVER]).shapes.title.text_frame.text = "Jaarverslag"
    slides = [deck.slides.add_slide(deck.slide_layouts[layout]) for _ in range(count)]
    for number, slide in enumerate(slides):
        for holder in slide.placeholders:
            holder.text_frame.text = f"Woorden van dia {number}"
    return deck, slides


def colour_titles(slides: Iterable[Slide], colour: str = ORANGE) -> None:
    for slide in slides:
        for run in _list_runs(slide):
            run.font.color.rgb = RGBColor.from_string(colour)


def _list_runs(slide: Slide) -> Iterator[_Run]:
    title = slide.shapes.title
    assert title is not None
    return iter(title.text_frame.paragraphs[0].runs)


def draw_band(slide: Slide, box: Box = BAND, colour: str = ORANGE, words: str = "") -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(length) for length in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.name = "Balk van Jan"
    shape.text_frame.text = words


def draw_mark(slide: Slide, box: Box = MARK, colour: tuple[int, int, int] = (20, 60, 120)) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(stream, "PNG")
    slide.shapes.add_picture(stream, *(Pt(length) for length in box)).name = "logo-Jan.png"


def written(deck: Presentation, role: SlideRole = SlideRole.CONTENT) -> str:
    """The XML of the layout that slides of a kind stand on."""
    prepared = wear(deck)
    return prepared.package.parts[prepared.look.layouts[role].part].decode()


def test_titles_keep_the_colour_that_nearly_all_slides_give_them() -> None:
    deck, slides = begin(4)
    colour_titles(slides[:3])  # three of four
    layout = chosen(deck, SlideRole.CONTENT)
    assert layout.title.colour.rgb == ORANGE
    assert TOLD in layout.reason
    assert chosen(deck, SlideRole.CHOICE).title.colour.rgb == ORANGE


@pytest.mark.parametrize(("count", "coloured"), [(2, 2), (5, 3)], ids=["two slides", "three of five"])
def test_what_a_few_slides_do_is_no_habit(count: int, coloured: int) -> None:
    deck, slides = begin(count)
    colour_titles(slides[:coloured])
    layout = chosen(deck, SlideRole.CONTENT)
    assert layout.title.colour.rgb == "000000"
    assert TOLD not in layout.reason


def test_a_title_in_two_colours_says_nothing_of_the_style() -> None:
    deck, slides = begin(4)
    for slide in slides:
        title = slide.shapes.title
        assert title is not None
        title.text_frame.paragraphs[0].add_run().text = " en nog meer"
        title.text_frame.paragraphs[0].runs[1].font.color.rgb = RGBColor.from_string(ORANGE)
    assert chosen(deck, SlideRole.CONTENT).title.colour.rgb == "000000"


def test_a_colour_that_nobody_can_read_is_not_kept() -> None:
    deck, slides = begin(4)
    colour_titles(slides, "FFFFFF")  # on white, for the slides draw a band of their own there
    title = chosen(deck, SlideRole.CONTENT).title
    assert contrast(title.colour.rgb, "FFFFFF") >= 3


@pytest.mark.parametrize("role", [SlideRole.CONTENT, SlideRole.TITLE])
def test_a_layouts_own_colour_comes_back_where_one_by_hand_cannot_be_read(role: SlideRole) -> None:
    deck, slides = begin(4)
    for layout in (deck.slide_layouts[COVER], deck.slide_layouts[CONTENT]):
        (title,) = (holder for holder in layout.placeholders if holder.placeholder_format.idx == 0)
        styles = next(iter(title._element.iter(f"{A}lstStyle")))
        level = etree.SubElement(styles, f"{A}lvl1pPr")
        fill = etree.SubElement(etree.SubElement(level, f"{A}defRPr"), f"{A}solidFill")
        etree.SubElement(fill, f"{A}srgbClr", val="0A3C78")
    colour_titles([deck.slides[0], *slides], "FFFFFF")
    assert chosen(deck, role).title.colour.rgb == "0A3C78"


def test_titles_are_bold_in_the_face_that_slides_give_them() -> None:
    deck, slides = begin(3)
    for slide in slides:
        title = slide.shapes.title
        assert title is not None
        font = title.text_frame.paragraphs[0].runs[0].font
        font.bold, font.name = True, "Georgia"
    title = chosen(deck, SlideRole.CONTENT).title
    assert title.bold
    assert title.font == "Georgia"


def test_bold_text_stays_plain_so_that_bold_words_differ() -> None:
    deck, slides = begin(3)
    for slide in slides:
        font = slide.placeholders[1].text_frame.paragraphs[0].runs[0].font
        font.bold, font.name = True, "Georgia"
    layout = chosen(deck, SlideRole.CONTENT)
    assert layout.bodies[0].font == "Georgia"
    assert not layout.bodies[0].bold
    assert ' b="1"' not in written(deck)


def test_a_title_stands_where_slides_put_it() -> None:
    deck, slides = begin(3)
    for slide in slides:
        title = slide.shapes.title
        assert title is not None
        title.left, title.top, title.width, title.height = Pt(120), Pt(30), Pt(560), Pt(60)
    box = chosen(deck, SlideRole.CONTENT).title.box
    assert (box.x, box.y) == pytest.approx((120, 30), abs=1)


@pytest.mark.parametrize(("spread", "is_worn"), [(4, True), (40, False)])
def test_a_title_stands_where_slides_put_it_about(spread: int, is_worn: bool) -> None:  # noqa: FBT001
    deck, slides = begin(5)
    for number, slide in enumerate(slides):
        title = slide.shapes.title
        assert title is not None
        title.left, title.top, title.width, title.height = Pt(120), Pt(28 + spread * number // 2), Pt(560), Pt(60)
    assert (chosen(deck, SlideRole.CONTENT).title.box.x == pytest.approx(120, abs=1)) is is_worn


@pytest.mark.parametrize(("left", "width"), [(-600, 560), (120, 200)], ids=["beside the slide", "a few words wide"])
def test_a_title_at_a_place_that_is_none_for_other_words_stands_where_its_layout_has_it(left: int, width: int) -> None:
    deck, slides = begin(3)
    own = chosen(deck, SlideRole.CONTENT).title.box
    for slide in slides:
        title = slide.shapes.title
        assert title is not None
        title.left, title.top, title.width, title.height = Pt(left), Pt(30), Pt(width), Pt(60)
    assert chosen(deck, SlideRole.CONTENT).title.box == own


def test_a_band_and_a_mark_on_all_slides_come_along_once_without_names_and_words() -> None:
    deck, slides = begin(4)
    for slide in slides:
        draw_band(slide)
        draw_mark(slide)
    xml = written(deck)
    assert xml.count(ORANGE) == 1
    assert xml.count("<p:pic>") == 1
    assert "Jan" not in xml
    prepared = wear(deck)
    text = prepared.look.layouts[SlideRole.CONTENT].bodies[0].box
    assert text.bottom <= BAND[1]
    assert sum(name.startswith("ppt/media/") for name in prepared.package.parts) == 1


def test_bands_with_words_and_pictures_at_other_places_stay_behind() -> None:
    deck, slides = begin(4)
    for number, slide in enumerate(slides):
        draw_band(slide, words=f"Jan over onderwerp {number}")
        draw_mark(slide, (100.0 + 120 * number, 300.0, 70.0, 50.0))
    xml = written(deck)
    assert ORANGE not in xml
    assert "<p:pic>" not in xml


@pytest.mark.parametrize("box", [(200.0, 150.0, 220.0, 240.0), (300.0, 220.0, 90.0, 90.0)], ids=["large", "small"])
def test_a_portrait_in_the_text_of_all_slides_stays_behind(box: Box) -> None:
    deck, slides = begin(3)
    for slide in slides:
        draw_mark(slide, box)
    assert "<p:pic>" not in written(deck)


@pytest.mark.parametrize(
    ("box", "is_kept"),
    [((36.0, 250.0, 16.0, 60.0), False), ((36.0, 135.0, 648.0, 3.0), True), ((60.0, 150.0, 600.0, 320.0), True)],
    ids=["bar of progress", "rule", "ground"],
)
def test_what_slides_draw_beside_their_words_in_the_place_of_a_text_stays_behind(box: Box, is_kept: bool) -> None:  # noqa: FBT001
    deck, slides = begin(4)
    for slide in slides:
        draw_band(slide)
        draw_band(slide, box, "0A3C78")
    layout = written(deck)
    assert ORANGE in layout
    assert ("0A3C78" in layout) is is_kept


def test_a_ground_of_all_slides_is_the_layouts_ground() -> None:
    deck, slides = begin(3)
    for slide in slides:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string("102040")
    layout = chosen(deck, SlideRole.CONTENT)
    assert layout.bodies[0].background == "102040"
    assert contrast(layout.bodies[0].colour.rgb, "102040") >= 4.5


@pytest.mark.parametrize("count", [3, 2], ids=["all", "all but one"])
def test_a_ground_of_three_slides_is_the_houses_where_all_have_it_and_the_first_among_them(count: int) -> None:
    deck, _ = begin(2)
    for slide in list(deck.slides)[:count]:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string("102040")
    ground = chosen(deck, SlideRole.CONTENT).bodies[0].background
    assert ground == ("102040" if count == 3 else "FFFFFF")


def test_layouts_that_no_slide_uses_follow_those_of_their_master_and_the_cover_does_not() -> None:
    deck, slides = begin(4, TITLE_ONLY)
    colour_titles(slides)
    for slide in slides:
        draw_band(slide)
    prepared = wear(deck, {"content": deck.slide_layouts[CONTENT].name})
    content, cover = (prepared.look.layouts[role] for role in (SlideRole.CONTENT, SlideRole.TITLE))
    assert content.title.colour.rgb == ORANGE
    assert ORANGE in prepared.package.parts[content.part].decode()
    assert ORANGE not in prepared.package.parts[cover.part].decode()


def test_the_cover_keeps_the_letters_of_the_first_slide() -> None:
    deck, _ = begin(3)
    colour_titles([deck.slides[0]])
    assert chosen(deck, SlideRole.TITLE).title.colour.rgb == ORANGE
    assert chosen(deck, SlideRole.CONTENT).title.colour.rgb == "000000"


def test_slides_that_nobody_sees_are_not_counted() -> None:
    deck, slides = begin(4)
    colour_titles(slides)
    for slide in slides:
        slide._element.set("show", "0")
    assert chosen(deck, SlideRole.CONTENT).title.colour.rgb == "000000"


def test_a_link_on_a_mark_stays_behind() -> None:
    deck, slides = begin(3)
    for slide in slides:
        draw_mark(slide)
        slide.shapes[-1].click_action.hyperlink.address = "https://example.org/jan"
    prepared = wear(deck)
    whole = b"".join(prepared.package.parts.values())
    assert b"example.org" not in whole
    assert b"<p:pic>" in prepared.package.parts[prepared.look.layouts[SlideRole.CONTENT].part]


def test_numbers_that_are_none_do_no_harm() -> None:
    deck, slides = begin(3)
    colour_titles(slides)
    draw_band(slides[0])
    (place,) = etree.ElementBase.iter(slides[0].shapes[-1]._element, f"{A}off")
    place.set("x", "links")
    assert chosen(deck, SlideRole.CONTENT).title.colour.rgb == "000000"


def test_a_section_header_that_no_slide_uses_has_the_band_of_the_slides_for_text() -> None:
    deck, slides = begin(3)
    for slide in slides:
        draw_band(slide)
    assert ORANGE in written(deck, SlideRole.CLUSTER)


def test_the_cover_is_as_large_as_the_first_slide_writes_it_and_no_larger_than_a_slide_bears() -> None:
    sizes = []
    for size in (60, 200):
        deck, _ = begin(1)
        title = deck.slides[0].shapes.title
        assert title is not None
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        sizes.append(chosen(deck, SlideRole.TITLE).title.size)
    assert sizes == [60, 44]  # what the layout has


def test_a_text_keeps_the_size_of_its_layout() -> None:
    deck, slides = begin(3)
    own = chosen(deck, SlideRole.CONTENT).bodies[0].size
    for slide in slides:
        slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    assert chosen(deck, SlideRole.CONTENT).bodies[0].size == own


def test_a_shape_that_only_hides_what_the_layout_draws_stays_behind() -> None:
    deck, slides = begin(4)
    for slide in slides:
        draw_band(slide, (0.0, 0.0, 720.0, 540.0))
        shape = slide.shapes[-1]._element
        shape.set("useBgFill", "1")
        shape.spPr.remove(shape.spPr.find(f"{A}solidFill"))
        draw_band(slide)
    layout = written(deck)
    assert ORANGE in layout
    assert "useBgFill" not in layout


@pytest.mark.parametrize("draws", [True, False])
def test_slides_that_draw_their_own_in_place_of_what_their_layout_draws_hide_that(draws: bool) -> None:  # noqa: FBT001
    deck, slides = begin(4)
    tree = slides[0].slide_layout.shapes._spTree
    tree.add_autoshape(90, "Balk", "rect", *(Pt(length) for length in (0, 0, 720, 40)))
    for slide in slides:
        slide._element.set("showMasterSp", "0")
        if draws:
            draw_band(slide)
    layout = written(deck)
    assert ('name="Balk"' in layout) is not draws
    assert ('showMasterSp="0"' in layout) is draws


@pytest.mark.parametrize("count", [4, 2], ids=["nearly all", "half"])
def test_a_frame_around_every_text_goes_where_nearly_all_slides_take_it_away(count: int) -> None:
    deck, slides = begin(4)
    text = next(holder for holder in deck.slide_master.placeholders if holder.placeholder_format.idx == 1)
    text.line.color.rgb = RGBColor.from_string(ORANGE)
    for slide in slides[:count]:
        slide.placeholders[1].line.fill.background()
    prepared = wear(deck)
    master = prepared.package.parts["ppt/slideMasters/slideMaster1.xml"].decode()
    assert (ORANGE in master) is (count == 2)  # other layouts of the master, covers too, show none either
    assert (TOLD in prepared.look.layouts[SlideRole.CONTENT].reason) is (count == 4)


def test_a_layout_of_its_own_loses_the_frame_that_its_slides_take_away() -> None:
    deck, slides = begin(3)
    for _ in range(4):  # slides of another layout, which keep it
        deck.slides.add_slide(deck.slide_layouts[4]).shapes.title.text_frame.text = "Woorden"
    text = next(holder for holder in deck.slide_master.placeholders if holder.placeholder_format.idx == 1)
    text.line.color.rgb = RGBColor.from_string(ORANGE)
    for slide in slides:
        slide.placeholders[1].line.fill.background()
    assert "<a:ln><a:noFill/></a:ln>" in written(deck)


@pytest.mark.parametrize(("height", "is_kept"), [(50.0, True), (180.0, False), (540.0, True)])
def test_a_block_that_takes_much_of_some_slides_stays_off_layouts_that_they_do_not_use(
    height: float,
    is_kept: bool,  # noqa: FBT001
) -> None:
    deck, slides = begin(4, COVER)
    for slide in slides:
        draw_band(slide, (0.0, 540.0 - height, 720.0, height))
    prepared = wear(deck)
    content = prepared.package.parts[prepared.look.layouts[SlideRole.CONTENT].part].decode()
    assert (ORANGE in content) is is_kept


def test_a_bar_of_colour_that_was_made_as_a_text_gets_no_words() -> None:
    deck = open_default()
    cover = deck.slide_layouts[0]
    lines = next(shape for shape in cover.placeholders if shape.placeholder_format.idx == 1)
    lines.text_frame.paragraphs[0].runs[0].font.size = Pt(1)
    for letters in lines.element.iter(f"{A}defRPr"):
        letters.set("sz", "100")
    look = chosen(deck, SlideRole.TITLE)
    assert 1 not in {body.index for body in look.bodies}
    assert all(body.size >= 10 for body in look.bodies)


@pytest.mark.parametrize(("others", "is_worn"), [((ORANGE, ORANGE), True), ((ORANGE, "004080"), False)])
def test_letters_of_a_cover_that_closing_slides_wear_too_are_its_own_where_all_agree(
    others: tuple[str, str],
    is_worn: bool,  # noqa: FBT001
) -> None:
    deck = open_default()
    for colour in (ORANGE, *others):
        slide = deck.slides.add_slide(deck.slide_layouts[COVER])
        assert slide.shapes.title is not None
        slide.shapes.title.text_frame.text = "Titel"
        colour_titles([slide], colour)
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    assert (chosen(deck, SlideRole.TITLE).title.colour.rgb == ORANGE) is is_worn
