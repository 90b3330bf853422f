"""The project's own decks in every player: the page with keys alone, SCORM, Moodle, GIFT and QTI, each to its end."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from learning_platform import Platform, go_through, serve
from lxml import etree
from played_page import ROOT, Keys, build, play
from watched_page import watched

from deckgen.output import edition_name

HERE = Path(__file__).parent
KINDS = ("self-study", "scorm", "moodle", "gift", "qti")
NEW = ["quiz-im-amt", "soiree-a-l-accueil", "the-grant"]
OTHERS = [pytest.param(f"sociale-media:{language}", marks=pytest.mark.nightly) for language in ("fr", "de", "en")]
every_deck = pytest.mark.parametrize("edition", [*NEW, "sociale-media:nl", *OTHERS])
new_decks = pytest.mark.parametrize("edition", NEW)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


@cache
def file_of(edition: str, ending: str, output: Path) -> Path:
    """A file of a deck in one of its languages."""
    name, _, language = edition.partition(":")
    folder = output / name / language
    if not folder.is_dir():
        build(ROOT / "decks" / f"{name}.yaml", output, *KINDS, language=language)
    return folder / f"{edition_name(name, language=language)}{ending}"


@pytest.mark.browser
@new_decks
def test_a_new_deck_is_done_alone_without_a_barrier(chromium: Any, players: Path, output: Path, edition: str) -> None:
    with watched(chromium, players) as page:
        page.open(file_of(edition, ".html", output))
        play(page)
        assert page.complaints == []
        assert page.sent() == []


@pytest.mark.browser
@every_deck
def test_a_whole_deck_is_done_with_keys_alone(chromium: Any, players: Path, output: Path, edition: str) -> None:
    with watched(chromium, players) as page:
        page.open(file_of(edition, ".html", output))
        assert len(Keys(page).go_through()) > 3
        assert page.page.inner_text(".edition:not([hidden]) [data-open]") == ""
        assert page.complaints == []


@pytest.mark.browser
@every_deck
def test_a_platform_plays_a_whole_deck(
    chromium: Any, players: Path, output: Path, tmp_path: Path, edition: str
) -> None:
    package = file_of(edition, "-scorm.zip", output).read_bytes()
    with serve(package, players, tmp_path) as address, watched(chromium, players) as page:
        platform = Platform(page, address)
        passed = go_through(platform.start())
        kept = platform.leave()
        assert page.complaints == []
        assert [call for call in platform.calls() if call[2] != "true" or call[3] != "0"] == []
    scored = edition == "quiz-im-amt"
    assert kept["core"]["lesson_status"] in ({"passed", "failed"} if scored else {"completed"})
    assert len(kept["interactions"]) == len(passed)


def test_the_opening_of_a_theme_names_it_once(output: Path) -> None:
    text = file_of("soiree-a-l-accueil", ".html", output).read_text("utf-8")

    assert text.count("Il n’y a pas de bonne réponse. Il y a des raisons.") == 1
    assert '<ol class="themes">' not in text


@every_deck
def test_moodle_takes_every_question(output: Path, edition: str) -> None:
    quiz = etree.fromstring(file_of(edition, "-moodle.xml", output).read_bytes())
    etree.RelaxNG(etree.parse(HERE / "moodle.rng")).assertValid(quiz)
    assert len(quiz.findall("question")) > 5


@pytest.mark.browser("node")
@every_deck
def test_another_reader_of_gift_takes_every_question(players: Path, output: Path, edition: str) -> None:
    text = file_of(edition, "-gift.txt", output).read_bytes()
    command = ["node", str(HERE / "read_gift.cjs"), str(players)]
    read = json.loads(subprocess.run(command, input=text, capture_output=True, check=True).stdout)
    quiz = etree.fromstring(file_of(edition, "-moodle.xml", output).read_bytes())
    kinds = {
        "category": "Category", "multichoice": "MC", "truefalse": "TF", "essay": "Essay", "matching": "Matching",
    }  # fmt: skip
    assert [each["type"] for each in read] == [kinds[str(each.get("type"))] for each in quiz]


@pytest.mark.browser
@every_deck
def test_a_player_of_qti_takes_every_item(chromium: Any, players: Path, output: Path, edition: str) -> None:
    item = "document.querySelector('item-container').shadowRoot.querySelector('qti-assessment-item')"
    with ZipFile(file_of(edition, "-qti.zip", output)) as package, watched(chromium, players) as page:
        page.open(HERE / "qti_player.html")
        script = players / "@citolab" / "qti-components" / "cdn" / "index.js"
        page.page.add_script_tag(content=script.read_text("utf-8"), type="module")
        page.page.wait_for_function("!!customElements.get('item-container')")
        names = [name for name in package.namelist() if name.startswith("items/") and name.endswith(".xml")]
        for name in names:
            identifier = Path(name).stem
            page.page.evaluate(
                "xml => { document.querySelector('item-container').itemXML = xml; }", package.read(name).decode()
            )
            page.page.wait_for_selector(f"qti-assessment-item[identifier='{identifier}']")
            page.page.wait_for_function(f"{item} && {item}.getOutcome('SCORE')")
            if choice := page.page.query_selector("qti-simple-choice"):
                choice.click()
            page.page.evaluate(f"{item}.processResponse()")
            page.page.wait_for_function(f"{item}.getOutcome('GENERAL').value === 'answered'")
        assert [each for each in page.complaints if each.startswith("error")] == []
        assert len(names) >= 5
