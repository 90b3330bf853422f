"""Every file of the documentation's site: pages, a search for each language, pictures, style; no network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from deckgen.file_reading import MAX_FILE_BYTES, read_file
from deckgen.handbook.contents import (
    START,
    WORDS,
    chapters_of,
    find_pages,
    folder,
    in_language,
    language_of,
    languages,
)
from deckgen.handbook.page import Page, read_page
from deckgen.messages.catalogue import THOUSANDS, read_catalogue
from deckgen.messages.message import put_into_words
from deckgen.resources import resource
from deckgen.shown_text import as_json

_FACES = (("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic"))
_LISTED_RANK = 2  # of the headings that the contents of a page show


def render_handbook() -> dict[str, bytes]:
    """Every file by its path from the top of the site."""
    return dict(_render())


def find_broken_links() -> list[str]:
    """Each link that leads nowhere, with its page."""
    names = find_pages()
    anchors = {f"{name}.md": {each.anchor for each in read_page(name).headings} for name in names}
    return [
        f"{name}.md: {link}"
        for name in names
        for link in read_page(name).links
        if not _leads_somewhere(link, f"{name}.md", anchors)
    ]


def _leads_somewhere(link: str, own: str, anchors: dict[str, set[str]]) -> bool:
    path, mark, anchor = link.partition("#")
    if (path or own) in anchors:
        return not mark or anchor in anchors[path or own]
    return not path.startswith("..") and not path.endswith(".md") and (folder() / path).is_file()


def _render() -> Iterator[tuple[str, bytes]]:
    template = _environment().get_template("handbook.html.j2")
    for name in find_pages():
        yield f"{name}.html", template.render(**_values(read_page(name))).encode()
        for picture in read_page(name).pictures:
            yield picture, read_file(folder() / picture, MAX_FILE_BYTES)
    for language in languages():
        yield f"search-{language}.js", _write_index(language).encode()
    yield "index.html", template.render(**_values(_write_doorway())).encode()
    yield "handbook.css", (_write_faces() + resource("web/handbook.css").read_text("utf-8")).encode()
    yield "handbook.js", resource("web/handbook.js").read_bytes()


def _values(page: Page) -> dict[str, object]:
    language = language_of(page.name)
    root = "../" * page.name.count("/")
    chapters = chapters_of(language)
    names = [name for chapter in chapters for name in chapter.pages]
    following = names[names.index(page.name) + 1 :][:1] if page.name in names else []
    return {
        "language": language,
        "root": root,
        "page": page,
        "body": Markup(page.html),  # noqa: S704  # made by the parser of Markdown, without HTML of the text
        "w": {key: _word(text, language) for key, text in WORDS.items()},
        "chapters": [
            (_word(chapter.title, language), [(f"{root}{name}.html", read_page(name)) for name in chapter.pages])
            for chapter in chapters
        ],
        "languages": [
            (code, title, f"{root}{in_language(page.name, code)}.html") for code, title in languages().items()
        ],
        "headings": [each for each in page.headings if each.rank == _LISTED_RANK],
        "next": (f"{root}{following[0]}.html", read_page(following[0]).title) if following else None,
    }


def _write_doorway() -> Page:
    """What stands at the top of the site: the choice of a language."""
    items = "".join(
        f'<li><a href="{code}/{START}.html" lang="{code}">{name}</a></li>' for code, name in languages().items()
    )
    return Page(START, "deckgen", f"<h1>deckgen</h1><ul>{items}</ul>", (), (), (), ())


@cache
def _word(text: str, language: str) -> str:
    return str(put_into_words(text, read_catalogue(language), THOUSANDS[language]))


def _write_index(language: str) -> str:
    found = [
        [f"{name}.html#{section.anchor}", section.title, read_page(name).title, section.words]
        for chapter in chapters_of(language)
        for name in chapter.pages
        for section in read_page(name).sections
    ]
    return f"window.handbook = {as_json(found, 0)};\n"


def _write_faces() -> str:
    """The typeface within the style: browsers read no font files beside a page that comes from a disk."""
    faces = []
    for name, weight, slope in _FACES:
        data = b64encode(resource(f"fonts/AtkinsonHyperlegible-{name}.woff2").read_bytes()).decode()
        faces.append(
            f'@font-face {{ font-family: "Atkinson Hyperlegible"; font-weight: {weight}; font-style: {slope}; '
            f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}\n"
        )
    return "".join(faces)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(str(resource("web"))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
