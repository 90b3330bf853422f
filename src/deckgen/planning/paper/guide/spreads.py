"""A dilemma's spread: on the left what the room sees and what is to be said of it, on the right how to lead it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.pages import BoxMark, Tag
from deckgen.blueprint.slides import Slide, SlideDeck
from deckgen.content.dilemma import Dilemma
from deckgen.planning.paper.badges import with_marks
from deckgen.planning.paper.choice_rows import set_judged_choices
from deckgen.planning.paper.dilemma_parts import draw_key, writing_lines
from deckgen.planning.paper.guide.guide_setting import Guide, say_clock, say_minutes
from deckgen.planning.paper.guide.timetable_pages import may_be_skipped
from deckgen.planning.paper.numbering import NumberedDilemma
from deckgen.planning.paper.passages import name_source
from deckgen.planning.paper.slide_pictures import set_slide_picture
from deckgen.planning.paper.strips import (
    Anchor,
    Column,
    Keep,
    Panel,
    Start,
    Strip,
    Strips,
    anchored,
    as_one,
    beside,
    in_panel,
    keep_together,
    spaced,
    starting,
)
from deckgen.planning.paper.tables import ROW, Cell, set_table
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import BlockKind, Span, Text

_PICTURED = (SlideRole.DILEMMA, SlideRole.QUESTION, SlideRole.CHOICE)
_MOST_PICTURES = 2
_LONGEST_SENTENCE = 280
_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SpreadWriter:
    """Writes the spreads of a guide."""

    guide: Guide
    slides: SlideDeck | None

    def write(self, numbered: NumberedDilemma) -> None:
        """Both pages of one dilemma."""
        ms = self.guide.ms
        section = ms.section()
        kicker = self._set_kicker(numbered, section)
        left = (*kicker, *self._set_left(numbered, section))
        right = (
            *self._set_leading(numbered, section),
            *self._set_tally(numbered.dilemma, section),
            *self._set_notes(section),
        )
        strips = (*starting(left, Start.LEFT_PAGE, self.guide.filler()), *starting(right, Start.FACING_PAGE))
        head = self._repeat_title(numbered)
        ms.add((strips[0], *(replace(strip, running_head=strip.running_head or head) for strip in strips[1:])))

    def _set_kicker(self, numbered: NumberedDilemma, section: int) -> Strips:
        """The theme, as a heading where it begins and as a running head where it goes on."""
        ms, full = self.guide.ms, self.guide.ms.context.grid.full
        style = replace(ms.context.styles.kind, after=8)
        cluster = numbered.cluster
        words = f"{cluster.number}. {cluster.cluster.title}"
        if numbered.number > 1:
            return keep_together(ms.setter.set_string(words, style, full, None), Keep.ALWAYS, last=Keep.ALWAYS)
        return ms.heading(2, words, style, section, column=full, anchor=cluster.anchor, place=cluster.cluster.place)

    def _set_left(self, numbered: NumberedDilemma, section: int) -> Strips:
        """Key, title, aim and all that is said of the dilemma; in the side column the clock."""
        ms, context = self.guide.ms, self.guide.ms.context
        style, grid = replace(context.styles.dilemma, before=0), context.grid
        title = numbered.dilemma.title or context.words.dilemma
        element = ms.structure.add(section, Tag.H3)
        badge = draw_key(ms, numbered.key, grid.side, style, element)
        lines = ms.setter.set_spans((Span(title),), style, grid.body, element, place=numbered.dilemma.place)
        heading = with_marks(lines, *badge)
        heading = anchored(heading, Anchor(numbered.anchor, f"{numbered.key} {title}", 2))
        clock = self._set_clock(numbered, section)
        content = (*self._set_aim(numbered.dilemma, section), *self._set_content(numbered, section))
        if context.styles.large:
            return (*heading, *clock, *content)
        side = (Strip(style.leading + 6), *clock)
        return beside([side, (*heading, *content)])

    def _set_clock(self, numbered: NumberedDilemma, section: int) -> Strips:
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        style = replace(context.styles.small, after=0)
        strips: list[Strip] = []
        moment = self.guide.timetable.moment_of(numbered.key)
        if moment:
            start, minutes = moment
            clock = say_clock(start, context.locale, has_clock=self.guide.timetable.has_clock)
            strips += ms.paragraph(clock, replace(context.styles.strong, after=0), section, column=column)
            strips += ms.paragraph(say_minutes(minutes, context.locale), style, section, column=column)
        if may_be_skipped(numbered, self.guide.dilemmas):
            quiet = replace(style, colour=context.colours.negative, bold=True, before=5)
            strips += ms.paragraph(context.words.skip_if_late, quiet, section, column=column)
        return tuple(strips)

    def _set_aim(self, dilemma: Dilemma, section: int) -> Strips:
        ms = self.guide.ms
        if not dilemma.facilitation.aim:
            return ()
        return ms.text(dilemma.facilitation.aim, section, style=replace(ms.context.styles.body, italic=True))

    def _set_content(self, numbered: NumberedDilemma, section: int) -> Strips:
        ms, dilemma = self.guide.ms, numbered.dilemma
        answer: Strips = ()
        if dilemma.answer:
            heading = ms.heading(4, ms.context.words.answer, ms.context.styles.part, section)
            answer = (*heading, *ms.text(dilemma.answer, section))
        return (
            *self._set_pictures(numbered, section),
            *ms.text(dilemma.question, section),
            *answer,
            *set_judged_choices(ms, section, dilemma.choices, compact=True),
        )

    def _set_pictures(self, numbered: NumberedDilemma, section: int) -> Strips:
        found = find_slides(self.slides, numbered)
        if not found or self.slides is None:
            return ()
        body = self.guide.ms.body
        width = (body.width - 10) / _MOST_PICTURES
        columns = [Column(body.x + place * (width + 10), width) for place in range(len(found))]
        pictures = [
            (set_slide_picture(self.guide.ms, slide, self.slides, section, column),)
            for slide, column in zip(found, columns, strict=True)
        ]
        return spaced(beside(pictures), before=8, after=12)

    def _repeat_title(self, numbered: NumberedDilemma) -> Strips:
        """The running head of the pages after the first: it says nothing new."""
        ms, grid = self.guide.ms, self.guide.ms.context.grid
        style = replace(ms.context.styles.kind, after=8, colour=ms.context.colours.muted)
        return ms.setter.set_string(f"{numbered.key} {numbered.dilemma.title}", style, grid.full, None)

    def _set_leading(self, numbered: NumberedDilemma, section: int) -> Strips:
        """How to lead it, part by part, each with its name in the side column."""
        words, lead = self.guide.ms.context.words, numbered.dilemma.facilitation
        parts: list[Strips] = []
        if lead.introduction:
            parts.append(self._set_part(words.introduction, lead.introduction, section))
        parts.append(self._set_read_aloud(numbered.dilemma, section))
        parts.append(self._set_list(words.discuss, numbered.dilemma.discussion, section))
        parts.append(self._set_list(words.ask_on, lead.prompts, section))
        parts.append(self._set_list(words.pitfalls, lead.pitfalls, section))
        parts += [
            self._set_part(name, text, section)
            for name, text in ((words.debrief, lead.debrief), (words.trainer_notes, lead.notes))
            if text
        ]
        parts.append(self._set_values(numbered.dilemma, section))
        parts.append(self._set_origins(numbered.dilemma, section))
        return tuple(strip for part in parts if part for strip in spaced(part, before=7))

    def _name_part(self, name: str, section: int) -> Strips:
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        style = replace(
            context.styles.part, before=0, size=min(context.styles.part.size, context.styles.table.size - 0.5)
        )
        if context.styles.large:
            style = context.styles.part
        element = ms.structure.add(section, Tag.H4)
        lines = ms.setter.set_spans((Span(name),), replace(style, leading=context.styles.body.leading), column, element)
        return keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)

    def _join(self, name: Strips, body: Strips) -> Strips:
        if self.guide.ms.context.styles.large:
            return (*name, *body)
        return beside([name, body])

    def _set_part(self, name: str, text: Text, section: int) -> Strips:
        label = self._name_part(name, section)
        return self._join(label, self.guide.ms.text(text, section))

    def _set_list(self, name: str, items: Sequence[Text], section: int) -> Strips:
        if not items:
            return ()
        label = self._name_part(name, section)
        return self._join(label, self.guide.ms.bullets(items, section))

    def _set_read_aloud(self, dilemma: Dilemma, section: int) -> Strips:
        """The sentence from the code to read out, on a ground of its own, with its source."""
        found = choose_sentence(dilemma)
        if not found:
            return ()
        sentence, source, place = found
        ms, context = self.guide.ms, self.guide.ms.context
        marks = context.locale.typography
        label = self._name_part(context.words.read_aloud, section)
        quote = ms.structure.add(section, Tag.BLOCK_QUOTE)
        inner = ms.body.indented(12, 12)
        shown = (
            sentence
            if sentence.startswith(marks.quote_open[:1])
            else f"{marks.quote_open}{sentence}{marks.quote_close}"
        )
        words = ms.paragraph(shown, replace(context.styles.lead, after=3), quote, column=inner)
        small = replace(context.styles.small, colour=context.colours.muted, after=0)
        spans = (Span(source, link=f"{INTERNAL}source-{place}"),)
        caption = ms.spans(spans, small, quote, column=inner)
        held = keep_together((*words, *caption), Keep.ALWAYS)
        panel = Panel(ms.body, fill=context.colours.tint, radius=4)
        return self._join(label, as_one(in_panel(held, panel, 9, 9)))

    def _set_values(self, dilemma: Dilemma, section: int) -> Strips:
        if not dilemma.values:
            return ()
        ms = self.guide.ms
        label = self._name_part(ms.context.words.values, section)
        return self._join(label, ms.paragraph(" – ".join(dilemma.values), ms.context.styles.body, section))

    def _set_origins(self, dilemma: Dilemma, section: int) -> Strips:
        """The sources, and who held the dilemma against them."""
        ms, context, words = self.guide.ms, self.guide.ms.context, self.guide.ms.context.words
        lines: list[tuple[Span, ...]] = []
        for passage in dilemma.meer_weten:
            if passage.source:
                name = name_source(passage, context.locale)
                lines.append((Span(name, link=f"{INTERNAL}source-{passage.source.id}"),))
        if dilemma.reviewed.by:
            pattern = words.reviewed if dilemma.reviewed.on else words.reviewed_by
            lines.append((Span(pattern.format(by=dilemma.reviewed.by, on=context.locale.date(dilemma.reviewed.on))),))
        if not lines:
            return ()
        label = self._name_part(words.sources, section)
        style = replace(context.styles.small, after=1)
        body = tuple(strip for spans in dict.fromkeys(lines) for strip in ms.spans(spans, style, section))
        return self._join(label, body)

    def _set_tally(self, dilemma: Dilemma, section: int) -> Strips:
        """A grid for the votes before and after the talk."""
        if not dilemma.choices:
            return ()
        ms, words = self.guide.ms, self.guide.ms.context.words
        label = self._name_part(words.tally, section)
        letters = [choice.letter for choice in dilemma.choices]
        look = self.guide.table_look(1.9, *(1 for _ in letters), column=ms.body)
        rows = [
            (Cell(name, scope=ROW), *(Cell(fill=self._empty_box) for _ in letters))
            for name in (words.tally_before, words.tally_after)
        ]
        table = set_table(ms, section, ("", *letters), rows, look)
        return keep_together(spaced(self._join(label, table), before=10))

    def _empty_box(self, _element: int, column: Column) -> Strips:
        box = BoxMark(Box(column.x, 1, column.width, 22), stroke=self.guide.ms.context.colours.writing, line_width=0.6)
        return (Strip(24, (box,)),)

    def _set_notes(self, section: int) -> Strips:
        ms = self.guide.ms
        label = self._name_part(ms.context.words.notes, section)
        lines = writing_lines(ms, ms.body, 2, 40)
        if ms.context.styles.large:
            return (*label, lines)
        marks = tuple(mark for strip in label for mark in strip.marks)
        return (replace(lines, marks=marks, before=8),)


def find_slides(slides: SlideDeck | None, numbered: NumberedDilemma) -> tuple[Slide, ...]:
    """The first slides with the question and the choices of a dilemma."""
    if slides is None:
        return ()
    prefix = f"{numbered.dilemma.id}/"
    found = [slide for slide in slides.slides if slide.key.startswith(prefix) and slide.role in _PICTURED]
    by_role = {slide.role: slide for slide in reversed(found)}
    return tuple(by_role[role] for role in _PICTURED if role in by_role)[:_MOST_PICTURES]


def choose_sentence(dilemma: Dilemma) -> tuple[str, str, str] | None:
    """The sentence of the code to read aloud, the name of its source, and the source's id."""
    for passage in dilemma.meer_weten:
        if passage.source is None:
            continue
        blocks = [block for block in passage.text if block.kind is BlockKind.PARAGRAPH and block.text.strip()]
        ending = [block for block in blocks if not block.text.rstrip().endswith(":")]
        if not ending:
            continue
        name = f"{passage.source.title}, {passage.section}" if passage.section else passage.source.title
        return _first_sentences(ending[0].text), name, passage.source.id
    return None


def _first_sentences(text: str) -> str:
    """As many whole sentences as can be read out in one breath; one at least."""
    taken = ""
    for match in _SENTENCE.finditer(text.strip()):
        if taken and len(taken) + len(match.group()) > _LONGEST_SENTENCE:
            break
        taken += match.group()
    return taken.strip() or text.strip()
