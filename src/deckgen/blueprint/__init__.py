"""What will be drawn, decided to the last word and size."""
