"""The right page of a spread: how to lead the dilemma, part by part, a grid for votes, room for notes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.pages import Tag
from deckgen.planning.paper.dilemma_parts import writing_lines
from deckgen.planning.paper.flowables import (
    Flowables,
    Keep,
    Panel,
    as_one,
    beside,
    in_panel,
    keep_together,
    spaced,
)
from deckgen.planning.paper.guide.background_pages import background_anchor
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.guide.method_steps import own_method
from deckgen.planning.paper.guide.vote_rows import set_votes
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import BlockKind, Span, Text
from deckgen.storyboard.method_text import method_text
from deckgen.storyboard.part_search import all_of, first_of, passages_of, prompts_of, prose_of, votes_of
from deckgen.storyboard.parts import Asked, Quotation, Reviewed, Said, Values
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.shortening import first_sentences

_MOST_FOR_NAMES = 0.42  # of the width, for what a row of votes is called
_LONGEST_SENTENCE = 280  # characters: one breath, or two


class LeadingPage(Struct, frozen=True):
    """Writes the right page: the names of the parts stand in the side column, in large print above their text."""

    guide: Guide

    def set_leading(self, story: DilemmaStory, section: int) -> Flowables:
        """The whole page."""
        return (
            *self._set_parts(story, section),
            *self._set_tally(story, section),
            *self._set_notes(),
        )

    def _set_parts(self, story: DilemmaStory, section: int) -> Flowables:
        """What to say and ask, in the order in which it is needed."""
        words, said = self.guide.ms.context.words, story.parts
        parts: list[Flowables] = []
        introduction = prose_of(said, Said.INTRODUCTION)
        if introduction:
            parts.append(self._set_part(words.introduction, introduction, section))
        parts.append(self._set_method(story, section))
        parts.append(self._set_read_aloud(story, section))
        parts.append(self._set_list(words.discuss, prompts_of(said, Asked.DISCUSSION), section))
        parts.append(self._set_list(words.ask_on, prompts_of(said, Asked.PROMPT), section))
        parts.append(self._set_list(words.pitfalls, prompts_of(said, Asked.PITFALL), section))
        parts += [
            self._set_part(name, text, section)
            for name, kind in ((words.debrief, Said.DEBRIEF), (words.trainer_notes, Said.REMARK))
            if (text := prose_of(said, kind))
        ]
        parts.append(self._set_values(story, section))
        parts.append(self._set_origins(story, section))
        return tuple(flowable for part in parts if part for flowable in spaced(part, before=7))

    def _set_method(self, story: DilemmaStory, section: int) -> Flowables:
        """The method of this dilemma, where it is not the deck's."""
        context = self.guide.ms.context
        theme = context.deck.clusters[story.cluster - 1]
        method = own_method(context.deck, theme, theme.dilemmas[story.within - 1])
        if not method:
            return ()
        return self._set_part(context.words.own_method, method_text(method, context.locale), section)

    def _name_part(self, name: str, section: int) -> Flowables:
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        before = context.styles.part.before if context.styles.large else 0
        style = replace(context.styles.part, before=before, size=self._label_size)
        element = ms.structure.add(section, Tag.H4)
        lines = ms.setter.set_spans((Span(name),), replace(style, leading=context.styles.body.leading), column, element)
        return keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)

    def _join(self, name: Flowables, body: Flowables) -> Flowables:
        if self.guide.ms.context.styles.large:
            return (*name, *body)
        return beside([name, body])

    def _set_part(self, name: str, text: Text, section: int) -> Flowables:
        label = self._name_part(name, section)
        return self._join(label, self.guide.ms.text(text, section))

    def _set_list(self, name: str, items: Sequence[Text], section: int) -> Flowables:
        if not items:
            return ()
        label = self._name_part(name, section)
        return self._join(label, self.guide.ms.bullets(items, section))

    def _set_read_aloud(self, story: DilemmaStory, section: int) -> Flowables:
        """The sentence from the code to read out, on a ground of its own, with its source."""
        passage = choose_passage(story)
        if passage is None:
            return ()
        sentence = choose_sentence(passage)
        ms, context = self.guide.ms, self.guide.ms.context
        marks = context.locale.typography
        label = self._name_part(context.words.read_aloud, section)
        quote = ms.structure.add(section, Tag.BLOCK_QUOTE)
        inner = ms.body.indented(12, 12)
        is_quoted = sentence.startswith(marks.quote_open[:1])
        shown = sentence if is_quoted else f"{marks.quote_open}{sentence}{marks.quote_close}"
        words = ms.paragraph(shown, replace(context.styles.lead, after=3), quote, column=inner)
        small = replace(context.styles.small, colour=context.colours.muted, after=0)
        spans = (Span(passage.line, link=f"{INTERNAL}source-{passage.source.id}"),)
        caption = ms.spans(spans, small, quote, column=inner)
        held = keep_together((*words, *caption), Keep.ALWAYS)
        panel = Panel(ms.body, fill=context.colours.tint, radius=4)
        return self._join(label, as_one(in_panel(held, panel, 9, 9)))

    def _set_values(self, story: DilemmaStory, section: int) -> Flowables:
        values = first_of(story.case, Values)
        if values is None:
            return ()
        ms = self.guide.ms
        label = self._name_part(ms.context.words.values, section)
        return self._join(label, ms.paragraph(" – ".join(values.items), ms.context.styles.body, section))

    def _set_origins(self, story: DilemmaStory, section: int) -> Flowables:
        """The sources, where to read on, and who held the dilemma against them."""
        ms, context, words = self.guide.ms, self.guide.ms.context, self.guide.ms.context.words
        lines: list[tuple[Span, ...]] = []
        for passage in passages_of(story.outcome):
            if isinstance(passage, Quotation):
                lines.append((Span(passage.line, link=f"{INTERNAL}source-{passage.source.id}"),))
        if passages_of(story.outcome):
            more = words.more_at_back.format(key=story.number)
            lines.append((Span(more, link=f"{INTERNAL}{background_anchor(story)}"),))
        review = first_of(story.guidance, Reviewed)
        if review and review.by:
            pattern = words.reviewed if review.date else words.reviewed_by
            lines.append((Span(pattern.format(by=review.by, on=review.date)),))
        if not lines:
            return ()
        label = self._name_part(words.sources, section)
        style = replace(context.styles.small, after=1)
        body = tuple(flowable for spans in dict.fromkeys(lines) for flowable in ms.spans(spans, style, section))
        return self._join(label, body)

    def _set_tally(self, story: DilemmaStory, section: int) -> Flowables:
        """Boxes for the votes before and after the talk."""
        letters = votes_of(story.case)
        if not letters:
            return ()
        words = self.guide.ms.context.words
        label = self._name_part(words.tally, section)
        names = (words.tally_before, words.tally_after)
        style, body = self.guide.ms.context.styles.table, self.guide.ms.body
        room = max(self.guide.ms.setter.width_of(name, style) for name in names) + style.size * 1.5
        share = min(room / body.width, _MOST_FOR_NAMES)
        rows = [spaced(set_votes(self.guide, section, name, letters, body, share=share), before=9) for name in names]
        first = spaced(rows[0], before=0)
        return keep_together(spaced(self._join(label, (*first, *rows[1])), before=12, after=6))

    def _set_notes(self) -> Flowables:
        """Room for notes, if the page has any: a label and lines, no part of the text."""
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        style = replace(context.styles.part, size=self._label_size, leading=context.styles.body.leading)
        label = ms.setter.set_string(context.words.notes, style, column, None)
        lines = writing_lines(ms, ms.body, 2, 40)
        marks = tuple(mark for flowable in label[:1] for mark in flowable.marks)
        return (replace(lines, marks=marks, before=8, optional=True),)

    @property
    def _label_size(self) -> float:
        """The size of the parts' names in the side column; a heading's where they stand above their text."""
        styles = self.guide.ms.context.styles
        return styles.part.size if styles.large else min(styles.part.size, styles.table.size - 0.5)


def choose_passage(story: DilemmaStory) -> Quotation | None:
    """The first passage from a source that holds a whole sentence."""
    return next((passage for passage in all_of(story.outcome, Quotation) if choose_sentence(passage)), None)


def choose_sentence(passage: Quotation) -> str:
    """What to read out of a passage: the start of its first paragraph that is not the lead to a list."""
    paragraphs = (block.text.strip() for block in passage.text if block.kind is BlockKind.PARAGRAPH)
    return next(
        (first_sentences(text, _LONGEST_SENTENCE) for text in paragraphs if text and not text.endswith(":")), ""
    )
