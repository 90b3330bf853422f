from __future__ import annotations

import hashlib
import io
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

import pytest
from hand_made_deck import SOURCE, make_deck
from msgspec.structs import replace

import pptx
from deckgen.blueprint.slides import PictureElement, SlideDeck
from deckgen.content.template import Template
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.problems import Place
from deckgen.render.pptx.identities import FIRST_SLIDE_ID, make_guid, number_slides
from deckgen.render.pptx.package_zip import PackageTooLargeError, join_parts, pack_part
from deckgen.render.pptx.presentation import pack_slides

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module")
def style() -> PreparedTemplate:
    return prepare(Template("default", Place("template.yaml")))


@pytest.fixture(scope="module")
def deck(style: PreparedTemplate) -> SlideDeck:
    return make_deck(style.look)


@pytest.fixture(scope="module")
def parts(style: PreparedTemplate, deck: SlideDeck) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack_slides(deck, style.package).data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def targets(parts: dict[str, bytes], name: str) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    rows = ET.fromstring(parts[f"{folder}/_rels/{file}.rels"])
    return {
        row.get("Id", ""): posixpath.normpath(posixpath.join(folder, row.get("Target", "")))
        for row in rows
        if row.get("TargetMode") != "External"
    }


def slide_ids(data: bytes) -> dict[str, int]:
    """Title -> id, read by another library."""
    return {slide.shapes.title.text: slide.slide_id for slide in pptx.Presentation(io.BytesIO(data)).slides}


def test_every_relationship_leads_to_a_part_and_every_reference_to_a_relationship(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("/")
        owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        rows = ET.fromstring(data)
        assert len({row.get("Id") for row in rows}) == len(rows)
        for row in rows:
            if row.get("TargetMode") != "External":
                full = posixpath.normpath(posixpath.join(posixpath.dirname(owner), row.get("Target", "")))
                assert full in parts
        if owner in parts:
            used = set(re.findall(rb'r:(?:id|embed)="([^"]+)"', parts[owner]))
            assert used <= {(row.get("Id") or "").encode() for row in rows}


def test_every_part_has_a_content_type_and_no_type_is_for_nothing(parts: dict[str, bytes]) -> None:
    rows = list(ET.fromstring(parts["[Content_Types].xml"]))
    defaults = {row.get("Extension") for row in rows if row.get("Extension")}
    overrides = {(row.get("PartName") or "").lstrip("/") for row in rows if row.get("PartName")}
    assert overrides <= set(parts)
    for name in set(parts) - overrides - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2] in defaults


def test_another_library_reads_titles_notes_and_footers(style: PreparedTemplate, deck: SlideDeck) -> None:
    read = pptx.Presentation(io.BytesIO(pack_slides(deck, style.package).data))
    titles = [slide.shapes.title.text for slide in read.slides]
    assert titles == [slide.title.paragraphs[0].block.text for slide in deck.slides]
    assert all(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text for slide in read.slides)
    footers = {shape.text for shape in read.slides[5].placeholders if shape.placeholder_format.idx >= 20}
    assert footers == {"Integer omgaan met sociale media · 1/2", "22 november 2026", "6"}


