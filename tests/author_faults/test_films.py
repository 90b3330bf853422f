"""A film beside the deck is on its slide: inside it, or by its name where it stays behind."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from built_files import build, slide_paragraphs, words_of
from photographs import photo

from pptx import Presentation

ISO = struct.pack(">I4s", 20, b"ftyp") + b"isom\0\0\2\0isom" + struct.pack(">I4s", 16, b"mdat") + bytes(8)
ITEMS = {
    "slide": "- slide: Film\n  text: Waarop let je?\n  video: {video}\n",
    "slide without text": "- slide: Film\n  video: {video}\n",
    "slide with a picture": "- slide: Film\n  text: Kijk.\n  image: {{file: foto.jpg, alt: Vlak.}}\n  video: {video}\n",
    "slide with a table": "- slide: Film\n  text: |\n    | a | b |\n    |---|---|\n    | c | d |\n  video: {video}\n",
    "break": "- break: Pauze\n  minutes: 10\n  text: Koffie.\n  video: {video}\n",
    "dilemma": "- cluster: C\n  dilemmas:\n  - {{id: a, question: Wat zie je?, video: {video}}}\n",
}


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(
    ("file", "more"), [("film.mp4", ""), ("film.mov", ""), ("film.webm", ""), ("goed.mp4", ", embed: false")]
)
def test_a_film_that_stays_behind_is_named_on_its_slide(item: str, file: str, more: str, tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    (media / file).write_bytes(ISO if file.startswith("goed") else b"no film at all")
    (tmp_path / "foto.jpg").write_bytes(photo(1, (60, 120)))
    video = f"{{file: media/{file}, minutes: 3{more}}}"
    deck = "title: T\nlanguage: nl\nprogram:\n" + ITEMS[item].format(video=video)

    said = [words_of(paragraph) for paragraph in slide_paragraphs(build(tmp_path, deck, "slides")["pptx"])]

    assert said.count(f"Film: {file}") == 1


@pytest.mark.parametrize("item", ITEMS)
def test_a_film_that_goes_along_plays_wherever_it_is_written(item: str, tmp_path: Path) -> None:
    (tmp_path / "goed.mp4").write_bytes(ISO)
    (tmp_path / "foto.jpg").write_bytes(photo(1, (60, 120)))
    deck = "title: T\nlanguage: nl\nprogram:\n" + ITEMS[item].format(video="{file: goed.mp4, minutes: 3}")

    made = build(tmp_path, deck, "slides")["pptx"]

    shapes = [shape for slide in Presentation(str(made)).slides for shape in slide.shapes]
    (movie,) = [shape for shape in shapes if "MEDIA" in str(shape.shape_type)]
    assert "Film: goed.mp4" not in [words_of(paragraph) for paragraph in slide_paragraphs(made)]
    if "picture" in item:  # the picture stands there until the film plays
        assert movie.height / movie.width == pytest.approx(2, abs=0.01)
