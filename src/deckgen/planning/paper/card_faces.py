"""The faces of cards: the situation on the front, the choices on the back, a large letter to vote with.

Texts are set as large as fits, down to 9 points. A text that does not fit at 9 is a problem that says by how much; it
is set smaller still, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import BoxMark, Mark, PageRun, Tag, TextMark
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.messages.message import tell
from deckgen.planning.paper.badges import BadgeStyle, draw_letter, with_marks
from deckgen.planning.paper.card_heights import least_height, most_height
from deckgen.planning.paper.card_sizes import LARGE_SIZES, SIZES, SMALLEST
from deckgen.planning.paper.flowables import Column, Flowables, gap_between, shift, spaced, total_height
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_colours import WHITE
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.planning.paper.play_parts import set_ends, set_scale
from deckgen.planning.paper.text_blocks import BlockStyles, set_text
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.planning.paper.voting_faces import draw_voting_back, voting_shape
from deckgen.planning.theme_hues import hue_of
from deckgen.problems import Problem, error, warning
from deckgen.rich_text import Text, paragraph, plain
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.part_search import all_of, first_of, options_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Brief, Option, Prompts, Said, Scale
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.shortening import cut_words, remind

_MARGIN = mm(9)  # text stays well within the 5 mm that printers ask for
_BAND = mm(6)  # the coloured edge at the left
_LIFT = 0.3  # a short situation stands a little lower than the top
_MOST_LINES = 2  # of a scale, whose points find room on a card
_HEAD = 30.0
_FOOT = 14.0
_VOTING_HEIGHT = mm(105)  # of the card that a letter is drawn for
_LARGE_HEAD = 1.4  # how much larger head and foot are in large print

Setting = Callable[[float, int], Flowables]  # a size and a parent -> flowables


class CardFace(Struct, frozen=True):
    """A side of a card; `title` is its bookmark."""

    title: str
    marks: tuple[Mark, ...]


class _FacePlan(Struct, frozen=True):
    """What a face says: its label and colour, its text, and how that is set."""

    label: str
    colour: str
    text: Text
    setting: Setting


class CardMaker:
    """Makes the faces of cards, one after the other, and the structure they share."""

    def __init__(self, context: PaperContext, *, large_print: bool = False) -> None:
        grid = context.grid
        self.inner = Box(_BAND + _MARGIN, _MARGIN, grid.width - _BAND - 2 * _MARGIN, grid.height - 2 * _MARGIN)
        self.context = replace(context, grid=replace(grid, text=Column(0, self.inner.width)))
        self.manuscript = Manuscript(self.context, {})
        self.sizes = LARGE_SIZES if large_print else SIZES
        self.largest = self.sizes.steps[0]
        self.grown = _LARGE_HEAD if large_print else 1.0

    def share_size(self, stories: Sequence[DilemmaStory]) -> None:
        """Choose one size for all cards: the largest at which the fullest of them fits."""
        plans = [plan for story in stories for plan in (self._plan_front(story), self._plan_back(story))]
        kept, self.manuscript = self.manuscript, Manuscript(self.context, {})
        self.largest = self.sizes.share(plans, lambda plan, size: self._fits(plan, size, self._room))
        self.manuscript = kept

    def make_dilemma_card(self, story: DilemmaStory) -> tuple[CardFace, CardFace]:
        """The situation, and on the back what there is to choose or to talk about."""
        section = self.manuscript.section()
        title = f"{story.number} {story.title.text}".strip()
        front = self._make_face(story, section, self._plan_front(story), heading=True)
        back = self._make_face(story, section, self._plan_back(story), heading=False)
        return CardFace(title, front), CardFace("", back)

    def _plan_front(self, story: DilemmaStory) -> _FacePlan:
        text = prose_of(story.case, Said.SHORT) or prose_of(story.case, Said.SITUATION)
        label = self.context.words.card_front.format(key=story.number)
        return _FacePlan(label, self._hue_of(story), text, lambda size, parent: self._set_text(text, size, parent))

    def _plan_back(self, story: DilemmaStory) -> _FacePlan:
        words, colour, choices = self.context.words, self._hue_of(story), options_of(story.case)
        if choices:
            text = tuple(block for choice in choices for block in choice.text)
            label = self._name_choices(story)
            return _FacePlan(label, colour, text, lambda size, parent: self._set_choices(choices, size, parent))
        scale = first_of(story.case, Scale)
        if scale is not None:
            return self._plan_scale(story, scale)
        prompts = prompts_of(story.case, Asked.DISCUSSION)
        text = tuple(block for prompt in prompts for block in prompt)
        label = words.discuss if text else words.my_thoughts
        return _FacePlan(label, colour, text, lambda size, parent: self._set_prompts(prompts, size, parent))

    def _plan_scale(self, story: DilemmaStory, scale: Scale) -> _FacePlan:
        """The points of each line; of many lines their names, and what the ends of the scale mean."""
        label, colour = self._name_choices(story), self._hue_of(story)
        if not scale.statements and len(scale.lines) <= _MOST_LINES:
            return _FacePlan(label, colour, (), lambda _size, parent: set_scale(self.manuscript, story.case, parent))
        items = scale.statements or tuple((replace(paragraph(axis), place=scale.place),) for axis in scale.axes)
        text = tuple(block for item in items for block in item)
        return _FacePlan(
            label,
            colour,
            text,
            lambda size, parent: (
                *self._set_prompts(items, size, parent),
                *set_ends(self.manuscript, scale, parent),
            ),
        )

    def _hue_of(self, story: DilemmaStory) -> str:
        """The accent of its theme, as on slides."""
        return self.context.colours.of(hue_of(story.cluster))

    def _name_choices(self, story: DilemmaStory) -> str:
        """The author's word for what there is to choose, else the word of the kind of dilemma."""
        if story.labels.choice:
            return story.labels.choice
        word = self.context.locale.kinds[story.kind].choice
        return self.context.words.choose if story.kind is DilemmaKind.CHOICE else word[:1].upper() + word[1:]

    def make_role_card(self, story: DilemmaStory, role: str) -> tuple[CardFace, CardFace]:
        """The name of a role for all to see and, on the back, what only who plays it knows."""
        section = self.manuscript.section()
        words, colours = self.context.words, self.context.colours
        name = (paragraph(role, bold=True), paragraph(words.role_card_use))
        brief = _brief_of(story, role)
        title = f"{story.number} {words.role_card}: {role}"
        seen = _FacePlan(words.role_card, colours.more, name, lambda size, parent: self._set_text(name, size, parent))
        own = _FacePlan(
            words.brief.format(role=role),
            colours.more,
            brief,
            lambda size, parent: self._set_text(brief, size, parent),
        )
        front = self._make_face(story, section, seen, heading=True)
        return CardFace(title, front), CardFace("", self._make_face(story, section, own, heading=False))

    def _make_face(self, story: DilemmaStory, section: int, plan: _FacePlan, *, heading: bool) -> tuple[Mark, ...]:
        marks: list[Mark] = [BoxMark(Box(0, 0, _BAND, self.context.grid.height), plan.colour, bleeds=True)]
        marks += self._draw_head(story, section, plan, heading=heading)
        room = self._room
        size = self._find_size(plan, room)
        if size < self.sizes.least:
            self.manuscript.problems.append(self._too_long(story, plan, room, fits=size > 0))
        flowables = plan.setting(size or SMALLEST, section)
        slack = max(0.0, room - total_height(flowables))
        top = self.inner.y + _HEAD * self.grown + (slack * _LIFT if heading else 0.0)
        return (*marks, *place_flowables(flowables, self.inner.x, top), *self._draw_foot())

    def _draw_head(self, story: DilemmaStory, section: int, plan: _FacePlan, *, heading: bool) -> list[Mark]:
        """The key in a badge and, beside it, the dilemma's title as heading or what stands on the back."""
        setter = self.manuscript.setter
        style = TextStyle(11.5 * self.grown, 16 * self.grown, self.context.colours.primary, bold=True, hyphenate=False)
        element = self.manuscript.structure.add(section, Tag.H1 if heading else Tag.PARAGRAPH)
        box = Box(self.inner.x, self.inner.y, max(30.0, setter.width_of(story.number, style) + 12), 20 * self.grown)
        badge = draw_letter(setter, story.number, box, BadgeStyle(self._hue_of(story), 12 * self.grown), element)
        words = (story.title.text or self.context.words.dilemma) if heading else plan.label
        column = Column(0, self.inner.width - box.width - 10)
        words = self._shorten(words, style, column.width)
        lines = setter.set_string(words, style, column, element)[:1]
        return [*badge, *place_flowables(lines, box.right + 10, self.inner.y + 2)]

    def _shorten(self, text: str, style: TextStyle, width: float) -> str:
        """The words of a title that fit on one line."""
        return cut_words(text, lambda start: self.manuscript.setter.width_of(start, style) <= width)

    def _draw_foot(self) -> list[Mark]:
        deck = self.context.deck
        style = TextStyle(7.5 * self.grown, 10 * self.grown, self.context.colours.muted, hyphenate=False)
        named = remind(" · ".join(part for part in (deck.title, deck.organisation) if part))
        words = self._shorten(named, style, self.inner.width)
        lines = self.manuscript.setter.set_string(words, style, Column(0, self.inner.width), None)[:1]
        return place_flowables(lines, self.inner.x, self.inner.bottom - 6 * self.grown)

    def _find_size(self, plan: _FacePlan, room: float) -> float:
        """The largest size at which the text fits, 0 for none; tried on a draft, so that structure is written once."""
        kept, self.manuscript = self.manuscript, Manuscript(self.context, {})
        tried = self.sizes.from_size(self.largest)
        found = next((size for size in tried if self._fits(plan, size, room)), 0.0)
        self.manuscript = kept
        return found

    def _fits(self, plan: _FacePlan, size: float, room: float) -> bool:
        breaker, style = self.manuscript.setter.breaker, self._styles(size).body
        least = least_height(plan.text, breaker, style, self.inner.width)
        return least <= room and total_height(plan.setting(size, 0)) <= room

    def may_be_too_long(self, story: DilemmaStory) -> bool:
        """Whether a text may not fit at the smallest size that is to be read."""
        breaker, style = self.manuscript.setter.breaker, self._styles(self.sizes.least).body
        plans = (self._plan_front(story), self._plan_back(story))
        return any(most_height(plan.text, breaker, style, self.inner.width) > self._room for plan in plans)

    @property
    def _room(self) -> float:
        return self.inner.height - (_HEAD + _FOOT) * self.grown

    def _too_long(self, story: DilemmaStory, plan: _FacePlan, room: float, *, fits: bool) -> Problem:
        """By how many characters the text is too long, from how much of it fits."""
        kept, self.manuscript = self.manuscript, Manuscript(self.context, {})
        shown = _characters_within(plan.setting(self.sizes.least, 0), room)
        self.manuscript = kept
        too_many = max(1, len(plain(plan.text)) - shown)
        make = warning if fits else error
        return make(
            "card-too-long",
            tell(
                "“{label}” at dilemma {number} is about {too_many} characters too long for an A6 card.",
                label=plan.label,
                number=story.number,
                too_many=too_many,
            ),
            plan.text[0].place if plan.text and plan.text[0].place.line else story.place,
            tell("Give the dilemma a shorter text for cards with `short`.")
            if plan.text == prose_of(story.case, Said.SITUATION)
            else tell("Shorten it; on the card it is set smaller than reads well."),
        )

    def _styles(self, size: float) -> BlockStyles:
        body = TextStyle(size, round(size * 1.35, 2), self.context.colours.ink, after=size * 0.5, hyphenate=False)
        return BlockStyles(body, replace(body, bold=True), Tag.H2, self.context.colours.more)

    def _set_text(self, text: Text, size: float, parent: int) -> Flowables:
        return set_text(self.manuscript.setter, text, parent, self._styles(size), self.manuscript.body)

    def _set_prompts(self, prompts: Sequence[Text], size: float, parent: int) -> Flowables:
        return self.manuscript.bullets(prompts, parent, style=self._styles(size).body)

    def _set_choices(self, choices: Sequence[Option], size: float, parent: int) -> Flowables:
        manuscript, style = self.manuscript, self._styles(size).body
        rows = manuscript.structure.add(parent, Tag.LIST, numbering="UpperAlpha" if choices[0].letter else "None")
        flowables: list[Flowables] = []
        diameter = size * 1.6
        has_letters = any(choice.letter for choice in choices)
        column = self.manuscript.body.indented(diameter + size * 0.7 if has_letters else 0.0)
        for choice in choices:
            item = manuscript.structure.add(rows, Tag.LIST_ITEM)
            label = manuscript.structure.add(item, Tag.LABEL)
            body = manuscript.structure.add(item, Tag.LIST_BODY)
            lines = set_text(manuscript.setter, choice.text, body, self._styles(size), column)
            box = Box(0, (style.leading - diameter) / 2, diameter, diameter)
            badge = BadgeStyle(self.context.colours.primary, size * 0.95)
            letter = draw_letter(manuscript.setter, choice.letter, box, badge, label) if choice.letter else ()
            row = with_marks(lines, *letter)
            flowables.append(spaced(row, before=0, after=size * 0.65))
        return tuple(flowable for row in flowables for flowable in row)

    def make_voting_card(self, letter: str) -> tuple[CardFace, CardFace]:
        """A letter on a shape of its own; all backs are alike, so that nobody sees a vote too soon."""
        section = self.manuscript.section()
        title = self.context.words.voting_card.format(letter=letter)
        element = self.manuscript.structure.add(section, Tag.H1)
        return (
            CardFace(title, self._draw_letter(letter, element)),
            CardFace("", draw_voting_back(self.context.grid, self.context.colours)),
        )

    def _draw_letter(self, letter: str, element: int) -> tuple[Mark, ...]:
        grid, colours = self.context.grid, self.context.colours
        size = 150.0 * grid.height / _VOTING_HEIGHT
        width = self.manuscript.setter.width_of(letter, TextStyle(size, size, WHITE, bold=True))
        shape, colour = voting_shape(letter, grid, colours)
        run = PageRun(letter, (grid.width - width) / 2, width, self.manuscript.setter.face(bold=True), size, colour)
        return (
            BoxMark(Box(0, 0, grid.width, grid.height), colours.primary, bleeds=True),
            shape,
            TextMark(grid.height / 2 + size * 0.334, (run,), element, "none"),
        )


