"""Reads what a .pptx or .pdf says of itself, and whether it is still as deckgen made it."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.file_reading import TooLargeError, read_file, read_start
from deckgen.history.office_archive import NotReadableError, OfficeArchive, open_archive
from deckgen.messages.message import tell
from deckgen.seal import SEALING_PART, is_pdf_sealed, seal_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PDF_BYTES = 512 * 1024 * 1024
_LONGEST_NUMBER = 9
_NOT_OURS = tell("was not made by deckgen")
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


class FileFacts(Struct, frozen=True):
    """What a file says of itself. `saved_by` names the program that wrote it last, where that was another one."""

    kind: str
    deck: str
    language: str
    profile: str
    content_hash: str
    date: str
    code_version: str
    deckgen: str
    is_edited: bool
    saved_by: str = ""
    minutes: int = 0  # of a short version; 0: the whole program


def read_facts(path: Path) -> FileFacts:
    """Look into a file. Raises NotReadableError where it is broken or not ours."""
    try:
        start = read_start(path, 1024)
    except OSError as failure:
        raise NotReadableError(tell("cannot be read: {value}", value=failure.strerror or failure)) from failure
    if b"%PDF-" in start:
        return _read_pdf(path)
    if start.startswith(b"PK"):
        return _read_presentation(path)
    raise NotReadableError(tell("is neither a .pptx nor a .pdf"))


def _read_presentation(path: Path) -> FileFacts:
    with open_archive(path) as archive:
        said = _custom_properties(archive.xml(SEALING_PART))
        if not said.get("deck") or not said.get("content hash"):
            raise NotReadableError(_NOT_OURS)
        application = archive.xml("docProps/app.xml")
        program = application.findtext(_APPLICATION, "") if application is not None else ""
        return FileFacts(
            kind=said.get("deck kind", "slides"),
            deck=said["deck"],
            language=said.get("deck language", ""),
            profile=said.get("deck profile", ""),
            content_hash=said["content hash"],
            date=said.get("deck date", ""),
            code_version=said.get("code version", ""),
            deckgen=said.get("deckgen version", ""),
            is_edited=_seal(archive) != said.get("seal"),
            saved_by="" if program == "deckgen" else program,
            minutes=_read_minutes(said.get("deck minutes", "")),
        )


def _custom_properties(root: _Element | None) -> dict[str, str]:
    rows = root.iter(_CUSTOM) if root is not None else ()
    return {row.get("name", ""): "".join(map(str, row.itertext())) for row in rows}


def _seal(archive: OfficeArchive) -> str:
    digests = []
    for name in archive.names:
        digest = hashlib.sha256()
        for piece in archive.chunks(name):
            digest.update(piece)
        digests.append((name, digest.hexdigest()))
    return seal_parts(digests)


def _read_pdf(path: Path) -> FileFacts:
    import pikepdf

    try:
        data = read_file(path, MOST_PDF_BYTES)
    except TooLargeError:
        raise NotReadableError(tell("is larger than any file that deckgen makes")) from None
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            said = {str(key).removeprefix("/"): str(value) for key, value in file.docinfo.items()}
    except pikepdf.PasswordError:
        raise NotReadableError(tell("is locked with a password")) from None
    except (pikepdf.PdfError, ValueError, RuntimeError) as failure:
        raise NotReadableError(tell("is a damaged PDF")) from failure
    if not said.get("DeckgenDeck") or not said.get("DeckgenContentHash"):
        raise NotReadableError(_NOT_OURS)
    producer = said.get("Producer", "")
    return FileFacts(
        kind=said.get("DeckgenKind", ""),
        deck=said["DeckgenDeck"],
        language=said.get("DeckgenLanguage", ""),
        profile=said.get("DeckgenProfile", ""),
        content_hash=said["DeckgenContentHash"],
        date=said.get("DeckgenDeckDate", ""),
        code_version=said.get("DeckgenCodeVersion", ""),
        deckgen=said.get("DeckgenVersion", ""),
        is_edited=not is_pdf_sealed(data),
        saved_by="" if producer.startswith("deckgen") else producer,
        minutes=_read_minutes(said.get("DeckgenMinutes", "")),
    )


def _read_minutes(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= _LONGEST_NUMBER else 0
