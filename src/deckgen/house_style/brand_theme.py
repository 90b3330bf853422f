"""Resolves the colours and fonts that a master's shapes mean by name, from its theme."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from deckgen.house_style.brand_xml import A, Node, P, local_name, parse_xml

if TYPE_CHECKING:
    from pptx.slide import SlideMaster

_PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF"}
_SHARE = 100_000
_CURVE_STARTS = 0.0031308


class Theme(Struct, frozen=True):
    """Twelve colours by slot, the map from the names that shapes use to slots, two fonts, the grounds of the theme."""

    slots: Mapping[str, str]
    names: Mapping[str, str]
    heading_font: str
    body_font: str
    grounds: tuple[Node, ...] = ()
    placeholder: str = ""  # what `phClr` means

    def colour(self, name: str) -> str:
        """The colour of a scheme name such as `tx1` or `accent2`."""
        return self.slots.get(self.names.get(name, name), "")

    def font(self, typeface: str) -> str:
        """A face by name, with the theme's own filled in."""
        if typeface.startswith("+mj"):
            return self.heading_font
        return self.body_font if typeface.startswith("+mn") else typeface

    def seen_from(self, layout: Node) -> Theme:
        """The same theme, through the layout's own colour map where it has one."""
        own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        return self if own is None else replace(self, names={str(key): str(value) for key, value in own.items()})

    def with_placeholder(self, colour: str) -> Theme:
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
    slots = {} if scheme is None else {local_name(node): _plain_colour(node[0]) for node in scheme if len(node)}
    grounds = root.find(f".//{A}bgFillStyleLst")
    return Theme(
        slots=slots,
        names=names,
        heading_font=_face(root, "majorFont"),
        body_font=_face(root, "minorFont"),
        grounds=() if grounds is None else tuple(grounds),
    )


def resolve_colour(node: Node | None, theme: Theme) -> str:
    """Say the RRGGBB of the colour inside a fill or a reference; "" where there is none."""
    if node is None:
        return ""
    for child in node:
        name = local_name(child)
        if name == "schemeClr":
            value = child.get("val", "")
            base = theme.placeholder if value == "phClr" else theme.colour(value)
        elif name in {"srgbClr", "sysClr", "prstClr"}:
            base = _plain_colour(child)
        else:
            continue
        return _modify(base, child) if base else ""
    return ""


def _plain_colour(node: Node) -> str:
    name = local_name(node)
    if name == "srgbClr":
        return node.get("val", "000000").upper()
    if name == "sysClr":
        return node.get("lastClr", "000000" if node.get("val") == "windowText" else "FFFFFF").upper()
    return _PRESETS.get(node.get("val", ""), "808080")


def _modify(rgb: str, node: Node) -> str:
    """Apply what a colour says of its luminance, in the order it says it."""
    for change in node:
        name, value = local_name(change), int(change.get("val", "0")) / _SHARE
        red, green, blue = (int(rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
        if name in {"lumMod", "lumOff"}:
            hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
            light = light * value if name == "lumMod" else light + value
            red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
        elif name in {"shade", "tint"}:
            floor = 0 if name == "shade" else 1 - value
            red, green, blue = (_to_display(_to_light(c) * value + floor) for c in (red, green, blue))
        rgb = "".join(f"{round(min(1.0, channel) * 255):02X}" for channel in (red, green, blue))
    return rgb


def _to_light(channel: float) -> float:
    """Undo sRGB's curve: shades and tints are mixed as light."""
    return channel / 12.92 if channel <= _CURVE_STARTS * 12.92 else ((channel + 0.055) / 1.055) ** 2.4


def _to_display(light: float) -> float:
    return light * 12.92 if light <= _CURVE_STARTS else float(1.055 * light ** (1 / 2.4) - 0.055)


def _face(root: Node, kind: str) -> str:
    latin = root.find(f".//{A}{kind}/{A}latin")
    return "Calibri" if latin is None else latin.get("typeface") or "Calibri"
