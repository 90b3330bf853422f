"""Integrity dilemmas in YAML in; PowerPoint decks, handouts, answers, cards and facilitator guides out."""

__version__ = "0.1.0"
