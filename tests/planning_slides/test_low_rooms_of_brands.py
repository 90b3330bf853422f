"""Slides in a brand's layouts, which have less room than those of a style of our own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_content import PLACE, deck_with, make_choices, make_dilemma, prose, quoted, text_of
from slide_facts import all_frames

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import LARGE_LETTERS, Look, SlideLayout, SlideRole
from deckgen.blueprint.slides import Badge, PictureElement, Slide, TableElement
from deckgen.content.deck import Cluster, Deck, FreeSlide, Picture, Step, Video
from deckgen.content.template import Template
from deckgen.content.verdict import Verdict
from deckgen.house_style.preparation import prepare
from deckgen.planning.slides import plan_slides
from deckgen.rich_text import CELL_END, ROW_END, Block, BlockKind, Span
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of, needed_height, overlap

LOOK = prepare(Template("default", PLACE)).look
NL = read_locale("nl")
LEFT, TOP, WIDTH = 60.0, 140.0, 500.0  # narrower than two columns, and than the longest line of our own
CLUSTER = "Collega’s onder elkaar"


def look_with(layouts: dict[str, SlideLayout]) -> Look:
    return replace(LOOK, layouts={role: layouts.get(role.value, layout) for role, layout in LOOK.layouts.items()})


def with_title(*, width: float, height: float, is_own: bool) -> Look:
    """Every layout with its title in a strip of some height, as wide as between two logos."""
    insets = Insets(7.2, 3.6, 7.2, 3.6)
    return look_with(
        {
            role.value: replace(
                layout,
                title=replace(
                    layout.title,
                    size=28,
                    bold=False,
                    insets=insets,
                    box=Box(108, 24, width, height),
                    overrides=("box",),
                ),
                is_own=is_own,
            )
            for role, layout in LOOK.layouts.items()
        }
    )


def with_room(height: float, *, is_own: bool, floor: float = 0.0) -> Look:
    """Every layout with a low room for text; it may reach some points further down."""
    area = Box(LEFT, TOP, WIDTH, height)
    return look_with(
        {
            role.value: replace(
                layout,
                area=area,
                bodies=tuple(
                    replace(body, box=area, insets=Insets(), overrides=("box",)) if len(layout.bodies) == 1 else body
                    for body in layout.bodies
                ),
                picture=layout.picture
                and replace(layout.picture, box=Box(LEFT + WIDTH / 2, TOP, WIDTH / 2, height), overrides=("box",)),
                floor=area.bottom + floor,
                button=Box(area.right - 120, area.bottom - 30, 120, 30),
                is_own=is_own,
            )
            for role, layout in LOOK.layouts.items()
        }
    )


def slides_of(deck: Deck, look: Look, step: str = "") -> list[Slide]:
    return [slide for slide in plan_slides(deck, look, NL).deck.slides if f"/{step}/" in slide.key or not step]


def table(rows: int) -> Block:
    """A table of short cells: each of its rows takes one line at any size."""
    spans = [span for row in range(rows) for span in (Span(f"Regel {row}"), Span(CELL_END), Span("Ja"), Span(ROW_END))]
    return Block(BlockKind.TABLE, tuple(spans[:-1]), place=PLACE, columns=("left", "left"))


def table_slides(rows: int, room: float, *, is_own: bool) -> list[TableElement]:
    deck = deck_with(FreeSlide("Wat mag", PLACE, (table(rows),)))
    slides = slides_of(deck, with_room(room, is_own=is_own))
    return [element for slide in slides for element in slide.elements if isinstance(element, TableElement)]


@pytest.mark.parametrize(("width", "height", "least"), [(414, 54, 20), (479, 50, 20), (479, 44, 18)])
def test_a_title_stands_whole_in_a_low_strip_before_it_is_cut(width: float, height: float, least: float) -> None:
    """Two lines of 20 points are 48 high, two of 18 are 43.2: with the inner margins, neither has room."""
    deck = deck_with(Cluster(CLUSTER, (make_dilemma("a", prose(90), make_choices((40, 40)), more=()),), PLACE))
    plan = plan_slides(deck, with_title(width=width, height=height, is_own=False), NL)
    titles = [slide.title for slide in plan.deck.slides if "/choice/" in slide.key or "/question/" in slide.key]
    said = [title.paragraphs[0].block.text.replace("\u00a0", " ") for title in titles]
    assert all(each.startswith(f"{CLUSTER}: vraag 1") for each in said)
    assert [problem.code for problem in plan.problems] == []
    assert all(title.paragraphs[0].size >= least for title in titles)
    assert all(needed_height(title, LOOK) <= box_of(title).height for title in titles)


def test_a_title_that_is_too_long_even_for_its_strip_is_cut_in_letters_of_the_usual_size() -> None:
    deck = deck_with(Cluster(CLUSTER * 5, (make_dilemma("a", prose(90)),), PLACE))
    plan = plan_slides(deck, with_title(width=414, height=44, is_own=False), NL)
    title = next(slide.title for slide in plan.deck.slides if "/question/" in slide.key)
    assert "…: vraag 1" in title.paragraphs[0].block.text
    assert title.paragraphs[0].size >= 20
    assert title.insets is None


@pytest.mark.parametrize(("width", "is_own", "joint"), [(260, False, "\u00a0"), (900, False, " "), (260, True, " ")])
def test_a_number_stays_beside_its_word_in_a_brands_title_of_several_lines(
    width: float,
    is_own: bool,  # noqa: FBT001
    joint: str,
) -> None:
    deck = deck_with(Cluster(CLUSTER, (make_dilemma("a", prose(90)),), PLACE))
    slides = plan_slides(deck, with_title(width=width, height=80, is_own=is_own), NL).deck.slides
    title = next(slide.title for slide in slides if "/question/" in slide.key)
    assert f"vraag{joint}1" in title.paragraphs[0].block.text


def test_a_table_is_written_in_the_ink_of_a_brands_text() -> None:
    look = with_room(330, is_own=False)
    general = look.layouts[SlideRole.CONTENT]
    body = replace(general.bodies[0], colour=Colour("123456"))
    inked = replace(look, layouts={**look.layouts, SlideRole.CONTENT: replace(general, bodies=(body,))})
    slides = slides_of(deck_with(FreeSlide("Wat mag", PLACE, (table(3),))), inked)
    tables = [element for slide in slides for element in slide.elements if isinstance(element, TableElement)]
    inks = {paragraph.colour for part in tables for row in part.rows for cell in row for paragraph in cell}
    assert inks == {Colour("123456")}


def test_rows_of_a_table_stand_nearer_before_a_brand_splits_it() -> None:
    """A header and four rows of 21.6 points: 178 high with 7 points over and under each, 148 with 4."""
    close, usual = (table_slides(5, 160, is_own=is_own) for is_own in (False, True))
    assert len(close) == 1
    assert close[0].heights == pytest.approx((29.6,) * 5)
    assert len(usual) == 2


def test_a_long_table_takes_as_few_slides_as_close_rows_need() -> None:
    """Of 160 points, five rows of 29.6 with the header; in letters of 22 points, three rows of 40.4."""
    close, usual = (table_slides(13, 160, is_own=is_own) for is_own in (False, True))
    assert [len(part.rows) for part in close] == [5, 5, 5]
    assert [len(part.rows) for part in usual] == [3] * 6


def test_a_table_reaches_the_foot_of_a_slide_before_a_brand_splits_it() -> None:
    deck = deck_with(FreeSlide("Wat mag", PLACE, (table(5),)))
    slides = slides_of(deck, with_room(140, is_own=False, floor=10))
    assert len(slides_of(deck, with_room(140, is_own=False))) == len(slides) + 1
    bottom = max(
        element.box.bottom for slide in slides for element in slide.elements if isinstance(element, TableElement)
    )
    assert TOP + 140 < bottom <= TOP + 150


def test_a_long_text_takes_fewer_slides_where_close_lines_hold_it() -> None:
    passage = quoted(*text_of(*(prose(160, place) for place in range(9))))
    deck = deck_with(Cluster(CLUSTER, (make_dilemma("a", "Wat nu?", more=(passage,)),), PLACE))
    fewer = []
    for height in range(150, 260, 10):
        close, usual = (
            slides_of(deck, with_room(height, is_own=is_own, floor=12), "meer-weten") for is_own in (False, True)
        )
        assert len(close) <= len(usual)
        fewer.append(len(close) < len(usual))
        assert all(
            needed_height(each, LOOK) <= box_of(each).height + 1 for slide in close for each in all_frames(slide)
        )
        assert all(box_of(each).bottom <= TOP + height + 12.1 for slide in close for each in all_frames(slide))
    assert any(fewer)


def test_answers_take_fewer_slides_where_little_air_holds_them() -> None:
    verdicts = (Verdict.WRONG, Verdict.GOOD, Verdict.BEST, Verdict.GOOD)
    dilemma = make_dilemma("a", "Wat nu?", make_choices((50, 60, 40, 50), verdicts, feedback=150))
    deck = deck_with(Cluster(CLUSTER, (dilemma,), PLACE))
    fewer = []
    for height in range(200, 340, 10):
        close, usual = (slides_of(deck, with_room(height, is_own=is_own), "answer") for is_own in (False, True))
        assert len(close) <= len(usual)
        fewer.append(len(close) < len(usual))
    assert any(fewer)


@pytest.mark.parametrize("height", [150, 200, 250, 300])
@pytest.mark.parametrize("size", [(1600, 900), (900, 900), (600, 900)])
def test_the_button_of_a_film_never_lies_over_the_picture_beside_it(height: float, size: tuple[int, int]) -> None:
    picture = Picture(b"png", "png", *size, "Een zaal.", decorative=False, file="media/zaal.png", place=PLACE)
    film = Video("https://example.org/film", 3, PLACE)
    deck = deck_with(FreeSlide("Kijk", PLACE, text_of(prose(40)), picture=picture, video=film))
    slide = slides_of(deck, with_room(height, is_own=False))[1]
    (shown,) = [element for element in slide.elements if isinstance(element, PictureElement)]
    (button,) = [element for element in slide.elements if isinstance(element, Badge) and element.url]
    assert not overlap(shown.box, button.box)
    assert shown.box.width / shown.box.height == pytest.approx(size[0] / size[1])
    assert shown.box.height > 80


@pytest.mark.parametrize(("height", "choices"), [(180, (60, 60, 60)), (220, (90, 40, 70, 90))])
def test_a_dilemma_on_two_slides_is_cut_between_its_situation_and_its_choices(
    height: float, choices: tuple[int, ...]
) -> None:
    split = 0
    for length in range(60, 500, 40):
        dilemma = make_dilemma("a", prose(length), make_choices(choices))
        deck = deck_with(Cluster(CLUSTER, (dilemma,), PLACE), sequence=(Step.DILEMMA,))
        slides = slides_of(deck, with_room(height, is_own=False), "dilemma")
        shown = [[each.text for each in slide.elements if isinstance(each, Badge) and each.text] for slide in slides]
        if len(slides) == 2:
            split += 1
            assert shown == [[], list("ABCD"[: len(choices)])]
    assert split


@pytest.mark.parametrize(("size", "largest"), [(44, 28), (28, 28), (26, 22), (24, 22), (21.3, 22), (20, 22), (12, 28)])
def test_no_text_is_larger_than_the_titles_of_a_brand(size: float, largest: float) -> None:
    """Titles of less than 20 points are set larger, up to 30, and those of less than 24 up to that."""
    roomy = with_room(330, is_own=False)
    layouts = {role: replace(each, title=replace(each.title, size=size)) for role, each in roomy.layouts.items()}
    dilemma = make_dilemma("a", "Wat nu?", make_choices((20, 20)))
    deck = deck_with(FreeSlide("Kijk", PLACE, text_of("Kort.")), Cluster(CLUSTER, (dilemma,), PLACE))
    slides = slides_of(deck, replace(roomy, layouts=layouts))[1:]
    assert all(slide.title.paragraphs[0].size >= min(24, size + 12) for slide in slides)
    sizes = {each.size for slide in slides for frame in all_frames(slide) for each in frame.paragraphs}
    assert max(sizes) == largest


def test_titles_of_a_brand_do_not_jump_in_size_from_slide_to_slide() -> None:
    """One short title among many long ones, in a box for one line of 60 points."""
    long = Cluster("Wat de hele buurt al weet", (make_dilemma("a", prose(90), make_choices((40, 40))),), PLACE)
    deck = deck_with(FreeSlide("Kijk", PLACE, text_of("Kort.")), long)
    for is_own in (False, True):
        look = with_title(width=480, height=80, is_own=is_own)
        layouts = {role: replace(each, title=replace(each.title, size=60)) for role, each in look.layouts.items()}
        sizes = [slide.title.paragraphs[0].size for slide in slides_of(deck, replace(look, layouts=layouts))[1:]]
        assert (max(sizes) > 1.4 * sorted(sizes)[len(sizes) // 2]) == is_own


@pytest.mark.parametrize("height", [88, 100, 112])
def test_a_narrow_cover_says_all_its_lines_in_small_letters_before_it_leaves_one_out(height: float) -> None:
    """A place of 180 points: letters of 18 points need five lines and more there."""
    cover = LOOK.layouts[SlideRole.TITLE]
    body = replace(cover.bodies[0], box=Box(300, 230, 180, height), insets=Insets(7.2, 3.6, 7.2, 3.6), size=16)
    narrow = replace(cover, bodies=(replace(body, overrides=("box",)),), is_own=False)
    subtitle, organisation = "Twaalf dilemma’s om samen te bespreken", "Stad Voorbeeld aan de Stroom"
    deck = deck_with(subtitle=subtitle, occasion="Opendeurdag", organisation=organisation)
    (slide, *_) = slides_of(deck, look_with({"title": narrow}))
    said = " ".join(each.block.text for frame in all_frames(slide) for each in frame.paragraphs)
    for words in (subtitle, "Opendeurdag", organisation):
        assert words in said


@pytest.mark.parametrize(("height", "least"), [(160, 24), (70, 16)], ids=["room for large letters", "none"])
def test_lines_of_a_cover_that_read_only_if_they_are_large_are_so_where_all_have_room(
    height: float, least: float
) -> None:
    """Each of the three takes a line; at 22 points all would have room, and in the lower place only below 20."""
    cover = LOOK.layouts[SlideRole.TITLE]
    body = replace(cover.bodies[0], box=Box(300, 230, 560, height), insets=Insets(7.2, 3.6, 7.2, 3.6), is_large=True)
    layout = replace(cover, bodies=(body,), title=replace(cover.title, size=26), is_own=False)
    deck = deck_with(subtitle="Twaalf dilemma’s", occasion="Opendeurdag", organisation="Stad Voorbeeld")
    (slide, *_) = slides_of(deck, look_with({"title": layout}))
    (frame,) = (frame for frame in all_frames(slide) if "Opendeurdag" in str(frame.paragraphs))
    sizes = {each.size for each in frame.paragraphs}
    assert (min(sizes) >= LARGE_LETTERS) == (least == LARGE_LETTERS)
    assert min(sizes) >= least


def test_a_strip_on_a_cover_says_who_invites_rather_than_the_start_of_a_subtitle() -> None:
    """Two lines of 14 points fit; the first line alone at 18 would be cut, and nothing else said."""
    cover = LOOK.layouts[SlideRole.TITLE]
    body = replace(cover.bodies[0], box=Box(60, 480, 250, 40), insets=Insets(7.2, 0, 7.2, 0))
    layout = replace(cover, bodies=(body,), is_own=False)
    subtitle, organisation = "Twaalf dilemma’s voor iedereen", "Stad Voorbeeld"
    deck = deck_with(subtitle=subtitle, occasion="Opendeurdag voor alle buren", organisation=organisation)
    (slide, *_) = slides_of(deck, look_with({"title": layout}))
    said = " ".join(each.block.text for frame in all_frames(slide) for each in frame.paragraphs)
    assert subtitle in said
    assert organisation in said


def test_the_occasion_stands_beside_the_subtitle_where_the_other_place_holds_one_line() -> None:
    """Else the organisation and the date would be left out, of a cover with two places that are wide enough."""
    cover = LOOK.layouts[SlideRole.TITLE]
    wide, narrow = (Box(60, top, width, 32) for top, width in ((300, 700), (260, 220)))
    bodies = tuple(
        replace(cover.bodies[0], index=index, box=box, insets=Insets(7.2, 3.6, 7.2, 3.6))
        for index, box in ((1, wide), (2, narrow))
    )
    layout = replace(cover, bodies=bodies, is_own=False)
    said = {"subtitle": "Twaalf dilemma’s", "occasion": "Opendeurdag van de stad", "organisation": "Stad Voorbeeld"}
    (slide, *_) = slides_of(deck_with(**said), look_with({"title": layout}))
    texts = [" ".join(each.block.text for each in frame.paragraphs) for frame in all_frames(slide)]
    for words in said.values():
        assert any(words in text for text in texts)
