"""`--language nl+fr`: one handout in two languages, from the command line to the file and what knows of it later."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner, Result
from translation_pool import edit, make_pool

from deckgen.blueprint.secrets import Secret
from deckgen.cli import command_line
from deckgen.problems import NOWHERE
from deckgen.render.pdf.leak_guard import find_leaks

PROJECT = Path(__file__).parents[2]
HANDOUT = Path("output/proef/nl+fr/proef-nl+fr-handout.pdf")
FRENCH = "decks/dilemmas/klacht.fr.yaml"


@pytest.fixture(autouse=True)
def _pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_pool(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


def build(*arguments: str, language: str = "nl+fr") -> Result:
    return run("build", "proef", "--language", language, *arguments)


def told(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(build("--format", "json", *arguments).stdout)
    return data


def test_the_handout_alone_is_built_and_the_message_says_so() -> None:
    result = build()

    assert result.exit_code == 0
    assert result.stdout.strip() == f"built {HANDOUT.as_posix()}"
    assert "in nl+fr there is the handout alone" in result.stderr
    assert sorted(path.name for path in HANDOUT.parent.iterdir()) == ["manifest.json", HANDOUT.name]


def test_the_report_names_both_languages() -> None:
    (output,) = told()["outputs"]

    assert (output["kind"], output["language"], output["status"]) == ("handout", "nl-BE+fr-BE", "built")


def test_the_file_says_what_it_is_in_both_languages() -> None:
    build()
    with pikepdf.open(HANDOUT) as file:
        assert str(file.Root.Lang) == "nl-BE"
        assert str(file.docinfo.Title) == "Proef – Hand-out / Essai – Document du participant"
        assert str(file.docinfo.Keywords) == "moed, courage"
        assert str(file.docinfo.DeckgenLanguage) == "nl-BE+fr-BE"
        languages = {
            str(node.Lang) for node in file.objects if isinstance(node, pikepdf.Dictionary) and "/Lang" in node
        }
    assert languages == {"nl-BE", "fr-BE"}


def test_the_order_of_the_languages_is_that_of_the_columns() -> None:
    build(language="fr+nl")
    with pikepdf.open("output/proef/fr+nl/proef-fr+nl-handout.pdf") as file:
        assert str(file.Root.Lang) == "fr-BE"
        assert str(file.docinfo.Title).startswith("Essai")


def test_nothing_is_built_twice_and_the_same_words_give_the_same_bytes() -> None:
    build()
    first = HANDOUT.read_bytes()

    assert [output["status"] for output in told()["outputs"]] == ["unchanged"]
    assert build("--check").exit_code == 0
    assert [output["status"] for output in told("--force")["outputs"]] == ["built"]
    assert HANDOUT.read_bytes() == first


@pytest.mark.parametrize("name", ["decks/dilemmas/klacht.yaml", FRENCH])
def test_a_change_in_either_language_makes_it_out_of_date(name: str) -> None:
    build()
    edit(name, "Je praat." if name != FRENCH else "Vous parlez.", "Hier.")

    assert build("--check").exit_code == 1
    assert [output["status"] for output in told()["outputs"]] == ["built"]


def test_which_knows_the_deck_in_both_languages() -> None:
    build()
    before = json.loads(run("which", HANDOUT.as_posix(), "--format", "json").stdout)
    edit(FRENCH, "Vous parlez.", "Vous en parlez.")
    after = json.loads(run("which", HANDOUT.as_posix(), "--format", "json").stdout)

    assert (before["kind"], before["language"], before["current"]) == ("handout", "nl-BE+fr-BE", True)
    assert after["current"] is False


def test_a_missing_text_is_an_error_with_its_place_and_nothing_is_written() -> None:
    edit(FRENCH, "    text: Vous parlez.\n", "")
    problems = told()["problems"]

    assert [(each["code"], each["file"], each["line"]) for each in problems] == [
        ("missing-translation", "decks/dilemmas/klacht.yaml", 6)
    ]
    assert not HANDOUT.exists()
    assert run("check", "proef", "--language", "nl+fr").exit_code == 1


def test_a_quotation_is_held_against_the_official_text_of_its_own_language() -> None:
    edit(FRENCH, "text: Se taire est permis.", "text: On peut se taire.")

    assert [(each["code"], each["file"]) for each in told()["problems"]] == [("quote-differs", FRENCH)]


def test_a_paragraph_more_in_one_language_is_a_warning_in_build_and_check_alike() -> None:
    edit(FRENCH, "question: Un collègue se plaint. Que", "question: |\n  Un collègue se plaint.\n\n  Que")
    (problem,) = told()["problems"]
    checked = json.loads(run("check", "proef", "--language", "nl+fr", "--format", "json").stdout)

    assert (problem["severity"], problem["code"], problem["file"]) == ("warning", "uneven-columns", FRENCH)
    assert "2 paragraphs and items in fr-BE and 1 in nl-BE" in problem["message"]
    assert checked["problems"] == [problem]
    edit("decks/proef.yaml", "title: Proef\n", "title: Proef\nlints: {uneven-columns: off}\n")
    assert told()["problems"] == []


def test_a_mistake_in_the_original_is_told_once() -> None:
    edit("decks/dilemmas/klacht.yaml", "section: Spreken", "section: Roepen")
    problems = [(each["code"], each["file"], each["line"], each["message"]) for each in told()["problems"]]

    assert len(problems) == len(set(problems)) > 0


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl+nl", "`nl+nl` names one language twice"),
        ("fr-BE+fr", "`fr-BE+fr` names one language twice"),
        ("nl+xx", "`xx` is not known"),
        ("nl+fr+de", "names 3 languages; a handout has two columns"),
        ("nl+", "lacks a language"),
    ],
)
def test_other_pairs_are_usage_errors(language: str, sentence: str) -> None:
    for command in ("build", "check"):
        result = run(command, "proef", "--language", language)
        assert result.exit_code == 2
        assert sentence in result.stderr


@pytest.mark.parametrize("kind", ["slides", "answers", "facilitator", "cards", "booklet", "cards-print"])
def test_what_is_made_in_one_language_is_refused_by_name(kind: str) -> None:
    result = build("--only", "handout", "--only", kind)

    assert result.exit_code == 2
    assert f"{kind}: made in one language at a time" in result.stderr
    assert not Path("output").exists()


def test_the_print_shop_gets_it_with_a_ticket_that_names_no_other_file() -> None:
    result = build("--print")
    ticket = Path("output/proef/nl+fr/proef-nl+fr-print-ticket.txt").read_text("utf-8")

    assert result.exit_code == 0
    assert [line for line in ticket.splitlines() if line.startswith("proef-")] == ["proef-nl+fr-handout-print.pdf"]
    assert (HANDOUT.parent / "proef-nl+fr-handout-print.pdf").exists()


def test_the_guard_reads_both_columns() -> None:
    build()
    words = ("Een collega klaagt. Wat doe je?", "Un collègue se plaint. Que faites-vous ?", "Bien, voir A.")
    leaks = find_leaks(HANDOUT.read_bytes(), [Secret(text, "feedback", NOWHERE) for text in words])

    assert [leak.secret.text for leak in leaks] == list(words[:2])


@pytest.mark.checkers
@pytest.mark.parametrize("language", ["nl+fr", "nl+de", "fr+en", "en+nl"])
def test_the_handout_of_the_project_passes_the_independent_checkers(
    language: str, tmp_path: Path, checks: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    result = run("build", "sociale-media", "--language", language, "--print", "--output", str(tmp_path))
    assert result.exit_code == 0, result.output
    python, folder = checks
    path = os.pathsep.join((str(Path(python).parent), os.environ["PATH"]))
    stem = tmp_path / "sociale-media" / language / f"sociale-media-{language}-handout"
    for command in (["check_pdf.py", "--semantic", f"{stem}.pdf"], ["check_print.py", f"{stem}-print.pdf"]):
        shown = subprocess.run(
            [python, str(folder / command[0]), *command[1:]],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": path},
        )
        assert shown.returncode == 0, shown.stdout + shown.stderr
        assert shown.stdout.rstrip().endswith(" OK"), shown.stdout  # check_print tells faults, and ends well


def test_a_break_that_interrupts_is_told_once_in_the_first_language() -> None:
    pause = "{start: '09:00', breaks: [{title: Koffie, start: '09:15', minutes: 5}]}"
    edit("decks/proef.yaml", "{breaks: [{title: Koffie, minutes: 5}]}", pause)

    problems = told()["problems"]

    assert [problem["code"] for problem in problems] == ["session-break"]
    assert "interrupts “Inline”" in problems[0]["message"]
