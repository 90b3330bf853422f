"""The pictures of the design review: one for each fault, small, with words for who cannot see them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
FAULTS, MOST_BYTES = 37, 40_000
PICTURE = re.compile(r"!\[([^\]]+)\]\((design-review/(\d\d)-[^)]+)\)")


def test_every_fault_has_one_small_picture_with_words() -> None:
    page = (ROOT / "docs/design-review.md").read_text("utf-8")
    found = PICTURE.findall(page)

    assert [int(number) for _, _, number in found] == list(range(1, FAULTS + 1))
    assert {path for _, path, _ in found} == {f"design-review/{each.name}" for each in _pictures()}
    for words, path, _ in found:
        assert 40 < len(words) < 200, words
        assert (ROOT / "docs" / path).stat().st_size <= MOST_BYTES, path


def test_no_package_holds_them() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]

    assert set(build["exclude"]) == {"/docs/design-review.md", "/docs/design-review"}
    assert "force-include" not in build["targets"]["wheel"]  # what is forced in, no rule keeps out


def _pictures() -> list[Path]:
    return list((ROOT / "docs/design-review").iterdir())
