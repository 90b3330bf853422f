"""Papers: content in, pages with every line placed out."""
