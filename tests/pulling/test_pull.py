"""A trainer's edits of a built presentation, made with python-pptx, and what becomes of the YAML."""

import difflib
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx.util import Pt

from deckgen.build import BuildOptions, BuildReport, build_decks
from deckgen.output import Kind
from deckgen.pulling.pull import pull
from deckgen.pulling.result import Outcome, PullResult
from pptx import Presentation

DECK = """\
# The deck of the summer school.
title: Geschenken   # shown on the cover
language: nl
terms: {baas: leidinggevende}
program:
- slide: Welkom
  text: |
    We beginnen om **negen** uur.

    Zet je telefoon uit.
  notes: "Zeg: hallo allemaal."
- cluster: Van buiten
  dilemmas:
  - fles        # the pool
  - id: lunch
    question: >-
      Een leverancier
      nodigt je uit voor een lunch. Ga je mee?
    choices:
    - {text: "Ja, als het over het werk gaat.", verdict: depends, feedback: 'Vraag het ''eerst'' aan je {{ baas }}.'}
    - text: Nee.
      verdict: good
      feedback: Dat mag altijd.
"""
POOL = """\
title: De fles
question: |
  Een inwoner geeft je een fles wijn.

  Wat zeg je tegen je {{ baas }}?
choices:
- text: Niets, het is maar een fles.   # often heard
  verdict: wrong
  feedback: Een fles is ook een geschenk.
- text: Je meldt het.
  verdict: best
  feedback: |
    Zo weet iedereen het.
    - Meld het dezelfde dag.
    - Zet het in het register.
discussion: [En als het een doos pralines is?]
meer_weten:
- text: Elke dienst heeft een register.
- quote: code
  text: Medewerkers nemen geen geschenken aan.
facilitator:
  notes: Begin met een rondje.
"""
SOURCE = "---\ntitle: De code\nlanguage: nl\n---\n\n# Geschenken\n\nMedewerkers nemen geen geschenken aan.\n"


def build(deck: Path) -> BuildReport:
    return build_decks((deck,), BuildOptions(kinds=(Kind.SLIDES,), jobs=1), lambda *_: None)


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    decks = tmp_path / "decks"
    for name, text in {"zomer.yaml": DECK, "dilemmas/fles.yaml": POOL, "sources/code.md": SOURCE}.items():
        path = decks / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = build(decks / "zomer.yaml")
    assert not report.has_errors, report.problems
    return tmp_path / "output" / "zomer" / "zomer.pptx"


def edit(deck: Path, change: Callable[[Any], None]) -> PullResult:
    presentation = Presentation(str(deck))
    change(presentation)
    path = deck.with_name("edited.pptx")
    presentation.save(str(path))
    return pull(path)


def replace_words(old: str, new: str) -> Callable[[Any], None]:
    """Replace words wherever a paragraph holds them, in its first run, as typing over it does."""

    def change(presentation: Any) -> None:
        frames = [
            frame
            for slide in presentation.slides
            for frame in (
                *(shape.text_frame for shape in slide.shapes if shape.has_text_frame),
                slide.notes_slide.notes_text_frame,
            )
        ]
        found = [p for frame in frames for p in frame.paragraphs if old in "".join(run.text for run in p.runs)]
        assert found, old
        for paragraph in found:
            text = "".join(run.text for run in paragraph.runs)
            for run in paragraph.runs:
                run.text = ""
            paragraph.runs[0].text = text.replace(old, new)

    return change


def changed_lines(result: PullResult, file: str) -> list[str]:
    """What would change in a file: lines with - and +; everything else is the same to the byte."""
    path = next(path for path in result.files if path.endswith(file))
    before = Path(path).read_text(encoding="utf-8").split("\n")
    return [
        line
        for line in difflib.unified_diff(before, result.files[path].split("\n"), lineterm="", n=0)
        if line[:1] in "+-" and line[:3] not in {"+++", "---"}
    ]


