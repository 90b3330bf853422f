"""Counts that an author wrote as words or figures, held against the program that is built, in four languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen.problems import Problem
from deckgen.rules import check_deck
from deckgen.rules.wrong_count import CODE
from deckgen.yaml_source import read_deck

ROOT = Path(__file__).parents[2]
WRONG = {
    "nl": [
        "Twaalf dilemma’s om samen te bespreken.",
        "We overlopen vijf thema's.",
        "Dit zijn 12 dilemma’s in twee thema’s.",
        "Halverwege is er een pauze.",
        "Na de pauze gaan we verder.",
    ],
    "fr": [
        "Douze dilemmes à discuter ensemble.",
        "Nous parcourons cinq thèmes.",
        "À mi-chemin, il y a une pause.",
        "Après la pause, nous continuons.",
    ],
    "de": [
        "Zwölf Dilemmata zum gemeinsamen Besprechen.",
        "Wir gehen durch fünf Themen.",
        "Nach der Hälfte gibt es eine Pause.",
        "Nach der Pause geht es weiter.",
    ],
    "en": [
        "Twelve dilemmas to discuss together.",
        "We go through five themes.",
        "Halfway through there is a short break.",
        "After the break we go on.",
    ],
}
RIGHT = {
    "nl": ["Drie dilemma’s in twee thema’s.", "Elke groep kiest twee dilemma’s.", "Na twee dilemma’s is het tijd."],
    "fr": ["Trois dilemmes en deux thèmes.", "Chaque groupe traite deux dilemmes.", "2 à 5 dilemmes suffisent."],
    "de": ["Drei Dilemmata in zwei Themen.", "Jede Gruppe nimmt zwei Dilemmata.", "Nach zwei Dilemmata ist Zeit."],
    "en": [
        "Three dilemmas in two themes.",
        "Each group takes two dilemmas.",
        "After two dilemmas it ends.",
        "5-6 dilemmas.",
    ],
}


def problems_of(
    folder: Path, language: str, text: str, *others: dict[str, object], title: str = "Test"
) -> list[Problem]:
    """What the rule says of a deck of three dilemmas in two themes."""
    themes = [
        {
            "cluster": name,
            "dilemmas": [{"id": f"{name}{number}", "question": f"{name} {number}?"} for number in range(count)],
        }
        for name, count in (("A", 1), ("B", 2))
    ]
    program = [{"slide": "Start", "text": text}, *others, *themes]
    file = folder / "deck.yaml"
    file.write_text(json.dumps({"title": title, "language": language, "program": program}, indent=1), "utf-8")
    draft = read_deck(file).draft
    assert draft is not None
    return [problem for problem in check_deck(draft) if problem.code == CODE]


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in WRONG.items() for text in texts])
def test_a_count_that_does_not_hold_is_told_with_its_place_and_a_cure(language: str, text: str, tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, language, text)

    assert not found.is_error
    line = (tmp_path / "deck.yaml").read_text("utf-8").splitlines()[found.place.line - 1]
    assert '"text"' in line
    assert ("ount:" in found.hint) is ("but there are" in found.message)


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in RIGHT.items() for text in texts])
def test_a_count_that_holds_or_is_of_a_part_is_left_alone(language: str, text: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, language, text) == []


def test_a_break_that_is_there_may_be_spoken_of(tmp_path: Path) -> None:
    for language, texts in WRONG.items():
        assert problems_of(tmp_path, language, texts[-1], {"break": "Koffie", "minutes": 10}) == []


def test_the_cure_keeps_the_capital_at_the_start_of_a_sentence(tmp_path: Path) -> None:
    (first,) = problems_of(tmp_path, "nl", WRONG["nl"][0])
    (other,) = problems_of(tmp_path, "nl", WRONG["nl"][1])

    assert first.message == "“Twaalf dilemma’s”, but there are 3."
    assert "`{{ Count:dilemmas }}`" in first.hint
    assert "`{{ count:clusters }}`" in other.hint


def test_titles_are_read_too(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, "en", "Welcome.", title="Twelve dilemmas")

    assert found.message == "“Twelve dilemmas”, but there are 3."
