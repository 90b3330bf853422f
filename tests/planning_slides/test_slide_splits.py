from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_content import (
    PLACE,
    deck_with,
    heading,
    make_choices,
    make_dilemma,
    new_slide,
    one_dilemma_deck,
    own_look,
    prose,
    quoted,
    text_of,
)
from slide_facts import all_frames, find_faults, frames, letters_of, shown_letters

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, Frame, Slide
from deckgen.content.deck import Cluster, FreeSlide, Step
from deckgen.content.verdict import Verdict
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.slides import SlidePlan, plan_slides
from deckgen.rich_text import Block, BlockKind, Span, bullet, plain
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of, lines_of, needed_height

LOOK = own_look()
NL = read_locale("nl")


def slides_of(plan: SlidePlan, step: str) -> list[Slide]:
    return [slide for slide in plan.deck.slides if f"/{step}/" in slide.key]


def text_frame(slide: Slide) -> Frame:
    return next(frames(slide))


def codes_of(plan: SlidePlan) -> list[str]:
    return [problem.code for problem in plan.problems]


def test_a_short_question_stands_in_large_letters_and_a_long_one_in_smaller() -> None:
    sizes = []
    for length in (100, 500, 900):
        plan = plan_slides(one_dilemma_deck(make_dilemma("a", prose(length))), LOOK, NL)
        sizes.append(text_frame(slides_of(plan, "question")[0]).paragraphs[0].size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 28
    assert sizes[-1] >= 18


def test_a_situation_of_twelve_hundred_characters_keeps_every_word_on_one_slide_or_more() -> None:
    dilemma = make_dilemma("a", prose(1200))
    plan = plan_slides(one_dilemma_deck(dilemma), LOOK, NL)
    shown = slides_of(plan, "question")
    assert shown_letters(shown) == letters_of(prose(1200))
    assert all(find_faults(slide, LOOK) == [] for slide in shown)


def test_a_split_falls_after_a_sentence_and_leaves_no_line_alone() -> None:
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", prose(3000))), LOOK, NL)
    parts = [text_frame(slide) for slide in slides_of(plan, "question")]
    assert len(parts) >= 2
    for part in parts[:-1]:
        assert part.paragraphs[-1].block.text.endswith((".", "?"))
    for part in parts:
        assert sum(len(lines) for lines in lines_of(part)) > 1
    assert len({paragraph.size for part in parts for paragraph in part.paragraphs}) == 1


def test_a_heading_never_stands_last_on_a_slide() -> None:
    blocks = [block for place in range(12) for block in (heading(f"Kop {place}"), *text_of(prose(190, place)))]
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", prose(90), more=(quoted(*blocks),))), LOOK, NL)
    parts = [text_frame(slide) for slide in slides_of(plan, "meer-weten")]
    assert len(parts) > 1
    for part in parts:
        assert part.paragraphs[-1].block.kind is not BlockKind.HEADING


def test_a_list_continues_with_its_own_numbers() -> None:
    items = tuple(Block(BlockKind.NUMBER, (Span(prose(200, n)),), 0, n, place=PLACE) for n in range(1, 13))
    plan = plan_slides(deck_with(FreeSlide("Stappen", PLACE, items)), LOOK, NL)
    numbers = [
        [p.block.number for frame in frames(slide) for p in frame.paragraphs if p.block.kind is BlockKind.NUMBER]
        for slide in plan.deck.slides[1:]
    ]
    assert len(numbers) > 1
    assert [number for part in numbers for number in part] == list(range(1, 13))


def test_what_is_left_of_a_list_item_gets_no_second_bullet() -> None:
    plan = plan_slides(deck_with(FreeSlide("Lang", PLACE, (bullet(prose(3000)),))), LOOK, NL)
    kinds = [text_frame(slide).paragraphs[0].block.kind for slide in plan.deck.slides[1:]]
    assert kinds[0] is BlockKind.BULLET
    assert set(kinds[1:]) == {BlockKind.PARAGRAPH}
    assert all(text_frame(slide).paragraphs[0].block.level == 1 for slide in plan.deck.slides[2:])


def test_the_slides_of_a_split_are_balanced() -> None:
    plan = plan_slides(deck_with(FreeSlide("Lang", PLACE, text_of(*[prose(280, k) for k in range(7)]))), LOOK, NL)
    counts = [sum(len(lines) for lines in lines_of(text_frame(slide))) for slide in plan.deck.slides[1:]]
    assert len(counts) == 2
    assert max(counts) - min(counts) <= 5


def test_pages_with_a_forced_break_of_nine_hundred_characters_stay_whole() -> None:
    blocks = (
        heading("Vrij spreken"),
        *text_of(prose(300)),
        *(bullet(prose(110, k)) for k in range(3)),
        heading("Samen werken"),
        *text_of(prose(250, 2)),
        new_slide(),
        *text_of(prose(120, 3)),
    )
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", prose(90), more=(quoted(*blocks),))), LOOK, NL)
    assert len(slides_of(plan, "meer-weten")) == 2
    assert all(find_faults(slide, LOOK) == [] for slide in plan.deck.slides)


def test_letters_carry_on_over_a_split_and_the_author_hears_how_much_is_too_much() -> None:
    dilemma = make_dilemma("a", prose(90), make_choices((400,) * 6))
    plan = plan_slides(one_dilemma_deck(dilemma), LOOK, NL)
    parts = slides_of(plan, "choice")
    assert len(parts) > 1
    letters = [e.text for slide in parts for e in slide.elements if isinstance(e, Badge) and e.text]
    assert sorted(dict.fromkeys(letters)) == list("ABCDEF")
    assert letters == sorted(letters)
    assert codes_of(plan) == ["slide-split"]
    assert "characters too many" in plan.problems[0].message
    assert plan.problems[0].place == PLACE


@pytest.mark.parametrize("feedback", [20, 80, 800])
@pytest.mark.parametrize("words", [10, 50, 400])
def test_every_verdict_stands_below_the_choice_that_it_judges(words: int, feedback: int) -> None:
    choices = make_choices((words, words + 10), (Verdict.WRONG, Verdict.BEST), feedback)
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", "Wat nu?", choices)), LOOK, NL)
    for slide in slides_of(plan, "answer"):
        told = [element for element in all_frames(slide) if not element.repeats or "herhaald" in element.name]
        asked = [plain(choice.text)[:8] for choice in choices]
        rows = list(zip(told[::2], told[1::2], strict=True))
        assert {echo.paragraphs[0].block.text[:8] for echo, _ in rows} <= set(asked)
        assert all(echo.name == f"{judged.name}, herhaald" for echo, judged in rows)
        assert all(box_of(echo).bottom <= box_of(judged).y for echo, judged in rows)
    judged = [frame for slide in slides_of(plan, "answer") for frame in frames(slide)]
    assert list(dict.fromkeys(frame.name for frame in judged)) == ["Keuze A", "Keuze B"]
    assert judged[0].paragraphs[0].block.text.startswith("Fout.")


@pytest.mark.parametrize(("length", "has_question"), [(60, True), (2400, False)])
def test_an_answer_without_choices_keeps_its_question_in_view_where_both_have_room(
    length: int, *, has_question: bool
) -> None:
    told = replace(make_dilemma("a", "Zij wacht. Wat zegt u?", ()), answer=text_of(prose(length)))
    slides = slides_of(plan_slides(one_dilemma_deck(told), LOOK, NL), "answer")
    strips = [frame for slide in slides for frame in all_frames(slide) if frame.name == "Situatie"]
    shown = ["Wat zegt u?" in plain(line.block for line in frame.paragraphs) for frame in strips]
    assert shown == [True] * has_question
    assert all(find_faults(slide, LOOK) == [] for slide in slides)


def test_verdicts_on_two_slides_are_as_large_as_their_room_allows() -> None:
    verdicts = (Verdict.WRONG, Verdict.GOOD, Verdict.BEST, Verdict.AVOID)
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", "Wat nu?", make_choices((60,) * 4, verdicts, 330))), LOOK, NL)
    slides = slides_of(plan, "answer")
    assert len(slides) == 2  # too much for one at the smallest size
    verdicts_shown = [paragraph for slide in slides for frame in frames(slide) for paragraph in frame.paragraphs]
    assert {round(verdict.size) for verdict in verdicts_shown} == {22}  # half of it fits at the largest
    assert all(find_faults(slide, LOOK) == [] for slide in slides)


@pytest.mark.parametrize("length", [60, 130])  # on one line, on two
def test_a_question_above_its_choices_keeps_the_spaces_that_hold_words_together(length: int) -> None:
    held = "«\u00a0Est-ce que l’art.\u00a012 le permet\u00a0», "
    asked = f"{held}{'vraiment ' * (length // 9)}demande-t-elle\u202f?"
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", f"Elle hésite. {asked}", make_choices((10, 10)))), LOOK, NL)
    strip = [frame for frame in all_frames(slides_of(plan, "choice")[0]) if frame.name == "Situatie"]
    assert " ".join(line.block.text for line in strip[0].paragraphs).replace("\n", " ").endswith(asked)


def test_a_facilitated_dilemma_too_long_for_one_slide_says_so() -> None:
    dilemma = make_dilemma("a", prose(1500), make_choices((120,) * 4), discussion=[prose(100)])
    plan = plan_slides(one_dilemma_deck(dilemma, Step.DILEMMA), LOOK, NL)
    assert codes_of(plan) == ["slide-split"]
    slides = slides_of(plan, "dilemma")
    assert len(slides) > 1
    assert all(find_faults(slide, LOOK) == [] for slide in slides)


def test_small_badges_and_close_lines_save_a_slide_of_a_dilemma_that_takes_several() -> None:
    layout = LOOK.layouts[SlideRole.DILEMMA]
    area = replace(layout.area, width=600)  # too narrow for columns
    narrow = replace(LOOK, layouts={**LOOK.layouts, SlideRole.DILEMMA: replace(layout, area=area)})
    dilemma = make_dilemma("a", prose(1350), make_choices((60, 90, 45, 80)), discussion=(prose(60, 2),) * 3)
    slides = slides_of(plan_slides(one_dilemma_deck(dilemma, Step.DILEMMA), narrow, NL), "dilemma")
    assert len(slides) == 2
    assert all(find_faults(slide, narrow) == [] for slide in slides)


def test_absurd_words_and_characters_are_told_and_still_fit() -> None:
    plan = plan_slides(one_dilemma_deck(make_dilemma("a", "x" * 2000 + " 🦄")), LOOK, NL)
    assert codes_of(plan) == ["long-word", "missing-glyph"]
    assert all(find_faults(slide, LOOK) == [] for slide in plan.deck.slides)
    assert shown_letters(slides_of(plan, "question")) == "x" * 2000 + "🦄"


def test_a_cluster_name_of_hundreds_of_characters_is_shortened_and_titles_stay_unique() -> None:
    dilemmas = (make_dilemma("a", prose(90), make_choices((40, 40))), make_dilemma("b", prose(90)))
    deck = deck_with(
        Cluster(prose(700), dilemmas, PLACE), Cluster(prose(700) + " b", (make_dilemma("c", prose(90)),), PLACE)
    )
    plan = plan_slides(deck, LOOK, NL)
    titles = [slide.title.paragraphs[0].block.text for slide in plan.deck.slides]
    assert len(set(titles)) == len(titles)
    assert titles[1].endswith("…: vraag 1")
    assert titles[2].endswith("…: vraag 1 – keuze")
    assert set(codes_of(plan)) == {"title-shortened"}
    assert any(prose(700) in block.text for block in plan.deck.slides[1].notes)
    assert all(find_faults(slide, LOOK) == [] for slide in plan.deck.slides)


@pytest.mark.parametrize("width", range(300, 840, 10))
def test_no_title_above_a_text_ends_in_one_word_that_somewhat_smaller_letters_take_in(width: int) -> None:
    """In a box for two lines, as other presentations have them."""
    layout = LOOK.layouts[SlideRole.QUESTION]
    title = replace(layout.title, size=44, box=replace(layout.title.box, width=width, height=100), overrides=("box",))
    layouts = {**LOOK.layouts, SlideRole.QUESTION: replace(layout, title=title, is_own=False)}
    cluster = Cluster("Collega’s onder elkaar", (make_dilemma("a", prose(90)),), PLACE)
    shown = slides_of(plan_slides(deck_with(cluster), replace(LOOK, layouts=layouts), NL), "question")[0].title

    lines, size = lines_of(shown)[0], shown.paragraphs[0].size
    measured = MeasuredText(shown.paragraphs[0].block.spans, family(title.font), bold=True)
    is_alone = len(lines) == 2 and len(lines[1].split()) == 1
    assert not is_alone or measured.count_lines(max(0.75 * size, 20), shown.line_width) == 2


def test_a_full_dilemma_keeps_the_space_between_its_paragraphs_as_long_as_anything_else_can_give() -> None:
    """Lines move closer, the space in the list of prompts goes, and the word above it: that between paragraphs last."""
    lengths = range(100, 700, 25)
    dilemmas = [make_dilemma("d", "", make_choices((40, 50, 45, 60)), discussion=(prose(60, 2),) * 3) for _ in lengths]
    spaces = []
    for length, dilemma in zip(lengths, dilemmas, strict=True):
        asked = replace(dilemma, question=text_of(prose(length), prose(90, 2), "Wat doe je?"))
        slides = slides_of(plan_slides(one_dilemma_deck(asked, Step.DILEMMA), LOOK, NL), "dilemma")
        if len(slides) == 1:
            paragraph = text_frame(slides[0]).paragraphs[0]
            spaces.append(paragraph.space_after / paragraph.size)

    assert spaces == sorted(spaces, reverse=True)
    assert spaces.count(0.5) > len(spaces) / 2


def test_a_full_dilemma_keeps_a_little_room_under_its_prompts() -> None:
    """Where gaps are wider than they must be, the last text does not end at the edge of its box."""
    dilemma = make_dilemma("d", prose(900), make_choices((60,) * 4), discussion=(prose(60),) * 3)
    (slide,) = slides_of(plan_slides(one_dilemma_deck(dilemma, Step.DILEMMA), LOOK, NL), "dilemma")
    *_, prompts = frames(slide)
    assert prompts.placeholder is not None
    assert prompts.placeholder.line_spacing == 0.9
    assert box_of(prompts).height - needed_height(prompts, LOOK) >= 2.9


def test_a_short_last_question_is_not_torn_and_no_sign_of_the_author_changes() -> None:
    """The box is narrowed instead; never so far that the text takes a line more."""
    asked = (
        "Het is laat en je ligt. Vrijdagavond, een melding op je telefoon: je leidinggevende wil vrienden worden op"
        " Facebook. Wat doe je?"
    )
    deck = one_dilemma_deck(make_dilemma("d", asked), Step.QUESTION)
    (slide,) = slides_of(plan_slides(deck, LOOK, NL), "question")
    frame = text_frame(slide)

    assert [len(lines) for lines in lines_of(frame)] == [3]
    assert lines_of(frame)[0][-1].endswith("Wat doe je?")
    assert [paragraph.block.text for paragraph in frame.paragraphs] == [asked]
    assert not find_faults(slide, LOOK)


@pytest.mark.parametrize("length", range(36, 60))
def test_a_short_last_question_takes_a_line_of_its_own_where_only_that_keeps_it_whole(length: int) -> None:
    """Below a paragraph that has to take a line more for it."""
    full = "Vous travaillez ici. " * 9
    asked = replace(make_dilemma("d", ""), question=text_of(full, f"{prose(length)}. Que faites-vous\u202f?"))
    (slide,) = slides_of(plan_slides(one_dilemma_deck(asked, Step.QUESTION), LOOK, NL), "question")
    _, (*_, last) = lines_of(text_frame(slide))

    assert last.endswith("Que faites-vous\u202f?")


def test_a_short_last_question_is_not_torn_above_its_choices_either() -> None:
    asked = f"{prose(380)} Wat doe je?"
    dilemma = make_dilemma("d", asked, make_choices((40, 50, 50, 60)), discussion=(prose(60), prose(80)))
    (slide,) = slides_of(plan_slides(one_dilemma_deck(dilemma, Step.DILEMMA), LOOK, NL), "dilemma")

    assert lines_of(text_frame(slide))[0][-1].endswith("Wat doe je?")
    assert not find_faults(slide, LOOK)


def test_no_word_of_a_title_stands_alone_in_a_style_of_our_own() -> None:
    deck = deck_with(Cluster("Plein", (make_dilemma("d", "Wat?"),), PLACE), title="Ethische vragen bij sociale media")
    title = plan_slides(deck, LOOK, NL).deck.slides[0].title

    ((first, last),) = lines_of(title)
    assert (first, last) == ("Ethische vragen", "bij sociale media")
    assert title.box is not None
    assert title.placeholder is not None
    assert (title.box.x, title.box.height) == (title.placeholder.box.x, title.placeholder.box.height)


@pytest.mark.parametrize("length", [136, 156, 168])
def test_rows_of_an_answer_break_alike_in_every_program_so_that_they_stand_evenly(length: int) -> None:
    verdicts = (Verdict.WRONG, Verdict.GOOD, Verdict.BEST, Verdict.AVOID)
    dilemma = make_dilemma("d", "Wat nu?", make_choices((40,) * 4, verdicts, length))
    (slide,) = slides_of(plan_slides(one_dilemma_deck(dilemma), LOOK, NL), "answer")
    for frame in frames(slide):
        for paragraph in frame.paragraphs:
            text = MeasuredText(paragraph.block.spans, family("Calibri"))
            counts = {text.count_lines(paragraph.size, box_of(frame).width * share) for share in (0.98, 1.0, 1.02)}
            assert len(counts) == 1


def test_a_question_on_two_lines_is_one_paragraph_and_leaves_no_word_alone() -> None:
    asked = f"{'Vindt je collega het zonder meer ' * 4}goed zo?"
    broken = 0
    for spare in range(40):
        question = f"{'x' * spare} {asked}".strip()
        deck = one_dilemma_deck(make_dilemma("a", question, make_choices((10, 10))))
        strip = [
            frame
            for frame in all_frames(slides_of(plan_slides(deck, LOOK, NL), "choice")[0])
            if frame.name == "Situatie"
        ]
        for frame in strip:
            said = [line.block.text for line in frame.paragraphs]
            assert len(said) == 1
            assert all(" " in line for line in said[0].split("\n"))
            broken += said[0].count("\n")
    assert broken > 10