@pytest.mark.parametrize(
    ("old", "new", "file", "expected"),
    [
        ("Zet je telefoon uit.", "Zet je gsm uit.", "zomer.yaml",
         ["-    Zet je telefoon uit.", "+    Zet je gsm uit."]),
        ("om negen uur", "om tien uur", "zomer.yaml",
         ["-    We beginnen om **negen** uur.", "+    We beginnen om **tien** uur."]),
        ("Zeg: hallo", "Zeg: welkom", "zomer.yaml",
         ['-  notes: "Zeg: hallo allemaal."', '+  notes: "Zeg: welkom allemaal."']),
        ("Dat mag altijd.", "Dat mag: altijd.", "zomer.yaml",
         ["-      feedback: Dat mag altijd.", '+      feedback: "Dat mag: altijd."']),
        ("het is maar een fles", "dat is maar een fles", "fles.yaml",
         ["-- text: Niets, het is maar een fles.   # often heard",
          "+- text: Niets, dat is maar een fles.   # often heard"]),
        ("Zet het in het register.", "Zet het in de lijst.", "fles.yaml",
         ["-    - Zet het in het register.", "+    - Zet het in de lijst."]),
        ("een doos pralines", "een kist appels", "fles.yaml",
         ["-discussion: [En als het een doos pralines is?]", "+discussion: [En als het een kist appels is?]"]),
        ("Elke dienst heeft", "Iedere dienst heeft", "fles.yaml",
         ["-- text: Elke dienst heeft een register.", "+- text: Iedere dienst heeft een register."]),
        ("Begin met een rondje.", "Begin met een vraag.", "fles.yaml",
         ["-  notes: Begin met een rondje.", "+  notes: Begin met een vraag."]),
        ("Welkom", "Goedemorgen", "zomer.yaml", ["-- slide: Welkom", "+- slide: Goedemorgen"]),
        ("een fles wijn", "een fles *rode* wijn_", "fles.yaml",
         ["-  Een inwoner geeft je een fles wijn.", "+  Een inwoner geeft je een fles \\*rode\\* wijn\\_."]),
        ("Een inwoner geeft je een fles wijn.", "Een inwoner geeft je wijn.", "fles.yaml",
         ["-  Een inwoner geeft je een fles wijn.", "+  Een inwoner geeft je wijn."]),
    ],
)  # fmt: skip
def test_changed_words_change_their_scalar_alone(
    old: str, new: str, file: str, expected: list[str], deck: Path
) -> None:
    result = edit(deck, replace_words(old, new))
    assert not result.refusal
    left = {each.outcome for each in result.edits} - {
        Outcome.WRITE,
        Outcome.THERE,
    }  # what deckgen repeats in its own words
    assert left <= {Outcome.REFUSE}
    assert changed_lines(result, file) == expected
    assert len(result.files) == 1


def test_another_verdict_in_words_is_another_verdict(deck: Path) -> None:
    result = edit(deck, replace_words("Goede keuze", "Beste keuze"))
    assert changed_lines(result, "zomer.yaml") == ["-      verdict: good", "+      verdict: best"]


def test_a_words_term_is_asked_about_with_all_its_places(deck: Path) -> None:
    result = edit(deck, replace_words("tegen je leidinggevende", "tegen je chef"))
    asked = next(each for each in result.edits if each.outcome is Outcome.ASK)
    assert "`baas`" in asked.why
    assert set(asked.also) == {"zomer.yaml:20", "dilemmas/fles.yaml:5"}
    assert not result.files


def test_a_quotation_is_refused_with_its_source(deck: Path) -> None:
    result = edit(deck, replace_words("nemen geen geschenken aan", "nemen nooit geschenken aan"))
    assert [each.outcome for each in result.edits] == [Outcome.REFUSE]
    assert "`code`" in result.edits[0].why


def test_the_cluster_of_a_title_is_renamed_in_the_deck(deck: Path) -> None:
    result = edit(deck, replace_words("Van buiten", "Van buitenaf"))
    assert changed_lines(result, "zomer.yaml") == ["-- cluster: Van buiten", "+- cluster: Van buitenaf"]


def test_words_that_deckgen_writes_by_itself_are_no_edit_of_the_source(deck: Path) -> None:
    result = edit(deck, replace_words("vraag 1", "casus 1"))
    assert {each.outcome for each in result.edits} == {Outcome.REFUSE}
    assert not result.files


def test_a_deleted_slide_is_shown_and_not_written(deck: Path) -> None:
    def change(presentation: Any) -> None:
        ids = presentation.slides._sldIdLst
        ids.remove(ids[1])

    result = edit(deck, change)
    assert [(each.outcome, each.before) for each in result.edits] == [(Outcome.STRUCTURE, "Welkom")]


