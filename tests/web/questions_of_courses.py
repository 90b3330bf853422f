"""Questions of courses made by hand, one of which has every sign that steers a format, and packages of them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from course_of_every_kind import BREAK_OUT, FACTS, HERE, make_course_of_every_kind, situation, words
from msgspec.structs import replace

from deckgen.content.audience import Audience
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.media import Picture
from deckgen.content.verdict import Verdict
from deckgen.exchange.editions import Edition
from deckgen.exchange.qti import write_qti
from deckgen.exchange.question import Question, make_question
from deckgen.storyboard.course import Course, CourseTheme, Screen
from deckgen.storyboard.exercise import Answering, Exercise
from deckgen.storyboard.parts import Image, JudgedOption, Option
from deckgen.storyboard.verdicts import say_verdict
from deckgen.yaml_source.reading.locales import read_locale

GIFT_SIGNS = "~ = # {} : \\ %50% -> ::x:: // $CATEGORY: ####"
PICTURE = Picture(b"\x89PNG", "png", 40, 20, "A “cake” & <more>", False, "cake.png", HERE)


def questions_of(course: Course, language: str = "en") -> list[list[Question]]:
    locale = read_locale(language)
    return [[make_question(s.exercise, locale) for s in theme.screens if s.exercise] for theme in course.themes]


def course_of(*exercises: Exercise) -> Course:
    course = make_course_of_every_kind()
    screens = tuple(Screen(x.key, x.title, exercise=x) for x in exercises)
    return replace(course, screens=screens, themes=(CourseTheme("A/B", screens),), total=len(screens))


def hostile() -> Exercise:
    rows = tuple(Option(f"x {n}", "", words(f"{GIFT_SIGNS} {BREAK_OUT} {n}"), HERE) for n in range(2))
    locale = read_locale("en")
    return Exercise(
        "an id/that <no> LMS takes",
        "1.1",
        f"{GIFT_SIGNS} {BREAK_OUT}",
        1,
        answering=Answering.PICK,
        before=[*make_course_of_every_kind().screens[1].exercise.before, Image(PICTURE, Audience.BEFORE, HERE)],  # type: ignore[union-attr]
        options=rows,
        judged={
            row.id: JudgedOption(row, say_verdict(verdict, DilemmaKind.CHOICE, locale), words(GIFT_SIGNS))
            for row, verdict in zip(rows, (Verdict.BEST, Verdict.AVOID), strict=True)
        },
        answer=words(GIFT_SIGNS),
        values=("a]b", "c&d"),
    )


def editions_of(*courses: tuple[Course, str]) -> list[Edition]:
    return [Edition(course, read_locale(language), questions_of(course, language)) for course, language in courses]


def in_two_languages() -> list[Edition]:
    return editions_of(*((make_course_of_every_kind(language), language) for language in ("en", "fr")))


def truth(words_of_it: tuple[str, str], right: int, language: str) -> Exercise:
    rows = tuple(Option(f"o{n}", "AB"[n], words(text), HERE) for n, text in enumerate(words_of_it))
    locale = read_locale(language)
    verdicts = [Verdict.RIGHT if n == right else Verdict.WRONG for n in range(2)]
    judged = {
        row.id: JudgedOption(row, say_verdict(verdict, DilemmaKind.FACT, locale), words(f"Said of {row.id}."))
        for row, verdict in zip(rows, verdicts, strict=True)
    }
    return Exercise("truth", "1.1", "Truth", 1, before=[*situation("Is it?")], kind=DilemmaKind.FACT,
                    answering=Answering.PICK, options=rows, judged=judged)  # fmt: skip


def items_of(*courses: tuple[Course, str]) -> dict[str, bytes]:
    with ZipFile(BytesIO(write_qti(editions_of(*courses), FACTS))) as package:
        return {name: package.read(name) for name in package.namelist()}
