"""What a file that is no text really is: a document of Word under another name, text in another encoding."""

from __future__ import annotations

from deckgen.messages.message import tell

_STARTS = (
    (b"%PDF", tell("a PDF")),
    (b"\xd0\xcf\x11\xe0", tell("a document of an older version of Office")),
    (b"{\\rtf", tell("a document in RTF")),
    (b"\x89PNG", tell("a picture (PNG)")),
    (b"\xff\xd8\xff", tell("a picture (JPEG)")),
    (b"GIF8", tell("a picture (GIF)")),
    (b"\x1f\x8b", tell("a compressed file")),
)
_IN_ZIP = (
    (b"word/", tell("a Word document")),
    (b"ppt/", tell("a PowerPoint presentation")),
    (b"xl/", tell("an Excel workbook")),
    (b"mimetypeapplication/vnd.oasis", tell("a LibreOffice document")),
)
_LOOKED_AT = 4096
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def name_content(data: bytes) -> str:
    """What a file is, in words; nothing where it may be text."""
    if data.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _IN_ZIP if mark in data), tell("a zip file"))
    return next((name for start, name in _STARTS if data.startswith(start)), "")


def is_utf16(data: bytes) -> bool:
    """Whether a text is written in UTF-16, with or without its mark: every other byte is zero."""
    if data.startswith(_UTF16_MARKS):
        return True
    start = data[:_LOOKED_AT]
    half = len(start) // 2
    return half > 1 and max(start[0::2].count(0), start[1::2].count(0)) > half * 0.8
