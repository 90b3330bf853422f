"""Reads slides that deckgen built itself: their names and the names of their shapes say what everything is."""
