from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx.presentation import Presentation
from pptx.util import Pt

import pptx
from deckgen.blueprint.colours import contrast
from deckgen.blueprint.look import SlideRole
from deckgen.content.template import Brand, Template
from deckgen.house_style.choosing.layout_names import fold_name
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.house_style.report.template_report import report_template, write_report
from deckgen.problems import Place, Severity

PLACE = Place("templates/huis/template.yaml", 3, 8)
DERIVED = {SlideRole.CHOICE, SlideRole.ANSWER, SlideRole.DILEMMA, SlideRole.AGENDA}


def library_default() -> bytes:
    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


def wear(data: bytes, **more: object) -> PreparedTemplate:
    return prepare(Template("huis", PLACE, brand=Brand(data, "huis.pptx", PLACE), **more))  # type: ignore[arg-type]


def rewrite(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rename_layouts(data: bytes, names: dict[int, str]) -> bytes:
    deck = pptx.Presentation(io.BytesIO(data))
    for place, name in names.items():
        deck.slide_layouts[place]._element.cSld.set("name", name)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def save(deck: Presentation) -> bytes:
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def only_problem(data: bytes, **more: object) -> tuple[str, str, str]:
    (problem,) = (problem for problem in wear(data, **more).problems if problem.is_error)
    assert problem.place == PLACE
    return problem.code, problem.message, problem.hint


def test_roles_find_their_layouts_by_name_and_by_what_they_are_made_for() -> None:
    prepared = wear(library_default())
    layouts = prepared.look.layouts
    assert not any(problem.is_error for problem in prepared.problems)
    assert layouts[SlideRole.TITLE].name == "Title Slide"
    assert layouts[SlideRole.CONTENT].name == "Title and Content"
    assert layouts[SlideRole.CLUSTER].name == "Section Header"
    assert layouts[SlideRole.PICTURE].name == "Picture (deckgen)"  # the brand's own has room for a caption only
    assert layouts[SlideRole.QUESTION].name == "Title and Content"
    assert "no layout of its own" in layouts[SlideRole.QUESTION].reason
    assert (prepared.look.slide_width, prepared.look.slide_height) == (720, 540)


def test_a_brand_without_rows_gets_layouts_with_a_placeholder_for_every_choice() -> None:
    prepared = wear(library_default())
    for role in DERIVED:
        layout = prepared.look.layouts[role]
        assert layout.name.endswith("(deckgen)")
        assert layout.part in prepared.package.parts
        assert len(layout.row_bodies) == (8 if role is SlideRole.AGENDA else 6)
        indexes = [holder.index for holder in (layout.footer, layout.number, layout.date) if holder is not None]
        assert not set(indexes) & {body.index for body in layout.bodies}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Vraag", SlideRole.QUESTION),
        ("1_Question", SlideRole.QUESTION),
        ("RÉPONSE", SlideRole.ANSWER),
        ("Mehr erfahren", SlideRole.MORE),
        ("Diskussion", SlideRole.DISCUSSION),
    ],
)
def test_layout_names_are_known_in_four_languages_whatever_their_case_and_accents(name: str, role: SlideRole) -> None:
    layout = wear(rename_layouts(library_default(), {6 - 5: "Iets", 3: name, 4: "Titel en inhoud"})).look.layouts[role]
    assert name in layout.reason


def test_a_name_folds_to_plain_words() -> None:
    assert fold_name("2_Abschnittsüberschrift – groß") == "abschnittsuberschrift gross"


def test_a_layout_that_the_author_names_wins() -> None:
    prepared = wear(library_default(), layouts={"question": "two content"})
    layout = prepared.look.layouts[SlideRole.QUESTION]
    assert (layout.name, layout.reason) == ("Two Content", "named in template.yaml")


def test_a_layout_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    code, message, hint = only_problem(library_default(), layouts={"question": "Vraagslide"})
    assert (code, message) == ("template-layout", "huis.pptx has no layout “Vraagslide”")
    assert "“Title Slide”, “Title and Content”, “Section Header”" in hint


def test_a_named_layout_without_text_gets_one_where_there_is_room() -> None:
    layout = wear(library_default(), layouts={"more": "Title Only"}).look.layouts[SlideRole.MORE]
    assert layout.name == "Title Only (deckgen)"
    assert layout.bodies[0].box.y >= layout.title.box.bottom


def test_a_presentation_without_a_layout_for_text_gets_a_text_in_one_of_its_own() -> None:
    deck = pptx.Presentation(io.BytesIO(library_default()))
    for layout in list(deck.slide_layouts):
        if layout.name not in {"Title Slide", "Title Only", "Blank"}:
            deck.slide_layouts.remove(layout)
    prepared = wear(save(deck))
    assert not any(problem.is_error for problem in prepared.problems)
    content = prepared.look.layouts[SlideRole.CONTENT]
    assert content.bodies[0].box.height > 300
    assert f'idx="{content.bodies[0].index}"'.encode() in prepared.package.parts[content.part]


