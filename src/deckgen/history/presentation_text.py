"""The words of any .pptx as plain text, slide by slide in the order shown, with the speaker notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.history.office_archive import NotReadableError, OfficeArchive, open_archive
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BODY, _TABLE, _PARAGRAPH = f"{_P}txBody", f"{_A}tbl", f"{_A}p"
_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"sldNum", "dt", "ftr", "hdr", "sldImg"}  # the same on each slide, or no words at all


_DEEPEST = 8  # levels of a paragraph; PowerPoint has nine


def read_presentation_text(path: Path) -> str:
    """All slides as text, each part once however often the file refers to it. Raises NotReadableError."""
    with open_archive(path) as archive:
        slides = list(dict.fromkeys(_slide_parts(archive)))
        told = set(slides)
        return "\n\n".join(_write_slide(archive, part, number, told) for number, part in enumerate(slides, 1))


def _slide_parts(archive: OfficeArchive) -> Iterator[str]:
    main = next((part for kind, part in archive.targets("").values() if kind == "officeDocument"), "")
    root = archive.xml(main)
    if root is None or root.tag != f"{_P}presentation":
        raise NotReadableError(tell("is not a presentation"))
    targets = archive.targets(main)
    for entry in root.iter(f"{_P}sldId"):
        _, part = targets.get(entry.get(f"{_R}id", ""), ("", ""))
        if part in archive.names:
            yield part


def _write_slide(archive: OfficeArchive, part: str, number: int, told: set[str]) -> str:
    root = archive.xml(part)
    title, lines = _read_shapes(root)
    hidden = " (hidden)" if root is not None and root.get("show") == "0" else ""
    text = [f"# {number} {title}".rstrip() + hidden, *lines]
    for kind, target in archive.targets(part).values():
        if kind != "notesSlide" or target in told:
            continue
        told.add(target)
        notes = _read_shapes(archive.xml(target))[1]
        if notes:
            text += ["", "Notes:", *notes]
    return "\n".join(text)


def _read_shapes(root: _Element | None) -> tuple[str, list[str]]:
    """The title on one line, and the lines of all else in reading order."""
    title = ""
    lines: list[str] = []
    for body in root.iter(_BODY, _TABLE) if root is not None else ():
        if next(body.iterancestors(_BODY, _TABLE), None) is not None:  # told with what it lies in
            continue
        role = _role(body)
        if body.tag == _TABLE:
            rows = body.iterchildren(f"{_A}tr")
            lines += [
                " | ".join(" ".join(_paragraphs(cell, body)) for cell in row.iterchildren(f"{_A}tc")) for row in rows
            ]
        elif role in _TITLES and not title:
            title = " ".join(line.strip() for line in _paragraphs(body))
        elif role not in _FURNITURE:
            lines += _paragraphs(body)
    return title, lines


def _role(body: _Element) -> str:
    shape = body.getparent()
    placeholder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph") if shape is not None else None
    return "" if placeholder is None else placeholder.get("type", "body")


def _paragraphs(body: _Element, table: _Element | None = None) -> list[str]:
    """A line a paragraph that has words; deeper ones further to the right. Those in a table within are left out."""
    lines = []
    for paragraph in body.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_PARAGRAPH, _TABLE), None) is not table:
            continue
        words = "".join(_words(node) for node in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"))
        properties = paragraph.find(f"{_A}pPr")
        level = properties.get("lvl", "0") if properties is not None else "0"
        if words.strip():
            lines.append("  " * min(_DEEPEST, int(level[:2]) if level.isdecimal() else 0) + words.strip())
    return lines


def _words(node: _Element) -> str:
    return {f"{_A}br": " / ", f"{_A}tab": " "}.get(str(node.tag)) or " ".join((node.text or "").splitlines())
