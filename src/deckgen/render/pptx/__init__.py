"""Slides of a blueprint in, the bytes of a .pptx out. Nothing is decided here, and no presentation library is used."""
