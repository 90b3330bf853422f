"""The pages of a dilemma in the guide go the way of its method: nothing is told before its step."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace
from page_text import all_words, marks_of, print_structure
from paper_decks import COMPLAINT, FACTS, HERE, answer_deck, make_look, text, words_of
from project_papers import DECKS, deck_of, paper_of

from deckgen.blueprint.pages import Document
from deckgen.content.deck import Cluster, Deck, Session
from deckgen.content.dilemma import Twist
from deckgen.content.method import Method, MethodStep, VoteRound
from deckgen.planning.paper import plan_guide
from deckgen.planning.paper.guide.method_steps import Stage, own_steps
from deckgen.rich_text import plain
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.part_search import judged_of, prompts_of
from deckgen.storyboard.parts import Asked

WORDS = words_of().paper


def pages_of(document: Document, number: str) -> str:
    """What the pages of a dilemma say, in reading order, on one line."""
    lines = print_structure(document).splitlines()
    start = next(place for place, line in enumerate(lines) if line.strip().startswith(f"H3 {number} "))
    stop = next(
        (place for place, line in enumerate(lines) if place > start and re.match(r" *H[23] ", line)), len(lines)
    )
    return plainly(" ".join(re.sub(r"^ *\w+ ?", "", line) for line in lines[start:stop]))


def plainly(words: str) -> str:
    """Words with plain spaces between them."""
    return " ".join(words.split())


def in_order(said: str, *parts: str) -> None:
    places = [said.index(plainly(part)) for part in parts]
    assert places == sorted(places), [said[a:b] for a, b in pairwise(sorted(places))]


def guide_of(deck: Deck) -> Document:
    return plan_guide(deck, make_look(), words_of(), FACTS).document


def test_votes_talk_feedback_and_quotation_stand_where_the_usual_method_has_them() -> None:
    said = pages_of(guide_of(answer_deck()), "1.1")
    dilemma = answer_deck().dilemmas[0]

    in_order(
        said,
        plain(dilemma.question)[:30],
        WORDS.tally_before,
        WORDS.discuss,
        dilemma.choices[0].feedback[0].text[:20],
        WORDS.read_aloud,
        WORDS.tally_after,
    )


def test_each_vote_on_a_new_fact_has_its_boxes_behind_the_facts_and_on_the_form() -> None:
    turns = (
        Twist(text("De aanvraag loopt nog."), HERE, ask=text("Neemt u ze nog aan?"), vote=True),
        Twist(text("Er zit een envelop bij."), HERE),
        Twist(text("Het is uw buurvrouw."), HERE, vote=True),
    )
    deck = answer_deck()
    cluster = next(item for item in deck.program if isinstance(item, Cluster))
    told = replace(cluster, dilemmas=(replace(COMPLAINT, twists=turns),))
    guide = guide_of(replace(deck, program=(told,)))
    said = pages_of(guide, "1.1")

    in_order(said, "Er zit een envelop bij.", "1. Neemt u ze nog aan?", "3. Het is uw buurvrouw.")
    assert "2. Er zit een envelop bij." not in said
    assert said.count(WORDS.tally_before) == 3  # of the case and of two facts
    assert all_words(guide).count("1. Neemt u ze nog aan?") == 2  # once more on the form for the report


@pytest.mark.parametrize("name", DECKS)
def test_no_verdict_of_a_project_deck_stands_before_the_first_vote(name: str) -> None:
    """In a deck with the usual method; numbers before the parts are those of the steps."""
    deck = deck_of(name)
    board = make_storyboard(deck, words_of())
    document = paper_of(name, "guide")
    for story in board.dilemmas:
        theme = deck.clusters[story.cluster - 1]
        if deck.method_of(theme, theme.dilemmas[story.within - 1]):
            continue
        said = pages_of(document, story.number)
        numbers = [int(each) for each in re.findall(r"(?:^| )(\d)\. (?=\D)", said) if int(each)]
        assert numbers[: len(set(numbers))] == sorted(set(numbers))
        for row in judged_of(story.outcome):
            if row.feedback and prompts_of(story.parts, Asked.PROMPT):
                asked = plain(prompts_of(story.parts, Asked.PROMPT)[0], " ")[:24]
                in_order(said, asked, row.feedback[0].text[:24])


METHOD = (
    MethodStep("Lees stil", 1, HERE),
    MethodStep("Stem met de kaarten", 1, HERE, vote=VoteRound.BEFORE),
    MethodStep("Praat per twee", 4, HERE, text("Zet de wekker.")),
    MethodStep("Zeg wat klopt", 3, HERE),
    MethodStep("Stem nog eens", 1, HERE, vote=VoteRound.AFTER),
)


def with_method(method: Method) -> str:
    deck = Deck("d", "Deck", HERE, program=(Cluster("T", (COMPLAINT,), HERE),), session=Session(HERE, method=method))
    return pages_of(guide_of(deck), "1.1")


def test_an_authors_own_steps_stand_in_their_order_with_what_they_need() -> None:
    in_order(
        with_method(METHOD),
        "1. Lees stil",
        "2. Stem met de kaarten",
        WORDS.tally_before,
        "3. Praat per twee",
        "Zet de wekker.",
        WORDS.discuss,
        "4. Zeg wat klopt",
        WORDS.answer,
        WORDS.read_aloud,
        "5. Stem nog eens",
        WORDS.tally_after,
    )


def test_a_method_without_votes_has_no_boxes_for_them() -> None:
    said = with_method(tuple(replace(step, vote=None) for step in METHOD))

    assert WORDS.tally_before not in said
    assert WORDS.tally_after not in said
    in_order(said, "2. Stem met de kaarten", WORDS.discuss, "5. Stem nog eens", WORDS.answer)


@pytest.mark.parametrize("before", [None, 0, 1, 2])
@pytest.mark.parametrize("after", [None, 0, 1, 2])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_stage_has_a_step_in_any_method(count: int, before: int | None, after: int | None) -> None:
    votes = {before: VoteRound.BEFORE} | ({after: VoteRound.AFTER} if after != before else {})
    method = tuple(MethodStep(f"s{n}", None, HERE, vote=votes.get(n)) for n in range(count))
    stages = [stage for step in own_steps(method) for stage in step.stages]

    assert len(stages) == len(set(stages))
    assert set(Stage) - set(stages) <= {Stage.VOTE, Stage.REVOTE}


def test_the_guide_is_read_from_a_table_while_standing() -> None:
    """No words below 11.5 points on the pages that are led from, but names in the side column and sources."""
    document = guide_of(answer_deck())
    pages = {each.page + 1 for each in document.destinations if each.name.startswith("dilemma-")}
    sizes = [run.size for page, mark in marks_of(document) if page in pages for run in mark.runs if mark.element]

    assert sorted(sizes)[len(sizes) // 2] == 12
    assert sum(size < 11 for size in sizes) < len(sizes) * 0.1
    assert max(sizes) == 24  # the clock
