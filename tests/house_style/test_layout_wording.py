"""What a trainer sees of layouts in PowerPoint: names and prompts in the deck's language, in every house style."""

from __future__ import annotations

import io
import re
from typing import get_args

import pytest

from deckgen.blueprint.look import Override, SlideRole
from deckgen.content.layout_wording import LayoutWording
from deckgen.content.template import Brand, Template
from deckgen.house_style.choosing.layout_names import ALIASES, fold_name
from deckgen.house_style.own.layout_designs import DESIGNS
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.house_style.report.template_report import CHANGES
from deckgen.problems import Place
from deckgen.yaml_source.reading.locales import read_locale
from pptx import Presentation

PLACE = Place("templates/huis/template.yaml", 1, 1)
TRANSLATED = ("nl", "fr", "de")


def wording(language: str) -> LayoutWording:
    return LayoutWording(language, read_locale(language).layouts)


def prepare_own(language: str) -> PreparedTemplate:
    return prepare(Template("default", PLACE), wording(language))


def prepare_brand(language: str) -> PreparedTemplate:
    stream = io.BytesIO()
    Presentation().save(stream)
    return prepare(Template("huis", PLACE, brand=Brand(stream.getvalue(), "huis.pptx", PLACE)), wording(language))


def english_names() -> set[str]:
    """Every name and prompt of the designs, numbers left out."""
    texts = [design.name for design in DESIGNS]
    texts += [text for design in DESIGNS for item in design.placeholders for text in (item.name, item.prompt)]
    texts += [item.name for design in DESIGNS for item in design.ornaments]
    lines = {re.sub(r" \d+$", "", line) for text in texts for line in text.split("\n") if line}
    return lines | {"Slide image", "Notes", "Panel"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_says_every_name_and_no_other(language: str) -> None:
    assert set(read_locale(language).layouts) == english_names()


@pytest.mark.parametrize("language", [*TRANSLATED, "en"])
def test_a_layout_is_named_as_a_brand_may_name_it(language: str) -> None:
    for role, layout in prepare_own(language).look.layouts.items():
        assert fold_name(layout.name) in ALIASES[role]


def test_layouts_placeholders_and_notes_speak_the_language_of_the_deck() -> None:
    prepared = prepare_own("fr-BE")
    layouts = prepared.look.layouts
    answer = prepared.package.parts[layouts[SlideRole.ANSWER].part].decode()
    notes = prepared.package.parts["ppt/notesMasters/notesMaster1.xml"].decode()

    assert layouts[SlideRole.ANSWER].name == "Réponse"
    assert 'name="Texte 3"' in answer
    assert 'lang="fr-BE"' in answer
    assert "nl-" not in answer
    assert 'name="Commentaires"' in notes
    assert (layouts[SlideRole.ANSWER].footer or layouts[SlideRole.ANSWER].title).name == "Pied de page"


def test_layouts_made_from_a_brand_speak_the_language_of_the_deck_also_when_remembered() -> None:
    for language, name in (("de", "Auswahl (deckgen)"), ("nl", "Keuze (deckgen)"), ("de", "Auswahl (deckgen)")):
        prepared = prepare_brand(language)
        assert prepared.look.layouts[SlideRole.CHOICE].name == name
        assert prepared.package.extra["notes_body_name"] == read_locale(language).layouts["Notes"]


def test_template_check_has_words_for_each_thing_that_slides_say_themselves() -> None:
    assert set(CHANGES) == set(get_args(Override))
