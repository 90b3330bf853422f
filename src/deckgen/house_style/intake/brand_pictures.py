"""Leaves out of a brand's pictures what is no picture: remarks of cameras and programs, and what an SVG could run."""

from __future__ import annotations

import re

from lxml import etree

from deckgen.picture_metadata import without_metadata

PHOTOS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_NO_PICTURES = (b"PK", b"MZ", b"\x7fELF", bytes.fromhex("D0CF11E0A1B11AE1"))
_SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset(
    {"svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title"}
    | {"desc", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "symbol", "use", "image"}
    | {"style", "filter", "feGaussianBlur", "feOffset", "feBlend", "feFlood", "feComposite", "feMerge", "feMergeNode"}
)
_OUTSIDE = re.compile(r"(?i)@import|javascript:|expression\s*\(|url\(\s*[\"']?\s*(?!#)|\\")
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")


def clean_picture(data: bytes) -> bytes | None:
    """A picture without what is no picture; None where it is none, or one that nobody could make harmless."""
    if data.startswith(_NO_PICTURES):
        return None
    kind = next((kind for start, kind in PHOTOS.items() if data.startswith(start)), "")
    if kind:
        return without_metadata(data, kind) or data  # one that cannot be followed is shown by few, and read by none
    return _clean_svg(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else data


def _clean_svg(data: bytes) -> bytes | None:
    """Only elements that draw, and references inside the file."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag != f"{{{_SVG}}}svg" or root.getroottree().docinfo.internalDTD is not None:
        return None
    for node in list(root.iter()):
        name = etree.QName(node) if isinstance(node.tag, str) else None
        if name is None or name.namespace != _SVG or name.localname not in _DRAWN or _OUTSIDE.search(node.text or ""):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
            continue
        for key, value in list(node.attrib.items()):
            if not _is_harmless(etree.QName(key).localname, value):
                del node.attrib[key]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _is_harmless(name: str, value: str | bytes) -> bool:
    text = str(value).strip()
    if name.lower().startswith("on"):
        return False
    if name == "href":
        return _INSIDE.match(text) is not None
    return _OUTSIDE.search(text) is None
