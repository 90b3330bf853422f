"""The commands as a user meets them: files, reports, exit statuses; on a deck that `deckgen new` made."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deckgen.cli import command_line
from deckgen.cli.problem_report import problem_lines
from deckgen.output import DEFAULT_KINDS, file_name
from deckgen.problems import Place, error


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one new deck in it, as the current one."""
    monkeypatch.chdir(tmp_path)
    assert run("new", "eerste").exit_code == 0
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


def run_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--format", "json").stdout)


def break_deck(office: Path) -> None:
    deck = office / "decks/eerste.yaml"
    deck.write_text(deck.read_text("utf-8") + "\nonbekend: ja\n", "utf-8")


@pytest.mark.usefixtures("office")
def test_a_new_deck_has_no_problem_at_all() -> None:
    result = run("check", "--strict")
    assert (result.exit_code, result.stdout) == (0, "1 deck: no problems\n")


def test_build_writes_the_default_kinds_and_nothing_else(office: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    written = {path.name for path in (office / "output/eerste").iterdir()} - {"manifest.json"}
    assert written == {file_name("eerste", kind) for kind in DEFAULT_KINDS}


@pytest.mark.usefixtures("office")
def test_json_is_one_object_with_the_contract_s_keys() -> None:
    report = run_json("build", "--only", "handout")
    assert report["problems"] == []
    (output,) = report["outputs"]
    assert set(output) == {"deck", "kind", "profile", "language", "path", "sha256", "status"}
    assert (output["deck"], output["kind"], output["profile"], output["language"]) == ("eerste", "handout", None, "en")
    assert output["status"] == "built"
    assert Path(output["path"]).is_file()


def test_a_problem_has_its_place_and_keeps_what_was_built(office: Path) -> None:
    run("build", "--only", "handout")
    before = (office / "output/eerste/eerste-handout.pdf").read_bytes()
    break_deck(office)
    result = run("build", "--only", "handout")
    assert result.exit_code == 1
    assert re.search(r"decks/eerste\.yaml:\d+:1: error: .* \[unknown-key\]", result.stdout)
    assert (office / "output/eerste/eerste-handout.pdf").read_bytes() == before


def test_a_deck_with_a_problem_writes_nothing(office: Path) -> None:
    break_deck(office)
    assert run("build").exit_code == 1
    assert not (office / "output").exists()


@pytest.mark.parametrize("form", ["text", "github"])
def test_what_an_author_writes_cannot_pass_for_a_line_of_a_report(form: str, office: Path) -> None:
    deck = office / "decks/eerste.yaml"
    deck.write_text('title: x\nprogram:\n- cluster: c\n  dilemmas: ["a\\n::error file=b::\\u202e\\u0085"]\n', "utf-8")
    told = run("check", "--format", form).stdout
    assert not any(line.startswith("::error file=b") for line in told.splitlines())
    assert "\u202e" not in told


def test_github_gets_one_annotation_a_problem(office: Path) -> None:
    break_deck(office)
    (line,) = run("check", "--format", "github").stdout.splitlines()
    assert re.fullmatch(r"::error file=decks/eerste\.yaml,line=\d+,col=1,title=unknown-key::.+", line)


@pytest.mark.parametrize("name", ["eerste", "eerste.yaml", "decks/eerste.yaml"])
def test_a_deck_is_found_by_its_name_its_file_or_its_path(name: str, office: Path) -> None:
    (office / "eerste").mkdir()  # a folder with the name of a deck is not in its way
    assert run("check", name).exit_code == 0


@pytest.mark.parametrize(("name", "said"), [("erste", "did you mean `eerste`?"), ("decks", "is a folder; name a deck")])
@pytest.mark.usefixtures("office")
def test_a_name_that_is_no_deck_is_told_apart(name: str, said: str) -> None:
    result = run("build", name)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_new_never_overwrites(office: Path) -> None:
    before = (office / "decks/eerste.yaml").read_bytes()
    assert run("new", "eerste").exit_code == 2
    assert (office / "decks/eerste.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["../buiten", "a/b", "", "met spatie", "Hoofdletter", "-x", "con", "lpt1"])
def test_new_refuses_a_name_that_is_no_file_name(office: Path, name: str) -> None:
    assert run("new", "--", name).exit_code == 2
    assert [path.name for path in (office / "decks").iterdir()] == ["eerste.yaml"]


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.usefixtures("office")
def test_a_new_deck_builds_in_each_language(language: str) -> None:
    assert run("new", f"deck-{language}", "--language", language).exit_code == 0
    report = run_json("build", f"deck-{language}")
    assert report["problems"] == []
    assert {output["language"] for output in report["outputs"]} == {language}


def test_usage_errors_exit_with_2(office: Path) -> None:
    assert run("build", "nergens").exit_code == 2
    assert run("build", "--only", "posters").exit_code == 2
    (office / "decks/eerste.yaml").unlink()
    assert run("build").exit_code == 2


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.usefixtures("office")
def test_who_reads_json_gets_an_object_for_a_deck_that_is_not_there_too(command: str) -> None:
    result = run(command, "eerste", "nergens", "--format", "json")
    report = json.loads(result.stdout)
    (problem,) = report["problems"]

    assert result.exit_code == 2
    assert (problem["code"], problem["file"], report["outputs"]) == ("unreadable-file", "nergens", [])
    assert "there is no deck `nergens`" in problem["message"]
    assert "there is no deck `nergens`" in result.stderr


def test_without_decks_of_its_own_a_folder_builds_those_of_the_folders_below(office: Path) -> None:
    text = (office / "decks/eerste.yaml").read_bytes()
    (office / "decks/eerste.yaml").unlink()
    for folder in ("stad/decks", "provincie/dienst/decks", "output/oud/decks", ".git/decks", "a/b/c/d/decks"):
        (office / folder).mkdir(parents=True)
        (office / folder / f"{Path(folder).parent.name.strip('.')}.yaml").write_bytes(text)

    report = run_json("build", "--only", "cards")

    assert [output["deck"] for output in report["outputs"]] == ["dienst", "stad"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights do not stop this user")
def test_a_read_only_folder_exits_with_3(office: Path) -> None:
    (office / "output").mkdir(mode=0o500)
    result = run("build")
    assert result.exit_code == 3
    assert "no right" in result.stderr


def test_an_output_that_is_a_file_exits_with_3_and_says_so(office: Path) -> None:
    (office / "output").write_text("in the way", "utf-8")
    result = run("build", "--only", "handout")
    assert result.exit_code == 3
    assert result.stderr.startswith("deckgen: ")


def test_two_decks_of_one_name_are_refused(office: Path) -> None:
    (office / "other").mkdir()
    (office / "other/eerste.yaml").write_bytes((office / "decks/eerste.yaml").read_bytes())
    result = run("build", "decks/eerste.yaml", "other/eerste.yaml")
    assert result.exit_code == 1
    assert "[same-deck-name]" in result.stdout
    assert not (office / "output").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_translation_that_is_named_sends_to_its_deck(office: Path, command: str) -> None:
    (office / "decks/eerste.fr.yaml").write_text("title: La première\n", "utf-8")
    result = run(command, "decks/eerste.fr.yaml")
    assert result.exit_code == 1
    assert result.stdout.count("[deck-name]") == result.stdout.count("error:") == 1
    assert "Name decks/eerste.yaml, with `--language fr`." in result.stdout
    assert not (office / "output").exists()


@pytest.mark.parametrize("of", ["deck", "dilemma", "template", "profile"])
def test_schema_prints_a_json_schema(of: str) -> None:
    schema = json.loads(run("schema", "--of", of).stdout)
    assert schema["type"] == "object"
    assert schema["properties"]


@pytest.mark.usefixtures("office")
def test_a_new_template_is_usable_as_it_stands() -> None:
    assert run("template", "new", "huis").exit_code == 0
    result = run("template", "check", "huis")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "nothing to mend")
    assert run("template", "new", "huis").exit_code == 2


@pytest.mark.parametrize("written", ["templates/huis", "templates/huis/template.yaml", "huis"])
def test_a_template_is_found_by_name_by_folder_and_by_file(office: Path, written: str) -> None:
    run("template", "new", "huis")
    yaml = office / "templates/huis/template.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace('ink: "1F2328"', 'ink: "F5F5F5"'), "utf-8")
    result = run("template", "check", written)
    assert result.exit_code == 1
    assert "[contrast]" in result.stdout


def test_a_profile_that_is_none_stops_the_files_for_the_press(office: Path) -> None:
    (office / "druk.icc").write_text("geen profiel", "utf-8")
    result = run("build", "--only", "handout-print", "--jobs", "1", "--icc", "druk.icc")
    assert (result.exit_code, "druk.icc: it is not an ICC profile [unusable-profile]" in result.stdout) == (1, True)
    assert not (office / "output").exists()


def test_an_unknown_template_is_a_problem_with_a_hint() -> None:
    result = run("template", "check", "defualt")
    assert result.exit_code == 1
    assert "`default`" in result.stdout


def test_what_an_author_writes_cannot_steer_the_terminal() -> None:
    problem = error("code", "The key `\x1b[2J` is not known.\x07", Place("a\x1b.yaml", 1, 1), "Next\u00a0: B")
    assert problem_lines(problem) == (
        "a\\u001b.yaml:1:1: error: The key `\\u001b[2J` is not known.\\u0007 [code]\n    hint: Next\u00a0: B"
    )
