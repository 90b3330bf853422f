"""Says what became of each piece of an imported file: a table, JSON, and a page that shows both side by side."""
