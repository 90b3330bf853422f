"""Reads the body of a Word document: paragraphs with their outline level and list, tables, comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.history.office_archive import NotReadableError, OfficeArchive, open_archive
from deckgen.importing.documents.word_lists import Numbering, read_numbering
from deckgen.importing.slides.presentation_reader import refuse_old_or_protected
from deckgen.importing.slides.seen import SeenParagraph, SeenRun
from deckgen.importing.slides.xml_names import R, child, whole
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_MOST_BLOCKS = 100_000


class WordParagraph(Struct, frozen=True):
    """A paragraph: `level` is that of a heading from 1, 0 for other text; `notes` are the comments on it."""

    paragraph: SeenParagraph
    level: int = 0
    notes: tuple[SeenParagraph, ...] = ()


class WordTable(Struct, frozen=True):
    """A table: its cells as paragraphs, and as plain texts with a line a paragraph."""

    rows: tuple[tuple[tuple[SeenParagraph, ...], ...], ...]

    @property
    def texts(self) -> list[list[str]]:
        """The words of each cell; letters and bullets of lists typed out."""
        return [["\n".join(_typed(line) for line in cell) for cell in row] for row in self.rows]


class WordDocument(Struct, frozen=True):
    """All blocks in order. `title` is the text in the style for titles, or the file's own."""

    blocks: tuple[WordParagraph | WordTable, ...]
    title: str = ""
    language: str = ""


def _typed(line: SeenParagraph) -> str:
    return f"{line.number}. {line.text}" if line.number else line.text


def read_document(path: Path) -> WordDocument:
    """Read a document. Raises NotReadableError."""
    refuse_old_or_protected(path, "a .docx")
    with open_archive(path) as archive:
        main = next((part for kind, part in archive.targets("").values() if kind == "officeDocument"), "")
        root = archive.xml(main)
        if root is None or root.tag != f"{W}document":
            raise NotReadableError(tell("is no Word document"))
        return _Reader(archive, main).read(root)


class _Reader:
    def __init__(self, archive: OfficeArchive, main: str) -> None:
        parts = dict(archive.targets(main).values())
        self._links = {key: target for key, (kind, target, outside) in archive.relations(main).items() if outside}
        styles = archive.xml(parts.get("styles", ""))
        self._levels, self._titles = _read_styles(styles)
        self._numbering: Numbering = read_numbering(archive.xml(parts.get("numbering", "")), styles)
        self._comments = self._read_comments(archive.xml(parts.get("comments", "")))
        found = next(styles.iter(f"{W}lang"), None) if styles is not None else None
        self._language = (found.get(f"{W}val", "") if found is not None else "").partition("-")[0].lower()
        core = archive.xml("docProps/core.xml")
        title = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
        self._title = " ".join((title.text or "").split()) if title is not None else ""

    def read(self, root: _Element) -> WordDocument:
        blocks: list[WordParagraph | WordTable] = []
        title = ""
        for node in _body(child(root, f"{W}body")):
            if node.tag == f"{W}tbl":
                blocks.append(self._read_table(node))
                continue
            for block in self._read_paragraph(node):
                if not title and _style(node) in self._titles:
                    title = block.paragraph.text
                else:
                    blocks.append(block)
            if len(blocks) > _MOST_BLOCKS:
                raise NotReadableError(tell("has more than {most_blocks:,} paragraphs", most_blocks=_MOST_BLOCKS))
        return WordDocument(tuple(blocks), title or self._title, self._language)

    def _read_table(self, table: _Element) -> WordTable:
        return WordTable(
            tuple(
                tuple(
                    tuple(block.paragraph for node in cell.iter(f"{W}p") for block in self._read_paragraph(node))
                    for cell in row.findall(f"{W}tc")
                )
                for row in table.iter(f"{W}tr")
            )
        )

    def _read_paragraph(self, node: _Element) -> Iterator[WordParagraph]:
        properties = child(node, f"{W}pPr")
        style = _style(node)
        outline = child(properties, f"{W}outlineLvl")
        level = whole(outline.get(f"{W}val"), -1) + 1 if outline is not None else self._levels.get(style, 0)
        runs = list(self._read_runs(node, ""))
        notes = tuple(
            line
            for mark in node.iter(f"{W}commentReference")
            for line in self._comments.get(mark.get(f"{W}id", ""), ())
        )
        if not "".join(run.text for run in runs).strip():
            return
        number, depth, is_bullet = ("", 0, False) if level else self._numbering.of(properties, style)
        lines: list[list[SeenRun]] = [[]]
        for run in runs:
            for place, part in enumerate(run.text.split("\n")):
                lines += [[]] if place else []
                lines[-1] += [run._replace(text=part)] if part else []
        for place, line in enumerate(line for line in lines if "".join(run.text for run in line).strip()):
            paragraph = SeenParagraph(tuple(line), depth, number if not place else "", is_bullet and not place)
            yield WordParagraph(paragraph, level if not place else 0, notes if not place else ())

    def _read_runs(self, node: _Element, link: str) -> Iterator[SeenRun]:
        """The words of a paragraph as if all tracked changes were accepted."""
        for part in node:
            if part.tag in {f"{W}del", f"{W}moveFrom", f"{W}pPr"}:
                continue
            if part.tag == f"{W}r":
                yield from _read_run(part, link)
            elif part.tag == f"{W}hyperlink":
                yield from self._read_runs(part, self._links.get(part.get(f"{R}id", ""), link))
            else:
                yield from self._read_runs(part, link)

    def _read_comments(self, root: _Element | None) -> Mapping[str, tuple[SeenParagraph, ...]]:
        found: dict[str, tuple[SeenParagraph, ...]] = {}
        for comment in root.iter(f"{W}comment") if root is not None else ():
            lines = (tuple(self._read_runs(paragraph, "")) for paragraph in comment.iter(f"{W}p"))
            found[comment.get(f"{W}id", "")] = tuple(
                SeenParagraph(runs) for runs in lines if "".join(run.text for run in runs).strip()
            )
        return found


