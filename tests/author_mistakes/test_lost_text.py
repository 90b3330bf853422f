"""What YAML takes from an author's text without a word: comments, brackets, quotation marks, invisible line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.problems import Problem
from deckgen.yaml_source import read_deck

HEAD = "title: T\nlanguage: {language}\nprogram:\n"


def problems(folder: Path, deck: str, language: str = "nl") -> list[Problem]:
    path = folder / "deck.yaml"
    path.write_text(HEAD.format(language=language) + deck, "utf-8")
    return [problem for problem in read_deck(path).problems if problem.code != "unknown-term"]


CUT = {
    "a title": ("- slide: Dag #1 van de week\n", (4, 14)),
    "the trainer's notes": ("- slide: S\n  notes: Zie #2 hier\n", (5, 14)),
    "the second line of a text": ("- slide: S\n  text: eerste\n    tweede #3 regel\n", (6, 12)),
    "a cluster": ("- cluster: Thema #4\n  dilemmas: [{id: a, question: Q?}]\n", (4, 18)),
    "a prompt in a list": (
        "- cluster: C\n  dilemmas:\n  - id: a\n    question: Q?\n    discussion:\n    - Wat als #5 niet komt?\n",
        (9, 15),
    ),
    "feedback": (
        "- cluster: C\n  dilemmas:\n  - id: a\n    question: Q?\n    choices:\n    - text: A\n      feedback: Ja #6.\n",
        (10, 20),
    ),
    "a description": ("- slide: S\n  image: {file: a.jpg, alt: x}\n  notes: De foto #trots\n", (6, 18)),
}


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("name", CUT)
def test_a_text_that_a_comment_cuts_off_is_told(name: str, language: str, tmp_path: Path) -> None:
    deck, place = CUT[name]
    (found,) = [each for each in problems(tmp_path, deck, language) if each.code == "cut-comment"]
    assert (found.place.line, found.place.column) == place
    assert '`"' in found.hint


@pytest.mark.parametrize(
    "deck",
    [
        "- slide: S # dit is een opmerking\n",
        "# - slide: X #1\n- slide: S\n",
        '- slide: "Dag #1" # echt\n',
        "- slide: S\n  text: |\n    Zie #1 en #2.\n",
        "- slide: S\n  text: >\n    Zie #1 en #2.\n",
        "- slide: S#1\n",
    ],
)
def test_a_comment_that_is_one_is_not(deck: str, tmp_path: Path) -> None:
    assert problems(tmp_path, deck) == []


@pytest.mark.parametrize("number", [0x85, 0x2028, 0x2029])
@pytest.mark.parametrize(
    ("deck", "place"),
    [
        ("- slide: A{sign}B\n", (4, 11)),
        ("- slide: S\n  notes: een{sign}twee\n", (5, 13)),
        ("- slide: S\n  text: |\n    voor{sign}na\n- slide: T2\n", (6, 9)),
        ('- slide: S\n  text: "voor{sign}na"\n', (5, 14)),
        ("- cluster: C{sign}D\n  dilemmas: [{{id: a, question: Q?}}]\n", (4, 13)),
    ],
)
def test_an_invisible_line_end_is_named_where_it_stands(
    deck: str, place: tuple[int, int], number: int, tmp_path: Path
) -> None:
    found = problems(tmp_path, deck.format(sign=chr(number)))
    told = [(each.code, each.place.line, each.place.column) for each in found if each.code != "empty-cluster"]
    assert told == [("line-separator", *place)]
    assert f"U+{number:04X}" in str(found[0].message)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'t Begint hier", '"\'t Begint hier"'),
        ("'s Avonds was je de auto's", "\"'s Avonds was je de auto's\""),
        ("[de code](https://a.be) en meer", '"[de code](https://a.be) en meer"'),
        ("[concept] code", '"[concept] code"'),
        ("{let op} dit", '"{let op} dit"'),
        ("{{ naam }} komt langs", '"{{ naam }} komt langs"'),
        ("[a, b] en c", '"[a, b] en c"'),
    ],
)
@pytest.mark.parametrize(
    ("deck", "place"),
    [("- slide: {text}\n", (4, 10)), ("- slide: S\n  notes: {text}\n- slide: Nog\n  text: Foto's\n", (5, 10))],
)
def test_a_text_whose_first_sign_yaml_takes_is_told_at_its_start(
    deck: str, place: tuple[int, int], text: str, quoted: str, tmp_path: Path
) -> None:
    found = next(each for each in problems(tmp_path, deck.format(text=text)) if each.is_error)
    assert (found.code, found.place.line, found.place.column) == ("yaml-syntax", *place)
    assert f"`{quoted}`" in found.hint


@pytest.mark.parametrize("text", ["[a, b]", "{a: b}", '"Ja"', "'Ja'"])
def test_a_value_that_closes_what_it_opens_is_left_to_its_model(text: str, tmp_path: Path) -> None:
    assert "yaml-syntax" not in [each.code for each in problems(tmp_path, f"- slide: S\n  text: {text}\n")]
