"""A dilemma as a question that a learning platform marks: what it is worth, what is said, and what cannot be held.

Platforms mark answers, and most dilemmas are no test. What nobody judged becomes a question to answer in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from html import escape
from typing import assert_never

from msgspec import Struct

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.verdict import Verdict
from deckgen.html_text import write_html, write_inline, write_quotation
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import plain
from deckgen.storyboard.exercise import Answering, Exercise
from deckgen.storyboard.parts import Film, Image, Option, Prose, Quotation


class Form(StrEnum):
    """How a platform asks."""

    ONE = "one"
    SEVERAL = "several"
    TRUE_FALSE = "true or false"
    ORDER = "order"
    WORDS = "words"


CHOSEN = frozenset({Form.ONE, Form.SEVERAL, Form.TRUE_FALSE})
_TRUTHS = ("true", "false")


class MarkedOption(Struct, frozen=True):
    """A choice, its share of the mark from -1 to 1, and what is said of it."""

    option: Option
    share: float
    feedback: str = ""  # HTML


class Question(Struct, frozen=True):
    """A question as HTML that is well-formed XML, without its pictures."""

    exercise: Exercise
    form: Form
    text: str
    options: tuple[MarkedOption, ...] = ()
    feedback: str = ""
    pictures: tuple[Image, ...] = ()


def make_question(exercise: Exercise, locale: Locale) -> Question:
    """Decide how a dilemma is asked and marked."""
    form = _find_form(exercise, locale)
    marked = tuple(_mark_options(exercise, locale)) if form in CHOSEN else ()
    return Question(
        exercise,
        form,
        "".join(_write_question(exercise, form, locale)),
        marked,
        "".join(_write_feedback(exercise, form, locale)),
        tuple(part for part in exercise.before if isinstance(part, Image)),
    )


def _find_form(exercise: Exercise, locale: Locale) -> Form:
    match exercise.answering:
        case Answering.PICK:
            if not _is_marked(exercise):
                return Form.WORDS
            return Form.TRUE_FALSE if _asks_for_truth(exercise, locale) else Form.ONE
        case Answering.PICK_SEVERAL:
            return Form.SEVERAL if _is_marked(exercise) else Form.WORDS
        case Answering.ORDER:
            return Form.ORDER if exercise.model_order else Form.WORDS
        case Answering.RATE | Answering.WRITE:
            return Form.WORDS
        case _:
            assert_never(exercise.answering)


def _asks_for_truth(exercise: Exercise, locale: Locale) -> bool:
    """Whether a fact or a statement has two choices that say no more than true and false, in this order."""
    if exercise.kind not in {DilemmaKind.FACT, DilemmaKind.STATEMENT} or len(exercise.options) != len(_TRUTHS):
        return False
    if sorted(_worth(exercise, option) > 0 for option in exercise.options) != [False, True]:
        return False
    words = (locale.web.true_words, locale.web.false_words)
    said = [plain(option.text, " ").strip(" .!").casefold() for option in exercise.options]
    return all(each in known.casefold().split(", ") for each, known in zip(said, words, strict=True))


def _is_marked(exercise: Exercise) -> bool:
    """Whether some choice deserves the mark."""
    return any(_worth(exercise, option) > 0 for option in exercise.options)


def _worth(exercise: Exercise, option: Option) -> float:
    row = exercise.judged.get(option.id)
    if row is None:
        return 0
    if row.points is not None:
        return row.points
    return _worth_of(row.verdict.verdict) if row.verdict else 0


def _worth_of(verdict: Verdict) -> float:
    """What a verdict is worth where its author gave no points."""
    match verdict:
        case Verdict.BEST | Verdict.RIGHT:
            return 1
        case Verdict.GOOD:
            return 0.8
        case Verdict.ACCEPTABLE:
            return 0.5
        case Verdict.DEPENDS:
            return 0.25
        case Verdict.AVOID | Verdict.WRONG:
            return 0
        case _:
            assert_never(verdict)


def _mark_options(exercise: Exercise, locale: Locale) -> Iterator[MarkedOption]:
    """The best choice takes the whole mark. Where several are ticked, the right ones share it, wrong ones cost it."""
    worths = [_worth(exercise, option) for option in exercise.options]
    best = max(worths)
    right = sum(1 for worth in worths if worth > 0)
    for option, worth in zip(exercise.options, worths, strict=True):
        share = worth / best
        if exercise.answering is Answering.PICK_SEVERAL:
            share = 1 / right if worth > 0 else -1 / right
        yield MarkedOption(option, max(-1.0, share), _say_of(exercise, option, locale))


def _say_of(exercise: Exercise, option: Option, locale: Locale) -> str:
    row, ending = exercise.judged.get(option.id), exercise.endings.get(option.id)
    said = f"<p><strong>{escape(row.verdict.word)}</strong></p>" if row and row.verdict else ""
    said += write_html(row.feedback) if row else ""
    if ending and ending.text:
        said += f"<p><strong>{escape(locale.web.outcome)}</strong></p>{write_html(ending.text)}"
    return said


def _write_question(exercise: Exercise, form: Form, locale: Locale) -> Iterator[str]:
    for part in exercise.before:
        if isinstance(part, Prose):
            yield write_html(part.text)
        elif isinstance(part, Film):
            yield _write_film(part, locale)
    if exercise.questions:
        yield _write_list(write_inline(text) for text in exercise.questions)
    if form is Form.WORDS:
        yield from _write_what_is_asked(exercise, locale)


def _write_what_is_asked(exercise: Exercise, locale: Locale) -> Iterator[str]:
    """Choices, or a scale, that the platform cannot let one choose from: one writes what one would choose."""
    if exercise.scale is not None:
        scale = exercise.scale
        points = locale.web.scale_point.format(
            low=scale.low, high=scale.high, **{"from": scale.lowest, "to": scale.highest}
        )
        yield _write_list(escape(f"{line}: {points}" if line else points) for line in scale.lines)
    elif exercise.options:
        yield _write_list(name_option(option) for option in exercise.options)


def _write_feedback(exercise: Exercise, form: Form, locale: Locale) -> Iterator[str]:
    words = locale.web
    for number, turn in enumerate(exercise.turns, start=1):
        yield f"<p><strong>{escape(words.twist.format(n=number))}</strong></p>{write_html(turn.text)}"
        yield _write_list(write_inline(ask) for ask in turn.asks)
    yield write_html(exercise.answer)
    if form is Form.WORDS:
        for option in exercise.options:
            said = _say_of(exercise, option, locale)
            yield f"<p><strong>{name_option(option)}</strong></p>{said}" if said else ""
    if exercise.more:
        yield f"<p><strong>{escape(locale.paper.more)}</strong></p>"
    for part in exercise.more:
        if isinstance(part, Quotation):
            yield f"<p>{escape(part.line)}</p>{write_quotation(part.text, part.source.language)}"
        else:
            yield write_html(part.text)
    if exercise.discussion:
        yield f"<p><strong>{escape(words.colleagues)}</strong></p>"
        yield _write_list(write_inline(text) for text in exercise.discussion)


def name_option(option: Option) -> str:
    """A choice with its letter, as HTML."""
    words = write_inline(option.text)
    return f"{option.letter}. {words}" if option.letter else words


def _write_list(items: Iterator[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inner}</ul>" if inner else ""


def _write_film(film: Film, locale: Locale) -> str:
    if film.address:
        return f'<p><a href="{escape(film.address)}" target="_blank" rel="noopener">{escape(locale.web.film)}</a></p>'
    return f"<p>{escape(locale.web.film_here.format(target=film.target))}</p>"


def find_losses(question: Question, platform: str) -> Iterator[Problem]:
    """What a question bank does not hold of a dilemma."""
    exercise = question.exercise
    words = {"platform": platform, "title": exercise.title}
    if exercise.roles:
        yield _lose(exercise, tell("{platform} knows no roles: those of “{title}” are left out.", **words))
    if any(exercise.leads_to(option.id) for option in exercise.options):
        yield _lose(exercise, tell("{platform} knows no branches: the choices of “{title}” lead nowhere.", **words))
    if exercise.turns:
        yield _lose(exercise, tell("{platform} asks once: the new facts of “{title}” stand in its feedback.", **words))
    if question.form is Form.WORDS and exercise.scale is not None:
        yield _lose(exercise, tell("{platform} knows no scales: “{title}” is answered in words.", **words))
    if question.form is Form.WORDS and exercise.options:
        yield _lose(
            exercise, tell("{platform} marks choices: “{title}” has no good one and is answered in words.", **words)
        )


def _lose(exercise: Exercise, message: str) -> Problem:
    hint = tell("The self-study page and the SCORM package hold all of it.")
    return warning("question-simplified", message, exercise.place, hint)
