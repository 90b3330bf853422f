"""Cards: a front and a back each, texts as large as fits, letters to vote with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from page_text import marks_of
from paper_decks import COMPLAINT, FACTS, HERE, OPEN_CASE, REQUEST, answer_deck, make_look, text, words_of
from project_papers import DECKS, paper_of

from deckgen.blueprint.lengths import mm
from deckgen.blueprint.pages import BoxMark, Document, Page, TextMark
from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma, Scale
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.planning.paper import PaperPlan, plan_cards
from deckgen.planning.paper.cards import voting_letters
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.scenes import Storyboard

SENTENCE = "Een collega schrijft iets op een openbare pagina en iedereen die er werkt, weet over wie het gaat. "


def cards_of(*dilemmas: Dilemma) -> PaperPlan:
    deck = Deck("d", "Deck", HERE, program=(Cluster("c", dilemmas, HERE),))
    return plan_cards(deck, make_look(), words_of(), FACTS)


def words_on(page: Page) -> str:
    return " ".join("".join(run.text for run in mark.runs) for mark in page.marks if isinstance(mark, TextMark))


def text_size(document: Document) -> float:
    return max(run.size for number, mark in marks_of(document) if number == 1 for run in mark.runs)


def test_pages_alternate_front_and_back_with_the_same_key() -> None:
    pages = plan_cards(answer_deck(), make_look(), words_of(), FACTS).document.pages

    assert all((page.width, page.height) == (mm(148), mm(105)) for page in pages)
    assert [words_on(page).split()[0] for page in pages[:8]] == ["1.1", "1.1", "1.2", "1.2", "2.1", "2.1", "2.2", "2.2"]
    assert [words_on(page) for page in pages[8::2]] == list("ABCD")


def test_all_voting_cards_have_the_same_back_and_no_two_the_same_shape() -> None:
    pages = plan_cards(answer_deck(), make_look(), words_of(), FACTS).document.pages[8:]
    backs = [page.marks for page in pages[1::2]]
    shapes = [next(mark for mark in page.marks[1:] if isinstance(mark, BoxMark)) for page in pages[::2]]

    assert all(back == backs[0] for back in backs)
    assert not any(isinstance(mark, TextMark) for mark in backs[0])
    assert len({(shape.fill, shape.stroke, shape.radius) for shape in shapes}) == len(shapes)
    assert len({page.marks[0] for page in pages}) == 1


def test_the_short_text_stands_on_the_card_where_there_is_one() -> None:
    front = words_on(cards_of(COMPLAINT).document.pages[0])

    assert "Een collega klaagt op sociale media" in front
    assert "lachertje" not in front


def test_the_back_holds_prompts_where_there_is_nothing_to_choose() -> None:
    back = words_on(cards_of(OPEN_CASE).document.pages[1])

    assert "Welke sociale media gebruik je voor het werk?" in back


def test_the_back_holds_what_there_is_to_choose_under_the_word_for_it() -> None:
    scale = Scale(1, 3, HERE, "in orde", "kan niet", axes=("moreel", "juridisch"))
    rated = replace(OPEN_CASE, kind=DilemmaKind.SCALE, scale=scale, discussion=())
    statement = replace(COMPLAINT, kind=DilemmaKind.STATEMENT, labels=Labels(choice="Eens?"))

    back = words_on(cards_of(rated).document.pages[1])
    assert back.startswith("1.1 Schaal moreel 1 2 3 juridisch 1 2 3 1: in orde · 3: kan niet")
    assert words_on(cards_of(COMPLAINT).document.pages[1]).startswith("1.1 Keuzes A ")
    assert words_on(cards_of(statement).document.pages[1]).startswith("1.1 Eens? ")


def test_a_longer_text_is_set_smaller_and_still_fits() -> None:
    short = cards_of(replace(REQUEST, question=text(SENTENCE)))
    long = cards_of(replace(REQUEST, question=text(SENTENCE * 8)))

    assert text_size(long.document) < text_size(short.document)
    assert not long.problems


def test_a_text_too_long_for_a_card_says_by_how_many_characters_and_loses_no_word() -> None:
    length = 25
    plan = cards_of(replace(REQUEST, question=text(SENTENCE * length)))
    (problem,) = plan.problems

    assert problem.code == "card-too-long"
    assert not problem.is_error
    assert "dilemma 1.1" in problem.message
    too_many = int(problem.message.split("about ")[1].split()[0])
    assert 0 < too_many < length * len(SENTENCE)
    assert words_on(plan.document.pages[0]).count("openbare") == length
    shorter = (length * len(SENTENCE) - too_many) // len(SENTENCE) - 1
    assert not cards_of(replace(REQUEST, question=text(SENTENCE * shorter))).problems


def test_a_text_that_no_size_can_hold_stops_the_deck() -> None:
    (problem,) = cards_of(replace(REQUEST, question=text(SENTENCE * 100))).problems

    assert problem.is_error


def test_grounds_reach_over_the_trim_and_texts_stay_five_millimetres_inside() -> None:
    document = plan_cards(answer_deck(), make_look(), words_of(), FACTS).document

    for page in document.pages:
        assert [mark for mark in page.marks if isinstance(mark, BoxMark) and mark.bleeds]
        for mark in page.marks:
            if isinstance(mark, TextMark):
                assert all(mm(5) <= run.x and run.x + run.width <= page.width - mm(5) for run in mark.runs)
                assert mm(5) < mark.y < page.height - mm(5)


def test_voting_cards_are_as_many_as_the_longest_list_of_choices() -> None:
    def board(*dilemmas: Dilemma) -> Storyboard:
        return make_storyboard(Deck("d", "d", HERE, program=(Cluster("c", dilemmas, HERE),)), words_of())

    assert voting_letters(board(COMPLAINT, REQUEST)) == "ABCD"
    assert voting_letters(board(OPEN_CASE, replace(REQUEST, choices=REQUEST.choices[:2]))) == "AB"
    assert voting_letters(board(OPEN_CASE)) == ""
    assert voting_letters(make_storyboard(Deck("d", "d", HERE), words_of())) == "ABCDEF"


def sizes_of(document: Document) -> set[float]:
    """The sizes of the texts on dilemma cards, but for head and foot."""
    pages = sum(run.pages for run in document.runs[:1])
    return {
        run.size
        for number, mark in marks_of(document)
        if number <= pages and mark.element is not None
        for run in mark.runs
        if run.size not in {11.5, 11.5 * 1.4} and len(run.text) > 6
    }


@pytest.mark.parametrize("name", DECKS)
def test_all_cards_of_a_deck_have_one_size(name: str) -> None:
    document = paper_of(name, "cards")

    assert len(sizes_of(document)) == 1
    assert min(sizes_of(document)) >= 11


def test_one_text_that_is_far_too_long_does_not_make_all_others_small() -> None:
    long = replace(REQUEST, question=text(SENTENCE * 12), short=())
    sizes = sizes_of(cards_of(COMPLAINT, long).document)

    assert max(sizes) == 11
    assert min(sizes) <= 9


def test_large_print_cards_are_larger_and_so_is_what_stands_on_them() -> None:
    deck = answer_deck()
    usual = plan_cards(deck, make_look(), words_of(), FACTS).document
    large = plan_cards(deck, make_look(), words_of(), FACTS, large_print=True).document

    assert large.pages[0].width > usual.pages[0].width * 1.3
    assert min(sizes_of(large)) >= 16
    assert min(sizes_of(large)) > max(sizes_of(usual))
    letters = [max(run.size for n, mark in marks_of(each) if n == 9 for run in mark.runs) for each in (usual, large)]
    assert letters[1] == pytest.approx(letters[0] * 140 / 105)


def test_the_band_of_a_card_has_the_accent_of_its_theme_on_both_sides() -> None:
    pages = plan_cards(answer_deck(), make_look(), words_of(), FACTS).document.pages
    bands = [next(mark.fill for mark in page.marks if isinstance(mark, BoxMark)) for page in pages[:8]]

    assert len(set(bands[:4])) == len(set(bands[4:])) == 1
    assert bands[0] != bands[4]
