from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from deckgen.problems import Problem
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.syntax.author_file import AuthorFile, Spot
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.yaml_file import decode_bytes, read_yaml

GOOD = Path(__file__).parent.parent / "good_decks"


def compose(text: str) -> tuple[Any, list[Problem]]:
    placed, problems = read_yaml(AuthorFile("deck.yaml", text))
    return (placed.data if placed else None), problems


def test_scalars_stay_the_text_that_was_written() -> None:
    data, problems = compose(
        'a: yes\nb: 012\nc: 2026-11-22\nd: "x"\ne:\nf: ~\ng: 1e3\nh: .inf\ni: "null"\nj: !!str null\n'
    )
    assert problems == []
    assert data == {
        "a": "yes",
        "b": "012",
        "c": "2026-11-22",
        "d": "x",
        "e": None,
        "f": None,
        "g": "1e3",
        "h": ".inf",
        "i": "null",
        "j": "null",
    }


def test_a_byte_order_mark_is_accepted() -> None:
    file, problems = decode_bytes(b"\xef\xbb\xbftitle: x\n", "deck.yaml")
    assert (file.text, problems) == ("title: x\n", [])


def test_letters_and_accents_that_are_written_apart_become_one() -> None:
    file, problems = decode_bytes("title: priv\u0065\u0301\n".encode(), "deck.yaml")
    assert (file.text, problems) == ("title: priv\u00e9\n", [])
    data, _ = compose('a: "priv\\u0065\\u0301"\n')
    assert data == {"a": "priv\u00e9"}


def test_windows_line_ends_do_not_shift_places() -> None:
    placed, _ = read_yaml(AuthorFile("deck.yaml", "title: x\r\ntext: |\r\n  een\r\n  twee\r\n"))
    assert placed is not None
    text = AuthorText(placed.data["text"], placed.places.spot("text"))  # type: ignore[index]
    assert (text.place(1, 1).line, text.place(1, 1).column) == (4, 4)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("title: x\nsub: caf\u00e9\n".encode("latin-1"), "not-utf8", 2, 9),
        ("title: x\n".encode("utf-16"), "not-utf8", 1, 1),
        (b"title: x\ntext: a\x07b\n", "control-character", 2, 8),
        (b"#" * (8 * 1024 * 1024 + 1), "file-too-large", 1, 1),
    ],
)
def test_bytes_that_are_no_text_are_a_problem_with_its_place(data: bytes, code: str, line: int, column: int) -> None:
    _, (problem,) = decode_bytes(data, "deck.yaml")
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


def test_a_control_character_written_as_an_escape_is_refused_too() -> None:
    data, (problem,) = compose('title: "a\\x07b"\n')
    assert problem.code == "control-character"
    assert data == {"title": "ab"}


def test_aliases_that_multiply_are_stopped_soon() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    started = time.perf_counter()
    data, problems = compose("\n".join(levels) + "\n")
    assert data is None
    assert [problem.code for problem in problems] == ["alias-expansion"]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: " + "[" * 200_000, 1, 4 + 49),
        ("a: 'é [[[['\nb: x # [[[\nc: " + "[" * 200_000, 3, 4 + 49),
        ("a:\n- [b, " + "[" * 5000, 2, 7 + 47),
        ("a: " + "{a: " * 5000, 1, 4 + 49 * 4),
        ("a: " + "[{b: " * 5000, 1, 4 + 24 * 5 + 1),
        ("- " * 5000, 1, 1 + 50 * 2),
    ],
    ids=range(6),
)
@pytest.mark.parametrize("parser", ["libyaml", "Python"])
def test_deep_nesting_is_the_same_problem_at_the_same_place_whatever_parses(
    text: str, line: int, column: int, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", parser == "libyaml" and yaml.__with_libyaml__)
    _, (problem,) = compose(text)
    assert (problem.code, problem.place.line, problem.place.column) == ("nested-too-deep", line, column)


def test_merged_keys_lose_against_the_mappings_own_and_keep_their_places() -> None:
    placed, problems = read_yaml(AuthorFile("d", "a: &a {x: 1, y: 2}\nb:\n  <<: [*a, {z: 3}]\n  y: 4\n"))
    assert problems == []
    assert placed is not None
    assert placed.data == {"a": {"x": "1", "y": "2"}, "b": {"y": "4", "x": "1", "z": "3"}}
    assert placed.places.value("b", "x").line == 1
    assert placed.places.value("b", "z").line == 3
    assert placed.places.value("b", "y").line == 4


def test_a_path_that_is_not_there_has_the_place_of_its_nearest_parent() -> None:
    placed, _ = read_yaml(AuthorFile("d", "a:\n  b: [x, {c: 1}]\n"))
    assert placed is not None
    assert placed.places.value("a", "b", 1, "interests", "deep") == placed.places.value("a", "b", 1)


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.yaml")), ids=lambda path: path.name)
def test_the_parser_in_pure_python_reads_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_deck(path)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_deck(path) == fast


def test_folded_quoted_and_plain_texts_know_the_place_of_each_character() -> None:
    source = "a: >\n  een\n  twee\n\n  drie\nb: 'It''s\n\n  vier'\nc: \"\\u201ex\\\" vijf\"\nd: zes\n  zeven\n"
    placed, _ = read_yaml(AuthorFile("d", source))
    assert placed is not None
    lines = source.split("\n")
    for key, word in [("a", "twee"), ("a", "drie"), ("b", "vier"), ("c", "vijf"), ("d", "zeven")]:
        value = placed.data[key]  # type: ignore[index]
        place = AuthorText(value, placed.places.spot(key)).at(value.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


@given(st.text(max_size=200), st.sampled_from(["", "|", ">", '"', "'", "raw"]), st.integers(0, 300))
def test_a_place_in_a_text_never_raises(text: str, style: str, offset: int) -> None:
    file = AuthorFile("d", "x: y\n" * 3)
    assert AuthorText(text, Spot(file, 1, 3, style)).at(min(offset, len(text))).line >= 1


@given(st.binary(max_size=300))
def test_random_bytes_never_raise(data: bytes) -> None:
    file, problems = decode_bytes(data, "d")
    if not problems:
        read_yaml(file)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t~<", max_size=80))
def test_random_punctuation_never_raises(text: str) -> None:
    placed, problems = read_yaml(AuthorFile("d", text))
    assert (placed is None) <= bool(problems)


def test_the_recursion_limit_is_never_near() -> None:
    assert sys.getrecursionlimit() > 50 * 4
