"""Letters that another program read in the wrong encoding: `Ã©` where `é` was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.yaml_source.author_mistakes.mistake import Mistake, Page

# What the bytes of a letter in UTF-8 become in Windows-1252.
_LATER = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_FIRST = "ÃÂÄÅâ"
_GARBLED = re.compile(f"[ÃÂÄÅ][{_LATER}]|â[{_LATER}]{{2}}")


def find_garbled_letters(page: Page) -> Iterator[Mistake]:
    """All of a file as one mistake, at the first of them."""
    text = page.file.text
    if text.isascii() or not any(sign in text for sign in _FIRST) or not _GARBLED.search(text):
        return
    mended: dict[int, str] = {}
    first = ("", "", 0, 0)
    count = 0
    for number, line in enumerate(page.lines):
        found = [each for each in _GARBLED.finditer(line) if _ungarble(each.group()) != each.group()]
        if found:
            count += len(found)
            first = first if mended else (found[0].group(), _ungarble(found[0].group()), number, found[0].start())
            mended[number] = _GARBLED.sub(lambda each: _ungarble(each.group()), line)
    if not mended:
        return
    garbled, meant, line_number, column = first
    message = tell(
        "Letters of this file were read in the wrong encoding: `{garbled}` stands where `{meant}` was meant"
        " ({count} places in this file).",
        garbled=garbled,
        meant=meant,
        count=count,
    )
    hint = tell("Copy the text from its source again, and save the file as UTF-8.")
    yield Mistake(error("garbled-letters", message, page.file.place(line_number, column), hint), mended)


def _ungarble(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return meant if len(meant) == 1 and meant.isprintable() else text
    return text
