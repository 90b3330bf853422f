"""Brings what an office already has into decks and dilemmas: presentations, documents, tables, question banks."""
