"""`build --minutes`: every file follows the short program, lies beside the long one, and knows what it is."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from small_decks import all_bytes, build, statuses, write, write_repository

from deckgen.cli import command_line
from pptx import Presentation

KINDS = ("slides", "handout", "answers", "facilitator", "cards")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three dilemmas of ten minutes each; the middle one matters least."""
    write_repository(tmp_path, {"proef": ("foto", "like", "roddel")})
    like = tmp_path / "decks/dilemmas/like.yaml"
    write(like, like.read_text("utf-8") + "priority: -1\n")
    return tmp_path


def run(folder: Path, *arguments: str, status: int = 0) -> str:
    with chdir(folder):
        done = CliRunner().invoke(command_line, arguments)
    assert done.exit_code == status, done.output
    return done.stdout


def titles(file: Path) -> str:
    return " ".join(
        shape.text for slide in Presentation(str(file)).slides for shape in slide.shapes if shape.has_text_frame
    )


def test_the_report_names_what_was_left_out_and_why(repository: Path) -> None:
    (short,) = build(repository, "--minutes", "20")["short_versions"]

    assert (short["deck"], short["asked"], short["whole"], short["minutes"]) == ("proef", 20, 30, 20)
    (gone,) = short["left_out"]
    assert (gone["kind"], gone["title"], gone["priority"], gone["minutes"]) == ("dilemma", "Like", -1, 10)
    assert "dilemma “Like” (Collega’s): priority -1, 10 min" in run(repository, "build", "--minutes", "20")
    assert "“Like”" in run(repository, "check", "--minutes", "20")


def test_the_whole_program_is_another_build_and_names_no_short_version(repository: Path) -> None:
    long = build(repository)
    before = all_bytes(repository / "output")
    short = build(repository, "--minutes", "20")

    assert "short_versions" not in long
    assert {Path(output["path"]).parent.as_posix() for output in short["outputs"]} == {"output/proef/20min"}
    after = all_bytes(repository / "output")
    assert {name: after[name] for name in before} == before
    assert set(statuses(build(repository)).values()) == {"unchanged"}


def test_every_file_follows_the_short_program(repository: Path) -> None:
    build(repository, "--minutes", "20")
    folder = repository / "output/proef/20min"

    assert "roddel" in titles(folder / "proef-20min.pptx")
    assert "over like" not in titles(folder / "proef-20min.pptx")
    for kind in KINDS[1:]:
        with pikepdf.open(folder / f"proef-20min-{kind}.pdf") as file:
            assert file.docinfo["/DeckgenMinutes"] == "20"


def test_an_unchanged_short_version_is_not_built_again_and_still_says_what_it_lacks(repository: Path) -> None:
    first = build(repository, "--minutes", "20")
    again = build(repository, "--minutes", "20")

    assert set(statuses(again).values()) == {"unchanged"}
    assert again["short_versions"] == first["short_versions"]
    run(repository, "build", "--check", "--minutes", "20")
    run(repository, "build", "--check", "--minutes", "10", status=1)


def test_another_priority_makes_it_out_of_date(repository: Path) -> None:
    build(repository, "--minutes", "20")
    foto = repository / "decks/dilemmas/foto.yaml"
    write(foto, foto.read_text("utf-8") + "priority: -2\n")

    (short,) = build(repository, "--minutes", "20")["short_versions"]
    assert [gone["title"] for gone in short["left_out"]] == ["Foto"]


def test_what_does_not_fit_at_all_is_a_warning_with_the_minutes_too_many(repository: Path) -> None:
    (problem,) = build(repository, "--minutes", "4")["problems"]

    assert (problem["code"], problem["severity"]) == ("session-too-long", "warning")
    assert "takes 10 minutes, 6 more than the 4 asked for" in problem["message"]


def test_which_tells_a_short_version_from_the_whole(repository: Path) -> None:
    build(repository, "--minutes", "20", "--only", "slides", "--only", "handout")
    for name in ("proef-20min.pptx", "proef-20min-handout.pdf"):
        told = json.loads(run(repository, "which", f"output/proef/20min/{name}", "--format", "json"))
        assert (told["minutes"], told["current"]) == (20, True)
    assert "short version of 20 minutes" in run(repository, "which", "output/proef/20min/proef-20min.pptx")


@pytest.mark.parametrize("minutes", ["0", "-5", "2000", "an hour"])
def test_minutes_that_are_none_are_a_mistake_in_the_command(repository: Path, minutes: str) -> None:
    run(repository, "build", "--minutes", minutes, status=2)


GROUPS = "session: {groups: 3, clusters_per_group: 1, group_minutes_per_cluster: 10, plenary_minutes_per_cluster: 10}\n"


def test_a_short_version_has_the_rotation_of_its_own_clusters(repository: Path) -> None:
    """Three groups for three clusters come out even; 20 minutes are enough for one cluster, 30 for two."""
    clusters = "".join(f"- {{cluster: {name}, dilemmas: [{name}]}}\n" for name in ("foto", "like", "roddel"))
    write(repository / "decks/proef.yaml", f"title: Proef\n{GROUPS}program:\n{clusters}")

    def rotation(*minutes: str) -> list[str]:
        problems = build(repository, "--only", "cards", *minutes)["problems"]
        return [problem["message"] for problem in problems if problem["code"] == "uneven-rotation"]

    assert rotation() == []
    assert rotation("--minutes", "30") == [
        "3 groups with 1 of 2 clusters each: 1 cluster will have 2 groups, 1 will have 1."
    ]
    assert rotation("--minutes", "20") == []


def test_a_count_that_is_right_for_the_whole_is_told_of_the_short_version(repository: Path) -> None:
    deck = repository / "decks/proef.yaml"
    write(deck, deck.read_text("utf-8") + "subtitle: Drie dilemma’s om te bespreken\n")

    def counts(*minutes: str) -> list[str]:
        problems = build(repository, "--only", "cards", *minutes)["problems"]
        return [problem["message"] for problem in problems if problem["code"] == "wrong-count"]

    assert counts() == []
    assert counts("--minutes", "20") == ["“Drie dilemma’s”, but there are 2."]


def test_a_program_that_rules_refuse_can_be_asked_for_shorter(repository: Path) -> None:
    write(repository / "decks/proef.yaml", f"title: Proef\n{GROUPS}program:\n- cluster: Leeg\n")

    assert "empty-cluster" in run(repository, "check", "--minutes", "5", status=1)
