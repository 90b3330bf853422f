"""YAML files as their authors see them: bytes to plain data, with the place of every key, value and character."""
