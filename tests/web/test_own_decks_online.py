"""The project's own decks in every player: the page with keys alone, SCORM, Moodle, GIFT and QTI, each to its end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from learning_platform import Platform, answer_here, go_through, serve
from lxml import etree
from own_decks import EDITIONS, IN_TWO_LANGUAGES, NEW, by_night, courses_of, exercises_of
from own_decks import file_of as own_file_of
from played_page import Keys, play
from watched_page import watched

from deckgen.blueprint.secrets import letters_of

HERE = Path(__file__).parent
KINDS = ("self-study", "scorm", "moodle", "gift", "qti")
every_deck = by_night(*NEW, "sociale-media:nl", of=(*EDITIONS, IN_TWO_LANGUAGES))
new_decks = by_night(*NEW, of=NEW)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


def plain(html: str) -> str:
    """The words of a text with markup, without those of symbols."""
    return " ".join(map(str, etree.fromstring(f"<div>{html}</div>").itertext()))


def texts_of(question: Any) -> list[str]:
    """What a question asks, what there is to choose, and what is said of each choice."""
    choices = () if question.get("type") == "truefalse" else ("answer/text", "subquestion/text")  # true, false
    paths = ("questiontext/text", "answer/feedback/text", *choices)
    return [part.text or "" for path in paths for part in question.iterfind(path)]


def strings_in(value: object) -> Iterator[str]:
    """All texts of what YAML holds."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_in(each)
    elif isinstance(value, str):
        yield value


def do_next(frame: Any) -> str:
    """Answer the next dilemma; its key, or nothing at the end of the course."""
    for _ in range(99):
        screen = str(frame.get_attribute(".now", "data-screen"))
        if screen == ".end":
            return ""
        if answer_here(frame, screen):
            return screen
        frame.click(".now [data-step='1']")
    pytest.fail("the course has no end")


def file_of(edition: str, ending: str, output: Path) -> Path:
    return own_file_of(edition, ending, output, KINDS)


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
        assert {url for url in page.sent() if not url.startswith(address.removesuffix("lms.html"))} == set()
        assert [call for call in platform.calls() if call[2] != "true" or call[3] != "0"] == []
    scored = edition == "quiz-im-amt"
    assert kept["core"]["lesson_status"] in ({"passed", "failed"} if scored else {"completed"})
    assert len(kept["interactions"]) == len(passed)


@pytest.mark.browser
@by_night("the-grant", of=(*EDITIONS, IN_TWO_LANGUAGES))
def test_a_course_is_left_after_each_dilemma_and_taken_up_where_it_was(
    chromium: Any, players: Path, output: Path, tmp_path: Path, edition: str
) -> None:
    package = file_of(edition, "-scorm.zip", output).read_bytes()
    with serve(package, players, tmp_path) as address, watched(chromium, players) as page:
        platform = Platform(page, address)
        kept: dict[str, Any] = {}
        for count in range(1, 99):
            frame = platform.start(kept)
            frame.click("[data-begin]:visible")
            here = do_next(frame)
            kept = platform.leave()
            assert len(kept["suspend_data"]) <= 4096
            assert [call for call in platform.calls() if call[2] != "true" or call[3] != "0"] == []
            if not here:
                break
            assert len(kept["interactions"]) == count
            assert kept["core"]["exit"] == ("suspend" if kept["core"]["lesson_status"] == "incomplete" else "")
        assert kept["core"]["lesson_status"] != "incomplete"
        assert page.complaints == []


def test_the_opening_of_a_theme_names_it_once(output: Path) -> None:
    text = file_of("soiree-a-l-accueil", ".html", output).read_text("utf-8")

    assert text.count("Il n’y a pas de bonne réponse. Il y a des raisons.") == 1
    assert '<ol class="themes">' not in text


@every_deck
def test_moodle_takes_every_question(output: Path, edition: str) -> None:
    quiz = etree.fromstring(file_of(edition, "-moodle.xml", output).read_bytes())
    etree.RelaxNG(etree.parse(HERE / "moodle.rng")).assertValid(quiz)
    exercises = list(exercises_of(courses_of(edition)[0]))
    asked = [each for each in quiz.findall("question") if each.get("type") != "category"]
    assert len(asked) == len(exercises) > 3


@by_night("quiz-im-amt", "the-grant")
@pytest.mark.parametrize("ending", ["-moodle.xml", "-gift.txt"])
def test_a_question_bank_that_is_read_again_lacks_no_word(
    output: Path, tmp_path: Path, edition: str, ending: str
) -> None:
    file = file_of(edition, ending, output)
    command = [sys.executable, "-m", "deckgen", "import", str(file), "-o", str(tmp_path), "--inline"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (deck,) = (tmp_path / "decks").glob("*.yaml")
    taken = letters_of(
        re.sub(r"\{\{ choice:(\w+) \}\}", r"\1", " ".join(strings_in(yaml.safe_load(deck.read_text("utf-8")))))
    )

    quiz = etree.fromstring(file_of(edition, "-moodle.xml", output).read_bytes())
    written = [letters_of(plain(text)) for each in quiz.iterfind("question") for text in texts_of(each)]
    assert len(written) > 10
    assert [text for text in written if text not in taken] == []


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
        assert page.sent() == []
        assert len(names) == len(list(exercises_of(courses_of(edition)[0])))


@pytest.mark.parametrize("edition", [*EDITIONS, IN_TWO_LANGUAGES, "sociale-media:fr+de", "reseaux-sociaux", "workshop"])
def test_a_page_without_its_pictures_is_smaller_than_300_kilobytes(tmp_path: Path, edition: str) -> None:
    page = own_file_of(edition, ".html", tmp_path, ("self-study",)).read_bytes()

    assert len(re.sub(rb"data:image/[^\"]*", b"", page)) < 300_000
