"""Sources, quotations and decks made by hand, from Markdown of the plainest kind."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma, Passage, Review
from deckgen.content.source import Section, Source
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Span, Text, paragraph
from deckgen.wording.source_sections import find_sections, section_text


def blocks(text: str, file: str = "dilemmas/x.yaml", first_line: int = 1) -> Text:
    """A block a line: `- ` makes a bullet, `### ` a heading; empty lines are nothing."""
    return tuple(_blocks(text, file, first_line))


def _blocks(text: str, file: str, first_line: int) -> Iterator[Block]:
    kinds = {"- ": BlockKind.BULLET, "### ": BlockKind.HEADING}
    for number, line in enumerate(text.strip("\n").split("\n"), first_line):
        if line.strip():
            mark = next((mark for mark in kinds if line.startswith(mark)), "")
            kind = kinds.get(mark, BlockKind.PARAGRAPH)
            yield Block(kind, (Span(line.removeprefix(mark).strip()),), place=Place(file, number))


def make_source(
    name: str, text: str, *, title: str = "Code", date: str = "", supersedes: str = "", usage: str = "public"
) -> Source:
    """A source from Markdown in which `#` to `####` start sections."""
    sections: list[Section] = []
    heading, level, body = "", 0, ""
    for line in [*text.strip().split("\n"), "# "]:
        if line.startswith("#"):
            if heading or body.strip():
                sections.append(
                    Section(heading, level, blocks(body, f"sources/{name}.md"), Place(f"sources/{name}.md"))
                )
            heading, level, body = line.lstrip("#").strip(), len(line) - len(line.lstrip("#")), ""
        else:
            body += line + "\n"
    place = Place(f"sources/{name}.md")
    return Source(name, title, date=date, supersedes=supersedes, usage=usage, sections=tuple(sections), place=place)


def quote(source: Source, section: str, text: str = "", line: int = 10) -> Passage:
    """A passage from a section, or the whole section."""
    place = Place("dilemmas/x.yaml", line)
    if text:
        return Passage(blocks(text, first_line=line + 1), place, source, section)
    index = find_sections(source, section)[0]
    return Passage(section_text(source, index), place, source, section, whole_section=True)


def make_dilemma(name: str, *passages: Passage, reviewed: str = "") -> Dilemma:
    """A dilemma that quotes."""
    place = Place(f"dilemmas/{name}.yaml")
    return Dilemma(
        name, name.title(), (paragraph("Wat doe je?"),), place, meer_weten=passages, reviewed=Review("", reviewed)
    )


def make_deck(name: str, *dilemmas: Dilemma, public: bool = False) -> Deck:
    """A deck of one cluster."""
    place = Place(f"decks/{name}.yaml")
    return Deck(name, name.title(), place, program=(Cluster("Thema", dilemmas, place),), public=public)
