"""What planning one deck's slides needs at every step: the house style, the words, the measure, the problems found."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, ColourRole, reads_on
from deckgen.blueprint.look import Look, Placeholder, SlideLayout, SlideRole
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.content.slide_words import SlideWords
from deckgen.messages.message import tell
from deckgen.planning.frame_fit import Piece, Pieces, Setting, TextMeasure, setting_of
from deckgen.planning.slides.stack import BODY_SCALE, Scale
from deckgen.problems import NOWHERE, Place, Problem, warning
from deckgen.rich_text import Block, BlockKind, Span, without_tables
from deckgen.storyboard.recall import Recall, recall_situation
from deckgen.storyboard.scenes import DilemmaStory

_AS_LARGE = 1.05  # what nobody sees
_LEAST_TITLE = 20.0  # points: smaller ones are set larger
LEAST_OF_BRANDS = 24.0  # and the others as large at least, where they have the room
_MOST_SHOWN = 5  # characters named in a message


class SlideContext(Struct, frozen=True):
    """The deck's content and everything its slides are decided with."""

    deck: Deck
    look: Look
    locale: Locale
    measure: TextMeasure = field(default_factory=TextMeasure)
    problems: list[Problem] = field(default_factory=list)
    settings: dict[int, tuple[Placeholder | None, Setting]] = field(default_factory=dict)  # kept: their numbers stay
    shown: dict[tuple[int, int, bool], tuple[object, Pieces]] = field(default_factory=dict)  # of what is tried often
    recalls: dict[int, tuple[DilemmaStory, Recall]] = field(default_factory=dict)  # kept: their numbers stay
    recalled: dict[tuple[int, float, int], tuple[Block, ...]] = field(default_factory=dict)  # as lines, by the width
    lines: dict[tuple[str, float], str] = field(default_factory=dict)  # texts shortened to a width

    @property
    def words(self) -> SlideWords:
        """Deckgen's own words on slides."""
        return self.locale.slides

    @property
    def scale(self) -> Scale:
        """The sizes of text on slides: none larger than a brand's titles, unless those are enlarged themselves."""
        layout = self.layout(SlideRole.CONTENT)
        if layout.is_own or layout.title.size < _LEAST_TITLE:
            return BODY_SCALE
        most = max(_AS_LARGE * layout.title.size, LEAST_OF_BRANDS)
        return tuple(size for size in BODY_SCALE if size <= most)

    def recall(self, story: DilemmaStory) -> Recall:
        """What of a dilemma's situation is said again, where one chooses and where one judges."""
        known = self.recalls.get(id(story))
        if known is None:
            known = self.recalls[id(story)] = (story, recall_situation(story))
        return known[1]

    def layout(self, role: SlideRole) -> SlideLayout:
        """The layout of a kind of slide."""
        return self.look.layouts[role]

    def colour(self, role: ColourRole) -> Colour:
        """A colour of the house style."""
        return self.look.colours[role]

    def readable(self, role: ColourRole, placeholder: Placeholder | None) -> Colour | None:
        """A colour of the house style where it can be read in a placeholder; else the placeholder's own."""
        colour = self.colour(role)
        return colour if reads_on(colour.rgb, self._grounds(placeholder)) else None

    def _grounds(self, placeholder: Placeholder | None) -> tuple[str, ...]:
        if placeholder is None:
            return (self.colour(ColourRole.PAPER).rgb,)
        return (placeholder.background, *placeholder.other_backgrounds)

    def setting(self, placeholder: Placeholder | None) -> Setting:
        """How text is set in a placeholder, or in a text box."""
        known = self.settings.get(id(placeholder))
        if known is None:
            setting = setting_of(placeholder) if placeholder else Setting(self.look.body_font)
            known = self.settings[id(placeholder)] = (placeholder, setting)
        return known[1]

    def pieces(
        self, text: Iterable[Block], placeholder: Placeholder | None, language: str = "", *, tables: bool = False
    ) -> Pieces:
        """An author's blocks with their look: headings in the colour of titles, quotations in italics.

        With `tables`, a table stays one, for who can draw it; else its rows are a list.
        """
        heading = self.readable(ColourRole.PRIMARY, placeholder)
        return tuple(
            Piece(
                _set_block(block, "" if self.is_own(language) else language),
                colour=heading if block.kind is BlockKind.HEADING else None,
                keep=block.kind is BlockKind.HEADING,
            )
            for block in (text if tables else without_tables(text))
            if block.kind is not BlockKind.BREAK and block.text.strip()
        )

    def is_own(self, language: str) -> bool:
        """Whether a language is the deck's, so that nothing need be said of it."""
        return not language or language.partition("-")[0] == self.deck.language.partition("-")[0]

    def warn(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Note something that the author should know."""
        if place != NOWHERE:
            self.problems.append(warning(code, message, place, hint))

    def check_text(self, pieces: Pieces, setting: Setting, size: float, width: float) -> None:
        """Warn of characters that the font lacks and of words that are wider than their frame."""
        for piece in pieces:
            text = self.measure.text(piece, setting)
            missing = sorted(text.missing())
            if missing:
                shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing[:_MOST_SHOWN])
                more = f" and {len(missing) - _MOST_SHOWN} more" if len(missing) > _MOST_SHOWN else ""
                self.warn(
                    "missing-glyph",
                    tell(
                        "The typeface {font} may not have {shown}{more}; another typeface will stand in.",
                        font=setting.font,
                        shown=shown,
                        more=more,
                    ),
                    piece.block.place,
                    tell("Write it with other characters, or check how it looks on the trainer's computer."),
                )
            if text.widest_word * size * piece.factor > width:
                self.warn(
                    "long-word",
                    tell("A word is wider than its place on the slide; the presentation program breaks it anywhere."),
                    piece.block.place,
                    tell("Put a space or a hyphen in it."),
                )


def _set_block(block: Block, language: str) -> Block:
    if not block.quoted and (block.language or not language):
        return block
    spans = block.spans
    if block.quoted:
        spans = tuple(replace(span, italic=True) for span in spans)
    return replace(block, spans=spans, language=block.language or language)


def words_block(text: str, *, bold: bool = False, language: str = "", place: Place = NOWHERE) -> Block:
    """A paragraph of deckgen's own words, or of a field without markup."""
    return Block(BlockKind.PARAGRAPH, (Span(text, bold),), language=language, place=place)
