"""The XML of a brand's parts: namespaces, and a reader without entities and without the network."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Node  # lxml has no public name for its elements

from deckgen.house_style.parts.brand_error import BrandError
from deckgen.messages.message import tell

__all__ = ["BEFORE_FILL", "FILLS", "A", "Node", "P", "R", "local_name", "parse_xml", "write_xml"]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
BEFORE_FILL = tuple(f"{A}{name}" for name in ("xfrm", "custGeom", "prstGeom"))  # in a shape's properties

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_blank_text=False)


def parse_xml(content: bytes, name: str) -> Node:
    """Read a part."""
    try:
        return etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise BrandError(
            "template-not-pptx",
            tell("{name} in the template is damaged ({failure})", name=name, failure=failure),
            tell("open the template in PowerPoint, let it repair the file and save it again"),
        ) from failure


def write_xml(root: Node) -> bytes:
    """Write a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(node: Node) -> str:
    """The name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]
