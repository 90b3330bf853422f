"""What deckgen says to people, in the four languages: texts with their arguments, catalogues, and which language."""
