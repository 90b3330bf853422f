"""Whatever an author writes in a deck's file: the presentation is whole, and everything on it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace
from package_facts import find_layout_faults, find_package_faults
from slide_pipeline import TEMPLATES, Presentation, judge, present, read_content, read_style
from written_decks import written_decks

from deckgen.blueprint.slides import Badge, Element, Slide, SlideDeck
from deckgen.render.pptx.presentation import render_slides

_SETTINGS = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def read_written(text: str, template: str) -> Presentation:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "proef.yaml"
        file.write_text(text, "utf-8")
        return present(read_content(file), read_style(template))


def find_faults(made: Presentation) -> list[str]:
    return [*find_package_faults(made.data), *find_layout_faults(made.slides, made.look)]


@settings(_SETTINGS, max_examples=12)
@given(text=written_decks())
def test_any_written_deck_fits_in_every_house_style(text: str) -> None:
    for template in TEMPLATES:
        assert find_faults(read_written(text, template)) == []


def make_random(count: int, template: str) -> list[Presentation]:
    made: list[Presentation] = []

    @settings(_SETTINGS, max_examples=count, derandomize=True)
    @given(text=written_decks())
    def collect(text: str) -> None:
        made.append(read_written(text, template))

    collect()
    return made


def merge(decks: Iterable[SlideDeck]) -> SlideDeck:
    """The slides of many decks in one: a program that draws slides then starts once for all of them."""
    slides: list[Slide] = []
    decks = tuple(decks)
    for number, deck in enumerate(decks):
        slides += (_rename(slide, number) for slide in deck.slides)
    return replace(decks[0], slides=tuple(slides), sections=tuple(dict.fromkeys(slide.section for slide in slides)))


def _rename(slide: Slide, number: int) -> Slide:
    elements = tuple(_relink(element, number) for element in slide.elements)
    return replace(slide, key=f"{number}/{slide.key}", section=f"{number}", elements=elements)


def _relink(element: Element, number: int) -> Element:
    if isinstance(element, Badge) and element.link:
        return replace(element, link=f"{number}/{element.link}")
    return element


def write_batches(made: list[Presentation], template: str, folder: Path) -> Iterator[Path]:
    for number, start in enumerate(range(0, len(made), 25), start=1):
        batch = made[start : start + 25]
        file = folder / f"{template}-{number}.pptx"
        file.write_bytes(render_slides(merge(one.slides for one in batch), read_style(template).package))
        yield file


@pytest.mark.checkers
def test_an_independent_checker_finds_no_fault_in_some_random_decks(checks: tuple[str, Path], tmp_path: Path) -> None:
    files = write_batches(make_random(4, "default"), "default", tmp_path)
    assert judge(checks, files, "--titles", "present") == ""


@pytest.mark.nightly
@pytest.mark.checkers
@pytest.mark.parametrize(("template", "count"), [("default", 100), ("gemeente", 50), ("contrast", 50)])
def test_an_independent_checker_finds_no_fault_in_many(
    template: str, count: int, checks: tuple[str, Path], tmp_path: Path
) -> None:
    made = make_random(count, template)
    assert [fault for one in made for fault in find_faults(one)] == []
    assert judge(checks, write_batches(made, template, tmp_path), "--titles", "present") == ""
