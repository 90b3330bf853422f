"""A page of the documentation: its Markdown as HTML, headings, words to search for, and where links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from deckgen.file_reading import MAX_FILE_BYTES, read_file
from deckgen.handbook.contents import folder

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NO_ANCHOR = re.compile(r"[^\w\- ]")
_FILE = re.compile(r'="([^"]+)"')
_SEARCHED = ("text", "code_inline", "softbreak", "hardbreak")


class Heading(NamedTuple):
    """A heading with the name that links find it by."""

    rank: int
    anchor: str
    title: str


class Section(NamedTuple):
    """What a search finds: a heading and the words below it."""

    anchor: str
    title: str
    words: str


class Page(NamedTuple):
    """A page as it is shown."""

    name: str
    title: str
    html: str
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    links: tuple[str, ...]  # pages, pictures and anchors of ours: `nl/tutorial.md#begin`, from the top
    pictures: tuple[str, ...]


@cache
def read_page(name: str) -> Page:
    """Read a page of the documentation."""
    text = read_file(folder() / f"{name}.md", MAX_FILE_BYTES).decode()
    tokens = _parser().parse(text)
    headings = tuple(_name_headings(tokens))
    links, pictures = _turn_links(tokens, posixpath.dirname(name))
    title = headings[0].title if headings else name
    html = str(_parser().renderer.render(tokens, _parser().options, {}))
    html = html.replace("<table>", '<div class="table" tabindex="0"><table>').replace("</table>", "</table></div>")
    return Page(name, title, html, headings, tuple(_list_sections(tokens, headings)), tuple(links), tuple(pictures))


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.add_render_rule("fence", _write_fence)
    return made


def _write_fence(_renderer: object, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
    """Code, with the file that it belongs into above it: ```` ```yaml title="decks/a.yaml" ````."""
    found = _FILE.search(tokens[at].info)
    name = f"<figcaption>{escape(found[1])}</figcaption>" if found else ""
    return f"<figure>{name}<pre><code>{escape(tokens[at].content)}</code></pre></figure>\n"


def _name_headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    taken: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            title = _plain(inline)
            anchor = make_anchor(title)
            number = taken[anchor] = taken.get(anchor, -1) + 1
            anchor = f"{anchor}-{number}" if number else anchor
            opening.attrSet("id", anchor)
            yield Heading(int(opening.tag[1]), anchor, title)


def make_anchor(title: str) -> str:
    """The name of a heading, as the usual viewers of Markdown make it."""
    return _NO_ANCHOR.sub("", title.lower()).replace(" ", "-")


def _turn_links(tokens: Sequence[Token], here: str) -> tuple[list[str], list[str]]:
    """Let links lead to pages of HTML; say where they led."""
    links: list[str] = []
    pictures: list[str] = []
    for token in (child for each in tokens for child in each.children or ()):
        name = {"link_open": "href", "image": "src"}.get(token.type)
        target = str(token.attrGet(name) or "") if name else ""
        if not name or not target or _ELSEWHERE.match(target):
            continue
        path, mark, anchor = target.partition("#")
        whole = posixpath.normpath(posixpath.join(here, path)) if path else ""
        links.append(f"{whole}{mark}{anchor}")
        if token.type == "image":
            pictures.append(whole)
            token.attrSet("loading", "lazy")
        elif path.endswith(".md"):
            token.attrSet("href", f"{path[:-3]}.html{mark}{anchor}")
    return links, pictures


def _list_sections(tokens: Sequence[Token], headings: Sequence[Heading]) -> Iterator[Section]:
    parts: list[list[str]] = [[]]
    is_heading = False
    for token in tokens:
        if token.type == "heading_open":
            parts.append([])
            is_heading = True
        elif token.type == "inline" and not is_heading:
            parts[-1].append(_plain(token))
        elif token.type == "fence":
            parts[-1].append(token.content)
        elif token.type == "heading_close":
            is_heading = False
    for heading, words in zip(headings, parts[1:], strict=True):
        yield Section(heading.anchor, heading.title, " ".join(" ".join(words).split()))


def _plain(inline: Token) -> str:
    found = (child for child in inline.children or () if child.type in _SEARCHED)
    return "".join(child.content or " " for child in found)
