"""Writes slides of a blueprint as a .pptx. Nothing is decided here, and no presentation library is used."""
