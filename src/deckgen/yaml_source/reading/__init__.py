"""Decks with everything they draw on, read and resolved: dilemmas, sources, pictures, house style, tallies."""
