"""Word files, from the structure of a tagged paper: the same words in the same order, to be edited."""
