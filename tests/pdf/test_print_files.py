from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from cmyk_profile import cmyk_profile
from msgspec.structs import replace
from page_composer import A4, Composer, Words, png
from PIL import ImageCms
from sample_documents import sample_handout
from structure_reader import open_pdf

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import BoxMark, Face, Page, PageRun, TextMark
from deckgen.blueprint.printing import A4_SHEET, SRA3_SHEET, CardSheet, PrintSettings, PrintStandard
from deckgen.render.pdf.booklet import booklet_sides, impose_booklet
from deckgen.render.pdf.card_sheets import CardTooLargeError, fit_cards, impose_cards
from deckgen.render.pdf.print_inks import PrintInks
from deckgen.render.pdf.print_intent import UnusableProfileError
from deckgen.render.pdf.print_writer import render_print
from deckgen.render.pdf.safe_margin import UnsafeText, find_unsafe_text
from deckgen.render.pdf.screen_writer import render_document, render_untagged

RGB_OPERATORS = re.compile(rb"(?:^|\s)(?:rg|RG|g|G|sc|SC|cs)(?:\s|$)")


def corners(box: pikepdf.Object) -> list[float]:
    return [float(value) for value in box]


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def contents(data: bytes, page: int = 0) -> bytes:
    with open_pdf(data) as pdf:
        return bytes(pdf.pages[page].Contents.read_bytes())


def test_each_page_has_its_boxes_to_the_hundredth_of_a_point() -> None:
    document = sample_handout().document()
    pdf = open_pdf(render_print(document, PrintSettings(bleed=mm(3), slug=mm(8))))
    assert pdf.pdf_version == "1.4"
    for page in pdf.pages:
        assert corners(page.obj.MediaBox) == pytest.approx([0, 0, A4[0] + mm(22), A4[1] + mm(22)], abs=0.001)
        assert corners(page.obj.BleedBox) == pytest.approx([mm(8), mm(8), A4[0] + mm(14), A4[1] + mm(14)], abs=0.001)
        assert corners(page.obj.TrimBox) == pytest.approx([mm(11), mm(11), A4[0] + mm(11), A4[1] + mm(11)], abs=0.001)


def test_x1a_says_what_it_is_and_has_nothing_that_it_may_not_have() -> None:
    pdf = open_pdf(render_print(sample_handout().document(), PrintSettings()))
    assert str(pdf.docinfo.GTS_PDFXVersion) == "PDF/X-1a:2003"
    assert str(pdf.docinfo.Trapped) == "/False"
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    for key in ("/Outlines", "/Names", "/OpenAction", "/StructTreeRoot"):
        assert key not in pdf.Root
    for page in pdf.pages:
        assert "/Annots" not in page.obj
        content = page.Contents.read_bytes()
        assert not RGB_OPERATORS.search(content)
        assert b"BDC" not in content


def test_text_is_black_alone_or_no_ink_at_all() -> None:
    content = contents(render_print(sample_handout().document(), PrintSettings()))
    colour, seen = b"", set()
    for operands, operator in re.findall(rb"([^\n]*?) ?\b(k|Tj)$", content, re.MULTILINE):
        if operator == b"k":
            colour = operands
        else:
            seen.add(colour)
    assert seen == {b"0 0 0 1", b"0 0 0 0"}


def test_what_is_nearly_grey_is_black_ink_alone() -> None:
    assert PrintInks().ink_colour("F1ECE1")[:3] == (0, 0, 0)


def test_light_text_is_left_out_of_the_dark_area_it_stands_on() -> None:
    assert (PrintInks().text("F2F2F2"), PrintInks().text("1F4E79")) == ("0 0 0 0 k", "0 0 0 1 k")


def test_only_edges_on_the_trim_go_into_the_bleed() -> None:
    document = replace(
        Composer().document(),
        pages=(
            Page(100, 200, (BoxMark(Box(0, 0, 100, 30), "336699", bleeds=True), BoxMark(Box(0, 50, 9, 9), "336699"))),
        ),
    )
    content = contents(render_print(document, PrintSettings(bleed=10, slug=20)))
    assert b"\n20 200 120 40 re\n" in content  # x from 30 - 10, up to 230 + 10
    assert b"\n30 171 9 9 re\n" in content


