"""Word documents: headings, lists, tables, tracked changes, comments."""

import zipfile
from pathlib import Path

from deckgen.importing.draft import DraftDeck
from deckgen.importing.importer import import_files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-BE"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperLetter"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""
COMMENTS = f'<w:comments {W}><w:comment w:id="7"><w:p><w:r><w:t>Geef tijd.</w:t></w:r></w:p></w:comment></w:comments>'


def paragraph(inner: str, style: str = "", number: str = "") -> str:
    if not inner.startswith("<"):
        inner = f"<w:r><w:t>{inner}</w:t></w:r>"
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "".join(f"<w:tc>{''.join(paragraph(line) for line in cell.split('|'))}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


def imported(tmp_path: Path, *body: str) -> DraftDeck:
    path = tmp_path / "oud.docx"
    kinds = {"styles": STYLES, "numbering": NUMBERING, "comments": COMMENTS}
    relations = "".join(f'<Relationship Id="r{k}" Type="{TYPES}/{k}" Target="{k}.xml"/>' for k in kinds)
    with zipfile.ZipFile(path, "w") as archive:
        main = f'<Relationship Id="r1" Type="{TYPES}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships {PACKAGE}>{main}</Relationships>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {PACKAGE}>{relations}</Relationships>")
        for name, text in kinds.items():
            archive.writestr(f"word/{name}.xml", text)
    found = import_files([path], tmp_path / "decks").files[0]
    assert found.recognised is not None, found.refusal
    return found.recognised.deck


def test_headings_lists_and_answers_make_a_dilemma(tmp_path: Path) -> None:
    deck = imported(
        tmp_path,
        paragraph("Oude gevallen", "Titel"),
        paragraph("Geschenken", "Kop1"),
        paragraph("Casus 1: De fles", "Eigen"),
        paragraph("Een inwoner geeft je een fles wijn. Wat doe je?"),
        paragraph("Niets.", number="1"),
        paragraph("Je meldt het.", number="1"),
        paragraph("Antwoord", "Kop2"),
        paragraph("Het juiste antwoord is B."),
    )
    assert (deck.title, deck.language) == ("Oude gevallen", "nl")
    assert [cluster.title for cluster in deck.clusters] == ["Geschenken"]
    (dilemma,) = deck.dilemmas
    assert (dilemma.title, dilemma.question) == ("De fles", "Een inwoner geeft je een fles wijn. Wat doe je?")
    assert [(choice.text, choice.verdict) for choice in dilemma.choices] == [
        ("Niets.", "wrong"),
        ("Je meldt het.", "best"),
    ]
    assert dilemma.answer == ["Het juiste antwoord is B."]
    assert dilemma.where[0] == "section 2"


def test_tracked_changes_count_as_accepted_and_comments_become_notes(tmp_path: Path) -> None:
    words = (
        "<w:r><w:t>Mag dit </w:t></w:r><w:ins><w:r><w:t>nu </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>toen </w:delText></w:r></w:del><w:r><w:t>nog?</w:t></w:r>"
        '<w:r><w:commentReference w:id="7"/></w:r>'
    )
    deck = imported(
        tmp_path,
        paragraph("Vraag 1", "Kop1"),
        paragraph(words),
        paragraph("Ja.", number="1"),
        paragraph("Nee.", number="1"),
    )
    (dilemma,) = deck.dilemmas
    assert dilemma.question == "Mag dit nu nog?"
    assert dilemma.notes == ["Geef tijd."]


def test_a_table_of_situations_options_and_comments_is_a_dilemma_a_row(tmp_path: Path) -> None:
    deck = imported(
        tmp_path,
        paragraph("Gevallen", "Kop1"),
        table(
            ("Situatie", "Opties", "Commentaar"),
            ("Je krijgt een uitnodiging. Ga je?", "A. Ja|B. Nee (juist)", "Vraag het na."),
            ("Een vriend solliciteert. Wat doe je?", "A. Helpen|B. Niets (fout)", "Meld het."),
        ),
    )
    told = [([(c.text, c.verdict) for c in dilemma.choices], dilemma.answer) for dilemma in deck.dilemmas]
    assert told == [
        ([("Ja", ""), ("Nee", "best")], ["Vraag het na."]),
        ([("Helpen", ""), ("Niets", "wrong")], ["Meld het."]),
    ]


def test_a_document_that_is_no_zip_file_is_called_no_office_document(tmp_path: Path) -> None:
    path = tmp_path / "leidraad.docx"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    refusal = import_files([path], tmp_path / "decks").files[0].refusal
    assert refusal == "is no Office document: it is no zip file, or a damaged one"
