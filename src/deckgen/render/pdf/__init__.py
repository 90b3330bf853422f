"""Turns pages into PDF. Read it in this order to learn how a tagged PDF is made.

- `page_drawing` draws marks through a `content_stream`; a `marked_content` recorder says of each stroke which
  structure element it belongs to, or that it is an artifact.
- `structure_tree` writes the elements with what was marked for them, and the parent tree that leads back.
- `links`, `navigation`, `metadata`, `images` and `fonts` write what their names say; `pdf_file` lays out the file.
- `screen_writer` is the accessible and archivable PDF (PDF/UA-1 and PDF/A-2a); `print_writer` the one for the press
  (PDF/X), with its own inks, images and output intent.
- `imposition` sets finished pages on sheets: `booklet`, `card_sheets`. `safe_margin` finds text too near to the trim.
- `leak_guard` searches a finished file, through `text_reading`, for what its readers must not know.
"""

from __future__ import annotations

from deckgen.render.pdf.reportlab_alone import leave_reportlab_alone

leave_reportlab_alone()
