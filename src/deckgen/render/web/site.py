"""The web site of decks: an index, a page a deck and language, what has changed, a feed, and a search in the browser.

It opens from a disk and from any folder of a server: every address in it is relative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from deckgen.blueprint.look import Look
from deckgen.content.site_words import SiteWords
from deckgen.render.web.page_colours import is_dark
from deckgen.render.web.page_style import write_style
from deckgen.render.web.self_study import write_json
from deckgen.render.web.templates import environment
from deckgen.resources import resource
from deckgen.rich_text import plain
from deckgen.storyboard.course import Course
from deckgen.storyboard.parts import Prose


class SiteFile(Struct, frozen=True):
    """A file to take along: its name beside the page, what it is, its bytes."""

    name: str
    title: str
    data: bytes


class SiteSource(Struct, frozen=True):
    """A source that a deck quotes and that may be named."""

    title: str
    publisher: str
    version: str
    language: str
    url: str


class SiteEdition(Struct, frozen=True):
    """A deck in one language. `facts` are names with what they say."""

    address: str  # of its page, from the top of the site
    language: str
    language_name: str
    course: Course
    words: SiteWords
    skip: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    downloads: tuple[tuple[str, tuple[SiteFile, ...]], ...]
    sources: tuple[SiteSource, ...]
    self_study: SiteFile | None = None

    @property
    def folder(self) -> str:
        """Where its page lies."""
        return self.address.rpartition("/")[0]


class SiteChange(Struct, frozen=True):
    """What one commit changed: its id, its date as YYYY-MM-DD and in words, a line a change."""

    id: str
    written: str
    date: str
    lines: tuple[str, ...]


class Site(Struct, frozen=True):
    """All that is published. Each deck's own edition comes first."""

    decks: tuple[tuple[SiteEdition, ...], ...]
    look: Look
    changes: tuple[SiteChange, ...] = ()


def render_site(site: Site) -> dict[str, bytes]:
    """Every file of the site by its path."""
    return dict(_SiteWriter(site).write())


class _SiteWriter:
    """Writes pages that share a head."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.first = site.decks[0][0]
        logo = site.look.logo
        self.logo = logo and {
            "file": f"logo.{logo.format}",
            "width": logo.width,
            "height": logo.height,
            "alt": logo.alt,
        }

    def write(self) -> Iterator[tuple[str, bytes]]:
        yield "style.css", (write_style(self.site.look) + resource("web/site.css").read_text("utf-8")).encode()
        yield "early.js", resource("web/early.js").read_bytes()
        yield "search.js", resource("web/search.js").read_bytes()
        yield "search-index.js", self._write_index().encode()
        if self.site.look.logo and self.logo:
            yield str(self.logo["file"]), self.site.look.logo.data
        yield "index.html", self._page("site_index.html.j2", self.first, "", decks=self._list_decks())
        for editions in self.site.decks:
            for edition in editions:
                yield from self._write_edition(edition, editions)
        if self.site.changes:
            yield "changes.html", self._page("site_changes.html.j2", self.first, "", entries=_by_day(self.site.changes))
            author = self.first.course.cover.organisation or "deckgen"
            yield "feed.xml", self._page("feed.xml.j2", self.first, "", entries=self.site.changes, author=author)

    def _page(self, template: str, edition: SiteEdition, root: str, **values: Any) -> bytes:
        shared = {
            "language": edition.language,
            "w": edition.words,
            "skip": edition.skip,
            "root": root,
            "logo": self.logo,
            "has_changes": bool(self.site.changes),
            "schemes": "dark" if is_dark(self.site.look.colours) else "light dark",
        }
        return environment().get_template(template).render(**shared, **values).encode()

    def _write_edition(self, edition: SiteEdition, editions: Sequence[SiteEdition]) -> Iterator[tuple[str, bytes]]:
        deck = {
            "title": edition.course.title,
            "subtitle": edition.course.cover.subtitle,
            "facts": edition.facts,
            "editions": [
                {
                    "language": each.language,
                    "name": each.language_name,
                    "address": each.address,
                    "is_this": each is edition,
                }
                for each in editions
            ],
            "self_study": edition.self_study.name if edition.self_study else "",
            "downloads": [
                (heading, [_describe(file) for file in files]) for heading, files in edition.downloads if files
            ],
            "themes": [
                {"title": theme.title, "dilemmas": [screen.exercise for screen in theme.screens]}
                for theme in edition.course.themes
            ],
            "sources": edition.sources,
        }
        root = "../" * edition.address.count("/")
        yield edition.address, self._page("site_deck.html.j2", edition, root, deck=deck)
        files = [file for _, group in edition.downloads for file in group]
        for file in (*files, *([edition.self_study] if edition.self_study else [])):
            yield f"{edition.folder}/{file.name}", file.data

    def _list_decks(self) -> list[dict[str, Any]]:
        return [
            {
                "title": own.course.title,
                "subtitle": own.course.cover.subtitle,
                "language": own.language,
                "address": own.address,
                "summary": " · ".join((*own.summary, *_other_languages(editions))),
            }
            for editions in self.site.decks
            for own in editions[:1]
        ]

    def _write_index(self) -> str:
        """What the search looks through: what is put to participants, and nothing that is said afterwards."""
        pages = [
            {
                "title": f"{exercise.number} {exercise.title}",
                "deck": edition.course.title,
                "theme": theme.title,
                "language": edition.language,
                "address": f"{edition.address}#{exercise.key}",
                "words": " ".join(_open_words(exercise.before)),
            }
            for editions in self.site.decks
            for edition in editions
            for theme in edition.course.themes
            for exercise in (screen.exercise for screen in theme.screens)
            if exercise
        ]
        index = {"pages": pages, "found": self.first.words.found}
        return f"window.deckgenIndex = {write_json(index)};\n"


def _by_day(changes: Iterable[SiteChange]) -> list[tuple[str, list[str]]]:
    """The lines of each day, each once."""
    days: dict[str, dict[str, None]] = {}
    for change in changes:
        days.setdefault(change.date, {}).update(dict.fromkeys(change.lines))
    return [(date, list(lines)) for date, lines in days.items()]


def _other_languages(editions: Sequence[SiteEdition]) -> list[str]:
    return [", ".join(edition.language_name for edition in editions)] if len(editions) > 1 else []


def _open_words(parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Prose):
            yield plain(part.text, " ")


def _describe(file: SiteFile) -> dict[str, str]:
    kind = file.name.rpartition(".")[2].upper()
    return {"name": file.name, "title": file.title, "size": f"{kind}, {max(1, round(len(file.data) / 1024))} kB"}
