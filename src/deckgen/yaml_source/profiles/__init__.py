"""Organisations and audiences: a profile's words over the pool, and the edition of a deck that follows."""
