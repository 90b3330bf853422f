"""Resolves the colours and fonts that a master's shapes mean by name, from its theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from deckgen.house_style.parts.brand_xml import A, Node, P, local_name, parse_xml
from deckgen.house_style.parts.colour_values import Paint, plain_colour

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.slide import SlideMaster


class Theme(Struct, frozen=True):
    """Twelve colours by slot, the map from the names that shapes use to slots, two fonts, and fills for reference."""

    slots: Mapping[str, str]
    names: Mapping[str, str]
    heading_font: str
    body_font: str
    fills: tuple[Node, ...] = ()
    grounds: tuple[Node, ...] = ()
    part: Part | None = None  # holds the pictures of those fills
    placeholder: Paint | None = None  # what `phClr` means

    def colour(self, name: str) -> str:
        """The colour of a scheme name such as `tx1` or `accent2`."""
        return self.slots.get(self.names.get(name, name), "")

    def font(self, typeface: str) -> str:
        """A face by name, with the theme's own filled in."""
        if typeface.startswith("+mj"):
            return self.heading_font
        return self.body_font if typeface.startswith("+mn") else typeface

    def refer(self, face: str) -> str:
        """How text says a face that has no placeholder to take it from; empty where it is the theme's for text."""
        if face == self.body_font:
            return ""
        return "+mj-lt" if face == self.heading_font else face

    def seen_from(self, layout: Node) -> Theme:
        """The same theme, through the layout's own colour map where it has one."""
        own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        return self if own is None else replace(self, names={str(key): str(value) for key, value in own.items()})

    def with_placeholder(self, colour: Paint | None) -> Theme:
        """The same theme where a reference has said its colour."""
        return replace(self, placeholder=colour)


def read_theme(master: SlideMaster) -> Theme:
    """Read the theme of a master through its colour map."""
    colour_map = master.element.find(f"{P}clrMap")
    names = {} if colour_map is None else {str(key): str(value) for key, value in colour_map.attrib.items()}
    part = next((rel.target_part for rel in master.part.rels.values() if rel.reltype == RT.THEME), None)
    if part is None:
        return Theme({"dk1": "000000", "lt1": "FFFFFF"}, {"tx1": "dk1", "bg1": "lt1"}, "Calibri", "Calibri")
    root = parse_xml(part.blob, part.partname.membername)
    scheme = root.find(f".//{A}clrScheme")
    slots = {} if scheme is None else {local_name(node): plain_colour(node[0]) for node in scheme if len(node)}
    fills, grounds = root.find(f".//{A}fillStyleLst"), root.find(f".//{A}bgFillStyleLst")
    return Theme(
        slots=slots,
        names=names,
        heading_font=_face(root, "majorFont"),
        body_font=_face(root, "minorFont"),
        fills=() if fills is None else tuple(fills),
        grounds=() if grounds is None else tuple(grounds),
        part=part,
    )


def _face(root: Node, kind: str) -> str:
    latin = root.find(f".//{A}{kind}/{A}latin")
    return "Calibri" if latin is None else latin.get("typeface") or "Calibri"
