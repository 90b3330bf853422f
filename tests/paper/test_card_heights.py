"""The bounds of a card's text hold for any text, so a check that trusts them says what planning says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from paper_decks import COMPLAINT, FACTS, answer_deck, make_look, words_of

from deckgen.content.deck import Cluster, Deck
from deckgen.planning.paper import check_cards, plan_cards
from deckgen.planning.paper.card_faces import CardMaker
from deckgen.planning.paper.card_heights import least_height, most_height
from deckgen.planning.paper.card_sizes import SIZES
from deckgen.planning.paper.flowables import total_height
from deckgen.planning.paper.paper_context import make_context
from deckgen.rich_text import Block, BlockKind, Span, Text

LOOK, WORDS = make_look(), words_of()
SPANS = st.lists(
    st.builds(Span, st.text("aeinorst vmw-/,.", min_size=1, max_size=160), bold=st.booleans()), min_size=1, max_size=3
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Block, st.just(BlockKind.PARAGRAPH), SPANS, quoted=st.booleans()),
    st.builds(Block, st.just(BlockKind.HEADING), SPANS, level=st.just(2)),
    st.builds(Block, st.just(BlockKind.BULLET), SPANS, level=st.integers(0, 2), quoted=st.booleans()),
    st.builds(Block, st.just(BlockKind.NUMBER), SPANS, number=st.integers(1, 12)),
)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=6).map(tuple)


def deck_of(question: Text, choice: Text) -> Deck:
    deck = answer_deck()
    cluster = next(item for item in deck.program if isinstance(item, Cluster))
    choices = (replace(COMPLAINT.choices[0], text=choice), *COMPLAINT.choices[1:])
    dilemma = replace(COMPLAINT, question=question, short=(), choices=choices)
    return replace(deck, program=(replace(cluster, dilemmas=(dilemma,)),))


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_a_text_is_as_high_as_its_bounds_say(question: Text, choice: Text) -> None:
    deck = deck_of(question, choice)
    maker = CardMaker(make_context(deck, LOOK, WORDS, FACTS, "", paper="A6"))
    (story,) = maker.context.board.dilemmas
    for plan in (maker._plan_front(story), maker._plan_back(story)):  # faces are not told apart outside
        for size in SIZES.steps:
            height = total_height(plan.setting(size, 0))
            style = maker._styles(size).body
            room = (maker.manuscript.setter.breaker, style, maker.inner.width)
            least, most = least_height(plan.text, *room), most_height(plan.text, *room)
            assert least <= height <= most


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_a_check_of_cards_says_what_planning_them_says(question: Text, choice: Text) -> None:
    deck = deck_of(question, choice)
    assert check_cards(deck, LOOK, WORDS, FACTS) == plan_cards(deck, LOOK, WORDS, FACTS).problems
