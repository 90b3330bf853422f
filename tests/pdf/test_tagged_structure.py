from __future__ import annotations

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from page_composer import Composer, Words, jpeg, png
from random_documents import papers
from sample_documents import sample_handout
from structure_reader import block_texts, elements, normal, open_pdf, page_text, parent_tree_problems

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Element, Face, Page, PageRun, Tag, TextMark
from deckgen.blueprint.symbols import Symbol
from deckgen.render.pdf.screen_writer import render_document


def render(paper: Composer) -> pikepdf.Pdf:
    return open_pdf(render_document(paper.document()))


def check_reading(paper: Composer) -> None:
    pdf = render(paper)
    assert block_texts(pdf) == [normal(text) for text in paper.expected]
    assert parent_tree_problems(pdf) == []


def test_a_handout_reads_as_it_was_written() -> None:
    check_reading(sample_handout())


RANDOM = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@RANDOM
@given(papers())
def test_any_paper_reads_as_it_was_written(paper: Composer) -> None:
    check_reading(paper)


@pytest.mark.nightly
@settings(RANDOM, max_examples=300)
@given(papers())
def test_three_hundred_papers_read_as_they_were_written(paper: Composer) -> None:
    check_reading(paper)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf)]


def test_a_link_over_two_lines_is_one_element_with_two_annotations() -> None:
    paper = Composer()
    paper.paragraph(Words("Lees "), Words("deze heel lange verwijzing " * 5, url="https://example.org/é"), Words("."))
    pdf = render(paper)
    annotations = list(pdf.pages[0].obj.Annots)
    assert tags(pdf) == ["Document", "P", "Link"]
    assert len(annotations) == 3
    assert {str(annotation.Contents) for annotation in annotations} == {("deze heel lange verwijzing " * 5).strip()}
    assert {str(annotation.A.URI) for annotation in annotations} == {"https://example.org/%C3%A9"}
    assert {int(annotation.F) for annotation in annotations} == {4}


def test_words_in_two_looks_within_one_link_are_one_area() -> None:
    run = PageRun("heel ", 50, 20, Face.REGULAR, 11, "000000", 2, "https://example.org")
    paper = Composer()
    document = paper.document()
    line = TextMark(100, (run, replace(run, text="vet", x=70, face=Face.BOLD)), 1, "none")
    link = Element(2, Tag.LINK, inline=True)
    structure = Element(0, Tag.DOCUMENT, (Element(1, Tag.PARAGRAPH, (link,)),))
    data = render_document(replace(document, pages=(Page(400, 400, (line,)),), structure=structure))
    pdf = open_pdf(data)
    (annotation,) = pdf.pages[0].obj.Annots
    assert [float(value) for value in annotation.Rect] == pytest.approx([50, 297.25, 90, 308.8])


def test_an_internal_link_leads_to_its_named_place() -> None:
    paper = Composer()
    paper.heading("Eerste", 1, "eerste")
    paper.new_page()
    paper.paragraph(Words("terug", target="eerste"))
    pdf = render(paper)
    (annotation,) = pdf.pages[1].obj.Annots
    names = list(pdf.Root.Names.Dests.Kids[0].Names)
    places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    assert places[str(annotation.Dest)][0].objgen == pdf.pages[0].obj.objgen


def test_a_link_to_nowhere_is_refused() -> None:
    paper = Composer()
    paper.paragraph(Words("weg", target="nergens"))
    with pytest.raises(ValueError, match="nergens"):
        render_document(paper.document())


def test_a_link_outside_a_link_element_is_refused() -> None:
    paper = Composer()
    paper.draw(TextMark(90, (PageRun("x", 50, 5, Face.REGULAR, 9, "000000", None, "https://example.org"),), None))
    with pytest.raises(ValueError, match="outside any Link"):
        render_document(paper.document())


def test_two_elements_with_one_id_are_refused() -> None:
    structure = Element(0, Tag.DOCUMENT, (Element(1, Tag.PARAGRAPH), Element(1, Tag.PARAGRAPH)))
    with pytest.raises(ValueError, match="id 1"):
        render_document(replace(Composer().document(), structure=structure))


def test_cells_of_a_table_keep_their_places_and_say_their_attributes() -> None:
    paper = Composer()
    table = paper.node(Tag.TABLE, paper.root)
    first, second = paper.node(Tag.TABLE_ROW, table), paper.node(Tag.TABLE_ROW, table)
    paper.text([Words("Beide")], paper.node(Tag.TABLE_HEADER, first, scope="Column", column_span=2))
    paper.text([Words("links")], paper.node(Tag.TABLE_CELL, second))
    paper.node(Tag.TABLE_CELL, second)
    pdf = render(paper)
    assert tags(pdf) == ["Document", "Table", "TR", "TH", "TR", "TD", "TD"]
    (header,) = [element for element in elements(pdf) if element.S == "/TH"]
    assert (str(header.A.Scope), int(header.A.ColSpan), "/RowSpan" in header.A) == ("/Column", 2, False)