def test_crop_marks_stand_outside_the_bleed_where_there_is_room() -> None:
    document = replace(Composer().document(), pages=(Page(100, 200, ()),))
    content = contents(render_print(document, PrintSettings(bleed=10, slug=20)))
    lines = [list(map(float, found)) for found in re.findall(rb"(\S+) (\S+) m (\S+) (\S+) l S", content)]
    assert len(lines) == 8
    for x1, y1, x2, y2 in lines:
        assert (x1 == x2 in (30, 130) and not 20 < y1 < 240) or (y1 == y2 in (30, 230) and not 20 < x1 < 140)
    plain = render_print(document, PrintSettings(bleed=10, slug=0))
    assert contents(plain) == b""


def test_x4_carries_the_profile_and_its_identity() -> None:
    settings = PrintSettings(PrintStandard.X4, icc=cmyk_profile())
    pdf = open_pdf(render_print(Composer().document(), settings))
    assert pdf.pdf_version == "1.6"
    (intent,) = pdf.Root.OutputIntents
    assert intent.DestOutputProfile.read_bytes() == settings.icc
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp


@pytest.mark.parametrize(
    ("icc", "reason"),
    [
        (b"", "needs the print shop's ICC profile"),
        (b"not a profile", "not an ICC profile"),
        (cmyk_profile()[:-9], "incomplete"),
        (srgb(), "for RGB colours"),
        (srgb()[:12] + b"mntrCMYK" + srgb()[20:], "not a profile of a printer"),
        (cmyk_profile()[:128] + bytes(len(cmyk_profile()) - 128), "damaged"),
    ],
    ids=[
        "none",
        "text",
        "cut",
        "of a screen",
        "in the colours of print",
        "emptied",
    ],  # not their bytes, which have the time
)
def test_a_profile_that_cannot_be_used_is_refused_with_the_reason(icc: bytes, reason: str) -> None:
    with pytest.raises(UnusableProfileError, match=reason):
        render_print(Composer().document(), PrintSettings(PrintStandard.X4, icc=icc))


def test_text_nearer_than_five_millimetres_to_the_trim_is_found() -> None:
    def line(x: float, y: float, text: str) -> TextMark:
        return TextMark(y, (PageRun(text, x, 40, Face.REGULAR, 10, "000000"),), None)

    marks = (line(mm(5), 100, "veilig"), line(mm(4), 100, "links"), line(100, 12, "boven"), line(100, 390, "onder"))
    document = replace(Composer().document(), pages=(Page(300, 400, ()), Page(300, 400, (*marks, line(270, 99, "x")))))
    assert find_unsafe_text(document) == [
        UnsafeText(2, "links", 4.0),
        UnsafeText(2, "boven", 1.59),
        UnsafeText(2, "onder", 2.65),
        UnsafeText(2, "x", -3.53),
    ]


