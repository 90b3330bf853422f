from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner, Result

from deckgen.build.past.deck_content import FileEdition, read_content
from deckgen.build.past.past_content import past_content
from deckgen.cli import command_line
from deckgen.history.git_repository import StoredFile, open_repository, write_files

DECK = """\
title: Integer online
date: 2026-05-04
program:
- cluster: Collega’s
  dilemmas: [foto]
"""
DILEMMA = """\
id: foto
question: Een collega plaatst een foto van jou. Wat doe je?
choices:
- {id: niets, text: Je doet niets., verdict: wrong, feedback: Zo verandert er niets.}
- {id: praten, text: Je praat erover., verdict: best, feedback: De beste eerste stap.}
"""


def git(folder: Path, *arguments: str) -> str:
    names = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env=environment)
    return done.stdout.strip()


def commit(folder: Path, subject: str) -> str:
    git(folder, "add", "decks")
    git(folder, "commit", "-q", "--allow-empty", "-m", subject)
    return git(folder, "rev-parse", "HEAD")


def run(folder: Path, *arguments: str) -> Result:
    with chdir(folder):
        return CliRunner().invoke(command_line, arguments)


def which(folder: Path, file: str) -> dict[str, Any]:
    done = run(folder, "which", file, "--format", "json")
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Built once at its first commit."""
    (tmp_path / "decks/dilemmas").mkdir(parents=True)
    (tmp_path / "decks/online.yaml").write_text(DECK, "utf-8", newline="\n")
    (tmp_path / "decks/dilemmas/foto.yaml").write_text(DILEMMA, "utf-8", newline="\n")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "Start")
    assert run(tmp_path, "build", "--only", "slides", "--only", "handout").exit_code == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


@pytest.mark.parametrize(("name", "kind"), [("online.pptx", "slides"), ("online-handout.pdf", "handout")])
def test_a_file_knows_what_it_is_and_from_which_commits(repository: Path, name: str, kind: str) -> None:
    first = git(repository, "rev-parse", "HEAD")
    (repository / "decks/dilemmas/ander.yaml").write_text(DILEMMA.replace("foto", "ander"), "utf-8")
    second = commit(repository, "A dilemma that this deck does not use")
    edit(repository / "decks/dilemmas/foto.yaml", "Wat doe je?", "En nu?")
    commit(repository, "Another question")
    told = which(repository, f"output/online/{name}")
    assert (told["deck"], told["kind"], told["language"], told["date"]) == ("online", kind, "nl", "2026-05-04")
    assert re.fullmatch("[0-9a-f]{8}", told["content_hash"])
    assert (told["edited"], told["source"], told["current"]) == (False, "decks/online.yaml", False)
    assert (told["commits"]["first"]["id"], told["commits"]["last"]["id"]) == (first, second)
    edit(repository / "decks/dilemmas/foto.yaml", "En nu?", "Wat doe je?")
    third = commit(repository, "The first question again")
    told = which(repository, f"output/online/{name}")
    assert told["current"] is True
    assert (told["commits"]["first"]["id"], told["commits"]["last"]["id"]) == (first, third)


def test_an_older_file_names_the_newer_one(repository: Path) -> None:
    old = repository / "mailed.pptx"
    old.write_bytes((repository / "output/online/online.pptx").read_bytes())
    edit(repository / "decks/dilemmas/foto.yaml", "Wat doe je?", "En nu?")
    assert which(repository, "mailed.pptx")["newer"] is None
    run(repository, "build", "--only", "slides")
    told = which(repository, "mailed.pptx")
    assert told["newer"] == "output/online/online.pptx"
    assert which(repository, told["newer"])["commits"] is None  # not committed yet


def test_an_edited_presentation_is_recognised(repository: Path) -> None:
    path = repository / "output/online/online.pptx"
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    path.write_bytes(packed.getvalue())
    assert which(repository, "output/online/online.pptx")["edited"] is False, "packed again is not edited"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed := io.BytesIO(), "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Wat doe je?", b"Wat nu?"))
    path.write_bytes(packed.getvalue())
    assert which(repository, "output/online/online.pptx")["edited"] is True


def test_an_edited_pdf_is_recognised(repository: Path) -> None:
    path = repository / "output/online/online-handout.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.save(path)
    assert which(repository, "output/online/online-handout.pdf")["edited"] is True


def test_without_git_the_deck_is_still_found(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (repository / ".git").rename(elsewhere / "git")
    told = which(repository, "output/online/online.pptx")
    assert (told["source"], told["current"], told["commits"]) == ("decks/online.yaml", True, None)
    text = run(repository, "which", "output/online/online.pptx").stdout
    assert "is not in a git repository" in text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("words.txt", b"just words", "is neither a .pptx nor a .pdf"),
        ("empty.pptx", b"", "is neither a .pptx nor a .pdf"),
        ("cut.pptx", b"PK\x03\x04 and no more", "damaged"),
        ("cut.pdf", b"%PDF-1.7\nnothing", "damaged"),
    ],
)
def test_a_file_that_is_not_ours_gets_a_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = run(tmp_path, "which", name)
    assert done.exit_code == 1
    assert name in done.stderr
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_bomb_and_an_entity_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "entity.pptx", "w") as archive:
        archive.writestr("docProps/custom.xml", '<!DOCTYPE p [<!ENTITY a "aaaa">]><p>&a;</p>')
    done = run(tmp_path, "which", "entity.pptx")
    assert (done.exit_code, "document type" in done.stderr) == (1, True)
    with zipfile.ZipFile(tmp_path / "bomb.pptx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/custom.xml", b" " * (70 * 1024 * 1024))
    done = run(tmp_path, "textconv", "bomb.pptx")
    assert done.exit_code == 1
    done = run(tmp_path, "which", "bomb.pptx")
    assert (done.exit_code, "too large" in done.stderr) == (1, True)


def test_textconv_serves_git(repository: Path) -> None:
    text = run(repository, "textconv", "output/online/online.pptx").stdout
    assert "Een collega plaatst een foto van jou." in text
    assert "Notes:" in text
    git(repository, "config", "diff.deckgen.textconv", f"{sys.executable} -m deckgen textconv")
    (repository / ".gitattributes").write_text("*.pptx diff=deckgen\n", "utf-8")
    git(repository, "add", "-f", "output/online/online.pptx")
    git(repository, "commit", "-q", "-m", "The slides")
    edit(repository / "decks/dilemmas/foto.yaml", "Wat doe je?", "En nu?")
    run(repository, "build", "--only", "slides")
    shown = git(repository, "diff", "--", "output/online/online.pptx")
    assert "+Een collega plaatst een foto van jou. En nu?" in shown
    assert "Binary files" not in shown


def test_a_deck_that_was_removed_is_found_in_the_past(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    (repository / "decks/online.yaml").unlink()
    commit(repository, "No deck any more")
    told = which(repository, "output/online/online.pptx")
    assert (told["source"], told["current"], told["commits"]["last"]["id"]) == (None, None, first)
    assert "commits:" in run(repository, "which", "output/online/online.pptx").stdout


def test_decks_in_a_repository_of_their_own_are_found(repository: Path) -> None:
    own = repository / "decks"
    (repository / ".git").rename(repository.parent / f"{repository.name}.git")
    git(own, "init", "-q")
    git(own, "add", "-A")
    git(own, "commit", "-q", "-m", "Decks alone")
    assert run(own, "build", "online.yaml", "--only", "slides", "-o", "../out").exit_code == 0
    told = which(own, "../out/online/online.pptx")
    assert (told["source"], told["current"]) == ("online.yaml", True)
    assert told["commits"]["first"]["subject"] == "Decks alone"


def test_a_shallow_clone_says_that_it_lacks_commits(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    edit(repository / "decks/dilemmas/foto.yaml", "Wat doe je?", "En nu?")
    commit(repository, "Another question")
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git(repository, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    (clone / "mailed.pptx").write_bytes((repository / "output/online/online.pptx").read_bytes())
    told = which(clone, "mailed.pptx")
    assert (told["shallow"], told["commits"], told["source"]) == (True, None, "decks/online.yaml")
    assert "shallow clone" in run(clone, "which", "mailed.pptx").stdout
    assert which(repository, "output/online/online.pptx")["shallow"] is False


def test_the_past_is_told_as_reading_every_commit_would(tmp_path: Path) -> None:
    """Most commits are hashed without reading the deck: each way in which a deck can draw from other files is here."""
    deck, foto, code = (tmp_path / f"decks/{name}" for name in ("online.yaml", "dilemmas/foto.yaml", "sources/code.md"))
    quote = "meer_weten:\n- quote: code\n  section: Beeld\n"
    steps: list[Callable[[], object]] = [
        lambda: edit(foto, "Wat doe je?", "En nu?"),
        lambda: edit(foto, "Zo verandert er niets.", "Dat is onze code niet."),
        lambda: foto.write_text(foto.read_text("utf-8") + quote, "utf-8"),
        lambda: edit(code, "Vraag het eerst.", "Vraag het altijd eerst."),
        lambda: foto.with_name("los.yaml").write_text(DILEMMA.replace("foto", "los"), "utf-8"),
        lambda: edit(deck, "[foto]", "[foto, los]"),
        lambda: edit(foto.with_name("los.yaml"), "Wat doe je?", "En nu?"),
        lambda: edit(deck, "  dilemmas: [foto, los]", "  dilemmas: [foto]\n# [foto, los]"),
        lambda: edit(foto.with_name("los.yaml"), "En nu?", "En dan?"),
        lambda: foto.write_text("question: [\n", "utf-8"),
        lambda: foto.write_text(DILEMMA, "utf-8"),
        lambda: edit(deck, "[foto]", "[foto, weg]"),
        lambda: foto.with_name("weg.yaml").write_text(DILEMMA.replace("foto", "weg"), "utf-8"),
        lambda: edit(deck, "title: Integer online", "title: Integer online\ntemplate: eigen"),
        lambda: write_template(tmp_path / "templates/eigen/template.yaml", "5B2A86"),
        lambda: write_template(tmp_path / "templates/eigen/template.yaml", "5B2A87"),
        deck.unlink,
        lambda: deck.write_text(DECK, "utf-8"),
    ]
    write_template(code, "", "---\ntitle: Code\n---\n\n## Beeld\n\nVraag het eerst.\n")
    foto.parent.mkdir()
    deck.write_text(DECK, "utf-8")
    foto.write_text(DILEMMA, "utf-8")
    git(tmp_path, "init", "-q")
    edition = FileEdition("", "nl", "1.0")
    read = {}
    for number, step in enumerate([lambda: None, *steps]):
        step()
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", f"Step {number}")
        read[f"Step {number}"] = read_content(deck, edition).content_hash
    repository = open_repository(tmp_path)
    listed = repository.commits(["."])
    assert len(listed) == len(read) == len(steps) + 1
    with past_content(repository, Path("decks/online.yaml"), edition) as past:
        for wanted in set(read.values()) - {""}:
            first, last = past.find(wanted)
            same = [name for name, digest in read.items() if digest == wanted]
            touching = [each.subject for each in repository.commits(["decks", "templates"]) if each.subject in same]
            assert (last and last.subject, first and first.subject) == (touching[0], touching[-1])
        assert past.readings <= len(steps)


def test_a_file_as_it_was_built_is_known_without_reading_its_deck(repository: Path) -> None:
    program = (
        "import sys\n"
        "sys.argv = ['deckgen', 'which', 'output/online/online.pptx', '--format', 'json']\n"
        "from deckgen.cli import command_line\n"
        "try:\n    command_line()\nexcept SystemExit:\n    pass\n"
        "slow = ('yaml', 'deckgen.yaml_source.reading.deck_reader')\n"
        "print([name for name in slow if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert (done.stderr.strip(), told["current"], told["commits"]["last"]["subject"]) == ("[]", True, "Start")
    write_template(repository / "templates/default/template.yaml", "5B2A86")
    git(repository, "add", "templates")
    git(repository, "commit", "-q", "-m", "A house style that the deck takes from then on")
    told = which(repository, "output/online/online.pptx")
    assert (told["current"], told["commits"]["last"]["subject"]) == (False, "Start")


def write_template(path: Path, colour: str, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"colours: {{primary: '{colour}'}}\n", "utf-8")


@pytest.mark.parametrize("name", ["../out.yaml", "a/../../out.yaml"])
def test_a_name_in_a_commit_that_leaves_its_folder_is_not_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "in" / "a").mkdir(parents=True)
    write_files({name: StoredFile("1", 1), "decks/a.yaml": StoredFile("1", 1)}, {"1": b"x"}, tmp_path / "in")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yaml")] == ["in/decks/a.yaml"]
