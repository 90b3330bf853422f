"""Words that a page for one person shares with the slides."""

from __future__ import annotations

import pytest

from deckgen.content.labels import Labels
from deckgen.problems import NOWHERE
from deckgen.rich_text import paragraph
from deckgen.storyboard.exercise import Exercise, Turn
from deckgen.storyboard.exercise_words import name_fact
from deckgen.yaml_source.reading.locales import read_locale


@pytest.mark.parametrize(
    ("own", "facts", "told"),
    [("", 1, "Nieuw feit 1"), ("Wending", 1, "Wending"), ("Wending", 2, "Wending 1")],
)
def test_a_new_fact_has_a_number_where_the_slides_give_it_one(own: str, facts: int, told: str) -> None:
    exercise = Exercise("taart", "1.1", "De taart", 0, NOWHERE, labels=Labels(twist=own))
    exercise.turns = [Turn((paragraph("De inwoner belt."),)) for _ in range(facts)]
    assert name_fact(exercise, 1, read_locale("nl").web) == told
