"""What a paper prints by right stops no deck: letters with choices, numbers with titles, the logo's words, labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from paper_decks import COMPLAINT, FACTS, HERE, answer_deck, make_look, text, words_of
from random_decks import LOGO

from deckgen.blueprint.secrets import Secret
from deckgen.content.audience import Audience
from deckgen.content.deck import Cluster, Deck
from deckgen.planning.paper.open_words import Edition
from deckgen.planning.paper.paper_context import gather_texts, make_context
from deckgen.planning.paper.secrets import AFTER, BEFORE, find_secrets, secrets_of
from deckgen.rich_text import plain
from deckgen.yaml_source import read_deck

LOOK = replace(make_look(), logo=LOGO)
CHOICES = [f"{choice.letter} {plain(choice.text)}" for choice in COMPLAINT.choices]


def secret_of(words: str) -> Secret | None:
    """How the guard looks for words that only the trainer's remarks say; None where it does not."""
    dilemma = replace(COMPLAINT, facilitation=replace(COMPLAINT.facilitation, notes=text(words)))
    deck = Deck("d", "Proefdeck", HERE, program=(Cluster("Online", (dilemma,), HERE),))
    secrets = find_secrets(make_context(deck, LOOK, words_of(), FACTS, "Hand-out"), BEFORE)
    return next((secret for secret in secrets if secret.text == words), None)


@pytest.mark.parametrize(
    "words",
    [
        CHOICES[1],
        CHOICES[2].replace(" ", ": ", 1),
        " ".join(CHOICES[:2]),
        f"1.1 {COMPLAINT.title}",
        f"1 Online 1.1 {COMPLAINT.title}",
        f"1.1 {COMPLAINT.title} 3",  # a line of the contents
        "Bureau voor Integriteit",
        "Proefdeck – Hand-out",
        "B",
        "Mijn keuze, en waarom",
        "Hoe ga je hiermee om?",
        "Hoe ga je hiermee 日本語 om?",  # what the typeface of papers can draw of it
    ],
)
def test_words_that_the_paper_prints_by_right_are_no_secret(words: str) -> None:
    assert secret_of(words) is None


@pytest.mark.parametrize("words", ["Nee.", "Fout", "42", "profiel", "Een collega", "Een groep."])
def test_short_words_are_looked_for_where_they_stand_alone(words: str) -> None:
    secret = secret_of(words)
    assert secret is not None
    assert secret.alone


@pytest.mark.parametrize(
    "words",
    [
        "Zwijgen helpt niemand.",
        "Uitgestelde verontwaardiging",
        "Дело закрыто.",
        "Дело закрыто: Online.",
        "日本語の文章です、秘密",
        "Zwijgen 日本語 helpt niemand.",
    ],
)
def test_words_of_eight_letters_or_more_are_looked_for_anywhere(words: str) -> None:
    secret = secret_of(words)
    assert secret is not None
    assert not secret.alone


def test_answers_are_open_in_the_answers_and_the_trainers_words_are_not() -> None:
    context = make_context(answer_deck(), LOOK, words_of(), FACTS, "Antwoorden")
    before, after = ({secret.text for secret in find_secrets(context, each)} for each in (BEFORE, AFTER))
    feedback = {plain(choice.feedback) for choice in COMPLAINT.choices}
    assert feedback <= before
    assert not feedback & after
    assert {plain(COMPLAINT.facilitation.debrief)} <= after < before


@pytest.mark.parametrize("words", ["Hand-out", "Proefdeck: de antwoorden", "Zwijgen helpt niemand."])
@pytest.mark.parametrize("audiences", [BEFORE, AFTER, BEFORE | {Audience.ROLE}])
def test_a_paper_has_the_same_secrets_whatever_papers_came_before_it(
    words: str, audiences: frozenset[Audience]
) -> None:
    notes = replace(COMPLAINT.facilitation, notes=text(words))
    deck = Deck("d", "Proefdeck", HERE, program=(Cluster("Online", (replace(COMPLAINT, facilitation=notes),), HERE),))
    shared = gather_texts(deck, LOOK, words_of())
    for kind, facts in (("Antwoorden", FACTS), ("Hand-out", replace(FACTS, title="Proefdeck: de antwoorden"))):
        alone = make_context(deck, LOOK, words_of(), facts, kind)
        edition = Edition(deck, alone.board, words_of(), kind, facts, LOOK)
        context = make_context(deck, LOOK, words_of(), facts, kind, texts=shared)
        assert find_secrets(context, audiences) == secrets_of(audiences, edition)


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("De klagende collega Online", True),  # two open texts without a full stop, in an order that no paper has
        ("Online Proefdeck Online", True),
        (" ".join(["Online Proefdeck"] * 8), True),  # 120 letters
        (" ".join(["Online Proefdeck"] * 9), False),  # so much does not come together by chance
        ("De klagende collega zwijgt Online", False),
        ("C. van je afdeling haalt uit", True),  # any text may end in a letter that stands before open words
        ("Zo. van je afdeling haalt uit", False),
    ],
)
def test_what_is_made_of_open_words_is_looked_for_where_it_stands_alone(words: str, *, alone: bool) -> None:
    secret = secret_of(words)
    assert secret is not None
    assert secret.alone is alone


def test_each_cell_of_a_table_that_nobody_opened_is_a_secret_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(
        "title: T\nlanguage: nl\nprogram:\n- cluster: A\n  dilemmas:\n  - id: a\n    question: Wat doe je?\n"
        "    answer: |\n      | Geschenk | Oordeel |\n      |---|---|\n      | Kerstmand | Terugsturen met uitleg |\n",
        "utf-8",
    )
    deck = read_deck(path).deck
    assert deck is not None
    said = {secret.text for secret in find_secrets(make_context(deck, LOOK, words_of(), FACTS, "Hand-out"), BEFORE)}
    assert {"Kerstmand", "Terugsturen met uitleg"} <= said
