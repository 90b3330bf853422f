"""Draws votes before and after a talk as a small picture of bars, two for each letter, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Mark, Tag, TextMark
from deckgen.content.tally import LineTally, Votes
from deckgen.planning.paper.badges import BadgeStyle, draw_letter
from deckgen.planning.paper.flowables import Column, Flowable, shift
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle

_BAR, _PAIR_GAP, _ROW_GAP = 7.5, 2.0, 6.0
_DISC = 15.0
_LABEL = 8.5
_LEAST = 1.5  # the width of a bar for nobody, so that one sees that it was counted


class _Round(Struct, frozen=True):
    """One round of votes with its colour and name."""

    votes: Votes
    colour: str
    name: str
    hollow: bool = False  # told apart without colour too

    def draw(self, box: Box, figure: int) -> BoxMark:
        """A bar of this round."""
        if self.hollow:
            inner = box.inset(0.4, 0.4, 0.4, 0.4)
            return BoxMark(inner, stroke=self.colour, line_width=0.8, radius=1, element=figure)
        return BoxMark(box, self.colour, radius=1, element=figure)


def set_vote_bars(ms: Manuscript, tally: LineTally, title: str, parent: int, column: Column) -> Flowable:
    """The picture as wide as its column; bars of all letters share one scale."""
    words, colours = ms.context.locale.outcome, ms.context.colours
    rounds = [
        each
        for each in (
            _Round(tally.before, colours.muted, words.before, hollow=True),
            _Round(tally.after, colours.primary, words.after),
        )
        if each.votes
    ]
    alt = words.picture.format(dilemma=title, votes=_describe(ms, tally))
    figure = ms.structure.add(parent, Tag.FIGURE, alt=alt)
    drawing = _Bars(ms, rounds, figure, column)
    marks = tuple(drawing.draw())
    box = Box(column.x, 0, column.width, drawing.height)
    return Flowable(drawing.height, marks, before=4, after=8, figures=((figure, box),))


def _describe(ms: Manuscript, tally: LineTally) -> str:
    """The numbers as words, for who does not see the bars."""
    words = ms.context.locale.outcome
    if tally.before and tally.after:
        return ", ".join(
            words.both.format(letter=letter, before=count, after=tally.after.get(letter, 0))
            for letter, count in tally.before.items()
        )
    counted = tally.before or tally.after
    return ", ".join(words.once.format(letter=letter, count=count) for letter, count in counted.items())


class _Bars(Struct):
    """Draws rows of bars below one another."""

    ms: Manuscript
    rounds: list[_Round]
    figure: int
    column: Column

    @property
    def row(self) -> float:
        """The height of one letter's bars."""
        return max(_DISC, len(self.rounds) * (_BAR + _PAIR_GAP) - _PAIR_GAP)

    @property
    def height(self) -> float:
        """The height of the picture: a line that tells the colours apart, then the rows."""
        letters = len(self.rounds[0].votes)
        return self.legend + letters * self.row + (letters - 1) * _ROW_GAP

    @property
    def legend(self) -> float:
        return 18.0

    def draw(self) -> Iterator[Mark]:
        """The legend, then a letter and its bars in each row."""
        yield from self._draw_legend()
        most = max(1, *(count for each in self.rounds for count in each.votes.values()))
        left = self.column.x + self._names + 10
        scale = (self.column.right - left - 24) / most
        for number, letter in enumerate(self.rounds[0].votes):
            top = self.legend + number * (self.row + _ROW_GAP)
            yield from self._draw_badge(letter, top)
            bars = len(self.rounds) * (_BAR + _PAIR_GAP) - _PAIR_GAP
            y = top + (self.row - bars) / 2
            for each in self.rounds:
                count = each.votes.get(letter, 0)
                width = max(_LEAST, count * scale)
                yield each.draw(Box(left, y, width, _BAR), self.figure)
                yield from self._write(str(count), left + width + 5, y + _BAR / 2)
                y += _BAR + _PAIR_GAP

    def _draw_badge(self, letter: str, top: float) -> tuple[Mark, ...]:
        box = Box(self.column.x, top + (self.row - _DISC) / 2, self._names, _DISC)
        style = BadgeStyle(self.ms.context.colours.primary, 9.5)
        marks = draw_letter(self.ms.setter, letter, box, style, self.figure)
        return tuple(_inside(mark, self.figure) for mark in marks)

    def _draw_legend(self) -> Iterator[Mark]:
        x = self.column.x + self._names + 10
        for each in self.rounds:
            yield each.draw(Box(x, 2, _BAR, _BAR), self.figure)
            yield from self._write(each.name, x + _BAR + 5, 2 + _BAR / 2)
            x += _BAR + 5 + self.ms.setter.width_of(each.name, self._style) + 16

    @property
    def _names(self) -> float:
        """The width of the names of what was voted for: a disc for a letter, more for a word."""
        style = TextStyle(9.5, 9.5, "", bold=True)
        widest = max(self.ms.setter.width_of(name, style) for name in self.rounds[0].votes)
        return _DISC if widest <= _DISC - 4 else widest + 12

    @property
    def _style(self) -> TextStyle:
        return TextStyle(_LABEL, _LABEL, self.ms.context.colours.ink)

    def _write(self, text: str, x: float, middle: float) -> Iterator[Mark]:
        style = self._style
        width = self.ms.setter.width_of(text, style)
        for flowable in self.ms.setter.set_string(text, style, Column(x, width + 1), self.figure):
            yield from (shift(mark, 0, middle - style.leading / 2) for mark in flowable.marks)


def _inside(mark: Mark, figure: int) -> Mark:
    if isinstance(mark, BoxMark):
        return BoxMark(mark.box, mark.fill, radius=mark.radius, element=figure)
    return mark if not isinstance(mark, TextMark) else TextMark(mark.y, mark.runs, figure, mark.joins)
