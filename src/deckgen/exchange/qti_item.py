"""One question as a QTI 3 item, with its marks and with feedback on what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from deckgen.exchange.question import Form, Question
from deckgen.html_text import write_inline
from deckgen.shown_text import as_name
from deckgen.storyboard.parts import Image

QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_UNKNOWN_TO_QTI = re.compile(r' (?:target|rel|class)="[^"]*"')
_GENERAL = "answered"


def picture_files(item: str, question: Question) -> Iterator[tuple[str, Image]]:
    """The pictures of an item by their names beside it."""
    for number, image in enumerate(question.pictures, start=1):
        yield f"{item}-{number}.{image.picture.format}", image


def join_titles(titles: Sequence[str]) -> str:
    """One line for a title in each language."""
    return as_name(" / ".join(dict.fromkeys(titles)))


def write_item(item: str, versions: Sequence[Question], languages: Sequence[str]) -> str:
    """The whole item."""
    return _ItemWriter(item, versions, languages).write()


class _ItemWriter:
    """Writes one question. QTI lets nobody switch languages: what is said stands in each, one below the other."""

    def __init__(self, item: str, versions: Sequence[Question], languages: Sequence[str]) -> None:
        self.item, self.versions, self.languages = item, versions, languages
        self.first = versions[0]
        options = self.first.exercise.options
        self.names = {option.id: f"choice-{number}" for number, option in enumerate(options, start=1)}

    def write(self) -> str:
        exercise = self.first.exercise
        title = f"{exercise.number} {join_titles([question.exercise.title for question in self.versions])}"
        asked = self._say("div", [_markup(question.text) for question in self.versions], boxed=True)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<qti-assessment-item xmlns="{QTI}" xmlns:xsi="{_SCHEMA}"'
            f' xsi:schemaLocation="{QTI} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"'
            f' identifier="{self.item}" title="{_words(title)}" xml:lang="{escape(self.languages[0])}"'
            ' adaptive="false" time-dependent="false">\n'
            f"{self._declare_response()}"
            '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">'
            "<qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>\n"
            f'<qti-outcome-declaration identifier="FEEDBACK" cardinality="{self._cardinality()}"'
            ' base-type="identifier"/>\n'
            '<qti-outcome-declaration identifier="GENERAL" cardinality="single" base-type="identifier"/>\n'
            f"<qti-item-body>\n{self._pictures()}{asked}\n{self._interact()}"
            f"</qti-item-body>\n{self._process()}{''.join(self._write_feedback())}</qti-assessment-item>\n"
        )

    def _say(self, element: str, texts: Sequence[str], *, boxed: bool = False, between: str = "") -> str:
        """A text in each language; where there is one alone, it needs no mark."""
        if len(set(texts)) == 1:
            return f"<{element}>{texts[0]}</{element}>" if boxed else texts[0]
        return between.join(
            f'<{element} xml:lang="{escape(language)}">{text}</{element}>'
            for text, language in zip(texts, self.languages, strict=True)
        )

    def _cardinality(self) -> str:
        return "multiple" if self.first.form is Form.SEVERAL else "single"

    def _declare_response(self) -> str:
        names = self.names
        match self.first.form:
            case Form.WORDS:
                return '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>\n'
            case Form.ORDER:
                return _declare("ordered", [names[option.id] for option in self.first.exercise.model_order])
            case Form.ONE | Form.SEVERAL | Form.TRUE_FALSE:
                several = self.first.form is Form.SEVERAL
                options = self.first.options
                right = [names[row.option.id] for row in options if row.share == 1 or (several and row.share > 0)]
                entries = "".join(
                    f'<qti-map-entry map-key="{names[row.option.id]}" mapped-value="{round(row.share, 5):g}"/>'
                    for row in options
                )
                mapping = f'<qti-mapping lower-bound="0" upper-bound="1" default-value="0">{entries}</qti-mapping>'
                return _declare(self._cardinality(), right if several else right[:1], mapping)

    def _interact(self) -> str:
        match self.first.form:
            case Form.WORDS:
                return '<qti-extended-text-interaction response-identifier="RESPONSE" expected-lines="6"/>\n'
            case Form.ORDER:
                return (
                    '<qti-order-interaction response-identifier="RESPONSE" shuffle="false" orientation="vertical">'
                    f"{self._choices()}</qti-order-interaction>\n"
                )
            case Form.ONE | Form.SEVERAL | Form.TRUE_FALSE:
                most = 0 if self.first.form is Form.SEVERAL else 1
                return (
                    f'<qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="{most}">'
                    f"{self._choices()}</qti-choice-interaction>\n"
                )

    def _choices(self) -> str:
        rows = zip(*(question.exercise.options for question in self.versions), strict=True)
        return "".join(
            f'<qti-simple-choice identifier="{self.names[row[0].id]}">'
            f"{self._say('span', [_markup(write_inline(each.text)) for each in row], between='<br/>')}"
            "</qti-simple-choice>"
            for row in rows
        )

    def _process(self) -> str:
        """Count the mark, and show what is said of the answer and of the whole."""
        own = ""
        match self.first.form:
            case Form.WORDS:
                mark = ""
            case Form.ORDER:
                right = (
                    '<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>'
                )
                one = _set("SCORE", '<qti-base-value base-type="float">1</qti-base-value>')
                mark = (
                    f"<qti-response-condition><qti-response-if>{right}{one}</qti-response-if></qti-response-condition>"
                )
            case Form.ONE | Form.SEVERAL | Form.TRUE_FALSE:
                mark = _set("SCORE", '<qti-map-response identifier="RESPONSE"/>')
                own = _set("FEEDBACK", '<qti-variable identifier="RESPONSE"/>')
        general = _set("GENERAL", f'<qti-base-value base-type="identifier">{_GENERAL}</qti-base-value>')
        return f"<qti-response-processing>{mark}{own}{general}</qti-response-processing>\n"

    def _write_feedback(self) -> Iterator[str]:
        for row in zip(*(question.options for question in self.versions), strict=True):
            if row[0].feedback:
                yield self._modal("FEEDBACK", self.names[row[0].option.id], [each.feedback for each in row])
        if self.first.feedback:
            yield self._modal("GENERAL", _GENERAL, [question.feedback for question in self.versions])

    def _modal(self, outcome: str, name: str, texts: Sequence[str]) -> str:
        said = self._say("div", [_markup(text) for text in texts])
        return (
            f'<qti-modal-feedback outcome-identifier="{outcome}" identifier="{name}" show-hide="show">'
            f"<qti-content-body>{said}</qti-content-body></qti-modal-feedback>\n"
        )

    def _pictures(self) -> str:
        """Each picture, described in each language."""
        rows = zip(*(question.pictures for question in self.versions), strict=True)
        return "".join(
            f'<p><img src="{file}" alt="{_describe(row)}"'
            f' width="{image.picture.width}" height="{image.picture.height}"/></p>'
            for (file, image), row in zip(picture_files(self.item, self.first), rows, strict=True)
        )


def _describe(images: Sequence[Image]) -> str:
    return _words(join_titles(["" if image.picture.decorative else image.picture.alt for image in images]))


def _declare(cardinality: str, right: list[str], mapping: str = "") -> str:
    values = "".join(f"<qti-value>{name}</qti-value>" for name in right)
    return (
        f'<qti-response-declaration identifier="RESPONSE" cardinality="{cardinality}" base-type="identifier">'
        f"<qti-correct-response>{values}</qti-correct-response>{mapping}</qti-response-declaration>\n"
    )


def _set(outcome: str, value: str) -> str:
    return f'<qti-set-outcome-value identifier="{outcome}">{value}</qti-set-outcome-value>'


def _markup(html: str) -> str:
    """HTML as QTI has it: languages as XML names them, no attributes that only browsers know."""
    plain = _UNKNOWN_TO_QTI.sub("", html).replace(' lang="', ' xml:lang="')
    return "".join(sign for sign in plain if sign >= " " or sign in "\t\n")


def _words(words: str) -> str:
    return escape("".join(sign for sign in words if sign >= " "))
