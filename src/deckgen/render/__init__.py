"""Turns blueprints into bytes; decides nothing."""
