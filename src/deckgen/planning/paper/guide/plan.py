"""Plans the facilitator's guide: everything a novice needs to lead the session."""

from __future__ import annotations

from functools import partial

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts, SlideDeck
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.planning.paper.composition import compose_paper
from deckgen.planning.paper.flowables import Start
from deckgen.planning.paper.guide.background_pages import has_background, set_background
from deckgen.planning.paper.guide.closing_pages import set_answer_key, set_closing
from deckgen.planning.paper.guide.cover import has_verdicts, set_cover, set_guide_contents
from deckgen.planning.paper.guide.flight_cards import set_flight_cards
from deckgen.planning.paper.guide.forms import set_evaluation, set_report
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.guide.preparation import set_preparation
from deckgen.planning.paper.guide.slide_numbers import number_slides
from deckgen.planning.paper.guide.spreads import SpreadWriter, find_pictured
from deckgen.planning.paper.guide.timetable_pages import set_timetable
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_context import PaperTexts, make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.passages import set_sources
from deckgen.storyboard.timetable import plan_timetable

_LAST = (
    ("closing", set_closing),
    ("evaluation", set_evaluation),
    ("report", set_report),
    ("flight cards", set_flight_cards),
)


def plan_guide(
    deck: Deck,
    look: Look,
    locale: Locale,
    facts: DocumentFacts,
    *,
    slides: SlideDeck | None = None,
    paper: str = "A4",
    large_print: bool = False,
    texts: PaperTexts | None = None,
) -> PaperPlan:
    """Plan the guide; `slides` are what its pictures are drawn from."""
    context = make_context(
        deck, look, locale, facts, locale.paper.guide, paper=paper, large_print=large_print, standing=True, texts=texts
    )
    timetable = plan_timetable(deck)
    pictured, numbers = find_pictured(slides), number_slides(slides)

    def write(ms: Manuscript) -> None:
        guide = Guide(ms, timetable, numbers)
        ms.chapter("cover", partial(set_cover, guide))
        set_guide_contents(guide)
        ms.chapter("preparation", partial(set_preparation, guide))
        set_timetable(guide)
        writer = SpreadWriter(guide, slides, pictured)
        for story in guide.dilemmas:
            writer.write(story)
        if has_verdicts(guide):
            ms.chapter("answer key", partial(set_answer_key, guide))
        set_background(guide)
        follows = has_verdicts(guide) or has_background(context.board)
        start = Start.FLOW if follows else Start.PAGE
        ms.chapter("sources", partial(set_sources, ms, column=context.grid.full, start=start))
        for name, set_chapter in _LAST:
            ms.chapter(name, partial(set_chapter, guide))

    return compose_paper(context, write, bare_first=True)
