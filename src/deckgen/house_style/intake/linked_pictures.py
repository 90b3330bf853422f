"""Cuts the link of a picture that is embedded as well: “insert and link” holds a copy for where it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINKED = re.compile(rb":link\s*=")
_DRAWN = ("ppt/slidemasters/", "ppt/slidelayouts/")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def keep_embedded_copies(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, in which no master and no layout names a file elsewhere for a picture that it holds itself."""
    kept = dict(parts)
    for name in parts:
        if name.lower().startswith(_DRAWN) and name.lower().endswith(".xml") and _LINKED.search(parts[name]):
            _cut_links(kept, name)
    return kept


def _cut_links(parts: dict[str, bytes], name: str) -> None:
    from lxml import etree  # few presentations link pictures

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    folder, _, file = name.rpartition("/")
    listed = next((each for each in parts if each.casefold() == f"{folder}/_rels/{file}.rels".casefold()), "")
    try:
        root, links = etree.fromstring(parts[name], parser), etree.fromstring(parts.get(listed, b""), parser)
    except (etree.XMLSyntaxError, ValueError):
        return  # whoever reads it next says so
    cut = set()
    for blip in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"):
        if blip.get(f"{_R}embed") and blip.get(f"{_R}link"):
            cut.add(blip.attrib.pop(f"{_R}link"))
    named = {value for node in root.iter() for key, value in node.attrib.items() if str(key).startswith(_R)}
    for row in [row for row in links if row.get("Id") in cut - named]:
        links.remove(row)
    if cut:
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts[listed] = etree.tostring(links, xml_declaration=True, encoding="UTF-8", standalone=True)