def test_an_added_slide_and_another_order_are_shown(deck: Path) -> None:
    def change(presentation: Any) -> None:
        ids = presentation.slides._sldIdLst
        ids.insert(1, ids[2])
        slide = presentation.slides.add_slide(presentation.slide_layouts[0])
        slide.shapes.title.text = "Nog iets"

    result = edit(deck, change)
    assert {each.outcome for each in result.edits} == {Outcome.STRUCTURE}
    assert {"Nog iets"} <= {each.after for each in result.edits}


def test_a_new_paragraph_goes_below_the_one_it_stands_under(deck: Path) -> None:
    def change(presentation: Any) -> None:
        body = next(shape for shape in presentation.slides[1].shapes if "telefoon" in getattr(shape, "text", ""))
        body.text_frame.add_paragraph().text = "En geniet."

    result = edit(deck, change)
    assert changed_lines(result, "zomer.yaml") == ["+", "+    En geniet."]


def test_a_deleted_paragraph_goes_from_its_field(deck: Path) -> None:
    def change(presentation: Any) -> None:
        body = next(shape for shape in presentation.slides[1].shapes if "telefoon" in getattr(shape, "text", ""))
        paragraph = next(p for p in body.text_frame.paragraphs if "telefoon" in p.text)
        paragraph._p.getparent().remove(paragraph._p)

    result = edit(deck, change)
    assert changed_lines(result, "zomer.yaml") == ["-", "-    Zet je telefoon uit."]


def test_a_look_alone_is_told_and_changes_nothing(deck: Path) -> None:
    def change(presentation: Any) -> None:
        for shape in presentation.slides[1].shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                for run in paragraph.runs:
                    run.font.size = Pt(30)

    result = edit(deck, change)
    assert {(each.outcome, each.why) for each in result.edits} == {
        (Outcome.STRUCTURE, "It looks different: size, colour or emphasis.")
    }
    assert not result.files


def test_a_box_that_was_moved_is_told(deck: Path) -> None:
    def change(presentation: Any) -> None:
        body = next(shape for shape in presentation.slides[1].shapes if "telefoon" in getattr(shape, "text", ""))
        body.left, body.top, body.width, body.height = Pt(200), Pt(300), Pt(400), Pt(100)

    result = edit(deck, change)
    assert [(each.outcome, each.why) for each in result.edits] == [(Outcome.STRUCTURE, "It was moved or resized.")]


def test_a_deleted_dilemma_is_named_once(deck: Path) -> None:
    def change(presentation: Any) -> None:
        ids = presentation.slides._sldIdLst
        names = [slide._element.cSld.get("name") for slide in presentation.slides]
        for entry, name in zip(list(ids), names, strict=True):
            if name.startswith("lunch/"):
                ids.remove(entry)

    result = edit(deck, change)
    assert [each.outcome for each in result.edits] == [Outcome.STRUCTURE]
    assert "`lunch`" in result.edits[0].why


def test_a_replaced_picture_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decks" / "media").mkdir(parents=True)
    Image.new("RGB", (90, 60), (200, 30, 30)).save(tmp_path / "decks" / "media" / "rood.png")
    Path("decks/beeld.yaml").write_text(
        "title: Beeld\nlanguage: nl\nprogram:\n- slide: Kijk\n  image: {file: media/rood.png, alt: Rood}\n", "utf-8"
    )
    report = build(Path("decks/beeld.yaml"))
    assert not report.has_errors, report.problems

    def change(presentation: Any) -> None:
        picture = next(shape for shape in presentation.slides[1].shapes if hasattr(shape, "image"))
        data = BytesIO()
        Image.new("RGB", (90, 60), (30, 30, 200)).save(data, "PNG")
        part = picture.part.related_part(picture._element.blip_rId)
        part._blob = data.getvalue()

    result = edit(Path(report.outputs[0].path), change)
    assert [(each.outcome, each.why) for each in result.edits] == [
        (Outcome.STRUCTURE, "A picture was replaced or added.")
    ]


def test_runs_that_a_program_split_are_the_same_words(deck: Path) -> None:
    def change(presentation: Any) -> None:
        body = next(shape for shape in presentation.slides[1].shapes if "telefoon" in getattr(shape, "text", ""))
        paragraph = next(p for p in body.text_frame.paragraphs if "telefoon" in p.text)
        paragraph.runs[0].text = "Zet je tele"
        paragraph.add_run().text = "foon uit."

    assert edit(deck, change) == PullResult()


