"""The guide's *meer weten*: at the back, so that a spread stays two pages, each passage once, under its dilemma."""

from __future__ import annotations

from functools import partial

from deckgen.content.deck import Deck
from deckgen.planning.paper.dilemma_parts import set_dilemma_heading, with_running_head
from deckgen.planning.paper.flowables import Flowables
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.numbering import NumberedDilemma
from deckgen.planning.paper.passages import PassagePrinter, find_homes

CHAPTER = "more"


def has_background(deck: Deck) -> bool:
    """Whether there is more to know about any dilemma."""
    return any(dilemma.meer_weten for dilemma in deck.dilemmas)


def background_anchor(numbered: NumberedDilemma) -> str:
    """The name of the place where a dilemma's *meer weten* stands."""
    return f"{CHAPTER}-{numbered.key}"


def set_background(guide: Guide) -> None:
    """The chapter; nothing where there is no more to know."""
    ms = guide.ms
    if not has_background(ms.context.deck):
        return
    chapter = guide.chapter(ms.context.words.more, CHAPTER)
    printer = PassagePrinter(ms, find_homes(ms.context.deck))
    for numbered in guide.dilemmas:
        if numbered.dilemma.meer_weten:
            ms.add(ms.part(background_anchor(numbered), chapter, partial(_set_dilemma, guide, printer, numbered)))


def _set_dilemma(guide: Guide, printer: PassagePrinter, numbered: NumberedDilemma, section: int) -> Flowables:
    heading = set_dilemma_heading(guide.ms, numbered, section, anchor=background_anchor(numbered))
    flowables = (*heading, *printer.set_each(numbered, section))
    return with_running_head(guide.ms, numbered, flowables)
