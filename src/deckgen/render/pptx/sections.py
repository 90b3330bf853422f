"""Lists the sections for PowerPoint's slide sorter."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from deckgen.blueprint.slides import SlideDeck
from deckgen.presentation_xml import escape
from deckgen.render.pptx.identities import make_guid


def write_sections(deck: SlideDeck, ids: Mapping[str, int]) -> str:
    """Write every slide into exactly one section; nothing where the deck names none."""
    if not any(slide.section for slide in deck.slides):
        return ""
    sections = []
    for place, (name, slides) in enumerate(groupby(deck.slides, key=lambda slide: slide.section)):
        members = "".join(f'<p14:sldId id="{ids[slide.key]}"/>' for slide in slides)
        guid = make_guid(f"section {place} {name}")
        sections.append(
            f'<p14:section name="{escape(name or deck.facts.title)}" id="{guid}"><p14:sldIdLst>{members}'
            "</p14:sldIdLst></p14:section>"
        )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{''.join(sections)}</p14:sectionLst></p:ext></p:extLst>"
    )
