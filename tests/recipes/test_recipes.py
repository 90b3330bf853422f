"""What `init` writes for servers and for git works: files are linted, git shows words and merges nothing built."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckgen.cli import command_line

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "src" / "deckgen" / "resources" / "recipes"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


def git(*arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *arguments], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, with the `deckgen` of this Python on the PATH."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet")
    return tmp_path


@pytest.mark.browser
def test_the_workflow_for_github_has_no_fault(players: Path, tmp_path: Path) -> None:
    lint = ["node", str(players.parent / "lint_workflows.mjs")]
    good = RECIPES / "github.yml"
    assert subprocess.run([*lint, str(good)], capture_output=True, text=True, check=False, timeout=60).stdout == ""
    bad = tmp_path / "bad.yml"
    bad.write_text(good.read_text("utf-8").replace("github.base_ref", "github.bse_ref"), "utf-8")
    done = subprocess.run([*lint, str(bad)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "bse_ref" in done.stdout) == (1, True)


@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_every_command_of_a_recipe_exists(name: str) -> None:
    lines = re.findall(
        r"deckgen ([a-z]+)([^|>\n]*)", re.sub(r"#.*|name: .*", "", (RECIPES / f"{name}.yml").read_text())
    )
    for command, rest in lines:
        found = command_line.get_command(None, command)  # type: ignore[arg-type]  # the root needs no context
        assert found is not None, command
        known = {option for each in found.params for option in each.opts}
        assert set(re.findall(r"(?<= )--?[a-z-]+", rest)) <= known | {"-o"}, rest
    assert {command for command, _ in lines} >= {"check", "diff", "build", "site"}


@pytest.mark.parametrize(
    ("service", "written"), [("github", ".github/workflows/decks.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_init_writes_the_recipe_of_the_server_that_is_named(service: str, written: str, office: Path) -> None:
    assert run("init", "--ci", service).exit_code == 0
    assert (office / written).read_bytes() == (RECIPES / f"{service}.yml").read_bytes()
    assert (office / ".github").exists() == (service == "github")
    assert (office / ".gitlab-ci.yml").exists() == (service == "gitlab")


def test_init_for_no_server_writes_no_recipe(office: Path) -> None:
    run("init", "--ci", "none")
    assert not (office / ".github").exists()
    assert not (office / ".gitlab-ci.yml").exists()


@pytest.mark.usefixtures("office")
def test_what_init_wrote_is_checked_strictly_without_a_problem() -> None:
    run("init")
    assert run("check", "--strict").exit_code == 0


def test_gitlab_gets_one_finding_a_problem_and_two_that_are_alike_are_two(office: Path) -> None:
    run("init")
    deck = office / "decks" / "first-deck.yaml"
    deck.write_text(
        deck.read_text("utf-8").replace("verdict: wrong", "verdict: bset").replace("acceptable", "bset"), "utf-8"
    )
    found = json.loads(run("check", "--format", "gitlab").stdout)
    assert [each["check_name"] for each in found] == ["unknown-value", "unknown-value"]
    assert {each["location"]["path"] for each in found} == {"decks/first-deck.yaml"}
    assert len({each["fingerprint"] for each in found}) == 2
    assert all(isinstance(each["location"]["lines"]["begin"], int) for each in found)
    assert {each["severity"] for each in found} <= {"info", "minor", "major", "critical", "blocker"}


def test_gitlab_gets_an_empty_list_where_nothing_is_wrong(office: Path) -> None:
    run("init")
    assert (office / "decks").is_dir()
    assert json.loads(run("check", "--format", "gitlab").stdout) == []


def test_git_shows_the_words_of_a_presentation_once_it_is_set_up(office: Path) -> None:
    assert run("init", "--git").exit_code == 0
    assert run("build", "--only", "slides").exit_code == 0
    built = office / "output" / "first-deck" / "first-deck.pptx"
    (office / "shown.pptx").write_bytes(built.read_bytes())
    git("add", "shown.pptx", ".gitattributes")
    git("commit", "--quiet", "-m", "one")
    deck = office / "decks" / "first-deck.yaml"
    deck.write_text(re.sub(r"(?m)^title: .*", "title: Another title", deck.read_text("utf-8"), count=1), "utf-8")
    assert run("build", "--only", "slides").exit_code == 0
    (office / "shown.pptx").write_bytes(built.read_bytes())
    assert "+Another title" in "".join(line.replace("+# 1 ", "+") for line in git("diff").splitlines(keepends=True))


def test_git_keeps_this_side_of_what_was_built_in_a_merge(office: Path) -> None:
    run("init", "--git")
    built = office / "output" / "a.txt"
    built.parent.mkdir()
    commits = [
        (("checkout", "--orphan", "main"), "one"),
        (("checkout", "-b", "other"), "two"),
        (("checkout", "main"), "three"),
    ]
    for switch, text in commits:
        git(*switch, "--quiet")
        built.parent.mkdir(exist_ok=True)
        built.write_text(text)
        git("add", "--force", "output/a.txt", ".gitattributes")
        git("commit", "--quiet", "-m", text)
    git("merge", "--quiet", "other")
    assert built.read_text() == "three"


def test_outside_of_a_repository_init_for_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run("init", "--git")
    assert (done.exit_code, "git" in done.stderr) == (3, True)
