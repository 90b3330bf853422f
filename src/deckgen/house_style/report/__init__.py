"""What `deckgen template check` tells of a house style, as text and as a page."""
