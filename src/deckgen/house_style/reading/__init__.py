"""Reads the layouts of a brand presentation with everything that they inherit."""