# Booklets


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(None, 0), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (6, [(None, 0), (1, None), (5, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_booklet_has_the_order_that_folding_needs(count: int, sides: list[tuple[int | None, int | None]]) -> None:
    assert list(booklet_sides(count)) == sides


def placed(page: pikepdf.Page) -> dict[str, tuple[float, ...]]:
    """The matrix with which each page of the source is drawn, by the name of its form."""
    content = page.Contents.read_bytes().decode()
    found = re.findall(r"q ([-\d. ]+) cm (/P\d+) Do Q", content)
    return {name: tuple(map(float, matrix.split())) for matrix, name in found}


def test_pages_of_a_booklet_meet_at_the_fold() -> None:
    paper = Composer((mm(148), mm(210)))
    for _ in range(5):
        paper.new_page()
    pdf = open_pdf(impose_booklet(render_untagged(paper.document())))
    assert [list(placed(page)) for page in pdf.pages] == [["/P1"], ["/P2"], ["/P6", "/P3"], ["/P4", "/P5"]]
    assert placed(pdf.pages[3])["/P4"] == pytest.approx((1, 0, 0, 1, mm(0.5), 0), abs=0.001)
    assert placed(pdf.pages[3])["/P5"] == pytest.approx((1, 0, 0, 1, mm(148.5), 0), abs=0.001)
    assert corners(pdf.pages[0].obj.MediaBox) == pytest.approx([0, 0, mm(297), mm(210)], abs=0.001)
    assert str(pdf.docinfo.Title) == paper.facts.title


def test_a_booklet_of_tagged_pages_claims_no_tags() -> None:
    pdf = open_pdf(impose_booklet(render_document(sample_handout().document())))
    assert not {"/Metadata", "/StructTreeRoot", "/MarkInfo"} & set(pdf.Root.keys())


def test_large_pages_are_made_smaller_for_a_booklet() -> None:
    pdf = open_pdf(impose_booklet(render_untagged(Composer((mm(210), mm(297))).document())))
    scale = 210 / 297
    (matrix,) = placed(pdf.pages[0]).values()
    assert matrix == pytest.approx((scale, 0, 0, scale, mm(148.5), 0), abs=0.01)


# Cards


def cards(count: int, size: tuple[float, float] = (mm(105), mm(148))) -> bytes:
    paper = Composer(size, margin=30)
    for number in range(count):
        for side in ("voor", "achter"):
            if number or side == "achter":
                paper.new_page()
            paper.paragraph(Words(f"{side} {number}"))
    return render_print(paper.document(), PrintSettings())


def corners_of_cards(page: pikepdf.Page, size: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """The lower left corner of each card's trim on the sheet; the trim of the source lies 11 mm in."""
    found = {}
    for name, (a, _, _, d, e, f) in placed(page).items():
        x, y = e + a * mm(11), f + d * mm(11)
        found[name] = (x, y) if a > 0 else (x - size[0], y - size[1])
    return found


def test_eight_cards_lie_on_a_large_sheet_where_they_should() -> None:
    pdf = open_pdf(impose_cards(cards(8), SRA3_SHEET, mm(3)))
    front, back = pdf.pages
    size = (mm(105), mm(148))
    assert corners(front.obj.MediaBox)[2:] == pytest.approx([mm(450), mm(320)], abs=0.001)
    for slot in range(8):
        row, column = divmod(slot, 4)
        x, y = mm(6 + column * 111), mm(9 + (1 - row) * 154)
        assert corners_of_cards(front, size)[f"/P{2 * slot + 1}"] == pytest.approx((x, y), abs=0.01)
        # Turned over its long edge, which lies across, the sheet keeps left and right and swaps top and bottom.
        assert corners_of_cards(back, size)[f"/P{2 * slot + 2}"] == pytest.approx((x, mm(320) - y - size[1]), abs=0.01)
    assert all(matrix[0] == -1 for matrix in placed(back).values())  # and the backs stand on their heads


@pytest.mark.parametrize("sheet", [A4_SHEET, SRA3_SHEET, CardSheet(mm(200), mm(320), gap=0, margin=0)])
def test_each_back_lies_behind_its_front(sheet: CardSheet) -> None:
    size = (mm(90), mm(50))
    pdf = open_pdf(impose_cards(cards(5, size), sheet, mm(3)))
    width, height = corners(pdf.pages[0].obj.MediaBox)[2:]
    sideways = height >= width
    for front, back in zip(pdf.pages[::2], pdf.pages[1::2], strict=True):
        fronts, backs = corners_of_cards(front, size), corners_of_cards(back, size)
        for name, (x, y) in fronts.items():
            mirrored = (width - x - size[0], y) if sideways else (x, height - y - size[1])
            assert backs[f"/P{int(name[2:]) + 1}"] == pytest.approx(mirrored, abs=0.01)


def test_cards_of_two_sizes_go_on_sheets_of_their_own() -> None:
    paper = Composer((mm(105), mm(148)), margin=30)
    document = paper.document()
    small = replace(document.pages[0], width=mm(60), marks=())
    document = replace(document, pages=(document.pages[0], document.pages[0], small, small))
    pdf = open_pdf(impose_cards(render_print(document, PrintSettings()), A4_SHEET, mm(3)))
    assert [list(placed(page)) for page in pdf.pages] == [["/P1"], ["/P2"], ["/P3"], ["/P4"]]


def test_the_bleed_of_a_card_ends_in_the_middle_of_the_gap() -> None:
    pdf = open_pdf(impose_cards(cards(2), replace(A4_SHEET, gap=mm(2)), mm(3)))
    form = pdf.pages[0].obj.Resources.XObject["/P1"]
    assert corners(form.BBox) == pytest.approx([mm(10), mm(10), mm(117), mm(160)], abs=0.001)
    trim, bleed = corners(pdf.pages[0].obj.TrimBox), corners(pdf.pages[0].obj.BleedBox)
    assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx([-mm(1), -mm(1), mm(1), mm(1)], abs=0.001)


def test_a_card_that_fits_on_no_sheet_is_refused() -> None:
    with pytest.raises(CardTooLargeError, match="does not fit"):
        fit_cards((mm(300), mm(300)), A4_SHEET)


# Other programs


@pytest.mark.office("gs")
def test_a_page_of_text_needs_the_black_plate_alone(tmp_path: Path) -> None:
    paper = Composer()
    paper.paragraph(Words("Alleen tekst. " * 40, colour="1F4E79"))
    document = paper.document()
    page = replace(document.pages[0], marks=document.pages[0].marks[1:])  # without the coloured bar
    file = tmp_path / "tekst.pdf"
    file.write_bytes(render_print(replace(document, pages=(page,)), PrintSettings(slug=0)))
    shown = subprocess.run(["gs", "-q", "-o", "-", "-sDEVICE=inkcov", file], capture_output=True, text=True, check=True)
    cyan, magenta, yellow, black = map(float, shown.stdout.split()[:4])
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0.01


FILES: dict[str, Callable[[], bytes]] = {
    "handout": lambda: render_print(sample_handout().document(), PrintSettings()),
    "sheets": lambda: impose_cards(cards(3), SRA3_SHEET, mm(3)),
}


@pytest.mark.checkers
@pytest.mark.parametrize("name", FILES)
def test_the_independent_checker_finds_nothing_in_print_files(
    name: str, tmp_path: Path, checks: tuple[str, Path]
) -> None:
    python, folder = checks
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(FILES[name]())
    shown = subprocess.run([python, folder / "check_print.py", file], capture_output=True, text=True, check=True)
    assert shown.stdout.strip().endswith("OK"), shown.stdout


def test_pictures_follow_the_print_shops_profile_where_it_is_given() -> None:
    paper = Composer()
    paper.picture("Kleur", png("RGB"), "png")
    pdf = open_pdf(render_print(paper.document(), PrintSettings(icc=cmyk_profile())))
    (image,) = pdf.pages[0].obj.Resources.XObject.values()
    pixels = image.read_bytes()
    assert set(pixels[0::4]) == {0}  # the test press makes everything of black
    assert len(set(pixels[3::4])) > 50


def test_house_colours_follow_the_print_shops_profile_where_it_is_given() -> None:
    cyan, magenta, yellow, black = PrintInks(cmyk_profile()).ink_colour("1B6B78")

    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert 0.4 < black < 0.8
    assert PrintInks().ink_colour("1B6B78")[0] > 0.5


def test_black_text_overprints_and_areas_do_not() -> None:
    content = contents(render_print(sample_handout().document(), PrintSettings()))
    state = b""
    for operands, operator in re.findall(rb"([^\n]*?) ?\b(gs|Tj|f|B)$", content, re.MULTILINE):
        if operator == b"gs":
            state = operands
        elif operator == b"Tj":
            assert state in {b"/Over", b"/Out"}
        else:
            assert state == b"/Out"
    pdf = open_pdf(render_print(sample_handout().document(), PrintSettings()))
    states = pdf.pages[0].obj.Resources.ExtGState
    assert bool(states.Over.op)
    assert int(states.Over.OPM) == 1
    assert not bool(states.Out.op)


def test_rgb_pictures_are_in_inks_in_print() -> None:
    paper = Composer()
    paper.picture("Kleur", png("RGB"), "png")
    pdf = open_pdf(render_print(paper.document(), PrintSettings()))
    (image,) = pdf.pages[0].obj.Resources.XObject.values()
    assert str(image.ColorSpace) == "/DeviceCMYK"
    assert io.BytesIO(image.read_bytes()).getbuffer().nbytes == 60 * 40 * 4
