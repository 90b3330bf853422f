"""Decides everything that is drawn: from content and a house style to blueprints."""
