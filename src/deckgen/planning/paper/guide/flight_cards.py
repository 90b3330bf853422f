"""Cards to cut out, one for each dilemma: clock, the steps along a scale of minutes, the quotation, both votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import Mark, RuleMark, Tag
from deckgen.planning.paper.badges import BadgeStyle, draw_letter
from deckgen.planning.paper.card_faces import place_flowables
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Start, keep_together, starting, total_height
from deckgen.planning.paper.guide.glance_page import set_glance
from deckgen.planning.paper.guide.guide_setting import Guide, held_minutes
from deckgen.planning.paper.guide.method_steps import GuideStep, steps_of
from deckgen.planning.paper.guide.read_aloud import set_read_aloud
from deckgen.planning.paper.guide.slide_numbers import say_slides
from deckgen.planning.paper.guide.vote_rows import set_votes
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.part_search import votes_of
from deckgen.storyboard.scenes import DilemmaStory

ANCHOR = "flight"
_CLOCK, _TITLE, _STEP = 36.0, 15.0, 11.5
_MINUTE = mm(9)  # on the scale, where the card has room
_TWO_LINES = 2.9  # in sizes of the text
_SCALE = 30.0  # the width of the scale
_LEFT = 0.56  # of the width, for the steps
_HEAD, _GAP, _CUT = 58.0, 18.0, 24.0
_LEAST = 280.0  # the height of a card
_SMALLEST = 8.5  # letters of a long quotation
_EDGE = 40.0  # left free where a card is cut, and so that its votes are not taken for the foot of the page


def set_flight_cards(guide: Guide) -> None:
    """The session at a glance, then two cards a page; in large print and on small paper, without cards."""
    ms = guide.ms
    if not guide.timetable.rows and not guide.dilemmas:
        return
    first = len(ms.flowables)
    section = guide.chapter(ms.context.words.flight_cards, ANCHOR)
    use = ms.paragraph(ms.context.words.flight_use, ms.context.styles.body, section, column=ms.context.grid.full)
    ms.add(use)
    set_glance(guide, section, ms.flowables[first:])
    frame = ms.context.grid.frame(1)
    if ms.context.styles.large or frame.height < 2 * _LEAST:
        return
    starts = {key: (start, minutes) for key, start, minutes in guide.timetable.dilemma_starts}
    height = (frame.height - _CUT) / 2
    for place, story in enumerate(guide.dilemmas):
        card = _Card(guide, section, story, starts.get(story.number), height).set()
        ms.add(starting(card, Start.PAGE if place % 2 == 0 else Start.FLOW))
        if place % 2 == 0:
            ms.add((_cut_line(guide),))


def _cut_line(guide: Guide) -> Flowable:
    full = guide.ms.context.grid.full
    rule = RuleMark(full.x, _CUT / 2, full.right, _CUT / 2, 0.6, guide.ms.context.colours.rule, 3)
    return Flowable(_CUT, (rule,), optional=True)


class _Card(Struct, frozen=True):
    """One card while it is set; `moment` is when its dilemma begins and how long it takes."""

    guide: Guide
    section: int
    story: DilemmaStory
    moment: tuple[float, float] | None
    height: float

    def set(self) -> Flowables:
        """The card as one piece."""
        marks = (*self._set_head(), *self._set_steps(), *self._set_aside())
        return keep_together((Flowable(self.height, marks),))

    def _set_head(self) -> Iterator[Mark]:
        """Clock, number and title; below it minutes and slides."""
        ms, colours, full = self.guide.ms, self.guide.ms.context.colours, self.guide.ms.context.grid.full
        locale = ms.context.locale
        element = ms.structure.add(self.section, Tag.H3)
        x = full.x
        if self.moment:
            clock = say_clock(self.moment[0], locale, has_clock=self.guide.timetable.has_clock)
            look = TextStyle(_CLOCK, _CLOCK * 1.15, colours.primary, bold=True, hyphenate=False)
            x += ms.setter.width_of(clock, look) + _GAP
            yield from place_flowables(ms.paragraph(clock, look, self.section, column=full), 0, 0)
        title = TextStyle(_TITLE, _TITLE * 1.2, colours.primary, bold=True, hyphenate=False)
        badge = Box(x, 2, max(32.0, ms.setter.width_of(self.story.number, title) + 12), 22)
        yield from draw_letter(ms.setter, self.story.number, badge, BadgeStyle(colours.question, 12), element)
        words = self.story.title.text or ms.context.words.dilemma
        column = Column(badge.right + 8, full.right - badge.right - 8)
        lines = ms.setter.set_string(words, title, column, element)
        yield from place_flowables(lines[:2], 0, 4)
        shown = say_slides(self.guide.slides.get(self.story.key, ()), locale)
        minutes = held_minutes(self.moment[1], locale) if self.moment else ""
        said = " · ".join(each for each in (minutes, shown) if each)
        style = replace(ms.context.styles.table, after=0)
        below = 8 + total_height(lines[:2])
        yield from place_flowables(ms.paragraph(said, style, self.section, column=column) if said else (), 0, below)
        yield RuleMark(full.x, _HEAD - 8, full.right, _HEAD - 8, 1.0, colours.primary)

    def _set_steps(self) -> Iterator[Mark]:
        """The steps where their minutes begin; lower where the step above needs more lines than minutes."""
        ms, colours = self.guide.ms, self.guide.ms.context.colours
        steps = self._steps()
        minutes = self.moment[1] if self.moment else 0.0
        pace = self._pace(len(steps), minutes) if minutes else 0.0
        style = TextStyle(_STEP, _STEP * 1.3, colours.ink, hyphenate=False)
        column = Column(_SCALE + 6, ms.context.grid.full.width * _LEFT - _SCALE - 6)
        steps_list = ms.structure.add(self.section, Tag.LIST, numbering="Decimal")
        if pace:
            yield from self._draw_scale(round(minutes), pace)
        free = _HEAD
        for step, begins in zip(steps, self._beginnings(steps, minutes), strict=True):
            item = ms.structure.add(steps_list, Tag.LIST_ITEM)
            body = ms.structure.add(item, Tag.LIST_BODY)
            words = f"{step.number}. {step.name or step.cue}"
            lines = ms.setter.set_string(words, replace(style, bold=bool(step.name)), column, body)
            top = max(free, _HEAD + begins * pace)
            yield from place_flowables(lines, 0, top)
            free = top + total_height(lines) + 3

    def _pace(self, steps: int, minutes: float) -> float:
        """How high a minute is: nine millimetres; more where steps need two lines each, less where the card ends."""
        return min((self.height - _HEAD - 24) / minutes, max(_MINUTE, steps * _STEP * _TWO_LINES / minutes))

    def _steps(self) -> tuple[GuideStep, ...]:
        context = self.guide.ms.context
        theme = context.deck.clusters[self.story.cluster - 1]
        return steps_of(context.deck, theme, theme.dilemmas[self.story.within - 1], context.locale)

    @staticmethod
    def _beginnings(steps: Sequence[GuideStep], minutes: float) -> Iterator[float]:
        """After how many minutes each step begins: its author's own, else all alike."""
        own = [step.minutes or 0.0 for step in steps]
        shares = own if all(own) and sum(own) <= minutes else [minutes / len(steps)] * len(steps)
        return accumulate(shares[:-1], initial=0.0)

    def _draw_scale(self, minutes: int, pace: float) -> Iterator[Mark]:
        """A line with a stroke a minute, and the number of minutes at every fifth."""
        ms, colours = self.guide.ms, self.guide.ms.context.colours
        yield RuleMark(_SCALE, _HEAD, _SCALE, _HEAD + minutes * pace, 0.8, colours.muted)
        style = replace(ms.context.styles.small, after=0, colour=colours.muted, align="right")
        for minute in range(minutes + 1):
            y = _HEAD + minute * pace
            is_named = minute % 5 == 0 or minute == minutes
            yield RuleMark(_SCALE - (8 if is_named else 4), y, _SCALE, y, 0.8, colours.muted)
            if is_named:
                number = ms.setter.set_string(str(minute), style, Column(0, _SCALE - 11), None)
                yield from place_flowables(number, 0, y - style.leading / 2)

    def _set_aside(self) -> Iterator[Mark]:
        """The quotation, and the votes before and after, in the largest letters with which the card holds them."""
        structure, full = self.guide.ms.structure, self.guide.ms.context.grid.full
        left = full.width * _LEFT + _GAP
        column = Column(left, full.width - left)
        size, first = self.guide.ms.context.styles.body.size, structure.count
        quote, votes = self._quote(column, size), self._set_votes(column)
        is_tried = False
        while size > _SMALLEST and total_height((*quote, *votes)) > self.height - _HEAD - _EDGE:
            structure.drop_branches(first, self.section)
            size, is_tried = size - 0.5, True
            quote = self._quote(column, size)
        if is_tried:  # once more, now that their elements follow those of the quotation that stays
            votes = self._set_votes(column)
        yield from place_flowables((*quote, *votes), 0, _HEAD)

    def _quote(self, column: Column, size: float) -> Flowables:
        return set_read_aloud(self.guide.ms, self.story, self.section, column, size)

    def _set_votes(self, column: Column) -> Flowables:
        """The votes, as high whatever the size of the quotation."""
        ms, words = self.guide.ms, self.guide.ms.context.words
        flowables: list[Flowable] = []
        letters = votes_of(self.story.case)
        for name in (words.tally_before, words.tally_after) if letters else ():
            style = replace(ms.context.styles.small_strong, before=12, after=4)
            flowables += ms.paragraph(name, style, self.section, column=column)
            flowables += set_votes(self.guide, self.section, "", letters, column, share=0.0)
        return tuple(flowables)
