"""Lines: nothing is lost, nothing is wider than its column, and breaks fall where readers expect them."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deckgen.planning.advance_widths import family, known_name
from deckgen.planning.hyphenation import hyphenator
from deckgen.planning.line_breaking import MeasuredText
from deckgen.rich_text import Span

ATKINSON = family("Atkinson Hyperlegible")
WORDS = st.text("abcdefghijklmnopqrstuvwxyzéèëABC-–/.,:’« »\n ", max_size=200)
SPANS = st.lists(st.builds(Span, WORDS, bold=st.booleans(), italic=st.booleans()), min_size=1, max_size=6)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(SPANS, st.floats(8, 40), st.floats(40, 800))
def test_no_character_is_lost_and_no_line_is_wider_than_its_column(
    spans: list[Span], size: float, width: float
) -> None:
    lines = MeasuredText(spans, ATKINSON, hyphenator=hyphenator("nl")).break_lines(size, width)
    widest_glyph = max(ATKINSON.bold.table.values()) * size
    assert squeezed("".join(line.text for line in lines)) == squeezed("".join(span.text for span in spans))
    assert all(line.width <= max(width, widest_glyph) + 0.01 for line in lines)


@given(SPANS, st.floats(12, 40), st.floats(120, 800))
def test_the_count_for_slides_is_never_below_the_lines_without_hyphens(
    spans: list[Span], size: float, width: float
) -> None:
    text = MeasuredText(spans, family("Calibri"))
    lines = text.break_lines(size, width)
    assert text.count_lines(size, width) >= len(lines)


@given(WORDS, st.floats(12, 40), st.floats(120, 800))
def test_a_narrower_column_never_needs_fewer_lines(words: str, size: float, width: float) -> None:
    text = MeasuredText([Span(words)], family("Arial"))
    assert text.count_lines(size, width * 0.8) >= text.count_lines(size, width)


def never(_word: str) -> tuple[int, ...]:
    """A hyphenator that finds no place; with one, a text is measured word by word."""
    return ()


@given(SPANS, st.floats(8, 40), st.floats(20, 800))
def test_a_search_for_each_line_finds_what_going_word_by_word_finds(
    spans: list[Span], size: float, width: float
) -> None:
    whole = "".join(span.text for span in spans)
    assume(not re.search(r"(^|\n) ", whole))  # space in front of a line shows nowhere
    assume(not any(span.text.endswith(("-", "–")) for span in spans))  # a dash before another look ends a word
    searched, stepped = MeasuredText(spans, ATKINSON), MeasuredText(spans, ATKINSON, hyphenator=never)
    assert searched.line_texts(size, width) == stepped.line_texts(size, width)
    assert searched.count_lines(size, width) == stepped.count_lines(size, width)
    assert searched.natural_width == pytest.approx(stepped.natural_width)
    assert searched.widest_word == pytest.approx(stepped.widest_word)


def lines_of(text: str, width_in_em: float, language: str = "") -> list[tuple[str, str]]:
    breaks = hyphenator(language) if language else None
    return [
        (line.text, line.ends)
        for line in MeasuredText([Span(text)], ATKINSON, hyphenator=breaks).break_lines(10, width_in_em * 10)
    ]


def test_lines_end_with_a_space_a_made_hyphen_or_nothing() -> None:
    assert lines_of("vraag en antwoord", 5) == [("vraag en", "space"), ("antwoord", "end")]
    assert lines_of("wel-/niet-afgesproken", 6)[0] == ("wel-/niet-", "none")
    assert lines_of("verantwoordelijkheid", 8, "nl")[0][1] == "hyphen"


def test_an_author_s_line_break_is_kept() -> None:
    assert [text for text, _ in lines_of("een\ntwee", 30)] == ["een", "twee"]
    assert [ends for _, ends in lines_of("een\ntwee", 30)] == ["break", "end"]


def test_french_marks_stay_with_their_word() -> None:
    shown = [text for text, _ in lines_of("Que faites-vous\u00a0?", 6)]
    assert shown[-1] == "vous\u00a0?"


@pytest.mark.parametrize("word", ["e-mail", "06-1234567890123", "ABCDEFGHIJKLMNOP", "https://example.org"])
def test_words_that_must_stay_what_they_are_get_no_hyphen(word: str) -> None:
    assert hyphenator("nl")(word) == ()


def test_positions_leave_three_letters_at_either_end() -> None:
    positions = hyphenator("nl")("verantwoordelijkheid")
    assert positions
    assert min(positions) >= 3
    assert max(positions) <= len("verantwoordelijkheid") - 3


def test_an_unknown_language_is_not_hyphenated() -> None:
    assert hyphenator("xx")("verantwoordelijkheid") == ()


def test_a_bold_text_is_wider() -> None:
    assert (
        MeasuredText([Span("gedragscode")], ATKINSON, bold=True).natural_width
        > MeasuredText([Span("gedragscode")], ATKINSON).natural_width
    )


def test_metric_twins_have_one_name() -> None:
    assert known_name("Carlito") == "Calibri"
    assert known_name("Liberation Sans") == "Arial"
    assert known_name("Comic Sans MS") == ""


def test_a_font_that_is_not_known_is_measured_wider_than_arial_and_times_is_not() -> None:
    def width(name: str) -> float:
        return family(name).regular.width("gedragscode")

    assert width("Papyrus") == pytest.approx(1.18 * width("Arial"))
    assert width("Times New Roman") == width("Arial")


def test_characters_that_a_face_lacks_are_named() -> None:
    assert MeasuredText([Span("a\u4e2d\U0001f600b")], ATKINSON).missing() == {"\u4e2d", "\U0001f600"}


@pytest.mark.parametrize(
    ("language", "word", "can_part"),
    [
        ("fr", "l’administration", True),
        ("fr", "«\u00a0réglementation\u00a0»", True),
        ("fr", "aujourd’hui", False),
        ("en", "organisation’s", True),
        ("en", "doesn’t", False),
        ("de", "(Donnerstag)", True),
        ("de", "geht’s", False),
        ("nl", "overeenkomst\u00a0gesloten", True),
        ("nl", "e-mailadressen", False),
    ],
)
def test_words_are_parted_between_letters_alone(language: str, word: str, *, can_part: bool) -> None:
    found = hyphenator(language)(word)
    assert bool(found) == can_part
    assert all(word[place - 3 : place + 3].isalpha() for place in found)


@pytest.mark.parametrize("number", ["50\u00a0000\u00a0€", "10\u202f000\u202fF", "12\u00a0punten"])
def test_what_ties_hold_is_parted_at_a_tie_before_a_number_is_torn(number: str) -> None:
    parts = re.split("[\u00a0\u202f]", number)
    widest = max(MeasuredText((Span(f"{part}\u00a0"),), ATKINSON).widest_word for part in parts)
    lines = MeasuredText((Span(number),), ATKINSON).break_lines(10, (widest + 0.1) * 10)
    assert len(lines) > 1
    assert [part for line in lines for part in re.split("[\u00a0\u202f]", line.text) if part] == parts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("kort", ""),
        ("een lange regel hier", "hier"),
        ("een\ntwee", "twee"),
        ("een\ntwee en nog meer dan dat", "meer dan dat"),
        ("verantwoordelijkheden en meer", "heden en meer"),  # a word that is wider than the line
    ],
)
def test_the_last_line_is_what_stands_under_the_others(text: str, last: str) -> None:
    assert MeasuredText([Span(text)], family("Calibri")).last_line(1.0, 7.0) == last


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("een\n", ["end"]),
        ("een\ntwee\ndrie\n", ["break", "break", "end"]),
        ("een\ntwee\ndrie", ["break", "break", "end"]),
    ],
)
def test_the_last_line_ends_a_text_whatever_stands_behind_it(text: str, ends: list[str]) -> None:
    assert [line.ends for line in MeasuredText([Span(text)], family("Calibri")).break_lines(1.0, 30.0)] == ends


def test_of_two_programs_the_one_that_needs_more_lines_counts() -> None:
    """Who breaks after a slash sets 2.4 + 8.4 + 3.4 em on lines of 10 as three; who breaks anywhere as two."""
    text = MeasuredText([Span("aaaa/bbbbbbbbbbbbbbbb cccccccc")], family("Calibri"))
    assert text.count_lines(1.0, 10.0) == 3


def test_space_in_front_of_a_text_shows_nowhere() -> None:
    face = family("Calibri").regular
    (line,) = MeasuredText([Span("  woord")], family("Calibri"), hyphenator=hyphenator("nl")).break_lines(1.0, 30.0)
    assert line.width == pytest.approx(face.width("woord"))


@pytest.mark.parametrize("name", ["Courier New", "Lucida Console", "Consolas", "DejaVu Sans Mono", "Source Code Pro"])
def test_letters_of_a_typewriter_face_are_all_as_wide(name: str) -> None:
    """Six tenths of its size, and a little more in the widest of them."""
    faces = (family(name).face(bold=bold, italic=False) for bold in (False, True))
    assert all(0.6 <= face.width(letter) <= 0.61 for face in faces for letter in "iWm. é")
    assert family("Monotype Corsiva").regular.width("i") < 0.6
