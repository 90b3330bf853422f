"""Every deck of the project, decks at their ends and many random ones, in every house style: no checker finds a fault.

Slides of random decks are judged in `slides_everywhere`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from checkers import (
    DECKS,
    OF_TITLES,
    ROOT,
    TEMPLATES,
    build,
    build_random,
    copy_decks,
    judge_papers,
    skip_without_face,
)
from extreme_decks import LANGUAGES, PROGRAMS, QUESTION, write, write_deck
from many_decks import MANY, write_random
from slide_pipeline import judge


def judge_all(checks: tuple[str, Path], files: list[Path], *options: str) -> list[str]:
    slides = [file for file in files if file.suffix == ".pptx"]
    return judge_papers(checks, files) + judge(checks, slides, *options).splitlines()


@pytest.mark.nightly
@pytest.mark.checkers
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DECKS)
def test_no_fault_in_any_file_of_the_projects_decks(
    name: str, template: str, checks: tuple[str, Path], tmp_path: Path
) -> None:
    skip_without_face(template)
    stem, _, language = name.partition(".")
    deck = copy_decks(tmp_path, template) / f"{stem}.yaml"
    files = build([deck], tmp_path / "output", language)
    if (name, template) == ("sociale-media", "default"):
        files += build([deck], tmp_path / "large", language, large=True)
    assert judge_all(checks, files) == []


@pytest.mark.nightly
@pytest.mark.checkers
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fault_in_any_file_of_decks_at_their_ends(
    language: str, template: str, checks: tuple[str, Path], tmp_path: Path
) -> None:
    skip_without_face(template)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "decks").mkdir()
    decks = [tmp_path / "decks" / f"{name.replace(' ', '-').replace(',', '')}.yaml" for name in PROGRAMS]
    for deck, name in zip(decks, PROGRAMS, strict=True):
        deck.write_text(write_deck(name, language, template), "utf-8")
    assert judge_all(checks, build(decks, tmp_path / "output"), "--notes", "any") == []


@pytest.mark.nightly
@pytest.mark.checkers
@pytest.mark.parametrize("template", TEMPLATES)
def test_no_fault_in_any_paper_of_many_random_decks(template: str, checks: tuple[str, Path], tmp_path: Path) -> None:
    """Every fifth deck in each house style, all of them together."""
    files = []
    for number, written in enumerate(write_random(MANY)[TEMPLATES.index(template) :: len(TEMPLATES)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copytree(ROOT / "templates", folder / "templates")
        deck = written.save(folder)
        deck.write_text(deck.read_text("utf-8").replace("{", f'{{"template": "{template}",', 1), "utf-8")
        files += build_random(deck, folder / "output")
    assert judge_papers(checks, files, OF_TITLES) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_decks_at_their_ends_are_as_long_as_they_say(language: str) -> None:
    for length in (24, QUESTION, 1200):
        assert len(write(language, length)) == length