def place_flowables(flowables: Flowables, x: float, y: float) -> list[Mark]:
    """The marks of flowables below one another, from a place on the page."""
    marks: list[Mark] = []
    upper = None
    for flowable in flowables:
        y += gap_between(upper, flowable)
        for panel in flowable.panels:
            marks += [shift(mark, x, y) for mark in panel.draw(0, flowable.height)]
        marks += [shift(mark, x, y) for mark in flowable.marks]
        y, upper = y + flowable.height, flowable
    return marks


def _characters_within(flowables: Flowables, room: float) -> int:
    """How many characters stand on the lines that fit."""
    count, height, upper = 0, 0.0, None
    for flowable in flowables:
        height += gap_between(upper, flowable) + flowable.height
        if height > room:
            break
        count += sum(len(run.text) for mark in flowable.marks if isinstance(mark, TextMark) for run in mark.runs)
        upper = flowable
    return count


def roles_of(story: DilemmaStory) -> tuple[str, ...]:
    """The roles that have something to know, in order."""
    asked = (part.role for part in all_of(story.guidance, Prompts) if part.asked is Asked.ROLE)
    return tuple(dict.fromkeys((*(part.role for part in all_of(story.guidance, Brief)), *asked)))


def _brief_of(story: DilemmaStory, role: str) -> Text:
    """What a role knows, and what it is asked."""
    text = tuple(block for part in all_of(story.guidance, Brief) if part.role == role for block in part.text)
    asked = (part.items for part in all_of(story.guidance, Prompts) if part.asked is Asked.ROLE and part.role == role)
    return (*text, *as_items(item for items in asked for item in items))
