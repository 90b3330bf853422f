"""Reports that are no build: a session's tally, quotations and reviews, what a profile changes."""
