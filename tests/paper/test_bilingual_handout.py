"""A handout in two languages: level row by row, no word lost, each word in a division of its language, no answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from bilingual_decks import french_deck, plan_pair
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from page_text import all_words, marks_of, print_columns, print_structure, read_aloud, texts_by_element, walk
from paper_decks import HERE, answer_deck, secrets_of_questions, text, words_of

from deckgen.blueprint.pages import BoxMark, Document, Element, Face, Page, RuleMark, Tag, TextMark
from deckgen.content.deck import Cluster, Deck, FreeSlide, Picture
from deckgen.content.dilemma import Choice, Dilemma
from deckgen.planning.paper.open_words import Edition
from deckgen.planning.paper.secrets import BEFORE, secrets_of
from deckgen.rich_text import Block, Text, bullet, paragraph
from deckgen.storyboard.make import make_storyboard

GOLDENS = Path(__file__).parent / "goldens"
LETTERS = "ABCDEF"


@cache
def document(*, large_print: bool = False) -> Document:
    plan = plan_pair(answer_deck(), french_deck(), large_print=large_print)
    assert plan.problems == ()
    return plan.document


def in_language(made: Document, language: str) -> Document:
    """The document without what stands in divisions of the other language."""

    def prune(element: Element) -> Element:
        kept = (child for child in element.children if child.tag is not Tag.DIVISION or child.language == language)
        return replace(element, children=tuple(prune(child) for child in kept))

    return replace(made, structure=prune(made.structure))


def spoken(made: Document, language: str) -> str:
    return " ".join(read_aloud(in_language(made, language)).split())


def test_the_columns_stand_as_accepted(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / "bilingual-columns.txt", print_columns(document()))


def test_the_structure_reads_as_accepted(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / "bilingual-structure.txt", print_structure(document()))


def test_all_of_a_dilemma_is_read_in_one_language_before_the_other() -> None:
    sections = [element for _, element in walk(document().structure) if element.tag is Tag.SECTION]
    texts = texts_by_element(document())
    dilemma = next(
        section
        for section in sections
        if any("1.1" in texts.get(e.id, "") for _, e in walk(section)) and len(section.children) == 2
    )

    assert [(child.tag, child.language) for child in dilemma.children] == [(Tag.DIVISION, "nl"), (Tag.DIVISION, "fr")]


def test_every_text_stands_in_a_division_of_its_language() -> None:
    dutch, french = spoken(document(), "nl"), spoken(document(), "fr")

    assert "Een collega van je afdeling haalt uit" in dutch
    assert "Un collègue de votre service" not in dutch
    assert "Un collègue de votre service" in french
    assert "Een collega van je afdeling" not in french
    assert document().structure.language == "nl"


def test_a_page_names_both_titles_in_its_foot_and_both_languages_at_every_dilemma() -> None:
    for page in document().pages[1:]:
        said = ["".join(run.text for run in mark.runs) for mark in page.marks if isinstance(mark, TextMark)]
        assert {"Integer online", "L’intégrité en ligne"} <= set(said)
    labels = [mark for _, mark in marks_of(document()) if mark.runs[0].text in {"Nederlands", "Français"}]
    assert len(labels) == 2 * (1 + 4)
    assert {mark.element for mark in labels} == {None}  # a reader's voice tells the language


def test_bookmarks_name_both_titles() -> None:
    titles = [entry.title for entry in document().outline]

    assert titles[0] == "Integer online / L’intégrité en ligne"
    assert "1.1 De klagende collega / Le collègue mécontent" in titles
    assert titles[-1] == "Houvast / Points de repère"


def test_links_lead_somewhere_and_contents_of_both_languages_name_the_same_pages() -> None:
    made = document()
    page_of = {destination.name: destination.page + 1 for destination in made.destinations}
    numbers = {  # what is drawn last of a line of the contents
        mark.element: (run.target, run.text) for _, mark in marks_of(made) for run in mark.runs if run.target
    }

    assert len(page_of) == len(made.destinations)
    assert len(numbers) == 2 * (2 + 4 + 1)
    assert all(shown == str(page_of[target]) for target, shown in numbers.values())


@pytest.mark.parametrize("large_print", [False, True])
def test_every_mark_stands_on_its_page_and_no_line_leaves_its_column(*, large_print: bool) -> None:
    for page in document(large_print=large_print).pages:
        check_page(page)


def check_page(page: Page) -> None:
    for mark in page.marks:
        if isinstance(mark, TextMark):
            first, last = mark.runs[0], mark.runs[-1]
            assert first.x >= 14
            assert last.x + last.width <= page.width - 14
            assert 14 <= mark.y <= page.height - 14
            if mark.element is not None and not first.text.startswith(
                "integer-online · "
            ):  # where the paper comes from runs over both
                assert first.x > page.width / 2 or last.x + last.width < page.width / 2
        elif isinstance(mark, BoxMark):
            assert mark.box.x >= 0
            assert mark.box.right <= page.width
            assert mark.box.bottom <= page.height
        elif isinstance(mark, RuleMark):
            assert max(mark.y1, mark.y2) <= page.height - 14


def test_large_print_draws_no_letter_under_sixteen_points() -> None:
    assert min(run.size for _, mark in marks_of(document(large_print=True)) for run in mark.runs) >= 16


def test_headings_never_skip_a_rank_and_no_leaf_is_empty() -> None:
    elements = [element for _, element in walk(document().structure)]
    used = {mark.element for _, mark in marks_of(document())} | {
        run.element for _, mark in marks_of(document()) for run in mark.runs
    }
    ranks = [int(element.tag.value[1]) for element in elements if re.fullmatch(r"H\d", element.tag.value)]

    assert ranks[:2] == [1, 1]
    assert all(lower <= upper + 1 for upper, lower in pairwise(ranks))
    assert [element.tag for element in elements if not element.children and element.id not in used] == []


def test_the_paper_holds_no_answer_in_either_language() -> None:
    found = " ".join(all_words(document()).split()).casefold()
    secrets = {secret.text for secret in document().secrets}

    assert {"Beste keuze", "Ainsi, une plainte devient une dispute."} <= secrets
    assert [secret for secret in secrets if " ".join(secret.split()).casefold() in found] == []


def edition(deck: Deck, language: str) -> Edition:
    locale = words_of(language)
    return Edition(deck, make_storyboard(deck, locale), locale)


def test_words_that_are_open_in_one_language_are_no_secret_in_the_other() -> None:
    told = "Vraag raad aan je leidinggevende voor je iets plaatst."
    dutch = one_dilemma_deck("nl", replace(bare("nl", 2), discussion=(text(told),)))
    choices = tuple(replace(choice, feedback=text(told)) for choice in bare("fr", 2).choices)
    french = one_dilemma_deck("fr", replace(bare("fr", 2), choices=choices))

    assert [secret.text for secret in secrets_of_questions(french, words_of("fr"))] == [told]
    assert secrets_of(BEFORE, edition(dutch, "nl"), edition(french, "fr")) == ()


def test_a_picture_is_drawn_once_and_says_what_it_shows_in_both_languages() -> None:
    picture = Picture(b"png", "png", 300, 200, "Een punt.", decorative=False, file="media/punt.png", place=HERE)
    dutch = replace(answer_deck(), program=(FreeSlide("Kijk", HERE, picture=picture, handout=True),))
    french = replace(
        dutch,
        language="fr",
        program=(FreeSlide("Voyez", HERE, picture=replace(picture, alt="Un point."), handout=True),),
    )
    figures = [e for _, e in walk(plan_pair(dutch, french).document.structure) if e.tag is Tag.FIGURE]

    assert [figure.alt for figure in figures] == ["Een punt. / Un point."]


def bare(language: str, choices: int) -> Dilemma:
    made = tuple(Choice(f"k{n}", LETTERS[n], text(f"{language} {n}"), None, (), HERE) for n in range(choices))
    return Dilemma(id="d", title=f"titel {language}", place=HERE, question=text(f"vraag {language}"), choices=made)


def one_dilemma_deck(language: str, *dilemmas: Dilemma) -> Deck:
    return Deck(
        "d", f"deck {language}", HERE, language=language, program=(Cluster(f"thema {language}", dilemmas, HERE),)
    )


WORDS = ("ja", "dienst", "vertrouwelijkheid", "un", "réseau", "m’a", "gegevensbescherming", "dus", "déontologie")


def sentences(most: int) -> st.SearchStrategy[str]:
    """Up to so many words, beginning anywhere in the list."""
    return st.builds(
        lambda start, count: " ".join(WORDS[(start + 4 * number) % len(WORDS)] for number in range(count)),
        st.integers(0, len(WORDS) - 1),
        st.integers(1, most),
    )


@st.composite
def blocks(draw: st.DrawFn) -> Text:
    kinds = draw(st.lists(st.sampled_from(("paragraph", "bullet", "quoted")), min_size=1, max_size=5))
    made: list[Block] = []
    for kind in kinds:
        words = draw(sentences(90))
        block = bullet(words) if kind == "bullet" else paragraph(words)
        made.append(replace(block, quoted=kind == "quoted"))
    return tuple(made)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Deck, Deck]:
    """A deck in two languages: the same choices and prompts, texts of any length, questions of any blocks."""
    shapes = draw(st.lists(st.tuples(st.sampled_from((0, 2, 4, 6)), st.integers(0, 3)), min_size=1, max_size=5))
    decks = []
    for language in ("nl", "fr"):
        dilemmas = []
        for choices, prompts in shapes:
            made = tuple(replace(choice, text=text(draw(sentences(60)))) for choice in bare(language, choices).choices)
            discussion = tuple(text(draw(sentences(40))) for _ in range(prompts))
            dilemmas.append(
                replace(
                    bare(language, 0),
                    title=draw(sentences(12)),
                    question=draw(blocks()),
                    choices=made,
                    discussion=discussion,
                )
            )
        decks.append(one_dilemma_deck(language, *dilemmas))
    return decks[0], decks[1]


def lines_of(made: Document) -> Iterator[tuple[int, bool, TextMark]]:
    """Every tagged line: its page, whether it stands in the right column, and itself."""
    width = made.pages[0].width
    for number, mark in marks_of(made):
        if mark.element is not None:
            yield number, mark.runs[0].x > width / 2, mark


def letters_of(made: Document, *, right: bool) -> list[tuple[str, int, float]]:
    return [
        (mark.runs[0].text, number, round(mark.y, 2))
        for number, is_right, mark in lines_of(made)
        if is_right == right and mark.runs[0].text in LETTERS and mark.runs[0].face is Face.BOLD
    ]


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_no_word_is_lost_whatever_the_texts(pair: tuple[Deck, Deck]) -> None:
    made = plan_pair(*pair).document

    for deck in pair:
        said, place = spoken(made, deck.language), 0
        for dilemma in deck.dilemmas:
            for wanted in (dilemma.question, *(choice.text for choice in dilemma.choices), *dilemma.discussion):
                for block in wanted:
                    words = " ".join(block.text.split())
                    assert words in said[place:]
                    place = said.index(words, place) + len(words)


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_letters_are_level_and_lines_never_overlap_whatever_the_texts(pair: tuple[Deck, Deck]) -> None:
    made = plan_pair(*pair).document

    assert letters_of(made, right=False) == letters_of(made, right=True)
    for page in made.pages:
        check_page(page)
    for side in (False, True):
        found = sorted({(number, round(mark.y, 2)) for number, is_right, mark in lines_of(made) if is_right == side})
        assert all(lower - upper > 10 for (page, upper), (other, lower) in pairwise(found) if page == other)


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_no_heading_stands_alone_at_a_pages_foot_whatever_the_texts(pair: tuple[Deck, Deck]) -> None:
    made = plan_pair(*pair).document
    tags = {element.id: element.tag for _, element in walk(made.structure)}
    headings = (Tag.H1, Tag.H2, Tag.H3)
    for number in range(1, len(made.pages) + 1):
        found = [(mark.y, tags[mark.element]) for page, _, mark in lines_of(made) if page == number and mark.element]
        if found:
            assert max(found)[1] not in headings


def test_the_choices_of_a_dilemma_stand_on_one_page_with_the_question_that_asks_for_them() -> None:
    long = tuple(
        paragraph(" ".join(["Het overleg van maandag loopt uit en niemand zegt er iets van."] * 5)) for _ in range(4)
    )
    dutch, french = (
        replace(bare(language, 6), question=(*long, paragraph(f"vraag {language}"))) for language in ("nl", "fr")
    )
    made = plan_pair(one_dilemma_deck("nl", dutch), one_dilemma_deck("fr", french)).document
    asked = {number for number, mark in marks_of(made) if mark.runs[0].text == "vraag nl"}

    assert len(made.pages) > 1
    assert {number for _, number, _ in letters_of(made, right=False)} == asked


def test_a_quotation_has_one_bar_as_long_as_its_own_words_in_each_column() -> None:
    quoted = (replace(paragraph("Wees loyaal. " * 12), quoted=True), replace(paragraph("Zwijgen mag."), quoted=True))
    dutch, french = (replace(bare(language, 0), question=quoted) for language in ("nl", "fr"))
    (page,) = plan_pair(
        one_dilemma_deck("nl", dutch), one_dilemma_deck("fr", replace(french, question=quoted[:1]))
    ).document.pages
    bars = [mark.box for mark in page.marks if isinstance(mark, BoxMark) and mark.box.width == 2.5]

    assert [bar.x > page.width / 2 for bar in bars] == [False, True]
    assert bars[0].y == bars[1].y
    assert bars[0].height > bars[1].height


def test_a_handout_without_dilemmas_asks_for_no_choice_and_leaves_room_for_notes() -> None:
    decks = (
        replace(deck, program=tuple(part for part in deck.program if not isinstance(part, Cluster)))
        for deck in (answer_deck(), french_deck())
    )
    made = plan_pair(*decks).document

    for language in ("nl", "fr"):
        words, said = words_of(language).paper, spoken(made, language)
        assert not [use for use in (words.handout_use, words.handout_use_open) if use in said]
        assert words.notes in said
    assert sum(isinstance(mark, RuleMark) for mark in made.pages[-1].marks) > 4
