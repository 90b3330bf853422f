"""No language file holds words that nothing says: whoever translates would translate them for nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from deckgen.resources import resource

PACKAGE = Path(__file__).parents[2] / "src/deckgen"
WORDS = yaml.safe_load(resource("locales/en.yaml").read_text("utf-8"))
GROUPS = [group for group, words in WORDS.items() if isinstance(words, dict) and group not in {"verdicts", "layouts"}]


@pytest.fixture(scope="module")
def code() -> str:
    """All code and all pages, but for the lists of words themselves."""
    files = [path for ending in ("py", "j2", "js") for path in PACKAGE.rglob(f"*.{ending}")]
    return "\n".join(path.read_text("utf-8") for path in files if path.parent.name != "content")


@pytest.mark.parametrize("group", GROUPS)
def test_something_says_every_word(group: str, code: str) -> None:
    names = {name for word in WORDS[group] for name in (WORDS[group][word] if group == "kinds" else [word])}
    imports = re.compile(r"^\s*(?:from|import) .*$", re.MULTILINE)
    rest = imports.sub("", code)
    assert [name for name in sorted(names) if not re.search(rf"[.\"']{name}\b", rest)] == []
