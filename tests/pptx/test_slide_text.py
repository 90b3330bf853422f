from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Override, Placeholder
from deckgen.blueprint.slides import Badge, Frame, PictureElement, SlideParagraph
from deckgen.blueprint.symbols import Symbol
from deckgen.presentation_xml import NAMESPACES, escape, full_language
from deckgen.render.pptx.shapes import write_badge, write_frame, write_picture
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.render.pptx.text_body import find_list_starts
from deckgen.render.pptx.web_address import clean_address
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Span, bullet, paragraph

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
BODY = Placeholder("body", 1, Box(64, 132, 832, 340))


def no_links() -> SlideLinks:
    return SlideLinks("ppt/slideLayouts/slideLayout1.xml", {"antwoord": 4}, {"foto": "ppt/media/foto.png"})


def parse(fragment: str) -> ET.Element:
    return ET.fromstring(f"<root {NAMESPACES}>{fragment}</root>")


def canonical(fragment: str) -> str:
    return ET.canonicalize(f"<root {NAMESPACES}>{fragment}</root>")


def written(*blocks: Block, size: float = 20, indent: float = 0, holder: Placeholder = BODY) -> ET.Element:
    paragraphs = tuple(
        SlideParagraph(block, size, 6, indent=indent, left=indent * (block.level + (block.kind in LIST_KINDS)))
        for block in blocks
    )
    return parse(write_frame(Frame("Tekst", paragraphs, holder), 3, "nl-BE", no_links()))


def number(text: str, value: int, level: int = 0) -> Block:
    return Block(BlockKind.NUMBER, (Span(text),), level, value)


def test_a_paragraph_in_a_placeholder_is_written_in_full() -> None:
    spans = (Span("Dit mag "), Span("niet", bold=True), Span(" & nooit", italic=True))
    block = Block(BlockKind.PARAGRAPH, spans)
    frame = Frame("Tekst", (SlideParagraph(block, 20, 6),), BODY, Box(64, 132, 100, 50), anchor="ctr")
    assert canonical(write_frame(frame, 3, "nl-BE", no_links())) == canonical(
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Tekst"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="812800" y="1676400"/><a:ext cx="1270000" cy="635000"/></a:xfrm></p:spPr>'
        '<p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle/><a:p><a:pPr marL="0" indent="0"><a:lnSpc>'
        '<a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="600"/>'
        "</a:spcAft><a:buNone/></a:pPr>"
        '<a:r><a:rPr lang="nl-BE" sz="2000" dirty="0"/><a:t>Dit mag </a:t></a:r>'
        '<a:r><a:rPr lang="nl-BE" sz="2000" b="1" dirty="0"/><a:t>niet</a:t></a:r>'
        '<a:r><a:rPr lang="nl-BE" sz="2000" i="1" dirty="0"/><a:t> &amp; nooit</a:t></a:r>'
        '<a:endParaRPr lang="nl-BE" sz="2000"/></a:p></p:txBody></p:sp>'
    )


def test_a_list_is_a_list_with_hanging_indents_and_levels() -> None:
    properties = list(written(bullet("een"), bullet("onder", level=1), indent=22).iter(f"{A}pPr"))
    assert [(p.get("marL"), p.get("indent"), p.get("lvl")) for p in properties] == [
        ("279400", "-279400", None),
        ("558800", "-279400", "1"),
    ]
    assert [p.find(f"{A}buChar").get("char") for p in properties] == ["•", "–"]  # type: ignore[union-attr]


def test_numbers_carry_on_where_a_list_was_split() -> None:
    root = written(number("drie", 3), number("vier", 4), bullet("los"), number("vijf", 5))
    assert [sign.get("startAt") for sign in root.iter(f"{A}buAutoNum")] == ["3", "3", "5"]


def test_a_nested_list_does_not_interrupt_the_list_around_it() -> None:
    blocks = [number("een", 1), number("a", 1, 1), number("b", 2, 1), number("twee", 2), number("a", 1, 1)]
    assert list(find_list_starts(blocks)) == [1, 1, 1, 1, 1]


def test_a_further_paragraph_of_an_item_does_not_interrupt_the_list() -> None:
    blocks = [number("een", 1), Block(BlockKind.PARAGRAPH, (Span("vervolg"),), 1), number("twee", 2)]
    assert list(find_list_starts(blocks)) == [1, 0, 1]


def test_a_text_between_two_lists_starts_the_second_anew() -> None:
    assert list(find_list_starts([number("een", 1), paragraph("tekst"), number("een", 1)])) == [1, 0, 1]


def test_every_run_has_the_language_nearest_to_it() -> None:
    spans = (Span("Men zegt "), Span("freedom of speech", language="en-GB"))
    quote = Block(BlockKind.PARAGRAPH, (Span("Le personnel"),), language="fr")
    root = written(Block(BlockKind.PARAGRAPH, spans), quote)
    assert [run.get("lang") for run in root.iter(f"{A}rPr")] == ["nl-BE", "en-GB", "fr-FR"]
    assert [end.get("lang") for end in root.iter(f"{A}endParaRPr")] == ["nl-BE", "fr-FR"]


@pytest.mark.parametrize(("tag", "full"), [("nl", "nl-NL"), ("en", "en-GB"), ("nl-be", "nl-BE"), ("la", "la")])
def test_a_language_gets_the_region_that_spelling_checkers_want(tag: str, full: str) -> None:
    assert full_language(tag) == full


def test_control_characters_go_and_line_separators_become_spaces() -> None:
    assert escape("a\x00b\x0bc\u2028d\ufeffe\x85f\ud800g\tah") == "abc de fg ah"
    assert escape("_x0041_ & <b>") == "_x005F_x0041_ &amp; &lt;b&gt;"


