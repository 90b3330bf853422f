"""Pages in, PDF bytes out. Read it in this order to learn how a tagged PDF is made.

- `page_drawing` draws marks through a `content_stream`; with a `marked_content` recorder each stroke is marked as
  belonging to a structure element, or as an artifact.
- `structure_tree` writes the elements with what was marked for them, and the parent tree that leads back.
- `links`, `navigation`, `metadata`, `images` and `fonts` write what their names say; `pdf_file` puts it in a file.
- `screen_writer` is the accessible and archivable PDF (PDF/UA-1 and PDF/A-2a), `print_writer` the one for the press
  (PDF/X), `booklet` and `card_sheets` impose finished pages, `leak_guard` reads a finished file back.
"""