def test_the_notes_master_is_listed_right_after_the_slide_masters(parts: dict[str, bytes]) -> None:
    root = ET.fromstring(parts["ppt/presentation.xml"])
    order = [child.tag.removeprefix(P) for child in root]
    assert order[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    assert order[-1] == "extLst"


def test_shape_ids_are_unique_and_animations_name_shapes_that_are_there(parts: dict[str, bytes]) -> None:
    animated = 0
    for name, data in parts.items():
        if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            continue
        root = ET.fromstring(data)
        ids = [shape.get("id") for shape in root.iter(f"{P}cNvPr")]
        assert len(set(ids)) == len(ids)
        targets = [target.get("spid") for target in (*root.iter(f"{P}spTgt"), *root.iter(f"{P}bldP"))]
        assert set(targets) <= set(ids)
        animated += bool(targets)
    assert animated == 1


def test_a_verdict_appears_together_with_the_words_about_it(parts: dict[str, bytes], deck: SlideDeck) -> None:
    number = next(n for n, slide in enumerate(deck.slides, start=1) if slide.reveal)
    root = ET.fromstring(parts[f"ppt/slides/slide{number}.xml"])
    names = {shape.get("id"): shape.get("name") for shape in root.iter(f"{P}cNvPr")}
    clicks = root.findall(f".//{P}seq/{P}cTn/{P}childTnLst/{P}par")
    shown = [{names[target.get("spid")] for target in click.iter(f"{P}spTgt")} for click in clicks]
    assert shown[1] == {"Tekst B", "Oordeel B", "Oordeel B teken"}
    assert len(shown) == 4
    assert not any(name and name.startswith("Letter") for step in shown for name in step)


def test_every_slide_is_in_exactly_one_section_in_order(parts: dict[str, bytes], deck: SlideDeck) -> None:
    root = ET.fromstring(parts["ppt/presentation.xml"])
    in_order = [slide.get("id") for slide in root.iter(f"{P}sldId")]
    sections = list(root.iter(f"{P14}section"))
    assert [slide.get("id") for section in sections for slide in section.iter(f"{P14}sldId")] == in_order
    assert [section.get("name") for section in sections] == list(deck.sections)
    guids = [section.get("id") or "" for section in sections]
    assert len(set(guids)) == len(guids)
    assert all(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", guid) for guid in guids)


def test_letters_lead_to_the_answer_and_the_answer_to_more(parts: dict[str, bytes], deck: SlideDeck) -> None:
    numbers = {slide.key: n for n, slide in enumerate(deck.slides, start=1)}
    choice = f"ppt/slides/slide{numbers['klagende-collega.choice.3']}.xml"
    letter = next(s for s in ET.fromstring(parts[choice]).iter(f"{P}cNvPr") if s.get("name") == "Letter B")
    click = letter.find(f"{A}hlinkClick")
    assert click is not None
    assert click.get("action") == "ppaction://hlinksldjump"
    answer = f"ppt/slides/slide{numbers['klagende-collega.answer']}.xml"
    assert targets(parts, choice)[click.get(f"{R}id", "")] == answer
    assert f"ppt/slides/slide{numbers['klagende-collega.more']}.xml" in targets(parts, answer).values()


def test_ids_stay_when_a_slide_is_put_before_and_names_are_the_keys(style: PreparedTemplate, deck: SlideDeck) -> None:
    before = slide_ids(pack_slides(deck, style.package).data)
    new = replace(deck.slides[1], key="nieuw", title=replace(deck.slides[1].title, name="Titel"))
    longer = replace(deck, slides=(deck.slides[0], new, *deck.slides[1:]))
    numbers = number_slides(slide.key for slide in longer.slides)
    assert set(before.values()) == {numbers[slide.key] for slide in deck.slides}
    assert all(number >= FIRST_SLIDE_ID for number in numbers.values())
    assert len(set(numbers.values())) == len(longer.slides)


def test_a_picture_that_is_used_under_two_names_is_stored_once(style: PreparedTemplate, deck: SlideDeck) -> None:
    place = next(n for n, slide in enumerate(deck.slides) if slide.key == "beeld")
    elements = tuple(
        replace(element, media="nog eens") if isinstance(element, PictureElement) else element
        for element in deck.slides[place].elements
    )
    again = replace(deck.slides[place], key="beeld2", elements=elements)
    twice = replace(deck, slides=(*deck.slides, again))
    with zipfile.ZipFile(io.BytesIO(pack_slides(twice, style.package).data)) as archive:
        assert len([name for name in archive.namelist() if name.startswith("ppt/media/")]) == 1


def test_the_source_travels_line_by_line_and_not_at_all_when_there_is_none(
    parts: dict[str, bytes], style: PreparedTemplate, deck: SlideDeck
) -> None:
    assert ET.fromstring(parts["customXml/item1.xml"]).text == SOURCE
    bare = pack_slides(replace(deck, source=""), style.package).data
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("customXml")]


def test_a_slide_without_notes_has_no_notes_page(style: PreparedTemplate, deck: SlideDeck) -> None:
    public = replace(deck, slides=tuple(replace(slide, notes=()) for slide in deck.slides))
    with zipfile.ZipFile(io.BytesIO(pack_slides(public, style.package).data)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("ppt/notesSlides")]
    assert len(pptx.Presentation(io.BytesIO(pack_slides(public, style.package).data)).slides) == len(deck.slides)


def test_the_file_says_what_it_is(style: PreparedTemplate, deck: SlideDeck) -> None:
    facts = pptx.Presentation(io.BytesIO(pack_slides(deck, style.package).data)).core_properties
    assert (facts.title, facts.author, facts.language) == (
        "Integer omgaan met sociale media",
        "Stad Voorbeeld",
        "nl-BE",
    )


def test_the_same_deck_gives_the_same_bytes_whatever_the_hash_seed(style: PreparedTemplate, deck: SlideDeck) -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:];"
        "from hand_made_deck import make_deck; from deckgen.house_style.preparation import prepare;"
        "from deckgen.content.template import Template; from deckgen.problems import Place;"
        "from deckgen.render.pptx.presentation import pack_slides;"
        "style = prepare(Template('default', Place('template.yaml')));"
        "print(hashlib.sha256(pack_slides(make_deck(style.look), style.package).data).hexdigest())"
    )
    folder = str(__import__("pathlib").Path(__file__).parent)
    command = [sys.executable, "-c", code, folder]
    other = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    )
    assert other.stdout.strip() == hashlib.sha256(pack_slides(deck, style.package).data).hexdigest()


def test_rendering_needs_no_presentation_library() -> None:
    code = (
        "import sys; import deckgen.render.pptx.presentation;"
        "print(sorted({'pptx', 'lxml', 'PIL', 'urllib.parse', 'zipfile'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_guid_is_a_uuid_of_version_5() -> None:
    guid = make_guid("naam")
    assert guid == make_guid("naam") != make_guid("andere naam")
    assert guid[15] == "5"
    assert guid[20] in "89AB"


def test_the_zip_is_read_by_others() -> None:
    parts = [("a.xml", b"<a/>" * 1000), ("leeg.bin", b""), ("b.png", b"\x89PNG" * 10)]
    data = join_parts(pack_part(name, part) for name, part in parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.read("a.xml") == b"<a/>" * 1000
        assert archive.getinfo("b.png").compress_type == zipfile.ZIP_STORED
        assert archive.read("leeg.bin") == b""


def test_more_parts_than_a_zip_can_count_are_refused() -> None:
    part = pack_part("a.xml", b"<a/>")
    with pytest.raises(PackageTooLargeError):
        join_parts([part] * 65536)
