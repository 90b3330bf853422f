from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from photographs import (
    PRIVATE_WORDS,
    as_stored,
    difference,
    gif_with_remarks,
    phone_photo,
    photo,
    png_with_texts,
    remarks,
    upright,
    with_profile,
)
from PIL import Image

from deckgen.cli.root import command_line
from deckgen.content.deck import FreeSlide, Picture
from deckgen.picture_metadata import without_metadata
from deckgen.yaml_source import read_deck
from pptx import Presentation

DECK = """\
title: Foto
language: nl
public: true
program:
- slide: Foto
  handout: true
  text: Tekst.
  image: {file: media/foto, alt: Een vlak.}
"""


def write_deck(folder: Path, data: bytes) -> Path:
    (folder / "media").mkdir()
    (folder / "media" / "foto").write_bytes(data)
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    return folder / "deck.yaml"


def read_picture(folder: Path, data: bytes) -> Picture:
    result = read_deck(write_deck(folder, data))
    assert [problem.message for problem in result.problems] == []
    assert result.deck is not None
    slide = result.deck.program[0]
    assert isinstance(slide, FreeSlide)
    assert slide.picture is not None
    return slide.picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_upright_however_its_camera_was_held(turn: int, kind: str, tmp_path: Path) -> None:
    picture = read_picture(tmp_path, photo(turn, kind=kind))
    assert (picture.width, picture.height) == (300, 600)
    shown = Image.open(io.BytesIO(picture.data))
    assert shown.size == (300, 600)
    assert difference(shown, upright()) < 4


