"""Slides: content in, slides with every word and size decided out."""
