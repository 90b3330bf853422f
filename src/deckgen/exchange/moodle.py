"""Moodle's question bank as XML: a category a theme, with feedback, fractions, tags and pictures inside.

Fractions follow from points or else from verdicts. Moodle knows a fixed list of them; each is the nearest on it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from deckgen.content.locale import Locale
from deckgen.exchange.editions import Edition, list_themes, mark_languages
from deckgen.exchange.identifiers import identifier
from deckgen.exchange.question import Form, Question
from deckgen.html_text import write_inline
from deckgen.shown_text import as_name
from deckgen.storyboard.parts import Image

_SHARES = (
    1, 0.9, 5 / 6, 0.8, 0.75, 0.7, 2 / 3, 0.6, 0.5, 0.4, 1 / 3, 0.3, 0.25, 0.2, 1 / 6, 1 / 7, 0.125, 1 / 9, 0.1,
    0.05, 0,
)  # fmt: skip


def write_moodle(editions: Sequence[Edition]) -> bytes:
    """The questions of a deck; in two languages with the markup that Moodle's own filter reads."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    locales = [edition.locale for edition in editions]
    for theme in list_themes(editions):
        parts.append(_write_category(editions[0].course.title, theme.titles[0]))
        parts += [_QuestionWriter(versions, locales).write() for versions in theme.questions]
    parts.append("</quiz>\n")
    return "".join(parts).encode()


def _write_category(deck: str, theme: str) -> str:
    """A category below the course's own. A slash within a name is written twice."""
    path = "/".join(name.replace("/", "//") for name in (deck, theme))
    return f'<question type="category"><category>{_text(as_name(f"$course$/top/{path}"))}</category></question>\n'


class _QuestionWriter:
    """Writes one question, in each of its languages."""

    def __init__(self, questions: Sequence[Question], locales: Sequence[Locale]) -> None:
        self.questions, self.locales = questions, locales
        self.first = questions[0]

    def write(self) -> str:
        kind = {
            Form.ONE: "multichoice",
            Form.SEVERAL: "multichoice",
            Form.TRUE_FALSE: "truefalse",
            Form.ORDER: "matching",
            Form.WORDS: "essay",
        }
        exercise = self.first.exercise
        tags = "".join(f"<tag>{_text(value)}</tag>" for value in exercise.values)
        return (
            f'<question type="{kind[self.first.form]}">\n'
            f"<name>{_text(as_name(f'{exercise.number} {exercise.title}'))}</name>\n"
            f'<questiontext format="html">{self._html([place_pictures(question) for question in self.questions])}'
            f"{self._files()}</questiontext>\n"
            f'<generalfeedback format="html">{self._html([question.feedback for question in self.questions])}'
            "</generalfeedback>\n"
            "<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>"
            f"<idnumber>{escape(identifier(exercise.key))}</idnumber>\n"
            f"{self._write_answers()}{f'<tags>{tags}</tags>' if tags else ''}\n</question>\n"
        )

    def _write_answers(self) -> str:
        match self.first.form:
            case Form.ONE | Form.SEVERAL:
                return self._write_choices()
            case Form.TRUE_FALSE:
                return self._write_truths()
            case Form.ORDER:
                return self._write_order()
            case Form.WORDS:
                return (
                    "<responseformat>editor</responseformat><responserequired>1</responserequired>"
                    "<responsefieldlines>10</responsefieldlines><attachments>0</attachments>"
                    '<graderinfo format="html"><text></text></graderinfo>'
                    '<responsetemplate format="html"><text></text></responsetemplate>'
                )

    def _write_choices(self) -> str:
        single = "true" if self.first.form is Form.ONE else "false"
        letters = "ABCD" if self.first.options[0].option.letter else "none"
        rows = zip(*(question.options for question in self.questions), strict=True)
        answers = "".join(
            f'<answer fraction="{_fraction(row[0].share)}" format="html">'
            f"{self._html([write_inline(each.option.text) for each in row])}"
            f'<feedback format="html">{self._html([each.feedback for each in row])}</feedback></answer>\n'
            for row in rows
        )
        return (
            f"<single>{single}</single><shuffleanswers>false</shuffleanswers>"
            f"<answernumbering>{letters}</answernumbering>\n{answers}"
        )

    def _write_truths(self) -> str:
        """What is true, then what is false; Moodle has words of its own for them."""
        rows = zip(("true", "false"), *(question.options for question in self.questions), strict=True)
        return "".join(
            f'<answer fraction="{_fraction(each[0].share)}" format="moodle_auto_format">{_text(word)}'
            f'<feedback format="html">{self._html([row.feedback for row in each])}</feedback></answer>\n'
            for word, *each in rows
        )

    def _write_order(self) -> str:
        """What comes in an order is matched with its places."""
        rows = zip(*(question.exercise.model_order for question in self.questions), strict=True)
        pairs = {
            row[0].id: f'<subquestion format="html">{self._html([write_inline(each.text) for each in row])}'
            f"<answer>{_text(str(place))}</answer></subquestion>\n"
            for place, row in enumerate(rows, start=1)
        }
        shown = "".join(pairs.get(option.id, "") for option in self.first.exercise.options)
        return f"<shuffleanswers>false</shuffleanswers>\n{shown}"

    def _html(self, texts: Sequence[str]) -> str:
        """HTML in a text element."""
        return _text(mark_languages(texts, self.locales))

    def _files(self) -> str:
        """Pictures: named in the text, and written out behind it."""
        return "".join(
            f'<file name="{_file_name(number, image)}" path="/" encoding="base64">'
            f"{b64encode(image.picture.data).decode('ascii')}</file>"
            for number, image in enumerate(self.first.pictures, start=1)
        )


def place_pictures(question: Question) -> str:
    """A question with its pictures in front, as Moodle names the files of a question."""
    shown = "".join(
        f'<p><img src="@@PLUGINFILE@@/{_file_name(number, image)}"'
        f' alt="{escape("" if image.picture.decorative else image.picture.alt)}"'
        f' width="{image.picture.width}" height="{image.picture.height}"/></p>'
        for number, image in enumerate(question.pictures, start=1)
    )
    return shown + question.text


def _file_name(number: int, image: Image) -> str:
    return f"picture{number}.{image.picture.format}"


def _fraction(share: float) -> str:
    """The nearest share that Moodle knows, in per cent."""
    nearest = min(_SHARES, key=lambda each: abs(each - abs(share)))
    percent = f"{nearest * 100:.5f}".rstrip("0").rstrip(".")
    return f"-{percent}" if share < 0 and nearest else percent


def _text(words: str) -> str:
    return f"<text>{_character_data(words)}</text>"


def _character_data(words: str) -> str:
    """Words as XML; characters that XML does not know are left out."""
    return escape("".join(sign for sign in words if sign >= " " or sign in "\t\n"), quote=False)
