from __future__ import annotations

import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from deckgen.blueprint.colours import ColourRole, contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideLayout, SlideRole
from deckgen.content.deck import Picture
from deckgen.content.template import Template
from deckgen.house_style.own.palette import DEFAULT_COLOURS
from deckgen.house_style.own.starter_template import write_starter
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.problems import Place, Severity
from deckgen.resources import built_in_templates

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NAMES = ("default", "gemeente", "contrast", "horizon", "sober")


def read_template(name: str) -> Template:
    folder = built_in_templates() / name
    said = yaml.safe_load((folder / "template.yaml").read_text("utf-8"))
    place = Place(f"templates/{name}/template.yaml")
    logo = None
    if "logo" in said:
        data = (folder / said["logo"]["file"]).read_bytes()
        logo = Picture(
            data, "png", *png_size(data), said["logo"]["alt"], decorative=False, file="logo.png", place=place
        )
    return Template(
        name=name,
        place=place,
        colours=said["colours"],
        heading_font=said["fonts"]["heading"],
        body_font=said["fonts"]["body"],
        logo=logo,
        footer=said.get("footer", ""),
    )


def png_size(data: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        return image.size


def prepare_named(name: str) -> PreparedTemplate:
    return prepare(read_template(name))


def holders_of(layout: SlideLayout) -> list[Placeholder]:
    others = (layout.picture, layout.footer, layout.number, layout.date)
    return [layout.title, *layout.bodies, *(holder for holder in others if holder is not None)]


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_house_style_has_a_layout_for_every_role_and_no_problem(name: str) -> None:
    prepared = prepare_named(name)
    assert prepared.problems == ()
    assert set(prepared.look.layouts) == set(SlideRole)
    assert len({layout.part for layout in prepared.look.layouts.values()}) == len(SlideRole)


def test_the_default_template_says_the_colours_that_the_code_falls_back_on() -> None:
    assert read_template("default").colours == {role.value: rgb for role, rgb in DEFAULT_COLOURS.items()}


@pytest.mark.parametrize("name", NAMES)
def test_planning_and_powerpoint_see_the_same_boxes_and_sizes(name: str) -> None:
    prepared = prepare_named(name)
    for layout in prepared.look.layouts.values():
        root = ET.fromstring(prepared.package.parts[layout.part])
        written = {}
        for shape in root.iter(f"{P}sp"):
            holder = shape.find(f".//{P}ph")
            if holder is None:
                continue
            offset, extent = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
            size = shape.find(f".//{A}lvl1pPr/{A}defRPr")
            assert offset is not None
            assert extent is not None
            assert size is not None
            numbers = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"), size.get("sz"))
            written[int(holder.get("idx", "0"))] = tuple(int(number or 0) for number in numbers)
        for item in holders_of(layout):
            box = item.box
            expected = (*(round(value * 12700) for value in (box.x, box.y, box.width, box.height)), item.size * 100)
            assert written[item.index] == expected


@pytest.mark.parametrize("name", NAMES)
def test_text_is_large_stays_on_the_slide_and_leaves_a_line_above_the_footer(name: str) -> None:
    for layout in prepare_named(name).look.layouts.values():
        for item in holders_of(layout):
            is_footer = item.type in {"ftr", "sldNum", "dt"}
            assert item.size >= (11 if is_footer else 18)
            assert item.box.x >= 0
            assert item.box.right <= 960
            assert item.box.bottom <= 540
        if layout.footer is not None:
            assert all(layout.footer.box.y - body.box.bottom >= 18 for body in layout.bodies)
        for control in (layout.home, layout.button):
            feet = [item.box for item in (layout.footer, layout.number, layout.date) if item is not None]
            assert control is None or not any(overlap(control, foot) for foot in feet)


@pytest.mark.parametrize(("name", "least"), [("default", 4.5), ("gemeente", 4.5), ("contrast", 7.0)])
def test_all_text_reads_on_its_ground(name: str, least: float) -> None:
    look = prepare_named(name).look
    for layout in look.layouts.values():
        assert all(contrast(item.colour.rgb, item.background) >= least for item in holders_of(layout))
    on_accent = look.colours[ColourRole.ON_ACCENT].rgb
    for accent in (ColourRole.QUESTION, ColourRole.CHOICE, ColourRole.ANSWER, ColourRole.MORE):
        assert contrast(on_accent, look.colours[accent].rgb) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", [SlideRole.TITLE, SlideRole.BREAK])
def test_no_text_of_a_cover_runs_into_its_circles(name: str, role: SlideRole) -> None:
    prepared = prepare_named(name)
    layout = prepared.look.layouts[role]
    circles = list(find_ellipses(ET.fromstring(prepared.package.parts[layout.part])))
    assert circles
    controls = [box for box in (layout.home, layout.button) if box is not None]
    for box in (*(item.box for item in holders_of(layout)), *controls):
        assert not any(overlap(box, circle) for circle in circles)


def find_ellipses(layout: ET.Element) -> Iterator[Box]:
    for shape in layout.iter(f"{P}sp"):
        geometry = shape.find(f".//{A}prstGeom")
        offset, extent = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
        if geometry is not None and geometry.get("prst") == "ellipse":
            assert offset is not None
            assert extent is not None
            numbers = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
            yield Box(*(int(number or 0) / 12700 for number in numbers))


def test_titles_make_room_for_the_logo_which_says_what_it_shows() -> None:
    prepared = prepare_named("gemeente")
    for role in (SlideRole.CONTENT, SlideRole.CHOICE):
        layout = prepared.look.layouts[role]
        root = ET.fromstring(prepared.package.parts[layout.part])
        picture = root.find(f".//{P}pic")
        assert picture is not None
        facts, offset = picture.find(f".//{P}cNvPr"), picture.find(f".//{A}off")
        assert facts is not None
        assert offset is not None
        assert facts.get("descr") == "Embleem van gemeente Voorbeeld: een poort boven water"
        assert int(offset.get("x", "0")) / 12700 > layout.title.box.right


def test_the_title_is_the_first_placeholder_of_every_layout() -> None:
    prepared = prepare_named("default")
    for layout in prepared.look.layouts.values():
        first = next(ET.fromstring(prepared.package.parts[layout.part]).iter(f"{P}ph"))
        assert first.get("type") in {"title", "ctrTitle"}


def test_rows_for_six_choices_are_at_hand_where_choices_stand() -> None:
    layouts = prepare_named("default").look.layouts
    assert [body.index for body in layouts[SlideRole.CHOICE].row_bodies] == [11, 12, 13, 14, 15, 16]
    assert len(layouts[SlideRole.ANSWER].row_bodies) == 6
    assert [body.index for body in layouts[SlideRole.DILEMMA].text_bodies] == [1, 17]
    assert layouts[SlideRole.QUESTION].row_bodies == ()


def test_white_on_yellow_is_an_error_at_its_line_with_a_colour_that_would_do() -> None:
    place = Place("templates/zon/template.yaml", 7, 8)
    template = Template(
        "zon", Place("templates/zon/template.yaml"), {"ink": "FFFFFF", "paper": "FFEE00"}, places={"colours.ink": place}
    )
    problem = next(p for p in prepare(template).problems if p.message.startswith("ink (#FFFFFF) on paper (#FFEE00)"))
    assert (problem.severity, problem.code, problem.place) == (Severity.ERROR, "contrast", place)
    assert "has a contrast of 1.20:1; readers need 4.5:1" in problem.message
    assert problem.hint.startswith("make ink darker")
    suggested = problem.hint.partition("#")[2][:6]
    assert contrast(suggested, "FFEE00") >= 4.5


def test_a_font_without_known_widths_is_a_warning_that_names_the_fallback() -> None:
    problems = prepare(Template("huis", Place("t.yaml"), body_font="Flanders Art Sans")).problems
    assert [(p.severity, p.code) for p in problems] == [(Severity.WARNING, "unknown-font")]
    assert "“Flanders Art Sans” are not known; text in it is measured as Arial" in problems[0].message


def test_layouts_without_a_brand_presentation_are_an_error() -> None:
    template = Template("huis", Place("t.yaml"), layouts={"question": "Vraag"})
    assert [problem.code for problem in prepare(template).problems] == ["layouts-without-brand"]


def test_a_house_style_of_our_own_needs_no_xml_library() -> None:
    code = (
        "import sys; from deckgen.house_style.preparation import prepare;"
        "from deckgen.content.template import Template;"
        "from deckgen.problems import Place; prepare(Template('default', Place('x')));"
        "print(sorted({'pptx', 'lxml', 'PIL', 'xml.dom'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_new_template_is_yaml_that_changes_nothing_until_it_is_changed() -> None:
    said = yaml.safe_load(write_starter("huis"))
    assert said["colours"] == {role.value: rgb for role, rgb in DEFAULT_COLOURS.items()}
    assert set(said) == {"colours", "fonts", "paper"}


def test_the_same_template_gives_the_same_package() -> None:
    assert prepare_named("gemeente").package == prepare_named("gemeente").package
    assert prepare_named("default").package.digest != prepare_named("contrast").package.digest


def test_every_part_of_the_package_is_well_formed_and_has_a_type() -> None:
    package = prepare_named("gemeente").package
    for name, data in package.parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(data)
        assert name.endswith(".rels") or package.content_types[name]


def test_the_built_in_templates_are_the_ones_documented() -> None:
    assert {path.name for path in Path(built_in_templates()).iterdir() if path.is_dir()} >= set(NAMES)
