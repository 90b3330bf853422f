"""Compiles integrity dilemmas in YAML into PowerPoint decks, handouts, answers, cards and facilitator guides."""

__version__ = "0.1.0"
