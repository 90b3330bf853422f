"""A dilemma's spread: on the left what the room sees and what is to be said of it, on the right how to lead it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.pages import Tag
from deckgen.blueprint.slides import Slide, SlideDeck
from deckgen.planning.paper.badges import with_marks
from deckgen.planning.paper.choice_rows import set_judged_choices
from deckgen.planning.paper.dilemma_parts import draw_key, with_running_head
from deckgen.planning.paper.flowables import (
    Anchor,
    Column,
    Flowable,
    Flowables,
    Keep,
    Start,
    anchored,
    beside,
    keep_together,
    spaced,
    starting,
    total_height,
)
from deckgen.planning.paper.guide.guide_setting import Guide, held_minutes
from deckgen.planning.paper.guide.leading_page import LeadingPage
from deckgen.planning.paper.guide.timetable_pages import skip_order
from deckgen.planning.paper.held_words import hold_story
from deckgen.planning.paper.link_note_rows import set_link_notes, with_link_notes
from deckgen.planning.paper.play_parts import set_briefs, set_endings, set_model_order, set_scale, set_twists
from deckgen.planning.paper.slide_pictures import set_slide_picture
from deckgen.planning.paper.structure_builder import ROOT
from deckgen.rich_text import Span
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.part_search import answered_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Said
from deckgen.storyboard.scenes import DilemmaStory

_PICTURED = (SlideRole.DILEMMA, SlideRole.QUESTION, SlideRole.CHOICE, SlideRole.DISCUSSION)
_MOST_PICTURES = 2
_PICTURE_GAP = 10.0
_SMALLEST_PICTURES = 0.45  # share of their width


class SpreadWriter(Struct, frozen=True, dict=True):
    """Writes the spreads of a guide. With a dict: it remembers what all spreads need to know of the others."""

    guide: Guide
    slides: SlideDeck | None
    pictured: Mapping[str, tuple[Slide, ...]]

    @cached_property
    def _moments(self) -> dict[str, tuple[float, float]]:
        """When each dilemma starts and how long it takes."""
        return {key: (start, minutes) for key, start, minutes in self.guide.timetable.dilemma_starts}

    @cached_property
    def _skipped(self) -> tuple[DilemmaStory, ...]:
        """What may be skipped, the first first."""
        return skip_order(self.guide.dilemmas)

    def write(self, story: DilemmaStory) -> None:
        """Both pages of one dilemma."""
        ms = self.guide.ms
        ms.add(ms.part(story.anchor, ROOT, partial(self._set_spread, story)))

    def _set_spread(self, story: DilemmaStory, section: int) -> Flowables:
        return with_link_notes(self.guide.ms, section, partial(self._set_pages, story, section))

    def _set_pages(self, story: DilemmaStory, section: int) -> Flowables:
        kicker = self._set_kicker(story, section)
        left = self._fit_left(story, section, kicker)
        right = (*LeadingPage(self.guide).set_leading(story, section), *set_link_notes(self.guide.ms, section))
        flowables = (*starting(left, Start.LEFT_PAGE, self.guide.filler()), *starting(right, Start.FACING_PAGE))
        return with_running_head(self.guide.ms, story, flowables)

    def _set_kicker(self, story: DilemmaStory, section: int) -> Flowables:
        """The theme, as a heading where it begins and as a running head where it goes on."""
        ms, full = self.guide.ms, self.guide.ms.context.grid.full
        style = replace(ms.context.styles.kind, after=8)
        words = f"{story.cluster}. {story.theme.text}"
        if story.within > 1:
            return keep_together(ms.setter.set_string(words, style, full, None), Keep.ALWAYS, last=Keep.ALWAYS)
        heading = ms.heading(2, words, style, section, column=full, place=story.theme.place)
        return anchored(heading, Anchor(f"cluster-{story.cluster}", words, 1, str(story.cluster)))

    def _fit_left(self, story: DilemmaStory, section: int, kicker: Flowables) -> Flowables:
        """The left page: with smaller pictures where the last choice would else stand on the right one."""
        ms = self.guide.ms
        first, known = ms.structure.count, len(ms.problems)
        left = (*kicker, *self._set_left(story, section))
        excess = total_height(left) - ms.context.grid.frame(1).height
        share = 1 - (excess + 1) / self._picture_height if self._picture_height else 0.0
        if excess <= 0 or share < _SMALLEST_PICTURES or not self.pictured.get(story.id):
            return left
        ms.structure.drop_branches(first, section)
        del ms.problems[known:]
        return (*kicker, *self._set_left(story, section, share))

    @cached_property
    def _picture_height(self) -> float:
        look = self.guide.ms.context.look
        return self._picture_width * look.slide_height / look.slide_width

    @property
    def _picture_width(self) -> float:
        return (self.guide.ms.body.width - _PICTURE_GAP) / _MOST_PICTURES

    def _set_left(self, story: DilemmaStory, section: int, share: float = 1.0) -> Flowables:
        """Key, title, aim and all that is said of the dilemma; in the side column the clock."""
        ms, context = self.guide.ms, self.guide.ms.context
        style, grid = replace(context.styles.dilemma, before=0), context.grid
        title = story.title.text or context.words.dilemma
        element = ms.structure.add(section, Tag.H3)
        badge = draw_key(ms, story.number, grid.side, style, element)
        lines = ms.setter.set_spans((Span(title),), style, grid.body, element, place=story.place)
        heading = with_marks(lines, *badge)
        heading = anchored(heading, Anchor(story.anchor, f"{story.number} {title}", 2, story.number))
        clock = self._set_clock(story, section)
        content = (*self._set_aim(story, section), *self._set_content(story, section, share))
        if context.styles.large:
            return (*heading, *clock, *content)
        side = (Flowable(style.leading + 6), *clock)
        return beside([side, (*heading, *content)])

    def _set_clock(self, story: DilemmaStory, section: int) -> Flowables:
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        style = replace(context.styles.small, after=0)
        flowables: list[Flowable] = []
        moment = self._moments.get(story.number)
        if moment:
            start, minutes = moment
            clock = say_clock(start, context.locale, has_clock=self.guide.timetable.has_clock)
            flowables += ms.paragraph(clock, replace(context.styles.strong, after=0), section, column=column)
            flowables += ms.paragraph(held_minutes(minutes, context.locale), style, section, column=column)
        if self._skipped and story.priority == self._skipped[0].priority:
            quiet = replace(style, colour=context.colours.negative, bold=True, before=5)
            flowables += ms.paragraph(context.words.skip_if_late, quiet, section, column=column)
        return tuple(flowables)

    def _set_aim(self, story: DilemmaStory, section: int) -> Flowables:
        ms = self.guide.ms
        aim = prose_of(story.guidance, Said.AIM)
        if not aim:
            return ()
        return ms.text(aim, section, style=replace(ms.context.styles.body, italic=True))

    def _set_content(self, story: DilemmaStory, section: int, share: float) -> Flowables:
        ms, told = self.guide.ms, hold_story(story)
        answer: Flowables = ()
        said = prose_of(told.outcome, Said.ANSWER)
        if said:
            heading = ms.heading(4, ms.context.words.answer, ms.context.styles.part, section)
            answer = (*heading, *ms.text(said, section))
        return (
            *self._set_pictures(story, section, share),
            *ms.text(prose_of(told.case, Said.SITUATION), section),
            *ms.bullets(prompts_of(told.case, Asked.QUESTION), section),
            *set_scale(ms, told.case, section),
            *answer,
            *set_judged_choices(ms, section, answered_of(told.parts), compact=True),
            *set_model_order(ms, told.outcome, section),
            *set_twists(ms, told.outcome, section),
            *set_endings(ms, told.outcome, section, self.guide.dilemmas),
            *set_briefs(ms, told.guidance, section),
        )

    def _set_pictures(self, story: DilemmaStory, section: int, share: float) -> Flowables:
        found = self.pictured.get(story.id, ())
        if not found or self.slides is None:
            return ()
        body = self.guide.ms.body
        width = self._picture_width * share
        columns = [Column(body.x + place * (width + _PICTURE_GAP), width) for place in range(len(found))]
        pictures = [
            (set_slide_picture(self.guide.ms, slide, self.slides, section, column),)
            for slide, column in zip(found, columns, strict=True)
        ]
        return spaced(beside(pictures), before=8, after=12)


def find_pictured(slides: SlideDeck | None) -> dict[str, tuple[Slide, ...]]:
    """The first slides with the question and the choices of each dilemma, by its id."""
    by_role: dict[str, dict[SlideRole, Slide]] = {}
    for slide in slides.slides if slides else ():
        dilemma, slash, _ = slide.key.partition("/")
        if slash and slide.role in _PICTURED:
            by_role.setdefault(dilemma, {}).setdefault(slide.role, slide)
    return {
        dilemma: tuple(found[role] for role in _PICTURED if role in found)[:_MOST_PICTURES]
        for dilemma, found in by_role.items()
    }
