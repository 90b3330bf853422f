"""The slides as tagged pages, and three a page for participants."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace
from page_text import read_aloud
from paper_decks import FACTS, answer_deck, group_deck, make_look, words_of

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.pages import BoxMark, Document, Element, ImageMark, TextMark
from deckgen.blueprint.slides import Badge, Frame, Slide, SlideDeck
from deckgen.content.deck import Cluster, Deck, FreeSlide, Picture, Step
from deckgen.planning.paper.slide_papers import plan_slide_pages, plan_slides_handout
from deckgen.planning.slides import plan_slides
from deckgen.render.pdf.leak_guard import find_leaks
from deckgen.render.pdf.screen_writer import render_document
from deckgen.rich_text import paragraph

CLOSED = {SlideRole.TITLE, SlideRole.BREAK, SlideRole.ANSWER, SlideRole.MORE}
LOOK = make_look()
DECKS = {"answers": answer_deck, "groups": group_deck}


@cache
def made(name: str) -> tuple[Deck, SlideDeck, Document, Document]:
    deck = DECKS[name]()
    slides = plan_slides(deck, LOOK, words_of()).deck
    papers = [plan(deck, LOOK, words_of(), FACTS, slides=slides) for plan in (plan_slide_pages, plan_slides_handout)]
    return deck, slides, papers[0].document, papers[1].document


def said(text: str) -> str:
    """The words without what line breaks make of them."""
    return "".join(text.replace("\u00ad", "").replace("\u00a0", " ").split())


def words_on(slide: Slide) -> list[str]:
    """Title and texts of a slide in reading order."""
    frames = [slide.title, *(element for element in slide.elements if isinstance(element, Frame))]
    return [paragraph.block.text for frame in frames for paragraph in frame.paragraphs]


@pytest.mark.parametrize("name", DECKS)
def test_every_slide_is_a_page_of_its_size_that_says_all_its_words_in_order(name: str) -> None:
    _, slides, document, _ = made(name)

    assert len(document.pages) == len(slides.slides)
    assert {(page.width, page.height) for page in document.pages} == {(960, 540)}
    spoken = said("\n".join(read_aloud(document)))
    running = {words for words, count in heads_of(slides).items() if count > 2}
    place, heard = 0, set[str]()
    for slide in slides.slides:
        for words in words_on(slide):
            if words in running & heard:
                continue
            heard.add(words)
            place = spoken.find(said(words), place)
            assert place >= 0, words


def heads_of(slides: SlideDeck) -> Counter[str]:
    """The line above the title of each slide that has one, with the number of slides that bear it."""
    return Counter(
        element.paragraphs[0].block.text
        for slide in slides.slides
        for element in slide.elements
        if isinstance(element, Frame) and element.box and element.box.bottom < slide.layout.title.box.y
    )


def test_a_line_that_three_slides_bear_above_their_title_is_read_aloud_once() -> None:
    _, slides, document, _ = made("answers")
    heads = heads_of(slides)
    shown = [
        "".join(run.text for run in mark.runs).replace("\u2002", " ").replace("\u00a0", " ")
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, TextMark) and mark.element is None
    ]

    assert max(heads.values()) > 2
    for head, count in heads.items():
        silent = count - 1 if count > 2 else 0
        assert sum(said(head) == said(text) for text in shown) == silent, head


def test_the_line_at_the_foot_stays_one_line_in_the_type_of_papers() -> None:
    long = "sociale-media · 22 november 2026 · Gedragscode sociale media 2.0"
    deck, slides, *_ = made("answers")
    more = next(slide for slide in slides.slides if slide.role is SlideRole.ANSWER)
    drawn = plan_slide_pages(
        deck, LOOK, words_of(), FACTS, slides=replace(slides, slides=(replace(more, date=long),))
    ).document
    shown = [
        said("".join(run.text for run in mark.runs)) for mark in drawn.pages[0].marks if isinstance(mark, TextMark)
    ]

    assert said(long) in shown


@pytest.mark.parametrize("name", DECKS)
def test_no_text_leaves_its_slide(name: str) -> None:
    _, _, document, _ = made(name)

    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, TextMark):
                assert mark.y <= 540
                assert all(run.x >= 0 and run.x + run.width <= 960 for run in mark.runs)


def test_texts_of_one_size_on_a_slide_stay_of_one_size() -> None:
    _, slides, document, _ = made("answers")
    choices = next(number for number, slide in enumerate(slides.slides) if slide.role is SlideRole.CHOICE)
    shown = slides.slides[choices].elements
    frames = [element for element in shown if isinstance(element, Frame) and not element.repeats]
    recalled = {line.size for frame in shown if isinstance(frame, Frame) and frame.repeats for line in frame.paragraphs}
    badges = [element for element in slides.slides[choices].elements if isinstance(element, Badge)]
    drawn = [
        run.size
        for mark in document.pages[choices].marks
        if isinstance(mark, TextMark) and mark.element is not None
        for run in mark.runs
    ]

    choice_sizes = {paragraph.size for frame in frames for paragraph in frame.paragraphs}
    assert len(choice_sizes) == 1
    letters = {badge.size for badge in badges}
    sizes = {round(size, 2) for size in drawn} - letters
    title = {line.size for line in slides.slides[choices].title.paragraphs}
    assert len(sizes) == len((title | choice_sizes | recalled) - letters)


def test_choices_are_a_list_whose_labels_are_the_letters() -> None:
    _, slides, document, _ = made("answers")
    number = next(place for place, slide in enumerate(slides.slides) if slide.role is SlideRole.CHOICE)
    section = document.structure.children[number]
    rows = next(child for child in section.children if child.tag == "L")

    assert [item.tag for item in rows.children] == ["LI"] * len(rows.children)
    assert all([part.tag for part in item.children] == ["Lbl", "LBody"] for item in rows.children)


def test_links_of_slides_lead_to_pages() -> None:
    _, slides, document, _ = made("answers")
    targets = {
        run.target
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, TextMark)
        for run in mark.runs
        if run.target
    }
    linked = {
        element.link
        for slide in slides.slides
        for element in slide.elements
        if isinstance(element, Badge) and element.link and element.text
    }

    assert linked
    assert targets == linked


@pytest.mark.parametrize("name", DECKS)
def test_three_slides_a_page_and_not_one_with_an_answer(name: str) -> None:
    _, slides, _, document = made(name)
    shown = [slide for slide in slides.slides if slide.role not in CLOSED]
    borders = [
        [mark for mark in page.marks if isinstance(mark, BoxMark) and mark.stroke and not mark.fill]
        for page in document.pages
    ]

    assert all(1 <= len(page) <= 3 for page in borders)
    assert all(len(page) == 3 for page in borders[1:-1])
    assert sum(map(len, borders)) == len(shown) < len(slides.slides)
    assert document.secrets
    assert find_leaks(render_document(document), document.secrets) == []


def test_the_guard_would_find_an_answer_among_the_slides() -> None:
    _, _, all_slides, handout = made("answers")

    assert find_leaks(render_document(all_slides), handout.secrets)


def headings(element: Element) -> list[str]:
    own = [element.tag.value] if element.tag in {"H1", "H2", "H3"} else []
    return own + [tag for child in element.children for tag in headings(child)]


def test_only_the_cover_has_a_heading_of_the_first_rank() -> None:
    _, slides, document, _ = made("answers")
    found = headings(document.structure)

    assert found[0] == "H1"
    assert found.count("H1") == 1
    assert found.count("H2") == len(slides.slides) - 1


def test_points_of_a_scale_are_no_labels_of_a_list() -> None:
    _, slides, _, _ = made("answers")
    slide = next(slide for slide in slides.slides if slide.role is SlideRole.CHOICE)
    points = tuple(
        Badge(f"Point {number}", Box(60 + 80 * number, 300, 30, 30), None, text=str(number)) for number in range(5)
    )
    scale = replace(slide, elements=points)
    deck = replace(slides, slides=(scale,))
    structure = plan_slide_pages(answer_deck(), LOOK, words_of(), FACTS, slides=deck).document.structure

    assert [child.tag for child in structure.children[0].children][1:6] == ["P"] * 5


def columns_deck() -> Deck:
    """A long text in two columns, a dilemma beside its choices, a picture beside its situation."""
    deck = answer_deck()
    told = tuple(
        paragraph("Wie een vraag krijgt, zegt wat er speelt en wie het antwoord geeft. " * 5) for _ in range(4)
    )
    place = deck.place
    picture = Picture(b"png", "png", 900, 1200, "Een plein.", decorative=False, file="media/plein.png", place=place)
    (first, *_) = deck.dilemmas
    asked = replace(first, picture=picture)
    program = (FreeSlide("Lang", place, told), Cluster("Samen", (asked,), place))
    return replace(deck, program=program, sequence=(Step.QUESTION, Step.DILEMMA))


def test_texts_beside_each_other_stay_apart_in_the_wider_type_of_papers() -> None:
    deck = columns_deck()
    slides = plan_slides(deck, LOOK, words_of()).deck
    document = plan_slide_pages(deck, LOOK, words_of(), FACTS, slides=slides).document
    beside = 0
    for page in document.pages:
        runs = [
            (mark.y, run.x, run.x + run.width) for mark in page.marks if isinstance(mark, TextMark) for run in mark.runs
        ]
        pictures = [mark.box for mark in page.marks if isinstance(mark, ImageMark)]
        for (y, left, right), (other, begin, end) in combinations(runs, 2):
            if abs(y - other) < 8:
                beside += 1
                assert right <= begin + 0.5 or end <= left + 0.5
        for y, left, right in runs:
            assert not any(box.y < y < box.bottom and left < box.right and box.x < right for box in pictures)
    assert beside > 20


def test_a_question_broken_over_two_lines_is_not_broken_once_more() -> None:
    asked = (
        "Zegt u aan de bewoner meteen wat u vanmorgen van uw collega op de markt hebt gehoord, of wacht u liever met uw"
        " antwoord tot de brief met het besluit van de dienst bij hem thuis is gekomen?"
    )
    deck = answer_deck()
    dilemma = replace(deck.dilemmas[0], question=(paragraph(asked),), short=())
    deck = replace(deck, program=(Cluster("Samen", (dilemma,), deck.place),))
    slides = plan_slides(deck, LOOK, words_of()).deck
    slide = next(each for each in slides.slides if each.role is SlideRole.CHOICE)
    (strip,) = [element for element in slide.elements if isinstance(element, Frame) and element.name == "Situatie"]
    assert "\n" in strip.paragraphs[0].block.text
    page = plan_slide_pages(deck, LOOK, words_of(), FACTS, slides=slides).document.pages[slide.number - 1]
    box = strip.box
    assert box is not None
    shown = [mark for mark in page.marks if isinstance(mark, TextMark) and box.y < mark.y < box.bottom + 4]
    assert said("".join(run.text for mark in shown for run in mark.runs)) == said(asked)
    lines = {round(mark.y): sum(run.width for run in mark.runs) for mark in shown}
    *full, _ = [lines[y] for y in sorted(lines)]
    assert min(full) > 0.75 * max(lines.values())  # no line ends halfway where another typeface had its end
    sizes = {run.size for mark in shown for run in mark.runs}
    assert min(sizes) >= 0.8 * strip.paragraphs[0].size  # nor does the whole slide shrink to keep that end
