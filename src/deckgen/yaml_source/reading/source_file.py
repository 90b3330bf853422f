"""Reads a source: `sources/<id>.md`, front matter and Markdown, as a `Source` with its sections."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.source import Section, Source
from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.rich_text import Block, BlockKind, Text
from deckgen.yaml_source.markdown.allowed_markup import Allowed
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import VERBATIM
from deckgen.yaml_source.markdown.web_address import check_address
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.models.source_file import SourceFile
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import AuthorFile, Spot
from deckgen.yaml_source.syntax.author_text import RAW, AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_SOURCE
from deckgen.yaml_source.syntax.yaml_file import read_yaml

_FENCE = "---"


def read_source(name: str, reading: Reading) -> Source | None:
    """The source with this name, or None with the problems."""
    file = reading.read_text(reading.folder / "sources" / f"{name}.md")
    if file is None:
        return None
    end = find_front_end(file)
    if end is None:
        message = tell("A source starts with front matter: keys between two lines `---`.")
        hint = tell("Start with `---`, `title: …` and `---`.")
        reading.problems.append(error("missing-front-matter", message, file.place(0, 0), hint))
        return None
    front = AuthorFile(file.name, "\n".join(["", *file.lines[1:end]]))
    plain, problems = read_yaml(front)
    reading.problems += problems
    if plain is None:
        return None
    decoded = decode(SourceFile, plain.data, plain.places, reading.problems, {"title": name}).model
    if decoded is None:
        return None
    url = ""
    if decoded.url:
        url, message, hint = check_address(decoded.url)
        if message:
            reading.problems.append(error("link", message, plain.places.value("url"), hint))
    body = AuthorText("\n".join(file.lines[end + 1 :]), Spot(file, end + 1, 0, RAW))
    text = read_markdown(body, VERBATIM, reading.problems, Allowed(headings=True, underlined=True, most=MAX_SOURCE))
    return Source(
        id=name,
        title=decoded.title,
        publisher=decoded.publisher,
        date=decoded.date,
        version=decoded.version,
        language=decoded.language,
        url=url,
        supersedes=decoded.supersedes,
        usage=decoded.usage,
        sections=tuple(_divide(text, body)),
        place=file.place(0, 0),
    )


def find_front_end(file: AuthorFile) -> int | None:
    """The line that closes the front matter."""
    if file.line(0).rstrip() != _FENCE:
        return None
    return next((number for number, line in enumerate(file.lines[1:], 1) if line.rstrip() == _FENCE), None)


def _divide(text: Text, body: AuthorText) -> Iterator[Section]:
    """The sections in order; what stands before the first heading has no title."""
    title, level, place = "", 0, body.place()
    blocks: list[Block] = []
    for block in text:
        if block.kind is BlockKind.HEADING:
            if title or blocks:
                yield Section(title, level, tuple(blocks), place)
            title, level, place, blocks = block.text, block.level, block.place, []
        else:
            blocks.append(block)
    if title or blocks:
        yield Section(title, level, tuple(blocks), place)
