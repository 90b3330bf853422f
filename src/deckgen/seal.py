"""Seals: a digest that a file carries of itself, so that it can tell whether it is still as it was made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

SEAL_LENGTH = 32
SEALING_PART = "docProps/custom.xml"  # holds the seal, so the seal does not cover it
_END = b"startxref"
_SEAL = re.compile(rb"%deckgen-seal ([0-9a-f]{32})\n(?=startxref\b)")


def seal_parts(digests: Iterable[tuple[str, str]]) -> str:
    """The seal of a package: over the names of its parts and the SHA-256 of each, in any order."""
    rows = (f"{name}\0{digest}" for name, digest in digests if name != SEALING_PART)
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()[:SEAL_LENGTH]


def digest_parts(digests: Mapping[str, str]) -> str:
    """A digest of a package that does not depend on how well it was packed: over each part's name and SHA-256."""
    return hashlib.sha256("".join(f"{name}\0{digests[name]}\n" for name in sorted(digests)).encode()).hexdigest()


def seal_pdf(data: bytes) -> bytes:
    """A PDF with its seal as a comment before the last line that programs read; no offset moves."""
    head, found, tail = data.rpartition(_END)
    if not found:
        return data
    return head + f"%deckgen-seal {_digest(data)}\n".encode() + found + tail


def is_pdf_sealed(data: bytes) -> bool:
    """Whether a PDF carries a seal and is as it was when it got it."""
    found = list(_SEAL.finditer(data))
    return bool(found) and _digest(data[: found[-1].start()] + data[found[-1].end() :]) == found[-1][1].decode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:SEAL_LENGTH]
