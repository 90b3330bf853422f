"""Every deck of the project in every house style of the project."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from package_facts import find_layout_faults, find_package_faults, open_package, run_text_of
from slide_pipeline import DECKS, TEMPLATES, judge, present_file

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


@pytest.mark.office
@pytest.mark.parametrize("name", ["workshop.yaml", "reseaux-sociaux.yaml"])
def test_a_round_trip_through_libreoffice_keeps_all_text(name: str, tmp_path: Path) -> None:
    data = present_file(name, "gemeente").data
    (tmp_path / "deck.pptx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pptx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "deck.pptx")], capture_output=True, check=True, timeout=240)
    before, after = open_package(data), open_package((tmp_path / "saved" / "deck.pptx").read_bytes())
    assert len(before.slides) == len(after.slides)
    for part, saved in zip(before.slides, after.slides, strict=True):
        shown, written = (sorted("".join(run_text_of(tree).split())) for tree in (after.tree(saved), before.tree(part)))
        assert shown == written, part
