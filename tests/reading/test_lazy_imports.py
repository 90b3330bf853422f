from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_naming_the_reader_loads_neither_models_nor_yaml_nor_markdown() -> None:
    code = (
        "import sys, deckgen.yaml_source, deckgen.rules;"
        "print([m for m in sys.modules if m in {'deckgen.yaml_source.models', 'yaml', 'markdown_it', 'PIL'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_a_deck_without_pictures_or_markup_loads_no_pillow_and_no_markdown_parser() -> None:
    code = (
        "import sys, pathlib; from deckgen.yaml_source import read_deck;"
        "read_deck(pathlib.Path('tests/good_decks/tiny.yaml'));"
        "print([m for m in sys.modules if m in {'PIL', 'markdown_it', 'pptx', 'reportlab'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
