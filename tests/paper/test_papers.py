"""Whole papers: everything inside the page, structure complete and in order, page numbers right, no answer where none
belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from page_text import all_words, marks_of, print_structure, read_aloud, texts_by_element, walk
from paper_decks import (
    COMPLAINT,
    FACTS,
    HERE,
    OPEN_CASE,
    answer_deck,
    group_deck,
    make_look,
    secrets_of_questions,
    text,
    words_of,
)

from deckgen.blueprint.pages import BoxMark, Document, RuleMark, Tag, TextMark
from deckgen.content.deck import Cluster, Deck
from deckgen.planning.paper import PaperPlan, plan_answers, plan_cards, plan_guide, plan_handout
from deckgen.planning.paper.paper_context import make_context
from deckgen.planning.paper.secrets import AFTER, BEFORE, find_secrets
from deckgen.planning.slides import plan_slides
from deckgen.rich_text import plain

GOLDENS = Path(__file__).parent / "goldens"
DECKS: dict[str, Callable[[], Deck]] = {"answers": answer_deck, "groups": group_deck}
SETTINGS: dict[str, dict[str, Any]] = {"A4": {}, "A5": {"paper": "A5"}, "large": {"large_print": True}}
PLANNERS: dict[str, Callable[..., PaperPlan]] = {"handout": plan_handout, "answers": plan_answers, "guide": plan_guide}


@cache
def plan(kind: str, deck: str, setting: str = "A4", language: str = "nl") -> PaperPlan:
    made = replace(DECKS[deck](), language=language)
    facts = replace(FACTS, language=language)
    if kind == "cards":
        return plan_cards(made, make_look(), words_of(language), facts)
    return PLANNERS[kind](made, make_look(), words_of(language), facts, **SETTINGS[setting])


def papers() -> list[tuple[str, str, str]]:
    found = [(kind, deck, setting) for kind in PLANNERS for deck in DECKS for setting in SETTINGS]
    return [*found, ("cards", "answers", "A4"), ("cards", "groups", "A4")]


@pytest.mark.parametrize(("kind", "deck", "setting"), papers())
def test_every_mark_stands_on_its_page_and_every_text_inside_the_safe_margin(
    kind: str, deck: str, setting: str
) -> None:
    for page in plan(kind, deck, setting).document.pages:
        for mark in page.marks:
            if isinstance(mark, TextMark):
                for run in mark.runs:
                    assert run.x >= 14
                    assert run.x + run.width <= page.width - 14, run.text
                assert 14 <= mark.y <= page.height - 14
            elif isinstance(mark, BoxMark):
                assert mark.box.x >= 0
                assert mark.box.right <= page.width + 0.01
                assert mark.box.bottom <= page.height + 0.01
            elif isinstance(mark, RuleMark):
                assert max(mark.y1, mark.y2) <= page.height - 14


@pytest.mark.parametrize(("kind", "deck", "setting"), papers())
def test_every_mark_belongs_to_an_element_that_exists_and_no_leaf_is_empty(kind: str, deck: str, setting: str) -> None:
    document = plan(kind, deck, setting).document
    elements = {element.id: element for _, element in walk(document.structure)}
    used = {mark.element for _, mark in marks_of(document)} | {
        run.element for _, mark in marks_of(document) for run in mark.runs
    }

    assert used - {None} <= set(elements)
    assert len(elements) == sum(1 for _ in walk(document.structure))
    empty = [
        element.tag
        for element in elements.values()
        if not element.children and element.id not in used and element.tag not in {Tag.FIGURE, Tag.TABLE_CELL}
    ]
    assert set(empty) <= {Tag.TABLE_HEADER}  # the corner above the rows' names


@pytest.mark.parametrize(("kind", "deck", "setting"), papers())
def test_headings_begin_at_one_and_never_skip_a_rank(kind: str, deck: str, setting: str) -> None:
    ranks = [
        int(element.tag.value[1])
        for _, element in walk(plan(kind, deck, setting).document.structure)
        if re.fullmatch(r"H\d", element.tag.value)
    ]

    assert ranks[0] == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(ranks))


@pytest.mark.parametrize(("kind", "deck", "setting"), papers())
def test_every_link_inside_the_paper_leads_to_a_place_that_is_there(kind: str, deck: str, setting: str) -> None:
    document = plan(kind, deck, setting).document
    names = {destination.name for destination in document.destinations}

    assert {run.target for _, mark in marks_of(document) for run in mark.runs if run.target} <= names
    assert len(names) == len(document.destinations)


@pytest.mark.parametrize("kind", list(PLANNERS))
@pytest.mark.parametrize("setting", list(SETTINGS))
def test_the_contents_name_the_pages_where_things_stand(kind: str, setting: str) -> None:
    document = plan(kind, "answers", setting).document
    page_of = {destination.name: destination.page + 1 for destination in document.destinations}
    texts: dict[int, list[str]] = {}
    targets: dict[int, str] = {}
    for _, mark in marks_of(document):
        if mark.element is not None and mark.runs and mark.runs[-1].target:
            texts.setdefault(mark.element, []).append(mark.runs[-1].text)
            targets[mark.element] = mark.runs[-1].target
    lines = [element.id for _, element in walk(document.structure) if element.tag is Tag.CONTENTS_ITEM]

    assert len(lines) >= 6
    assert [texts[line][-1] for line in lines] == [str(page_of[targets[line]]) for line in lines]


@pytest.mark.parametrize("kind", ["handout", "cards"])
@pytest.mark.parametrize("deck", list(DECKS))
def test_participants_papers_hold_no_answer_anywhere(kind: str, deck: str) -> None:
    document = plan(kind, deck).document
    found = " ".join(all_words(document).split()).casefold()

    said = {"feedback", "verdict", "answer", "meer weten"} if deck == "answers" else set()
    assert said < {secret.what for secret in document.secrets}
    for secret in document.secrets:
        assert " ".join(secret.text.split()).casefold() not in found


def test_the_answers_hold_no_word_meant_for_the_trainer() -> None:
    document = plan("answers", "answers").document
    found = " ".join(read_aloud(document).split())

    assert {secret.what for secret in document.secrets} == {"facilitator"}
    assert not [secret.text for secret in document.secrets if secret.text in found and not secret.alone]


def test_secrets_know_what_they_are_and_where_they_were_written() -> None:
    secrets = secrets_of_questions(answer_deck(), words_of())

    assert {secret.what for secret in secrets} == {"feedback", "verdict", "answer", "meer weten", "facilitator"}
    assert all(secret.place == HERE for secret in secrets)
    assert "Beste keuze" in {secret.text for secret in secrets}


def test_a_prompt_that_repeats_the_question_is_no_secret() -> None:
    lead = replace(COMPLAINT.facilitation, debrief=text("Hoe ga je hiermee om?"))
    deck = Deck("d", "d", HERE, program=(Cluster("c", (replace(COMPLAINT, facilitation=lead),), HERE),))

    assert "Hoe ga je hiermee om?" not in {secret.text for secret in secrets_of_questions(deck, words_of())}


def test_words_that_differ_from_open_ones_by_case_and_accents_only_are_no_secret() -> None:
    """The guard compares without either, so that no accent hides a leak; capitals often go without, in French."""
    asked = "Une collègue de l’État demande à l’accueil ce que l’équipe décide. Que faites-vous\u202f?"
    told = "A L’ACCUEIL ce que l’equipe decide."
    dilemma = replace(COMPLAINT, question=text(asked), answer=text(told))
    deck = replace(answer_deck(), program=(Cluster("Ensemble", (dilemma,), HERE),), language="fr")

    found = [secret for secret in secrets_of_questions(deck, words_of("fr")) if secret.what == "answer"]
    assert all(secret.alone for secret in found)  # looked for where it is all that is said, not within a text


def test_the_trainers_words_that_papers_say_by_themselves_are_no_secret() -> None:
    words = words_of().paper
    lead = replace(
        COMPLAINT.facilitation,
        aim=text(words.discuss),
        introduction=text(words.handout_use.partition(". ")[0]),
        notes=text("Opendeurdag, 22 november 2026, Stad Voorbeeld"),
        debrief=text("Zeg wat nog geheim is."),
    )
    deck = Deck(
        "d",
        "d",
        HERE,
        occasion="Opendeurdag",
        date="2026-11-22",
        organisation="Stad Voorbeeld",
        program=(Cluster("c", (replace(COMPLAINT, facilitation=lead),), HERE),),
    )

    context = make_context(deck, make_look(), words_of(), FACTS, "")
    for secrets in (find_secrets(context, BEFORE), find_secrets(context, AFTER)):
        found = {secret.text for secret in secrets if secret.what == "facilitator"}
        assert "Zeg wat nog geheim is." in found
        assert not found & {plain(part) for part in (lead.aim, lead.introduction, lead.notes)}


def test_the_handout_says_every_question_and_choice_in_order() -> None:
    spoken = " ".join(read_aloud(plan("handout", "answers").document).split())
    place = 0
    for dilemma in answer_deck().dilemmas:
        for wanted in (dilemma.question, *(choice.text for choice in dilemma.choices), *dilemma.discussion):
            words = " ".join(plain(wanted, " ").split())
            assert words in spoken[place:]
            place = spoken.index(words, place)


def test_a_dilemma_is_not_torn_over_pages_of_the_handout() -> None:
    document = plan("handout", "answers").document
    pages: dict[str, set[int]] = {}
    for number, mark in marks_of(document):
        words = "".join(run.text for run in mark.runs)
        for choice in answer_deck().dilemmas[0].choices:
            if words.startswith(plain(choice.text)[:30]):
                pages.setdefault("1.1", set()).add(number)

    assert [len(found) for found in pages.values()] == [1]


def test_a_passage_is_printed_once_and_then_referred_to_by_its_page() -> None:
    document = plan("answers", "answers").document
    spoken = read_aloud(document)
    page = next(d.page + 1 for d in document.destinations if d.name == "dilemma-1.1-more-1")

    assert spoken.count("Denk actief en kritisch mee") == 1
    assert f"Gedragscode sociale media, “Loyaliteit”: zie p.\u00a0{page}" in spoken


def test_the_guide_says_the_total_in_a_sentence() -> None:
    spoken = read_aloud(plan("guide", "groups").document)

    assert "20 + 4 × 15 = 80 minuten, en 10 minuten pauze: samen 90 minuten." in spoken


def test_each_dilemma_of_the_guide_begins_on_a_left_page() -> None:
    document = plan("guide", "answers").document
    pages = [d.page + 1 for d in document.destinations if re.fullmatch(r"dilemma-\d\.\d", d.name)]

    assert len(pages) == 4
    assert all(page % 2 == 0 for page in pages)


def test_verdicts_are_said_in_words() -> None:
    texts = texts_by_element(plan("guide", "answers").document).values()

    assert any(words.startswith("Fout. Een bericht voor driehonderd vrienden") for words in texts)


def test_the_dilemma_with_the_lowest_priority_may_be_skipped_first() -> None:
    spoken = read_aloud(plan("guide", "answers").document)
    late = spoken[spoken.index("Loopt het uit?") :]

    assert late.index("2.2 Stilte") < late.index("1.2 Het vriendschapsverzoek") < late.index("2.1 Kritiek")
    assert spoken.count("Mag vervallen als het uitloopt") == 1


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("kind", ["handout", "answers", "guide", "cards"])
def test_papers_speak_each_language_without_gaps(kind: str, language: str) -> None:
    found = plan(kind, "groups", language=language)
    spoken = read_aloud(found.document)

    assert not re.search(r"\{\w+\}", spoken)
    assert not [problem for problem in found.problems if problem.code == "missing-glyph"]


@pytest.mark.parametrize(("kind", "deck"), [("handout", "answers"), ("answers", "answers"), ("guide", "groups")])
def test_the_structure_reads_as_accepted(kind: str, deck: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / f"{kind}-{deck}.txt", print_structure(plan(kind, deck).document))


def test_large_print_draws_no_letter_under_sixteen_points() -> None:
    document: Document = plan("handout", "answers", "large").document

    assert min(run.size for _, mark in marks_of(document) for run in mark.runs) >= 16


def many_dilemmas(count: int) -> Deck:
    """A theme with so many dilemmas."""
    dilemmas = tuple(replace(COMPLAINT, id=f"d{n}", title=f"Dilemma {n}") for n in range(count))
    return replace(answer_deck(), program=(Cluster("Collega’s", dilemmas, HERE),))


def contents_pages(deck: Deck) -> set[int]:
    document = plan_handout(deck, make_look(), words_of(), FACTS, paper="A5").document
    of_contents = {
        element.id for _, item in walk(document.structure) if item.tag is Tag.CONTENTS for _, element in walk(item)
    }
    return {number for number, mark in marks_of(document) for run in mark.runs if run.element in of_contents}


def test_contents_that_the_first_page_cannot_hold_stand_on_the_second() -> None:
    assert contents_pages(many_dilemmas(6)) == {1}
    assert contents_pages(many_dilemmas(16)) == {2}


def left_page(times: int) -> tuple[float, str]:
    """How wide the slides in the guide are, and the last words of their page, for a situation of so many sentences."""
    longer = replace(COMPLAINT, question=text("Een collega klaagt. " * times))
    deck = replace(answer_deck(), program=(Cluster("Collega’s", (longer,), HERE),))
    slides = plan_slides(deck, make_look(), words_of()).deck
    document = plan_guide(deck, make_look(), words_of(), FACTS, slides=slides).document
    (page,) = (d.page + 1 for d in document.destinations if d.name == "dilemma-1.1")
    width = max(element.box.width for _, element in walk(document.structure) if element.box)
    *_, last = (mark for number, mark in marks_of(document) if number == page and mark.element is not None)
    return width, "".join(run.text for run in last.runs)


def test_slides_in_the_guide_are_smaller_where_the_last_choice_would_else_leave_its_page() -> None:
    short, longer, far_too_long = left_page(20), left_page(50), left_page(120)

    assert longer[0] < short[0]
    assert longer[1] == short[1]
    assert far_too_long[0] == short[0]


def without_dilemmas(deck: Deck) -> Deck:
    return replace(deck, program=tuple(part for part in deck.program if not isinstance(part, Cluster)))


def test_a_handout_without_dilemmas_asks_for_no_choice_and_leaves_room_for_notes() -> None:
    document = plan_handout(without_dilemmas(answer_deck()), make_look(), words_of(), FACTS).document
    spoken = read_aloud(document)

    assert words_of().paper.handout_use not in spoken
    assert words_of().paper.notes in spoken
    assert sum(isinstance(mark, RuleMark) for mark in document.pages[-1].marks) > 4


def test_other_papers_without_dilemmas_do_not_speak_of_dilemmas_to_answer_or_to_lead() -> None:
    deck, words = without_dilemmas(answer_deck()), words_of().paper
    answers = read_aloud(plan_answers(deck, make_look(), words_of(), FACTS).document)
    guide = read_aloud(plan_guide(deck, make_look(), words_of(), FACTS).document)

    assert not [use for use in (words.answers_use, words.answers_open) if use in answers]
    assert not [part for part in (words.every_dilemma, words.running_late) if part in guide]


def test_a_handout_asks_to_tick_only_where_something_can_be_ticked() -> None:
    deck, words = answer_deck(), words_of().paper
    open_deck = replace(deck, program=(Cluster("Samen", (OPEN_CASE,), HERE),))
    ticking, writing = (
        read_aloud(plan_handout(each, make_look(), words_of(), FACTS).document) for each in (deck, open_deck)
    )

    assert (words.handout_use in ticking, words.handout_use_open in ticking) == (True, False)
    assert (words.handout_use in writing, words.handout_use_open in writing) == (False, True)
