"""Brings the chosen layouts of a brand presentation to where their text can be read."""
