"""The pages on kinds of dilemma: one for each, whose deck is of that kind and builds without a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.build import BuildOptions, build_decks
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.output import Kind
from deckgen.yaml_source import read_deck

PAGES = Path(__file__).parents[2] / "docs/kinds"


@pytest.mark.parametrize("kind", DilemmaKind)
def test_each_kind_has_a_page_with_a_deck_that_builds_and_a_picture(kind: DilemmaKind, tmp_path: Path) -> None:
    page = (PAGES / f"{kind.value}.md").read_text("utf-8")
    written = page.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "deck.yaml").write_text(written, "utf-8")

    deck = read_deck(tmp_path / "deck.yaml").deck
    kinds = (Kind.SLIDES, Kind.HANDOUT, Kind.ANSWERS, Kind.FACILITATOR, Kind.CARDS)
    report = build_decks([tmp_path / "deck.yaml"], BuildOptions(tmp_path / "out", kinds=kinds, jobs=1), lambda _: None)

    assert deck is not None
    assert {dilemma.asks for dilemma in deck.dilemmas} == {kind}
    assert report.problems == ()
    assert f"(../pictures/kind-{kind.value}.png)" in page
    assert (PAGES.parent / f"pictures/kind-{kind.value}.png").is_file()
    assert f"--kind {kind.value} " in page


def test_the_format_page_leads_to_the_page_of_each_kind() -> None:
    text = (PAGES.parent / "format.md").read_text("utf-8")

    assert [kind.value for kind in DilemmaKind if f"(kinds/{kind.value}.md)" not in text] == []
