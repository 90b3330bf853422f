"""House styles of our own making: designs, palette and the parts of a presentation, without any brand."""