def test_a_presentation_without_layouts_is_an_error() -> None:
    deck = pptx.Presentation(io.BytesIO(library_default()))
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)
    code, message, hint = only_problem(save(deck))
    assert (code, message) == (
        "template-layout",
        "huis.pptx has no layouts, so there is nothing for slides to stand on",
    )
    assert hint == "add a layout with a title and a text in the slide master view, and save it again"


def test_sample_slides_sections_thumbnails_and_printer_settings_stay_behind() -> None:
    deck = pptx.Presentation(io.BytesIO(library_default()))
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "geheim"
    stream = io.BytesIO()
    deck.save(stream)
    package = wear(stream.getvalue()).package
    assert not [name for name in package.parts if "slides/" in name or "printer" in name or "thumb" in name]
    assert "sldIdLst" not in package.extra["before_slides"] + package.extra["after_slides"]
    assert 'type="screen4x3"' not in package.extra["after_slides"]
    assert "ppt/viewProps.xml" in package.parts
    assert [kind for _, kind, _ in package.relationships].count("notesMaster") == 1


def test_text_that_is_a_little_too_light_gets_a_colour_that_reads_and_no_warning() -> None:
    prepared = wear(library_default())
    subtitle = prepared.look.layouts[SlideRole.TITLE].bodies[0]
    assert "colour" in subtitle.overrides
    assert contrast(subtitle.colour.rgb, subtitle.background) >= 4.5
    assert [problem for problem in prepared.problems if problem.code == "contrast"] == []


def paint_yellow(parts: dict[str, bytes]) -> None:
    theme = parts["ppt/theme/theme1.xml"]
    theme = theme.replace(b'<a:sysClr val="windowText" lastClr="000000"/>', b'<a:srgbClr val="FFFFFF"/>')
    parts["ppt/theme/theme1.xml"] = theme.replace(
        b'<a:sysClr val="window" lastClr="FFFFFF"/>', b'<a:srgbClr val="FFEE00"/>'
    )


def test_white_text_on_a_yellow_brand_is_written_in_a_colour_that_reads_with_a_warning() -> None:
    prepared = wear(rewrite(library_default(), paint_yellow))
    assert {problem.severity for problem in prepared.problems if problem.code == "contrast"} == {Severity.WARNING}
    for layout in prepared.look.layouts.values():
        for holder in (layout.title, *layout.bodies):
            assert contrast(holder.colour.rgb, "FFEE00") >= 4.5


def test_a_colour_that_the_author_names_and_nobody_can_read_is_an_error_with_its_cure() -> None:
    errors = [problem for problem in wear(library_default(), colours={"ink": "EEEEEE"}).problems if problem.is_error]
    assert {problem.code for problem in errors} == {"contrast"}
    assert all("set ink in template.yaml: #" in problem.hint for problem in errors)


def test_the_content_type_of_a_potx_is_no_obstacle() -> None:
    def change(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"presentation.main+xml", b"template.main+xml")

    assert not any(problem.is_error for problem in wear(rewrite(library_default(), change)).problems)


def test_what_is_no_presentation_is_an_error() -> None:
    assert only_problem(b"GIF89a")[0] == "template-not-pptx"
    assert only_problem(b"")[0] == "template-not-pptx"
    assert "old .ppt file" in only_problem(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 100)[1]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert only_problem(stream.getvalue())[0] == "template-not-pptx"
    assert only_problem(library_default()[:-4000])[0] == "template-not-pptx"


def test_macros_are_refused() -> None:
    def add_macro(parts: dict[str, bytes]) -> None:
        parts["ppt/vbaProject.bin"] = b"x"

    code, message, hint = only_problem(rewrite(library_default(), add_macro))
    assert code == "template-macros"
    assert "ppt/vbaProject.bin" in message
    assert hint == "save it without macros, as .pptx or .potx"


def test_a_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    def swell(parts: dict[str, bytes]) -> None:
        parts["ppt/media/image99.png"] = bytes(70 * 2**20)

    assert only_problem(rewrite(library_default(), swell))[0] == "template-too-large"


def test_a_file_with_two_parts_of_one_name_is_refused() -> None:
    def twice(parts: dict[str, bytes]) -> None:
        parts["PPT/presentation.xml"] = parts["ppt/presentation.xml"]

    assert "two parts of the same name" in only_problem(rewrite(library_default(), twice))[1]


def test_a_file_with_a_password_is_told_so() -> None:
    data = bytearray(library_default())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1  # the flag in the list of parts
    assert only_problem(bytes(data))[2] == "take the password off"


