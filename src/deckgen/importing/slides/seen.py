"""What stands on a slide: texts with their place and look, tables, pictures, notes. Lengths in points."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, field

from deckgen.importing.draft import DraftPicture
from deckgen.messages.message import tell


class SeenBox(NamedTuple):
    """A rectangle on the slide, in points from its top left."""

    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return self.y + self.height / 2


class SeenRun(NamedTuple):
    """Characters that look the same. `colour` is as the file names it, empty where it is inherited.

    A marker over the words or a line below them counts as a colour too.
    """

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    link: str = ""
    struck: bool = False
    size: int = 0  # in hundredths of a point; 0 where it is inherited


class SeenParagraph(Struct, frozen=True):
    """A paragraph: `number` is what an automatic numbering shows before it ("A", "2"), empty where there is none.

    `goes_on` marks what stands behind a forced line end of the paragraph before.
    """

    runs: tuple[SeenRun, ...]
    level: int = 0
    number: str = ""
    bulleted: bool = False
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The characters alone, in one line."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.text) and all(run.bold for run in self.runs if run.text.strip())

    @property
    def is_struck(self) -> bool:
        """Whether a line goes through all of it."""
        return bool(self.text) and all(run.struck for run in self.runs if run.text.strip())

    @property
    def colour(self) -> str:
        """The colour that all of it has by its own, empty where that is none or several."""
        colours = {run.colour for run in self.runs if run.text.strip()}
        return colours.pop() if len(colours) == 1 else ""


class SeenText(Struct):
    """A shape with text. `role` is the placeholder's type; `target` the number of the slide that a click leads to."""

    id: str
    name: str
    role: str
    box: SeenBox
    paragraphs: tuple[SeenParagraph, ...]
    fill: str = ""
    target: int = 0
    appears: int = 0  # the click at which it appears, from 1; 0 for what is there from the start
    used: bool = False

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)


class SeenTable(Struct, frozen=True):
    """The cells of a table, row by row, each with its paragraphs."""

    box: SeenBox
    rows: tuple[tuple[tuple[SeenParagraph, ...], ...], ...]


class SeenPicture(Struct, frozen=True):
    """A picture with its place; `decorative` says that its author marked it so."""

    picture: DraftPicture
    box: SeenBox
    decorative: bool = False


class SeenSlide(Struct):
    """One slide. `name` is the name that the file gives it, `layout` its layout's type, `section` the section's."""

    number: int
    name: str = ""
    layout: str = ""
    layout_name: str = ""
    section: str = ""
    hidden: bool = False
    title: str = ""
    title_shape: SeenText | None = None
    texts: list[SeenText] = field(default_factory=list)
    tables: list[SeenTable] = field(default_factory=list)
    pictures: list[SeenPicture] = field(default_factory=list)
    videos: list[str] = field(default_factory=list)
    notes: tuple[SeenParagraph, ...] = ()
    of_document: bool = False  # a part of a document under its heading, looked at as if it were a slide

    @property
    def where(self) -> str:
        """How the slide is called in reports."""
        if self.of_document:
            return tell("section {number}", number=self.number)
        return tell("slide {number}", number=self.number)


class SeenPresentation(Struct, frozen=True):
    """All slides, the language that most of their text is in, and the slide's size.

    `repeated` are texts that stood on most slides alike, such as a footer, and were taken off.
    """

    slides: tuple[SeenSlide, ...]
    language: str
    width: float
    height: float
    title: str = ""
    has_macros: bool = False
    repeated: tuple[str, ...] = ()
