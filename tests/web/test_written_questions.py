"""Question banks, read by programs that are not ours: Moodle XML, GIFT and QTI say and mark what the deck does."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from course_of_every_kind import BREAK_OUT, FACTS, make_course_of_every_kind
from lxml import etree
from questions_of_courses import (
    GIFT_SIGNS,
    course_of,
    editions_of,
    hostile,
    in_two_languages,
    items_of,
    questions_of,
    truth,
)
from watched_page import watched

from deckgen.exchange.editions import Edition
from deckgen.exchange.gift import find_pictures, write_gift
from deckgen.exchange.identifiers import identifier
from deckgen.exchange.moodle import write_moodle
from deckgen.exchange.qti import write_qti
from deckgen.exchange.question import Form, find_losses, make_question
from deckgen.storyboard.course import Course
from deckgen.yaml_source.reading.locales import read_locale

WEB = Path(__file__).parent


def moodle(*courses: tuple[Course, str]) -> Any:
    return etree.fromstring(write_moodle(editions_of(*courses)))


def gift(editions: list[Edition], players: Path) -> list[dict[str, Any]]:
    text = write_gift(editions)
    command = ["node", str(WEB / "read_gift.cjs"), str(players)]
    shown = subprocess.run(command, input=text, capture_output=True, check=False)
    assert shown.returncode == 0, shown.stderr.decode()
    return list(json.loads(shown.stdout))


def plain(html: str) -> str:
    return "".join(map(str, etree.fromstring(f"<div>{html}</div>").itertext()))


def test_moodle_xml_is_what_moodle_documents() -> None:
    schema = etree.RelaxNG(etree.parse(WEB / "moodle.rng"))
    for courses in ([("en",)], [("en", "fr")]):
        for languages in courses:
            schema.assertValid(moodle(*((make_course_of_every_kind(language), language) for language in languages)))
    schema.assertValid(moodle((course_of(hostile()), "en")))


def test_moodle_asks_marks_and_answers_as_the_deck_does() -> None:
    quiz = moodle((make_course_of_every_kind(), "en"))
    kinds = [each.get("type") for each in quiz]

    assert kinds == ["category", "multichoice", "multichoice", "essay", "matching", "category", "essay", "essay"]
    pick, several, _, order = quiz[1:5]
    assert [each.get("fraction") for each in pick.findall("answer")] == ["0", "100", "80"]
    assert "Secret feedback o1." in pick.findall("answer")[1].findtext("feedback/text")
    assert "Secret outcome." in pick.findall("answer")[2].findtext("feedback/text")
    assert pick.findtext("single") == "true"
    assert [each.get("fraction") for each in several.findall("answer")] == ["50", "50", "-50"]
    assert several.findtext("single") == "false"
    assert [(plain(each.findtext("text")), each.findtext("answer/text")) for each in order.findall("subquestion")] == [
        ("First.", "2"),
        ("Second.", "3"),
        ("Third.", "1"),
    ]
    assert quiz[5].findtext("category/text") == "$course$/top/All kinds en/Harder"


def test_in_two_languages_moodle_shows_each_reader_their_own() -> None:
    quiz = moodle(*((make_course_of_every_kind(language), language) for language in ("en", "fr")))
    said = quiz[1].findall("answer")[1].findtext("feedback/text")

    assert said.startswith('<span lang="en" class="multilang"><p><strong>Best choice')
    assert '</span><span lang="fr" class="multilang"><p><strong>' in said


@pytest.mark.browser("node")
def test_in_two_languages_gift_has_the_marks_of_moodle(players: Path) -> None:
    found = gift(in_two_languages(), players)
    pick, order = found[1], found[4]

    assert [each["type"] for each in found] == [each["type"] for each in gift(in_two_languages()[:1], players)]
    assert pick["choices"][1]["text"]["text"] == "Ask."  # both say the same
    said = pick["choices"][1]["feedback"]["text"]
    assert said.startswith('<span lang="en" class="multilang"><p><strong>Best choice')
    assert '</span><span lang="fr" class="multilang"><p><strong>' in said
    assert [each["subanswer"] for each in order["matchPairs"]] == ["1", "2", "3"]


@pytest.mark.browser("node")
def test_where_one_language_alone_has_words_for_true_and_false_both_are_choices(players: Path) -> None:
    pairs = {"en": ("True", "False"), "fr": ("C'est permis", "Ce n'est pas permis")}
    editions = editions_of(*((course_of(truth(pair, 0, language)), language) for language, pair in pairs.items()))

    (choices,) = [question["choices"] for question in gift(editions, players) if question["type"] == "MC"]
    assert [plain(each["text"]["text"]) for each in choices] == ["TrueC'est permis", "FalseCe n'est pas permis"]
    assert etree.fromstring(write_moodle(editions))[1].get("type") == "multichoice"


def test_in_two_languages_qti_says_each_part_in_both() -> None:
    courses = [(make_course_of_every_kind(language), language) for language in ("en", "fr")]
    files = items_of(*courses)
    item = etree.fromstring(files["items/item-pick.xml"])
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    best = item.findall("{*}qti-modal-feedback[@identifier='choice-2']/{*}qti-content-body/{*}div")

    assert [(each.get(language), "".join(map(str, each.itertext()))[:4]) for each in best] == [
        ("en", "Best"),
        ("fr", "Meil"),
    ]
    assert "All kinds en / All kinds fr" in files["test-all-kinds.xml"].decode()
    assert len(item.findall(".//{*}qti-simple-choice")) == 3


def test_pictures_travel_inside_moodle_and_are_named_in_the_text() -> None:
    question = moodle((course_of(hostile()), "en"))[1]

    assert "@@PLUGINFILE@@/picture1.png" in question.findtext("questiontext/text")
    assert question.find("questiontext/file").get("name") == "picture1.png"
    assert question.find("category") is None


def test_signs_that_steer_a_format_stay_words_in_moodle() -> None:
    question = moodle((course_of(hostile()), "en"))[1]

    assert plain(question.findtext("answer/text")) == f"{GIFT_SIGNS} {BREAK_OUT} 0"
    assert question.findtext("name/text") == f"1.1 {GIFT_SIGNS} {BREAK_OUT}"
    assert [each.findtext("text") for each in question.findall("tags/tag")] == ["a]b", "c&d"]


@pytest.mark.browser("node")
def test_another_reader_of_gift_understands_every_kind(players: Path) -> None:
    found = gift(editions_of((make_course_of_every_kind(), "en")), players)

    assert [each["type"] for each in found] == [
        "Category", "MC", "MC", "Essay", "Matching", "Category", "Essay", "Essay",
    ]  # fmt: skip
    pick, several = found[1:3]
    assert [each["isCorrect"] for each in pick["choices"]] == [False, True, False]
    assert [each["weight"] for each in pick["choices"]] == [None, None, 80]
    assert [each["weight"] for each in several["choices"]] == [50, 50, -50]
    assert "Secret answer." in pick["globalFeedback"]["text"]


@pytest.mark.browser("node")
def test_signs_that_steer_a_format_stay_words_in_gift(players: Path) -> None:
    category, question = gift(editions_of((course_of(hostile()), "en")), players)

    assert category["title"] == "$course$/top/All kinds en/A//B"
    assert question["title"] == f"1.1 {GIFT_SIGNS} {BREAK_OUT}"
    assert plain(question["choices"][0]["text"]["text"]) == f"{GIFT_SIGNS} {BREAK_OUT} 0"
    assert [plain(each["feedback"]["text"]).endswith(GIFT_SIGNS) for each in question["choices"]] == [True, True]
    assert plain(question["globalFeedback"]["text"]) == GIFT_SIGNS


ITEM = "document.querySelector('item-container').shadowRoot.querySelector('qti-assessment-item')"
SHOWN = """[...document.querySelector('item-container').shadowRoot.querySelectorAll('qti-modal-feedback')]
  .filter(each => each.showStatus === 'on').map(each => each.textContent).join('|')"""


def play(chromium: Any, players: Path, item: str, clicks: list[str]) -> tuple[Any, str]:
    """Answer an item by clicks; its mark and the feedback that is shown."""
    with watched(chromium, players) as page:
        page.open(WEB / "qti_player.html")
        script = players / "@citolab" / "qti-components" / "cdn" / "index.js"
        page.page.add_script_tag(content=script.read_text("utf-8"), type="module")
        page.page.wait_for_function("!!customElements.get('item-container')")
        page.page.evaluate("xml => { document.querySelector('item-container').itemXML = xml; }", item)
        page.page.wait_for_selector("qti-assessment-item")
        page.page.wait_for_timeout(150)
        for click in clicks:
            page.page.click(click)
        page.page.evaluate(f"{ITEM}.processResponse()")
        page.page.wait_for_timeout(150)
        mark = page.page.evaluate(f"{ITEM}.getOutcome('SCORE').value")
        shown = page.page.evaluate(SHOWN)
        assert [each for each in page.complaints if each.startswith("error")] == []
        return mark, str(shown)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("clicks", "expected"),
    [
        (("pick", ["choice-2"]), (1, "Secret feedback o1.", "Secret feedback o0.")),
        (("pick", ["choice-3"]), (0.8, "Secret outcome.", "Secret feedback o1.")),
        (("pick", ["choice-1"]), (0, "Secret answer.", "Secret feedback o1.")),
        (("several", ["choice-1", "choice-2"]), (1, "Secret feedback o1.", "Secret feedback o2.")),
        (("several", ["choice-1", "choice-3"]), (0, "Secret feedback o2.", "Secret feedback o1.")),
    ],
)
def test_a_player_of_qti_marks_and_answers_as_the_deck_does(
    chromium: Any, players: Path, clicks: tuple[str, list[str]], expected: tuple[float, str, str]
) -> None:
    key, chosen = clicks
    mark, said, unsaid = expected
    item = items_of((make_course_of_every_kind(), "en"))[f"items/item-{key}.xml"].decode()
    got, shown = play(chromium, players, item, [f"qti-simple-choice[identifier={click}]" for click in chosen])

    assert float(got) == mark
    assert said in shown
    assert unsaid not in shown


@pytest.mark.browser
@pytest.mark.parametrize("key", ["rate", "order", "story", "write"])
def test_a_player_of_qti_takes_every_other_item(chromium: Any, players: Path, key: str) -> None:
    play(chromium, players, items_of((make_course_of_every_kind(), "en"))[f"items/item-{key}.xml"].decode(), [])


def test_the_package_of_qti_names_every_file_once_and_no_other() -> None:
    course = course_of(hostile(), *(s.exercise for s in make_course_of_every_kind().screens if s.exercise))
    files = items_of((course, "en"))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = [str(each.get("href")) for each in manifest.iter("{*}file")]

    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})
    for name, data in files.items():
        if name.endswith(".xml"):
            etree.fromstring(data)
    test = next(data for name, data in files.items() if name.startswith("test-"))
    refs = [each.get("href") for each in etree.fromstring(test).iter("{*}qti-assessment-item-ref")]
    assert refs == [name for name in files if name.startswith("items/") and name.endswith(".xml")]


def test_what_a_question_bank_does_not_hold_is_said() -> None:
    questions = {q.exercise.key: q for theme in questions_of(make_course_of_every_kind()) for q in theme}
    said = {key: [problem.message for problem in find_losses(question, "GIFT")] for key, question in questions.items()}

    assert said["several"] == said["order"] == said["write"] == []
    assert ["branches" in message for message in said["pick"]] == [True]
    assert ["scales" in message for message in said["rate"]] == [True]
    assert [word for word, message in zip(("roles", "new facts", "no good one"), said["story"], strict=True)
            if word in message] == ["roles", "new facts", "no good one"]  # fmt: skip
    assert questions["story"].form is Form.WORDS
    assert "Yes." in questions["story"].text
    assert [problem.code for problem in find_pictures(make_question(hostile(), read_locale("en")))] == [
        "question-simplified"
    ]


@pytest.mark.parametrize(
    ("language", "pair"), [("nl", ("Waar.", "Niet waar.")), ("de", ("Richtig", "Falsch")), ("en", ("True", "False"))]
)
@pytest.mark.parametrize("right", [0, 1])
@pytest.mark.browser("node")
def test_what_is_true_or_false_is_asked_so(players: Path, language: str, pair: tuple[str, str], right: int) -> None:
    course = course_of(truth(pair, right, language))
    question = moodle((course, language))[1]
    etree.RelaxNG(etree.parse(WEB / "moodle.rng")).assertValid(question.getparent())
    read = gift(editions_of((course, language)), players)[1]

    assert question.get("type") == "truefalse"
    assert [each.findtext("text") for each in question.findall("answer")] == ["true", "false"]
    assert [each.get("fraction") for each in question.findall("answer")] == (["100", "0"], ["0", "100"])[right]
    assert "Said of o0." in question.find("answer/feedback").findtext("text")
    assert (read["type"], read["isTrue"]) == ("TF", right == 0)
    # Moodle reads first what is said to who was wrong; the reader calls the two by their places
    assert f"Said of o{1 - right}." in read["trueFeedback"]["text"]
    assert f"Said of o{right}." in read["falseFeedback"]["text"]


def test_two_choices_that_say_more_than_true_and_false_stay_choices() -> None:
    kinds = [
        moodle((course_of(truth(pair, 0, "en")), "en"))[1].get("type") for pair in (("False", "True"), ("Yes", "No"))
    ]

    assert kinds == ["multichoice", "multichoice"]


def test_two_ids_never_become_one() -> None:
    names = [identifier(name) for name in ("a b", "a-b", "a/b", "a_b", "é", "è", "x" * 200, "x" * 201)]

    assert len(set(names)) == len(names)
    assert all(name.isascii() and len(name) < 64 for name in names)


def test_question_banks_are_the_same_each_time() -> None:
    assert write_qti(in_two_languages(), FACTS) == write_qti(in_two_languages(), FACTS)
    assert write_gift(in_two_languages()) == write_gift(in_two_languages())


def test_another_program_takes_the_package_of_qti_to_an_older_version_and_back(tmp_path: Path) -> None:
    packages = [tmp_path / f"{step}.zip" for step in ("ours", "older", "again")]
    packages[0].write_bytes(write_qti(in_two_languages(), FACTS))
    for step, (source, target) in zip(("downgrade", "upgrade"), pairwise(packages), strict=True):
        program = "import sys; from qti_convert.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", program, step, str(source), str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "warning" not in (done.stdout + done.stderr).lower()
    with ZipFile(packages[0]) as ours, ZipFile(packages[2]) as again:
        items = [name for name in ours.namelist() if name.startswith("items/") and name.endswith(".xml")]
        assert len(items) == 6
        for name in items:
            before, after = (etree.fromstring(package.read(name)) for package in (ours, again))
            assert [each.text for each in before.iter("{*}qti-value")] == [
                each.text for each in after.iter("{*}qti-value")
            ]
            assert len(list(before.iter("{*}qti-simple-choice"))) == len(list(after.iter("{*}qti-simple-choice")))
