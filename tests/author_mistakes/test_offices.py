"""What authors met outside of a single file: names of files, folders, their editor, the clock, defaults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckgen.build import BuildOptions, check_decks
from deckgen.cli import command_line
from deckgen.history.presentation_text import read_presentation_text
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.models.schema import json_schema

DECK = "title: T\nlanguage: nl\nprogram:\n- cluster: A\n  dilemmas:\n  - {id: a, question: Q?}\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an empty `decks/`."""
    (tmp_path / "decks").mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "`decks/x.yaml.txt` ends in .txt"), ("nl", "`decks/x.yaml.txt` eindigt op .txt")],
)
def test_a_deck_that_notepad_called_txt_is_named(language: str, says: str, office: Path) -> None:
    (office / "decks" / "x.yaml.txt").write_text(DECK, "utf-8")
    done = run("check", "--lang", language)
    assert (done.exit_code, says in done.stderr, "x.yaml" in done.stderr) == (2, True, True)


def test_a_deck_that_ends_in_yml_is_read_and_told_to_be_renamed(office: Path) -> None:
    (office / "decks" / "x.yml").write_text(DECK, "utf-8")
    done = run("check")
    assert re.search(r"decks/x\.yml:1:1: warning: .* \[file-ending\]\n +hint: .*`x\.yaml`", done.stdout)
    assert done.exit_code == 0


@pytest.mark.parametrize("arguments", [("check",), ("check", "x"), ("build", "--only", "handout")])
def test_whoever_stands_in_the_folder_of_decks_is_understood(
    arguments: tuple[str, ...], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / "decks" / "x.yaml").write_text(DECK, "utf-8")
    monkeypatch.chdir(office / "decks")
    assert run(*arguments).exit_code == 0
    assert not (office / "decks" / "output").exists()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_no_comment_of_a_new_file_is_a_command_to_an_editor(language: str, office: Path) -> None:
    for of in ("deck", "dilemma", "profile", "tally"):
        assert run("new", f"x-{of}", "--of", of, "--language", language).exit_code == 0
    for path in (office / "decks").rglob("*.yaml"):
        assert not re.search(r"yaml-language-server:", path.read_text("utf-8")), path


def test_an_editor_takes_what_deckgen_takes(office: Path) -> None:
    text = DECK + 'lints: {empty-handout: off}\npublic: ja\nsubtitle:\nsession: {minutes: "90"}\n'
    (office / "decks" / "x.yaml").write_text(text, "utf-8")
    assert read_deck(office / "decks" / "x.yaml").problems == ()
    schema = json_schema("deck")
    keys = schema["properties"]
    assert {"boolean", "string"} <= set(keys["public"]["type"])
    assert {"string", "null"} <= set(keys["subtitle"]["type"])
    minutes = schema["$defs"]["SessionFile"]["properties"]["minutes"]["anyOf"]
    assert any("string" in kind["type"] for kind in minutes)
    lints = keys["lints"].get("anyOf", [keys["lints"]])[0]["additionalProperties"]
    assert {"string", "boolean"} <= set(lints["type"]) or {"on", "off"} <= set(lints.get("enum", ()))


SESSION = """\
session: {start: "13:30", groups: 2, clusters_per_group: 1, group_minutes_per_cluster: 15,
  plenary_minutes_per_cluster: 15, breaks: [{title: Koffie, start: "14:00", minutes: 10}]}
"""
GROUPS = """\
program:
- cluster: A
  dilemmas:
  - {id: a, question: Q?, facilitator: {minutes: 10}}
  - {id: b, question: R?, facilitator: {minutes: 15}}
- cluster: B
  dilemmas:
  - {id: c, question: S?, facilitator: {minutes: 10}}
"""


def test_a_break_at_a_fixed_time_and_group_work_stand_where_one_expects_them(office: Path) -> None:
    (office / "decks" / "x.yaml").write_text(f"title: T\nlanguage: nl\n{SESSION}{GROUPS}", "utf-8")
    assert run("build", "--only", "slides").exit_code == 0
    told = read_presentation_text(Path("output/x/x.pptx"))
    slides = re.split(r"(?m)^# \d+ ", told)[1:]
    titles = [slide.split("\n", 1)[0] for slide in slides]
    assert titles[1] == "Groepswerk"  # before the first cluster
    assert titles.index("Koffie") == titles.index("B") - 1  # at 14:00: 13:30, 15 minutes of groups, 15 of A
    minutes = [re.findall(r"Tijd: (\d+) min", slide) for slide in slides]
    assert [int(each[0]) for each in minutes if each] == [15, 6, 9, 10, 15]  # of 15 for A: 10 to 15 as 6 to 9


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('outptu = "results"\n', 1, "`output`"),
        ('language = "nl"\nkinds = "slides"\n', 2, '`kinds = ["…"]`'),
        ('kinds = ["posters"]\n', 1, "`posters`"),
        ('output = "/elsewhere"\n', 1, "`/elsewhere`"),
        ('output = "a\n', 1, "cannot be read"),
    ],
)
def test_a_configuration_that_is_not_understood_is_told_with_its_line(
    text: str, line: int, says: str, office: Path
) -> None:
    (office / "decks" / "x.yaml").write_text(DECK, "utf-8")
    (office / "deckgen.toml").write_text(text, "utf-8")
    done = run("build")
    assert (done.exit_code, f"deckgen.toml:{line}:1: error:" in done.stderr, says in done.stderr) == (2, True, True)
    assert "[configuration]" in done.stderr
    assert not (office / "output").exists()


def test_a_configuration_is_told_in_the_language_of_messages(office: Path) -> None:
    (office / "deckgen.toml").write_text('outptu = "x"\n', "utf-8")
    assert "De sleutel `outptu`" in run("check", "--lang", "nl").stderr


def test_of_all_files_every_mistake_is_told_in_one_run(office: Path) -> None:
    for name in ("x", "y"):
        (office / "decks" / f"{name}.yaml").write_text(
            "title: Een: twee\n" + DECK[9:].replace("Q?", "Wie: wat?"), "utf-8"
        )
    problems = check_decks(sorted(Path("decks").glob("*.yaml")), BuildOptions(all_decks=True)).problems
    assert {problem.place.file for problem in problems} == {"decks/x.yaml", "decks/y.yaml"}
