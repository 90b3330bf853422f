"""Takes a trainer's edits of a built file back to the YAML that they came from."""
