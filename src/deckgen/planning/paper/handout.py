"""Plans the participants' handout: situations, choices to tick, room to write. No answer, no verdict."""

from __future__ import annotations

from functools import partial

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.planning.paper.choice_rows import set_choices
from deckgen.planning.paper.composition import compose_paper
from deckgen.planning.paper.dilemma_parts import (
    set_cluster_heading,
    set_dilemma_heading,
    set_prompts,
    set_rooms,
    with_running_head,
    writing_lines,
)
from deckgen.planning.paper.flowables import Column, Flowables, Keep, Start, keep_together, starting
from deckgen.planning.paper.free_parts import list_free_slides, set_free_slides
from deckgen.planning.paper.front_matter import ContentsEntry, set_contents, set_title_block
from deckgen.planning.paper.held_words import hold_story
from deckgen.planning.paper.link_note_rows import set_link_notes, with_link_notes
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.page_furniture import set_codes
from deckgen.planning.paper.paper_context import PaperTexts, make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.play_parts import set_endings, set_media, set_roles, set_scale, set_twists
from deckgen.planning.paper.score_sheet import set_examinee, set_score_sheet
from deckgen.planning.paper.secrets import BEFORE, find_secrets
from deckgen.storyboard.part_search import options_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Said
from deckgen.storyboard.scenes import DilemmaStory

MOST_WITHOUT_CONTENTS = 3  # dilemmas; a longer paper gets a first page with its contents
_LINES = (4, 14)
LINES_FOR_NOTES = (4, 30)


def plan_handout(
    deck: Deck,
    look: Look,
    locale: Locale,
    facts: DocumentFacts,
    *,
    paper: str = "A4",
    large_print: bool = False,
    texts: PaperTexts | None = None,
) -> PaperPlan:
    """Plan the paper that participants write on."""
    context = make_context(
        deck, look, locale, facts, locale.paper.handout, paper=paper, large_print=large_print, texts=texts
    )
    return compose_paper(context, _write, find_secrets(context, BEFORE))


def _write(ms: Manuscript) -> None:
    ms.chapter("title", partial(set_title_block, ms))
    if not ms.context.board.dilemmas:
        _write_without_dilemmas(ms)
        return
    if ms.context.deck.is_exam:
        set_examinee(ms)
    has_contents = set_opening(ms, choose_use(ms))
    start = Start.ROOMY_PAGE if has_contents else Start.FLOW
    for cluster in ms.context.board.clusters:
        start = Start.FLOW if set_free_slides(ms, cluster.number, start) else start
        section = ms.section()
        ms.add(starting(set_cluster_heading(ms, cluster, section), start))
        start = Start.FLOW
        for story in cluster.dilemmas:
            ms.add(ms.part(story.anchor, section, partial(_set_dilemma, ms, story)))
            _add_later(ms, story)
    set_free_slides(ms, len(ms.context.board.clusters) + 1)
    ms.chapter("score sheet", partial(set_score_sheet, ms))
    ms.add(set_codes(ms))


def _write_without_dilemmas(ms: Manuscript) -> None:
    """What participants take home from a session that only tells: its slides for them, and room for notes."""
    for place in range(len(ms.context.board.clusters) + 1):
        set_free_slides(ms, place + 1)
    section = ms.section()
    ms.add(keep_together((*ms.label(ms.context.words.notes, section), writing_lines(ms, ms.body, *LINES_FOR_NOTES))))


def choose_use(ms: Manuscript) -> str:
    """How to use the handout: what to tick is said only where there is something to tick."""
    words = ms.context.words
    kinds = {dilemma.asks for dilemma in ms.context.deck.dilemmas}
    if kinds == {DilemmaKind.FACT}:
        return words.handout_use_exam
    if kinds - {DilemmaKind.CHOICE, DilemmaKind.OPEN}:
        return words.handout_use_kinds
    return words.handout_use if DilemmaKind.CHOICE in kinds else words.handout_use_open


def set_opening(ms: Manuscript, use: str, *more: ContentsEntry) -> bool:
    """How to use the paper and, where it is long, its contents; says whether there are contents."""
    context = ms.context
    section = ms.section()
    ms.add(ms.paragraph(use, context.styles.lead, section))
    if len(context.board.dilemmas) <= MOST_WITHOUT_CONTENTS:
        return False
    ms.add(ms.heading(2, context.words.contents, context.styles.dilemma, section))
    ms.add(set_contents(ms, (*list_dilemmas(ms), *more), section))
    return True


def list_dilemmas(ms: Manuscript) -> tuple[ContentsEntry, ...]:
    """The lines of the contents for themes and dilemmas, and for the slides between them."""
    entries: list[ContentsEntry] = []
    board = ms.context.board
    for cluster in board.clusters:
        entries += list_free_slides(board, cluster.number)
        entries.append(ContentsEntry(cluster.title.text, cluster.anchor, 0, str(cluster.number)))
        for story in cluster.dilemmas:
            title = story.title.text or ms.context.words.dilemma
            entries.append(ContentsEntry(title, story.anchor, 1, story.number))
    return (*entries, *list_free_slides(board, len(board.clusters) + 1))


def _set_dilemma(ms: Manuscript, story: DilemmaStory, section: int) -> Flowables:
    """A dilemma, and the addresses that it names."""
    return with_link_notes(ms, section, partial(_set_case, ms, story, section))


def _set_case(ms: Manuscript, story: DilemmaStory, section: int) -> Flowables:
    """All of a dilemma, held together, if need be in two: what is asked, and what one says to it."""
    case = hold_story(story).case
    asked = (
        *set_dilemma_heading(ms, story, section),
        *ms.text(prose_of(case, Said.SITUATION), section),
        *set_media(ms, case, section),
        *set_roles(ms, case, section),
        *set_choices(ms, section, options_of(case), column=_hanging(ms)),
        *set_scale(ms, case, section),
        *_set_rank_hint(ms, story, section),
    )
    talked = keep_together(
        (
            *set_prompts(ms, prompts_of(case, Asked.DISCUSSION), section),
            *set_link_notes(ms, section),
            *set_rooms(ms, story, case, section),
        ),
        Keep.KEEP_WITH_NEXT,
    )
    return with_running_head(ms, story, keep_together((*keep_together(asked), *talked), Keep.RATHER))


def _set_rank_hint(ms: Manuscript, story: DilemmaStory, section: int) -> Flowables:
    """What to write in the squares of a ranking."""
    ranked = {dilemma.id for dilemma in ms.context.deck.dilemmas if dilemma.asks is DilemmaKind.RANK}
    return ms.paragraph(ms.context.words.rank_hint, ms.context.styles.small, section) if story.id in ranked else ()


def _add_later(ms: Manuscript, story: DilemmaStory) -> None:
    """What its author lets participants have on paper, on a page of its own, to turn over when asked."""
    if not story.later:
        return
    section, stories = ms.section(), ms.context.board.dilemmas
    title = f"{story.number} {ms.context.words.later_heading}"
    style = ms.context.styles
    flowables = (
        *ms.paragraph(ms.context.words.later, style.label, section),
        *ms.heading(3, title, style.dilemma, section),
        *set_twists(ms, story.later, section),
        *set_endings(ms, story.later, section, stories),
        writing_lines(ms, ms.body, *_LINES),
    )
    ms.add(starting(flowables, Start.PAGE))


def _hanging(ms: Manuscript) -> Column:
    """The column of choices: the squares to tick hang in the margin, so that the letters stand under the text."""
    size = ms.context.styles.body.size
    return ms.body.indented(-size * 1.8)
