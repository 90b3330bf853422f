"""Reads the parts of an Office document within bounds: no bomb is unpacked, no entity expanded, nothing written."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from deckgen.file_reading import open_file
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 65_535
MOST_BYTES = 1024 * 1024 * 1024  # unpacked, of all parts that are read
MOST_XML_BYTES = 64 * 1024 * 1024
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHUNK = 1024 * 1024


class NotReadableError(Exception):
    """The file is not what its name says, or is broken; the message follows the file's name in a sentence."""


class OfficeArchive:
    """The parts of an open file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._read = 0
        names = archive.namelist()
        self.names = dict.fromkeys(names)  # in their order, found at once
        if len(names) > MOST_PARTS or len(self.names) != len(names):
            raise NotReadableError(tell("holds too many parts, or one part twice"))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part piece by piece."""
        try:
            with self._archive.open(name) as part:
                while piece := part.read(_CHUNK):
                    self._read += len(piece)
                    if self._read > MOST_BYTES:
                        raise NotReadableError(tell("unpacks to more than a document ever needs"))
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as failure:
            raise NotReadableError(tell("is damaged: {name} cannot be unpacked", name=name)) from failure

    def xml(self, name: str) -> _Element | None:
        """The root of a part, or None where there is no such part."""
        if name not in self.names:
            return None
        from lxml import etree

        pieces = []
        size = 0
        for piece in self.chunks(name):
            size += len(piece)
            if size > MOST_XML_BYTES:
                raise NotReadableError(tell("holds a part that is too large to read: {name}", name=name))
            pieces.append(piece)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(b"".join(pieces), parser)
        except etree.XMLSyntaxError as failure:
            raise NotReadableError(tell("is damaged: {name} is not well-formed", name=name)) from failure
        if root.getroottree().docinfo.internalDTD is not None:
            raise NotReadableError(tell("is not safe to read: {name} declares a document type", name=name))
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """What a part points to: id -> (last word of the kind, part or address, whether it leads outside the file)."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
            outside = relation.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (kind, target, outside)
        return found

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part points to inside the file: id -> (last word of the kind, part)."""
        relations = self.relations(name).items()
        return {key: (kind, target) for key, (kind, target, outside) in relations if not outside}

    def data(self, name: str, most: int) -> bytes:
        """The bytes of a part, no more than `most` of them. Raises NotReadableError."""
        pieces = bytearray()
        for piece in self.chunks(name):
            pieces += piece
            if len(pieces) > most:
                raise NotReadableError(tell("holds a part that is too large to read: {name}", name=name))
        return bytes(pieces)


@contextmanager
def open_archive(path: Path) -> Iterator[OfficeArchive]:
    """Open a file for reading. Raises NotReadableError."""
    try:
        file = open_file(path)
    except OSError as failure:
        raise NotReadableError(tell("cannot be read: {value}", value=failure.strerror or failure)) from failure
    with file:
        yield _open(file)


def _open(file: BinaryIO) -> OfficeArchive:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, EOFError, ValueError) as failure:
        raise NotReadableError(tell("is no Office document: it is no zip file, or a damaged one")) from failure
    except OSError as failure:
        raise NotReadableError(tell("cannot be read: {value}", value=failure.strerror or failure)) from failure
    return OfficeArchive(archive)
