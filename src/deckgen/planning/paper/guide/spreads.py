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
from deckgen.planning.paper.choice_rows import set_read_choices
from deckgen.planning.paper.dilemma_parts import draw_key, running_head_height, with_running_head
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
from deckgen.planning.paper.guide.method_steps import GuideStep, Stage, steps_of
from deckgen.planning.paper.guide.page_parts import PartSetter
from deckgen.planning.paper.guide.slide_numbers import say_slides
from deckgen.planning.paper.guide.timetable_pages import skip_order
from deckgen.planning.paper.held_words import hold_story
from deckgen.planning.paper.link_note_rows import set_link_notes, with_link_notes
from deckgen.planning.paper.play_parts import set_briefs, set_questions, set_scale
from deckgen.planning.paper.slide_pictures import set_slide_picture
from deckgen.planning.paper.structure_builder import ROOT
from deckgen.rich_text import Span
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.part_search import options_of, prose_of
from deckgen.storyboard.parts import Said
from deckgen.storyboard.scenes import DilemmaStory

_PICTURED = (SlideRole.DILEMMA, SlideRole.QUESTION, SlideRole.CHOICE, SlideRole.DISCUSSION)
_MOST_PICTURES = 2
_PICTURE_GAP = 10.0
_SMALLEST_PICTURES = 0.45  # share of their width
_MOST_MOVED = 3  # steps
_ALONE = 1.4  # how much larger a single picture is
_CLOCK = 24.0  # points: read from a table while standing
_FIRST = frozenset({Stage.READ, Stage.ROLES, Stage.VOTE})  # what the case is put with


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
        return with_link_notes(self.guide.ms, section, partial(self._set_pages, hold_story(story), section))

    def _set_pages(self, story: DilemmaStory, section: int) -> Flowables:
        """Both pages: with as many steps on the left one as the right one has no room for, if the left one has."""
        ms, steps = self.guide.ms, self._list_steps(story)
        first, known = ms.structure.count, len(ms.problems)
        facing = next((place for place, step in enumerate(steps) if not _FIRST.issuperset(step.stages)), len(steps))
        facing = 0 if any(step.name for step in steps) else facing
        for moved in range(facing, min(facing + _MOST_MOVED, len(steps)) + 1):
            left, right = self._divide(story, section, steps, moved, is_crowded=moved > facing)
            if self._fits(right, has_head=True) and (moved == facing or self._fits(left)):
                break
            ms.structure.drop_branches(first, section)
            del ms.problems[known:]
        else:
            left, right = self._divide(story, section, steps, facing)
        flowables = (*starting(left, Start.LEFT_PAGE, self.guide.filler()), *starting(right, Start.FACING_PAGE))
        return with_running_head(ms, story, flowables)

    def _list_steps(self, story: DilemmaStory) -> tuple[GuideStep, ...]:
        context = self.guide.ms.context
        theme = context.deck.clusters[story.cluster - 1]
        return steps_of(context.deck, theme, theme.dilemmas[story.within - 1], context.locale)

    def _fits(self, flowables: Flowables, *, has_head: bool = False) -> bool:
        """Whether a page holds them, below its running head; what may be left out does not count."""
        needed = tuple(flowable for flowable in flowables if not flowable.optional)
        head = running_head_height(self.guide.ms) if has_head else 0.0
        return head + total_height(needed) <= self.guide.ms.context.grid.frame(1).height

    def _divide(
        self,
        story: DilemmaStory,
        section: int,
        steps: tuple[GuideStep, ...],
        facing: int,
        *,
        is_crowded: bool = False,
    ) -> tuple[Flowables, Flowables]:
        """The case and its first steps on the left; on the right what follows."""
        kicker = self._set_kicker(story, section)
        left = self._fit_left(story, section, kicker, steps[:facing], is_crowded=is_crowded)
        page = LeadingPage(self.guide, story, PartSetter(self.guide, section))
        right = (*page.set_steps(steps[facing:]), *page.set_rest(), *set_link_notes(self.guide.ms, section))
        return left, right

    def _set_kicker(self, story: DilemmaStory, section: int) -> Flowables:
        """The theme, as a heading where it begins and as a running head where it goes on."""
        ms, full = self.guide.ms, self.guide.ms.context.grid.full
        style = replace(ms.context.styles.kind, after=8)
        words = f"{story.cluster}. {story.theme.text}"
        if story.within > 1:
            return keep_together(ms.setter.set_string(words, style, full, None), Keep.ALWAYS, last=Keep.ALWAYS)
        heading = ms.heading(2, words, style, section, column=full, place=story.theme.place)
        return anchored(heading, Anchor(f"cluster-{story.cluster}", words, 1, str(story.cluster)))

    def _fit_left(
        self,
        story: DilemmaStory,
        section: int,
        kicker: Flowables,
        steps: tuple[GuideStep, ...],
        *,
        is_crowded: bool,
    ) -> Flowables:
        """The left page: with smaller pictures where its last step would else stand on the right one.

        Where the right one is full too, with none: the slides are named by their numbers.
        """
        ms = self.guide.ms
        first, known = ms.structure.count, len(ms.problems)
        left = (*kicker, *self._set_left(story, section, steps))
        excess = total_height(left) - ms.context.grid.frame(1).height
        height = self._picture_height(story)
        share = 1 - (excess + 1) / height if height else 0.0
        if share < _SMALLEST_PICTURES:
            share = 0.0
        if excess <= 0 or not height or (not share and not is_crowded):
            return left
        ms.structure.drop_branches(first, section)
        del ms.problems[known:]
        return (*kicker, *self._set_left(story, section, steps, share))

    def _picture_height(self, story: DilemmaStory) -> float:
        look = self.guide.ms.context.look
        return self._picture_width(story) * look.slide_height / look.slide_width

    def _picture_width(self, story: DilemmaStory) -> float:
        """Beside one another; one alone is larger."""
        count = len(self.pictured.get(story.id, ()))
        return (self.guide.ms.body.width - _PICTURE_GAP) / _MOST_PICTURES * (_ALONE if count == 1 else bool(count))

    def _set_left(
        self, story: DilemmaStory, section: int, steps: tuple[GuideStep, ...], share: float = 1.0
    ) -> Flowables:
        """Key, title and the case; in the side column clock and slides; below them the first steps."""
        ms, context = self.guide.ms, self.guide.ms.context
        style, grid = replace(context.styles.dilemma, before=0), context.grid
        title = story.title.text or context.words.dilemma
        element = ms.structure.add(section, Tag.H3)
        badge = draw_key(ms, story.number, grid.side, style, element)
        lines = ms.setter.set_spans((Span(title),), style, grid.body, element, place=story.place)
        heading = with_marks(lines, *badge)
        heading = anchored(heading, Anchor(story.anchor, f"{story.number} {title}", 2, story.number))
        clock = self._set_clock(story, section)
        parts = PartSetter(self.guide, section)
        page = LeadingPage(self.guide, story, parts)
        case = (*self._set_aim(story, section), *self._set_pictures(story, section, share))
        head: Flowables = (*heading, *clock, *case)
        if not context.styles.large:
            head = beside([(Flowable(style.leading + 6), *clock), (*heading, *case)])
        number = next((step.number for step in steps if Stage.READ in step.stages), 0)
        return (*head, *page.set_values(), *self._set_case(story, parts, number), *page.set_steps(steps))

    def _set_clock(self, story: DilemmaStory, section: int) -> Flowables:
        """When it begins, in figures to be read from a table; how long it takes, and on which slides it is."""
        ms, context = self.guide.ms, self.guide.ms.context
        column = ms.body if context.styles.large else context.grid.side
        style = replace(context.styles.table, after=0)
        flowables: list[Flowable] = []
        moment = self._moments.get(story.number)
        if moment:
            start, minutes = moment
            clock = say_clock(start, context.locale, has_clock=self.guide.timetable.has_clock)
            size = max(style.size, min(_CLOCK, _CLOCK * column.width / self._widest_clock))
            look = replace(style, size=size, leading=size * 1.2, bold=True, colour=context.colours.primary)
            flowables += ms.paragraph(clock, look, section, column=column)
            flowables += ms.paragraph(held_minutes(minutes, context.locale), style, section, column=column)
        shown = say_slides(self.guide.slides.get(story.key, ()), context.locale)
        if shown:
            flowables += ms.paragraph(shown, style, section, column=column)
        if self._skipped and story.priority == self._skipped[0].priority:
            quiet = replace(style, colour=context.colours.negative, bold=True, before=5)
            flowables += ms.paragraph(context.words.skip_if_late, quiet, section, column=column)
        return tuple(flowables)

    @cached_property
    def _widest_clock(self) -> float:
        """The width of the widest clock of all, at its full size: all are of one size."""
        context, style = self.guide.ms.context, replace(self.guide.ms.context.styles.strong, size=_CLOCK)
        clocks = (
            say_clock(start, context.locale, has_clock=self.guide.timetable.has_clock)
            for start, _ in self._moments.values()
        )
        return max(self.guide.ms.setter.width_of(clock, style) for clock in clocks) + 1

    def _set_aim(self, story: DilemmaStory, section: int) -> Flowables:
        ms = self.guide.ms
        aim = prose_of(story.guidance, Said.AIM)
        if not aim:
            return ()
        return ms.text(aim, section, style=replace(ms.context.styles.body, italic=True))

    def _set_case(self, story: DilemmaStory, parts: PartSetter, number: int) -> Flowables:
        """What to know and to say first, then the case as the room sees it, under the number of its step."""
        words = self.guide.ms.context.words
        known = (
            *parts.text(words.trainer_notes, prose_of(story.parts, Said.REMARK)),
            *parts.text(words.introduction, prose_of(story.parts, Said.INTRODUCTION)),
        )
        parts.number = number
        return (*known, *parts.under(words.situation, partial(self._set_situation, story, parts.section)))

    def _set_situation(self, story: DilemmaStory, section: int) -> Flowables:
        ms = self.guide.ms
        return (
            *ms.text(prose_of(story.case, Said.SITUATION), section),
            *set_questions(ms, story.case, section),
            *set_scale(ms, story.case, section),
            *set_read_choices(ms, section, options_of(story.case)),
            *set_briefs(ms, story.guidance, section),
        )

    def _set_pictures(self, story: DilemmaStory, section: int, share: float) -> Flowables:
        found = self.pictured.get(story.id, ())
        if not found or self.slides is None or not share:
            return ()
        body = self.guide.ms.body
        width = self._picture_width(story) * share
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
