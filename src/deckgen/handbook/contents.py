"""Which pages the documentation has, in what order, and the words around them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from deckgen.messages.message import tell
from deckgen.resources import documentation
from deckgen.resources.languages import known_languages

START = "index"


class Chapter(NamedTuple):
    """Pages that stand together in the contents."""

    title: str
    pages: tuple[str, ...]


CHAPTERS = (  # of each language, in its own folder
    Chapter(tell("Begin"), (START, "tutorial")),
    Chapter(tell("How to"), ("how-to", "automate", "locked-down-pc")),
    Chapter(tell("With what was built"), ("for-trainers", "print-shop")),
    Chapter(tell("Background"), ("explanation", "problems")),
)
REFERENCE = Chapter(
    tell("Reference, in English"),
    (
        *("gallery", "format"),
        *("kinds/choice", "kinds/statement", "kinds/fact", "kinds/scale", "kinds/rank", "kinds/open"),
        *("reference/fields", "reference/commands", "command-line", "problems", "lints"),
        *("house-style", "profiles", "translations", "quotes", "sessions", "session-report", "online", "git"),
        *("import", "pull", "library", "architecture"),
    ),
)
WORDS = {
    "search": tell("Search"),
    "found": tell("{n} pages"),
    "contents": tell("Contents"),
    "on_this_page": tell("On this page"),
    "skip": tell("To the text"),
    "languages": tell("Languages"),
    "next": tell("Next"),
}


def folder() -> Path:
    """Where the pages lie, in the package or in a checkout."""
    return documentation("problems.md").parent


@cache
def languages() -> dict[str, str]:
    """The languages in which there are pages, by code, each with its own name."""
    there = {code: language.name for code, language in known_languages().items()}
    return {code: name for code, name in there.items() if (folder() / code / f"{START}.md").is_file()}


def find_pages() -> list[str]:
    """Every page by its path without its ending, those of a language in its folder."""
    root = folder()
    return sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.md"))


def language_of(page: str) -> str:
    """The language of a page, by the folder it lies in."""
    first = page.partition("/")[0]
    return first if first in languages() else "en"


def chapters_of(language: str) -> list[Chapter]:
    """The contents as who reads this language sees them; what is not written yet is left out."""
    there = set(find_pages())
    own = [
        Chapter(chapter.title, tuple(f"{language}/{page}" for page in chapter.pages if f"{language}/{page}" in there))
        for chapter in CHAPTERS
    ]
    listed = tuple(page for page in REFERENCE.pages if page in there)
    others = tuple(page for page in sorted(there) if "/" not in page and page not in listed)
    return [*own, Chapter(REFERENCE.title, listed + others)]


def in_language(page: str, language: str) -> str:
    """The same page in another language; its first page where it is not there."""
    name = page.partition("/")[2] if page.partition("/")[0] in languages() else page
    other = f"{language}/{name}"
    return other if (folder() / f"{other}.md").is_file() else f"{language}/{START}"
