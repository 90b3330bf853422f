"""SECURITY.md states every bound with the number that the code has."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
RECOGNISING = {("history.sequences", "_MOST_PAIRS_OF_WORDS")}  # above it words are compared in a rougher way
ROWS = re.findall(r"^\| [^|]+ \| ([\d,]+) \| `([\w.]+)\.(\w+)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("number", "module", "constant"), ROWS)
def test_the_page_and_the_code_agree(number: str, module: str, constant: str) -> None:
    assert getattr(import_module(f"deckgen.{module}"), constant) == int(number.replace(",", ""))


def test_every_bound_of_what_authors_write_is_on_the_page() -> None:
    bounds = import_module("deckgen.yaml_source.syntax.bounds")
    missing = {name for name in vars(bounds) if name.startswith("MAX_")} - {constant for _, _, constant in ROWS}
    assert not missing


@pytest.mark.parametrize("room", ["importing", "pulling", "history", "build/site"])
def test_every_bound_of_what_is_read_of_others_is_on_the_page(room: str) -> None:
    named = {(module, constant) for _, module, constant in ROWS}
    source = ROOT / "src" / "deckgen"
    large = 1_000  # smaller ones say what is recognised, not what is refused
    for path in sorted((source / room).rglob("*.py")):
        module = ".".join(path.relative_to(source).with_suffix("").parts)
        for constant, value in vars(import_module(f"deckgen.{module}")).items():
            own = f"\n{constant} = " in path.read_text("utf-8")
            if own and re.match("_?MOST_", constant) and isinstance(value, int) and value >= large:
                assert (module, constant) in named | RECOGNISING, f"{module}.{constant}"


def test_every_test_that_the_page_names_is_there_and_tests() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
    assert len(named) >= 15
    for name in named:
        assert "def test_" in (ROOT / name).read_text("utf-8"), name


@pytest.mark.parametrize("advisory", sorted((ROOT / "docs/advisories").glob("*-*.md")), ids=lambda path: path.stem)
def test_an_advisory_says_what_a_form_asks_and_names_tests_that_are_there(advisory: Path) -> None:
    text = advisory.read_text("utf-8")
    for wanted in ("**Package:**", "**Affected versions:**", "**Patched versions:**", "CVSS:3.1/AV:", "CWE-"):
        assert wanted in text
    assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == ["Impact", "Patches", "Workarounds"]
    assert f"({advisory.name})" in (advisory.parent / "README.md").read_text("utf-8")
    for name in re.findall(r"`(tests/[\w/]+\.py)`", text):
        assert (ROOT / name).is_file(), name
