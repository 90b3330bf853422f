"""Plans cards, A6 or nearly A5: one for each dilemma (front, then back), then voting cards. No verdicts.

Pages alternate front and back, each as large as a trimmed card; what reaches the edge is marked as bleeding.
"""

from __future__ import annotations

from deckgen.blueprint.look import Look
from deckgen.blueprint.pages import Destination, Document, OutlineEntry, Page
from deckgen.blueprint.printing import PrintRun, PrintUse
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.audience import Audience
from deckgen.content.deck import Deck
from deckgen.content.dilemma import LETTERS
from deckgen.content.locale import Locale
from deckgen.planning.paper.bookmarks import group_bookmarks
from deckgen.planning.paper.card_faces import CardFace, CardMaker, roles_of
from deckgen.planning.paper.held_words import hold_story
from deckgen.planning.paper.page_grid import LARGE_CARD
from deckgen.planning.paper.paper_context import PaperTexts, make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.reading_order import order_pages
from deckgen.problems import Problem, in_order
from deckgen.storyboard.part_search import options_of
from deckgen.storyboard.scenes import Storyboard


def plan_cards(
    deck: Deck,
    look: Look,
    locale: Locale,
    facts: DocumentFacts,
    *,
    large_print: bool = False,
    texts: PaperTexts | None = None,
) -> PaperPlan:
    """Plan the cards, a page a side."""
    from deckgen.planning.paper.secrets import BEFORE, find_secrets  # a check has no use for it

    paper = LARGE_CARD if large_print else "A6"
    context = make_context(deck, look, locale, facts, locale.paper.cards, paper=paper, texts=texts)
    maker = CardMaker(context, large_print=large_print)
    stories = tuple(map(hold_story, context.board.dilemmas))
    maker.share_size(stories)
    faces: list[CardFace] = []
    outline: list[OutlineEntry] = []
    for story in stories:
        front, back = maker.make_dilemma_card(story)
        if story.within == 1:
            words = f"{story.cluster} {story.theme.text}"
            outline.append(OutlineEntry(words, 0, len(faces), 0, str(story.cluster)))
        outline.append(OutlineEntry(front.title, 1, len(faces), 0, story.number))
        faces += (front, back)
    for story in context.board.dilemmas:
        for role in roles_of(story):
            front, back = maker.make_role_card(story, role)
            outline.append(OutlineEntry(front.title, 1, len(faces), 0, story.number))
            faces += (front, back)
    dilemma_cards = PrintRun(PrintUse.DILEMMA_CARDS, len(faces))
    for letter in voting_letters(context.board):
        front, back = maker.make_voting_card(letter)
        outline.append(OutlineEntry(front.title, 0, len(faces), 0))
        faces += (front, back)
    voting_cards = PrintRun(PrintUse.VOTING_CARDS, len(faces) - dilemma_cards.pages)
    structure = maker.manuscript.structure.build()
    document = Document(
        facts=facts,
        pages=order_pages((Page(context.grid.width, context.grid.height, face.marks) for face in faces), structure),
        structure=structure,
        outline=group_bookmarks(outline),
        destinations=tuple(Destination(f"card-{page + 1}", page, 0) for page, face in enumerate(faces) if face.title),
        secrets=find_secrets(context, BEFORE | {Audience.ROLE}),
        runs=tuple(run for run in (dilemma_cards, voting_cards) if run.pages),
    )
    return PaperPlan(document, in_order(maker.manuscript.problems))


def check_cards(
    deck: Deck, look: Look, locale: Locale, facts: DocumentFacts, *, large_print: bool = False
) -> tuple[Problem, ...]:
    """The problems of cards, where the font has all characters: only cards that may be too long are set."""
    context = make_context(deck, look, locale, facts, locale.paper.cards, paper=LARGE_CARD if large_print else "A6")
    maker = CardMaker(context, large_print=large_print)
    for story in map(hold_story, context.board.dilemmas):
        if maker.may_be_too_long(story):
            maker.make_dilemma_card(story)
    return in_order(maker.manuscript.problems)


def voting_letters(board: Storyboard) -> str:
    """As many letters as the longest list of choices; none where dilemmas have none to call by a letter."""
    if not board.dilemmas:
        return LETTERS
    longest = max(sum(bool(option.letter) for option in options_of(story.case)) for story in board.dilemmas)
    return LETTERS[:longest]
