"""Hashes what a built file holds, whatever version of zlib packed it."""

from __future__ import annotations

import hashlib
import io

from deckgen.seal import digest_parts

_TABLES = ("/XRef", "/ObjStm")  # what the latter hold is among the objects


def hash_content(data: bytes) -> str:
    """A digest over the parts of a presentation, the objects of a PDF, or the bytes of anything else."""
    if data.startswith(b"%PDF-"):
        return _hash_pdf(data)
    return _hash_zip(data) if data.startswith(b"PK") else hashlib.sha256(data).hexdigest()


def _hash_zip(data: bytes) -> str:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return digest_parts({name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()})


def _hash_pdf(data: bytes) -> str:
    """Every object in order; a stream as its entries and what it unpacks to.

    Why not the tables that say where objects lie: places, and the file's ID, follow from how well streams were packed.
    """
    import pikepdf

    digest = hashlib.sha256()
    with pikepdf.open(io.BytesIO(data)) as file:
        for item in file.objects:
            if not isinstance(item, pikepdf.Stream):
                digest.update(_write(item) + b"\n")
                continue
            if item.get("/Type") in _TABLES:
                continue
            packing = {"/Length", "/Filter", "/DecodeParms"}
            for key in sorted(set(item.keys()) - packing):
                digest.update(f"{key} ".encode() + _write(item.get(key)) + b"\n")
            try:
                digest.update(item.read_bytes())
            except pikepdf.PdfError:  # a picture in a format of its own
                digest.update(item.read_raw_bytes())
    return digest.hexdigest()


def _write(value: object) -> bytes:
    """A value as it stands in a file; numbers and flags come as Python's own."""
    unparse = getattr(value, "unparse", None)
    return bytes(unparse()) if unparse else repr(value).encode()
