"""A deck in another language: every text from its translation, quotations from the official text, or a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from translation_pool import edit, make_pool

from deckgen.content.deck import Deck, FreeSlide
from deckgen.content.verdict import Verdict
from deckgen.problems import Place, Problem
from deckgen.rich_text import plain
from deckgen.yaml_source import read_deck

ORIGINAL, FRENCH = "decks/dilemmas/klacht.yaml", "decks/dilemmas/klacht.fr.yaml"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_pool(tmp_path)


def read(deck: Path, language: str = "fr", profile: str = "") -> Deck:
    result = read_deck(deck, language=language, profile=profile)
    assert result.problems == ()
    assert result.deck is not None
    return result.deck


def problems_of(deck: Path, language: str = "fr", profile: str = "") -> list[Problem]:
    result = read_deck(deck, language=language, profile=profile)
    assert result.deck is None
    return list(result.problems)


def test_every_text_is_the_translations_and_everything_else_the_originals(deck: Path) -> None:
    french = read(deck)
    slide = french.program[0]
    assert isinstance(slide, FreeSlide)
    assert (french.title, french.language, french.date) == ("Essai", "fr-BE", "2026-11-01")
    assert (slide.title, plain(slide.text)) == ("Bienvenue", "Bienvenue au service.")
    assert slide.picture is not None
    assert slide.picture.alt == "Un point."
    assert french.session is not None
    assert french.session.breaks[0].title == "Café"
    klacht, inline = french.dilemmas
    assert [(each.id, plain(each.text), each.verdict) for each in klacht.choices] == [
        ("niets", "Vous vous taisez.", Verdict.WRONG),
        ("b", "Vous parlez.", None),
    ]
    assert plain(klacht.choices[1].feedback) == "Bien, voir A."
    assert (klacht.title, inline.title, plain(inline.question)) == (
        "La plainte",
        "Autre chose",
        "Que faites-vous\u00a0?",
    )
    assert (plain(klacht.facilitation.aim), klacht.reviewed.by) == ("Oser.", "le bureau")


def test_quotations_come_from_the_official_text_in_the_language(deck: Path) -> None:
    whole, passage, own = read(deck).dilemmas[0].meer_weten
    assert (whole.section, plain(whole.text), whole.whole_section) == ("Parler", "Parler est bon.", True)
    assert (passage.section, plain(passage.text)) == ("Se taire", "Se taire est permis.")
    assert passage.source is not None
    assert (passage.source.id, passage.source.title) == ("code", "Le code")
    assert [block.language for block in (*whole.text, *passage.text)] == ["", ""]
    assert own.source is None


def test_a_translated_quotation_that_is_not_the_official_text_is_refused(deck: Path) -> None:
    edit(FRENCH, "Se taire est permis.", "On peut se taire.")
    (problem,) = problems_of(deck)
    assert (problem.code, problem.place) == ("quote-differs", Place(FRENCH, 12, 29))


def test_the_decks_own_language_needs_no_translation(deck: Path) -> None:
    assert read(deck, "nl").language == "nl-BE"
    assert read(deck, "nl-NL").language == "nl-NL"
    assert read(deck, "fr-FR").language == "fr-FR"


@pytest.mark.parametrize(
    ("removed", "field", "place"),
    [
        ("question: Un collègue se plaint. Que faites-vous ?\n", "question", (1, 11)),
        ("  niets: {text: Vous vous taisez.}\n", "choices.niets.text", (4, 9)),
        ("    feedback: Bien, voir {{ choice:niets }}.\n", "choices.b.feedback", (7, 13)),
        ('discussion: ["Et si c’était vrai ?"]\n', "discussion.1", (8, 14)),
        ("- text: Parlez-en.\n", "meer_weten.3.text", (16, 9)),
        (', prompts: ["Qui commence ?"]', "facilitator.prompts.1", (17, 39)),
        ("title: La plainte\n", "title", (1, 1)),
        (", text: Se taire est permis.", "meer_weten.2.text", (15, 9)),
    ],
)
def test_a_missing_text_is_an_error_at_the_original(
    deck: Path, removed: str, field: str, place: tuple[int, int]
) -> None:
    edit(FRENCH, removed, "")
    (problem,) = problems_of(deck)
    assert problem.message == f"`{field}` has no French text."
    assert (problem.code, problem.place) == ("missing-translation", Place(ORIGINAL, *place))
    assert problem.hint == f"Add it to {FRENCH}."


def test_an_empty_text_is_missing(deck: Path) -> None:
    edit(FRENCH, "title: La plainte", "title: ")
    assert [problem.code for problem in problems_of(deck)] == ["missing-translation"]


def test_a_deck_without_translation_says_how_to_begin(deck: Path) -> None:
    found = problems_of(deck, "de")
    assert [(each.code, each.place.file) for each in found] == [
        ("missing-translation", name) for name in (ORIGINAL, "decks/proef.yaml", "decks/sources/code.md")
    ]
    assert "deckgen translate decks/proef.yaml --to de" in found[1].hint
    assert "decks/sources/code.de.md" in found[2].hint


@pytest.mark.parametrize(
    ("file", "edited", "place", "hint"),
    [
        (FRENCH, ("niets: {", "nits: {"), (4, 3), "Did you mean `niets`?"),
        (FRENCH, ("values: [courage]", "values: [courage, paix]"), (9, 19), "Keep the items"),
        (FRENCH, ("values:", "tags: [a]\nvalues:"), (9, 1), "`title`, `values`."),
        (
            "decks/proef.fr.yaml",
            ("- slide: Bienvenue", "- agenda: Bienvenue"),
            (5, 3),
            "It has: `image`, `slide`, `text`.",
        ),
    ],
)
def test_what_the_original_does_not_have_is_a_problem_at_the_translation(
    deck: Path, file: str, edited: tuple[str, str], place: tuple[int, int], hint: str
) -> None:
    edit(file, *edited)
    found = [problem for problem in problems_of(deck) if problem.code == "translation-differs"]
    assert [problem.place for problem in found] == [Place(file, *place)]
    assert hint in found[0].hint


def test_choices_as_a_list_are_told_to_be_keys(deck: Path) -> None:
    edit(FRENCH, "  niets: {text: Vous vous taisez.}\n  b:\n", "- text: Vous vous taisez.\n-\n")
    found = [problem for problem in problems_of(deck) if problem.code == "translation-differs"]
    assert "Write a key for each: `b: …`." in {problem.hint for problem in found}


def test_a_source_with_other_sections_is_a_problem(deck: Path) -> None:
    edit("decks/sources/code.fr.md", "## Se taire\n\nSe taire est permis. Parfois il le faut.\n", "")
    (problem,) = problems_of(deck)
    assert (problem.code, problem.place.file) == ("translation-differs", "decks/sources/code.fr.md")
    assert "2 sections" in problem.message


def test_a_source_that_is_in_the_language_already_is_quoted_as_it_is(deck: Path) -> None:
    Path("decks/sources/loi.md").write_text("---\ntitle: Loi\nlanguage: fr\n---\n\n# Art. 1\n\nParlez.\n", "utf-8")
    edit(ORIGINAL, "- text: Praat erover.", "- {quote: loi, text: Parlez.}")
    edit(FRENCH, "- text: Parlez-en.", "- {}")
    passage = read(deck).dilemmas[0].meer_weten[2]
    assert (plain(passage.text), passage.text[0].language) == ("Parlez.", "")
    assert read(deck, "nl").dilemmas[0].meer_weten[2].text[0].language == "fr"


def test_a_profile_needs_its_words_in_the_language_too(deck: Path) -> None:
    profiles = Path("decks/profiles")
    profiles.mkdir()
    (profiles / "stad.yaml").write_text("terms: {dienst: afdeling}\noverrides: {klacht: {question: Hoe?}}\n", "utf-8")
    (problem,) = problems_of(deck, profile="stad")
    assert (problem.code, problem.place.file) == ("missing-translation", "decks/profiles/stad.yaml")
    french = "terms: {dienst: bureau}\noverrides: {klacht: {question: Comment ?}}\n"
    (profiles / "stad.fr.yaml").write_text(french, "utf-8")
    built = read(deck, profile="stad")
    slide = built.program[0]
    assert isinstance(slide, FreeSlide)
    assert (plain(slide.text), plain(built.dilemmas[0].question)) == ("Bienvenue au bureau.", "Comment\u00a0?")


def test_a_profile_written_in_a_language_builds_it(deck: Path) -> None:
    profiles = Path("decks/profiles")
    profiles.mkdir()
    (profiles / "stad.yaml").write_text("terms: {dienst: afdeling}\n", "utf-8")
    (profiles / "ville.yaml").write_text("extends: stad\nlanguage: fr\nterms: {dienst: bureau}\n", "utf-8")
    built = read(deck, "", "ville")
    slide = built.program[0]
    assert isinstance(slide, FreeSlide)
    assert (built.language, plain(slide.text)) == ("fr-BE", "Bienvenue au bureau.")
