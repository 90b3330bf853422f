from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.problems import Problem
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.markdown.terms import VERBATIM, Words, fill_line, mark_references
from deckgen.yaml_source.syntax.author_file import AuthorFile, Spot
from deckgen.yaml_source.syntax.author_text import RAW, AuthorText

WORDS = Words(
    {
        "baas": {"text": "leidinggevende"},
        "bestuur": {"text": "college", "de": "het college"},
        "AI": {"text": "KI"},
        "dienst": {"text": "dienst Integriteit"},
        "42": {"text": "elk"},
    },
    letters={"niets": "A", "melden": "B"},
)


def fill(text: str, words: Words = WORDS) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    return fill_line(AuthorText(text, Spot(AuthorFile("d", text), 0, 0, RAW)), words, problems), problems


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Vraag {{ baas }}.", "Vraag leidinggevende."),
        ("{{baas}}{{ baas }}", "leidinggevendeleidinggevende"),
        ("{{ Baas }} en {{ Bestuur.de }}", "Leidinggevende en Het college"),
        ("{{ Dienst }}", "Dienst Integriteit"),
        ("{{ AI }}", "KI"),
        ("{{ 42 }}", "elk"),
        ("Keuze {{ choice:melden }} of {{choice: niets}}", "Keuze B of A"),
        (r"\{{ letterlijk }}", "{{ letterlijk }}"),
        ("}} los", "}} los"),
        ("twee\n regels", "twee regels"),
    ],
)
def test_references_are_filled_in(text: str, filled: str) -> None:
    assert fill(text) == (filled, [])


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("{{ bas }}", "unknown-term", "Did you mean `baas`?"),
        ("{{ bestuur.dat }}", "unknown-term-form", "Its forms: `text`, `de`."),
        ("{{ choice:niks }}", "unknown-choice", "Did you mean `niets`?"),
        ("{{ }}", "unknown-term", "A term's name is one word: `{{ term }}` or `{{ term.form }}`."),
        ("{{ baas", "unclosed-term", "Write `{{ term }}`; a literal `{{` is written `\\{{`."),
    ],
)
def test_references_that_mean_nothing_are_a_problem_with_a_hint(text: str, code: str, hint: str) -> None:
    _, (problem,) = fill(text)
    assert (problem.code, problem.hint, problem.place.column) == (code, hint, 1)


def test_a_letter_outside_a_dilemma_is_a_problem() -> None:
    _, (problem,) = fill("{{ choice:niets }}", Words())
    assert problem.code == "unknown-choice"


def test_a_letter_of_choices_that_could_not_be_read_is_no_second_problem() -> None:
    assert fill("{{ choice:weg }}", Words(letters={}, letters_known=False)) == ("weg", [])


def test_somebody_elses_words_know_no_terms() -> None:
    assert fill("{{ baas }}", VERBATIM) == ("{{ baas }}", [])


@given(st.text(alphabet="ab {}.:\\\n", max_size=60))
def test_marks_keep_the_length_and_never_raise(text: str) -> None:
    problems: list[Problem] = []
    source = AuthorText(text, Spot(AuthorFile("d", text), 0, 0, RAW))
    assert len(mark_references(source, WORDS, problems).text) == len(text)


def test_more_terms_than_marks_are_a_problem() -> None:
    text = "{{ baas }}" * 1100
    problems: list[Problem] = []
    mark_references(AuthorText(text, Spot(AuthorFile("d", text), 0, 0, RAW)), WORDS, problems)
    assert [problem.code for problem in problems] == ["too-many-terms", "unclosed-term"]


@pytest.mark.parametrize(("length", "codes"), [(500, []), (501, ["text-too-long"]), (800, ["text-too-long"])])
def test_the_words_of_a_term_have_a_bound(length: int, codes: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"title: T\nterms: {{baas: {'x' * length}}}\nprogram: [{{slide: x}}]\n", "utf-8")
    assert [problem.code for problem in read_deck(path).problems] == codes
