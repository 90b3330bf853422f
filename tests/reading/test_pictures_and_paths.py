from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from deckgen.content.deck import FreeSlide
from deckgen.yaml_source import read_deck


def picture_bytes(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, kind)
    return stream.getvalue()


def read_codes(folder: Path, written: str) -> list[str]:
    deck = folder / "deck.yaml"
    deck.write_text(f"title: x\nprogram:\n- slide: x\n  image: {{file: '{written}', alt: y}}\n", encoding="utf-8")
    return [problem.code for problem in read_deck(deck).problems]


@pytest.mark.parametrize(("kind", "format_"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif")])
def test_pictures_of_the_three_formats_are_read(kind: str, format_: str, tmp_path: Path) -> None:
    data = picture_bytes(kind)
    (tmp_path / "a.bin").write_bytes(data)
    assert read_codes(tmp_path, "a.bin") == []
    deck = read_deck(tmp_path / "deck.yaml").deck
    assert deck is not None
    slide = deck.program[0]
    assert isinstance(slide, FreeSlide)
    assert slide.picture is not None
    assert (slide.picture.format, slide.picture.width, slide.picture.height) == (format_, 40, 30)
    assert slide.picture.data == data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_picture_that_ends_too_soon_is_refused(kind: str, tmp_path: Path) -> None:
    data = picture_bytes(kind, (300, 300))
    (tmp_path / "a.bin").write_bytes(data[: len(data) // 2])
    assert read_codes(tmp_path, "a.bin") == ["broken-picture"]


def test_a_picture_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture_bytes("BMP"))
    assert read_codes(tmp_path, "a.png") == ["broken-picture"]


@pytest.mark.parametrize("side", [7000, 60_000])
def test_a_picture_with_too_many_pixels_is_refused_from_its_header(side: int, tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data += struct.pack(">I", 1000) + b"IDAT" + b"x" * 20
    (tmp_path / "a.png").write_bytes(data)
    assert read_codes(tmp_path, "a.png") == ["picture-too-large"]


def test_a_picture_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as stream:
        stream.truncate(20 * 1024 * 1024 + 1)
    assert read_codes(tmp_path, "a.png") == ["picture-too-large"]


@pytest.mark.parametrize(
    "written",
    ["../a.png", "media/../../a.png", "/a.png", "C:/a.png", "//server/a.png", "~/a.png", "https://x.be/a.png"],
)
def test_paths_out_of_the_folder_are_refused(written: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture_bytes("PNG"))
    folder = tmp_path / "decks"
    folder.mkdir()
    assert read_codes(folder, written) == ["path-outside"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture_bytes("PNG"))
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "b.png").symlink_to(tmp_path / "a.png")
    assert read_codes(folder, "b.png") == ["path-outside"]


def test_pools_that_are_links_out_of_the_folder_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "dilemmas"
    secret.mkdir()
    (secret / "a.yaml").write_text("question: x\n", encoding="utf-8")
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "dilemmas").symlink_to(secret)
    deck = folder / "deck.yaml"
    deck.write_text("title: x\nprogram:\n- cluster: x\n  dilemmas: [a]\n", encoding="utf-8")
    assert [problem.code for problem in read_deck(deck).problems] == ["unknown-dilemma"]


def test_a_deck_that_is_missing_or_a_folder_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read_deck(tmp_path / "weg.yaml").problems] == ["unreadable-file"]
    assert [problem.code for problem in read_deck(tmp_path).problems] == ["unreadable-file"]


def test_places_are_named_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "x.yaml").write_text("titel: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert {problem.place.file for problem in read_deck(Path("decks/x.yaml")).problems} == {"decks/x.yaml"}
    assert {problem.place.file for problem in read_deck(tmp_path / "decks" / "x.yaml").problems} == {"decks/x.yaml"}
