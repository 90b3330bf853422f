"""The guide's *meer weten*: at the back, so that a spread stays two pages, each passage once, under its dilemma."""

from __future__ import annotations

from functools import partial

from deckgen.planning.paper.dilemma_parts import set_dilemma_heading, with_running_head
from deckgen.planning.paper.flowables import Flowables
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.link_note_rows import with_link_notes
from deckgen.planning.paper.passages import PassagePrinter, find_homes
from deckgen.storyboard.part_search import passages_of
from deckgen.storyboard.scenes import DilemmaStory, Storyboard

CHAPTER = "more"


def has_background(board: Storyboard) -> bool:
    """Whether there is more to know about any dilemma."""
    return any(passages_of(story.outcome) for story in board.dilemmas)


def background_anchor(story: DilemmaStory) -> str:
    """The name of the place where a dilemma's *meer weten* stands."""
    return f"{CHAPTER}-{story.number}"


def set_background(guide: Guide) -> None:
    """The chapter; nothing where there is no more to know."""
    ms = guide.ms
    if not has_background(ms.context.board):
        return
    chapter = guide.chapter(ms.context.words.more, CHAPTER)
    printer = PassagePrinter(ms, find_homes(ms.context.board))
    for story in guide.dilemmas:
        if passages_of(story.outcome):
            ms.add(ms.part(background_anchor(story), chapter, partial(_set_dilemma, guide, printer, story)))


def _set_dilemma(guide: Guide, printer: PassagePrinter, story: DilemmaStory, section: int) -> Flowables:
    heading = set_dilemma_heading(guide.ms, story, section, anchor=background_anchor(story))
    passages = with_link_notes(guide.ms, section, partial(printer.set_each, story, section))
    return with_running_head(guide.ms, story, (*heading, *passages))
