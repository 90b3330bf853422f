"""docs/format.md names every key that the format knows, and its examples are valid."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from deckgen.yaml_source import read_deck
from deckgen.yaml_source.models.deck_file import ITEM_MODELS, DeckFile, SessionFile
from deckgen.yaml_source.models.dilemma_file import ChoiceFile, DilemmaFile, FacilitatorFile, PassageFile
from deckgen.yaml_source.models.file_model import FileModel
from deckgen.yaml_source.models.source_file import SourceFile
from deckgen.yaml_source.models.template_file import COLOUR_NAMES, LAYOUT_NAMES, TemplateFile

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
MODELS = [DeckFile, SessionFile, DilemmaFile, ChoiceFile, PassageFile, FacilitatorFile, SourceFile, TemplateFile]


@pytest.mark.parametrize("model", [*MODELS, *ITEM_MODELS.values()], ids=lambda model: model.__name__)
def test_every_key_is_on_the_page(model: type[FileModel]) -> None:
    assert [name for name in model.__struct_encode_fields__ if not re.search(rf"\b{name}\b", PAGE)] == []


def test_every_colour_and_slide_role_is_on_the_page() -> None:
    assert [name for name in (*COLOUR_NAMES, *LAYOUT_NAMES) if f"`{name}`" not in PAGE] == []


def test_the_examples_are_read_without_a_problem(tmp_path: Path) -> None:
    source = re.search(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    blocks, terms = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert source is not None
    (tmp_path / "sources").mkdir()
    quoted = "\nWe are loyal to the city at home and in public.\n"
    (tmp_path / "sources" / "code-of-conduct.md").write_text(source[1] + quoted, encoding="utf-8")
    dilemma = "- cluster: Media\n  dilemmas:\n  - id: one\n    question: May {{ office.the }} know?\n"
    deck = f"title: Proof\n{terms}program:\n{dilemma}{textwrap.indent(blocks, '    ')}"
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    read = read_deck(tmp_path / "deck.yaml")
    assert read.problems == ()
    assert read.deck is not None
