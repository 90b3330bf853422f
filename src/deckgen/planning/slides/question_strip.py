"""The strip above choices and verdicts that keeps the question in view."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.slides import Badge, Element, Frame
from deckgen.planning.frame_fit import LINE, WIDTH_MARGIN, Piece, Setting
from deckgen.planning.last_words import find_last_words
from deckgen.planning.slides.row_slides import RowArea
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Span, plain, split_words
from deckgen.storyboard.recall import Recall
from deckgen.storyboard.scenes import DilemmaStory

SIZE = 18.0
_BAR = 4.0
_PADDING, _GAP = 8.0, 14.0
_LOW_PADDING, _LOW_GAP = 3.5, 11.0  # where rows need the room
_OVER_LINE = 2.0  # how far above the line under the title a panel begins: it hides the line
_LEAST_WORDS = 5  # of the end of a sentence before the question
_LEFT = 16.0  # of the text, from the panel's left
_CUT = "… "
_LONGEST = 80  # characters on a line


class Strip(Struct, frozen=True):
    """The lines of a strip, how high its panel is, the gap below that, and how far it stands above the area."""

    lines: tuple[Block, ...]
    panel: float
    gap: float
    rise: float = 0.0

    @property
    def height(self) -> float:
        """What it takes of the area."""
        return self.panel + self.gap - self.rise

    def below(self, where: RowArea) -> RowArea:
        """What is left of an area under the strip."""
        area = where.area
        return replace(where, area=Box(area.x, area.y + self.height, area.width, area.height - self.height))


def plan_strips(context: SlideContext, story: DilemmaStory, where: RowArea) -> tuple[Strip, ...]:
    """The strips that there may be above rows: of two lines, of one, and of one with little air."""
    two, one = (plan_strip(context, story, where, lines) for lines in (2, 1))
    low = replace(one, panel=one.panel - 2 * (_PADDING - _LOW_PADDING), gap=_LOW_GAP) if one else None
    return tuple(dict.fromkeys(strip for strip in (two, one, low) if strip))


def plan_strip(context: SlideContext, story: DilemmaStory, where: RowArea, lines: int) -> Strip | None:
    """A strip of at most one line or two; None where the question would not stand in it whole.

    In our own layouts it takes the place of the line under the title.
    """
    recall = context.recall(story)
    if not recall.question:
        return None
    width = where.area.width - _LEFT - _PADDING
    composed = context.recalled.get((id(story), width, lines))
    if composed is None:
        composed = _compose(context, recall, width, lines, story.place)
        context.recalled[id(story), width, lines] = composed
    if not composed:
        return None
    count = sum(1 + plain((block,)).count("\n") for block in composed)
    line = where.layout.line
    rise = where.layout.area.y - line + _OVER_LINE if line is not None else 0.0
    return Strip(composed, count * SIZE * LINE + 2 * _PADDING, _GAP, rise)


def _compose(context: SlideContext, recall: Recall, width: float, lines: int, place: Place) -> tuple[Block, ...]:
    question = _block((Span(recall.question, bold=True),), place)
    if not _fits(context, question, width):
        return _broken(context, recall.question, width, place) if lines > 1 else ()
    if lines == 1:
        tail = _tail(context, recall, width, Span(f" {recall.question}", bold=True), place)
        return (tail or question,)
    tail = _tail(context, recall, width, None, place)
    return (tail, question) if tail else (question,)


def _broken(context: SlideContext, question: str, width: float, place: Place) -> tuple[Block, ...]:
    """A question over two lines, broken by us so that every program breaks it there; nothing where it needs three.

    One paragraph: whoever has it read aloud hears one sentence. Its last word does not stand alone.
    """
    words = split_words(question)
    last = len(split_words(question[: find_last_words(question)])) or len(words) - 1
    for longest in (_LONGEST, len(question)):
        for cut in range(last, 0, -1):
            lines = tuple(" ".join(part) for part in (words[:cut], words[cut:]))
            one, two = (_block((Span(line, bold=True),), place) for line in lines)
            if _fits(context, one, width, longest):
                if _fits(context, two, width, longest):
                    return (_block((Span("\n".join(lines), bold=True),), place),)
                break
    return ()


def _tail(context: SlideContext, recall: Recall, width: float, behind: Span | None, place: Place) -> Block | None:
    """As many of the last sentences before the question as a line holds; the end of the last one where that is long."""

    def line(text: str) -> Block:
        return _block((Span(text), behind) if behind else (Span(text),), place)

    found: Block | None = None
    for count in range(1, len(recall.before) + 1):
        text = " ".join(recall.before[-count:])
        block = line(text if count == len(recall.before) else f"{_CUT}{text}")
        if not _fits(context, block, width):
            break
        found = block
    if found is not None or not recall.before:
        return found
    words = split_words(recall.before[-1])
    for start in range(1, len(words) - (_LEAST_WORDS - 1 if behind else 0)):
        block = line(_CUT + " ".join(words[start:]))
        if _fits(context, block, width):
            return block
    return None


def _block(spans: tuple[Span, ...], place: Place) -> Block:
    return Block(BlockKind.PARAGRAPH, spans, place=place)


def _fits(context: SlideContext, block: Block, width: float, longest: int = _LONGEST) -> bool:
    setting = Setting(context.look.body_font)
    is_short = len(block.text) <= longest
    return is_short and context.measure.text(Piece(block), setting).natural_width * SIZE <= width * WIDTH_MARGIN


def draw_strip(context: SlideContext, strip: Strip, where: RowArea) -> Iterator[Element]:
    """A quiet panel with a bar in the colour of questions; in a brand's layouts a text above a line."""
    area = where.area
    panel = Box(area.x, area.y - strip.rise, area.width, strip.panel)
    name = context.words.name_question
    if where.layout.is_own:
        ground = context.words.name_sign.format(name=name)
        yield Badge(name=ground, box=panel, fill=context.colour(ColourRole.TINT), shape="rect")
        bar = Box(panel.x, panel.y, _BAR, panel.height)
        yield Badge(name=context.words.name_rule, box=bar, fill=context.colour(ColourRole.QUESTION), shape="rect")
        ink = context.colour(ColourRole.INK)
    else:
        rule = Box(panel.x, panel.bottom, panel.width, 0.75)
        yield Badge(name=context.words.name_rule, box=rule, fill=context.colour(ColourRole.RULE), shape="rect")
        ink = where.layout.bodies[0].colour if where.layout.bodies else context.colour(ColourRole.INK)
    left = panel.x + (_LEFT if where.layout.is_own else 0.0)
    pieces = tuple(Piece(block, colour=ink, tight=True) for block in strip.lines)
    paragraphs = context.measure.paragraphs(pieces, Setting(context.look.body_font), SIZE)
    yield Frame(
        name=name,
        paragraphs=tuple(replace(paragraph, space_after=0) for paragraph in paragraphs),
        box=Box(left, panel.y, panel.right - _PADDING - left, panel.height),
        insets=Insets(),
        anchor="ctr",
        line_width=panel.right - _PADDING - left,
        repeats=True,
    )
