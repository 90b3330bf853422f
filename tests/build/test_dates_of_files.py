"""The date that a file says it was made on is that of its deck, however the author wrote it."""

import pytest

from deckgen.build.freshness.provenance import document_facts
from deckgen.content.deck import Deck
from deckgen.problems import NOWHERE


@pytest.mark.parametrize(
    ("date", "created"),
    [
        ("2026-03-05", "2026-03-05T00:00:00Z"),
        ("2026-3-5", "2026-03-05T00:00:00Z"),
        ("2026-03- 5", "2026-03-05T00:00:00Z"),
        ("2026-02-30", "2000-01-01T00:00:00Z"),  # there is no such day
        ("2026-W10-4", "2000-01-01T00:00:00Z"),
        ("najaar 2026", "2000-01-01T00:00:00Z"),
        ("", "2000-01-01T00:00:00Z"),
    ],
)
def test_a_file_is_dated_as_its_deck(date: str, created: str) -> None:
    assert document_facts(Deck("d", "D", NOWHERE, program=(), date=date), "0" * 8).created == created
