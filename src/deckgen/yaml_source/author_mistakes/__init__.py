"""What authors get wrong in YAML, by its kind: one module each, which looks at the lines rather than at the parser."""