def test_a_picture_from_elsewhere_is_refused_but_a_hyperlink_is_not() -> None:
    def link(kind: str) -> Callable[[dict[str, bytes]], None]:
        def change(parts: dict[str, bytes]) -> None:
            name = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
            row = (
                '<Relationship Id="rId9" TargetMode="External" Target="https://voorbeeld.be/spion.png" Type='
                f'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
            )
            parts[name] = parts[name].replace(b"</Relationships>", row.encode() + b"</Relationships>")

        return change

    code, message, _ = only_problem(rewrite(library_default(), link("image")))
    assert code == "template-external"
    assert "https://voorbeeld.be/spion.png" in message
    assert not any(p.is_error for p in wear(rewrite(library_default(), link("hyperlink"))).problems)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('TargetMode="&#69;xternal" Target="https://x.be/spion.png" Type="x/image"', "template-external"),
        ("Target='https://x.be/spion.png' TargetMode = 'External' Type='x/image'", "template-external"),
        ('TargetMode="External" Target="file://host/share/x.exe" Type="x/hyperlink"', "template-external"),
        ('TargetMode="External" Target="javascript:alert(1)" Type="x/hyperlink"', "template-external"),
        ('TargetMode="External" Target="\\\\host\\share\\logo.png" Type="x/image"', "template-external"),
    ],
)
def test_a_reference_outside_is_refused_however_it_is_written(row: str, code: str) -> None:
    def refer(parts: dict[str, bytes]) -> None:
        name = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
        parts[name] = parts[name].replace(
            b"</Relationships>", f'<Relationship Id="rId9" {row}/></Relationships>'.encode()
        )

    assert only_problem(rewrite(library_default(), refer))[0] == code


def test_a_list_of_relationships_that_is_something_else_is_an_error() -> None:
    def swap(parts: dict[str, bytes]) -> None:
        parts["ppt/slideLayouts/_rels/slideLayout2.xml.rels"] = parts["ppt/slideLayouts/slideLayout2.xml"]

    assert only_problem(rewrite(library_default(), swap))[0] == "template-not-pptx"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY e "e">]><x/>',
        b"<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE x [<!ENTITY e 'e'>]><x/>".decode().encode("utf-16-le"),
        b"<?xml version='1.0' encoding='utf-7'?>+ADwAIQ-DOCTYPE x+AD4-<x/>",
        "<?xml version='1.0' encoding='cp037'?><!DOCTYPE x><x/>".encode("cp037"),
    ],
    ids=["plainly", "in UTF-16", "in UTF-7", "in EBCDIC"],
)
@pytest.mark.parametrize("name", ["ppt/theme/theme1.xml", "ppt/MORE.XML"])
def test_a_document_type_is_refused(content: bytes, name: str) -> None:
    assert only_problem(rewrite(library_default(), lambda parts: parts.update({name: content})))[0] == "template-unsafe"


@pytest.mark.parametrize("kind", ["application/vnd.ms-office.vbaProject", "application/vnd.ms-office.activeX+xml"])
def test_macros_are_refused_under_any_name(kind: str) -> None:
    def add(parts: dict[str, bytes]) -> None:
        row = f'<Override PartName="/ppt/media/photo.png" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", row.encode())

    assert only_problem(rewrite(library_default(), add))[0] == "template-macros"


def test_damaged_xml_is_an_error_that_names_the_part() -> None:
    def damage(parts: dict[str, bytes]) -> None:
        parts["ppt/slideMasters/slideMaster1.xml"] = b"<p:sldMaster"

    code, message, _ = only_problem(rewrite(library_default(), damage))
    assert code == "template-not-pptx"
    assert "ppt/slideMasters/slideMaster1.xml" in message


def test_a_text_box_that_runs_under_the_footer_ends_above_it() -> None:
    deck = pptx.Presentation(io.BytesIO(library_default()))
    body = next(shape for shape in deck.slide_layouts[1].placeholders if shape.placeholder_format.idx == 1)
    body.left, body.top, body.width, body.height = Pt(36), Pt(126), Pt(648), Pt(400)
    stream = io.BytesIO()
    deck.save(stream)
    layout = wear(stream.getvalue()).look.layouts[SlideRole.MORE]
    assert layout.footer is not None
    assert "box" in layout.bodies[0].overrides
    assert layout.bodies[0].box.bottom < layout.footer.box.y


def test_fonts_beside_a_brand_are_a_warning_for_the_brand_has_its_own() -> None:
    prepared = wear(library_default(), heading_font="Arial")
    assert "fonts-of-brand" in {problem.code for problem in prepared.problems}
    assert prepared.look.heading_font == "Calibri"


def test_the_report_tells_roles_reasons_fonts_and_colours() -> None:
    report = report_template(Template("huis", PLACE, brand=Brand(library_default(), "huis.pptx", PLACE)))
    text = write_report(report)
    assert not any(problem.is_error for problem in report.problems)
    assert "break, question, more, discussion: “Title and Content” - no layout of its own" in text
    assert "    Calibri\n" in text
    broken = report_template(Template("huis", PLACE, brand=Brand(b"", "huis.pptx", PLACE)))
    assert any(problem.is_error for problem in broken.problems)
    assert broken.roles == ()


@pytest.mark.office("pandoc")
def test_the_reference_presentation_of_pandoc_can_be_worn() -> None:
    command = ["pandoc", "--print-default-data-file", "reference.pptx"]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    prepared = wear(data)
    assert not any(problem.is_error for problem in prepared.problems)
    assert prepared.look.layouts[SlideRole.CONTENT].name == "Title and Content"
