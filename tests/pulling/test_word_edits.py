"""A trainer's edits of the Word handout: the same as of slides, although no source may travel in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from edited_deck import DECK, FILES
from edited_word import type_over_word
from test_pull import changed_lines

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from deckgen.pulling.pull import pull
from deckgen.pulling.result import Outcome, PullResult

EDITS = [
    ("Omgaan met geschenken", "Omgaan met giften", "herfst.yaml",
     "title: Omgaan met geschenken", "title: Omgaan met giften"),
    ("Een ochtend voor", "Een dag voor", "herfst.yaml",
     "subtitle: Een ochtend voor het loket", "subtitle: Een dag voor het loket"),
    ("Van buiten", "Van buitenaf", "herfst.yaml",
     "- cluster: Van buiten   # what comes in", "- cluster: Van buitenaf   # what comes in"),
    ("De lunch", "Het etentje", "herfst.yaml", "    title: De lunch", "    title: Het etentje"),
    ("voor een lunch", "voor een etentje", "herfst.yaml",
     "      je uit voor een lunch. Ga je mee?", "      je uit voor een etentje. Ga je mee?"),
    ("een fles wijn", "een krat wijn", "fles.yaml",
     "  Een inwoner geeft je een fles wijn.", "  Een inwoner geeft je een krat wijn."),
    ("Nee, dank je", "Nee, merci", "herfst.yaml", "    - text: Nee, dank je.", "    - text: Nee, merci."),
    ("doos pralines", "kist appels", "fles.yaml",
     "discussion: [En als het een doos pralines is?, Wat zegt je collega?]",
     "discussion: [En als het een kist appels is?, Wat zegt je collega?]"),
    ("Boven tien euro", "Boven vijf euro", "herfst.yaml",
     "    - {text: Boven tien euro, verdict: right}", "    - {text: Boven vijf euro, verdict: right}"),
    ("niet erg", "best oké", "herfst.yaml",
     "    scale: {from: 1, to: 5, low: niet erg, high: heel erg}",
     "    scale: {from: 1, to: 5, low: best oké, high: heel erg}"),
]  # fmt: skip


@pytest.fixture
def handout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        path = tmp_path / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return build(tmp_path)


def build(folder: Path) -> Path:
    options = BuildOptions(kinds=(Kind.HANDOUT_DOCX,), jobs=1)
    report = build_decks((folder / "decks" / "herfst.yaml",), options, lambda *_: None)
    assert not report.has_errors, report.problems
    return Path(report.outputs[0].path).absolute()


def test_what_was_not_edited_says_what_its_source_says(handout: Path) -> None:
    assert pull(handout) == PullResult(is_paper=True)


@pytest.mark.parametrize("edit", EDITS, ids=[each[0] for each in EDITS])
def test_each_edit_changes_its_line_alone(edit: tuple[str, ...], handout: Path, tmp_path: Path) -> None:
    old, new, file, was, now = edit
    result = pull(type_over_word(handout, old, new, tmp_path / "edited.docx"))
    assert {each.outcome for each in result.edits} <= {Outcome.WRITE, Outcome.THERE}
    assert changed_lines(result, file) == [f"-{was}", f"+{now}"]


def test_a_terms_word_is_asked_about(handout: Path, tmp_path: Path) -> None:
    result = pull(type_over_word(handout, "je leidinggevende", "je chef", tmp_path / "edited.docx"))
    assert [each.outcome for each in result.edits] == [Outcome.ASK]
    assert "`baas`" in result.edits[0].why


def test_a_handout_of_an_older_deck_needs_its_commit(handout: Path, tmp_path: Path) -> None:
    edited = type_over_word(handout, "een fles wijn", "een krat wijn", tmp_path / "edited.docx")
    deck = tmp_path / "decks" / "herfst.yaml"
    deck.write_text(DECK.replace("De lunch", "Een lunch"), encoding="utf-8")
    result = pull(edited)
    assert "is of another state of its deck" in result.refusal
    assert not result.files

    deck.write_text(DECK, encoding="utf-8")
    for command in (["init", "-q"], ["add", "decks"], ["-c", "user.name=n", "-c", "user.email=e@example.org",
                                                       "commit", "-qm", "first"]):  # fmt: skip
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    deck.write_text(DECK.replace("De lunch", "Een lunch"), encoding="utf-8")
    assert changed_lines(pull(edited), "fles.yaml") == [
        "-  Een inwoner geeft je een fles wijn.",
        "+  Een inwoner geeft je een krat wijn.",
    ]


@pytest.mark.office("soffice")
def test_edits_saved_by_libreoffice_are_the_same(handout: Path, tmp_path: Path) -> None:
    edited = type_over_word(handout, "een fles wijn", "een krat wijn", tmp_path / "edited.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(edited)], check=True, capture_output=True, timeout=300)
    assert changed_lines(pull(tmp_path / "saved" / "edited.docx"), "fles.yaml") == [
        "-  Een inwoner geeft je een fles wijn.",
        "+  Een inwoner geeft je een krat wijn.",
    ]
