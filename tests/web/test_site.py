"""The web site: pages without a barrier, from a disk and from a folder of a server; nothing that is not to be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from watched_page import watched

from deckgen.build.site.changes import is_open
from deckgen.history.change import Change, ChangeKind

INTERNAL = "Only colleagues may read this sentence of ours."
PUBLIC = "Everyone may read this sentence of ours."


def source(usage: str, words: str) -> str:
    return f"---\ntitle: Code {usage}\nversion: '1'\nlanguage: en\nusage: {usage}\n---\n\n# Gifts\n\n{words}\n"


def deck(title: str, more: str = "") -> str:
    return f"""format: 1
title: {title}
organisation: Office
language: en
{more}program:
- cluster: Gifts
  dilemmas:
  - id: cake
    title: The cake
    question: A citizen brings a cake. What do you do?
    choices:
    - {{text: Take it., verdict: wrong, feedback: Too easily done.}}
    - {{text: Share it., verdict: best, feedback: Openly is best.}}
    meer_weten:
    - {{quote: closed, text: "{INTERNAL}"}}
    - {{quote: open, text: "{PUBLIC}"}}
    facilitator: {{notes: The trainer whispers here.}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decks" / "sources").mkdir(parents=True)
    (tmp_path / "decks" / "sources" / "closed.md").write_text(source("internal", INTERNAL), "utf-8")
    (tmp_path / "decks" / "sources" / "open.md").write_text(source("public", PUBLIC), "utf-8")
    (tmp_path / "decks" / "first.yaml").write_text(deck("First & <b>foremost</b>"), "utf-8")
    (tmp_path / "decks" / "second.yaml").write_text(deck("Second"), "utf-8")
    return tmp_path


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deckgen", "site", "-o", "web/sub folder", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def words_of(folder: Path) -> str:
    """All text of all pages and scripts; PDFs by their own words."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".html", ".js", ".xml"}:
            texts.append(path.read_text("utf-8"))
        elif path.suffix == ".pdf":
            done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
            texts.append(" ".join(done.stdout.split()))
    return "\n".join(texts)


@pytest.mark.browser("chromium", "pdftotext")
def test_what_is_internal_and_what_is_the_trainers_is_not_published(folder: Path) -> None:
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "internal-left-out" in done.stdout
    published = words_of(folder / "web")

    assert PUBLIC in published
    assert INTERNAL not in published
    assert "Code internal" not in published
    assert "whispers" not in published
    assert not list((folder / "web").rglob("*.pptx"))


def test_with_the_trainers_files_there_are_slides_and_a_guide(folder: Path) -> None:
    assert build(folder, "--with-trainer", "first").returncode == 0
    names = {path.name for path in (folder / "web").rglob("*")}

    assert {"first.pptx", "first-slides.pdf", "first-facilitator.pdf"} <= names


def test_where_a_deck_has_an_error_nothing_is_written(folder: Path) -> None:
    (folder / "decks" / "second.yaml").write_text("title: 3\nprogram: nothing\n", "utf-8")

    assert build(folder).returncode == 1
    assert not (folder / "web").exists()


def test_two_decks_of_one_name_are_refused(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "first.yaml").write_text((folder / "decks" / "second.yaml").read_text("utf-8"), "utf-8")
    done = build(folder, "decks/first.yaml", "other/first.yaml")

    assert done.returncode == 1
    assert not (folder / "web").exists()


def test_the_site_is_the_same_each_time(folder: Path) -> None:
    build(folder)
    first = {path: path.read_bytes() for path in (folder / "web").rglob("*") if path.is_file()}
    build(folder)

    assert first == {path: path.read_bytes() for path in (folder / "web").rglob("*") if path.is_file()}


@pytest.mark.browser
def test_pages_open_from_a_disk_without_a_barrier_and_ask_for_nothing_else(
    chromium: Any, players: Path, folder: Path
) -> None:
    assert build(folder).returncode == 0
    site = folder / "web" / "sub folder"
    for width in (320, 1200):
        with watched(chromium, players, viewport={"width": width, "height": 700}) as page:
            for name in ("index.html", "first/index.html", "first/self-study.html"):
                page.open(site / name)
                assert page.find_barriers() == []
                assert page.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            page.open(site / "index.html")
            page.page.fill("#find", "CITIZEN cake")
            assert "2 found" in page.shown()
            assert page.find_barriers() == []
            page.page.fill("#find", "openly")  # said only after a choice
            assert "0 found" in page.shown()
            page.page.fill("#find", "")
            page.page.click("text=First & <b>foremost</b>")
            page.page.click("a.go")
            assert page.page.inner_text("h1") == "First & <b>foremost</b>"
            assert page.complaints == []
            assert page.sent() == []


@pytest.mark.browser
def test_without_a_script_every_deck_is_still_found(chromium: Any, players: Path, folder: Path) -> None:
    assert build(folder).returncode == 0
    with watched(chromium, players, java_script_enabled=False) as page:
        page.open(folder / "web" / "sub folder" / "index.html")
        assert "Second" in page.shown()
        assert "Search" not in page.shown()


def test_changes_come_from_git_in_words_that_participants_may_read(folder: Path) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", "decks")
    git("commit", "-qm", "one")
    file = folder / "decks" / "first.yaml"
    changed = (
        file.read_text("utf-8")
        .replace("brings a cake", "brings two cakes")
        .replace("title: First", "subtitle: '{{ Count:dilemmas }} dilemma'\ntitle: First")
        .replace("whispers", "shouts")
    )
    file.write_text(changed.replace("Openly", "Surely"), "utf-8")
    git("commit", "-qam", "two")
    assert build(folder).returncode == 0
    site = folder / "web" / "sub folder"
    feed = (site / "feed.xml").read_text("utf-8")

    fromstring(feed)
    assert "brings two cakes" in feed
    assert "shouts" not in feed
    assert "Surely" not in feed
    assert "{{" not in feed
    assert "brings two cakes" in (site / "changes.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("", True),
        ("question", True),
        ("choices.a.text", True),
        ("choices.a.feedback", False),
        ("choices.a.verdict", False),
        ("answer", False),
        ("meer_weten.1", False),
        ("facilitator.notes", False),
        ("roles.1.brief", False),
        ("twists.1.text", False),
        ("notes", False),
    ],
)
def test_only_what_is_put_to_participants_is_told_of_a_change(field: str, expected: bool) -> None:  # noqa: FBT001
    assert is_open(Change("deck", "dilemma", field, ChangeKind.CHANGED, "a", "b")) is expected
