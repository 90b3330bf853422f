"""Before a choice nothing said of it is shown, read aloud or printed: every deck, every question, every turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from own_decks import (
    EDITIONS,
    IN_TWO_LANGUAGES,
    briefs_of,
    by_night,
    closed_words,
    courses_of,
    exercises_of,
    file_of,
    verdicts_of,
)
from played_page import NOW, words_on_paper
from watched_page import WatchedPage, watched

from deckgen.blueprint.secrets import letters_of
from deckgen.storyboard.course import Course

pytestmark = pytest.mark.browser
EVERY_KIND = str(Path(__file__).parent / "every_kind.yaml")
every_deck = by_night(EVERY_KIND, "soiree-a-l-accueil", of=(EVERY_KIND, *EDITIONS, IN_TWO_LANGUAGES))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("closed")


class Reader:
    """Somebody who answers one question after the other, and looks everywhere for what is not to be read yet."""

    def __init__(self, page: WatchedPage, courses: tuple[Course, ...], folder: Path) -> None:
        self.page, self.folder = page, folder
        self.turns = {exercise.key: 0 for exercise in exercises_of(courses[0])}
        self.closed_words = [closed_words(course) for course in courses]
        self.briefs = {words for course in courses for words in briefs_of(course)}
        self.verdicts = {letters_of(word) for course in courses for word in verdicts_of(course)}

    def closed(self) -> set[str]:
        """What no answer has opened, and what is for a role that nobody chose. Two dilemmas may quote one sentence."""
        closed = set(self.briefs).union(
            *(each.get(at, set()) for each in self.closed_words for at in self.turns.items())
        )
        told = set[str]().union(*(words for each in self.closed_words for words in each.values())) - closed
        return {words for words in closed if not any(words in opened for opened in told)}

    def look(self, *, is_asked: bool) -> None:
        """On the screen and in the accessibility tree; while a question waits, for the words of verdicts too."""
        for text in (self.page.page.inner_text("body"), self.page.read_aloud()):
            self.find_nothing_of(text)
            if is_asked:
                lines = {letters_of(line) for line in text.split("\n")}
                assert not lines & self.verdicts

    def print(self) -> None:
        self.find_nothing_of(words_on_paper(self.page, self.folder, raw=True))

    def find_nothing_of(self, text: str) -> None:
        letters = letters_of(text)
        assert [words for words in self.closed() if words in letters] == []

    def answer(self, key: str) -> None:
        """Answer a dilemma turn by turn, and look before each."""
        now = f"{NOW}[data-screen='{key}'] "
        while form := self.page.page.query_selector(f"{now}form.turn:not([hidden]):visible"):
            self.look(is_asked=True)
            for line in form.query_selector_all(".options, .scale"):
                line.query_selector_all("input")[0].check()
            if why := form.query_selector("[data-why]"):
                why.fill("Because.")
            form.query_selector("button[type=submit]").click()
            self.turns[key] += 1
        self.look(is_asked=False)


def go_to(page: WatchedPage, course: Course, key: str) -> None:
    page.page.evaluate("hash => { location.hash = hash; }", f"#{course.language}-{key}")
    page.page.wait_for_selector(f"{NOW}[data-screen='{key}']")


@every_deck
def test_nothing_is_shown_read_aloud_or_printed_before_its_question_is_answered(
    chromium: Any, players: Path, output: Path, tmp_path: Path, edition: str
) -> None:
    courses = courses_of(edition)
    keys = [exercise.key for exercise in exercises_of(courses[0])]
    with watched(chromium, players) as page:
        page.open(file_of(edition, ".html", output, ("self-study",)))
        reader = Reader(page, courses, tmp_path)
        assert len(reader.closed()) > len(keys) / 2
        reader.print()
        for course in courses:
            for key in (".start", *keys, ".end"):
                go_to(page, course, key)
                reader.look(is_asked=key in keys)
        for number, key in enumerate(keys):
            go_to(page, courses[number % len(courses)], key)
            reader.answer(key)
            if number == len(keys) // 2:
                reader.print()
        assert reader.closed() == reader.briefs
        go_to(page, courses[0], ".end")
        assert page.complaints == []


@every_deck
def test_without_a_script_answers_are_folded_and_not_printed(
    chromium: Any, players: Path, output: Path, tmp_path: Path, edition: str
) -> None:
    with watched(chromium, players, java_script_enabled=False) as page:
        page.open(file_of(edition, ".html", output, ("self-study",)))
        reader = Reader(page, courses_of(edition), tmp_path)
        reader.look(is_asked=False)
        reader.print()


def test_an_open_answer_is_found(chromium: Any, players: Path, output: Path, tmp_path: Path) -> None:
    file = file_of("soiree-a-l-accueil", ".html", output, ("self-study",))
    with watched(chromium, players) as page:
        page.open(file)
        reader = Reader(page, courses_of("soiree-a-l-accueil"), tmp_path)
        page.page.evaluate("document.body.prepend(document.querySelector('.judged'))")
        with pytest.raises(AssertionError):
            reader.look(is_asked=False)
        with pytest.raises(AssertionError):
            reader.print()