def test_a_line_break_stays_one() -> None:
    root = written(paragraph("eerste\ntweede"))
    assert [run.text for run in root.iter(f"{A}t")] == ["eerste", "tweede"]
    assert len(list(root.iter(f"{A}br"))) == 1


@given(st.text(min_size=1, max_size=200))
def test_any_text_gives_well_formed_xml_with_the_same_words(text: str) -> None:
    root = written(paragraph(text))
    read = " ".join("".join(node.text or "" for node in root.iter(f"{A}t")).split())
    read = read.replace("_x005F_", "_")
    kept = re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]",
        "",
        text,
    )
    assert "".join(read.split()) == "".join(kept.split())


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://www.voorbeeld.be/één pagina?a=1&b=2", "https://www.voorbeeld.be/%C3%A9%C3%A9n%20pagina?a=1&b=2"),
        ("https://voorbeeld.be/100%", "https://voorbeeld.be/100%25"),
        ("https://voorbeeld.be/a%20b", "https://voorbeeld.be/a%20b"),
        ("https://münchen.example/x", "https://xn--mnchen-3ya.example/x"),
        ("mailto:integriteit@voorbeeld.be", "mailto:integriteit@voorbeeld.be"),
        ("javascript:alert(1)", ""),
        ("www.voorbeeld.be", ""),
        ("https://[", ""),
        ("https://voorbeeld.be/" + "a" * 3000, ""),
    ],
)
def test_addresses_are_clean_or_left_out(link: str, address: str) -> None:
    assert clean_address(link) == address


def test_a_slide_says_itself_what_its_layout_says_otherwise() -> None:
    overrides: tuple[Override, ...] = ("capitals", "spacing", "columns", "colour", "levels", "box", "underlined")
    holder = Placeholder("body", 1, Box(10, 20, 30, 40), colour=Colour("123456"), overrides=overrides)
    root = written(bullet("onder", level=1), holder=holder, indent=20)
    run = root.find(f".//{A}rPr")
    assert run is not None
    assert (run.get("cap"), run.get("spc"), run.get("u")) == ("none", "0", "none")
    assert run.find(f"{A}solidFill/{A}srgbClr").get("val") == "123456"  # type: ignore[union-attr]
    assert root.find(f".//{A}bodyPr").get("numCol") == "1"  # type: ignore[union-attr]
    assert root.find(f".//{A}pPr").get("lvl") is None  # type: ignore[union-attr]
    assert root.find(f".//{A}off").get("x") == "127000"  # type: ignore[union-attr]


def test_a_letter_is_text_on_a_plain_disc_that_leads_somewhere() -> None:
    badge = Badge("Letter A", Box(0, 0, 42, 42), Colour("17384F", "accent1"), "ellipse", "A", 22, Colour("FFFFFF"))
    linked = Badge(
        "Letter A", badge.box, badge.fill, "ellipse", "A", 22, Colour("FFFFFF"), alt="Keuze A", link="antwoord"
    )
    root = parse(write_badge(badge, 3, "nl-BE", no_links()))
    assert root.find(f".//{P}cNvPr/{A}extLst") is None
    assert root.find(f".//{P}spPr/{A}solidFill/{A}schemeClr").get("val") == "accent1"  # type: ignore[union-attr]
    assert root.find(f".//{A}prstGeom").get("prst") == "ellipse"  # type: ignore[union-attr]
    facts = parse(write_badge(linked, 3, "nl-BE", no_links())).find(f".//{P}cNvPr")
    assert facts is not None
    assert facts.get("descr") == "Keuze A"
    assert facts.find(f"{A}hlinkClick") is not None


@pytest.mark.parametrize(("words", "wrap"), [("A", "square"), ("12", "none"), ("3 minuten", "square")])
def test_a_number_never_stands_in_two_lines_in_its_disc(words: str, wrap: str) -> None:
    badge = Badge("Cijfer", Box(0, 0, 26, 26), Colour("17384F"), "ellipse", words, 18, Colour("FFFFFF"))
    root = parse(write_badge(badge, 3, "nl-BE", no_links()))
    assert root.find(f".//{A}bodyPr").get("wrap") == wrap  # type: ignore[union-attr]


def test_a_symbol_on_a_disc_is_a_drawing_and_its_meaning_is_said_once() -> None:
    badge = Badge("Oordeel", Box(0, 0, 30, 30), Colour("A32A2A"), symbol=Symbol.CROSS, alt="Niet doen")
    root = parse(write_badge(badge, 3, "nl-BE", no_links()))
    assert [shape.get("descr") for shape in root.iter(f"{P}cNvPr")] == ["Niet doen", None]
    assert len(list(root.iter(f"{A}custGeom"))) == 1
    assert len(list(root.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"))) == 1


def test_a_picture_says_what_it_shows_or_that_it_shows_nothing() -> None:
    picture = PictureElement("Beeld", Box(0, 0, 10, 10), "foto", "Een “poort” & water", crop=(0.1, 0, 0, 0.25))
    root = parse(write_picture(picture, 3, no_links()))
    assert root.find(f".//{P}cNvPr").get("descr") == "Een “poort” & water"  # type: ignore[union-attr]
    assert root.find(f".//{A}srcRect").attrib == {"l": "10000", "b": "25000"}  # type: ignore[union-attr]
    plain = parse(write_picture(PictureElement("Beeld", Box(0, 0, 1, 1), "foto", "", decorative=True), 3, no_links()))
    assert len(list(plain.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"))) == 1