def _body(body: _Element | None) -> Iterator[_Element]:
    """Paragraphs and tables in order, those in content controls too."""
    for node in body if body is not None else ():
        if node.tag in {f"{W}p", f"{W}tbl"}:
            yield node
        elif node.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _body(node)


def _style(node: _Element) -> str:
    found = child(node, f"{W}pPr", f"{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def _is_on(properties: _Element | None, name: str) -> bool:
    found = child(properties, f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in {"0", "false", "off"}


def _read_run(run: _Element, link: str) -> Iterator[SeenRun]:
    properties = child(run, f"{W}rPr")
    if _is_on(properties, "vanish"):
        return
    words = "".join((node.text or "") if node.tag == f"{W}t" else _XML_SPACE.get(str(node.tag), "") for node in run)
    colour = child(properties, f"{W}color")
    shade = child(properties, f"{W}highlight")
    look = (colour.get(f"{W}val", "") if colour is not None else "") + (
        shade.get(f"{W}val", "") if shade is not None else ""
    )
    yield SeenRun(words, _is_on(properties, "b"), _is_on(properties, "i"), "" if look == "auto" else look, link)


def _read_styles(root: _Element | None) -> tuple[dict[str, int], set[str]]:
    """The outline level of each style, those that it is based on counted in; and the styles for titles."""
    levels: dict[str, int] = {}
    parents: dict[str, str] = {}
    titles: set[str] = set()
    for style in root.iter(f"{W}style") if root is not None else ():
        key = style.get(f"{W}styleId", "")
        name, parent = child(style, f"{W}name"), child(style, f"{W}basedOn")
        words = (name.get(f"{W}val", "") if name is not None else "").lower()
        outline = child(style, f"{W}pPr", f"{W}outlineLvl")
        if words == "title":
            titles.add(key)
        elif words.startswith("heading ") and words[8:].isdigit():
            levels[key] = int(words[8:])
        elif outline is not None and whole(outline.get(f"{W}val"), 9) < 9:  # noqa: PLR2004  # 9 is body text
            levels[key] = whole(outline.get(f"{W}val")) + 1
        if parent is not None:
            parents[key] = parent.get(f"{W}val", "")
    for key in parents:
        _inherit(key, levels, parents)
    return levels, titles


def _inherit(key: str, levels: dict[str, int], parents: Mapping[str, str]) -> None:
    seen, above = {key}, parents.get(key, "")
    while above and above not in seen:
        if above in levels:
            levels.setdefault(key, levels[above])
            return
        seen.add(above)
        above = parents.get(above, "")
