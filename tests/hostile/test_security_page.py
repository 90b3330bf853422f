"""SECURITY.md states every bound with the number that the code has."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| [^|]+ \| ([\d,]+) \| `([\w.]+)\.(\w+)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("number", "module", "constant"), ROWS)
def test_the_page_and_the_code_agree(number: str, module: str, constant: str) -> None:
    assert getattr(import_module(f"deckgen.{module}"), constant) == int(number.replace(",", ""))


def test_every_bound_of_what_authors_write_is_on_the_page() -> None:
    bounds = import_module("deckgen.yaml_source.syntax.bounds")
    missing = {name for name in vars(bounds) if name.startswith("MAX_")} - {constant for _, _, constant in ROWS}
    assert not missing
