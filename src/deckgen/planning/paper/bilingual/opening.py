"""The first page of a handout in two languages: what it is, of which deck, how to use it, and its contents."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.content.deck import Deck
from deckgen.planning.paper.bilingual.parallel_columns import ParallelColumns
from deckgen.planning.paper.flowables import Anchor, Column, Flowables, Keep, Rows, anchored, keep_together
from deckgen.planning.paper.front_matter import balance, draw_bar, list_occasion, set_contents_rows, set_logo
from deckgen.planning.paper.handout import MOST_WITHOUT_CONTENTS, choose_use, list_dilemmas
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle


def set_opening(columns_of_both: ParallelColumns) -> bool:
    """Add title, use and, where the paper is long, contents; says whether there are contents."""
    ms = columns_of_both.first
    section = ms.section()
    ms.add(set_logo(ms, section))
    titles = " / ".join(deck.title for deck in columns_of_both.decks)
    ms.add(anchored(columns_of_both.write(section, columns_of_both.decks, _set_title), Anchor("top", titles, 0)))
    if len(ms.context.board.dilemmas) <= MOST_WITHOUT_CONTENTS:
        return False
    ms.add(keep_together(columns_of_both.write(ms.section(), columns_of_both.decks, _set_contents)))
    return True


def set_language(ms: Manuscript, column: Column) -> Flowables:
    """The language's own name above its column: quiet, and decoration, since each division says its language."""
    style = replace(ms.context.styles.label, before=0, after=2)
    return keep_together(ms.setter.set_string(ms.context.locale.name, style, column, None), last=Keep.ALWAYS)


def _set_title(ms: Manuscript, deck: Deck, parent: int) -> Sequence[Rows]:
    context, styles = ms.context, ms.context.styles
    kind = keep_together(ms.paragraph(context.kind, styles.kind, parent), Keep.ALWAYS, last=Keep.ALWAYS)
    column = Column(ms.body.x, balance(ms, deck.title, styles.title, ms.body.width))
    title = ms.heading(1, deck.title, styles.title, parent, column=column, place=deck.place)
    subtitle = _set_optional(ms, deck.subtitle, styles.subtitle, parent)
    quiet = replace(styles.body, colour=context.colours.muted)
    occasion = tuple(_set_optional(ms, fact, replace(quiet, after=0), parent) for fact in list_occasion(context))
    use = ms.paragraph(choose_use(ms), styles.lead, parent) if ms.context.board.dilemmas else ()
    rows = (set_language(ms, ms.body), kind, title, subtitle)
    return (*((row,) for row in rows), occasion, (draw_bar(ms, ms.body),), (use,))


def _set_optional(ms: Manuscript, text: str, style: TextStyle, parent: int) -> Flowables:
    return ms.paragraph(text, style, parent, place=ms.context.deck.place) if text else ()


def _set_contents(ms: Manuscript, _deck: Deck, parent: int) -> Sequence[Rows]:
    heading = ms.heading(2, ms.context.words.contents, ms.context.styles.dilemma, parent)
    entries = list_dilemmas(ms)
    return (heading,), set_contents_rows(ms, entries, parent)
