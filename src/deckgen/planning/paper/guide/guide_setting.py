"""What the parts of a guide share: the paper as it is written, its session, its dilemmas, and how time is said."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.locale import Locale
from deckgen.planning.paper.flowables import Column, Flowables, Start, starting
from deckgen.planning.paper.guide.slide_numbers import SlideNumbers
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.tables import TableLook
from deckgen.rich_text import Text, paragraph
from deckgen.storyboard.clock import say_minutes
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.timetable import Timetable

_HOUR = 60
_NO_BREAK = "\u00a0"


class Guide(Struct, frozen=True):
    """A guide while it is written."""

    ms: Manuscript
    timetable: Timetable
    slides: SlideNumbers  # empty where no presentation is known

    @property
    def dilemmas(self) -> tuple[DilemmaStory, ...]:
        """The dilemmas with their keys."""
        return self.ms.context.board.dilemmas

    def chapter(self, title: str, anchor: str, *, start: Start = Start.PAGE) -> int:
        """Begin a chapter with its heading; return its element."""
        section = self.ms.section()
        context = self.ms.context
        column = context.grid.full
        heading = self.ms.heading(2, title, context.styles.cluster, section, column=column, anchor=anchor)
        self.ms.add(starting(heading, start, filler=self.filler()))
        return section

    def say_page(self, anchor: str) -> str:
        """On which page of the guide a named place stands: p. 12."""
        return self.ms.context.words.on_page.format(page=self.ms.page_of(anchor)).replace(" ", _NO_BREAK)

    def filler(self) -> Flowables:
        """What fills a page that is left over before the next spread: room for notes, no part of the text."""
        from deckgen.planning.paper.dilemma_parts import writing_lines

        context = self.ms.context
        style = replace(context.styles.label, before=0)
        label = self.ms.setter.set_string(context.words.notes, style, context.grid.full, None)
        return (*label, writing_lines(self.ms, context.grid.full, 4, 40))

    def table_look(self, *shares: float, column: Column | None = None) -> TableLook:
        """How tables of the guide look."""
        context = self.ms.context
        return TableLook(
            shares,
            column or context.grid.full,
            replace(context.styles.table, after=0),
            replace(context.styles.small_strong, colour=context.colours.muted, after=0, hyphenate=False),
        )


def held_minutes(minutes: float, locale: Locale) -> str:
    """A length of time in minutes that no line parts."""
    return say_minutes(minutes, locale).replace(" ", _NO_BREAK)


def say_duration(minutes: float, locale: Locale) -> str:
    """A length of time in minutes and, from an hour on, in hours and minutes too."""
    short = held_minutes(minutes, locale)
    if minutes < _HOUR:
        return short
    hours, rest = divmod(round(minutes), _HOUR)
    return f"{short} ({locale.paper.hours_minutes.format(hours=hours, minutes=rest)})"


def as_items(words: str) -> tuple[Text, ...]:
    """The lines of a word from the locale as the items of a list."""
    return tuple((paragraph(line),) for line in words.splitlines() if line.strip())