def test_what_the_source_changed_elsewhere_stays(deck: Path) -> None:
    path = Path("decks/zomer.yaml")
    path.write_text(DECK.replace("We beginnen", "Wij starten").replace("# The deck", "# A deck"), encoding="utf-8")
    result = edit(deck, replace_words("Zet je telefoon uit.", "Zet je gsm uit."))
    assert changed_lines(result, "zomer.yaml") == ["-    Zet je telefoon uit.", "+    Zet je gsm uit."]


def test_what_both_sides_changed_is_a_conflict_and_never_written(deck: Path) -> None:
    Path("decks/zomer.yaml").write_text(DECK.replace("telefoon uit", "toestel uit"), encoding="utf-8")
    result = edit(deck, replace_words("Zet je telefoon uit.", "Zet je gsm uit."))
    assert [each.outcome for each in result.edits] == [Outcome.CONFLICT]
    assert result.has_conflicts
    assert not result.files


def test_what_the_source_says_already_is_no_change(deck: Path) -> None:
    Path("decks/zomer.yaml").write_text(DECK.replace("telefoon uit", "gsm uit"), encoding="utf-8")
    result = edit(deck, replace_words("Zet je telefoon uit.", "Zet je gsm uit."))
    assert [each.outcome for each in result.edits] == [Outcome.THERE]
    assert not result.files


def test_windows_line_ends_stay(deck: Path) -> None:
    path = Path("decks/zomer.yaml")
    path.write_bytes(DECK.replace("\n", "\r\n").encode())
    result = edit(deck, replace_words("Zet je telefoon uit.", "Zet je gsm uit."))
    written = next(iter(result.files.values()))
    assert written == DECK.replace("telefoon", "gsm").replace("\n", "\r\n")


def test_a_public_deck_carries_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("decks").mkdir()
    Path("decks/open.yaml").write_text("title: Open\npublic: true\nprogram: [{slide: Welkom}]\n", encoding="utf-8")
    build(Path("decks/open.yaml"))
    assert "deckgen import" in pull(Path("output/open/open.pptx")).refusal


def test_a_pool_dilemma_is_named_with_all_decks_that_show_it(deck: Path) -> None:
    Path("decks/winter.yaml").write_text("title: W\nprogram: [{cluster: C, dilemmas:\n  [fles]}]\n", encoding="utf-8")
    Path("decks/lente.yaml").write_text("title: L\nprogram:\n- cluster: C\n  dilemmas:\n  - fles\n", encoding="utf-8")
    result = edit(deck, replace_words("Begin met een rondje.", "Begin met een vraag."))
    assert result.edits[0].also == ("lente.yaml", "winter.yaml", "zomer.yaml")


def test_other_lists_and_unreadable_decks_are_no_decks_that_show_a_dilemma(deck: Path) -> None:
    Path("decks/herfst.yaml").write_text("title: H\ntags:\n- fles\nprogram: []\n", encoding="utf-8")
    Path("decks/oud.yaml").write_bytes("title: Café\nprogram:\n- cluster: C\n  dilemmas:\n  - fles\n".encode("latin-1"))
    Path("decks/lente.yaml").write_text("title: L\nprogram: [{cluster: C, dilemmas: [bos, fles]}]\n", encoding="utf-8")
    result = edit(deck, replace_words("Begin met een rondje.", "Begin met een vraag."))
    assert result.edits[0].also == ("lente.yaml", "zomer.yaml")


def test_a_protected_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "geheim.pptx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert "protected with a password" in pull(path).refusal


@pytest.mark.parametrize(
    "name", ["a.yaml\nx: 1\n--- # a.yaml/b.yaml", "x" * 300 + ".yaml", ".", "dilemmas/d.yaml\nx: 1\n--- # dilemmas"]
)
def test_a_source_whose_files_cannot_lie_together_is_refused(name: str, deck: Path) -> None:
    edited = deck.with_name("edited.pptx")
    with zipfile.ZipFile(deck) as was, zipfile.ZipFile(edited, "w") as now:
        for part in was.namelist():
            data = was.read(part)
            now.writestr(part, data.replace(b"</source>", f"--- # {name}\nx: 1\n</source>".encode()))
    assert "cannot be read any more" in pull(edited).refusal
    assert pull(edited).files == {}
