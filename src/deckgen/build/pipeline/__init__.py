"""The pipeline: which decks and kinds, in which processes, and how each is read, planned, drawn and delivered."""
