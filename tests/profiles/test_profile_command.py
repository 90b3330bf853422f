"""`deckgen profile` and `deckgen build --profile` as their users meet them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from profile_pool import make_pool

from deckgen.cli import command_line

STAD = "terms: {dienst: afdeling, bestuur: het college}\n"
WEST = "terms: {dienst: entiteit, bestuur: de regering}\noverrides: {geschenk: {question: Wat doet je afdeling?}}\n"


@pytest.fixture(autouse=True)
def _pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_pool(tmp_path, stad=STAD, west=WEST)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


def run_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--format", "json").stdout)


def test_every_sentence_that_changes_stands_beside_the_original() -> None:
    changes = run_json("profile", "stad", "proef")["changes"]
    assert {"deck", "dilemma", "field", "before", "after"} == set(changes[0])
    assert [(each["dilemma"], each["before"], each["after"]) for each in changes] == [
        (None, "Het bestuur heet je welkom in je dienst.", "Het college heet je welkom in je afdeling."),
        ("klacht", "Een collega klaagt over het bestuur.", "Een collega klaagt over het college."),
        ("inline", "Wat doet je dienst?", "Wat doet je afdeling?"),
    ]


def test_a_word_of_another_profile_is_a_warning_at_its_place() -> None:
    (problem,) = run_json("profile", "west")["problems"]
    assert (problem["code"], problem["severity"]) == ("foreign-term", "warning")
    assert (problem["file"], problem["line"], problem["column"]) == ("decks/profiles/west.yaml", 2, 46)
    assert "`{{ dienst }}`" in problem["hint"]


def test_a_word_that_is_its_own_too_and_a_part_of_a_word_are_no_foreign_words() -> None:
    Path("decks/profiles/oost.yaml").write_text("terms: {dienst: entiteit}\n", "utf-8")
    words = WEST.replace("je afdeling", "het afdelingshoofd van je entiteit")
    Path("decks/profiles/west.yaml").write_text(words, "utf-8")
    assert run_json("profile", "west")["problems"] == []


def test_the_text_form_says_the_same_and_ends_with_a_count() -> None:
    result = run("profile", "stad")
    assert result.exit_code == 0
    assert "    - Wat doet je dienst?\n    + Wat doet je afdeling?" in result.stdout
    assert result.stdout.rstrip().endswith("3 sentences changed; no problems")


def test_a_profile_that_cannot_be_built_is_a_problem() -> None:
    assert run("profile", "nergens").exit_code == 1


def test_several_profiles_are_built_at_once_each_in_its_folder() -> None:
    arguments = ("build", "proef", "--only", "handout", "--jobs", "1", "--profile", "stad", "--profile", "west")
    outputs = run_json(*arguments)["outputs"]
    assert [(each["profile"], each["path"]) for each in outputs] == [
        (name, f"output/proef/{name}/proef-{name}-handout.pdf") for name in ("stad", "west")
    ]
    assert outputs[0]["sha256"] != outputs[1]["sha256"]


def test_a_change_in_the_profile_makes_its_files_old() -> None:
    arguments = ("build", "proef", "--only", "handout", "--jobs", "1", "--profile", "stad")
    assert run_json(*arguments)["outputs"][0]["status"] == "built"
    assert run_json(*arguments)["outputs"][0]["status"] == "unchanged"
    Path("decks/profiles/stad.yaml").write_text("terms: {dienst: ploeg}\n", "utf-8")
    assert run_json(*arguments)["outputs"][0]["status"] == "built"
