"""The steps of a dilemma as a trainer leads it, in the order of its method; after them what is good to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.pages import TextMark
from deckgen.planning.paper.choice_rows import set_feedback
from deckgen.planning.paper.dilemma_parts import writing_lines
from deckgen.planning.paper.flowables import Flowable, Flowables
from deckgen.planning.paper.guide.background_pages import background_anchor
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.guide.method_steps import GuideStep, Stage
from deckgen.planning.paper.guide.page_parts import PartSetter
from deckgen.planning.paper.guide.read_aloud import choose_passage, set_read_aloud
from deckgen.planning.paper.play_parts import set_endings, set_model_order, set_twists
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import Span
from deckgen.storyboard.part_search import first_of, judged_of, passages_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Quotation, Reviewed, Said, Values
from deckgen.storyboard.scenes import DilemmaStory

_ALWAYS_DONE = frozenset({Stage.VOTE, Stage.WHY, Stage.TALK, Stage.REVOTE})


class LeadingPage(Struct, frozen=True):
    """Writes what follows the case; `story` has its last words held together."""

    guide: Guide
    story: DilemmaStory
    parts: PartSetter

    def set_steps(self, steps: Sequence[GuideStep]) -> Flowables:
        """The steps in order, each under its number."""
        return tuple(flowable for step in steps for flowable in self._set_step(step))

    def set_values(self) -> Flowables:
        """The values at stake, in one line."""
        ms, values = self.guide.ms, first_of(self.story.case, Values)
        if values is None:
            return ()
        words = " – ".join(values.items)
        body = ms.context.styles.body
        return self.parts.under(ms.context.words.values, lambda: ms.paragraph(words, body, self.parts.section))

    def set_rest(self) -> Flowables:
        """How to round off, sources, and room for notes."""
        debrief = prose_of(self.story.parts, Said.DEBRIEF)
        return (
            *self.parts.text(self.guide.ms.context.words.debrief, debrief),
            *self._set_origins(),
            *self._set_notes(),
        )

    def _set_step(self, step: GuideStep) -> Flowables:
        """What is prepared for a step; where that is nothing, what to do."""
        self.parts.number = step.number
        named = self.parts.step(self._name(step), step.text, bold=True) if step.name else ()
        prepared = tuple(flowable for stage in step.stages for flowable in self._set_stage(stage))
        if not prepared and step.cue and step.stages[0] in _ALWAYS_DONE:
            prepared = self.parts.step(step.cue)
        self.parts.number = 0
        return (*named, *prepared)

    def _name(self, step: GuideStep) -> str:
        """An author's name of a step, with its minutes."""
        locale = self.guide.ms.context.locale
        if not step.minutes:
            return step.name
        return locale.paper.step_minutes.format(step=step.name, minutes=locale.number(round(step.minutes, 1)))

    def _set_stage(self, stage: Stage) -> Flowables:  # noqa: PLR0911  # a closed list, a part each
        words, told = self.guide.ms.context.words, self.story.parts
        match stage:
            case Stage.READ | Stage.ROLES:
                return ()  # the case stands before all steps
            case Stage.VOTE:
                return self.parts.votes(self.story, words.tally_before)
            case Stage.WHY:
                return self.parts.items(words.discuss, prompts_of(told, Asked.DISCUSSION))
            case Stage.TALK:
                return (
                    *self.parts.items(words.ask_on, prompts_of(told, Asked.PROMPT)),
                    *self.parts.items(words.pitfalls, prompts_of(told, Asked.PITFALL)),
                )
            case Stage.TWIST:
                has_twists = prose_of(told, Said.TWIST)
                return self.parts.under(words.new_facts, self._set_twists) if has_twists else ()
            case Stage.FEEDBACK:
                answer = self.parts.under(words.answer, self._set_answer) if self.story.has_answer else ()
                has_quote = choose_passage(self.story) is not None
                return (*answer, *(self.parts.under(words.read_aloud, self._set_quote) if has_quote else ()))
            case Stage.REVOTE:
                return self.parts.votes(self.story, words.tally_after)

    def _set_twists(self) -> Flowables:
        told = set_twists(self.guide.ms, self.story.outcome, self.parts.section, is_named=True)
        return (*told, *self.parts.later_votes(self.story))

    def _set_quote(self) -> Flowables:
        return set_read_aloud(self.guide.ms, self.story, self.parts.section, self.guide.ms.body)

    def _set_answer(self) -> Flowables:
        """What is said of the whole and of each choice, the model order, and what comes of the choices."""
        ms, outcome, section = self.guide.ms, self.story.outcome, self.parts.section
        return (
            *ms.text(prose_of(outcome, Said.ANSWER), section),
            *set_feedback(ms, section, judged_of(outcome)),
            *set_model_order(ms, outcome, section),
            *set_endings(ms, outcome, section, self.guide.dilemmas),
        )

    def _set_origins(self) -> Flowables:
        """Its sources, where to read on, and who held the dilemma against them: in one paragraph."""
        ms, spans = self.guide.ms, tuple(self._list_origins())
        if not spans:
            return ()
        style = ms.context.styles.small
        joined = (spans[0], *(each for span in spans[1:] for each in (Span(" · "), span)))
        return self.parts.under(ms.context.words.sources, lambda: ms.spans(joined, style, self.parts.section))

    def _list_origins(self) -> Iterator[Span]:
        words, story = self.guide.ms.context.words, self.story
        passages = passages_of(story.outcome)
        quoted = (passage for passage in passages if isinstance(passage, Quotation))
        yield from dict.fromkeys(Span(passage.line, link=f"{INTERNAL}source-{passage.source.id}") for passage in quoted)
        if passages:
            more = words.more_at_back.format(key=story.number)
            yield Span(more, link=f"{INTERNAL}{background_anchor(story)}")
        review = first_of(story.guidance, Reviewed)
        if review and review.by:
            pattern = words.reviewed if review.date else words.reviewed_by
            yield Span(pattern.format(by=review.by, on=review.date))

    def _set_notes(self) -> Flowables:
        """Room for notes, if the page has any: a label and lines, no part of the text."""
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        style = replace(context.styles.part, size=self.parts.label_size, leading=context.styles.body.leading)
        label = ms.setter.set_string(context.words.notes, style, column, None)
        lines: Flowable = writing_lines(ms, ms.body, 2, 40)
        marks = tuple(mark for flowable in label[:1] for mark in flowable.marks if isinstance(mark, TextMark))
        return (replace(lines, marks=marks, before=8, optional=True),)
