"""Writes the core, extended and custom properties of a presentation, and the deck's source."""

from __future__ import annotations

import re

from deckgen.blueprint.slides import DocumentFacts, SlideDeck
from deckgen.office_facts import FACTS_TYPE
from deckgen.presentation_xml import DECLARATION, OFFICE_TYPE, escape, relationships
from deckgen.render.pptx.identities import make_guid
from deckgen.seal import SEALING_PART

SOURCE_NAMESPACE = "urn:deckgen:source:1"
_LONGEST_CORE = 255  # programs refuse longer core properties
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

PROPERTY_TYPES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": OFFICE_TYPE + "extended-properties+xml",
    SEALING_PART: FACTS_TYPE,
}
SOURCE_TYPES = {"customXml/itemProps1.xml": OFFICE_TYPE + "customXmlProperties+xml"}


def write_properties(deck: SlideDeck) -> dict[str, str]:
    """Write the parts that every program shows."""
    return {"docProps/core.xml": _core(deck.facts), "docProps/app.xml": _extended(deck)}


def write_source(source: str) -> dict[str, str]:
    """Write the deck's source as a data part, which programs keep when they save the file."""
    guid = make_guid(SOURCE_NAMESPACE)
    return {
        "customXml/item1.xml": (
            f'{DECLARATION}<source xmlns="{SOURCE_NAMESPACE}" format="yaml">{_escape_source(source)}</source>'
        ),
        "customXml/itemProps1.xml": (
            f'{DECLARATION}<ds:datastoreItem ds:itemID="{guid}"'
            ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        "customXml/_rels/item1.xml.rels": relationships([("rId1", "customXmlProps", "itemProps1.xml")]),
    }


def _escape_source(source: str) -> str:
    """Keep every line as it is: only what XML cannot hold goes."""
    text = _NOT_IN_XML.sub("", source)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _core(facts: DocumentFacts) -> str:
    rows = (
        ("dc:title", facts.title),
        ("dc:subject", facts.subject),
        ("dc:creator", facts.author),
        ("cp:keywords", facts.keywords),
        ("dc:language", facts.language),
        ("cp:lastModifiedBy", facts.author),
    )
    texts = "".join(f"<{tag}>{escape(text[:_LONGEST_CORE])}</{tag}>" for tag, text in rows if text)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(facts.created)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{texts}{times}</cp:coreProperties>'
    )


def _extended(deck: SlideDeck) -> str:
    notes = sum(1 for slide in deck.slides if slide.notes)
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>deckgen</Application><Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes></Properties>"
    )
