"""The self-study page in a real browser: by mouse, by keys alone, without script, on paper, in the dark, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from course_of_every_kind import BREAK_OUT, CLOSED, FACTS, make_course_of_every_kind
from played_page import Keys, answer, go_to, words_on_paper
from watched_page import WatchedPage, watched

from deckgen.content.template import Template
from deckgen.house_style.own.layout_designs import DESIGNS
from deckgen.house_style.own.own_look import describe_look
from deckgen.house_style.own.palette import make_palette
from deckgen.problems import Place
from deckgen.render.web.self_study import render_self_study
from deckgen.yaml_source.reading.locales import read_locale

pytestmark = pytest.mark.browser("chromium", "pdftotext")
LOOK = describe_look(Template("default", Place("templates/default", 1, 1)), DESIGNS, make_palette({}))
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "all-kinds.html"
    courses = [(make_course_of_every_kind(language), read_locale(language)) for language in ("en", "fr")]
    path.write_bytes(render_self_study(courses, LOOK, FACTS))
    return path


@pytest.fixture
def page(chromium: Any, players: Path, file: Path) -> Iterator[WatchedPage]:
    with watched(chromium, players) as made:
        made.open(file)
        yield made
        assert made.complaints == []
        assert made.sent() == []


KEYS = ("pick", "several", "rate", "order", "story", "write")


def test_no_state_of_the_page_has_a_barrier(page: WatchedPage) -> None:
    assert page.find_barriers() == []
    page.page.click("[data-begin]")
    assert page.find_barriers() == []
    for key in KEYS:
        go_to(page, key)
        assert page.find_barriers() == []
        if key != "order":
            page.page.click(".now form.turn:visible button[type=submit]")  # without an answer: the error
            assert page.find_barriers() == []
        answer(page, key)
        assert page.find_barriers() == []
    page.page.click(".overview summary:visible")
    assert page.find_barriers() == []
    go_to(page, ".end")
    assert page.find_barriers() == []


@pytest.mark.parametrize(
    "preference",
    [{"color_scheme": "dark"}, {"contrast": "more"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}, PHONE],
    ids=lambda each: "-".join(map(str, each)),
)
def test_whatever_the_reader_prefers_there_is_no_barrier(
    chromium: Any, players: Path, file: Path, preference: dict[str, Any]
) -> None:
    with watched(chromium, players, **preference) as page:
        page.open(file)
        for key in KEYS:
            answer(page, key)
            assert page.find_barriers() == []
        go_to(page, ".end")
        assert page.find_barriers() == []
        assert page.complaints == []


def test_nothing_said_of_choices_can_be_seen_or_heard_before_an_answer(page: WatchedPage) -> None:
    for key in (".start", "houvast", *KEYS, ".end"):
        go_to(page, key)
        assert CLOSED not in page.shown()
        assert CLOSED not in page.read_aloud()


def test_after_an_answer_it_is_seen_and_heard_what_is_said_of_it_first(page: WatchedPage) -> None:
    answer(page, "pick")
    shown = page.page.inner_text(".edition:not([hidden]) .now")

    assert shown.index("Because.") < shown.index("Secret feedback o1.") < shown.index("Secret quotation.")
    assert "Secret feedback o0." not in shown  # folded
    assert "Secret feedback o1." in page.read_aloud()
    page.page.click(".edition:not([hidden]) .now .others > summary")
    assert "Secret feedback o0." in page.page.inner_text(".edition:not([hidden]) .now")


def test_new_facts_and_the_brief_of_a_role_come_one_at_a_time(page: WatchedPage) -> None:
    go_to(page, "story")
    page.page.check(".now [data-role] >> nth=0")
    assert "brief of the lead" in page.shown()
    assert "brief of the citizen" not in page.shown()
    for said, unsaid in (("fact one", "fact two"), ("fact two", "lesson"), ("lesson", "nothing")):
        form = page.page.query_selector(".now form.turn:not([hidden]):visible")
        assert form
        for input_ in form.query_selector_all(".options input")[:1]:
            input_.check()
        form.query_selector("button[type=submit]").click()
        assert said in page.shown()
        assert unsaid not in page.shown()


def test_an_answer_leads_where_its_author_said(page: WatchedPage) -> None:
    go_to(page, "pick")
    page.page.check(".now .option >> nth=2")
    page.page.click(".now button[type=submit]")
    assert "Secret outcome." in page.shown()
    button = page.page.locator(".now [data-step='1']")
    assert button.inner_text() == "On to: Order"
    button.click()
    assert page.page.inner_text(".now h2") == "Order"
    page.page.click(".now [data-step='-1']")
    assert page.page.inner_text(".now h2") == "Pick one"


def test_the_whole_can_be_done_with_keys_alone(page: WatchedPage) -> None:
    assert Keys(page).go_through() == ["houvast", *KEYS]
    shown = page.shown()
    assert "6 of 6 answered" in shown
    assert "Second. › First. › Third." in shown


def test_a_score_is_counted_from_first_answers(page: WatchedPage) -> None:
    go_to(page, "pick")
    page.page.check(".now .option >> nth=0")
    page.page.click(".now button[type=submit]")
    page.page.click(".now [data-again]")
    for key in KEYS:
        answer(page, key)  # the second choice of `pick` is the best: too late
    go_to(page, ".end")
    shown = page.page.inner_text(".edition:not([hidden]) [data-score]")
    # worth 1 + 1.6 at most: nothing for the first `pick`, 0.8 for `several`
    assert shown.split("\n")[0] == "Score: 31%"
    assert "66% is needed" in shown
    assert "Read it again" in shown


def test_answers_follow_into_the_other_language(page: WatchedPage) -> None:
    answer(page, "several")
    page.page.click(".edition:not([hidden]) [data-switch='fr']")
    assert page.page.get_attribute("html", "lang") == "fr"
    assert page.page.inner_text(".edition:not([hidden]) .now h2") == "Pick several"
    assert "Secret feedback o1." in page.shown()
    assert "Votre choix" in page.shown()
    assert page.find_barriers() == []


def test_answers_are_kept_only_after_a_yes_and_forgotten_on_request(page: WatchedPage) -> None:
    answer(page, "pick")
    assert page.page.evaluate("localStorage.length") == 0
    page.page.reload()
    go_to(page, "pick")
    assert CLOSED not in page.shown()
    go_to(page, ".start")
    page.page.check("[data-keep-answers] >> nth=0")
    answer(page, "pick")
    page.page.reload()
    go_to(page, "pick")
    assert "Secret feedback o1." in page.shown()
    go_to(page, ".start")
    page.page.uncheck("[data-keep-answers] >> nth=0")
    assert page.page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "kept", ["{", "null", '{"v":1,"given":[["pick",{"turns":[{"value":["gone"]}],"done":true}]]}', "[]"]
)
def test_what_was_kept_of_another_edition_is_left_alone(page: WatchedPage, kept: str) -> None:
    page.page.evaluate("text => localStorage.setItem('deckgen:all-kinds:en', text)", kept)
    page.page.reload()
    go_to(page, "pick")
    assert CLOSED not in page.shown()


def test_without_a_script_all_can_be_read_and_answers_are_folded(chromium: Any, players: Path, file: Path) -> None:
    with watched(chromium, players, java_script_enabled=False) as page:
        page.open(file)
        shown = page.shown()
        assert "You pick one." in shown
        assert "A cake." in shown
        assert CLOSED not in shown
        page.page.click("#en-pick .fold > summary")
        assert "Secret feedback o0." in page.shown()


def test_on_paper_only_what_was_answered_has_its_answer(page: WatchedPage, tmp_path: Path) -> None:
    go_to(page, "pick")
    printed = words_on_paper(page, tmp_path)
    assert "You pick one." in printed
    assert "A cake." in printed
    assert CLOSED not in printed
    answer(page, "pick")
    printed = words_on_paper(page, tmp_path)
    assert "Secret feedback o1." in printed
    assert "Secret rating." not in printed
    assert "Secret fact" not in printed
    assert "brief" not in printed


def test_the_attest_names_who_wants_it_and_says_that_nobody_checked(page: WatchedPage, tmp_path: Path) -> None:
    answer(page, "pick")
    go_to(page, ".end")
    page.page.fill("[data-name] >> nth=0", "An <b>Other</b>")
    page.page.evaluate("window.dispatchEvent(new Event('popstate'))")
    go_to(page, ".start")
    go_to(page, ".end")
    printed = words_on_paper(page, tmp_path)
    for words in ("An <b>Other</b>", "All kinds en", "0a1b2c3d", "Code 2.0", "1 of 6 answered", "Nobody has checked"):
        assert words in printed
    assert "You pick one." not in printed


def test_answers_can_be_saved_as_text(page: WatchedPage) -> None:
    answer(page, "write")
    go_to(page, ".end")
    with page.page.expect_download() as download:
        page.page.click("[data-save]")
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert "> Because." in text
    assert "1.1 Pick one" in text
    assert CLOSED not in text


def test_words_that_look_like_markup_stay_words(page: WatchedPage) -> None:
    go_to(page, "write")
    assert page.page.evaluate("window.pwned") is None
    shown = page.page.inner_text(".now h2")
    assert shown.startswith(BREAK_OUT[:30])
    assert "{{ 7*7 }}" in shown
    go_to(page, ".end")
    assert page.page.evaluate("window.pwned") is None


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_has_to_be_scrolled_sideways(chromium: Any, players: Path, file: Path, width: int) -> None:
    with watched(chromium, players, viewport={"width": width, "height": 600}) as page:
        page.open(file)
        for key in (*KEYS, ".end"):
            if key != ".end":
                answer(page, key)
            go_to(page, key)
            assert page.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), key


def test_whatever_one_touches_is_large_enough(chromium: Any, players: Path, file: Path) -> None:
    boxes = "[...document.querySelectorAll('button, .option, .point, summary')].filter(each => each.offsetParent)"
    small = f"{boxes}.map(each => each.getBoundingClientRect()).filter(box => Math.min(box.width, box.height) < 24)"
    with watched(chromium, players, **PHONE) as page:
        page.open(file)
        for key in KEYS:
            go_to(page, key)
            assert page.page.evaluate(f"{small}.length") == 0
