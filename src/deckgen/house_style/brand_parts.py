"""The parts of a brand presentation and how they refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Node  # lxml has no public name for its elements
from msgspec import Struct

from deckgen.house_style.brand_archive import BrandError

__all__ = ["A", "BrandParts", "Node", "P", "R", "Reference", "parse_xml", "relationships_name"]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_blank_text=False)


class Reference(Struct, frozen=True):
    """A relationship: `kind` is the last word of its type, `target` a part's name, or an address where external."""

    id: str
    kind: str
    target: str
    external: bool


def parse_xml(content: bytes, name: str) -> Node:
    """Read a part without entities and without the network."""
    try:
        return etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise BrandError(
            "template-not-pptx",
            f"{name} in the template is damaged ({failure})",
            "open the template in PowerPoint, let it repair the file and save it again",
        ) from failure


class BrandParts:
    """The parts by name, read once each."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._by_folded = {name.casefold(): name for name in parts}
        self._trees: dict[str, Node] = {}
        self._references: dict[str, tuple[Reference, ...]] = {}
        self._types = self._read_types()

    def tree(self, name: str) -> Node:
        """The root element of a part."""
        if name not in self._trees:
            self._trees[name] = parse_xml(self.parts[name], name)
        return self._trees[name]

    def references(self, name: str) -> tuple[Reference, ...]:
        """What a part refers to; targets that are not in the file are left out."""
        if name not in self._references:
            self._references[name] = tuple(self._read_references(name))
        return self._references[name]

    def first(self, name: str, kind: str) -> str:
        """The first part of a kind that a part refers to, or ""."""
        return next((reference.target for reference in self.references(name) if reference.kind == kind), "")

    def main_part(self) -> str:
        """The part that lists masters and slides."""
        name = self.first("", "officeDocument")
        if not name or not name.startswith("ppt/") or "/" in name.removeprefix("ppt/"):
            raise BrandError(
                "template-not-pptx",
                "the template has no presentation part",
                "open it in PowerPoint and save it as .pptx or .potx (not as Strict Open XML)",
            )
        return name

    def content_type(self, name: str) -> str:
        """The media type that the file gives a part."""
        return self._types.get(f"/{name}".casefold()) or self._types.get(name.rpartition(".")[2].casefold(), "")

    def _read_types(self) -> dict[str, str]:
        root = parse_xml(self.parts["[Content_Types].xml"], "[Content_Types].xml")
        types = {
            node.get("Extension", "").casefold(): node.get("ContentType", "") for node in root.iter(f"{_TYPES}Default")
        }
        types |= {
            node.get("PartName", "").casefold(): node.get("ContentType", "") for node in root.iter(f"{_TYPES}Override")
        }
        return types

    def _read_references(self, name: str) -> Iterator[Reference]:
        part = relationships_name(name)
        if part not in self.parts:
            return
        for node in parse_xml(self.parts[part], part).iter(_RELATIONSHIP):
            kind = node.get("Type", "").rpartition("/")[2]
            target = node.get("Target", "")
            external = node.get("TargetMode") == "External"
            if not external:
                target = self._resolve(name, target)
            if target:
                yield Reference(node.get("Id", ""), kind, target, external)

    def _resolve(self, name: str, target: str) -> str:
        base = posixpath.dirname(name)
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        return self._by_folded.get(full.partition("#")[0].casefold(), "")


def relationships_name(name: str) -> str:
    """The part that holds another part's relationships."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")
