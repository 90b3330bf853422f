"""A course with every way to answer, made by hand, with roles, twists, branches and words that want to break out."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.audience import Audience
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.scoring import Band, Scoring
from deckgen.content.source import Source
from deckgen.content.verdict import Verdict
from deckgen.problems import Place
from deckgen.rich_text import Text, paragraph
from deckgen.storyboard.course import Course, CourseTheme, Screen
from deckgen.storyboard.exercise import Answering, Exercise, Turn
from deckgen.storyboard.parts import Cover, Ending, JudgedOption, Option, Prose, Quotation, Said, Scale
from deckgen.storyboard.verdicts import say_verdict
from deckgen.yaml_source.reading.locales import read_locale

HERE = Place("decks/all.yaml", 1, 1)
FACTS = DocumentFacts(
    title="All kinds",
    author="",
    subject="",
    keywords="",
    language="en",
    deck="all-kinds",
    content_hash="0a1b2c3d",
    code_version="Code 2.0",
)
BREAK_OUT = '</script><script>window.pwned = 1</script> <img src=x onerror="window.pwned = 2"> ]]> {{ 7*7 }} \u202etxt'
CLOSED = "Secret"  # stands in every text that must not be seen before an answer


def words(text: str) -> Text:
    return (paragraph(text),)


def options(*texts: str, letters: bool = True) -> tuple[Option, ...]:
    return tuple(
        Option(f"o{number}", "ABCDEF"[number] if letters else "", words(text), HERE)
        for number, text in enumerate(texts)
    )


def judge(rows: tuple[Option, ...], *verdicts: Verdict, language: str) -> dict[str, JudgedOption]:
    locale = read_locale(language)
    return {
        row.id: JudgedOption(
            row, say_verdict(verdict, DilemmaKind.CHOICE, locale), words(f"{CLOSED} feedback {row.id}."), points
        )
        for row, verdict in zip(rows, verdicts, strict=True)
        for points in [{Verdict.BEST: 1, Verdict.GOOD: 0.8}.get(verdict, 0)]
    }


def situation(text: str) -> list[Prose]:
    return [Prose(Said.SITUATION, words(text), Audience.BEFORE, HERE)]


def _pick(language: str) -> Exercise:
    rows = options("Say nothing.", "Ask.", "Leave.")
    return Exercise(
        "pick",
        "1.1",
        "Pick one",
        1,
        answering=Answering.PICK,
        before=[*situation("You pick one.")],
        options=rows,
        judged=judge(rows, Verdict.WRONG, Verdict.BEST, Verdict.GOOD, language=language),
        endings={"o2": Ending(rows[2], words(f"{CLOSED} outcome."), "order")},
        answer=words(f"{CLOSED} answer."),
        more=[
            Quotation(
                Source("code", "Code", url="https://example.org/code"),
                "Code, “Gifts”",
                "Gifts",
                words(f"{CLOSED} quotation."),
                Audience.AFTER,
                HERE,
            )
        ],
        discussion=(words("What would others do?"),),
    )


def _several(language: str) -> Exercise:
    rows = options("Two.", "Three.", "Four.", letters=False)
    return Exercise(
        "several", "1.2", "Pick several", 2, answering=Answering.PICK_SEVERAL,
        before=[*situation("Which are prime?")], options=rows,
        judged=judge(rows, Verdict.GOOD, Verdict.GOOD, Verdict.WRONG, language=language),
    )  # fmt: skip


def _rate() -> Exercise:
    lines = ("morally", "by law")
    scale = Scale(1, 5, "fine", "not at all", lines, Audience.BEFORE, HERE, lines=lines)
    return Exercise("rate", "1.3", "Rate", 3, answering=Answering.RATE, before=[*situation("Flowers.")], scale=scale,
                    answer=words(f"{CLOSED} rating."))  # fmt: skip


def _order() -> Exercise:
    rows = options("First.", "Second.", "Third.", letters=False)
    return Exercise("order", "1.4", "Order", 4, answering=Answering.ORDER, before=[*situation("Put in order.")],
                    options=rows, model_order=(rows[2], rows[0], rows[1]),
                    answer=words(f"{CLOSED} order."))  # fmt: skip


def _story() -> Exercise:
    rows = options("Yes.", "No.")
    return Exercise(
        "story", "2.1", "Twists and roles", 5, answering=Answering.PICK,
        before=[*situation("A cake.")], options=rows, roles=("Team lead", "Citizen"),
        briefs={"Team lead": [words(f"{CLOSED} brief of the lead.")],
                "Citizen": [words(f"{CLOSED} brief of the citizen.")]},
        turns=[Turn(words(f"{CLOSED} fact one."), (words("And now?"),), answers_anew=True),
               Turn(words(f"{CLOSED} fact two."))],
        answer=words(f"{CLOSED} lesson."),
    )  # fmt: skip


def _write() -> Exercise:
    return Exercise("write", "2.2", BREAK_OUT, 6, answering=Answering.WRITE, before=[*situation(BREAK_OUT)],
                    questions=(words("What do you do?"),), answer=words(f"{CLOSED} thoughts."))  # fmt: skip


def make_course_of_every_kind(language: str = "en", *, scoring: bool = True) -> Course:
    first = [_pick(language), _several(language), _rate(), _order()]
    second = [_story(), _write()]
    themes = [
        CourseTheme(name, tuple(Screen(x.key, x.title, cluster=name, exercise=x) for x in exercises))
        for name, exercises in (("Easy", first), ("Harder", second))
    ]
    intro = Screen("houvast", "Something to read", parts=(Prose(Said.SLIDE, words("Read me."), Audience.BEFORE, HERE),))
    return Course(
        language=language,
        title=f"All kinds {language}",
        cover=Cover("Each way to answer", "", "Office", "22 November 2026", Audience.BEFORE, HERE),
        screens=(intro, *(screen for theme in themes for screen in theme.screens)),
        themes=tuple(themes),
        total=6,
        minutes=7,
        scoring=Scoring(HERE, 0.66, 0, (Band(0.8, words("Very well"), HERE), Band(0, words("Read it again"), HERE)))
        if scoring
        else None,
    )


def without(course: Course, **changes: object) -> Course:
    return replace(course, **changes)
