"""What is one role's, and what has not happened yet, is in no participant's paper before its time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from deckgen.blueprint.secrets import letters_of
from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from deckgen.render.pdf.text_reading import read_texts

BRIEF, PROMPT = "Jij weet dat de rekening al betaald is", "Wanneer vertel je dat de rekening betaald is"
TWIST, LATER = "Er blijkt een envelop onder de taart te liggen", "De inwoner belt een uur daarna terug"
OUTCOME = "Een dag daarna staan er twee taarten op de balie"
DECK = f"""
title: Proef
sequence: [dilemma, twist, outcome]
program:
- cluster: Aan het loket
  dilemmas:
  - id: taart
    question: Een inwoner brengt een taart naar het loket. Neem je ze aan?
    roles:
    - {{name: Loketmedewerker, brief: "{BRIEF}.", prompts: ["{PROMPT}?"]}}
    - {{name: Inwoner}}
    twists:
    - {{text: "{TWIST}.", ask: Verandert dat iets?}}
    - {{text: "{LATER}.", handout: true}}
    choices:
    - {{text: "Ja, graag.", outcome: "{OUTCOME}."}}
    - {{text: Nee.}}
"""


@dataclass(frozen=True)
class Seen:
    """The letters of each kind of file."""

    letters: dict[str, str]

    def __contains__(self, item: tuple[str, str]) -> bool:
        kind, words = item
        return letters_of(words) in self.letters[kind]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("told")
    (folder / "deck.yaml").write_text(DECK, "utf-8")
    kinds = (Kind.HANDOUT, Kind.ANSWERS, Kind.FACILITATOR, Kind.CARDS, Kind.SLIDES_HANDOUT)
    report = build_decks([folder / "deck.yaml"], BuildOptions(folder / "output", kinds=kinds, jobs=1), lambda *_: None)
    assert report.problems == ()
    return Seen({output.kind: letters_of(text_of(Path(output.path))) for output in report.outputs})


def text_of(path: Path) -> str:
    return " ".join(found.text for found in read_texts(path.read_bytes()))


@pytest.mark.parametrize("kind", ["handout", "slides-handout", "answers"])
@pytest.mark.parametrize("words", [BRIEF, PROMPT])
def test_a_brief_is_in_no_paper_of_another(seen: Seen, kind: str, words: str) -> None:
    assert (kind, words) not in seen


@pytest.mark.parametrize("kind", ["facilitator", "cards"])
@pytest.mark.parametrize("words", [BRIEF, PROMPT])
def test_a_brief_is_in_the_guide_and_on_its_card(seen: Seen, kind: str, words: str) -> None:
    assert (kind, words) in seen


@pytest.mark.parametrize("kind", ["handout", "slides-handout", "cards"])
@pytest.mark.parametrize("words", [TWIST, OUTCOME])
def test_what_has_not_happened_is_not_told(seen: Seen, kind: str, words: str) -> None:
    assert (kind, words) not in seen


def test_a_new_fact_that_its_author_gives_along_is_in_the_handout(seen: Seen) -> None:
    assert ("handout", LATER) in seen
    assert ("cards", LATER) not in seen


@pytest.mark.parametrize("words", [TWIST, LATER, OUTCOME])
def test_afterwards_it_can_all_be_read(seen: Seen, words: str) -> None:
    assert ("answers", words) in seen
