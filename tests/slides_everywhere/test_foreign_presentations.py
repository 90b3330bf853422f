"""Presentations of others as house style of a real deck, named in the deck's own file.

Focus shows coloured triangles under all of its text, Midnightblue has text in the colour of its ground, Candy has
eleven masters with photos and drawings on most.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from package_facts import find_layout_faults, find_package_faults
from slide_pipeline import ROOT, judge, present, ready

import pptx
from deckgen.yaml_source import read_deck
from needs import skip_without

LARGE_ON_MIDTONES = {"Midnightblue.potx"}  # the checker asks as much of its white cover title as of small letters
OFFICE_TEMPLATES = Path("/usr/lib/libreoffice/share/template/common/presnt")


def save_library_default(folder: Path) -> str:
    shutil.copy(Path(pptx.__file__).parent / "templates" / "default.pptx", folder / "library.pptx")
    return "library.pptx"


def save_pandoc_reference(folder: Path) -> str:
    command = ["pandoc", "--print-default-data-file", "reference.pptx"]
    (folder / "reference.pptx").write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    return "reference.pptx"


def save_office_template(name: str) -> Callable[[Path], str]:
    def save(folder: Path) -> str:
        source = OFFICE_TEMPLATES / f"{name}.otp"
        if not source.exists():
            skip_without("the templates of LibreOffice Impress")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "potx", "--outdir", str(folder), str(source)]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
        return f"{name}.potx"

    return save


FOREIGN = [
    pytest.param(save_library_default, id="library"),
    pytest.param(save_pandoc_reference, id="pandoc", marks=pytest.mark.office("pandoc")),
    *(
        pytest.param(save_office_template(name), id=name, marks=pytest.mark.office)
        for name in ("Forestbird", "Focus", "Midnightblue", "Candy")
    ),
]


def copy_deck(folder: Path, name: str, template: str) -> Path:
    """A deck of the project with its pools, asking for another template."""
    shutil.copytree(ROOT / "decks", folder, dirs_exist_ok=True)
    file = folder / name
    lines = [line for line in file.read_text("utf-8").split("\n") if not line.startswith("template:")]
    file.write_text("\n".join([*lines[:2], f"template: {template}", *lines[2:]]), "utf-8")
    return file


@pytest.mark.parametrize("save", FOREIGN)
def test_a_real_deck_wears_a_presentation_of_others(save: Callable[[Path], str], tmp_path: Path) -> None:
    file = copy_deck(tmp_path, "workshop.yaml", save(tmp_path))
    read = read_deck(file)
    assert read.deck is not None, read.problems
    assert read.template is not None
    made = present(read.deck, ready(read.template))
    assert find_package_faults(made.data) == []
    assert find_layout_faults(made.slides, made.look) == []


@pytest.mark.checkers
@pytest.mark.parametrize("save", FOREIGN)
def test_an_independent_checker_finds_no_fault(
    save: Callable[[Path], str], checks: tuple[str, Path], tmp_path: Path
) -> None:
    template = save(tmp_path)
    file = copy_deck(tmp_path, "workshop.yaml", template)
    read = read_deck(file)
    assert read.deck is not None, read.problems
    assert read.template is not None
    result = tmp_path / "worn.pptx"
    result.write_bytes(present(read.deck, ready(read.template)).data)
    asked = ("--min-contrast", "3") if template in LARGE_ON_MIDTONES else ()
    assert judge(checks, [result], *asked) == ""
