"""Writes what an Office file says of itself: which deck, which content, and a seal over all its other parts."""

from __future__ import annotations

from deckgen import __version__
from deckgen.blueprint.slides import DocumentFacts
from deckgen.presentation_xml import DECLARATION, OFFICE_TYPE, escape

FACTS_TYPE = f"{OFFICE_TYPE}custom-properties+xml"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def write_facts(facts: DocumentFacts, seal: str) -> str:
    """Write deckgen's own properties: which deck, which content, and a seal over all other parts."""
    rows = (
        ("deckgen version", __version__),
        ("deck", facts.deck),
        ("deck kind", facts.kind),
        ("deck profile", facts.profile),
        ("deck language", facts.language),
        ("deck minutes", facts.minutes),
        ("deck date", facts.deck_date),
        ("content hash", facts.content_hash),
        ("code version", facts.code_version),
        ("seal", seal),
    )
    properties = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{escape(text)}</vt:lpwstr>'
        "</property>"
        for number, (name, text) in enumerate(((name, text) for name, text in rows if text), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{properties}</Properties>"
    )
