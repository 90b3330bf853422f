"""The type of papers: sizes, leading, colours and spaces of each kind of text, for normal and for large print."""

from __future__ import annotations

from msgspec import Struct

from deckgen.planning.paper.paper_colours import PaperColours

LARGE_PRINT_FLOOR = 16.0
_LARGE_SCALE = 1.42
_PITCH = 1.4
_STANDING = 1.0  # points more for who stands


class TextStyle(Struct, frozen=True):
    """How a text looks. `before` and `after` are the spaces around a block."""

    size: float
    leading: float
    colour: str
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    hyphenate: bool = True
    align: str = "left"
    first_indent: float = 0

    @property
    def baseline(self) -> float:
        """From a line's top to its baseline, with the capitals in the middle of the line."""
        return self.leading / 2 + self.size * 0.334


class PaperStyles(Struct, frozen=True):
    """Every kind of text on papers."""

    body: TextStyle
    lead: TextStyle  # introductions
    strong: TextStyle
    small: TextStyle  # sources, remarks
    table: TextStyle  # cells
    small_strong: TextStyle
    label: TextStyle  # what a part is, above it
    furniture: TextStyle
    kind: TextStyle  # which paper this is
    title: TextStyle
    subtitle: TextStyle
    cluster: TextStyle  # heading of a theme or chapter
    dilemma: TextStyle  # heading of a dilemma
    part: TextStyle  # heading inside a dilemma
    number: TextStyle  # a large numeral in the side column
    large: bool


def make_styles(
    colours: PaperColours,
    *,
    large: bool = False,
    compact: bool = False,
    standing: bool = False,
    body_size: float = 11.0,
) -> PaperStyles:
    """The table of styles. `compact` is for A5 and narrow columns, `large` for readers who need 16 points and more.

    `standing` is for who leads a session with the paper on a table.
    """
    body_size += _STANDING if standing else 0

    def style(
        size: float,
        colour: str = colours.ink,
        *,
        bold: bool = False,
        before: float = 0,
        after: float = 0,
        pitch: float = _PITCH,
        hyphenate: bool = True,
    ) -> TextStyle:
        shown = max(LARGE_PRINT_FLOOR, round(size * _LARGE_SCALE, 1)) if large else size
        grown = shown / size
        return TextStyle(
            shown,
            round(shown * pitch, 2),
            colour,
            bold,
            before=before * grown,
            after=after * grown,
            hyphenate=hyphenate,
        )

    def heading(size: float, *, before: float, after: float) -> TextStyle:
        shown = size * 0.86 if compact else size
        return style(shown, colours.primary, bold=True, before=before, after=after, pitch=1.18, hyphenate=False)

    body = style(body_size, after=6)
    return PaperStyles(
        body=body,
        lead=style(12.0 if compact else 12.5, after=7),
        strong=style(body_size, bold=True, after=6),
        small=style(10.0 if standing else 9.5, after=3),
        table=style(10.5 if compact else 11.5 if standing else 11.0, pitch=1.3),
        small_strong=style(9.5, bold=True, after=3),
        label=style(9.5, colours.muted, bold=True, before=12, after=3, hyphenate=False),
        furniture=style(8.5, colours.muted, pitch=1.3, hyphenate=False),
        kind=style(11.0, colours.question, bold=True, after=3, hyphenate=False),
        title=heading(30, before=0, after=8),
        subtitle=style(15, colours.muted, after=4, pitch=1.25, hyphenate=False),
        cluster=heading(20, before=30, after=10),
        dilemma=heading(15, before=24, after=6),
        part=heading(11.5, before=11, after=3),
        number=style(20, colours.muted, pitch=1.18, hyphenate=False),
        large=large,
    )
