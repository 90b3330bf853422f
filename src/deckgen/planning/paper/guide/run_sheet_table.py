"""The run sheet as a table: clock, minutes, slides, what, and what the trainer does, with the author's notes on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.planning.paper.flowables import Column, Flowable, Flowables
from deckgen.planning.paper.free_parts import film_spans
from deckgen.planning.paper.guide.guide_setting import Guide, held_minutes
from deckgen.planning.paper.guide.row_words import name_row, say_method
from deckgen.planning.paper.guide.run_sheet import Moment, list_moments
from deckgen.planning.paper.guide.slide_numbers import find_numbers, say_numbers
from deckgen.planning.paper.guide.timed_steps import TimedStep, time_steps
from deckgen.planning.paper.link_note_rows import breakable, set_link_notes
from deckgen.planning.paper.link_notes import LinkNotes
from deckgen.planning.paper.tables import ROW, Cell, set_table
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import Text
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.part_search import first_of, prose_of
from deckgen.storyboard.parts import Film, Said
from deckgen.storyboard.scenes import SceneKind
from deckgen.storyboard.session_breaks import Row
from deckgen.storyboard.timed_program import RowKind

_PART, _DO = 0.48, 0.52  # of the width that the figures leave


def set_run_sheet(guide: Guide, parent: int) -> None:
    """All moments of the session, and the addresses that the notes name."""
    ms = guide.ms
    ms.setter.link_notes = LinkNotes()
    ms.add(_Sheet(guide).set_rows(parent))
    ms.add(set_link_notes(ms, parent, ms.context.grid.full))
    ms.setter.link_notes = None


class _Sheet(Struct, frozen=True):
    """Sets the rows. Large print has no column for minutes: they stand below the clock."""

    guide: Guide

    def set_rows(self, parent: int) -> Flowables:
        guide, words = self.guide, self.guide.ms.context.words
        steps = time_steps(guide.ms.context.deck, guide.timetable.rows)
        moments = list_moments(guide.ms.context.board, guide.timetable)
        rows = [self._set_row(each, steps.get(each.row, ()) if each.row and each.story else ()) for each in moments]
        rows += self._set_slack()
        figures = (
            (words.start, {self._clock(moment) for moment in moments}),
            (words.duration, {self._minutes(moment) for moment in moments}),
            (words.slide_column, {say_numbers(find_numbers(self.guide.slides, moment)) for moment in moments}),
        )
        widths = {
            name: self._width((name, *texts))
            for (name, texts), shown in zip(figures, self._shown(), strict=True)
            if shown
        }
        look = guide.table_look(1)
        room = look.column.width - sum(widths.values()) - look.gaps(len(widths) + 2)
        shares = (*widths.values(), room * _PART, room * _DO)
        themes = {place for place, moment in enumerate(moments) if moment.is_theme}
        head = (*widths, words.part, words.method)
        return set_table(guide.ms, parent, head, rows, replace(look, shares=shares), held=themes)

    def _width(self, texts: Iterable[str]) -> float:
        """The room that figures need, and one letter."""
        ms = self.guide.ms
        style = replace(ms.context.styles.table, bold=True)
        return max(ms.setter.width_of(text, style) for text in texts) + style.size * 0.3

    def _shown(self) -> tuple[bool, bool, bool]:
        return True, not self.guide.ms.context.styles.large, bool(self.guide.slides)

    def _set_row(self, moment: Moment, steps: Sequence[TimedStep]) -> tuple[Cell, ...]:
        bold = replace(self.guide.ms.context.styles.table, bold=True, after=0)
        title, anchor = name_row(self.guide, moment)
        target = f"{INTERNAL}{anchor}" if anchor else ""
        if anchor and moment.story:
            title = f"{title}, {self.guide.say_page(anchor)}"
        style = replace(bold, hyphenate=False) if moment.is_theme else None
        cells = (
            Cell(fill=self._fill_clock(moment), scope=ROW),
            Cell(self._minutes(moment), style=style),
            Cell(say_numbers(find_numbers(self.guide.slides, moment)) or "–", style=style),
        )
        return (
            *(cell for cell, shown in zip(cells, self._shown(), strict=True) if shown),
            Cell(title, target=target, style=style),
            Cell(fill=self._fill_method(moment, steps)),
        )

    def _set_slack(self) -> list[tuple[Cell, ...]]:
        """The minutes that the program leaves of those there are: the last row, so that it ends with the session."""
        context, table = self.guide.ms.context, self.guide.timetable
        left = (table.budget or 0.0) - table.total_minutes
        if left <= 0:
            return []
        words, locale = context.words, context.locale
        said = words.under_budget.format(
            minutes=locale.number(round(left, 1)), budget=locale.number(table.budget or 0.0)
        )
        slack = Moment(Row(RowKind.SLIDE, words.slack, table.ends_at, left))
        *cells, _ = self._set_row(slack, ())
        return [(*cells, Cell(said))]

    def _minutes(self, moment: Moment) -> str:
        return held_minutes(moment.row.minutes, self.guide.ms.context.locale) if moment.row else "–"

    def _fill_clock(self, moment: Moment) -> _Fill:
        style = replace(self.guide.ms.context.styles.table, bold=True, after=0)
        lines = [self._clock(moment)]
        if self.guide.ms.context.styles.large and moment.row:
            lines.append(self._minutes(moment))
        return _Fill(self.guide, tuple(lines), style_bold=style.bold)

    def _clock(self, moment: Moment) -> str:
        """When it begins; a theme that is told in its dilemmas has the clock of the first."""
        context = self.guide.ms.context
        if moment.row is None:
            return "–"
        return say_clock(moment.row.start, context.locale, has_clock=self.guide.timetable.has_clock)

    def _fill_method(self, moment: Moment, steps: Sequence[TimedStep]) -> _Fill:
        """What to do, step by step where the steps have their minutes; below it what the author noted."""
        notes = notes_of(moment)
        lines = tuple(self._say_steps(steps)) or (say_method(self.guide, moment, has_notes=bool(notes)),)
        film = first_of(moment.scene.parts, Film) if moment.scene else None
        return _Fill(self.guide, tuple(line for line in lines if line), notes, film=film)

    def _say_steps(self, steps: Sequence[TimedStep]) -> Iterator[str]:
        locale = self.guide.ms.context.locale
        for step in steps:
            clock = say_clock(step.start, locale, has_clock=self.guide.timetable.has_clock)
            said = locale.paper.step_minutes.format(step=step.name, minutes=locale.number(round(step.minutes, 1)))
            yield f"{clock}\u00a0 {said}"


class _Fill(Struct, frozen=True):
    """Sets lines and an author's text into a cell."""

    guide: Guide
    lines: tuple[str, ...]
    notes: Text = ()
    style_bold: bool = False
    film: Film | None = None

    def __call__(self, element: int, column: Column) -> Sequence[Flowable]:
        ms = self.guide.ms
        style = replace(ms.context.styles.table, after=0, bold=self.style_bold)
        said = [flowable for line in self.lines for flowable in ms.paragraph(line, style, element, column=column)]
        if self.film is not None:
            spans = [
                replace(span, text=breakable(span.text)) if span.link else span
                for span in film_spans(self.film, ms.context.words)
            ]
            said += ms.spans(spans, style, element, column=column)
        return (*said, *ms.text(self.notes, element, style=replace(style, after=2), column=column))


def notes_of(moment: Moment) -> Text:
    """What the author noted for the trainer; what is noted of a dilemma stands on its own pages."""
    scene = moment.cluster.opening if moment.cluster else moment.scene
    if scene is None or scene.kind is SceneKind.DILEMMA or (moment.row is not None and moment.row.continues):
        return ()
    return prose_of(scene.notes, Said.REMARK)
