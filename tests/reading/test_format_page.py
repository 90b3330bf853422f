"""docs/format.md names every key that the format knows, and its examples are valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from deckgen.yaml_source.deck_file import ITEM_MODELS, DeckFile, SessionFile
from deckgen.yaml_source.dilemma_file import ChoiceFile, DilemmaFile, FacilitatorFile, PassageFile
from deckgen.yaml_source.source_file import SourceFile
from deckgen.yaml_source.template_file import COLOUR_NAMES, LAYOUT_NAMES, TemplateFile

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
MODELS = [DeckFile, SessionFile, DilemmaFile, ChoiceFile, PassageFile, FacilitatorFile, SourceFile, TemplateFile]


@pytest.mark.parametrize("model", [*MODELS, *ITEM_MODELS.values()], ids=lambda model: model.__name__)
def test_every_key_is_on_the_page(model: type[BaseModel]) -> None:
    names = [field.alias or name for name, field in model.model_fields.items()]
    assert [name for name in names if not re.search(rf"\b{name}\b", PAGE)] == []


def test_every_colour_and_slide_role_is_on_the_page() -> None:
    assert [name for name in (*COLOUR_NAMES, *LAYOUT_NAMES) if f"`{name}`" not in PAGE] == []
