"""The project's own decks, built once into what is done online; and what of them may be read before an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from played_page import ROOT, build

from deckgen.blueprint.secrets import letters_of
from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.build.pipeline.online_kinds import list_courses
from deckgen.content.author_texts import author_texts
from deckgen.output import edition_name
from deckgen.storyboard.course import Course
from deckgen.storyboard.exercise import Exercise

NEW = ("quiz-im-amt", "soiree-a-l-accueil", "the-grant")
IN_FOUR_LANGUAGES = tuple(f"sociale-media:{language}" for language in ("nl", "fr", "de", "en"))
EDITIONS = (*NEW, *IN_FOUR_LANGUAGES)
IN_TWO_LANGUAGES = "sociale-media:nl+fr"
_SHORTEST = 12  # letters of a text that is looked for; fewer stand in any page by chance


def by_night(*daily: str, of: Sequence[str] = EDITIONS) -> pytest.MarkDecorator:
    """A test of each edition; those that are not named here run when long runs are asked for."""
    return pytest.mark.parametrize(
        "edition",
        [pytest.param(each, id=Path(each).stem, marks=() if each in daily else pytest.mark.nightly) for each in of],
    )


def path_of(edition: str) -> Path:
    """The YAML of a deck; an address with a slash names a deck of the tests."""
    name = edition.partition(":")[0]
    return Path(name) if "/" in name else ROOT / "decks" / f"{name}.yaml"


@cache
def folder_of(edition: str, output: Path, kinds: tuple[str, ...]) -> Path:
    """Where the files of some kinds are, which are made once."""
    return build(path_of(edition), output / "-".join(kinds)[:40], *kinds, language=edition.partition(":")[2])


def file_of(edition: str, ending: str, output: Path, kinds: tuple[str, ...]) -> Path:
    """A file of a deck in one of its languages."""
    language = edition.partition(":")[2]
    return folder_of(edition, output, kinds) / f"{edition_name(path_of(edition).stem, language=language)}{ending}"


@cache
def courses_of(edition: str) -> tuple[Course, ...]:
    """The deck as one goes through it, in each of its languages."""
    first, _, second = edition.partition(":")[2].partition("+")
    found: list[Course] = []
    for language in (first, second) if second else (first,):
        variant = read_variant(path_of(edition), language=language).variant
        assert variant is not None
        found.append(list_courses(variant)[0][0])
    return tuple(found)


def closed_words(course: Course) -> dict[tuple[str, int], set[str]]:
    """The letters of what may not be read of a dilemma while its question of some number waits for an answer."""
    open_now = "\n".join(_open_words(course))
    return {
        (exercise.key, turn): _letters(_told(exercise, turn), open_now)
        for exercise in exercises_of(course)
        for turn in range(len(exercise.turns) + 1)
    }


def answers_of(course: Course) -> set[str]:
    """The letters of what is said of answers, in all its dilemmas."""
    open_now = "\n".join(_open_words(course))
    return {words for each in exercises_of(course) for words in _letters(_judged(each), open_now)}


def briefs_of(course: Course) -> set[str]:
    """The letters of what is for those alone who choose a role."""
    open_now = "\n".join(_open_words(course))
    return {words for each in exercises_of(course) for words in _letters(list(each.briefs.values()), open_now)}


def exercises_of(course: Course) -> Iterator[Exercise]:
    """The dilemmas of a deck."""
    return (screen.exercise for screen in course.screens if screen.exercise)


def _told(exercise: Exercise, turn: int) -> object:
    return (exercise.turns[turn:], *_judged(exercise), [part.text for part in exercise.more], exercise.discussion)


def _judged(exercise: Exercise) -> tuple[object, ...]:
    return (
        [row.feedback for row in exercise.judged.values()],
        [ending.text for ending in exercise.endings.values()],
        exercise.answer,
    )


def _letters(told: object, open_now: str) -> set[str]:
    said = {letters_of(each.text) for each in author_texts(_plain(told))}
    return {text for text in said if len(text) >= _SHORTEST and text not in open_now}


def verdicts_of(course: Course) -> set[str]:
    """The words of all verdicts of a deck."""
    return {row.verdict.word for each in exercises_of(course) for row in each.judged.values() if row.verdict}


def _open_words(course: Course) -> Iterator[str]:
    for screen in course.screens:
        parts = _asked(screen.exercise) if screen.exercise else screen.parts
        for text in author_texts(_plain((screen.title, parts))):
            yield letters_of(text.text)


def _asked(exercise: Exercise) -> object:
    return (exercise.before, exercise.questions, exercise.options, exercise.scale, exercise.roles)


def _plain(value: object) -> object:
    """The same with tuples for lists, which no content has."""
    return tuple(map(_plain, value)) if isinstance(value, list | tuple) else value
