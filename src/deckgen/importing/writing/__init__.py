"""Writes what was recognised as decks and dilemmas in YAML, and says what was taken, guessed and left out."""
