"""Builds a deck as an author does, and reads back what came out with other people's programs."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Container, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from click.testing import CliRunner
from lxml import etree

from deckgen.cli.root import command_line
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HYPERLINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def build(folder: Path, written: str, *kinds: str) -> dict[str, Path]:
    """Write a deck and build kinds of files of it: their paths by the end of their names."""
    deck = folder / "deck.yaml"
    deck.write_text(written, encoding="utf-8")
    only = [word for kind in kinds for word in ("--only", kind)]
    here = ["--jobs", "1"]  # starting processes would take longer than building a small deck
    run = CliRunner().invoke(command_line, ["build", str(deck), "-o", str(folder / "out"), *only, *here])
    assert run.exit_code == 0, run.output
    made = (folder / "out" / "deck").iterdir()
    return {path.name.removeprefix("deck").lstrip("-."): path for path in made}


def check(folder: Path, written: str, *options: str) -> list[str]:
    """The problems of a deck, a line each: line:column: severity: message [code], with its hint behind."""
    deck = folder / "deck.yaml"
    deck.write_text(written, encoding="utf-8")
    run = CliRunner().invoke(command_line, ["check", str(deck), *options])
    assert run.exit_code in {0, 1}, run.output
    return [line.partition("deck.yaml:")[2] for line in run.output.splitlines() if "deck.yaml:" in line]


def slide_paragraphs(path: Path, *, but: Container[str] = ()) -> Iterator[ET.Element]:
    """The paragraphs of all slides, those of tables too, in order, but for shapes of some names."""
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame and shape.name not in but else []
            frames += [cell.text_frame for cell in shape.table.iter_cells()] if shape.has_table else []
            yield from (ET.fromstring(etree.tostring(p._p)) for frame in frames for p in frame.paragraphs)


def notes_paragraphs(path: Path) -> Iterator[ET.Element]:
    """The paragraphs of all notes, in order."""
    for slide in Presentation(str(path)).slides:
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None
        yield from (ET.fromstring(etree.tostring(p._p)) for p in frame.paragraphs)


def words_of(paragraph: ET.Element) -> str:
    """The text of a paragraph."""
    return "".join(run.text or "" for run in paragraph.iter(f"{A}t"))


def numbers_shown(paragraphs: Iterator[ET.Element]) -> list[str]:
    """What PowerPoint and LibreOffice show as numbers, with the words behind them."""
    shown: list[str] = []
    counts: dict[int, tuple[str, int]] = {}
    for paragraph in paragraphs:
        properties = paragraph.find(f"{A}pPr")
        level = int(properties.get("lvl", "0")) if properties is not None else 0
        counts = {depth: count for depth, count in counts.items() if depth <= level}
        sign = properties.find(f"{A}buAutoNum") if properties is not None else None
        if sign is None:
            counts.pop(level, None)
            typed = re.match(r"(\d+)\.\t(.*)", words_of(paragraph))
            if typed:
                shown.append(f"{typed.group(1)} {typed.group(2)}")
            continue
        start = sign.get("startAt", "1")
        before, last = counts.get(level, ("", 0))
        number = last + 1 if before == start + sign.get("type", "") else int(start)
        counts[level] = (start + sign.get("type", ""), number)
        shown.append(f"{number} {words_of(paragraph)}")
    return shown


def paper_lines(path: Path, *options: str) -> list[str]:
    """The lines of a PDF as pdftotext reads them."""
    run = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, timeout=60, check=True)
    return run.stdout.decode().splitlines()


def paper_boxes(path: Path) -> list[tuple[str, float, float, float]]:
    """Each word of a PDF with its left, top and right side."""
    text = "\n".join(paper_lines(path, "-bbox"))
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)</word>', text)
    return [(word, float(left), float(top), float(right)) for left, top, right, word in found]
