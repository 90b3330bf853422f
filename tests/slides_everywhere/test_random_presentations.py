"""Whatever an author writes in a deck's file: the presentation is whole, and everything on it fits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from many_decks import MANY, write_random
from msgspec.structs import replace
from package_facts import find_layout_faults, find_package_faults
from slide_pipeline import TEMPLATES, Presentation, judge, present, read_content, read_style
from written_decks import LANGUAGES, LONG_TEXTS, LONGEST, WrittenDeck, written_decks

from deckgen.blueprint.slides import Badge, Element, Slide, SlideDeck
from deckgen.render.pptx.presentation import pack_slides

_SETTINGS = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def read_written(written: WrittenDeck, template: str) -> Presentation:
    with TemporaryDirectory() as folder:
        return present(read_content(written.save(Path(folder))), read_style(template))


def find_faults(made: Presentation) -> list[str]:
    return [*find_package_faults(made.data), *find_layout_faults(made.slides, made.look)]


@settings(_SETTINGS, max_examples=12)
@given(written=written_decks())
def test_any_written_deck_fits_in_every_house_style(written: WrittenDeck) -> None:
    for template in TEMPLATES:
        assert find_faults(read_written(written, template)) == []


def test_a_title_with_a_word_wider_than_its_slide_fits_with_its_hyphens() -> None:
    deck = {
        "title": "A en wanneer? het Gemeenteraadsverkiezingspropagandave",
        "language": "nl-BE",
        "program": [{"break": "A", "minutes": 12}],
    }
    written = WrittenDeck(json.dumps(deck), "---\ntitle: Code\nlanguage: nl\n---\n\n# Trouw\n\nA.\n")
    for template in TEMPLATES:
        assert find_faults(read_written(written, template)) == []


@pytest.mark.nightly
def test_the_many_decks_reach_every_length_language_number_of_choices_and_shape() -> None:
    written = write_random(MANY)
    decks = [json.loads(one.deck) for one in written]
    dilemmas = [item["dilemmas"][0] for deck in decks for item in deck["program"] if "cluster" in item]
    assert len(set(written)) == MANY * len(LONG_TEXTS) >= 200
    assert {deck["language"] for deck in decks} == set(LANGUAGES)
    assert {len(dilemma["choices"]) for dilemma in dilemmas} == {2, 3, 4, 5, 6}
    for texts in (
        [dilemma["question"] for dilemma in dilemmas],
        [dilemma["answer"] for dilemma in dilemmas],
        [dilemma["meer_weten"][0]["text"] for dilemma in dilemmas],
        [choice["feedback"] for dilemma in dilemmas for choice in dilemma["choices"]],
    ):
        assert min(map(len, texts)) == 1
        assert max(map(len, texts)) >= LONGEST
    assert max(len(choice["text"]) for dilemma in dilemmas for choice in dilemma["choices"]) > 800
    for sign in ("](https://", "### ", r"\n- ", r"\n1. ", r"\n---\n", '"quote"', '"break"', '"reveal"'):
        assert sum(sign in one.deck for one in written) > MANY // 4, sign


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
        file.write_bytes(pack_slides(merge(one.slides for one in batch), read_style(template).package).data)
        yield file


@pytest.mark.checkers
def test_an_independent_checker_finds_no_fault_in_some_random_decks(checks: tuple[str, Path], tmp_path: Path) -> None:
    made = [read_written(written, "default") for written in write_random(2)]
    assert judge(checks, write_batches(made, "default", tmp_path), "--titles", "present") == ""


@pytest.mark.nightly
@pytest.mark.checkers
@pytest.mark.parametrize("template", TEMPLATES)
def test_an_independent_checker_finds_no_fault_in_many(template: str, checks: tuple[str, Path], tmp_path: Path) -> None:
    """Every third deck in each house style, all of them together."""
    written = write_random(MANY)[TEMPLATES.index(template) :: len(TEMPLATES)]
    made = [read_written(one, template) for one in written]
    assert [fault for one in made for fault in find_faults(one)] == []
    assert judge(checks, write_batches(made, template, tmp_path), "--titles", "present") == ""
