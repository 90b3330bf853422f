"""Numbers and GUIDs of slides that stay the same over rebuilds, so that comments keep their slide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FIRST_SLIDE_ID = 256
_SLIDE_IDS = 2**31 - FIRST_SLIDE_ID
_NAMESPACE = hashlib.sha256(b"deckgen").digest()[:16]


def number_slides(keys: Iterable[str]) -> dict[str, int]:
    """Give each key the slide id that its hash names, or the next free one."""
    taken: dict[int, str] = {}
    for key in keys:
        place = int.from_bytes(_digest("slide", key)[:8], "big") % _SLIDE_IDS
        while FIRST_SLIDE_ID + place in taken:
            place = (place + 1) % _SLIDE_IDS
        taken[FIRST_SLIDE_ID + place] = key
    return {key: number for number, key in taken.items()}


def make_creation_id(key: str) -> int:
    """Make the number by which PowerPoint matches a slide with its earlier self."""
    return int.from_bytes(_digest("creation", key)[:4], "big") or 1


def make_guid(name: str) -> str:
    """Make a GUID from a name (UUID version 5), in braces and capitals as Office wants it."""
    digest = bytearray(hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex().upper()
    return f"{{{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}}}"


def _digest(purpose: str, key: str) -> bytes:
    return hashlib.sha256(f"{purpose}\0{key}".encode("utf-8", "surrogatepass")).digest()
