"""Finds every text of a brand's layout the place where it can be read."""
