"""Reads a language's words from the package data."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.kind_words import KindWords
from deckgen.content.locale import Locale, Typography
from deckgen.content.outcome_words import OutcomeWords
from deckgen.content.paper_words import PaperWords
from deckgen.content.print_words import PrintWords
from deckgen.content.site_words import SiteWords
from deckgen.content.slide_words import SlideWords
from deckgen.content.verdict import Verdict
from deckgen.content.web_words import WebWords
from deckgen.resources import resource
from deckgen.resources.languages import language_codes

LANGUAGES = language_codes()
_TYPOGRAPHY = re.compile(rb"(?m)^typography:\r?\n(?:[ ].*\n)+")


@cache
def read_locale(language: str) -> Locale:
    """The words of a language tag's language: `nl-BE` gives Dutch.

    Raises KeyError for a language without a file, TypeError where a file lacks a word: our mistake, not the author's.
    """
    data = _parse(_read(language))
    return Locale(
        code=data["code"],
        name=data["name"],
        typography=_typography(data["typography"]),
        months=tuple(data["months"]),
        date_pattern=data["date_pattern"],
        first_day=data["first_day"],
        verdicts={verdict: data["verdicts"][verdict.value] for verdict in Verdict},
        fact_wrong=data["fact_wrong"],
        numbers=tuple(data["numbers"]),
        statement=tuple(data["statement"]),
        slides=_words(SlideWords, data["slides"]),
        kinds={kind: _words(KindWords, data["kinds"][kind.value]) for kind in DilemmaKind},
        layouts=data["layouts"],
        paper=_words(PaperWords, data["paper"]),
        printing=_words(PrintWords, data["printing"]),
        outcome=_words(OutcomeWords, data["outcome"]),
        web=_words(WebWords, data["web"]),
        site=_words(SiteWords, data["site"]),
    )


@cache
def read_typography(language: str) -> Typography:
    """How a language tag's language sets its signs; all else in its file is left unread. Raises as `read_locale`."""
    found = _TYPOGRAPHY.search(_read(language))
    return _typography(_parse(found.group())["typography"] if found else {})


def _read(language: str) -> bytes:
    code = language.partition("-")[0]
    if code not in LANGUAGES:
        raise KeyError(code)
    return resource(f"locales/{code}.yaml").read_bytes()


def _parse(written: bytes) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(written, loader)  # noqa: S506  # a safe loader
    return data


def _typography(data: dict[str, Any]) -> Typography:
    return Typography(**{**data, "before_numbers": tuple(data["before_numbers"])})


def _words(model: type[Any], data: dict[str, str]) -> Any:
    unknown = set(data) - set(model.__struct_fields__)
    if unknown:
        raise TypeError(f"{model.__name__} has no words called {sorted(unknown)}")
    return model(**data)
