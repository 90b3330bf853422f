"""The self-study page: a deck that one person does alone, in one file that needs no network.

The answers are in the file, as they must be where nothing can be asked for; but nothing of them is shown, read aloud or
printed before a choice is made.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.locale import Locale
from deckgen.content.web_words import WebWords
from deckgen.presentation_xml import full_language
from deckgen.render.web.page_colours import is_dark
from deckgen.render.web.page_style import write_style
from deckgen.render.web.templates import data_address, environment, symbol_paths
from deckgen.resources import resource
from deckgen.rich_text import plain
from deckgen.storyboard.course import Course, Screen
from deckgen.storyboard.exercise import Exercise
from deckgen.storyboard.parts import Cover, Option

_SCRIPTS = ("answers.js", "dilemma.js", "course.js")
_SPARE = re.compile(r"^\s*//.*\n|^[ \t]+", re.MULTILINE)  # of a script: what is for who reads the source of deckgen
_NAMED = re.compile(r"\bwords\.(\w+)")  # the words that a script says
_NOTE = (
    "This page holds every answer, because it asks no network for anything. It shows, speaks and prints none of them"
    " before a choice is made."
)


class PageEdition(Struct):
    """The page in one language, as its template reads it."""

    language: str
    region: str
    name: str
    title: str
    cover: Cover
    facts: list[str]
    words: WebWords
    more: str
    clusters: list[Any]
    screens: tuple[Screen, ...]
    total: int
    version: str
    code: str
    foot: str


def render_self_study(
    courses: Sequence[tuple[Course, Locale]], look: Look, facts: DocumentFacts, *, for_platform: bool = False
) -> bytes:
    """Write the page in one or more languages; for a learning platform with the script that reports to it."""
    editions = [_make_edition(course, locale, facts) for course, locale in courses]
    early = _script("early.js")
    scripts = (*_SCRIPTS, "scorm.js") if for_platform else _SCRIPTS
    script = "\n".join(["(() => {", '"use strict";', *map(_script, scripts), "})();"])
    style = write_style(look)
    page = (
        environment()
        .get_template("page.html.j2")
        .render(
            editions=editions,
            logo=_logo(look),
            policy=_policy(style, early, script),
            schemes="dark" if is_dark(look.colours) else "light dark",
            style=Markup(style),  # noqa: S704  # our own, with colours and names of typefaces that were checked
            early_script=Markup(early),  # noqa: S704  # our own
            script=Markup(script),  # noqa: S704  # our own
            course=Markup(write_json({**_course_data(courses, facts, script), "adapted": for_platform})),  # noqa: S704  # escaped for HTML
            symbols=symbol_paths(),
            version=facts.content_hash,
            note=_NOTE,
        )
    )
    return page.encode()


def _make_edition(course: Course, locale: Locale, facts: DocumentFacts) -> PageEdition:
    words = locale.web
    duration = words.duration.format(minutes=round(course.minutes)) if course.minutes else ""
    return PageEdition(
        language=course.language,
        region=full_language(course.language),
        name=locale.name,
        title=course.title,
        cover=course.cover,
        facts=[fact for fact in (course.cover.organisation, course.cover.date, duration) if fact],
        words=words,
        more=locale.paper.more,
        clusters=[{"title": theme.title, "screens": theme.screens} for theme in course.themes],
        screens=course.screens,
        total=course.total,
        version=facts.content_hash,
        code=facts.code_version,
        foot=" · ".join(part for part in (facts.deck, facts.content_hash, facts.code_version) if part),
    )


def _logo(look: Look) -> dict[str, Any] | None:
    if look.logo is None:
        return None
    logo = look.logo
    return {"source": data_address(logo), "width": logo.width, "height": logo.height, "alt": logo.alt}


def _course_data(courses: Sequence[tuple[Course, Locale]], facts: DocumentFacts, script: str) -> dict[str, Any]:
    """What the script needs to know beside what the page says."""
    first = courses[0][0]
    named = set(_NAMED.findall(script))
    return {
        "deck": facts.deck,
        "version": facts.content_hash,
        "language": first.language,
        "titles": {course.language: course.title for course, _ in courses},
        "words": {course.language: _words(locale, named) for course, locale in courses},
        "dilemmas": [_dilemma_data(screen) for screen in first.screens if screen.exercise],
        "scoring": _scoring_data(courses),
    }


def _words(locale: Locale, named: set[str]) -> dict[str, str]:
    words = locale.web
    labelled = f"{{label}}{locale.typography.space_before_marks}: {{words}}"
    said = {name: getattr(words, name) for name in words.__struct_fields__ if name in named}
    return said | {"labelled": labelled}


def _dilemma_data(screen: Screen) -> dict[str, Any]:
    exercise = screen.exercise
    assert exercise is not None  # noqa: S101  # the caller has looked
    return {
        "key": exercise.key,
        "identifier": f"dilemma_{exercise.position}",
        "number": exercise.number,
        "answering": exercise.answering.value,
        "most": exercise.most_points,
        "options": [_option_data(option, exercise) for option in exercise.options],
    }


def _option_data(option: Option, exercise: Exercise) -> dict[str, Any]:
    """A choice; what is worth nothing or leads nowhere is not said."""
    points, leads_to = exercise.points_of(option.id), exercise.leads_to(option.id)
    data: dict[str, Any] = {"id": option.id, "letter": option.letter}
    return data | ({"points": points} if points else {}) | ({"next": leads_to} if leads_to else {})


def _scoring_data(courses: Sequence[tuple[Course, Locale]]) -> dict[str, Any] | None:
    scoring = courses[0][0].scoring
    if scoring is None:
        return None
    bands = [
        {
            "from": _percent(band.share),
            "text": {
                course.language: plain(course.scoring.bands[place].text, " ")
                for course, _ in courses
                if course.scoring and place < len(course.scoring.bands)
            },
        }
        for place, band in enumerate(scoring.bands)
    ]
    return {"pass": None if scoring.pass_share is None else _percent(scoring.pass_share), "bands": bands}


def _percent(share: float) -> float:
    return round(share * 100, 1)


def write_json(data: object) -> str:
    """JSON that may stand inside a script element, whatever it says."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _policy(style: str, *scripts: str) -> str:
    """What the page may do: show what is inside it, and run exactly these scripts."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _script(name: str) -> str:
    return _SPARE.sub("", resource(f"web/{name}").read_text("utf-8"))
