"""Decks from their YAML to every online kind, played to their end; the project's own decks among them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from played_page import build, play
from watched_page import watched

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KINDS = ("self-study", "scorm", "moodle", "gift", "qti", "slides-pdf", "slides-handout", "handout-docx")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(HERE / "every_kind.yaml", tmp_path_factory.mktemp("online"), *KINDS)


def test_every_kind_of_file_is_made_of_every_kind_of_dilemma(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {
        "every_kind.html",
        "every_kind-scorm.zip",
        "every_kind-moodle.xml",
        "every_kind-gift.txt",
        "every_kind-qti.zip",
        "every_kind-slides.pdf",
        "every_kind-slides-handout.pdf",
        "every_kind-handout.docx",
        "manifest.json",
    }


@pytest.mark.parametrize("file", ["every_kind-moodle.xml", "every_kind-gift.txt"])
def test_a_question_bank_that_is_read_again_has_the_same_dilemmas(built: Path, tmp_path: Path, file: str) -> None:
    command = [sys.executable, "-m", "deckgen", "import", str(built / file), "-o", str(tmp_path), "--inline"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (deck,) = (tmp_path / "decks").glob("*.yaml")
    text = deck.read_text("utf-8")

    for words in ("You make a choice.", "Everyone lies.", "Which are prime?", "Flowers for the teacher.", "What now?"):
        assert text.count(words) == 1
    for words in ("Go on.", "Secret feedback go.", "Secret outcome go.", "Secret four.", "Secret open."):
        assert words in text
    assert "whispers" not in text
    assert "brief" not in text


@pytest.mark.browser
def test_every_kind_of_dilemma_can_be_done_alone(chromium: Any, players: Path, built: Path) -> None:
    with watched(chromium, players) as page:
        page.open(built / "every_kind.html")
        for key in ("choice", "statement", "fact", "scale", "rank", "roles", "open"):
            page.page.evaluate(f"location.hash = '#en-{key}'")
            page.page.wait_for_selector(f".now[data-screen='{key}']")
            assert "Secret" not in page.shown()
            assert "Secret" not in page.read_aloud()
        page.page.evaluate("location.hash = '#en-.start'")
        page.page.wait_for_selector(".now[data-screen='.start']")
        said = "\n".join(play(page))

        assert "whispers" not in page.page.content()
        assert page.complaints == []
        assert page.sent() == []
    assert said.index("Secret outcome go.") < said.index("Secret open.")  # where the choice leads
    assert "Secret statement." not in said  # which was passed by


@pytest.mark.browser
def test_a_way_that_skips_dilemmas_can_be_gone_back(chromium: Any, players: Path, built: Path) -> None:
    with watched(chromium, players) as page:
        page.open(built / "every_kind.html")
        asked = {"statement": "Do you agree?", "fact": "What is right?", "scale": "morally", "rank": "Put in order"}
        for key, words in asked.items():
            page.page.evaluate(f"location.hash = '#en-{key}'")
            page.page.wait_for_selector(f".now[data-screen='{key}']")
            assert words in page.shown()
        page.page.evaluate("location.hash = '#en-fact'")
        page.page.wait_for_selector(".now[data-screen='fact']")
        for number in (0, 1):
            page.page.check(f".now .options input >> nth={number}")
        page.page.click(".now button[type=submit]")
        assert page.page.inner_text(".now [data-mine]").count("Right") == 2
        page.page.evaluate("location.hash = '#en-statement'")
        page.page.wait_for_selector(".now[data-screen='statement']")
        page.page.check(".now .options input >> nth=0")
        page.page.click(".now button[type=submit]")
        assert "What we think" in page.shown()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "fr", "de", "en", "nl+fr"])
def test_the_deck_on_social_media_is_done_in_each_language(
    chromium: Any, players: Path, tmp_path: Path, language: str
) -> None:
    folder = build(ROOT / "decks" / "sociale-media.yaml", tmp_path, "self-study", language=language)
    file = folder / f"sociale-media-{language}.html"
    with watched(chromium, players) as page:
        page.open(file)
        said = play(page)
        assert page.complaints == []
        assert page.sent() == []

    assert len(said) > 24  # twelve dilemmas, before and after
    assert page.requests == [file.as_uri()] or all(url.startswith(("file:", "data:", "blob:")) for url in page.requests)


@pytest.mark.browser
@pytest.mark.nightly
def test_a_deck_of_three_thousand_slides_opens_in_two_seconds(chromium: Any, players: Path, tmp_path: Path) -> None:
    head, _, rest = (HERE / "every_kind.yaml").read_text("utf-8").partition("- cluster: Second")
    clusters = []
    for number in range(125):  # with 500 more: 750 dilemmas of four slides
        text = ("- cluster: Second" + rest.split("  - id: roles")[0]).replace("Second", f"Theme {number}")
        clusters.append(text.replace("id: scale", f"id: scale{number}").replace("id: rank", f"id: rank{number}"))
    choice = head.split("- cluster: First")[1].split("  - id: statement")[0].replace(", next: open", "")
    for number in range(500):
        clusters.append(f"- cluster: First {number}" + choice.replace("id: choice", f"id: choice{number}"))
    deck = tmp_path / "long.yaml"
    deck.write_text(head.split("- cluster: First")[0] + "".join(clusters), "utf-8")
    file = build(deck, tmp_path / "out", "self-study") / "long.html"
    with watched(chromium, players) as page:
        session = page.page.context.new_cdp_session(page.page)
        session.send(
            "Performance.enable", {"timeDomain": "threadTicks"}
        )  # the page's own time, however busy the machine
        page.open(file)
        page.page.click("[data-begin]")
        metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        assert metrics["Nodes"] > 80_000
        assert metrics["TaskDuration"] < 1


def test_a_picture_that_makes_a_page_heavy_is_said(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "media").mkdir()
    noise = Image.effect_noise((1600, 1600), 90)
    noise.save(tmp_path / "media" / "noise.png")
    text = (HERE / "every_kind.yaml").read_text("utf-8")
    slide = "- slide: Seen\n  handout: true\n  image: {file: media/noise.png, alt: Noise.}\n- cluster: First"
    (tmp_path / "heavy.yaml").write_text(text.replace("- cluster: First", slide), "utf-8")
    command = [sys.executable, "-m", "deckgen", "build", "heavy.yaml", "-o", "out", "--only", "self-study"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "heavy.yaml:18:17:" in done.stdout
    assert "heavy-picture" in done.stdout
