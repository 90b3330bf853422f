"""Presentations that no deckgen made, in the ways in which real ones hold questions and answers."""

import re
from pathlib import Path

import pytest
import yaml

from deckgen.importing.draft import DraftDilemma, Fate
from deckgen.importing.importer import ImportResult, import_files

DECKS = Path(__file__).parent / "decks"
QUESTIONS = [
    "A supplier offers you concert tickets. What do you do?",
    "A friend asks for a file from your work. What do you do?",
    "You see a mistake in a published report. What do you do?",
]
CHOICES = [
    ["Accept them", "Decline and report", "Give them to a colleague"],
    ["Send it", "Explain why you cannot", "Ignore the message"],
    ["Leave it", "Correct it silently", "Tell the author and log it"],
]
RIGHT = [1, 1, 2]
TYPED = re.compile(r"^(?:[A-C]|\d)[.)]\s*")


def run(name: str, tmp_path: Path) -> tuple[list[DraftDilemma], ImportResult]:
    found = next(DECKS.glob(f"{name}-*.pptx"))
    result = import_files([found], tmp_path / "decks")
    assert result.files[0].recognised is not None, result.files[0].refusal
    return result.files[0].recognised.deck.dilemmas, result


@pytest.mark.parametrize("name", "abcd")
def test_questions_and_choices_are_found_however_they_are_drawn(name: str, tmp_path: Path) -> None:
    dilemmas, _ = run(name, tmp_path)
    assert [dilemma.question for dilemma in dilemmas] == QUESTIONS
    assert [[choice.text for choice in dilemma.choices] for dilemma in dilemmas] == CHOICES


@pytest.mark.parametrize("name", "bd")
def test_links_and_colours_say_which_choice_is_right(name: str, tmp_path: Path) -> None:
    dilemmas, _ = run(name, tmp_path)
    expected = [["best" if place == right else "wrong" for place in range(3)] for right in RIGHT]
    assert [[choice.verdict for choice in dilemma.choices] for dilemma in dilemmas] == expected
    assert all("choices" in dilemma.guesses for dilemma in dilemmas)


@pytest.mark.parametrize("name", "ac")
def test_nothing_is_judged_where_nothing_says_what_is_right(name: str, tmp_path: Path) -> None:
    dilemmas, _ = run(name, tmp_path)
    assert not any(choice.verdict for dilemma in dilemmas for choice in dilemma.choices)


def test_an_assessment_that_follows_its_case_is_the_answer(tmp_path: Path) -> None:
    dilemmas, _ = run("e", tmp_path)
    assert [dilemma.question for dilemma in dilemmas] == [
        f"You work at a small office.\n\n{each}" for each in QUESTIONS
    ]
    assert [dilemma.answer for dilemma in dilemmas] == [
        [f"In this situation:\n\n- {choices[right]}"] for choices, right in zip(CHOICES, RIGHT, strict=True)
    ]
    assert [dilemma.notes for dilemma in dilemmas] == [["Ask who disagrees."]] * 3


def test_what_appears_at_a_click_is_the_answer(tmp_path: Path) -> None:
    dilemmas, _ = run("f", tmp_path)
    assert [dilemma.question for dilemma in dilemmas] == QUESTIONS
    assert [dilemma.answer for dilemma in dilemmas] == [
        [choices[right]] for choices, right in zip(CHOICES, RIGHT, strict=True)
    ]


@pytest.mark.parametrize("name", "abcdef")
def test_no_word_is_lost_without_being_named(name: str, tmp_path: Path) -> None:
    _, result = run(name, tmp_path)
    recognised = result.files[0].recognised
    assert recognised is not None
    written = "\n".join(data.decode() for path, data in result.written.items() if path.endswith(".yaml"))
    named = "\n".join(remark.text for remark in recognised.deck.remarks)
    for piece in recognised.pieces:
        for text in piece.texts:
            bare = TYPED.sub("", text)
            assert bare in written or bare in named or text in {"", "Right answer", "Wrong answer"}, (piece.where, text)


def test_a_shared_dilemma_goes_once_into_the_pool(tmp_path: Path) -> None:
    decks = [next(DECKS.glob("b-*.pptx")), next(DECKS.glob("d-*.pptx"))]
    result = import_files(decks, tmp_path / "decks")
    pool = [path for path in result.written if path.startswith("dilemmas/")]
    assert len(pool) == 3
    lists = [yaml.safe_load(data)["program"] for path, data in result.written.items() if "/" not in path]
    names = [path.removeprefix("dilemmas/").removesuffix(".yaml") for path in pool]
    assert [program[-1]["dilemmas"] for program in lists] == [names, names]
    second = result.files[1].recognised
    assert second is not None
    assert sum("pool already" in remark.why for remark in second.deck.remarks) == 3


def test_a_dilemma_of_the_pool_is_known_by_its_words_whatever_its_terms(tmp_path: Path) -> None:
    pool = tmp_path / "decks" / "dilemmas"
    pool.mkdir(parents=True)
    pool.joinpath("concert.yaml").write_text(
        'question: "A {{ supplier }} offers you concert tickets. What do you do?"\n'
        "choices:\n- text: Accept them\n- text: Decline and report\n- text: Give them to a {{ colleague }}\n"
    )
    result = import_files([next(DECKS.glob("a-*.pptx"))], tmp_path / "decks")
    deck = yaml.safe_load(result.written["a-typed-letters-number-title.yaml"])
    assert deck["program"][-1]["dilemmas"][0] == "concert"
    assert "dilemmas/concert.yaml" not in result.written


def test_inline_keeps_dilemmas_in_their_deck(tmp_path: Path) -> None:
    result = import_files([next(DECKS.glob("a-*.pptx"))], tmp_path / "decks", inline=True)
    assert list(result.written) == ["a-typed-letters-number-title.yaml"]
    deck = yaml.safe_load(result.written["a-typed-letters-number-title.yaml"])
    assert [each["question"] for each in deck["program"][-1]["dilemmas"]] == QUESTIONS


def test_guesses_are_counted_and_written_above_their_field(tmp_path: Path) -> None:
    _, result = run("d", tmp_path)
    recognised = result.files[0].recognised
    assert recognised is not None
    assert sum(remark.fate is Fate.GUESSED for remark in recognised.deck.remarks) == 3
    written = result.written["dilemmas/a-supplier-offers-you-concert-tickets-what.yaml"].decode().split("\n")
    assert written[written.index("choices:") - 1] == "# ? This choice alone looks different on the slide."
