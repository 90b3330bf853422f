"""Blueprints in, bytes out; decides nothing."""
