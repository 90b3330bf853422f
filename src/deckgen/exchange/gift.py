"""Questions in GIFT, the text format that Moodle and others read. It holds no pictures: their descriptions stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from deckgen.exchange.identifiers import identifier
from deckgen.exchange.question import Form, MarkedOption, Question
from deckgen.html_text import write_inline
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.storyboard.course import Course

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write_gift(course: Course, questions: Sequence[Sequence[Question]]) -> bytes:
    """The questions of a deck, a category a theme."""
    parts = [f"// {_one_line(course.title)}\n\n"]
    for theme, own in zip(course.themes, questions, strict=True):
        names = "/".join(name.replace("/", "//") for name in (course.title, theme.title))
        parts.append(f"$CATEGORY: $course$/top/{_one_line(names)}\n\n")
        parts += [_write_question(question) for question in own]
    return "".join(parts).encode()


def find_pictures(question: Question) -> Iterator[Problem]:
    """Pictures that GIFT leaves behind."""
    for image in question.pictures:
        message = tell("GIFT holds no pictures: that of “{title}” is left out.", title=question.exercise.title)
        yield warning("question-simplified", message, image.place, tell("Moodle XML and QTI hold it."))


def _write_question(question: Question) -> str:
    exercise = question.exercise
    tags = " ".join(f"[tag:{_one_line(value).replace(']', '')}]" for value in exercise.values)
    name = _escape(f"{exercise.number} {exercise.title}")
    described = "".join(
        f"<p>[{escape(image.picture.alt)}]</p>" for image in question.pictures if not image.picture.decorative
    )
    general = f"\n####{_escape(question.feedback)}" if question.feedback else ""
    return (
        f"// [id:{identifier(exercise.key)}] {tags}".rstrip()
        + f"\n::{name}::[html]{_escape(described + question.text)}{{{_write_answers(question)}{general}}}\n\n"
    )


def _write_answers(question: Question) -> str:
    match question.form:
        case Form.WORDS:
            return ""
        case Form.ORDER:
            rows = question.exercise.model_order
            return "".join(
                f"\n={_escape(write_inline(row.text))} -> {place}" for place, row in enumerate(rows, start=1)
            )
        case Form.TRUE_FALSE:
            return _write_truth(question)
        case Form.ONE:
            return "".join(_write_choice(row, "=" if row.share == 1 else _weighed(row)) for row in question.options)
        case Form.SEVERAL:
            return "".join(_write_choice(row, _weighed(row)) for row in question.options)


def _write_truth(question: Question) -> str:
    """Whether it is true, what is said to who was wrong, then to who was right."""
    is_true = question.options[0].share > question.options[1].share
    right, wrong = question.options if is_true else question.options[::-1]
    return f"{'T' if is_true else 'F'}#{_escape(wrong.feedback)}#{_escape(right.feedback)}"


def _weighed(row: MarkedOption) -> str:
    """A share in per cent; none where a choice gets nothing."""
    return f"~%{row.share * 100:.5f}".rstrip("0").rstrip(".") + "%" if row.share else "~"


def _write_choice(row: MarkedOption, mark: str) -> str:
    feedback = f"#{_escape(row.feedback)}" if row.feedback else ""
    return f"\n{mark}{_escape(write_inline(row.option.text))}{feedback}"


def _escape(text: str) -> str:
    """Text in which nothing steers the format; GIFT ends a question at an empty line."""
    return _SPECIAL.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
