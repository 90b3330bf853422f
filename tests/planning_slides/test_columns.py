"""Lines that the eye can follow: a long text and a whole dilemma stand in two columns, and nothing of them is lost."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_content import (
    PLACE,
    deck_with,
    make_choices,
    make_dilemma,
    one_dilemma_deck,
    own_look,
    prose,
    quoted,
    text_of,
)
from slide_facts import find_faults, frames, letters_of, shown_letters
from test_slide_fit import plain_look

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import Badge, Frame, Slide
from deckgen.content.deck import Deck, FreeSlide, Step, Video
from deckgen.content.verdict import Verdict
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.slides import plan_slides
from deckgen.rich_text import Block, BlockKind, Span
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of, needed_height

LOOK = own_look()
THIN = "L’utilité publique : il faut s’y fier, s’il le dit, et l’utiliser, si l’intérêt général l’exige. "
VERDICTS = (Verdict.WRONG, Verdict.BEST, Verdict.GOOD, Verdict.AVOID)
LONGEST = 80  # characters
SITUATION, CHOICES = 0.6, 0.4  # of what two columns have together


def slides_of(deck: Deck, look: Look = LOOK) -> list[Slide]:
    return list(plan_slides(deck, look, read_locale(deck.language)).deck.slides[1:])


def longest_line(slide: Slide) -> int:
    lines = [0]
    for frame in frames(slide):
        for paragraph in frame.paragraphs:
            bold = paragraph.bold or paragraph.block.kind is BlockKind.HEADING
            text = MeasuredText(paragraph.block.spans, family("Calibri"), bold=bold)
            width = frame.line_width or box_of(frame).width
            lines += [len(line.strip()) for line in text.line_texts(paragraph.size, width - paragraph.left)]
    return max(lines)


def thin(length: int) -> str:
    return (THIN * (length // len(THIN) + 1))[:length].strip()


def decks(length: int, *, has_thin_letters: bool) -> list[Deck]:
    """The same text in each place where a long one may stand."""

    def say(size: int, start: int = 0) -> str:
        return thin(size) if has_thin_letters else prose(size, start)

    half = (say(length // 2), say(length // 2, 1))
    judged = make_choices((60,) * 4, VERDICTS, 0)
    told = tuple(replace(choice, feedback=text_of(say(length // 4))) for choice in judged)
    return [
        deck_with(FreeSlide("Lang", PLACE, text_of(*half))),
        one_dilemma_deck(make_dilemma("a", "Wat nu?", more=(quoted(*text_of(*half)),))),
        one_dilemma_deck(make_dilemma("a", say(length // 3), told, answer=text_of(say(length // 3)))),
        one_dilemma_deck(
            make_dilemma("a", say(length // 2), make_choices((60, 80, 40)), discussion=[say(length // 4)]), Step.DILEMMA
        ),
    ]


@pytest.mark.parametrize("has_thin_letters", [False, True], ids=["usual", "thin"])
@pytest.mark.parametrize("length", range(120, 2600, 155))
def test_no_line_has_more_than_eighty_characters_however_long_the_text(length: int, *, has_thin_letters: bool) -> None:
    for deck in decks(length, has_thin_letters=has_thin_letters):
        for slide in slides_of(deck):
            assert longest_line(slide) <= LONGEST, slide.key
            assert find_faults(slide, LOOK) == []


def test_a_long_text_stands_in_two_equal_columns_that_begin_at_one_height() -> None:
    told = [prose(300, start) for start in range(4)]
    (slide,) = slides_of(deck_with(FreeSlide("Lang", PLACE, text_of(*told))))
    left, right = frames(slide)
    assert box_of(left).y == box_of(right).y
    assert box_of(left).right < box_of(right).x
    assert box_of(right).right == slide.layout.area.right
    assert {paragraph.size for frame in (left, right) for paragraph in frame.paragraphs} <= {18.0, 22.0}
    assert shown_letters([slide]) == letters_of("".join(told))
    heights = [needed_height(frame, LOOK) for frame in (left, right)]
    assert max(heights) - min(heights) < 4 * 22 * 1.2  # paragraphs of three and four lines stay whole


def test_the_second_column_looks_like_the_first() -> None:
    deck = deck_with(FreeSlide("Lang", PLACE, text_of(*[prose(300, start) for start in range(4)])))
    left, right = frames(slides_of(deck)[0])
    assert left.placeholder is not None
    assert right.placeholder is None
    assert left.placeholder.font == LOOK.body_font
    assert left.placeholder.line_spacing == 1
    assert {paragraph.colour for paragraph in right.paragraphs} == {left.placeholder.colour}


def test_a_text_that_can_be_large_in_one_column_stands_in_one() -> None:
    (slide,) = slides_of(deck_with(FreeSlide("Kort", PLACE, text_of(prose(400)))))
    (frame,) = frames(slide)
    assert frame.paragraphs[0].size == 28


def facilitated(length: int, prompts: int, look: Look = LOOK) -> Slide:
    dilemma = make_dilemma(
        "a", prose(length), make_choices((70, 85, 60)), discussion=[prose(60, start) for start in range(prompts)]
    )
    (slide,) = slides_of(one_dilemma_deck(dilemma, Step.DILEMMA), look)
    return slide


def by_name(slide: Slide) -> dict[str, Frame]:
    return {element.name: element for element in slide.elements if isinstance(element, Frame)}


@pytest.mark.parametrize("prompts", [1, 3])
def test_a_facilitated_dilemma_has_its_choices_beside_the_situation(prompts: int) -> None:
    slide = facilitated(300, prompts)
    shown = by_name(slide)
    situation, first, below = box_of(shown["Situatie"]), box_of(shown["Keuze A"]), shown["Bespreking"]
    letter = next(element.box for element in slide.elements if isinstance(element, Badge) and element.text == "A")
    assert situation.right < letter.x
    assert abs(first.y - situation.y) < 3
    both = slide.layout.area.width - (letter.x - situation.x - situation.width)
    assert situation.width / both == pytest.approx(SITUATION, abs=0.07)
    assert (slide.layout.area.right - letter.x) / both == pytest.approx(CHOICES, abs=0.07)
    assert below.paragraphs[0].block.text == "Bespreek"
    assert box_of(below).y > situation.y
    names = [frame.name for frame in frames(slide)]
    assert names == ["Situatie", "Keuze A", "Keuze B", "Keuze C", "Bespreking"]
    assert min(paragraph.size for frame in frames(slide) for paragraph in frame.paragraphs) >= 22


@pytest.mark.parametrize("length", range(100, 1000, 50))
def test_the_last_line_of_a_facilitated_dilemma_stands_clear_of_the_foot(length: int) -> None:
    slide = facilitated(length, 3)
    foot = slide.layout.footer
    assert foot is not None
    for frame in frames(slide):
        assert foot.box.y - (box_of(frame).y + needed_height(frame, LOOK)) >= 14, frame.name
    assert find_faults(slide, LOOK) == []


@pytest.mark.parametrize("length", [60, 300, 700])
def test_in_another_presentation_the_situation_keeps_the_placeholder_for_text(length: int) -> None:
    look = plain_look()
    slide = facilitated(length, 2, look)
    shown = by_name(slide)
    assert shown["Situatie"].placeholder is not None
    assert [name for name, frame in shown.items() if frame.placeholder is not None] == ["Situatie"]
    assert box_of(shown["Situatie"]).right < box_of(shown["Keuze A"]).x
    assert find_faults(slide, look) == []


def test_a_word_that_is_wider_than_the_column_of_choices_keeps_the_whole_width() -> None:
    word = "Grundstücksverkehrsgenehmigungszuständigkeit"
    choices = tuple(replace(choice, text=text_of(f"Die {word} klären.")) for choice in make_choices((10, 10)))
    deck = one_dilemma_deck(make_dilemma("a", "Was nun?", choices), Step.DILEMMA, language="de")
    plan = plan_slides(deck, LOOK, read_locale("de"))
    assert plan.problems == ()


def test_a_paragraph_that_a_column_cannot_hold_and_nothing_divides_is_set_in_one() -> None:
    """Long words take a line each in a column: eighteen lines, where there is room for twelve."""
    endless = ("Verwaltungsvorschrift verwaltungsvorschrift; " * 9)[:397]
    film = Video(target="https://example.org/film", minutes=3, place=PLACE)
    text = (
        Block(BlockKind.BULLET, (Span(("Gesprek gesprek gesprek. " * 11)[:263]),), place=PLACE),
        Block(BlockKind.BULLET, (Span(endless),), level=2, place=PLACE),
        *(Block(BlockKind.PARAGRAPH, (Span(words),), place=PLACE) for words in ("Colleague. " * 10, "Ja.", "Nee.")),
    )

    for slide in slides_of(deck_with(FreeSlide("Gesprek", PLACE, text=text, video=film), language="fr")):
        assert find_faults(slide, LOOK) == []
