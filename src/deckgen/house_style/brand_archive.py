"""The bytes of a brand presentation in; its parts, or the reason why it is not safe or not usable, out."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

_MOST_PARTS = 4000
_MOST_BYTES_A_PART = 64 * 2**20
_MOST_BYTES = 256 * 2**20
_OLE_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = 0x1
_MACROS = re.compile(r"(?i)(?:^|/)(?:vbaProject|vbaData|activeX\d*)\.(?:bin|xml)$")
_EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>")
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_DECLARES_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")


class BrandError(Exception):
    """A brand presentation cannot be used; says why and what to do about it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def read_parts(data: bytes) -> dict[str, bytes]:
    """Unpack a presentation within bounds; refuse what could run, call home or swell."""
    if data.startswith(_OLE_FILE):
        raise BrandError(
            "template-not-pptx",
            "this is an old .ppt file, or a presentation with a password",
            "open it in PowerPoint, take the password off and save it as .pptx or .potx",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_bounds(archive.infolist())
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as failure:
        raise BrandError(
            "template-not-pptx",
            f"this is not a presentation that can be opened ({failure})",
            "save it again as .pptx or .potx in PowerPoint or LibreOffice",
        ) from failure
    _check_kind(parts)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_xml(name, content)
    return parts


def _check_bounds(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if len(entries) > _MOST_PARTS or largest > _MOST_BYTES_A_PART or total > _MOST_BYTES:
        raise BrandError(
            "template-too-large",
            f"the template unpacks to {len(entries)} parts and {total // 2**20} MB; a template may have {_MOST_PARTS}"
            f" parts, {_MOST_BYTES // 2**20} MB in all and {_MOST_BYTES_A_PART // 2**20} MB a part",
            "take large pictures and films out of the template",
        )
    if len(set(names)) != len(names):
        raise BrandError(
            "template-not-pptx",
            "the template holds two parts of the same name",
            "open it in PowerPoint, let it repair the file and save it again",
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BrandError("template-not-pptx", "the template has a password", "take the password off")


def _check_kind(parts: dict[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml", b"")
    if b"presentationml" not in types:
        raise BrandError(
            "template-not-pptx", "this is not a presentation", "name a .pptx or a .potx file as the template's brand"
        )
    macros = next((name for name in parts if _MACROS.search(name)), "")
    if macros or b"macroEnabled" in types:
        raise BrandError(
            "template-macros",
            f"the template holds macros{f' ({macros})' if macros else ''}, and deckgen does not pass programs on",
            "save it without macros, as .pptx or .potx",
        )


def _check_xml(name: str, content: bytes) -> None:
    if _DECLARES_ENTITIES.search(_as_ascii(content)):
        raise BrandError(
            "template-unsafe",
            f"{name} in the template declares a document type",
            "open the template in PowerPoint and save it again",
        )
    if name.endswith(".rels"):
        outside = next(_find_external(content), None)
        if outside is not None:
            target = re.search(rb"Target\s*=\s*[\"']([^\"']*)", outside)
            where = target[1].decode("utf-8", "replace")[:80] if target else "another file"
            raise BrandError(
                "template-external",
                f"the template fetches {where} from outside ({name})",
                "embed the picture or remove the link, then save the template again",
            )


def _find_external(content: bytes) -> Iterator[bytes]:
    return (match[0] for match in _EXTERNAL.finditer(_as_ascii(content)) if not _HYPERLINK.search(match[0]))


def _as_ascii(content: bytes) -> bytes:
    """Fold UTF-16 down, so that a declaration cannot hide in it."""
    return (
        content.replace(b"\0", b"") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in content[:64] else content
    )
