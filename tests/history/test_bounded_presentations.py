"""Words of presentations that were made to keep `git diff` busy: each paragraph once, in bounded time."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from deckgen.history.presentation_text import read_presentation_text

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write(folder: Path, slide: str, *, times: int = 1, extra: int = 0, notes: str = "", slides: int = 1) -> Path:
    def relations(rows: list[tuple[str, str]]) -> str:
        entries = "".join(
            f'<Relationship Id="r{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(rows)
        )
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'

    path = folder / "x.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations([("officeDocument", "ppt/presentation.xml")]))
        entries = "".join(f'<p:sldId id="{256 + n}" r:id="r{n % slides}"/>' for n in range(times * slides))
        archive.writestr("ppt/presentation.xml", f"<p:presentation {_P} {_R}>{entries}</p:presentation>")
        rows = [("slide", f"slides/slide{n}.xml") for n in range(slides)]
        archive.writestr("ppt/_rels/presentation.xml.rels", relations(rows))
        for n in range(slides):
            archive.writestr(f"ppt/slides/slide{n}.xml", f"<p:sld {_P} {_A}>{slide}</p:sld>")
            if notes:
                archive.writestr(
                    f"ppt/slides/_rels/slide{n}.xml.rels", relations([("notesSlide", "../notes.xml")] * times)
                )
        if notes:
            archive.writestr("ppt/notes.xml", f"<p:notes {_P} {_A}>{notes}</p:notes>")
        for n in range(extra):
            archive.writestr(f"x/{n}", "")
    return path


def count_calls(path: Path) -> int:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read_presentation_text(path)
    finally:
        sys.setprofile(None)
    return calls


def paragraph(words: str) -> str:
    return f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>"


def nest(start: str, inner: str, end: str, depth: int) -> str:
    return start * depth + inner + end * depth


TABLES = ("<a:tbl><a:tr><a:tc>", "</a:tc></a:tr></a:tbl>")
BODIES = ("<p:sp><p:txBody>", "</p:txBody></p:sp>")
BARE_BODIES = ("<p:txBody>", "</p:txBody>")
PARAGRAPHS = ("<p:txBody><a:p>", "</a:p></p:txBody>")
MIXED = ("<p:txBody><a:tbl><a:tr><a:tc><a:txBody>", "</a:txBody></a:tc></a:tr></a:tbl></p:txBody>")
KINDS = {"tables": TABLES, "bodies": BODIES, "bare": BARE_BODIES, "paragraphs": PARAGRAPHS, "mixed": MIXED}


@pytest.mark.parametrize("kind", KINDS)
def test_nesting_shows_each_paragraph_at_most_once(kind: str, tmp_path: Path) -> None:
    start, end = KINDS[kind]
    inner = "".join(paragraph(f"woord{number}.") for number in range(200))
    text = read_presentation_text(write(tmp_path, nest(start, inner, end, 40)))
    assert all(text.count(f"woord{number}.") <= 1 for number in range(200))


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_depth_is_no_more_than_twice_the_work(kind: str, tmp_path: Path) -> None:
    start, end = KINDS[kind]
    inner = paragraph("woord") * 300
    most = 220 // start.count("<")  # the parser takes 256
    shallow, deep = (count_calls(write(tmp_path, nest(start, inner, end, most // part))) for part in (4, 1))
    assert deep < 5 * shallow + 1_000


def test_bodies_in_bodies_show_their_paragraphs_and_a_table_in_a_table_is_left_out(tmp_path: Path) -> None:
    body = f"<p:txBody>{paragraph('een')}<p:txBody>{paragraph('twee')}</p:txBody>{paragraph('drie')}</p:txBody>"
    inner = nest(TABLES[0], paragraph("vijf"), TABLES[1], 1)
    cell = f"<a:tc><a:txBody>{paragraph('vier')}</a:txBody>{inner}</a:tc>"
    text = read_presentation_text(write(tmp_path, f"{body}<a:tbl><a:tr>{cell}</a:tr></a:tbl>"))
    assert text.split("\n")[1:] == ["een", "twee", "drie", "vier"]


def test_a_slide_to_which_a_file_refers_often_is_told_once(tmp_path: Path) -> None:
    path = write(tmp_path, f"<p:txBody>{paragraph('woord')}</p:txBody>", times=20_000, extra=30_000)
    assert read_presentation_text(path) == "# 1\nwoord"


def test_notes_that_slides_share_are_told_once(tmp_path: Path) -> None:
    notes = f"<p:txBody>{paragraph('notitie')}</p:txBody>"
    path = write(tmp_path, f"<p:txBody>{paragraph('woord')}</p:txBody>", notes=notes, slides=50, times=40)
    text = read_presentation_text(path)
    assert (text.count("woord"), text.count("notitie")) == (50, 1)


@pytest.mark.parametrize("level", ["9", "99999999999", "9" * 5_000, "-1", "", "٣"])
def test_no_level_indents_without_end(level: str, tmp_path: Path) -> None:
    slide = f'<p:txBody><a:p><a:pPr lvl="{level}"/><a:r><a:t>woord</a:t></a:r></a:p></p:txBody>'
    last = read_presentation_text(write(tmp_path, slide)).split("\n")[-1]
    assert last.strip() == "woord"
    assert len(last) <= len("woord") + 2 * 8
