"""Comparing wordings: whether two texts say the same in the same words, whatever a typographer did to them."""
