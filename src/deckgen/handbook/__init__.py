"""The documentation as a site that opens from a disk: pages in Markdown, made into HTML with links that are checked."""
