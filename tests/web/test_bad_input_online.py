"""What steers, breaks out or is too large, from YAML to the browser: refused with its place, or shown as words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from learning_platform import Platform, go_through, serve
from lxml import etree
from played_page import NOW
from watched_page import watched

HERE = Path(__file__).parent
DECK = """title: {title}
language: en
program:
- cluster: {cluster}
  dilemmas:
  - id: {id}
    title: {title}
    question: {text}
    choices:
    - {{id: a, text: {text}, verdict: best, feedback: {text}}}
    - {{id: b, text: Other., verdict: avoid}}
    discussion: [{text}]
"""
SHOWN = [
    "]]>",
    "~ = # {} : -> ::x:: // %50% ####",
    "$CATEGORY: $course$/x",
    "&lt;/script&gt;&lt;script&gt;window.pwned = 1&lt;/script&gt;",
    "javascript:window.pwned=1",
    "'\"`--> <!-- ${window.pwned=1}",
    "ع ربي 100 %",
    "left \u200e and right \u200f marks",
    "<3 & 2 > 1",
    "<img src=x onerror=window.pwned=1>",  # Markdown takes it for words
]
REFUSED = [
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror='window.pwned=1'>",
    "{{'{{'}} ${7*7}",
    "[click](javascript:window.pwned=1)",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "left \u202e right",
    "\u2066isolated",
    "a\u0007b",
]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deckgen", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def write(folder: Path, text: str, name: str = "one-dilemma", title: str = "Plain") -> Path:
    (folder / "decks").mkdir(exist_ok=True)
    quoted = json.dumps(text)
    deck = DECK.format(title=json.dumps(title), cluster="Theme", id=json.dumps(name), text=quoted)
    (folder / "decks" / "bad.yaml").write_text(deck, "utf-8")
    return folder


@pytest.mark.parametrize("text", REFUSED)
def test_what_breaks_out_or_steers_is_refused_where_it_stands(tmp_path: Path, text: str) -> None:
    done = run(write(tmp_path, text), "build", "bad", "--only", "self-study", "--only", "gift", "--only", "moodle")

    assert done.returncode == 1, done.stdout
    assert "decks/bad.yaml:8:" in done.stdout
    assert not (tmp_path / "output").exists()


@pytest.mark.browser
@pytest.mark.parametrize("text", SHOWN)
def test_other_signs_are_words_on_the_page_and_in_question_banks(
    chromium: Any, players: Path, tmp_path: Path, text: str
) -> None:
    kinds = [word for kind in ("self-study", "moodle", "gift", "qti") for word in ("--only", kind)]
    done = run(write(tmp_path, text), "build", "bad", *kinds)
    assert done.returncode == 0, done.stdout
    output = tmp_path / "output" / "bad"
    with watched(chromium, players) as page:
        page.open(output / "bad.html")
        page.page.click("[data-begin]")
        asked = page.page.inner_text(f"{NOW} .option >> nth=0")
        page.page.check(f"{NOW} .option >> nth=0")
        page.page.click(f"{NOW} button[type=submit]")
        said = page.page.inner_text(f"{NOW} [data-mine] .prose")
        assert page.page.evaluate("window.pwned") is None
        assert page.complaints == []
        assert page.sent() == []
    quiz = etree.fromstring((output / "bad-moodle.xml").read_bytes())
    command = ["node", str(HERE / "read_gift.cjs"), str(players)]
    gift = (output / "bad-gift.txt").read_bytes()
    read = json.loads(subprocess.run(command, input=gift, capture_output=True, check=True).stdout)

    with ZipFile(output / "bad-qti.zip") as package:
        (item,) = (
            package.read(name) for name in package.namelist() if name.startswith("items/") and name.endswith("xml")
        )
    choice = etree.fromstring(item).find(".//{*}qti-simple-choice")
    assert choice is not None
    qti = "".join(map(str, choice.itertext()))

    words = plain(str(read[1]["choices"][0]["text"]["text"]))
    assert (
        fold(asked.split("\n")[-1])
        == fold(said)
        == fold(qti)
        == fold(words)
        == fold(plain(str(quiz[1].findtext("answer/text"))))
    )
    assert [each["type"] for each in read] == ["Category", "MC"]


def fold(text: str) -> str:
    return " ".join(text.split())


def plain(html: str) -> str:
    return "".join(map(str, etree.fromstring(f"<div>{html}</div>").itertext()))


@pytest.mark.browser
def test_a_deck_that_asks_nothing_is_said_and_complete_at_once(chromium: Any, players: Path, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "bad.yaml").write_text(
        "title: Plain\nlanguage: en\nprogram:\n- slide: Read\n  handout: true\n  text: Words.\n", "utf-8"
    )
    kinds = [word for kind in ("scorm", "moodle", "gift", "qti") for word in ("--only", kind)]
    done = run(tmp_path, "build", "bad", *kinds)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("[nothing-to-ask]") == 1
    package = (tmp_path / "output" / "bad" / "bad-scorm.zip").read_bytes()
    with serve(package, players, tmp_path) as address, watched(chromium, players) as page:
        platform = Platform(page, address)
        assert go_through(platform.start()) == []
        kept = platform.leave()
        assert kept["core"]["lesson_status"] == "completed"
        assert page.complaints == []


@pytest.mark.browser
def test_a_picture_of_ten_megabytes_is_said_and_shown(chromium: Any, players: Path, tmp_path: Path) -> None:
    from PIL import Image

    write(tmp_path, "Plain.")
    deck = tmp_path / "decks" / "bad.yaml"
    shown = '    image: {file: noise.png, alt: Noise.}\n    question: "Plain."'
    deck.write_text(deck.read_text("utf-8").replace('    question: "Plain."', shown), "utf-8")
    bands = [Image.effect_noise((2100, 2100), 120 + band) for band in range(3)]
    Image.merge("RGB", bands).save(tmp_path / "decks" / "noise.png")
    assert (tmp_path / "decks" / "noise.png").stat().st_size > 10_000_000
    kinds = [word for kind in ("self-study", "moodle", "qti") for word in ("--only", kind)]
    done = run(tmp_path, "build", "bad", *kinds)

    assert done.returncode == 0, done.stdout
    assert done.stdout.count("[heavy-picture]") == 1
    alone = run(tmp_path, "build", "bad", "--only", "moodle", "--force")
    assert "[heavy-picture]" in alone.stdout
    with watched(chromium, players) as page:
        page.open(tmp_path / "output" / "bad" / "bad.html")
        page.page.click("[data-begin]")
        page.page.wait_for_function(f"document.querySelector('{NOW} img').naturalWidth > 0")
        assert page.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["x" * 100, "é-ü", "1", "__proto__", "constructor", "end", "start"])
def test_whatever_an_id_is_a_platform_takes_its_answers(
    chromium: Any, players: Path, tmp_path: Path, name: str
) -> None:
    done = run(write(tmp_path, "Plain.", name), "build", "bad", "--only", "scorm")
    if done.returncode == 1:
        assert "decks/bad.yaml:6:" in done.stdout
        return
    package = (tmp_path / "output" / "bad" / "bad-scorm.zip").read_bytes()
    with serve(package, players, tmp_path) as address, watched(chromium, players) as page:
        platform = Platform(page, address)
        assert len(go_through(platform.start())) == 1
        kept = platform.leave()
        assert kept["core"]["lesson_status"] == "completed"
        assert [each["id"] for each in kept["interactions"].values()] == ["dilemma_1"]
        assert page.complaints == []
