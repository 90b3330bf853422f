"""Names of files that are odd: a deck is built, or is a problem of its own; the decks beside it are built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from deckgen.build.pipeline.deck_list import MAX_NAME, check_names, list_decks
from deckgen.build.pipeline.order import BuildReport
from deckgen.cli.problem_report import REPORTERS
from deckgen.output import output_folder
from deckgen.problems import Place, error
from deckgen.yaml_source import read_deck

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")

DECK = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"


def build(folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", *arguments, "--format", "json"],
        cwd=folder,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def write(path: Path, text: str = DECK) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


REFUSED = [b"caf\xe9", b"\xff\xfe", b"x" * 240, "é".encode() * 120, b"..", b"a\xf0\x9f"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_cannot_be_written_is_that_decks_problem(name: bytes, tmp_path: Path) -> None:
    write(tmp_path / "decks" / f"{os.fsdecode(name)}.yaml")
    write(tmp_path / "decks/zz.yaml")
    status, told = build(tmp_path, "build", "--jobs", "1", "--only", "handout")
    assert status == 1
    assert [problem["code"] for problem in told["problems"]] in (["deck-name"], ["unreadable-file"])
    assert [output["deck"] for output in told["outputs"]] == ["zz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["decks", "output"]
    assert build(tmp_path, "check")[0] == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
@pytest.mark.parametrize("name", REFUSED[:2])
def test_such_a_name_is_told_in_every_form_of_report(name: bytes, form: str) -> None:
    problem = error("deck-name", "x", Place(f"decks/{os.fsdecode(name)}.yaml", 1, 1))
    assert REPORTERS[form](BuildReport((problem, problem))).encode()


@pytest.mark.parametrize("name", ["a b", "ï", "x" * 200, "-x", "a.b.c", "'", '"', "#", "%41", "$(id)", "a;b", "con"])
def test_a_name_that_is_only_odd_is_built(name: str, tmp_path: Path) -> None:
    write(tmp_path / "decks" / f"{name}.yaml")
    status, told = build(tmp_path, "build", "--only", "handout")
    assert (status, [output["deck"] for output in told["outputs"]]) == (0, [name])
    assert (tmp_path / f"output/{name}/{name}-handout.pdf").is_file()


def test_a_brand_whose_name_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "decks/a.yaml", DECK + "template: huis\n")
    (tmp_path / "templates/huis").mkdir(parents=True)
    (tmp_path / "templates/huis" / os.fsdecode(b"caf\xe9.pptx")).write_bytes(b"PK")
    assert build(tmp_path, "build", "--only", "handout")[0] == 1


@pytest.mark.parametrize(
    ("name", "is_deck"),
    [
        ("g.v2", True),
        ("g.2026", True),
        ("g.fr-BE", True),
        ("g.fra", True),
        ("g.fr", False),
        ("g.en", False),
        ("h.fr", True),
    ],
)
def test_only_a_language_behind_the_dot_makes_a_translation(name: str, is_deck: bool, tmp_path: Path) -> None:  # noqa: FBT001
    write(tmp_path / "g.yaml")
    write(tmp_path / f"{name}.yaml")
    assert (tmp_path / f"{name}.yaml" in list_decks(tmp_path)) is is_deck


def test_a_profile_and_a_source_with_a_dot_are_known(tmp_path: Path) -> None:
    write(tmp_path / "decks/a.yaml")
    for name in ("stad", "stad.v2"):
        write(tmp_path / f"decks/profiles/{name}.yaml", "organisation: Stad\n")
    status, told = build(tmp_path, "build", "--only", "handout", "--profile", "stad.v2")
    assert (status, [output["profile"] for output in told["outputs"]]) == (0, ["stad.v2"])


NAMES = ["fr", "nl", "FR", "nl-BE", "fr_be", "nl+fr", "60min", "90MIN", "profile-fr", "profile-profile-60min", "stad"]


def test_no_profile_shares_a_folder_with_a_language_or_a_short_version() -> None:
    root = Path("output")
    others = {output_folder(root, "d", language=name) for name in ("fr", "nl", "nl-BE", "nl+fr", "en", "de")}
    others |= {output_folder(root, "d", minutes=number) for number in (60, 90)}
    folders = [output_folder(root, "d", profile=name) for name in NAMES]
    assert (
        len({str(folder).casefold() for folder in folders}) >= len(NAMES) - 1
    )  # `fr` and `FR` are one on some systems
    assert not {str(folder).casefold() for folder in folders} & {str(folder).casefold() for folder in others}
    assert output_folder(root, "d", profile="stad") == root / "d/stad"


def test_a_name_is_measured_in_bytes() -> None:
    decks = [Path("a" * MAX_NAME + ".yaml"), Path("a" * (MAX_NAME + 1) + ".yaml"), Path("é" * 101 + ".yaml")]
    kept, problems = check_names(decks)
    assert (kept, len(problems)) == ((decks[0],), 2)


@pytest.mark.parametrize("name", [b"caf\xe9", b"a\n- cluster: x", b"a\x1b[31m\xe2\x80\xae", b"\xff\xfe", b"a: [b"])
def test_a_file_with_such_a_name_is_imported_and_writes_no_yaml_with_it(name: bytes, tmp_path: Path) -> None:
    (tmp_path / f"{os.fsdecode(name)}.gift").write_text("Wat nu? {=a ~b}\n", "utf-8")
    command = [sys.executable, "-m", "deckgen", "import", f"{os.fsdecode(name)}.gift", "--report", "r.html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    (deck,) = (tmp_path / "decks").glob("*.yaml")
    read = read_deck(deck)
    assert read.deck is not None
    assert len(read.deck.clusters) == 1
    assert "\x1b" not in deck.read_text("utf-8")
    assert (tmp_path / "r.html").read_text("utf-8").count("<h2>") == 1
