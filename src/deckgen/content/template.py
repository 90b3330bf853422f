"""A house style as an author declares it in `templates/<name>/template.yaml`, or by naming a presentation alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from deckgen.content.deck import Picture
from deckgen.problems import Place


class Brand(Struct, frozen=True):
    """The organisation's own .pptx or .potx, read but not yet understood."""

    data: bytes
    file: str
    place: Place


class PaperMargins(Struct, frozen=True):
    """Margins of papers in millimetres."""

    top: float = 22
    bottom: float = 22
    inner: float = 22
    outer: float = 22


class Covers(StrEnum):
    """The ground of covers."""

    FILLED = "filled"
    PLAIN = "plain"


class Template(Struct, frozen=True):
    """What a template says. Missing colours and fonts come from the default, or from the brand's theme.

    `colours` maps a colour role's name (`primary`, `answer`, …) to RRGGBB, `layouts` a slide role's name to the name of
    a layout in the brand presentation. `places` holds where each of them was written: `colours.primary` -> place.
    """

    name: str
    place: Place
    colours: Mapping[str, str] = field(default_factory=dict)
    heading_font: str = ""
    body_font: str = ""
    logo: Picture | None = None
    footer: str = ""
    covers: Covers = Covers.FILLED
    photograph: Picture | None = None  # behind covers
    layouts: Mapping[str, str] = field(default_factory=dict)
    margins: PaperMargins = PaperMargins()
    brand: Brand | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
