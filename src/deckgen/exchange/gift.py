"""Questions in GIFT, the text format that Moodle and others read. It holds no pictures: their descriptions stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from deckgen.content.locale import Locale
from deckgen.exchange.editions import Edition, list_themes, mark_languages
from deckgen.exchange.identifiers import identifier
from deckgen.exchange.question import Form, MarkedOption, Question
from deckgen.html_text import write_inline
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.shown_text import as_name
from deckgen.storyboard.parts import Option

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write_gift(editions: Sequence[Edition]) -> bytes:
    """The questions of a deck, a category a theme; in two languages with the markup that Moodle's filter reads."""
    title, locales = editions[0].course.title, [edition.locale for edition in editions]
    parts = [f"// {_one_line(as_name(title))}\n\n"]
    for theme in list_themes(editions):
        names = "/".join(name.replace("/", "//") for name in map(as_name, (title, theme.titles[0])))
        parts.append(f"$CATEGORY: $course$/top/{_one_line(names)}\n\n")
        parts += [_QuestionWriter(versions, locales).write() for versions in theme.questions]
    return "".join(parts).encode()


def find_pictures(question: Question) -> Iterator[Problem]:
    """Pictures that GIFT leaves behind."""
    for image in question.pictures:
        message = tell("GIFT holds no pictures: that of “{title}” is left out.", title=question.exercise.title)
        yield warning("question-simplified", message, image.place, tell("Moodle XML and QTI hold it."))


class _QuestionWriter:
    """Writes one question, in each of its languages."""

    def __init__(self, versions: Sequence[Question], locales: Sequence[Locale]) -> None:
        self.versions, self.locales = versions, locales
        self.first = versions[0]

    def write(self) -> str:
        exercise = self.first.exercise
        tags = " ".join(f"[tag:{_one_line(value).replace(']', '')}]" for value in exercise.values)
        name = _escape(as_name(f"{exercise.number} {exercise.title}"))
        asked = self._html([_describe_pictures(question) + question.text for question in self.versions])
        said = self._html([question.feedback for question in self.versions])
        general = f"\n####{said}" if said else ""
        return (
            f"// [id:{identifier(exercise.key)}] {tags}".rstrip()
            + f"\n::{name}::[html]{asked}{{{self._write_answers()}{general}}}\n\n"
        )

    def _write_answers(self) -> str:
        match self.first.form:
            case Form.WORDS:
                return ""
            case Form.ORDER:
                orders = (question.exercise.model_order for question in self.versions)
                rows = enumerate(zip(*orders, strict=True), start=1)
                return "".join(f"\n={self._html(list(map(_write_words, row)))} -> {place}" for place, row in rows)
            case Form.TRUE_FALSE:
                return self._write_truth()
            case Form.ONE:
                return "".join(self._write_choice(row, "=" if row[0].share == 1 else "") for row in self._list_rows())
            case Form.SEVERAL:
                return "".join(self._write_choice(row) for row in self._list_rows())

    def _list_rows(self) -> Iterator[tuple[MarkedOption, ...]]:
        """Each choice in all languages."""
        return zip(*(question.options for question in self.versions), strict=True)

    def _write_truth(self) -> str:
        """Whether it is true, what is said to who was wrong, then to who was right."""
        rows = list(self._list_rows())
        is_true = rows[0][0].share > rows[1][0].share
        right, wrong = (self._html([each.feedback for each in row]) for row in (rows if is_true else rows[::-1]))
        return f"{'T' if is_true else 'F'}#{wrong}#{right}"

    def _write_choice(self, row: Sequence[MarkedOption], mark: str = "") -> str:
        words = self._html([_write_words(each.option) for each in row])
        said = self._html([each.feedback for each in row])
        return f"\n{_guard(mark or _weighed(row[0]), words)}" + (f"#{said}" if said else "")

    def _html(self, texts: Sequence[str]) -> str:
        return _escape(mark_languages(texts, self.locales))


def _describe_pictures(question: Question) -> str:
    described = (image.picture.alt for image in question.pictures if not image.picture.decorative)
    return "".join(f"<p>[{escape(alt)}]</p>" for alt in described)


def _write_words(option: Option) -> str:
    return write_inline(option.text)


def _weighed(row: MarkedOption) -> str:
    """A share in per cent; none where a choice gets nothing."""
    return f"~%{row.share * 100:.5f}".rstrip("0").rstrip(".") + "%" if row.share else "~"


def _guard(mark: str, words: str) -> str:
    """A mark with its words; of words that begin as a weight or a format would, with the real one before them."""
    if words.startswith("["):
        return f"{mark}[html]{words}"
    if words.startswith("%") and not mark.endswith("%"):
        mark += "%100%" if mark == "=" else "%0%"
    return mark + words


def _escape(text: str) -> str:
    """Text in which nothing steers the format; GIFT ends a question at an empty line."""
    return _SPECIAL.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
