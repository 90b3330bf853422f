"""The files of an edition carry its name, and those of an older deckgen, which did not, go or stay as they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import command_line
from deckgen.output import edition_name

DECK = """\
title: Proef
language: nl
program:
- cluster: Een
  dilemmas:
  - {id: a, question: Wat doe je?, choices: [{text: Ja.}, {text: Nee.}]}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deck and a profile."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decks" / "profiles").mkdir(parents=True)
    (tmp_path / "decks" / "dag.yaml").write_text(DECK, "utf-8")
    (tmp_path / "decks" / "profiles" / "stad.yaml").write_text("title: Stad\norganisation: Stad\n", "utf-8")
    return tmp_path


def build(*options: str) -> list[tuple[str, str]]:
    done = CliRunner().invoke(command_line, ["build", "--only", "cards", *options, "--jobs", "1", "--format", "json"])
    assert done.exit_code == 0, done.output
    return [(output["path"], output["status"]) for output in json.loads(done.stdout)["outputs"]]


@pytest.mark.parametrize(
    ("edition", "name"),
    [
        ({}, "dag"),
        ({"profile": "stad"}, "dag-stad"),
        ({"profile": "stad", "language": "fr"}, "dag-stad-fr"),
        ({"minutes": 60}, "dag-60min"),
        ({"profile": "fr"}, "dag-profile-fr"),
        ({"language": "fr"}, "dag-fr"),
    ],
)
def test_an_edition_is_called_as_its_folders(edition: dict[str, str | int], name: str) -> None:
    assert edition_name("dag", **edition) == name  # type: ignore[arg-type]  # each by its own type


@pytest.mark.usefixtures("office")
def test_the_files_of_two_editions_have_different_names_and_are_found_again() -> None:
    assert build("--profile", "stad") == [("output/dag/stad/dag-stad-cards.pdf", "built")]
    assert build() == [("output/dag/dag-cards.pdf", "built")]
    assert build("--profile", "stad") == [("output/dag/stad/dag-stad-cards.pdf", "unchanged")]


def as_an_older_deckgen_left_it(office: Path) -> Path:
    build("--profile", "stad")
    folder = office / "output" / "dag" / "stad"
    (folder / "dag-stad-cards.pdf").rename(folder / "dag-cards.pdf")
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("dag-stad-cards.pdf", "dag-cards.pdf"), "utf-8")
    return folder


def test_a_file_with_the_name_that_it_used_to_have_is_built_anew_and_goes(office: Path) -> None:
    folder = as_an_older_deckgen_left_it(office)
    assert build("--profile", "stad") == [("output/dag/stad/dag-stad-cards.pdf", "built")]
    assert {path.name for path in folder.iterdir()} == {"dag-stad-cards.pdf", "manifest.json"}


def test_a_file_that_was_edited_under_its_old_name_stays(office: Path) -> None:
    folder = as_an_older_deckgen_left_it(office)
    with (folder / "dag-cards.pdf").open("ab") as file:
        file.write(b"\n% a remark\n")
    build("--profile", "stad")
    assert (folder / "dag-cards.pdf").read_bytes().endswith(b"% a remark\n")
