"""The project's own decks on a web site, and on a phone: every page, every state, every link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from own_decks import EDITIONS, IN_TWO_LANGUAGES, NEW, answers_of, briefs_of, by_night, courses_of, file_of, path_of
from played_page import NOW, publish
from watched_page import WatchedPage, watched

from deckgen.blueprint.secrets import letters_of

pytestmark = pytest.mark.browser
EVERY_KIND = str(Path(__file__).parent / "every_kind.yaml")
PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
every_site = by_night("the-grant", of=(*NEW, "sociale-media"))
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
LOOKS: list[dict[str, Any]] = [PHONE, {"color_scheme": "dark"}, {"forced_colors": "active", "contrast": "more"}]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("published")


@every_site
def test_a_site_of_a_deck_has_no_barrier_no_dead_link_and_asks_for_nothing(
    chromium: Any, players: Path, tmp_path: Path, edition: str
) -> None:
    site = publish(path_of(edition), tmp_path)
    pages = sorted(page for page in site.rglob("*.html") if page.name != "self-study.html")
    assert len(pages) >= 2 + 3 * (edition == "sociale-media")
    for look in LOOKS:
        with watched(chromium, players, **look) as page:
            for file in pages:
                page.open(file)
                assert page.find_barriers() == []
                assert page.page.evaluate(FITS)
                for address in page.page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)"):
                    if address.startswith("file:"):
                        assert Path(unquote(address.removeprefix("file://").partition("#")[0])).is_file()
            search(page, site)
            assert page.complaints == []
            assert page.sent() == []


def search(page: WatchedPage, site: Path) -> None:
    """Look for a word of a dilemma's title, and follow what is found."""
    title = re.findall(r'"title":"([^"]+)"', (site / "search-index.js").read_text("utf-8"))[0]
    page.open(site / "index.html")
    page.page.fill("#find", title.split(" ", 1)[1])
    page.page.wait_for_selector("#hits:not([hidden]) a")
    assert page.find_barriers() == []
    page.page.click("#hits a >> nth=0")
    assert page.page.url.startswith("file:")
    assert page.page.inner_text("h1")


@every_site
def test_no_page_of_a_site_says_an_answer(chromium: Any, players: Path, tmp_path: Path, edition: str) -> None:
    site = publish(path_of(edition), tmp_path)
    (course,) = courses_of(edition)
    secrets = answers_of(course) | briefs_of(course)
    texts = {path.name: letters_of(path.read_text("utf-8")) for path in site.glob("*.[hjx]*") if path.is_file()}
    with watched(chromium, players) as page:
        for file in (site / edition / "index.html", site / edition / "self-study.html"):
            page.open(file)
            texts[file.name] = letters_of(page.shown() + page.read_aloud())

    assert len(secrets) > 4
    assert len(texts) >= 5
    assert [(name, words) for name, text in texts.items() for words in secrets if words in text] == []


@by_night(EVERY_KIND, "quiz-im-amt", of=(EVERY_KIND, *EDITIONS, IN_TWO_LANGUAGES))
def test_on_a_narrow_phone_nothing_has_to_be_scrolled_sideways(
    chromium: Any, players: Path, output: Path, edition: str
) -> None:
    with watched(chromium, players, **PHONE) as page:
        page.open(file_of(edition, ".html", output, ("self-study",)))
        page.page.click("[data-begin]:visible")
        for _ in range(99):
            screen = page.page.get_attribute(NOW, "data-screen")
            assert page.page.evaluate(FITS), screen
            if screen == ".end":
                break
            while form := page.page.query_selector(f"{NOW} form.turn:not([hidden]):visible"):
                for line in form.query_selector_all(".options, .scale"):
                    line.query_selector_all("input")[-1].check()
                if why := form.query_selector("[data-why]"):
                    why.fill("Because.")
                form.query_selector("button[type=submit]").click()
            for fold in page.page.query_selector_all(f"{NOW} details:not([open]) > summary:visible"):
                fold.click()
            assert page.page.evaluate(FITS), screen
            page.page.click(f"{NOW} [data-step='1']")
        assert page.complaints == []
