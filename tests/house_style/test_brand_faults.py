"""Faults that presentations of organisations showed, each in a presentation that has nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pptx.presentation import Presentation
from pptx.util import Pt

import pptx
from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideRole
from deckgen.blueprint.slides import SlideParagraph
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.problems import Place
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.render.pptx.text_body import read_setting, write_paragraphs
from deckgen.rich_text import Block, BlockKind, Span

PLACE = Place("x.yaml", 1, 1)
FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
COVER, CONTENT, SECTION = 0, 1, 2
Change = Callable[[dict[str, bytes]], None]


def wear(data: bytes) -> PreparedTemplate:
    prepared = prepare(Template("huis", PLACE, brand=Brand(data, "huis.pptx", PLACE)))
    assert not [problem for problem in prepared.problems if problem.is_error]
    return prepared


def save(deck: Presentation) -> bytes:
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def rewrite(data: bytes, change: Change) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def edit(part: str, *pairs: tuple[str, str]) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        for old, new in pairs:
            assert re.search(old, text, re.DOTALL), old
            text = re.sub(old, new, text, count=1, flags=re.DOTALL)
        parts[part] = text.encode()

    return change


GROWS = "<a:bodyPr><a:spAutoFit/></a:bodyPr>"
HALF_LIGHT = '<a:lumMod val="50000"/><a:lumOff val="25000"/>'
DUOTONE = '<a:duotone><a:srgbClr val="101010"/><a:srgbClr val="202020"/></a:duotone>'
RED_GROUND = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="E8384F"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
WHITE_AND_BOLD = f'<a:lstStyle><a:lvl1pPr><a:defRPr b="1">{WHITE}</a:defRPr></a:lvl1pPr></a:lstStyle>'
MASTER = "ppt/slideMasters/slideMaster1.xml"
Pixels = tuple[int, int]


def logo(colour: str = "#0A5AA0", size: Pixels = (60, 40)) -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    stream.seek(0)
    return stream


def put_picture(
    deck: Presentation, place: Box, layout: int | None = None, *, colour: str = "#0A5AA0", size: Pixels = (60, 40)
) -> None:
    """A logo on the master or on a layout; python-pptx adds pictures to slides only, so it makes the part there."""
    owner = deck.slide_master if layout is None else deck.slide_layouts[layout]
    _, identifier = owner.part.get_or_add_image_part(logo(colour, size))
    shape = pptx.oxml.parse_xml(
        '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr>'
        '<p:cNvPr id="99" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="{Pt(place.x)}" y="{Pt(place.y)}"/><a:ext cx="{Pt(place.width)}" cy="{Pt(place.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    owner.shapes._spTree.append(shape)


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def grounds(holder: Placeholder) -> tuple[str, ...]:
    return (holder.background, *holder.other_backgrounds)


def has_panels(prepared: PreparedTemplate) -> bool:
    return "template-ground" in {problem.code for problem in prepared.problems}


def test_a_covers_subtitle_grows_to_hold_all_its_lines() -> None:
    deck = pptx.Presentation(FILE)
    subtitle = deck.slide_layouts[COVER].placeholders[1]
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = Pt(108), Pt(306), Pt(504), Pt(30)
    body = wear(save(deck)).look.layouts[SlideRole.TITLE].bodies[0]
    assert body.box.height > 3 * 1.2 * 18
    assert "box" in body.overrides


@pytest.mark.parametrize(
    ("fill", "seen"),
    [
        ('<a:solidFill><a:srgbClr val="333333"/></a:solidFill>', "333333"),
        (f'<a:solidFill><a:schemeClr val="tx1">{HALF_LIGHT}</a:schemeClr></a:solidFill>', "404040"),
    ],
)  # fmt: skip
def test_a_titles_own_ground_may_come_from_the_master(fill: str, seen: str) -> None:
    change = edit(MASTER, (r'(type="title"/>.*?</a:prstGeom>)', rf"\1{fill}"))
    title = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.CONTENT].title
    assert title.background == seen
    assert contrast(title.colour.rgb, seen) >= 3


def test_what_sample_slides_fetch_from_elsewhere_does_no_harm() -> None:
    deck = pptx.Presentation(FILE)
    slide = deck.slides.add_slide(deck.slide_layouts[CONTENT])
    slide.part.relate_to("file:///C:/figures.xlsx", "http://x/oleObject", is_external=True)
    assert wear(save(deck)).look.layouts[SlideRole.CONTENT].name == "Title and Content"


def test_a_centred_title_alone_makes_no_cover_of_a_layout_for_text() -> None:
    change = edit("ppt/slideLayouts/slideLayout2.xml", ('type="title"', 'type="ctrTitle"'))
    layouts = wear(rewrite(FILE.read_bytes(), change)).look.layouts
    assert layouts[SlideRole.CONTENT].name == "Title and Content"
    assert layouts[SlideRole.TITLE].name == "Title Slide"


def test_a_text_that_grows_is_not_judged_by_its_drawn_height() -> None:
    deck = pptx.Presentation(FILE)
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    body = deck.slide_layouts[CONTENT].placeholders[1]
    body.left, body.top, body.width, body.height = Pt(36), Pt(126), Pt(648), Pt(30)
    data = rewrite(
        save(deck),
        edit(
            "ppt/slideLayouts/slideLayout2.xml", (r'(idx="1".*?)<a:bodyPr/>', r"\1<a:bodyPr><a:spAutoFit/></a:bodyPr>")
        ),
    )
    content = wear(data).look.layouts[SlideRole.CONTENT]
    assert content.name == "Title and Content"
    assert content.bodies[0].box.height > 300


def test_a_recoloured_picture_is_seen_as_it_is_recoloured() -> None:
    def change(parts: dict[str, bytes]) -> None:
        picture = f'<a:blip r:embed="rId99">{DUOTONE}</a:blip><a:stretch><a:fillRect/></a:stretch>'
        fill = f"<p:bg><p:bgPr><a:blipFill>{picture}</a:blipFill><a:effectLst/></p:bgPr></p:bg>"
        edit(MASTER, (r"<p:bg>.*?</p:bg>", fill))(parts)
        links = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        row = f'<Relationship Id="rId99" Type="{kind}" Target="../media/g.png"/></Relationships>'
        parts[links] = parts[links].replace(b"</Relationships>", row.encode())
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
        )
        parts["ppt/media/g.png"] = logo("#FFFFFF").getvalue()

    prepared = wear(rewrite(FILE.read_bytes(), change))
    body = prepared.look.layouts[SlideRole.CONTENT].bodies[0]
    assert body.background == "202020"
    assert contrast(body.colour.rgb, "202020") >= 4.5
    assert not has_panels(prepared)


@pytest.mark.parametrize(
    "place",
    [Box(560, 380, 160, 160), Box(0, 380, 130, 160), Box(600, 0, 120, 80), Box(0, 0, 80, 80), Box(300, 490, 120, 40)],
    ids=["lower right", "lower left", "upper right", "upper left", "foot"],
)
def test_nothing_is_written_over_a_logo_and_no_panel_hides_it(place: Box) -> None:
    deck = pptx.Presentation(FILE)
    put_picture(deck, place)
    prepared = wear(save(deck))
    assert not has_panels(prepared)
    for role, layout in prepared.look.layouts.items():
        holders = (layout.title, *layout.bodies, layout.footer, layout.date, layout.number)
        for holder in (item for item in holders if item is not None):
            assert not overlap(holder.box, place), (role, holder.type)
        assert layout.home is None or not overlap(layout.home, place)


def test_a_logo_in_a_corner_leaves_most_of_the_room() -> None:
    deck = pptx.Presentation(FILE)
    put_picture(deck, Box(560, 380, 160, 160))
    box = wear(save(deck)).look.layouts[SlideRole.CONTENT].area
    assert box.width * box.height > 0.75 * 648 * 356


def test_a_cover_and_a_section_header_with_a_title_alone_are_used() -> None:
    deck = pptx.Presentation(FILE)
    for number in (COVER, SECTION):
        holder = deck.slide_layouts[number].placeholders[1]._element
        holder.getparent().remove(holder)
        put_picture(deck, Box(300, 10, 90, 60), number)
    prepared = wear(save(deck))
    cover = prepared.look.layouts[SlideRole.TITLE]
    assert cover.name == "Title Slide (deckgen)"
    assert cover.bodies[0].box.y >= cover.title.box.bottom
    assert b"Subtitle" in prepared.package.parts[cover.part]
    assert prepared.look.layouts[SlideRole.CLUSTER].name.startswith("Section Header")


def test_a_cover_without_any_placeholder_gets_a_title() -> None:
    deck = pptx.Presentation(FILE)
    for holder in list(deck.slide_layouts[COVER].placeholders):
        holder._element.getparent().remove(holder._element)
    prepared = wear(save(deck))
    cover = prepared.look.layouts[SlideRole.TITLE]
    assert cover.name == "Title Slide (deckgen)"
    assert cover.title.type == "title"
    assert b'type="title"' in prepared.package.parts[cover.part]


def test_the_layouts_that_sample_slides_use_count_first() -> None:
    deck = pptx.Presentation(FILE)
    copy = deck.slide_layouts[3]  # two contents
    for name, layout in (("Title and Content", copy), ("Old", deck.slide_layouts[CONTENT])):
        layout._element.cSld.set("name", name)
    for _ in range(4):
        deck.slides.add_slide(deck.slide_layouts[CONTENT])
    assert wear(save(deck)).look.layouts[SlideRole.CONTENT].name == "Old"


def test_a_white_title_on_a_brands_red_stays_white() -> None:
    change = edit(
        "ppt/slideLayouts/slideLayout1.xml",
        ("<p:cSld([^>]*)>", rf"<p:cSld\1>{RED_GROUND}"),
        (r'(type="ctrTitle".*?)<a:lstStyle/>', rf"\1{WHITE_AND_BOLD}"),
    )
    title = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.TITLE].title
    assert title.colour.rgb == "FFFFFF"
    assert 3 <= contrast("FFFFFF", title.background) < 4.5


@pytest.mark.parametrize(("middle", "seen"), [("1A3A6A", "1A3A6A"), ("F4F4F4", "000000")])
def test_letters_filled_with_a_shade_are_written_in_its_middle_colour_where_it_reads(middle: str, seen: str) -> None:
    """LibreOffice draws letters with a shade in black, on any ground."""
    stops = "".join(
        f'<a:gs pos="{place}"><a:srgbClr val="{colour}"/></a:gs>'
        for place, colour in ((0, "FFC0C0"), (48000, middle), (100000, "C0FFC0"))
    )
    shade = f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>"
    change = edit(MASTER, (r"(<p:titleStyle>.*?)<a:solidFill>.*?</a:solidFill>", rf"\1{shade}"))
    title = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.CONTENT].title
    assert title.colour.rgb == seen
    assert "colour" in title.overrides


def test_text_in_a_template_from_right_to_left_runs_from_left_to_right() -> None:
    change = edit(MASTER, (r'(<p:bodyStyle><a:lvl1pPr[^>]*?)algn="l"([^>]*?)rtl="0"', r'\1algn="r"\2rtl="1"'))
    body = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.CONTENT].bodies[0]
    assert "from-left" in body.overrides


def test_a_title_that_begins_above_the_slide_is_brought_onto_it() -> None:
    deck = pptx.Presentation(FILE)
    for layout in deck.slide_layouts:
        for holder in layout.placeholders:
            if holder.placeholder_format.type in {1, 3}:
                holder.left, holder.top, holder.width, holder.height = Pt(36), Pt(-22), Pt(648), Pt(104)
    title = wear(save(deck)).look.layouts[SlideRole.CONTENT].title
    assert title.box.y >= 0
    assert "box" in title.overrides


def test_bold_words_still_differ_where_all_text_is_bold() -> None:
    change = edit(MASTER, (r"(<p:bodyStyle><a:lvl1pPr.*?<a:defRPr )", r'\1b="1" '))
    body = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.CONTENT].bodies[0]
    assert "regular" in body.overrides
    assert not body.bold


@pytest.mark.parametrize(
    ("size", "other"),
    [
        ('buSzPct val="80000"', "small-signs"),
        ('buSzPct val="75%"', "small-signs"),
        ('buSzPts val="1200"', "small-signs"),
        ('buSzPct val="145000"', "large-signs"),
        ('buSzPct val="120%"', "large-signs"),
        ('buSzPts val="3200"', "large-signs"),
        ('buSzPct val="100000"', ""),
        ("buSzTx", ""),
    ],
)
def test_numbers_of_lists_are_as_large_as_their_words(size: str, other: str) -> None:
    change = edit(MASTER, (r"(<p:bodyStyle><a:lvl1pPr.*?)<a:buFont", rf"\1<a:{size}/><a:buFont"))
    body = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.CONTENT].bodies[0]
    assert [name for name in body.overrides if name.endswith("-signs")] == ([other] if other else [])
    item = SlideParagraph(Block(BlockKind.NUMBER, (Span("een"),), number=1, digits=(1,)), 18)
    written = write_paragraphs(
        [item], read_setting(body, "nl"), SlideLinks("ppt/slideLayouts/slideLayout1.xml", {}, {})
    )
    assert ('<a:buSzPct val="100000"/><a:buFont' in written) == bool(other)
    bullet = SlideParagraph(Block(BlockKind.BULLET, (Span("een"),)), 18)
    written = write_paragraphs(
        [bullet], read_setting(body, "nl"), SlideLinks("ppt/slideLayouts/slideLayout1.xml", {}, {})
    )
    assert ("buSzPct" in written) == (other == "small-signs")  # large bullets are the brand's own


@pytest.mark.parametrize(("place", "marks"), [(Box(600, 10, 100, 60), ["Logo"]), (Box(100, 150, 500, 250), [])])
def test_papers_carry_the_mark_that_slides_show(place: Box, marks: list[str]) -> None:
    deck = pptx.Presentation(FILE)
    put_picture(deck, place)
    found = wear(save(deck)).look.logo
    assert [mark.alt for mark in [found] if mark is not None] == marks
    assert found is None or found.data == logo().getvalue()


@pytest.mark.parametrize("size", [(2400, 1000), (5000, 1000)])  # below and above what is decoded once only
def test_a_mark_of_many_pixels_is_no_larger_on_paper_than_print_needs(size: Pixels) -> None:
    deck = pptx.Presentation(FILE)
    put_picture(deck, Box(600, 10, 100, 100 * size[1] / size[0]), size=size)
    found = wear(save(deck)).look.logo
    assert found is not None
    assert (found.width, found.height) == (1600, round(1600 * size[1] / size[0]))
    with Image.open(io.BytesIO(found.data)) as image:
        assert image.getcolors() == [(found.width * found.height, (0x0A, 0x5A, 0xA0, 255))]


def test_a_mark_that_cannot_be_seen_on_paper_stays_on_slides() -> None:
    deck = pptx.Presentation(FILE)
    put_picture(deck, Box(600, 10, 100, 60), colour="#FFFFFF")
    assert wear(save(deck)).look.logo is None


def test_a_low_text_of_the_layout_that_slides_use_most_grows_to_the_foot() -> None:
    deck = pptx.Presentation(FILE)
    body = deck.slide_layouts[CONTENT].placeholders[1]
    body.left, body.top, body.width, body.height = Pt(36), Pt(126), Pt(648), Pt(40)
    for _ in range(3):
        deck.slides.add_slide(deck.slide_layouts[CONTENT])
    content = wear(save(deck)).look.layouts[SlideRole.CONTENT]
    assert (content.name, content.bodies[0].box.height > 300) == ("Title and Content", True)


def test_a_narrow_text_takes_all_the_room_under_its_title() -> None:
    deck = pptx.Presentation(FILE)
    body = deck.slide_layouts[CONTENT].placeholders[1]
    body.left, body.top, body.width, body.height = Pt(36), Pt(126), Pt(400), Pt(356)
    assert wear(save(deck)).look.layouts[SlideRole.CONTENT].bodies[0].box.width == 648


def test_one_of_two_texts_side_by_side_takes_the_room_of_both() -> None:
    deck = pptx.Presentation(FILE)
    for layout in list(deck.slide_layouts):
        if layout.name not in {"Title Slide", "Two Content"}:
            deck.slide_layouts.remove(layout)
    content = wear(save(deck)).look.layouts[SlideRole.CONTENT]
    assert (content.name, content.bodies[0].box.width) == ("Two Content", 648)


def with_layouts(count: int) -> Brand:
    def multiply(parts: dict[str, bytes]) -> None:
        links, master, types = "ppt/slideMasters/_rels/slideMaster1.xml.rels", MASTER, "[Content_Types].xml"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
        content = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
        rows, ids, overrides = [], [], []
        for number in range(100, 100 + count - 11):  # the file itself has eleven
            name = f"slideLayout{number}.xml"
            parts[f"ppt/slideLayouts/{name}"] = parts["ppt/slideLayouts/slideLayout7.xml"]
            parts[f"ppt/slideLayouts/_rels/{name}.rels"] = parts["ppt/slideLayouts/_rels/slideLayout7.xml.rels"]
            rows.append(f'<Relationship Id="rId{number}" Type="{kind}" Target="../slideLayouts/{name}"/>')
            ids.append(f'<p:sldLayoutId id="{3147483648 + number}" r:id="rId{number}"/>')
            overrides.append(f'<Override PartName="/ppt/slideLayouts/{name}" ContentType="{content}"/>')
        parts[links] = parts[links].replace(b"</Relationships>", "".join(rows).encode() + b"</Relationships>")
        parts[master] = parts[master].replace(b"</p:sldLayoutIdLst>", "".join(ids).encode() + b"</p:sldLayoutIdLst>")
        parts[types] = parts[types].replace(b"</Types>", "".join(overrides).encode() + b"</Types>")

    return Brand(rewrite(FILE.read_bytes(), multiply), "huis.pptx", PLACE)


def test_of_many_layouts_the_right_ones_are_taken() -> None:
    many = prepare(Template("huis", PLACE, brand=with_layouts(500)))
    few = prepare(Template("huis", PLACE, brand=Brand(FILE.read_bytes(), "huis.pptx", PLACE)))
    assert not [problem for problem in many.problems if problem.is_error]
    taken, usual = (
        {role: style.look.layouts[role].name for role in (SlideRole.TITLE, SlideRole.CONTENT, SlideRole.CLUSTER)}
        for style in (many, few)
    )
    assert taken == usual


def test_more_layouts_than_anyone_needs_are_refused_with_the_cure() -> None:
    prepared = prepare(Template("huis", PLACE, brand=with_layouts(1001)))
    (problem,) = (problem for problem in prepared.problems if problem.is_error)
    assert problem.code == "template-too-large"
    assert problem.hint == "delete those that no slide needs in the slide master view"


def test_no_text_is_measured_by_how_far_a_sample_was_shrunk() -> None:
    change = edit(MASTER, (r"<a:bodyPr([^>]*)>\s*<a:normAutofit */>", r'<a:bodyPr\1><a:normAutofit fontScale="8000"/>'))
    prepared = wear(rewrite(FILE.read_bytes(), change))
    assert b"fontScale" not in b"".join(prepared.package.parts.values())


@pytest.mark.parametrize(("colour", "is_said"), [("000000", True), ("1F4E79", False)])
def test_signs_in_the_colour_of_their_text_say_so_themselves(colour: str, is_said: bool) -> None:  # noqa: FBT001
    """LibreOffice reads some colours of signs in the master otherwise than those of text: they vanish."""
    sign = f'<a:buClr><a:srgbClr val="{colour}"/></a:buClr>'
    change = edit(MASTER, (r"(<p:bodyStyle><a:lvl1pPr.*?)<a:buFont", rf"\1{sign}<a:buFont"))
    body = wear(rewrite(FILE.read_bytes(), change)).look.layouts[SlideRole.CONTENT].bodies[0]
    assert ("signs" in body.overrides) == is_said
