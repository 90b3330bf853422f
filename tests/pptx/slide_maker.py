"""Slides made by hand against a look: titles, rows with badges, text shrunk until its box holds it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Placeholder, SlideLayout, SlideRole
from deckgen.blueprint.slides import Badge, Element, Frame, Slide, SlideParagraph
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.advance_widths import FaceWidths, family
from deckgen.rich_text import Text, paragraph


def body(text: str, size: float, *, after: float = 10) -> SlideParagraph:
    return SlideParagraph(paragraph(text), size, after)


def frame(name: str, placeholder: Placeholder, *paragraphs: SlideParagraph, box: Box | None = None) -> Frame:
    return Frame(name, fit(placeholder, *paragraphs, box=box), placeholder, box)


def short_enough(text: str, holder: Placeholder | None) -> str:
    """A footer that fits on its line, or none."""
    if holder is None:
        return ""
    room = holder.box.width - holder.insets.left - holder.insets.right
    return text if count_lines(text, holder.size, room, family("Arial").bold) == 1 else ""


def count_lines(text: str, size: float, width: float, face: FaceWidths) -> int:
    """Break greedily, a little narrower than the box."""
    lines, used = 1, 0.0
    space = face.width(" ") * size
    for word in text.split():
        length = face.width(word) * size
        if used and used + space + length > width * 0.97:
            lines, used = lines + 1, 0.0
        used += length + (space if used else 0)
    return lines


def estimate_height(text: str, size: float, width: float, font: str = "Arial", *, bold: bool = True) -> float:
    """Generous enough for a fixture; planning measures."""
    return count_lines(text, size, width, family(font).face(bold=bold, italic=False)) * size * 1.2


def fit(holder: Placeholder, *paragraphs: SlideParagraph, box: Box | None = None) -> tuple[SlideParagraph, ...]:
    """Shrink a text until its box holds it; the last paragraphs go where nothing helps."""
    room = box or holder.box
    width = room.width - holder.insets.left - holder.insets.right
    height = room.height - holder.insets.top - holder.insets.bottom
    for less in range(0, 30, 2):
        sized = tuple(replace(item, size=max(18.0, item.size - less)) for item in paragraphs)
        if _height(holder, sized, width) <= height:
            return sized
    while len(sized) > 1 and _height(holder, sized, width) > height:
        sized = sized[:-1]
    return sized


def _height(holder: Placeholder, paragraphs: tuple[SlideParagraph, ...], width: float) -> float:
    return sum(
        estimate_height(item.block.text, item.size, width - 2 * item.indent, holder.font) * max(1, holder.line_spacing)
        + item.space_after
        for item in paragraphs
    )


def home_on_date(layout: SlideLayout) -> bool:
    """Whether the way home stands where the layout has its date, as where dates stand at the left margin."""
    home, date = layout.home, layout.date.box if layout.date else None
    return (
        home is not None and date is not None and date.x < home.right and home.x < date.right and home.y < date.bottom
    )


class Slides:
    """Makes slides against a look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.slides: list[Slide] = []

    def colour(self, role: ColourRole) -> Colour:
        return self.look.colours[role]

    def layout(self, role: SlideRole) -> SlideLayout:
        return self.look.layouts[role]

    def add(
        self,
        key: str,
        role: SlideRole,
        title: str,
        elements: Iterable[Element] = (),
        *,
        notes: Text = (),
        section: str = "Werknemer op sociale media",
        title_size: float = 0,
        reveal: bool = False,
    ) -> None:
        layout = self.layout(role)
        home = self.home(layout) if key not in {"title", "agenda"} else ()
        number = len(self.slides) + 1
        self.slides.append(
            Slide(
                key=key,
                role=role,
                layout=layout,
                title=frame("Titel", layout.title, body(title, title_size or layout.title.size, after=0)),
                elements=(*elements, *home),
                notes=notes or (paragraph("Wat je zegt: laat eerst iedereen voor zichzelf kiezen."),),
                language="nl-BE",
                footer=short_enough("Integer omgaan met sociale media · 1/2", layout.footer),
                date="" if home_on_date(layout) else short_enough("22 november 2026", layout.date),
                number=number,
                section=section,
                reveal=reveal,
            )
        )

    def home(self, layout: SlideLayout) -> tuple[Element, ...]:
        if layout.home is None:
            return ()
        symbol_colour = layout.number.colour if layout.number else self.colour(ColourRole.MUTED)
        return (
            Badge(
                "Naar de agenda",
                layout.home,
                None,
                symbol=Symbol.HOME,
                symbol_colour=symbol_colour,
                alt="Naar de agenda",
                link="agenda",
            ),
        )

    def rows(
        self,
        layout: SlideLayout,
        area: Box,
        texts: Iterable[tuple[SlideParagraph, ...]],
        verdicts: Iterable[tuple[Symbol, ColourRole, str, str]] = (),
        link: str = "",
    ) -> list[Element]:
        style = layout.rows
        texts = tuple(texts)
        verdicts = tuple(verdicts)
        left = area.x + style.text_offset
        width = area.right - left
        heights = [
            max(
                style.badge,
                sum(estimate_height(item.block.text, item.size, width) + item.space_after for item in paragraphs),
            )
            for paragraphs in texts
        ]
        gap = max(2, min(28, (area.height - sum(heights)) / max(1, len(texts) - 1)))
        made: list[Element] = []
        top = area.y
        holders = layout.row_bodies
        for place, (paragraphs, height) in enumerate(zip(texts, heights, strict=True)):
            if top + height > area.bottom + 1:
                break
            letter = chr(65 + place)
            made.append(
                Badge(
                    f"Letter {letter}",
                    Box(area.x, top, style.badge, style.badge),
                    self.colour(style.fill),
                    text=letter,
                    size=style.letter_size,
                    text_colour=self.colour(ColourRole.ON_ACCENT),
                    alt=f"Keuze {letter}",
                    link=link,
                )
            )
            if verdicts:
                symbol, role, word, _ = verdicts[place]
                side = style.symbol
                made.append(
                    Badge(
                        f"Oordeel {letter}",
                        Box(area.x + style.symbol_offset, top + (style.badge - side) / 2, side, side),
                        self.colour(role),
                        symbol=symbol,
                        symbol_colour=self.colour(ColourRole.ON_ACCENT),
                        alt=word,
                        symbol_name=f"Oordeel {letter} teken",
                    )
                )
            box = Box(left, top, width, height)
            anchor = "t" if verdicts else "ctr"
            made.append(Frame(f"Tekst {letter}", paragraphs, holders[place], box, anchor=anchor))
            top += height + gap
        return made
