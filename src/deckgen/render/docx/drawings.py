"""Pictures in a Word file, each with what it says in words."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.blueprint.pages import ImageMark
from deckgen.presentation_xml import escape
from deckgen.render.docx.tagged_text import fitting

_EMU = 12700  # in a point
_WIDEST = 450.0  # points: the column of text on A4
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


class Drawings:
    """Gathers the pictures that a body shows."""

    def __init__(self, media: Mapping[str, tuple[bytes, str]]) -> None:
        self.media = media
        self.used: list[str] = []

    def write(self, image: ImageMark, alt: str) -> str:
        """A run that holds the picture, in the line of text."""
        if image.media not in self.used:
            self.used.append(image.media)
        number = self.used.index(image.media) + 1
        width, height = (round(side * _EMU) for side in fitting(image.box, _WIDEST))
        name = f'id="{number}" name="Picture {number}" descr="{escape(alt)}"'
        extent = f'<wp:extent cx="{width}" cy="{height}"/>'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{extent}'
            f'<wp:docPr {name}/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
