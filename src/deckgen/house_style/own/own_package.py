"""Writes the parts of a presentation without slides from designs and palette; no presentation is read for it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from deckgen.blueprint.look import Look, TemplatePackage
from deckgen.content.deck import Picture
from deckgen.content.layout_wording import LayoutWording
from deckgen.house_style.own.design_parts import HEIGHT, WIDTH, LayoutDesign
from deckgen.house_style.own.layout_part import PHOTOGRAPH, write_layout
from deckgen.house_style.own.master_part import name_notes, write_default_levels, write_master, write_notes_master
from deckgen.house_style.own.palette import Palette
from deckgen.house_style.own.theme_part import write_notes_theme, write_theme
from deckgen.presentation_xml import (
    DECLARATION,
    MEDIA_TYPES,
    NAMESPACES,
    OFFICE_TYPE,
    PRESENTATION_TYPE,
    emu,
    relationships,
)

MASTER_ID = 2147483648
TABLE_STYLES = (
    f'{DECLARATION}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
)
PRESENTATION_PROPERTIES = f"{DECLARATION}<p:presentationPr {NAMESPACES}/>"
VIEW_PROPERTIES = (
    f"{DECLARATION}<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft"
    ' sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr><p:slideViewPr><p:cSldViewPr><p:cViewPr varScale="1">'
    '<p:scale><a:sx n="100" d="100"/><a:sy n="100" d="100"/></p:scale><p:origin x="0" y="0"/></p:cViewPr>'
    '<p:guideLst/></p:cSldViewPr></p:slideViewPr><p:notesTextViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/>'
    '<a:sy n="1" d="1"/></p:scale><p:origin x="0" y="0"/></p:cViewPr></p:notesTextViewPr>'
    '<p:gridSpacing cx="76200" cy="76200"/></p:viewPr>'
)
NOTES_SIZE = '<p:notesSz cx="6858000" cy="9144000"/>'
_RELATIONSHIPS = (
    ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
    ("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
    ("rId3", "presProps", "presProps.xml"),
    ("rId4", "viewProps", "viewProps.xml"),
    ("rId5", "theme", "theme/theme1.xml"),
    ("rId6", "tableStyles", "tableStyles.xml"),
)


def make_package(
    designs: Sequence[LayoutDesign],
    palette: Palette,
    look: Look,
    wording: LayoutWording,
    photograph: Picture | None = None,
) -> TemplatePackage:
    """Write every part that slides stand on."""
    count = len(designs)
    xml = {
        "ppt/theme/theme1.xml": write_theme(look.name, palette, look.heading_font, look.body_font),
        "ppt/theme/theme2.xml": write_notes_theme(),
        "ppt/slideMasters/slideMaster1.xml": write_master(palette, count, wording),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            [(f"rId{n}", "slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, count + 1)]
            + [(f"rId{count + 1}", "theme", "../theme/theme1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": write_notes_master(wording),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships([("rId1", "theme", "../theme/theme2.xml")]),
        "ppt/presProps.xml": PRESENTATION_PROPERTIES,
        "ppt/viewProps.xml": VIEW_PROPERTIES,
        "ppt/tableStyles.xml": TABLE_STYLES,
    }
    links = [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]
    if look.logo is not None:
        links.append(("rId2", "image", f"../media/logo.{look.logo.format}"))
    for number, design in enumerate(designs, start=1):
        xml[f"ppt/slideLayouts/slideLayout{number}.xml"] = write_layout(design, palette, look.logo, wording)
        shown = links
        if design.has_photograph and photograph is not None:
            shown = [*links, (PHOTOGRAPH, "image", f"../media/cover.{photograph.format}")]
        xml[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relationships(shown)
    parts = {name: text.encode() for name, text in xml.items()}
    if look.logo is not None:
        parts[f"ppt/media/logo.{look.logo.format}"] = look.logo.data
    if photograph is not None:
        parts[f"ppt/media/cover.{photograph.format}"] = photograph.data
    return TemplatePackage(
        parts=parts,
        content_types={name: _content_type(name) for name in parts if not name.endswith(".rels")},
        relationships=_RELATIONSHIPS,
        digest=digest_parts(parts),
        extra={"before_slides": _before_slides(), "after_slides": _after_slides(), **name_notes(wording)},
    )


def digest_parts(parts: dict[str, bytes]) -> str:
    """Hash names and contents, whatever their order."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(name.encode() + b"\0" + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()


def _content_type(name: str) -> str:
    folder, _, file = name.removeprefix("ppt/").rpartition("/")
    by_folder = {
        "theme": OFFICE_TYPE + "theme+xml",
        "slideMasters": PRESENTATION_TYPE + "slideMaster+xml",
        "slideLayouts": PRESENTATION_TYPE + "slideLayout+xml",
        "notesMasters": PRESENTATION_TYPE + "notesMaster+xml",
    }
    if folder == "media":
        return MEDIA_TYPES[file.rpartition(".")[2]]
    return by_folder.get(folder) or f"{PRESENTATION_TYPE}{file.removesuffix('.xml')}+xml"


def _before_slides() -> str:
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
    )


def _after_slides() -> str:
    return (
        f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/>{NOTES_SIZE}'
        f"<p:defaultTextStyle>{write_default_levels()}</p:defaultTextStyle>"
    )
