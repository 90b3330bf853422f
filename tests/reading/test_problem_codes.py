"""docs/problems.md explains every code that deckgen gives, and none that it does not give."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import command_line

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAKERS = {"error", "warning", "warn", "make", "BrandError", "_Said", "_fixed", "_problem", "_error"}


def codes_in(path: Path) -> Iterator[str]:
    """The first argument of whatever makes a problem, and constants called CODE."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            written = node.args[0] if node.args and name in MAKERS else None
        elif isinstance(node, ast.Assign) and any("CODE" in getattr(target, "id", "") for target in node.targets):
            written = node.value
        else:
            continue
        if isinstance(written, ast.Constant) and isinstance(written.value, str) and CODE.fullmatch(written.value):
            yield written.value


def emitted() -> set[str]:
    return {code for path in (ROOT / "src" / "deckgen").rglob("*.py") for code in codes_in(path)}


def documented() -> list[str]:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    return re.findall(r"^### `([a-z0-9-]+)`$", text, re.MULTILINE)


def test_every_code_that_is_given_is_explained_and_the_other_way_round() -> None:
    assert sorted(emitted() - set(documented())) == []
    assert sorted(set(documented()) - emitted()) == []


def test_no_code_is_explained_twice() -> None:
    assert len(documented()) == len(set(documented()))


def test_every_explanation_shows_a_bad_and_a_good_example_or_says_why_there_is_none() -> None:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    for entry in text.split("\n### ")[1:]:
        code = entry.split("\n", 1)[0]
        assert "**Cure:**" in entry, code
        assert ("Bad:" in entry and "Good:" in entry) or "No example" in entry, code


LABELS = {
    "nl": ("Fout", "Goed", "Geen voorbeeld.", "Oplossing"),
    "fr": ("Faux", "Juste", "Pas d’exemple.", "Remède"),
    "de": ("Falsch", "Richtig", "Kein Beispiel.", "Abhilfe"),
}


@pytest.mark.parametrize("language", list(LABELS))
def test_every_code_is_explained_in_every_language_with_an_example_and_the_cure(language: str) -> None:
    text = (ROOT / "docs" / language / "problems.md").read_text(encoding="utf-8")
    entries = {entry.split("`")[1]: entry.split("\n## ")[0] for entry in text.split("\n### ")[1:]}
    assert list(entries) == documented()
    bad, good, none, cure = LABELS[language]
    for code, entry in entries.items():
        _, what, examples = entry.strip().split("\n\n")
        assert len(what) > 20, code
        lines = examples.splitlines()
        shown = [f"- {none}"] if len(lines) == 2 else [f"- {bad}: ", f"- {good}: "]
        for line, start in zip(lines, [*shown, f"- **{cure}:** "], strict=True):
            assert line.startswith(start), code


@pytest.mark.parametrize("language", [*LABELS, "en"])
def test_explain_speaks_the_language_of_messages(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    word = LABELS[language][3] if language in LABELS else "Cure"
    for code in ("unknown-key", "named-organisation"):  # of reading, and of a rule
        shown = CliRunner().invoke(command_line, ["explain", code, "--lang", language]).stdout
        assert f"**{word}:**" in shown
        assert language == "en" or not re.search(r"\b(the|Bad|Good)\b", shown)
    listed = CliRunner().invoke(command_line, ["explain", "--lang", language]).stdout
    assert len(listed.splitlines()) == len(documented())
