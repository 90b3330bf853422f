"""What programs call: the same values and bytes in threads, in memory and from any folder; only errors of our own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

import deckgen
from deckgen.cli.root import command_line

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/library.md").read_text("utf-8")
EXAMPLES = re.findall(r"^## (.+?)\n.*?```python\n(.*?)```", DOCS, re.MULTILINE | re.DOTALL)
DECK = """\
title: Proef {name}
date: 2026-11-22
program:
- cluster: Thema
  dilemmas:
  - {{id: een, question: Wat doe je met {name}?, choices: [{{text: Niets.}}, {{text: Alles.}}]}}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decks").mkdir()
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"decks/{name}.yaml").write_text(DECK.format(name=name), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_names_of_the_library_are_these() -> None:
    assert sorted(deckgen.__all__) == ["DeckgenError", "Problem", "Report", "build", "check", "compile"]
    program = "import sys, deckgen; print(sorted(name for name in sys.modules if name.startswith('deckgen')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['deckgen']"  # nothing is loaded before it is called


@pytest.mark.usefixtures("home")
def test_a_build_is_called_whether_or_not_its_room_is_loaded() -> None:
    program = "import deckgen; print(deckgen.build('decks/a.yaml', kinds=['handout']).outputs[0].status)"
    for first in ("", "import deckgen.build.pipeline.builder; "):
        done = subprocess.run([sys.executable, "-c", first + program], capture_output=True, text=True, check=True)
        assert done.stdout.split() in (["built"], ["unchanged"])


def test_check_reports_and_build_writes(home: Path) -> None:
    assert deckgen.check("decks/a.yaml") == deckgen.Report()
    report = deckgen.build(["decks/a.yaml", Path("decks/b.yaml")], output="out", kinds=("slides", "handout"))
    assert [(each.deck, each.kind, each.status) for each in report.outputs] == [
        ("a", "slides", "built"),
        ("a", "handout", "built"),
        ("b", "slides", "built"),
        ("b", "handout", "built"),
    ]
    assert (home / "out/a/a.pptx").read_bytes() == deckgen.compile("decks/a.yaml")["slides"]
    again = deckgen.build("decks/a.yaml", output="out", kinds=("slides", "handout"))
    assert {each.status for each in again.outputs} == {"unchanged"}


def test_eight_threads_give_the_bytes_of_one(home: Path) -> None:
    decks = sorted((home / "decks").glob("*.yaml"))
    kinds = ("slides", "handout", "answers", "facilitator", "cards")
    alone = [deckgen.compile(deck, kinds) for deck in decks]
    folder, environment = os.getcwd(), dict(os.environ)  # noqa: PTH109
    barrier = threading.Barrier(8)

    def work(number: int) -> dict[str, bytes]:
        barrier.wait(timeout=30)
        return deckgen.compile(decks[number % 4], kinds)

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(work, range(8)))
    assert together == alone * 2
    assert (os.getcwd(), dict(os.environ)) == (folder, environment)  # noqa: PTH109


def test_a_text_is_compiled_as_a_file_of_that_name(home: Path) -> None:
    (home / "decks/deck.yaml").write_text(DECK.format(name="x"), "utf-8")
    from_file = deckgen.compile("decks/deck.yaml", ("slides", "handout"))
    (home / "decks/deck.yaml").unlink()
    assert deckgen.compile(text=DECK.format(name="x"), folder="decks", kinds=("slides", "handout")) == from_file
    assert not (home / "decks/deck.yaml").exists()


def test_a_text_draws_from_the_pools_of_its_folder(home: Path) -> None:
    (home / "decks/dilemmas").mkdir()
    (home / "decks/dilemmas/kaart.yaml").write_text("question: Wat doe je?\n", "utf-8")
    text = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas: [kaart]\n"
    assert set(deckgen.compile(text=text, folder=home / "decks")) == {"slides"}
    with pytest.raises(deckgen.DeckgenError, match="There is no dilemma") as caught:
        deckgen.compile(text=text, folder=home)
    assert caught.value.code == "content"


def test_mistakes_are_problems_with_their_place(home: Path) -> None:
    (home / "decks/a.yaml").write_text("titel: x\nprogram: [{slide: x}]\n", "utf-8")
    report = deckgen.check(["decks/a.yaml", "decks/b.yaml"])
    assert not report.ok
    assert {(each.code, each.file) for each in report.problems} == {
        ("unknown-key", "decks/a.yaml"),
        ("missing-key", "decks/a.yaml"),
    }
    built = deckgen.build(["decks/a.yaml", "decks/b.yaml"], kinds=("handout",))
    assert (built.ok, [each.deck for each in built.outputs]) == (False, ["b"])


