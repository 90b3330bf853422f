"""Takes a brand presentation in: unpacked within bounds, without its slides and without what could run."""
