"""What a deck says, to whom and in what order: one script for every medium. Where and how large is decided later."""
