"""What the parts of a brand presentation are made of: their XML, themes, colours and what inherits from what."""