def test_what_was_never_drawn_is_no_element() -> None:
    paper = Composer()
    paper.bullets([])
    paper.node(Tag.PARAGRAPH, paper.root)
    paper.paragraph(Words("iets"))
    assert tags(render(paper)) == ["Document", "P"]


def test_language_is_that_of_the_document_the_element_and_the_span() -> None:
    paper = Composer()
    paper.paragraph(Words("Bonjour, "), Words("Grüße", language="de"), language="fr")
    pdf = render(paper)
    assert str(pdf.Root.Lang) == "nl-BE"
    assert [str(element.get("/Lang", "")) for element in elements(pdf)] == ["", "fr", "de"]


def test_a_list_says_how_it_counts() -> None:
    paper = Composer()
    paper.bullets([[Words("a")]], lettered=True)
    pdf = render(paper)
    (found,) = [element for element in elements(pdf) if element.S == "/L"]
    assert str(found.A.ListNumbering) == "/UpperAlpha"


def test_a_figure_has_its_alternative_text_and_the_box_of_what_was_drawn() -> None:
    paper = Composer((300, 400), margin=30)
    paper.symbol(Symbol.STAR, "De beste keuze")
    pdf = render(paper)
    (figure,) = [element for element in elements(pdf) if element.S == "/Figure"]
    assert str(figure.Alt) == "De beste keuze"
    assert [float(value) for value in figure.A.BBox] == [30, 400 - 64, 54, 400 - 40]


def test_a_figures_own_box_goes_before_what_was_drawn() -> None:
    paper = Composer((300, 400))
    paper.picture("Foto", png(), "png")
    document = paper.document()
    figure = replace(document.structure.children[0], box=Box(10, 20, 30, 40))
    structure = replace(document.structure, children=(figure,))
    pdf = open_pdf(render_document(replace(document, structure=structure)))
    (found,) = [element for element in elements(pdf) if element.S == "/Figure"]
    assert [float(value) for value in found.A.BBox] == [10, 340, 40, 380]


def test_a_note_is_found_by_its_id() -> None:
    paper = Composer()
    paper.text([Words("Noot")], paper.node(Tag.NOTE, paper.root))
    pdf = render(paper)
    (note,) = [element for element in elements(pdf) if element.S == "/Note"]
    name, found = pdf.Root.StructTreeRoot.IDTree.Names
    assert (str(name), found.objgen) == (str(note.ID), note.objgen)


def test_running_heads_lines_and_grounds_are_artifacts_of_their_kind() -> None:
    paper = Composer()
    paper.paragraph(Words("tekst"))
    pdf = render(paper)
    content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    assert "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC" in content
    assert "/Artifact <</Type /Layout>> BDC" in content
    assert page_text(pdf.pages[0]) == {0: "tekst", None: "Pagina 1"}


def test_bookmarks_are_nested_as_their_levels_are() -> None:
    paper = Composer()
    for text, level in (("Een", 1), ("Een-a", 2), ("Een-b", 2), ("Een-b-i", 3), ("Twee", 1)):
        paper.heading(text, level)

    def titles(items: list[pikepdf.OutlineItem]) -> list[object]:
        return [[item.title, *titles(item.children)] for item in items]

    with render(paper) as pdf, pdf.open_outline() as outline:
        assert titles(list(outline.root)) == [["Een", ["Een-a"], ["Een-b", ["Een-b-i"]]], ["Twee"]]
        assert str(pdf.Root.PageMode) == "/UseOutlines"


def test_properties_are_in_info_and_in_xmp_alike() -> None:
    with render(sample_handout()) as pdf, pdf.open_metadata() as xmp:
        assert str(pdf.docinfo.Title) == xmp["dc:title"] == "Integer omgaan met dilemma’s"
        assert [str(pdf.docinfo.Author)] == xmp["dc:creator"]
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
        assert str(pdf.docinfo.CreationDate) == "D:20000101000000Z"
        assert str(pdf.docinfo.DeckgenContentHash) == "0a1b2c3d"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.pdf_version == "1.7"


def test_xml_and_control_characters_in_the_title_do_no_harm() -> None:
    paper = Composer()
    facts = replace(paper.facts, title="R&D <b>\x07 (niet) \\ 😀")
    pdf = open_pdf(render_document(replace(paper.document(), facts=facts)))
    assert str(pdf.docinfo.Title) == "R&D <b> (niet) \\ 😀"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "R&D <b> (niet) \\ 😀"


def test_a_page_of_nothing_is_a_page() -> None:
    document = replace(Composer().document(), pages=(Page(100, 100, ()), Page(100, 100, (BoxMark(Box(0, 0, 9, 9)),))))
    pdf = open_pdf(render_document(document))
    assert len(pdf.pages) == 2
    assert parent_tree_problems(pdf) == []


def test_a_handout_of_four_pages_is_small() -> None:
    paper = sample_handout(repeat=2)
    paper.picture("Nog een foto", jpeg(), "jpeg")
    document = paper.document()
    assert len(document.pages) == 4
    assert len(render_document(document)) < 150_000
