"""Draws votes before and after a talk as bars, outlined and solid, all on one scale: from nobody to everyone there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import BoxMark, Mark, RuleMark, Tag, TextMark
from deckgen.content.tally import LineTally, Votes
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, keep_together, shift
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle

_BAR, _GAP = 7.5, 2.0
_LEAST = 1.5  # the length of a bar for nobody, so that one sees that it was counted
_LABEL = 8.5
_SMALL = (mm(45), mm(28))  # one of many
_FOOT = 13.0  # for the letters below a small one


class _Round(Struct, frozen=True):
    """One round of votes with its colour and name."""

    votes: Votes
    colour: str
    name: str
    hollow: bool = False  # told apart without colour too

    def draw(self, box: Box, figure: int | None) -> BoxMark:
        """A bar of this round."""
        if self.hollow:
            inner = box.inset(0.4, 0.4, 0.4, 0.4)
            return BoxMark(inner, stroke=self.colour, line_width=0.8, radius=1, element=figure)
        return BoxMark(box, self.colour, radius=1, element=figure)


class VoteBars(Struct, frozen=True):
    """Draws the votes on one line of a dilemma. `most` is how many were there."""

    ms: Manuscript
    tally: LineTally
    most: int

    @property
    def rounds(self) -> tuple[_Round, ...]:
        """The rounds that were counted."""
        words, colours = self.ms.context.locale.outcome, self.ms.context.colours
        both = (
            _Round(self.tally.before, colours.muted, words.before, hollow=True),
            _Round(self.tally.after, colours.primary, words.after),
        )
        return tuple(each for each in both if each.votes)

    def set_row(self, title: str, ballot: str, parent: int, column: Column) -> Flowables:
        """The bars of one choice, one below the other, in a cell beside its words."""
        alt = self.ms.context.locale.outcome.picture.format(dilemma=title, votes=self._say(ballot))
        figure = self.ms.structure.add(parent, Tag.FIGURE, alt=alt)
        scale, marks, y = column.width / max(1, self.most), list[Mark](), 2.0
        for each in self.rounds:
            length = max(_LEAST, each.votes.get(ballot, 0) * scale)
            marks.append(each.draw(Box(column.x, y, length, _BAR), figure))
            y += _BAR + _GAP
        ends = (column.x, column.right)
        marks += [RuleMark(x, 0, x, y, 0.5, self.ms.context.colours.rule) for x in ends]
        return (Flowable(y, tuple(marks), figures=((figure, Box(column.x, 0, column.width, y)),)),)

    def _say(self, ballot: str) -> str:
        """The numbers of one choice as words, for who does not see the bars."""
        words, before, after = self.ms.context.locale.outcome, self.tally.before, self.tally.after
        if before and after:
            return words.both.format(letter=ballot, before=before.get(ballot, 0), after=after.get(ballot, 0))
        return words.once.format(letter=ballot, count=(before or after).get(ballot, 0))

    def set_legend(self, parent: int, column: Column) -> Flowables:
        """What outlined and solid bars are, and how many a whole line is."""
        style = TextStyle(_LABEL, _LABEL * 1.3, self.ms.context.colours.ink)
        element = self.ms.structure.add(parent, Tag.PARAGRAPH)
        marks, x = list[Mark](), column.x
        for each in self.rounds:
            marks.append(each.draw(Box(x, 2, _BAR, _BAR), None))
            marks += self._write(each.name, x + _BAR + 5, 0, style, element)
            x += _BAR + 21 + self.ms.setter.width_of(each.name, style)
        whole = f"{self.ms.context.locale.outcome.attendance}: {self.most}"
        marks += self._write(whole, x, 0, style, element)
        return keep_together((Flowable(style.leading, tuple(marks), after=4),))

    def set_small(self, name: str, title: str, parent: int, column: Column) -> Flowables:
        """All choices as a picture of many: a name, pairs of upright bars, a letter below each pair."""
        words = self.ms.context.locale.outcome
        ballots = tuple(dict.fromkeys((*self.tally.before, *self.tally.after)))
        said = ", ".join(self._say(ballot) for ballot in ballots)
        figure = self.ms.structure.add(parent, Tag.FIGURE, alt=words.picture.format(dilemma=title, votes=said))
        style = replace(self.ms.context.styles.small, after=2, bold=True, hyphenate=False)
        head = self.ms.setter.set_string(name, style, column, figure)[:2]
        width, height = min(_SMALL[0], column.width), _SMALL[1]
        marks = tuple(self._draw_small(ballots, Box(column.x, 0, width, height), figure))
        box = Box(column.x, 0, width, height)
        chart = Flowable(height, marks, after=10, figures=((figure, box),))
        return keep_together((*head, chart))

    def _draw_small(self, ballots: Sequence[str], box: Box, figure: int) -> Iterator[Mark]:
        colours, rounds = self.ms.context.colours, self.rounds
        floor, room = box.bottom - _FOOT, box.height - _FOOT
        yield RuleMark(box.x, box.y, box.right, box.y, 0.4, colours.rule)  # everyone
        yield RuleMark(box.x, floor, box.right, floor, 0.6, colours.muted)
        step = box.width / len(ballots)
        bar = min(_BAR, step * 0.8 / len(rounds))
        style = TextStyle(_LABEL, _LABEL * 1.3, colours.ink)
        for place, ballot in enumerate(ballots):
            x = box.x + place * step + (step - bar * len(rounds)) / 2
            for number, each in enumerate(rounds):
                high = max(_LEAST, each.votes.get(ballot, 0) * room / max(1, self.most))
                yield each.draw(Box(x + number * bar, floor - high, bar - 0.6, high), figure)
            shown = ballot if self.ms.setter.width_of(ballot, style) <= step else ballot[:1]
            middle = box.x + (place + 0.5) * step - self.ms.setter.width_of(shown, style) / 2
            yield from self._write(shown, middle, floor + 1, style, figure)

    def _write(self, text: str, x: float, top: float, style: TextStyle, element: int) -> Iterator[Mark]:
        width = self.ms.setter.width_of(text, style)
        for flowable in self.ms.setter.set_string(text, style, Column(x, width + 1), element):
            for mark in flowable.marks:
                moved = shift(mark, 0, top)
                yield replace(moved, joins="space") if isinstance(moved, TextMark) else moved