@pytest.mark.parametrize("turn", [0, 9, 300])
def test_a_turn_that_means_nothing_is_none(turn: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    out = io.BytesIO()
    upright().save(out, "JPEG", exif=exif)
    assert read_picture(tmp_path, out.getvalue()).data == without_metadata(out.getvalue(), "jpeg")


@pytest.mark.parametrize("turn", [3, 5, 6, 8])
def test_slide_and_paper_show_a_turned_picture_in_its_own_proportions(turn: int, tmp_path: Path) -> None:
    deck = write_deck(tmp_path, photo(turn))
    run = CliRunner().invoke(
        command_line, ["build", str(deck), "-o", str(tmp_path), "--only", "slides", "--only", "handout"]
    )
    assert run.exit_code == 0, run.output
    slides = Presentation(str(tmp_path / "deck" / "deck.pptx"))
    (shown,) = [shape for slide in slides.slides for shape in slide.shapes if hasattr(shape, "image")]
    assert shown.height / shown.width == pytest.approx(2, abs=0.01)
    assert difference(Image.open(io.BytesIO(shown.image.blob)), upright()) < 4
    with pikepdf.open(tmp_path / "deck" / "deck-handout.pdf") as paper:
        page = next(page for page in paper.pages if page.get("/Resources", {}).get("/XObject"))
        (image,) = page.Resources.XObject.values()
        assert (image.Width, image.Height) == (300, 600)
        matrix = next(
            [float(number) for number in step.operands]
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "cm" and float(step.operands[0]) > 10
        )
        assert matrix[3] / matrix[0] == pytest.approx(2, abs=0.01)


PRIVATE = {
    "photo": (photo(), "jpeg"),
    "turned photo": (photo(6), "jpeg"),
    "photo with a comment": (photo(comment=PRIVATE_WORDS), "jpeg"),
    "progressive photo": (photo(progressive=True, comment=PRIVATE_WORDS), "jpeg"),
    "phone photo": (phone_photo(), "jpeg"),
    "turned phone photo": (phone_photo(8), "jpeg"),
    "photo with a film behind it": (photo() + PRIVATE_WORDS.encode(), "jpeg"),
    "png": (png_with_texts(), "png"),
    "turned png": (png_with_texts(6), "png"),
    "gif": (gif_with_remarks(), "gif"),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_no_output_holds_what_a_camera_or_program_wrote(name: str, tmp_path: Path) -> None:
    data, kind = PRIVATE[name]
    deck = write_deck(tmp_path, data)
    kinds = [
        part for each in ("slides", "handout", "answers", "facilitator", "slides-pdf") for part in ("--only", each)
    ]
    run = CliRunner().invoke(command_line, ["build", str(deck), "-o", str(tmp_path / "out"), *kinds])
    assert run.exit_code == 0, run.output
    with zipfile.ZipFile(tmp_path / "out" / "deck" / "deck.pptx") as package:
        (part,) = [name for name in package.namelist() if name.startswith("ppt/media/")]
        shown = package.read(part)
    assert part.endswith(kind)
    assert PRIVATE_WORDS.encode() not in shown
    assert b"Exif" not in shown
    assert not Image.open(io.BytesIO(shown)).getexif()
    for paper in (tmp_path / "out").rglob("*.pdf"):
        with pikepdf.open(paper) as pdf:
            for held in pdf.objects:
                if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
                    assert PRIVATE_WORDS.encode() not in held.read_raw_bytes()
                    assert b"Exif" not in held.read_raw_bytes()


@pytest.mark.parametrize("name", ["photo", "progressive photo", "phone photo", "png", "gif"])
def test_the_pixels_of_an_upright_picture_stay_what_they_were(name: str, tmp_path: Path) -> None:
    data, _ = PRIVATE[name]
    picture = read_picture(tmp_path, data)
    assert Image.open(io.BytesIO(picture.data)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_a_film_of_frames_keeps_its_frames_and_goes_on(tmp_path: Path) -> None:
    shown = Image.open(io.BytesIO(read_picture(tmp_path, gif_with_remarks()).data))
    assert (getattr(shown, "n_frames", 1), shown.info["duration"], shown.info["loop"]) == (2, 400, 0)


@pytest.mark.parametrize("turn", [1, 6])
def test_a_photo_of_a_phone_is_the_jpeg_that_it_is(turn: int, tmp_path: Path) -> None:
    data = phone_photo(turn)
    assert Image.open(io.BytesIO(data)).format == "MPO"
    picture = read_picture(tmp_path, data)
    assert picture.format == "jpeg"
    assert Image.open(io.BytesIO(picture.data)).format == "JPEG"
    assert difference(Image.open(io.BytesIO(picture.data)), upright()) < 4


@pytest.mark.parametrize(("kind", "turn"), [("JPEG", 1), ("JPEG", 6), ("PNG", 1)])
def test_a_huge_photo_is_scaled_and_keeps_its_proportions(kind: str, turn: int, tmp_path: Path) -> None:
    picture = read_picture(tmp_path, photo(turn, (3000, 6000), kind))
    assert (picture.width, picture.height) == (1800, 3600)
    assert difference(Image.open(io.BytesIO(picture.data)), upright((1800, 3600))) < 4


def test_a_photo_of_a_hundred_million_pixels_is_taken(tmp_path: Path) -> None:
    picture = read_picture(tmp_path, photo(1, (9000, 12000)))
    assert (picture.width, picture.height) == (2700, 3600)


def test_colours_of_another_profile_become_those_of_screens(tmp_path: Path) -> None:
    picture = read_picture(tmp_path, with_profile())
    shown = Image.open(io.BytesIO(picture.data))
    assert "icc_profile" not in shown.info
    red, green, _ = shown.convert("RGB").getpixel((250, 250))  # type: ignore[misc]
    assert green > red


NAMED = {
    "an SVG drawing": b'<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a web page": b"<!DOCTYPE html><html><title>Log in</title></html>",
    "a HEIC photograph": b"\0\0\0\x18ftypheic\0\0\0\0",
    "an AVIF picture": b"\0\0\0\x18ftypavif\0\0\0\0",
    "a PDF file": b"%PDF-1.7\n",
    "a film": b"\0\0\0\x18ftypisom\0\0\0\0",
    "a pointer of Git LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
    "an empty file": b"",
}


@pytest.mark.parametrize("name", NAMED)
def test_what_is_no_picture_is_named_for_what_it_is(name: str, tmp_path: Path) -> None:
    (problem,) = read_deck(write_deck(tmp_path, NAMED[name])).problems
    assert problem.code == "broken-picture"
    assert f"`media/foto` is {name}" in problem.message
    assert "damaged" not in problem.message
    assert problem.hint


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n\0\0", b"GIF89a", b"hello"])
def test_what_only_begins_as_a_picture_is_called_damaged(data: bytes, tmp_path: Path) -> None:
    (problem,) = read_deck(write_deck(tmp_path, data)).problems
    assert problem.code == "broken-picture"
    assert "may be damaged" in problem.message


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif"])
def test_metadata_of_a_torn_file_is_followed_no_further_than_it_goes(kind: str) -> None:
    whole = {"jpeg": photo(comment=PRIVATE_WORDS), "png": png_with_texts(), "gif": gif_with_remarks()}[kind]
    for end in range(0, len(whole) - len(PRIVATE_WORDS) - 2, 7):
        assert without_metadata(whole[:end], kind) == b""


def webp(turn: int = 1, *, see_through: bool = False, **options: object) -> bytes:
    """A WebP with everything that should not travel."""
    out = io.BytesIO()
    picture = as_stored(turn)
    if see_through:
        picture = picture.convert("RGBA")
        picture.putpixel((picture.width // 2, picture.height // 2), (0, 0, 0, 0))
    picture.save(out, "WEBP", exif=remarks(turn), **options)
    return out.getvalue()


@pytest.mark.parametrize("turn", [1, 3, 6, 8])
@pytest.mark.parametrize(
    ("options", "shown"),
    [({"quality": 90}, "jpeg"), ({"lossless": True}, "png"), ({"quality": 90, "see_through": True}, "png")],
)
def test_a_webp_becomes_a_picture_that_every_program_shows(
    turn: int, options: dict[str, bool], shown: str, tmp_path: Path
) -> None:
    picture = read_picture(tmp_path, webp(turn, **options))

    assert (picture.format, picture.width, picture.height) == (shown, 300, 600)
    assert PRIVATE_WORDS.encode() not in picture.data
    with Image.open(io.BytesIO(picture.data)) as opened:
        assert difference(opened, upright()) < 6


def test_the_first_picture_of_a_webp_that_moves_is_shown(tmp_path: Path) -> None:
    out = io.BytesIO()
    upright().save(out, "WEBP", save_all=True, append_images=[Image.new("RGB", (300, 600))], duration=100)

    picture = read_picture(tmp_path, out.getvalue())

    with Image.open(io.BytesIO(picture.data)) as opened:
        assert difference(opened, upright()) < 6


@pytest.mark.parametrize("data", [b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\x10\0\0\0WEBPVP8X\xff\xff", webp()[:80]])
def test_a_torn_webp_is_called_damaged(data: bytes, tmp_path: Path) -> None:
    (problem,) = read_deck(write_deck(tmp_path, data)).problems
    assert problem.code == "broken-picture"
    assert "may be damaged" in problem.message


def test_an_svg_is_told_what_to_do_with_it(tmp_path: Path) -> None:
    (problem,) = read_deck(write_deck(tmp_path, b'<svg xmlns="http://www.w3.org/2000/svg"/>')).problems
    assert "is an SVG drawing" in problem.message
    assert "Export it as PNG, 2000 pixels wide" in problem.hint
