"""Unpacks a brand presentation, or says why it is not safe or not usable."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from deckgen.house_style.intake.linked_pictures import keep_embedded_copies
from deckgen.house_style.parts.brand_error import BrandError
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_MOST_PARTS = 4000
_MOST_BYTES_A_PART = 64 * 2**20
_MOST_BYTES = 256 * 2**20
_OLE_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = 0x1
_MACROS = re.compile(r"(?i)(?:^|/)(?:vbaProject|vbaData|activeX\d*)\.(?:bin|xml)$")
_MACRO_TYPES = re.compile(
    rb"(?i)ms-powerpoint\.(?:presentation|template|slideshow|addin)\.macroenabled|vbaproject|activex"
)  # not sheets of another program, which stay behind
_MARKUP = (".xml", ".rels", ".vml")
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
LEFT_BEHIND = frozenset(
    {"slide", "notesSlide", "printerSettings", "comments", "commentAuthors", "handoutMaster", "vbaProject", "control"}
)  # kinds of relationships that no slide of ours needs
_LINKS = ("https:", "http:", "mailto:")
_ENCODING = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii")  # what the standard of these files allows
_DECLARES_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")


_SAVE_AGAIN = tell("open the template in PowerPoint, let it repair the file and save it again")


def read_parts(data: bytes) -> dict[str, bytes]:
    """Unpack a presentation within bounds; refuse what could run, call home or swell."""
    if data.startswith(_OLE_FILE):
        raise BrandError(
            "template-not-pptx",
            tell("this is an old .ppt file, or a presentation with a password"),
            tell("open it in PowerPoint, take the password off and save it as .pptx or .potx"),
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
            tell("this is not a presentation that can be opened ({failure})", failure=failure),
            tell("save it again as .pptx or .potx in PowerPoint or LibreOffice"),
        ) from failure
    _check_kind(parts)
    for name, content in parts.items():
        if name.lower().endswith(_MARKUP):
            _check_xml(name, content)
    parts = keep_embedded_copies(parts)
    _check_references(parts)
    return parts


def _check_bounds(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if len(entries) > _MOST_PARTS or largest > _MOST_BYTES_A_PART or total > _MOST_BYTES:
        raise BrandError(
            "template-too-large",
            tell(
                "the template unpacks to {count} parts and {total} MB; a template may have {most_parts} "
                "parts, {most_bytes} MB in all and {most_bytes_a_part} MB a part",
                count=len(entries),
                total=total // 2**20,
                most_parts=_MOST_PARTS,
                most_bytes=_MOST_BYTES // 2**20,
                most_bytes_a_part=_MOST_BYTES_A_PART // 2**20,
            ),
            tell("take large pictures and films out of the template"),
        )
    if len(set(names)) != len(names):
        raise BrandError(
            "template-not-pptx",
            tell("the template holds two parts of the same name"),
            tell("open it in PowerPoint, let it repair the file and save it again"),
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BrandError("template-not-pptx", tell("the template has a password"), tell("take the password off"))


def _check_kind(parts: dict[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml", b"")
    if b"presentationml" not in types:
        raise BrandError(
            "template-not-pptx",
            tell("this is not a presentation"),
            tell("name a .pptx or a .potx file as the template's brand"),
        )
    macros = next((name for name in parts if _MACROS.search(name)), "")
    if macros or _MACRO_TYPES.search(types):
        raise BrandError(
            "template-macros",
            tell(
                "the template holds macros{value}, and deckgen does not pass programs on",
                value=f" ({macros})" if macros else "",
            ),
            tell("save it without macros, as .pptx or .potx"),
        )


def _check_xml(name: str, content: bytes) -> None:
    plain = _as_ascii(content)
    if _DECLARES_ENTITIES.search(plain):
        raise BrandError(
            "template-unsafe", tell("{name} in the template declares a document type", name=name), _SAVE_AGAIN
        )
    encoding = _ENCODING.search(plain)
    if not plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") or (
        encoding is not None and encoding[1].lower() not in _ENCODINGS
    ):
        raise BrandError(
            "template-unsafe", tell("{name} in the template is no XML in UTF-8 or UTF-16", name=name), _SAVE_AGAIN
        )


def _check_references(parts: dict[str, bytes]) -> None:
    """Refuse what is fetched from elsewhere by what slides stand on; sample slides are left behind with all they have.

    Read as XML: an attribute can be written in many ways.
    """
    by_folded = {name.casefold(): name for name in parts}
    lists = {name.casefold(): _read_list(name, parts[name]) for name in parts if name.lower().endswith(".rels")}
    waiting, seen = [""], {""}
    while waiting:
        owner = waiting.pop()
        folder, _, file = owner.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        for row in lists.get(name.casefold(), ()):
            kind = row.get("Type", "").rpartition("/")[2]
            if kind in LEFT_BEHIND:
                continue
            if row.get("TargetMode", "").strip().lower() == "external":
                _check_outside(row.get("Target", ""), kind, name)
                continue
            target = row.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            part = by_folded.get(full.partition("#")[0].casefold(), "")
            if part and part not in seen:
                seen.add(part)
                waiting.append(part)


def _read_list(name: str, content: bytes) -> list[Node]:
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise BrandError(
            "template-not-pptx",
            tell("{name} in the template is damaged ({failure})", name=name, failure=failure),
            _SAVE_AGAIN,
        ) from failure
    if root.tag != _RELATIONSHIPS:
        raise BrandError(
            "template-not-pptx", tell("{name} in the template is damaged (it is no list)", name=name), _SAVE_AGAIN
        )
    return [row for row in root.iter("{*}*") if row is not root]


def _check_outside(target: str, kind: str, name: str) -> None:
    if kind == "hyperlink" and target.strip().lower().startswith(_LINKS):
        return
    raise BrandError(
        "template-external",
        tell("the template fetches {value} from outside ({name})", value=target[:80] or "another file", name=name),
        tell("embed the picture or remove the link, then save the template again"),
    )


def _as_ascii(content: bytes) -> bytes:
    """Fold UTF-16 down, so that a declaration cannot hide in it."""
    return (
        content.replace(b"\0", b"") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in content[:64] else content
    )
