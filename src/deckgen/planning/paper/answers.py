"""Plans the answers: what participants take home afterwards, to read every choice, reason and rule again."""

from __future__ import annotations

from functools import partial

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.planning.paper.choice_rows import set_judged_choices
from deckgen.planning.paper.composition import compose_paper
from deckgen.planning.paper.dilemma_parts import (
    set_cluster_heading,
    set_dilemma_heading,
    set_prompts,
    with_running_head,
)
from deckgen.planning.paper.flowables import (
    Flowables,
    Keep,
    Start,
    keep_together,
    starting,
)
from deckgen.planning.paper.free_parts import set_free_slides
from deckgen.planning.paper.front_matter import ContentsEntry, set_title_block
from deckgen.planning.paper.handout import set_opening
from deckgen.planning.paper.held_words import hold_story
from deckgen.planning.paper.link_note_rows import set_link_notes, with_link_notes
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_context import PaperTexts, make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.passages import PassagePrinter, find_homes, set_sources
from deckgen.planning.paper.play_parts import set_endings, set_media, set_model_order, set_questions, set_twists
from deckgen.planning.paper.score_sheet import set_bands
from deckgen.planning.paper.secrets import AFTER, find_secrets
from deckgen.planning.paper.verdict_legend import set_legend
from deckgen.rich_text import Text
from deckgen.storyboard.part_search import answered_of, judged_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, JudgedOption, Said
from deckgen.storyboard.scenes import DilemmaStory


def plan_answers(
    deck: Deck,
    look: Look,
    locale: Locale,
    facts: DocumentFacts,
    *,
    paper: str = "A4",
    large_print: bool = False,
    texts: PaperTexts | None = None,
) -> PaperPlan:
    """Plan the paper with the answers."""
    context = make_context(
        deck, look, locale, facts, locale.paper.answers, paper=paper, large_print=large_print, texts=texts
    )
    return compose_paper(context, _write, find_secrets(context, AFTER))


def _write(ms: Manuscript) -> None:
    board, words = ms.context.board, ms.context.words
    ms.chapter("title", partial(set_title_block, ms))
    sources = (ContentsEntry(words.sources, "sources"),) if board.sources else ()
    has_answers = any(story.has_answer for story in board.dilemmas)
    is_exam = {dilemma.asks for dilemma in ms.context.deck.dilemmas} == {DilemmaKind.FACT}
    said = words.answers_use if board.verdicts else words.answers_said
    use = said if has_answers else words.answers_open
    use = words.answers_use_facts if is_exam else use
    has_contents = bool(board.dilemmas) and set_opening(ms, use, *sources)
    ms.add(set_legend(ms, ms.section, ms.body))
    printer = PassagePrinter(ms, find_homes(board))
    start = Start.ROOMY_PAGE if has_contents else Start.FLOW
    for cluster in board.clusters:
        start = Start.FLOW if set_free_slides(ms, cluster.number, start) else start
        section = ms.section()
        ms.add(starting(set_cluster_heading(ms, cluster, section), start))
        start = Start.FLOW
        for story in cluster.dilemmas:
            ms.add(ms.part(story.anchor, section, partial(_set_dilemma, ms, printer, story)))
    set_free_slides(ms, len(board.clusters) + 1)
    ms.chapter("bands", partial(set_bands, ms))
    ms.chapter("sources", partial(set_sources, ms))


def _set_dilemma(ms: Manuscript, printer: PassagePrinter, story: DilemmaStory, section: int) -> Flowables:
    """A dilemma, and the addresses that it names."""
    return with_link_notes(ms, section, partial(_set_whole, ms, printer, story, section))


def _set_whole(ms: Manuscript, printer: PassagePrinter, story: DilemmaStory, section: int) -> Flowables:
    """A dilemma with its answers and all there is to know more: torn before the latter, if need be.

    Questions to talk about are left to the handout, but for a dilemma that nothing else is said of.
    """
    told, context = hold_story(story), ms.context
    question = (
        *set_dilemma_heading(ms, story, section),
        *ms.text(prose_of(told.case, Said.SITUATION), section),
        *set_media(ms, told.case, section),
        *set_questions(ms, story.case, section),
        *_set_answer(ms, prose_of(told.outcome, Said.ANSWER), section),
        *set_model_order(ms, told.outcome, section),
    )
    choices = (
        *set_judged_choices(ms, section, _shown_choices(told)),
        *set_twists(ms, told.outcome, section),
        *set_endings(ms, told.outcome, section, context.board.dilemmas),
    )
    if not told.has_answer:
        prompts = set_prompts(ms, prompts_of(told.case, Asked.DISCUSSION), section)
        choices = (*choices, *prompts, *ms.paragraph(context.words.no_answer, context.styles.small, section))
    answered = keep_together((*question, *choices))
    more = (*printer.set_passages(story, section), *set_link_notes(ms, section))
    return with_running_head(ms, story, keep_together((*answered, *more), Keep.RATHER))


def _shown_choices(story: DilemmaStory) -> tuple[JudgedOption, ...]:
    """The choices with what is said of them; not the two words of a statement of which nothing is said."""
    answered = answered_of(story.parts)
    has_letters = any(row.option.letter for row in answered)
    return answered if has_letters or judged_of(story.outcome) else ()


def _set_answer(ms: Manuscript, answer: Text, parent: int) -> Flowables:
    if not answer:
        return ()
    heading = ms.heading(4, ms.context.words.answer, ms.context.styles.part, parent)
    return (*heading, *ms.text(answer, parent))
