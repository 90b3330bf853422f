"""The report of a session: what it says, what it never says, and that it is an accessible file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.blueprint.pages import BoxMark, Document, Element, Tag, TextMark
from deckgen.build.freshness.provenance import document_facts
from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.cli import command_line
from deckgen.planning.paper.session_report import plan_session_report
from deckgen.yaml_source.reading.tallies import read_tally

ROOT = Path(__file__).parents[2]
TALLY = """date: 2026-07-09
group: Afdelingshoofden
attendance: 24
duration: 155
dilemmas:
  klagende-collega:
    before: {A: 6, B: 4, C: 14}
    after: {A: 2, B: 3, C: 19}
    remarks: ["De groep wilde eerst praten: **aanspreken** is geen verklikken."]
  vriendschapsverzoek:
    before: {A: 3, B: 10, C: 11}
    after: {A: 3, B: 10, C: 11}
  burger-geeft-kritiek:
    before: {A: 8, C: 12}
  foto-van-collegas:
    remarks: [Zonder stemming.]
remarks: [De film speelde niet.]
open_questions: [Wie antwoordt als een burger een medewerker aanspreekt?]
"""


@pytest.fixture
def tally_file(tmp_path: Path) -> Path:
    path = tmp_path / "tally.yaml"
    path.write_text(TALLY, "utf-8")
    return path


@pytest.fixture
def document(tally_file: Path) -> Document:
    variant = read_variant(ROOT / "decks/workshop.yaml").variant
    assert variant is not None
    tally = read_tally(tally_file, variant.deck).tally
    assert tally is not None
    facts = document_facts(variant.deck, variant.digest, variant.locale.outcome.title)
    plan = plan_session_report(variant.deck, tally, variant.look, variant.locale, facts)
    assert [problem for problem in plan.problems if problem.is_error] == []
    return plan.document


def words_of(document: Document) -> str:
    marks = (mark for page in document.pages for mark in page.marks if isinstance(mark, TextMark))
    return " ".join("".join(run.text for run in mark.runs) for mark in marks).replace("\u00a0", " ")


def elements(element: Element) -> list[Element]:
    return [element, *(below for child in element.children for below in elements(child))]


def test_the_report_tells_numbers_shifts_questions_and_versions(document: Document) -> None:
    told = words_of(document)
    for expected in (
        "Aantal deelnemers 24",
        "9 juli 2026",
        "155 min. (2 u. 35 min.)",
        "Verschuiving na het gesprek: A −4, B −1, C +5.",
        "De stemmen lagen na het gesprek net zo verdeeld als ervoor.",
        "Er is één keer gestemd",
        "Over dit dilemma is niet gestemd.",
        "Wie antwoordt als een burger een medewerker aanspreekt?",
        "De film speelde niet.",
        f"workshop · {document.facts.content_hash}",
        "Gedragscode sociale media, versie 2.0, 2 maart 2026",
    ):
        assert expected in told


def pictures_of(document: Document) -> list[Element]:
    return [each for each in elements(document.structure) if each.tag is Tag.FIGURE]


def bars_of(document: Document, figure: Element) -> list[BoxMark]:
    marks = (mark for page in document.pages for mark in page.marks)
    return [mark for mark in marks if isinstance(mark, BoxMark) and mark.element == figure.id]


def test_each_vote_has_a_small_picture_that_is_told_in_words(document: Document) -> None:
    assert [figure.alt for figure in pictures_of(document)][:3] == [
        (
            "Stemmen voor en na het gesprek over “De klagende collega”: "
            "A 6 voor en 2 na, B 4 voor en 3 na, C 14 voor en 19 na, D 0 voor en 0 na."
        ),
        (
            "Stemmen voor en na het gesprek over “Het vriendschapsverzoek”: "
            "A 3 voor en 3 na, B 10 voor en 10 na, C 11 voor en 11 na, D 0 voor en 0 na."
        ),
        "Stemmen voor en na het gesprek over “Een burger geeft kritiek”: A 8, B 0, C 12, D 0.",
    ]
    assert all(figure.box is not None for figure in pictures_of(document))


def test_each_choice_has_its_bars_beside_its_words(document: Document) -> None:
    cells = [each for each in elements(document.structure) if each.tag is Tag.TABLE_ROW]
    rows = [row for row in cells if any(child.tag is Tag.FIGURE for cell in row.children for child in cell.children)]

    assert len(rows) == 3 * 4
    assert len(pictures_of(document)) == 3 + len(rows)


def test_all_bars_share_one_scale_from_nobody_to_everyone_there(document: Document) -> None:
    """24 were there; 14 voted C before and 19 after, and elsewhere 10: lengths are as 14 to 19 to 10."""
    rows = pictures_of(document)[3:]
    widths = {figure.alt: [bar.box.width for bar in bars_of(document, figure)] for figure in rows}
    before, after = next(found for alt, found in widths.items() if "C 14 voor" in alt)
    other, _ = next(found for alt, found in widths.items() if "B 10 voor" in alt)
    whole = next(figure.box.width for figure in rows if figure.box)

    assert after == pytest.approx(whole * 19 / 24)
    assert before == pytest.approx(whole * 14 / 24, abs=1)
    assert other == pytest.approx(whole * 10 / 24, abs=1)


def test_rounds_are_told_apart_without_colour(document: Document) -> None:
    for figure in pictures_of(document):
        bars = bars_of(document, figure)
        assert {bool(bar.fill) for bar in bars} <= {True, False}
        assert (
            len(bars) % 2
            or [bool(bar.fill) for bar in bars] == [False, True] * (len(bars) // 2)
            or not any(bar.fill for bar in bars)
        )


def test_numbers_stand_under_one_another(document: Document) -> None:
    ends: dict[float, int] = {}
    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, TextMark) and mark.runs[0].text.strip() in {"6", "14", "19", "24", "10", "5"}:
                run = mark.runs[0]
                ends[round(run.x + run.width)] = ends.get(round(run.x + run.width), 0) + 1

    assert max(ends.values()) > 2


def run(tally: Path, target: Path, *more: str) -> tuple[int, str]:
    deck = str(ROOT / "decks/workshop.yaml")
    result = CliRunner().invoke(command_line, ["report", deck, str(tally), "-o", str(target), *more])
    return result.exit_code, result.stdout


def test_two_reports_from_one_tally_are_the_same_bytes(tally_file: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert (run(tally_file, one)[0], run(tally_file, other)[0]) == (0, 0)
    assert one.read_bytes() == other.read_bytes()


def test_a_tally_with_a_mistake_leaves_the_old_report_alone(tally_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    tally_file.write_text(TALLY.replace("C: 19", "C: 190"), "utf-8")
    status, printed = run(tally_file, target)
    assert (status, target.read_bytes()) == (1, b"old")
    assert "[too-many-votes]" in printed


def test_without_a_name_the_report_lies_beside_the_deck_s_other_files(
    tally_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command_line, ["report", str(ROOT / "decks/workshop.yaml"), str(tally_file)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "output/workshop/workshop-report.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.checkers
def test_the_report_passes_the_independent_checkers(tally_file: Path, tmp_path: Path, checks: tuple[str, Path]) -> None:
    python, folder = checks
    target = tmp_path / "report.pdf"
    assert run(tally_file, target)[0] == 0
    found = subprocess.run([python, folder / "check_pdf.py", target], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_short_version_is_reported_on_by_its_own_program(tally_file: Path, tmp_path: Path) -> None:
    """Of eight dilemmas sixty minutes leave four: two of those with votes are not among them."""
    text = tally_file.read_text("utf-8").partition("  burger-geeft-kritiek")[0]
    tally_file.write_text(text, "utf-8")
    deck, target = str(ROOT / "decks/workshop.yaml"), str(tmp_path / "report.pdf")
    arguments = ["report", deck, str(tally_file), "--minutes", "60", "-o", target]

    assert CliRunner().invoke(command_line, arguments).exit_code == 0
    tally_file.write_text(text + "  burger-geeft-kritiek: {before: {A: 8}}\n", "utf-8")
    assert "has no dilemma `burger-geeft-kritiek`" in CliRunner().invoke(command_line, arguments).output
