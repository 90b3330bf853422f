"""Every kind of output has a file of its own name, a planner, and a place in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.build.pipeline.deck_variant import DeckVariant, read_variant
from deckgen.build.pipeline.kinds import plan_kind
from deckgen.build.pipeline.order import PrintOptions
from deckgen.output import Kind, file_name

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def variant() -> DeckVariant:
    read = read_variant(ROOT / "tests" / "good_decks" / "tiny.yaml")
    assert read.variant is not None
    return read.variant


def test_no_two_kinds_have_one_file() -> None:
    assert len({file_name("deck", kind) for kind in Kind}) == len(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_planned_and_drawn_even_of_the_smallest_deck(kind: Kind, variant: DeckVariant) -> None:
    planned = plan_kind(kind, variant, PrintOptions())

    assert planned.kind is kind
    assert planned.render().data


def test_every_kind_is_documented() -> None:
    pages = "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    pages += (ROOT / "README.md").read_text("utf-8")
    for kind in Kind:
        assert f"`{kind}`" in pages or file_name("<deck>", kind) in pages or file_name("…", kind) in pages, kind
