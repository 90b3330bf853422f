"""What a slide and its notes refer to: layout or master, pictures, other slides, the web."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.presentation_xml import escape, relationships
from deckgen.render.pptx.web_address import clean_address

FILM_RELATIONSHIP = "http://schemas.microsoft.com/office/2007/relationships/media"
# Programs paint linked words in the theme's link colour unless told to keep the text's.
_TEXT_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class PartLinks:
    """Collects the relationships of a part while it is written; the same target gets the same id."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def write_web_click(self, url: str, *, in_text_colour: bool = False) -> str:
        """Write that a click opens an address; nothing where no program would open it."""
        address = clean_address(url) if url else ""
        if not address:
            return ""
        target = self._relate("hyperlink", escape(address))
        if in_text_colour:
            return f'<a:hlinkClick r:id="{target}">{_TEXT_COLOUR}</a:hlinkClick>'
        return f'<a:hlinkClick r:id="{target}"/>'

    def write_part(self) -> str:
        """Write the relationships part."""
        return relationships((identifier, kind, target) for (kind, target), identifier in self._ids.items())

    def _relate(self, kind: str, target: str) -> str:
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")


class NotesLinks(PartLinks):
    """What the notes of a slide refer to: their master, their slide, the web."""

    def __init__(self, master: str, number: int) -> None:
        super().__init__()
        self._relate("notesMaster", f"../{master}")
        self._relate("slide", f"../slides/slide{number}.xml")


class SlideLinks(PartLinks):
    """What a slide refers to."""

    def __init__(self, layout: str, slide_numbers: Mapping[str, int], media: Mapping[str, str]) -> None:
        super().__init__()
        self._slide_numbers = slide_numbers
        self._media = media
        self._relate("slideLayout", f"../{layout.removeprefix('ppt/')}")

    def relate_notes(self, number: int) -> None:
        """Name the slide's notes."""
        self._relate("notesSlide", f"../notesSlides/notesSlide{number}.xml")

    def relate_media(self, key: str) -> str:
        """Name a picture of the deck."""
        return self._relate("image", f"../{self._media[key].removeprefix('ppt/')}")

    def relate_chart(self, key: str) -> str:
        """Name a chart of the deck."""
        return self._relate("chart", f"../{self._media[key].removeprefix('ppt/')}")

    def relate_film(self, key: str) -> tuple[str, str]:
        """Name a film twice: as the video that plays, and as the media that goes along."""
        target = f"../{self._media[key].removeprefix('ppt/')}"
        return self._relate("video", target), self._relate(FILM_RELATIONSHIP, target)

    def write_click(self, link: str, url: str = "", *, in_text_colour: bool = False) -> str:
        """Write what a click does: show another slide of the deck, or open an address."""
        if not link:
            return self.write_web_click(url, in_text_colour=in_text_colour)
        target = self._relate("slide", f"slide{self._slide_numbers[link]}.xml")
        inner = f">{_TEXT_COLOUR}</a:hlinkClick>" if in_text_colour else "/>"
        return f'<a:hlinkClick r:id="{target}" action="ppaction://hlinksldjump"{inner}'
