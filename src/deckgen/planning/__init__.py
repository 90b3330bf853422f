"""Content and a house style in, blueprints out: everything is decided here."""
