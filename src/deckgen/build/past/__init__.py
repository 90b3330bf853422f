"""Decks in git's past: how they were at a revision, and which commit a built file comes from."""
