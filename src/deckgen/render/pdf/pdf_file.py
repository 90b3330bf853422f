"""Lays out PDF objects as a file.

reportlab's `PDFDocument` keeps the table of objects and embeds the fonts; this class writes the file itself. Why not
reportlab's own writing: PDF/A wants an end of line before every `endstream`, the file's ID must follow from its
content, and object streams make long tagged files three times smaller. Doing that here leaves reportlab unpatched,
save for the time that it asks for.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

from msgspec import Struct
from reportlab.pdfbase import pdfdoc

BINARY_MARK = b"%\xe2\xe3\xcf\xd3\n"  # tells programs that the file is not plain text
OBJECTS_PER_STREAM = 200
END_OF_STREAM = b"endstream\n"


class Handle(Struct, frozen=True):
    """An indirect object by its number; as text it is a reference to it."""

    number: int

    def __str__(self) -> str:
        return f"{self.number} 0 R"


class _NoTime:
    """What reportlab asks for the time of a file, which it takes from the environment, whatever stands there.

    Nothing that we write says it: the day in a file is that of its deck, or what a build made of SOURCE_DATE_EPOCH.
    """

    t = 0.0

    def __init__(self, _invariant: object = None) -> None:
        """As reportlab's own is called."""


pdfdoc.TimeStamp = _NoTime


class PdfFile(pdfdoc.PDFDocument):  # type: ignore[misc] # reportlab has no types
    """A PDF file in the making. `compact` puts objects into object streams, which PDF knows from 1.5 on."""

    def __init__(self, version: tuple[int, int], *, compact: bool = True) -> None:
        super().__init__(invariant=1, compression=1, pdfVersion=version)
        self.version = version
        self.compact = compact
        self._bodies: dict[int, bytes] = {}  # of the objects that we wrote ourselves

    def reserve(self) -> Handle:
        """Give a number to an object that is written later."""
        self.objectcounter += 1
        self._bodies[self.objectcounter] = b"null\n"
        return Handle(self.objectcounter)

    def put(self, body: str, handle: Handle | None = None) -> Handle:
        """Add an object in PDF syntax."""
        return self._fill(body.encode("latin-1") + b"\n", handle)

    def put_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> Handle:
        """Add a stream, with the entries of its dictionary."""
        if compress:
            data, entries = zlib.compress(data), f"{entries} /Filter /FlateDecode"
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        return self._fill(head + data + b"endstream\n", None)

    @property
    def font_resources(self) -> Handle:
        """The dictionary of fonts that reportlab fills when the file is written."""
        return Handle(self.idToObjectNumberAndVersion["BasicFonts"][0])

    def to_bytes(self, root: Handle, info: Handle) -> bytes:
        """Write the file, with fonts embedded, in the order in which objects were added."""
        for font in self.delayedFonts:
            font.addObjects(self)
        objects = dict(self._serialised())
        digest = hashlib.sha256(b"".join(objects.values())).hexdigest()[:32].upper()
        trailer = f"/Root {root} /Info {info} /ID [<{digest}> <{digest}>]"
        lay_out = _compact_file if self.compact else _plain_file
        return lay_out(objects, trailer, self.version)

    def _fill(self, body: bytes, handle: Handle | None) -> Handle:
        handle = handle or self.reserve()
        self._bodies[handle.number] = body
        return handle

    def _serialised(self) -> Iterator[tuple[int, bytes]]:
        """Yield each object's number and body; writing one may add others, so the count is read each time."""
        number = 1
        while number <= self.objectcounter:
            body = self._bodies.get(number)
            if body is None:  # one of reportlab's
                body = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
                body = body if body.endswith(b"\n") else body + b"\n"
            if body.endswith(END_OF_STREAM):
                # CR and LF: data that ends in CR would make one end of line with LF alone, and lose a byte.
                body = body[: -len(END_OF_STREAM)] + b"\r\n" + END_OF_STREAM
            yield number, body
            number += 1


def _header(version: tuple[int, int]) -> bytes:
    return f"%PDF-{version[0]}.{version[1]}\n".encode() + BINARY_MARK


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%bendobj\n" % (number, body)


def _plain_file(objects: dict[int, bytes], trailer: str, version: tuple[int, int]) -> bytes:
    """Lay out a file with a cross-reference table, as all versions of PDF read it."""
    parts, position, table = [_header(version)], len(_header(version)), ["0000000000 65535 f \n"]
    for number, body in objects.items():
        table.append(f"{position:010} 00000 n \n")
        parts.append(_object(number, body))
        position += len(parts[-1])
    size = len(objects) + 1
    end = f"xref\n0 {size}\n{''.join(table)}trailer\n<< /Size {size} {trailer} >>\nstartxref\n{position}\n%%EOF\n"
    return b"".join(parts) + end.encode()


def _compact_file(objects: dict[int, bytes], trailer: str, version: tuple[int, int]) -> bytes:
    """Lay out a file with its small objects compressed together (ISO 32000-1, 7.5.7 and 7.5.8)."""
    out = bytearray(_header(version))
    rows = {0: (0, 0, 65535)}  # object -> kind, place, index
    small = []
    for number, body in objects.items():
        if body.endswith(END_OF_STREAM):
            rows[number] = (1, len(out), 0)
            out += _object(number, body)
        else:
            small.append((number, body))
    following = len(objects) + 1
    for start in range(0, len(small), OBJECTS_PER_STREAM):
        chunk = small[start : start + OBJECTS_PER_STREAM]
        rows |= {number: (2, following, index) for index, (number, _) in enumerate(chunk)}
        rows[following] = (1, len(out), 0)
        out += _object_stream(following, chunk)
        following += 1
    place = len(out)
    rows[following] = (1, place, 0)
    table = b"".join(
        bytes((kind,)) + at.to_bytes(4, "big") + index.to_bytes(2, "big")
        for _, (kind, at, index) in sorted(rows.items())
    )
    entries = f"/Type /XRef /Size {following + 1} /W [1 4 2] {trailer}"
    out += _stream(following, entries, table)
    return bytes(out) + f"startxref\n{place}\n%%EOF\n".encode()


def _object_stream(number: int, chunk: list[tuple[int, bytes]]) -> bytes:
    """Write objects, without their `obj` and `endobj`, into one compressed stream."""
    index, bodies, position = [], [], 0
    for inner, body in chunk:
        index.append(f"{inner} {position}")
        bodies.append(body)
        position += len(body)
    head = (" ".join(index) + "\n").encode()
    return _stream(number, f"/Type /ObjStm /N {len(chunk)} /First {len(head)}", head + b"".join(bodies))


def _stream(number: int, entries: str, data: bytes) -> bytes:
    data = zlib.compress(data)
    head = f"<< {entries} /Filter /FlateDecode /Length {len(data)} >>\nstream\n".encode()
    return _object(number, head + data + b"\r\n" + END_OF_STREAM)
