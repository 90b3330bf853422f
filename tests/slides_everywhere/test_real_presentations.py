"""Every deck of the project in every house style of the project."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

import pytest
from package_facts import find_layout_faults, find_package_faults, open_package, run_text_of
from slide_pipeline import DECKS, TEMPLATES, judge, present, present_file, read_content, read_style

EVERY = [(name, template) for name in DECKS for template in TEMPLATES]


@pytest.mark.parametrize(("name", "template"), EVERY)
def test_a_deck_of_the_project_is_whole_and_fits(name: str, template: str) -> None:
    made = present_file(name, template)
    assert find_package_faults(made.data) == []
    assert find_layout_faults(made.slides, made.look) == []


@pytest.mark.checkers
@pytest.mark.parametrize(
    ("name", "template"),
    [("workshop.yaml", "contrast"), ("reseaux-sociaux.yaml", "gemeente"), ("workshop.yaml", "default")],
)
def test_an_independent_checker_finds_no_fault(
    name: str, template: str, checks: tuple[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(present_file(name, template).data)
    assert judge(checks, [file]) == ""


@pytest.mark.nightly
@pytest.mark.checkers
def test_an_independent_checker_finds_no_fault_in_any_of_them(checks: tuple[str, Path], tmp_path: Path) -> None:
    files = []
    for name, template in EVERY:
        files.append(tmp_path / f"{template}-{Path(name).stem}.pptx")
        files[-1].write_bytes(present_file(name, template).data)
    assert judge(checks, files) == ""


def save_again(files: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Presentations as LibreOffice saves them, all in one start of the program."""
    files = tuple(files)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pptx", "--outdir", str(folder / "saved")]
    subprocess.run([*command, *map(str, files)], capture_output=True, check=True, timeout=1800)
    return {file: folder / "saved" / file.name for file in files}


def find_lost_text(written: bytes, saved: bytes) -> list[str]:
    """Slides whose letters are others after saving."""
    before, after = open_package(written), open_package(saved)
    assert len(before.slides) == len(after.slides)
    return [
        part
        for part, other in zip(before.slides, after.slides, strict=True)
        if _letters(before.tree(part)) != _letters(after.tree(other))
    ]


def _letters(tree: ET.Element) -> list[str]:
    return sorted("".join(run_text_of(tree).split()))


@pytest.mark.office
@pytest.mark.parametrize("name", ["workshop.yaml", "reseaux-sociaux.yaml"])
def test_a_round_trip_through_libreoffice_keeps_all_text(name: str, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(present_file(name, "gemeente").data)
    assert find_lost_text(file.read_bytes(), save_again([file], tmp_path)[file].read_bytes()) == []


LINKED = """\
title: Proef
reveal: click
sequence: [answer, discussion]
program:
- cluster: Plein
  dilemmas:
  - id: plein
    title: Plein
    question: Wat nu?
    choices:
    - {text: Bellen, feedback: "Goed, zie [de code](https://example.org/a)"}
    - {text: Mailen, feedback: "Liever niet: [waarom](https://example.org/b)"}
    discussion: ["Wat vraagt [de code](https://example.org/a)"]
"""


@pytest.mark.office
def test_links_that_end_what_appears_at_a_click_survive_a_round_trip(tmp_path: Path) -> None:
    deck, file = tmp_path / "proef.yaml", tmp_path / "proef.pptx"
    deck.write_text(LINKED, "utf-8")
    file.write_bytes(present(read_content(deck), read_style("default")).data)
    assert find_lost_text(file.read_bytes(), save_again([file], tmp_path)[file].read_bytes()) == []


@pytest.mark.nightly
@pytest.mark.office
def test_a_round_trip_through_libreoffice_keeps_all_text_of_every_deck(tmp_path: Path) -> None:
    for name, template in EVERY:
        (tmp_path / f"{template}-{Path(name).stem}.pptx").write_bytes(present_file(name, template).data)
    for file, saved in save_again(sorted(tmp_path.glob("*.pptx")), tmp_path).items():
        assert find_lost_text(file.read_bytes(), saved.read_bytes()) == [], file.name
