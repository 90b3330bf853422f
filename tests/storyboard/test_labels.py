"""The word of a step: the author's own, where one is written, before the language's."""

from __future__ import annotations

from msgspec.structs import asdict
from paper_decks import words_of

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.content.steps import Step
from deckgen.problems import NOWHERE
from deckgen.storyboard.steps import StepWords, heading_of, label_of

OWN = Labels("own question", "own choice", "own answer", "own more", "own twist", "own outcome")
LABELLED = {
    Step.CHOICE: "own choice",
    Step.ANSWER: "own answer",
    Step.MEER_WETEN: "own more",
    Step.TWIST: "own twist",
    Step.OUTCOME: "own outcome",
}


def test_each_step_takes_the_authors_word_for_it() -> None:
    words = StepWords(words_of("en"), DilemmaKind.CHOICE, OWN)
    shown = {step: label_of(step, words) for step in Step}
    assert {step: label for step, label in shown.items() if label.startswith("own")} == LABELLED
    assert set(LABELLED.values()) | {"own question"} == set(asdict(OWN).values())  # the question's stands in the title


def test_the_word_for_a_question_stands_before_its_number() -> None:
    words = StepWords(words_of("en"), DilemmaKind.CHOICE, OWN)
    heading = heading_of(words, "", cluster="Gifts", number=2, place=NOWHERE)
    assert heading.text == "Gifts: own question 2"


def test_where_nothing_is_written_each_step_has_the_words_of_its_language() -> None:
    bare, locale = StepWords(words_of("en"), DilemmaKind.CHOICE, Labels()), words_of("en")
    assert label_of(Step.TWIST, bare) == locale.slides.twist
    assert label_of(Step.OUTCOME, bare) == locale.slides.outcome
    assert label_of(Step.MEER_WETEN, bare) == locale.slides.more


def test_words_of_a_dilemma_hold_before_those_of_its_theme_one_by_one() -> None:
    near, far = Labels(choice="near"), OWN
    assert asdict(near.over(far)) == {**asdict(OWN), "choice": "near"}
