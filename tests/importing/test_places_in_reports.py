"""The places that import reports name are said in the reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from deckgen.importing.importer import import_files
from deckgen.importing.report.side_by_side import write_page
from deckgen.importing.report.table import table_lines
from deckgen.messages.catalogue import speak, spoken_language

TABLE = "Vraag;Keuze A;Keuze B\nEen?;Ja;Nee\nTwee?;Ja;Nee\nDrie?;Ja;Nee\n;Los;Niets\n"
GIFT = "Een? {=Ja ~Nee}\n\nTwee? {=Ja ~Nee}\n\nDrie? {#3:1}\n"
MOODLE = """<quiz><question type="essay"><questiontext><text>Een?</text></questiontext></question>
<question type="essay"><questiontext><text>Twee?</text></questiontext></question>
<question type="numerical"><questiontext><text>Drie?</text></questiontext></question></quiz>"""


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    before = spoken_language()
    speak("nl")
    yield
    speak(before)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [("lijst.csv", TABLE, "rij 5"), ("bank.gift", GIFT, "vraag 3"), ("bank.xml", MOODLE, "vraag 3")],
)
def test_a_place_in_a_file_is_said_in_dutch(name: str, text: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    result = import_files([path], tmp_path / "decks")
    assert any(line.startswith(f"  {place} ") for line in table_lines(result.files[0]))
    assert f"<h3>{place}</h3>" in write_page(result)


def test_a_row_of_one_of_several_sheets_is_said_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Giften", "Reizen"):
            sheet = book.add_worksheet(name)
            for number, line in enumerate(TABLE.splitlines()):
                sheet.write_row(number, 0, line.split(";"))
    result = import_files([path], tmp_path / "decks")
    assert any(line.startswith("  Reizen, rij 5 ") for line in table_lines(result.files[0]))
