"""A SCORM 1.2 package: the self-study page, which reports to the platform that plays it, and a manifest."""

from __future__ import annotations

from html import escape

from deckgen.blueprint.slides import DocumentFacts
from deckgen.exchange.identifiers import identifier
from deckgen.shown_text import as_name
from deckgen.stored_zip import pack

PAGE = "index.html"


def write_scorm(page: bytes, title: str, facts: DocumentFacts) -> bytes:
    """Pack a page that was written with the adapter for SCORM."""
    return pack({"imsmanifest.xml": _write_manifest(title, facts).encode(), PAGE: page})


def _write_manifest(title: str, facts: DocumentFacts) -> str:
    name, title = identifier(facts.deck, "deck"), escape(as_name(title))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="{escape(facts.content_hash or "1")}"
 xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="{name}-organization">
<organization identifier="{name}-organization"><title>{title}</title>
<item identifier="{name}-item" identifierref="{name}-page" isvisible="true"><title>{title}</title></item>
</organization>
</organizations>
<resources>
<resource identifier="{name}-page" type="webcontent" adlcp:scormtype="sco" href="{PAGE}">
<file href="{PAGE}"/></resource>
</resources>
</manifest>
"""