@pytest.mark.parametrize("path", ["nergens.yaml", "decks", "", "decks/\0.yaml"])
@pytest.mark.usefixtures("home")
def test_a_path_that_is_no_deck_is_told(path: str) -> None:
    assert not deckgen.check(path).ok
    with pytest.raises(deckgen.DeckgenError) as caught:
        deckgen.compile(path)
    assert caught.value.code == "content"


@pytest.mark.usefixtures("home")
def test_a_wrong_word_has_a_code() -> None:
    for kinds in ("slide", ["slides", "x"], [""]):
        with pytest.raises(deckgen.DeckgenError) as caught:
            deckgen.compile("decks/a.yaml", kinds)
        assert caught.value.code == "unknown-kind"
    for language in ("xx", "nl+", "nl+fr+de", "12"):
        with pytest.raises(deckgen.DeckgenError) as caught:
            deckgen.check("decks/a.yaml", language=language)
        assert caught.value.code == "unknown-language"
    for wrong in ({}, {"path": "decks/a.yaml", "text": "x"}):
        with pytest.raises(deckgen.DeckgenError) as caught:
            deckgen.compile(**wrong)
        assert caught.value.code == "usage"


@pytest.mark.parametrize("language", ["xx", "nl+", "nl+fr+de", "nl+nl-BE", "12"])
@pytest.mark.usefixtures("home")
def test_a_language_is_refused_in_the_words_of_the_command_line(language: str) -> None:
    with pytest.raises(deckgen.DeckgenError) as caught:
        deckgen.check("decks/a.yaml", language=language)
    assert str(caught.value) in CliRunner().invoke(command_line, ["check", "--language", language]).stderr


@pytest.mark.usefixtures("home")
def test_a_kind_of_one_language_is_refused_in_two_as_on_the_command_line() -> None:
    refused = []
    for call in (deckgen.compile, lambda *asked, **named: deckgen.build(asked[0], "output", asked[1], **named)):
        with pytest.raises(deckgen.DeckgenError, match=r"^slides: made in one language at a time") as caught:
            call("decks/a.yaml", ("slides", "handout"), language="nl+fr")
        assert caught.value.code == "usage"
        refused.append(str(caught.value))
    asked = ["build", "--language", "nl+fr", "--only", "slides", "--only", "handout"]
    assert {said in CliRunner().invoke(command_line, asked).stderr for said in refused} == {True}


def test_what_the_environment_refuses_has_a_code(home: Path) -> None:
    (home / "out").write_bytes(b"a file where a folder should be")
    with pytest.raises(deckgen.DeckgenError) as caught:
        deckgen.build("decks/a.yaml", output="out", kinds=("handout",))
    assert caught.value.code == "environment"


def test_two_builds_at_once_end_with_whole_files(home: Path) -> None:
    decks = sorted((home / "decks").glob("*.yaml"))
    with ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(lambda _: deckgen.build(decks, kinds=("slides",)), range(2)))
    assert all(report.ok and len(report.outputs) == 4 for report in reports)
    for deck in decks:
        assert (home / f"output/{deck.stem}/{deck.stem}.pptx").read_bytes() == deckgen.compile(deck)["slides"]
    assert list(home.rglob("*.tmp")) == []


def test_there_are_three_examples() -> None:
    assert [name for name, _ in EXAMPLES] == ["In a web view", "In CI", "All decks at once, as bytes"]


@pytest.mark.usefixtures("home")
def test_the_example_for_a_web_view_answers() -> None:
    found: dict[str, object] = {}
    exec(EXAMPLES[0][1], found)  # noqa: S102  # the page's own example
    answer = found["slides_of"]
    assert callable(answer)
    status, body = answer(DECK.format(name="x"))
    assert (status, body[:2]) == (200, b"PK")
    assert answer("titel: x\n")[0] == 422


def test_the_example_for_ci_ends_with_a_status(home: Path) -> None:
    exec(EXAMPLES[1][1], {})  # noqa: S102
    (home / "decks/a.yaml").write_text("titel: x\n", "utf-8")
    with pytest.raises(SystemExit):
        exec(EXAMPLES[1][1], {})  # noqa: S102


@pytest.mark.usefixtures("home")
def test_the_example_with_threads_gives_papers() -> None:
    found: dict[str, dict[Path, dict[str, bytes]]] = {}
    exec(EXAMPLES[2][1], found)  # noqa: S102
    assert [papers["handout"][:5] for papers in found["papers"].values()] == [b"%PDF-"] * 4
