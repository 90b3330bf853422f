from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.problems import Problem
from deckgen.rich_text import Block, BlockKind, Text
from deckgen.yaml_source.markdown.allowed_markup import PLAIN, WITH_BREAKS, WITH_HEADINGS, Allowed
from deckgen.yaml_source.markdown.markdown_blocks import BlockReader
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import MarkedText, Words
from deckgen.yaml_source.syntax.author_file import AuthorFile, Spot
from deckgen.yaml_source.syntax.author_text import RAW, AuthorText

VISIBLE = re.compile(r"\s+")


def read(text: str, allowed: Allowed = WITH_BREAKS, words: Words = Words()) -> tuple[Text, list[Problem]]:  # noqa: B008
    problems: list[Problem] = []
    return read_markdown(AuthorText(text, Spot(AuthorFile("d", text), 0, 0, RAW)), words, problems, allowed), problems


def texts(text: str) -> list[str]:
    blocks, problems = read(text)
    assert problems == []
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    "text",
    [
        "R&D",
        "x<y en y>x",
        "2 * 3 * 4",
        "*",
        "-",
        "1)",
        "a * b",
        "C:\\temp\\x",
        "a_b_c",
        "100 %",
        "5 > 3",
        "[…]",
        "[een] (twee)",
        "€ 5,-",
        "#hashtag",
        "~20 minuten",
        "a|b",
        'it\'s "zo" en ‘zo’',
        "vraag?!",
        "e-mail & co;",
        "`",
        "=====",
        "&c.",
        "<naam van de collega>",
        "<br",
        "non\u00a0breaking\u202fspace",
    ],
)
def test_text_without_markup_shows_every_character(text: str) -> None:
    assert texts(text) == [text]


def test_lines_of_a_paragraph_are_joined_and_blank_lines_divide() -> None:
    assert texts("een\ntwee\n\n\ndrie  vier\n") == ["een twee", "drie vier"]


def test_a_forced_line_end_is_a_line_feed() -> None:
    assert texts("een  \ntwee\\\ndrie") == ["een\ntwee\ndrie"]


def test_a_line_of_dashes_under_text_is_a_break_and_no_heading() -> None:
    blocks, problems = read("een\n---\ntwee")
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.BREAK, BlockKind.PARAGRAPH]
    assert problems == []


def test_breaks_with_nothing_before_or_after_them_are_dropped() -> None:
    blocks, _ = read("---\n\neen\n\n---\n\n---\n\ntwee\n\n---\n")
    assert [block.kind.value for block in blocks] == ["paragraph", "break", "paragraph"]


def test_headings_are_ranked_from_one_whatever_their_marks() -> None:
    blocks, _ = read("### a\n\n##### b\n\n### c")
    assert [block.level for block in blocks] == [1, 2, 1]


def test_a_list_item_keeps_its_number_and_its_further_paragraphs() -> None:
    blocks, _ = read("4. vier\n\n   vervolg\n5. vijf")
    shape = [(block.kind.value, block.level, block.number, block.text) for block in blocks]
    assert shape == [("number", 0, 4, "vier"), ("paragraph", 1, 0, "vervolg"), ("number", 0, 5, "vijf")]


def test_a_list_can_start_at_nought() -> None:
    blocks, _ = read("0. nul\n1. een")
    assert [(block.kind.value, block.number) for block in blocks] == [("number", 0), ("number", 1)]


def test_entities_and_escapes_are_read_as_their_characters() -> None:
    assert texts(r"a &amp; b \* c \_ d") == ["a & b * c _ d"]


def test_neighbouring_spans_of_one_look_are_one() -> None:
    blocks, _ = read("a &lt; b **c** d")
    assert [span.text for span in blocks[0].spans] == ["a < b ", "c", " d"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("een\n\ntwee <b>x</b>", 3, 6),
        ("- a\n- b `c`", 2, 5),
        ("> een\n> ![x](y)", 2, 3),
        ("een\n\n<div>\n</div>", 3, 1),
        ("een\n\n|---|---|\n| 1 | 2 |", 3, 1),
        ("een\n\n    code", 3, 5),
        ("een\n\n```\ncode\n```", 3, 1),
        ("- - - -", 1, 1),
        ("een\n<!-- weg -->", 2, 1),
        ("<x-y onclick=z>", 1, 1),
        ("a `b` en\nnog `b`", 1, 3),
        ("- ### kop", 1, 3),
    ],
)
def test_what_is_outside_the_subset_is_refused_at_its_place(text: str, line: int, column: int) -> None:
    _, problems = read(text)
    assert (problems[0].code, problems[0].place.line, problems[0].place.column) == ("markdown", line, column)


def test_the_same_mistake_twice_has_two_places() -> None:
    _, problems = read("a `b` en\nnog `b`")
    assert [(problem.place.line, problem.place.column) for problem in problems] == [(1, 3), (2, 5)]


def test_headings_and_breaks_stand_only_where_they_may() -> None:
    assert read("### a", WITH_HEADINGS)[1] == []
    assert [problem.code for problem in read("### a", PLAIN)[1]] == ["markdown"]
    assert [problem.code for problem in read("a\n\n---\n\nb", WITH_HEADINGS)[1]] == ["markdown"]


