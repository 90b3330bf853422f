"""Tables with dilemmas: a row a dilemma, a row a choice, Kahoot's sheet; from .csv and .xlsx."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from deckgen.cli import command_line
from deckgen.importing.draft import DraftDeck
from deckgen.importing.importer import import_files


def imported(path: Path, columns: dict[str, str] | None = None) -> DraftDeck:
    result = import_files([path], path.parent / "decks", columns=columns)
    assert result.files[0].recognised is not None, result.files[0].refusal
    return result.files[0].recognised.deck


def write_xlsx(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, str(value))
    return path


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("Thema;Situatie;Optie A;Optie B;Juist antwoord;Toelichting", "B"),
        ("Thème;Situation;Choix A;Choix B;Bonne réponse;Explication", "B"),
        ("Thema;Sachverhalt;Auswahl A;Auswahl B;Lösung;Erklärung", "2"),
        ("Theme;Question;Answer 1;Answer 2;Correct answer(s);Feedback", "b"),
    ],
)
def test_a_row_is_a_dilemma_in_four_languages(heading: str, right: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(f"{heading}\nGifts;May I take the wine?;Yes;No;{right};Over the limit.\n", encoding="utf-8-sig")
    deck = imported(path)
    assert [cluster.title for cluster in deck.clusters] == ["Gifts"]
    dilemma = deck.dilemmas[0]
    assert dilemma.question == "May I take the wine?"
    assert [(choice.text, choice.verdict) for choice in dilemma.choices] == [("Yes", "wrong"), ("No", "best")]
    assert dilemma.answer == ["Over the limit."]


def test_a_row_is_a_choice_where_a_column_says_so(tmp_path: Path) -> None:
    rows = [
        ["Vraag", "Keuze", "Oordeel", "Feedback"],
        ["Neem je de wijn aan?", "Ja", "liever niet", "Boven de grens."],
        ["", "Nee", "beste keuze", "Meld het."],
        ["Wat zeg je?", "Niets", "fout", ""],
        ["Wat zeg je?", "De waarheid", "goede keuze", ""],
    ]
    deck = imported(write_xlsx(tmp_path / "lijst.xlsx", rows))
    told = [[(c.text, c.verdict, c.feedback) for c in dilemma.choices] for dilemma in deck.dilemmas]
    assert told == [
        [("Ja", "avoid", "Boven de grens."), ("Nee", "best", "Meld het.")],
        [("Niets", "wrong", ""), ("De waarheid", "good", "")],
    ]


def test_kahoots_sheet_is_read_below_its_own_heading(tmp_path: Path) -> None:
    limit = "- max 75 characters"
    rows = [
        ["Quiz template"],
        ["Add questions, at least two answer alternatives, time limit and choose correct answers"],
        [],
        ["", "Question - max 120 characters", *(f"Answer {n} {limit}" for n in (1, 2, 3, 4)), "Time limit (sec)",
         "Correct answer(s) - choose at least one"],
        ["1", "Which of these is a gift?", "Wine", "A pen", "A trip", "", "20", "1,3"],
    ]  # fmt: skip
    deck = imported(write_xlsx(tmp_path / "kahoot.xlsx", rows))
    assert [(c.text, c.verdict) for c in deck.dilemmas[0].choices] == [
        ("Wine", "best"),
        ("A pen", "wrong"),
        ("A trip", "best"),
    ]


def test_a_formula_is_text_and_never_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Question", "Option A", "Option B"])
        sheet.write_string(1, 0, "What is this?")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_string(1, 2, '=HYPERLINK("http://example.org")')
    choices = imported(path).dilemmas[0].choices
    assert [choice.text for choice in choices] == ["=1+1", '=HYPERLINK("http://example.org")']


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Inhoud,X,Y\nNeem je de wijn aan?,Ja,Nee\n", encoding="utf-8")
    refused = import_files([path], tmp_path / "decks").files[0]
    assert "--columns" in refused.refusal
    deck = imported(path, {"question": "Inhoud", "choice A": "X", "choice B": "Y"})
    assert [choice.text for choice in deck.dilemmas[0].choices] == ["Ja", "Nee"]


def test_choices_in_one_cell_are_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(
        'Situatie,Opties,Commentaar\n"Neem je de wijn aan?","A. Ja\nB. Nee (juist)",Meld het.\n', encoding="utf-8"
    )
    dilemma = imported(path).dilemmas[0]
    assert [(choice.text, choice.verdict) for choice in dilemma.choices] == [("Ja", ""), ("Nee", "best")]


@pytest.mark.parametrize("field", ["choice xyzA", "choice G", "choice ", "choice AB", "feedback a"])
def test_only_a_field_that_exists_can_be_given_a_column(field: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Inhoud,X,Y\nNeem je de wijn aan?,Ja,Nee\n", encoding="utf-8")
    wanted = ["--columns", "question=Inhoud", "--columns", f"{field}=X"]
    done = CliRunner().invoke(command_line, ["import", str(path), "-o", str(tmp_path), *wanted])
    assert (done.exit_code, "is not FIELD=HEADING" in done.output) == (2, True)


HEAD = ("vraag", "keuze A", "keuze B", "antwoord")
LONG = "een lange tekst " * 2_000


def with_part(path: Path, name: str, edit: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one part written otherwise."""
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for each, data in parts.items():
            package.writestr(each, edit(data) if each == name else data)
    return path


def refusal_of(path: Path) -> str:
    return import_files([path], path.parent / "decks").files[0].refusal


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_cells_that_all_name_one_long_text_are_refused_together(columns: int, tmp_path: Path) -> None:
    row = (*(LONG,) * columns, *("x",) * (4 - columns))
    path = write_xlsx(tmp_path / "lijst.xlsx", [HEAD, *[row] * (1_800 // columns)])
    assert path.stat().st_size < 400_000
    assert "more than 20,000,000 characters" in refusal_of(path)


def test_a_sheet_that_a_workbook_names_often_is_read_once(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lijst.xlsx", [HEAD, ("Wat nu?", "Niets", "Iets", "B")])
    more = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(2, 3_000))
    with_part(path, "xl/workbook.xml", lambda data: data.replace(b"</sheets>", more + b"</sheets>"))
    deck = imported(path)
    assert len(deck.dilemmas) == 1


@pytest.mark.parametrize("reference", ["ZZZZZZZZ2", "", "A" * 50_000 + "2", "-1", "2", "\u0663"])
def test_a_cell_with_a_place_that_is_none_is_the_next_one(reference: str, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lijst.xlsx", [HEAD, ("Wat nu?", "Niets", "Iets", "B")])
    given = f'r="{reference}"'.encode()
    with_part(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'r="B2"', given))
    assert [choice.text for choice in imported(path).dilemmas[0].choices] == ["Niets", "Iets"]


@pytest.mark.parametrize("number", ["999999999", "-5", "0", "x", ""])
def test_the_number_that_a_row_gives_itself_makes_no_rows(number: str, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lijst.xlsx", [HEAD, ("Wat nu?", "Niets", "Iets", "B")])
    given = f'<row r="{number}"'.encode()
    with_part(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'<row r="2"', given))
    assert len(imported(path).dilemmas) == 1
