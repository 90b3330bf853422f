"""The hash of what a file holds, which stays the same where another zlib packs the same parts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from small_decks import build, write_repository

WEAK = """
import sys, zlib
compress, compressobj = zlib.compress, zlib.compressobj
zlib.compress = lambda data, *_, **__: compress(data, 1)
zlib.compressobj = lambda _level=-1, *rest, **named: compressobj(1, *rest, **named)
sys.argv = ["deckgen", "build", "--print", "--sheet", "sra3", "--jobs", "1", "-o", "weak"]
from deckgen.cli import command_line
command_line()
"""


def outputs(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "een/manifest.json").read_bytes())["outputs"]
    return found


def test_a_file_that_is_packed_in_another_way_has_the_same_content(tmp_path: Path) -> None:
    write_repository(tmp_path, {"een": ("foto", "bericht")})
    build(tmp_path, "--print", "--sheet", "sra3")
    subprocess.run([sys.executable, "-c", WEAK], cwd=tmp_path, check=True, capture_output=True)
    ours, weak = outputs(tmp_path / "output"), outputs(tmp_path / "weak")
    assert [output["content"] for output in ours] == [output["content"] for output in weak]
    told = build_told(tmp_path / "weak/een/een.pptx")
    assert told["content_sha256"] == next(output["content"] for output in ours if output["kind"] == "slides")
    packed = {output["kind"] for output, other in zip(ours, weak, strict=True) if output["sha256"] != other["sha256"]}
    assert {"slides", "handout", "answers", "facilitator", "cards", "booklet"} <= packed


def build_told(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "deckgen", "which", str(path), "--format", "json"]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


@pytest.mark.parametrize("kind", ["slides", "handout"])
def test_a_changed_word_is_another_content(tmp_path: Path, kind: str) -> None:
    write_repository(tmp_path, {"een": ("foto",)})
    build(tmp_path, "--only", kind)
    (before,) = outputs(tmp_path / "output")
    deck = tmp_path / "decks/een.yaml"
    deck.write_text(deck.read_text("utf-8").replace("Training", "Trainung"), "utf-8")
    build(tmp_path, "--only", kind)
    (after,) = outputs(tmp_path / "output")
    assert before["content"] != after["content"]
