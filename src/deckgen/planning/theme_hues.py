"""The accent of each theme: the same on slides, papers and cards."""

from __future__ import annotations

from deckgen.blueprint.colours import ColourRole

HUES = (ColourRole.QUESTION, ColourRole.CHOICE, ColourRole.MORE, ColourRole.ANSWER, ColourRole.NEUTRAL)
MOST_TABS = 12  # below one another at an edge


def hue_of(cluster: int) -> ColourRole:
    """The accent of a theme by its number from 1."""
    return HUES[(cluster - 1) % len(HUES)]
