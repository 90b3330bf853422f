"""The parts of a dilemma's pages in the guide: a name in the side column, in large print above its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.pages import Tag
from deckgen.planning.paper.flowables import Flowable, Flowables, Keep, beside, keep_together, spaced
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.guide.vote_rows import set_votes
from deckgen.rich_text import Span, Text
from deckgen.storyboard.part_search import later_votes, lines_voted, votes_of
from deckgen.storyboard.scenes import DilemmaStory

_MOST_FOR_NAMES = 0.42  # of the width, for what a row of votes is called

_MOST_HELD = 8  # lines of a scale whose boxes stay on one page


class PartSetter(Struct):
    """Sets parts into one section. `number` is that of a step of which nothing is set yet: its first part tells it."""

    guide: Guide
    section: int
    number: int = 0

    def name(self, name: str) -> Flowables:
        """The name of a part; before it, or in its place, the number of the step that it begins."""
        if self.number:
            name, self.number = f"{self.number}. {name}".rstrip(), 0
        ms, styles = self.guide.ms, self.guide.ms.context.styles
        column = ms.body if styles.large else ms.context.grid.side
        before = styles.part.before if styles.large else 0
        style = replace(styles.part, before=before, size=self.label_size, leading=styles.body.leading)
        element = ms.structure.add(self.section, Tag.H4)
        lines = ms.setter.set_spans((Span(name),), style, column, element)
        return keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)

    def join(self, name: Flowables, body: Flowables) -> Flowables:
        """A name and what stands beside it, or below it in large print."""
        joined = (*name, *body) if self.guide.ms.context.styles.large else beside([name, body])
        return spaced(joined, before=6.5)

    def text(self, name: str, text: Text) -> Flowables:
        """An author's text with its name; nothing where there is none."""
        if not text:
            return ()
        label = self.name(name)
        return self.join(label, self.guide.ms.text(text, self.section))

    def items(self, name: str, items: Sequence[Text]) -> Flowables:
        """A list with its name; nothing where it is empty."""
        if not items:
            return ()
        label = self.name(name)
        return self.join(label, self.guide.ms.bullets(items, self.section))

    def step(self, words: str, text: Text = (), *, bold: bool = False) -> Flowables:
        """What to do in a step, beside its number."""
        ms = self.guide.ms
        label = self.name("")
        said = ms.paragraph(words, replace(ms.context.styles.body, bold=bold), self.section)
        return self.join(label, (*said, *ms.text(text, self.section)))

    def under(self, name: str, write: Callable[[], Flowables]) -> Flowables:
        """What `write` sets, with a name."""
        label = self.name(name)
        return self.join(label, write())

    def votes(self, story: DilemmaStory, row: str) -> Flowables:
        """Boxes for the votes of one round; nothing where nothing is counted."""
        letters = votes_of(story.case)
        if not letters:
            return ()
        ms = self.guide.ms
        words = ms.context.words
        label = self.name(words.tally)
        share = self._share_for(words.tally_before, words.tally_after)
        boxes: list[Flowable] = []
        for line in lines_voted(story.case):
            boxes += ms.label(line, self.section) if line else ()
            boxes += spaced(
                set_votes(self.guide, self.section, row, letters, ms.body, share=share), after=4 if line else 0
            )
        return spaced(keep_together(self.join(label, tuple(boxes)), Keep.ALWAYS), before=8, after=6)

    def later_votes(self, story: DilemmaStory) -> Flowables:
        """Boxes for each vote that is held after a new fact, both rounds of it under its name."""
        letters, words = votes_of(story.case), self.guide.ms.context.words
        rounds = (words.tally_before, words.tally_after)
        share, boxes = self._share_for(*rounds), list[Flowable]()
        for name in later_votes(story.outcome) if letters else ():
            boxes += spaced(self.guide.ms.label(name, self.section), before=6)
            for row in rounds:
                body = self.guide.ms.body
                boxes += spaced(set_votes(self.guide, self.section, row, letters, body, share=share), after=6)
        return tuple(boxes)

    def _share_for(self, *names: str) -> float:
        """The share of the column that the names of rows of votes take."""
        ms = self.guide.ms
        style = ms.context.styles.table
        room = max(ms.setter.width_of(each, style) for each in names)
        return min((room + style.size * 1.5) / ms.body.width, _MOST_FOR_NAMES)

    @property
    def label_size(self) -> float:
        """The size of names in the side column; a heading's where they stand above their text."""
        styles = self.guide.ms.context.styles
        return styles.part.size if styles.large else min(styles.part.size, styles.table.size - 0.5)
