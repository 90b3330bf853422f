"""Reads dilemmas from documents, tables and question banks."""
