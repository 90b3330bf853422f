"""The page and the site in a browser of another make: what Chromium does, Firefox does as well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from played_page import ROOT, Keys, answer, build, go_to, play, publish, words_on_paper
from watched_page import WatchedPage, watched

pytestmark = pytest.mark.browser("firefox-esr", "pdftotext")
KEYS = ("choice", "statement", "fact", "scale", "rank", "roles", "open", "grid", "tables")
DECK = Path(__file__).parent / "every_kind.yaml"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(DECK, tmp_path_factory.mktemp("page"), "self-study") / "every_kind.html"


@pytest.fixture
def page(firefox: Any, players: Path, file: Path) -> Iterator[WatchedPage]:
    with watched(firefox, players) as made:
        made.open(file)
        yield made
        assert made.complaints == []
        assert made.sent() == []


def test_a_whole_deck_is_done_in_firefox(page: WatchedPage) -> None:
    said = play(page, barriers=False)

    assert "Secret feedback go." in "".join(said)
    assert "Secret open." in "".join(said)
    assert "Secret talk of tables." in said[-1]
    assert page.find_barriers() == []


def test_a_whole_deck_is_done_with_keys_alone_in_firefox(page: WatchedPage) -> None:
    assert [screen for screen in Keys(page).go_through() if screen in KEYS] == [
        "choice",
        "open",
        "grid",
        "tables",
    ]  # where it leads
    assert page.find_barriers() == []


def test_before_an_answer_nothing_of_it_is_shown_or_printed_in_firefox(page: WatchedPage, tmp_path: Path) -> None:
    for key in KEYS:
        go_to(page, key)
        assert "Secret" not in page.shown()
    assert "Secret" not in words_on_paper(page, tmp_path)
    answer(page, "choice")
    printed = words_on_paper(page, tmp_path)
    assert printed.count("Secret feedback stop.") == 1
    assert "Secret statement." not in printed


def test_a_phone_held_upright_shows_all_in_firefox(firefox: Any, players: Path, file: Path) -> None:
    with watched(firefox, players, viewport={"width": 320, "height": 640}) as page:
        page.open(file)
        for key in ("choice", "scale", "rank", ".end"):
            go_to(page, key)
            assert page.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), key


def test_the_site_opens_and_is_searched_in_firefox(firefox: Any, players: Path, tmp_path: Path) -> None:
    site = publish(ROOT / "decks" / "quiz-im-amt.yaml", tmp_path)
    with watched(firefox, players) as page:
        page.open(site / "index.html")
        page.page.fill("#find", "nirgends-zu-finden")
        assert page.page.locator("#sets li:visible, #hits li:visible").count() == 0
        page.page.fill("#find", "GESCHENK")
        assert page.page.locator("#hits li:visible").count() > 0
        assert page.find_barriers() == []
        page.page.fill("#find", "")
        page.page.click("#sets a")
        assert page.find_barriers() == []
        page.page.click("a.go")
        assert page.page.locator("[data-begin]:visible").count() == 1
        assert page.complaints == []
        assert page.sent() == []