def test_deep_lists_are_refused_rather_than_lost() -> None:
    text = "\n".join("  " * depth + "- x" for depth in range(40))
    assert {problem.code for problem in read(text)[1]} == {"markdown"}


def test_a_text_may_not_be_endless() -> None:
    assert [problem.code for problem in read("ab " * 6_667)[1]] == ["text-too-long"]


def test_a_terms_value_never_becomes_markup() -> None:
    words = Words({"naam": {"text": "**x** <b> [y](z)"}})
    blocks, problems = read("**{{ naam }}** en [{{naam}}](https://a.be)", words=words)
    assert problems == []
    assert [(span.text, span.bold, span.link) for span in blocks[0].spans] == [
        ("**x** <b> [y](z)", True, ""),
        (" en ", False, ""),
        ("**x** <b> [y](z)", False, "https://a.be"),
    ]


def test_a_term_can_stand_in_an_address() -> None:
    blocks, problems = read("[x](https://{{stad}}.be/a)", words=Words({"stad": {"text": "gent"}}))
    assert problems == []
    assert blocks[0].spans[0].link == "https://gent.be/a"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Zie https://integriteit.be.", "https://integriteit.be"),
        ("Zie https://integriteit.be/a_b_c?d=1&e=2, en **bel**.", "https://integriteit.be/a_b_c?d=1&e=2"),
        ("(meer op HTTP://www.integriteit.be/code)", "http://www.integriteit.be/code"),
        ("- Lees „https://de.wikipedia.org/wiki/Amt_(Behörde)“!", "https://de.wikipedia.org/wiki/Amt_(Beh%C3%B6rde)"),
        ("Site {{ site }}", "https://stad.be"),
    ],
)
def test_an_address_among_words_is_a_link(text: str, address: str) -> None:
    blocks, problems = read(text, words=Words({"site": {"text": "https://stad.be"}}))
    shown = "".join(span.text for span in blocks[0].spans)
    (link,) = (span for span in blocks[0].spans if span.link)
    assert problems == []
    assert link.link == address
    assert shown == text.replace("{{ site }}", "https://stad.be").replace("**", "").removeprefix("- ")


@pytest.mark.parametrize("text", ["https://", "http://[x", "xhttps://a.be", "Typ `://`".replace("`", "'"), "www.be"])
def test_what_is_no_full_address_is_text(text: str) -> None:
    blocks, problems = read(text)
    assert problems == []
    assert [(span.text, span.link) for span in blocks[0].spans] == [(text, "")]


def test_a_link_with_an_address_as_its_words_stays_one_link() -> None:
    (block,), _ = read("[https://a.be](https://b.be) <https://c.be>")
    assert [(span.text, span.link) for span in block.spans if span.link] == [
        ("https://a.be", "https://b.be"),
        ("https://c.be", "https://c.be"),
    ]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}"), max_size=300))
def test_random_text_never_raises(text: str) -> None:
    read(text)


@given(st.text(alphabet="ab *_-`[]()<>#!|\\&;:1.{}\n\t~=+/\"'", max_size=120))
def test_random_markup_never_raises(text: str) -> None:
    read(text)


LETTERS = st.text(
    alphabet=st.characters(categories=["L", "N", "P", "S"], exclude_characters="*_`[]<>#\\&|~{}-+=)."), min_size=1
)


@given(st.lists(st.lists(LETTERS, min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_visible_character_of_plain_text_is_kept(paragraphs: list[list[str]]) -> None:
    text = "\n\n".join(" ".join(words) for words in paragraphs)
    blocks, problems = read(text)
    assert {problem.code for problem in problems} <= {"stray-mark"}
    assert VISIBLE.sub("", "".join(block.text for block in blocks)) == VISIBLE.sub("", text)


@given(st.lists(st.sampled_from(["een", "twee, drie", "vier.", "1", "\n", "\n\n", "\n \n", " ", "  x", "e\u00a0n"])))
def test_the_short_way_for_plain_text_gives_what_the_parser_gives(pieces: list[str]) -> None:
    text = "".join(pieces)
    source = AuthorText(text, Spot(AuthorFile("d", text), 0, 0, RAW))
    slow_problems: list[Problem] = []
    quick_problems: list[Problem] = []
    slow = BlockReader(source, MarkedText(text), slow_problems, WITH_BREAKS).read()
    quick = read_markdown(source, Words(), quick_problems, WITH_BREAKS)
    assert quick_problems == slow_problems
    assert places(quick) == places(slow)


def places(blocks: Text) -> list[tuple[Block, object]]:
    return [(block, block.place) for block in blocks]


def test_each_block_of_a_list_knows_how_wide_the_numbers_of_the_lists_around_it_are() -> None:
    blocks, problems = read("9. Negen\n   - Bij negen\n10. Tien\n\nLos.\n\n- Punt\n  1. Eén")
    assert problems == []
    assert [(block.text, block.digits) for block in blocks] == [
        ("Negen", (2,)),
        ("Bij negen", (2, 0)),
        ("Tien", (2,)),
        ("Los.", ()),
        ("Punt", ()),
        ("Eén", (0, 1)),
    ]
