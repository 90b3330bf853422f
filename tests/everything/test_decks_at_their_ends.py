"""Decks at their ends in every house style: the presentation is whole, and everything on it fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from extreme_decks import LANGUAGES, PROGRAMS, QUESTION, write_deck
from package_facts import find_layout_faults, find_package_faults
from slide_pipeline import TEMPLATES, Presentation, present, read_content, read_style

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, Frame, Slide

LANGUAGE_OF = dict(zip(TEMPLATES, (*LANGUAGES, "nl"), strict=True))


def made(name: str, template: str, folder: Path, language: str = "") -> Presentation:
    file = folder / "proef.yaml"
    file.write_text(write_deck(name, language or LANGUAGE_OF[template], "default"), "utf-8")
    return present(read_content(file), read_style(template))


def role_of(presentation: Presentation, role: SlideRole) -> list[Slide]:
    return [slide for slide in presentation.slides.slides if slide.role is role]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", PROGRAMS)
def test_all_of_it_fits(name: str, template: str, tmp_path: Path) -> None:
    presentation = made(name, template, tmp_path)
    assert find_package_faults(presentation.data) == []
    assert find_layout_faults(presentation.slides, presentation.look) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("count", [10, 12])
def test_many_themes_stand_on_one_agenda_with_their_numbers(count: int, template: str, tmp_path: Path) -> None:
    presentation = made("ten themes" if count == 10 else "twelve themes", template, tmp_path)

    (agenda,) = role_of(presentation, SlideRole.AGENDA)

    numbers = [each.text for each in agenda.elements if isinstance(each, Badge) and each.text]
    assert numbers == [str(number) for number in range(1, count + 1)]
    assert len(role_of(presentation, SlideRole.CLUSTER)) == count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_question_of_400_characters_is_no_strip_but_stands_whole_on_its_own_slide(
    template: str, language: str, tmp_path: Path
) -> None:
    """Three lines and more would leave too little for choices: they come without the question, which came before."""
    presentation = made(f"a question of {QUESTION} characters", template, tmp_path, language)
    asked = "".join(presentation.deck.dilemmas[0].question[-1].text.split())

    (choices,) = role_of(presentation, SlideRole.CHOICE)

    assert len(presentation.deck.dilemmas[0].question[-1].text) == QUESTION
    assert asked[-40:] not in _shown([choices])
    assert asked in _shown(role_of(presentation, SlideRole.QUESTION))


def _shown(slides: list[Slide]) -> str:
    frames = [each for slide in slides for each in slide.elements if isinstance(each, Frame)]
    return "".join("".join(p.block.text for frame in frames for p in frame.paragraphs).split())
