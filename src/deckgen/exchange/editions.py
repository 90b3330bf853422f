"""The questions of a deck in one language or in two, so that each can be written in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import starmap

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.locale import Locale
from deckgen.exchange.question import Form, Question
from deckgen.storyboard.course import Course

_SPANS = re.compile(r"</?span\b[^>]*>")


class Edition(Struct, frozen=True):
    """The questions of a deck in one language, theme by theme."""

    course: Course
    locale: Locale
    questions: Sequence[Sequence[Question]]


class Theme(Struct, frozen=True):
    """A theme: its title in each language, and its questions in each language."""

    titles: tuple[str, ...]
    questions: tuple[tuple[Question, ...], ...]


def list_themes(editions: Sequence[Edition]) -> Iterator[Theme]:
    """The themes of a deck, each question in all of its languages and asked in one way."""
    for themes in zip(
        *(zip(edition.course.themes, edition.questions, strict=True) for edition in editions), strict=True
    ):
        versions = zip(*(questions for _, questions in themes), strict=True)
        yield Theme(tuple(theme.title for theme, _ in themes), tuple(starmap(_ask_alike, versions)))


def _ask_alike(*versions: Question) -> tuple[Question, ...]:
    """Where words of one language alone say no more than true and false, all of them are choices."""
    if len({question.form for question in versions}) == 1:
        return versions
    return tuple(replace(question, form=Form.ONE) for question in versions)


def mark_languages(texts: Sequence[str], locales: Sequence[Locale]) -> str:
    """HTML as it is in one language; in several each in a span that Moodle's own filter shows to its readers."""
    if len(set(texts)) == 1:
        return texts[0]
    return "".join(
        f'<span lang="{locale.code}" class="multilang">{_without_spans(text)}</span>'
        for text, locale in zip(texts, locales, strict=True)
    )


def _without_spans(html: str) -> str:
    """Moodle's filter ends a language at the first end of a span: spans for words in another language are left out."""
    return _SPANS.sub("", html)
