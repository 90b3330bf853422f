"""Text with markup: Markdown in a closed subset, terms and links, to blocks of spans."""
