"""One question as a QTI 3 item, with its marks and with feedback on what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from deckgen.exchange.question import Form, Question
from deckgen.html_text import write_inline
from deckgen.storyboard.parts import Image, Option

QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_UNKNOWN_TO_QTI = re.compile(r' (?:target|rel|class)="[^"]*"')
_GENERAL = "answered"


def picture_files(item: str, question: Question) -> Iterator[tuple[str, Image]]:
    """The pictures of an item by their names beside it."""
    for number, image in enumerate(question.pictures, start=1):
        yield f"{item}-{number}.{image.picture.format}", image


def write_item(item: str, question: Question, language: str) -> str:
    """The whole item."""
    title = f"{question.exercise.number} {question.exercise.title}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<qti-assessment-item xmlns="{QTI}" xmlns:xsi="{_SCHEMA}"'
        f' xsi:schemaLocation="{QTI} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"'
        f' identifier="{item}" title="{_words(title)}" xml:lang="{escape(language)}" adaptive="false"'
        ' time-dependent="false">\n'
        f"{_declare_response(question)}"
        '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">'
        "<qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>\n"
        f'<qti-outcome-declaration identifier="FEEDBACK" cardinality="{_cardinality(question)}"'
        ' base-type="identifier"/>\n'
        '<qti-outcome-declaration identifier="GENERAL" cardinality="single" base-type="identifier"/>\n'
        f"<qti-item-body>\n{_pictures(item, question)}<div>{_markup(question.text)}</div>\n{_interact(question)}"
        f"</qti-item-body>\n{_process(question)}{''.join(_write_feedback(question))}</qti-assessment-item>\n"
    )


def _names(question: Question) -> dict[str, str]:
    """A name for each choice that any platform takes, by its id."""
    return {option.id: f"choice-{number}" for number, option in enumerate(question.exercise.options, start=1)}


def _cardinality(question: Question) -> str:
    return "multiple" if question.form is Form.SEVERAL else "single"


def _declare_response(question: Question) -> str:
    names = _names(question)
    match question.form:
        case Form.WORDS:
            return '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>\n'
        case Form.ORDER:
            return _declare("ordered", [names[option.id] for option in question.exercise.model_order])
        case Form.ONE | Form.SEVERAL | Form.TRUE_FALSE:
            several = question.form is Form.SEVERAL
            right = [names[row.option.id] for row in question.options if row.share == 1 or (several and row.share > 0)]
            entries = "".join(
                f'<qti-map-entry map-key="{names[row.option.id]}" mapped-value="{round(row.share, 5):g}"/>'
                for row in question.options
            )
            mapping = f'<qti-mapping lower-bound="0" upper-bound="1" default-value="0">{entries}</qti-mapping>'
            return _declare(_cardinality(question), right if several else right[:1], mapping)


def _declare(cardinality: str, right: list[str], mapping: str = "") -> str:
    values = "".join(f"<qti-value>{name}</qti-value>" for name in right)
    return (
        f'<qti-response-declaration identifier="RESPONSE" cardinality="{cardinality}" base-type="identifier">'
        f"<qti-correct-response>{values}</qti-correct-response>{mapping}</qti-response-declaration>\n"
    )


def _interact(question: Question) -> str:
    match question.form:
        case Form.WORDS:
            return '<qti-extended-text-interaction response-identifier="RESPONSE" expected-lines="6"/>\n'
        case Form.ORDER:
            return (
                '<qti-order-interaction response-identifier="RESPONSE" shuffle="false" orientation="vertical">'
                f"{_choices(question)}</qti-order-interaction>\n"
            )
        case Form.ONE | Form.SEVERAL | Form.TRUE_FALSE:
            most = 0 if question.form is Form.SEVERAL else 1
            return (
                f'<qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="{most}">'
                f"{_choices(question)}</qti-choice-interaction>\n"
            )


def _choices(question: Question) -> str:
    names = _names(question)

    def write(option: Option) -> str:
        words = _markup(write_inline(option.text))
        return f'<qti-simple-choice identifier="{names[option.id]}">{words}</qti-simple-choice>'

    return "".join(write(option) for option in question.exercise.options)


def _process(question: Question) -> str:
    """Count the mark, and show what is said of the answer and of the whole."""
    own = ""
    match question.form:
        case Form.WORDS:
            mark = ""
        case Form.ORDER:
            right = '<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>'
            one = _set("SCORE", '<qti-base-value base-type="float">1</qti-base-value>')
            mark = f"<qti-response-condition><qti-response-if>{right}{one}</qti-response-if></qti-response-condition>"
        case Form.ONE | Form.SEVERAL | Form.TRUE_FALSE:
            mark = _set("SCORE", '<qti-map-response identifier="RESPONSE"/>')
            own = _set("FEEDBACK", '<qti-variable identifier="RESPONSE"/>')
    general = _set("GENERAL", f'<qti-base-value base-type="identifier">{_GENERAL}</qti-base-value>')
    return f"<qti-response-processing>{mark}{own}{general}</qti-response-processing>\n"


def _set(outcome: str, value: str) -> str:
    return f'<qti-set-outcome-value identifier="{outcome}">{value}</qti-set-outcome-value>'


def _write_feedback(question: Question) -> Iterator[str]:
    names = _names(question)
    for row in question.options:
        if row.feedback:
            yield _modal("FEEDBACK", names[row.option.id], row.feedback)
    if question.feedback:
        yield _modal("GENERAL", _GENERAL, question.feedback)


def _modal(outcome: str, name: str, html: str) -> str:
    return (
        f'<qti-modal-feedback outcome-identifier="{outcome}" identifier="{name}" show-hide="show">'
        f"<qti-content-body>{_markup(html)}</qti-content-body></qti-modal-feedback>\n"
    )


def _pictures(item: str, question: Question) -> str:
    return "".join(
        f'<p><img src="{file}" alt="{_words("" if image.picture.decorative else image.picture.alt)}"'
        f' width="{image.picture.width}" height="{image.picture.height}"/></p>'
        for file, image in picture_files(item, question)
    )


def _markup(html: str) -> str:
    """HTML as QTI has it: languages as XML names them, no attributes that only browsers know."""
    plain = _UNKNOWN_TO_QTI.sub("", html).replace(' lang="', ' xml:lang="')
    return "".join(sign for sign in plain if sign >= " " or sign in "\t\n")


def _words(words: str) -> str:
    return escape("".join(sign for sign in words if sign >= " "))
