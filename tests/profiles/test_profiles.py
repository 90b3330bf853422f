"""One pool in an organisation's own words: what a profile changes, and what it may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from profile_pool import make_pool

from deckgen.content.deck import Deck, FreeSlide
from deckgen.content.verdict import Verdict
from deckgen.problems import Place, Problem
from deckgen.rich_text import plain
from deckgen.yaml_source import read_deck

Pool = Callable[..., Path]


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pool:
    monkeypatch.chdir(tmp_path)
    return lambda **profiles: make_pool(tmp_path, **profiles)


def read(deck: Path, profile: str) -> Deck:
    result = read_deck(deck, profile=profile)
    assert result.problems == ()
    assert result.deck is not None
    return result.deck


def only_problem(deck: Path, profile: str) -> Problem:
    result = read_deck(deck, profile=profile)
    assert result.deck is None
    (problem,) = result.problems
    return problem


def first_text(deck: Deck) -> str:
    slide = deck.program[0]
    assert isinstance(slide, FreeSlide)
    return plain(slide.text)


STAD = """\
organisation: Stad Hier
terms: {dienst: afdeling, bestuur: {text: het college, bezit: zijn}}
"""


def test_a_profile_has_its_own_words_for_the_terms_of_the_deck(pool: Pool) -> None:
    deck = read(pool(stad=STAD), "stad")
    assert first_text(deck) == "Het college heet je welkom in je afdeling."
    assert plain(deck.dilemmas[0].question) == "Een collega klaagt over het college. Wat doe je?"
    assert (deck.organisation, deck.profile) == ("Stad Hier", "stad")


def test_without_a_profile_the_deck_has_its_own_words(pool: Pool) -> None:
    assert first_text(read(pool(stad=STAD), "")) == "Het bestuur heet je welkom in je dienst."


def test_a_profile_overrides_single_fields_and_leaves_the_rest(pool: Pool) -> None:
    text = """\
overrides:
  klacht:
    question: Je chef klaagt over {{ bestuur }}.
    choices: {niets: {text: Je doet niets., verdict: avoid}}
    discussion: [En nu?]
    facilitator: {aim: Leren zwijgen.}
  inline:
    answer: Alles.
"""
    deck = read(pool(anders=text), "anders")
    klacht, _, inline = deck.dilemmas
    assert plain(klacht.question) == "Je chef klaagt over het bestuur."
    assert [plain(choice.text) for choice in klacht.choices] == ["Je doet niets.", "Je praat met je collega."]
    assert [choice.verdict for choice in klacht.choices] == [Verdict.AVOID, Verdict.BEST]
    assert plain(klacht.choices[0].feedback) == "Zo leert niemand iets."
    assert [plain(each) for each in klacht.discussion] == ["En nu?"]
    assert (plain(klacht.facilitation.aim), klacht.facilitation.minutes) == ("Leren zwijgen.", 5)
    assert (plain(inline.question), plain(inline.answer)) == ("Wat doet je dienst?", "Alles.")


def test_a_mistake_in_an_override_has_its_place_in_the_profile(pool: Pool) -> None:
    text = "overrides:\n  klacht:\n    question: |\n      Wat doet {{ bestur }}?\n"
    problem = only_problem(pool(fout=text), "fout")
    assert (problem.code, problem.place) == ("unknown-term", Place("decks/profiles/fout.yaml", 4, 16))


@pytest.mark.parametrize(
    ("override", "place", "hint"),
    [
        ("klcht: {question: Wat?}", (2, 3), "Did you mean `klacht`?"),
        ("klacht: {choices: {nits: {text: Niets.}}}", (2, 22), "Did you mean `niets`?"),
        ("klacht: {choices: {praten: {feedback: Goed.}}}", (2, 31), "It has: `text`, `verdict`."),
        ("geschenk: {answer: Nee.}", (2, 14), "It has: `question`, `tags`."),
        ("klacht: {facilitator: {debrief: Einde.}}", (2, 26), "It has: `minutes`, `aim`."),
    ],
)
def test_an_override_of_what_is_not_there_is_a_problem(
    pool: Pool, override: str, place: tuple[int, int], hint: str
) -> None:
    problem = only_problem(pool(oud=f"overrides:\n  {override}\n"), "oud")
    assert (problem.code, problem.place) == ("unknown-override", Place("decks/profiles/oud.yaml", *place))
    assert problem.hint == hint


def test_an_override_of_a_dilemma_of_the_pool_that_this_deck_does_not_use_is_fine(pool: Pool) -> None:
    deck = pool(stad="overrides: {ander: {question: Wat?}}\n")
    Path("decks/dilemmas/ander.yaml").write_text("question: Wie?\n", "utf-8")
    read(deck, "stad")


def test_a_field_that_no_dilemma_has_is_an_unknown_key(pool: Pool) -> None:
    problem = only_problem(pool(fout="overrides: {klacht: {qestion: Wat?}}\n"), "fout")
    assert (problem.code, problem.hint) == ("unknown-key", "Did you mean `question`?")


def test_an_unknown_profile_has_a_hint(pool: Pool) -> None:
    problem = only_problem(pool(stad=STAD), "stadt")
    assert (problem.code, problem.hint) == ("unknown-profile", "Did you mean `stad`?")
    assert problem.place == Place("decks/profiles/stadt.yaml", 1, 1)


def test_a_profile_cannot_lead_out_of_its_folder(pool: Pool) -> None:
    assert only_problem(pool(stad=STAD), "../proef").code == "unknown-profile"


def test_profiles_that_extend_each_other_are_a_problem(pool: Pool) -> None:
    problem = only_problem(pool(een="extends: twee\n", twee="extends: een\n"), "een")
    assert (problem.code, problem.place) == ("profile-circle", Place("decks/profiles/twee.yaml", 1, 10))
    assert "een → twee → een" in problem.message


def test_profiles_that_extend_each_other_further_on_are_a_problem_too(pool: Pool) -> None:
    problem = only_problem(pool(een="extends: twee\n", twee="extends: drie\n", drie="extends: twee\n"), "een")
    assert "een → twee → drie → twee" in problem.message


def test_a_term_of_a_profile_takes_no_form_from_the_one_that_it_extends(pool: Pool) -> None:
    base = "terms: {dienst: {text: afdeling, de: de afdeling}}\n"
    child = "extends: stad\nterms: {dienst: {text: team}}\noverrides: {klacht: {title: 'Klaagt {{ dienst.de }}?'}}\n"
    assert only_problem(pool(stad=base, kind=child), "kind").code == "unknown-term-form"


def test_a_profile_that_extends_another_keeps_what_it_does_not_say(pool: Pool) -> None:
    child = "extends: stad\nterms: {dienst: team}\noverrides: {klacht: {choices: {niets: {text: Je wacht.}}}}\n"
    base = STAD + "overrides: {klacht: {title: De klager, choices: {niets: {feedback: Jammer.}}}}\n"
    deck = read(pool(stad=base, kind=child), "kind")
    assert first_text(deck) == "Het college heet je welkom in je team."
    klacht = deck.dilemmas[0]
    assert (klacht.title, plain(klacht.choices[0].text), plain(klacht.choices[0].feedback)) == (
        "De klager",
        "Je wacht.",
        "Jammer.",
    )
    assert deck.organisation == "Stad Hier"


def test_a_term_is_replaced_with_all_its_forms(pool: Pool) -> None:
    deck = pool(stad=STAD, kind="extends: stad\nterms: {bestuur: de raad}\n")
    deck.write_text(deck.read_text("utf-8").replace("Welkom\n", 'Welkom\n  notes: "{{ bestuur.bezit }}"\n'), "utf-8")
    assert read_deck(deck, profile="stad").problems == ()
    (problem,) = read_deck(deck, profile="kind").problems
    assert problem.code == "unknown-term-form"
    assert problem.place == Place("decks/proef.yaml", 9, 10)
    assert "Add `bezit: …` at decks/profiles/kind.yaml:2:18" in problem.hint


def test_a_form_at_the_start_of_a_sentence_gets_a_capital(pool: Pool) -> None:
    deck = pool(stad="terms: {bestuur: {text: college, de: het college}}\n")
    deck.write_text(deck.read_text("utf-8").replace("{{ Bestuur }}", "{{ Bestuur.de }}"), "utf-8")
    assert first_text(read(deck, "stad")).startswith("Het college heet")


@pytest.mark.parametrize(
    ("profile", "kept"),
    [
        ("include: {tags: [collegas]}\n", ["klacht"]),
        ("exclude: {tags: [geschenken]}\n", ["klacht", "inline"]),
        ("exclude: {dilemmas: [klacht, inline]}\n", ["geschenk"]),
    ],
)
def test_a_profile_takes_what_its_audience_needs(pool: Pool, profile: str, kept: list[str]) -> None:
    deck = read(pool(keuze=profile), "keuze")
    assert [dilemma.id for dilemma in deck.dilemmas] == kept
    assert all(cluster.dilemmas for cluster in deck.clusters)


def test_a_profile_that_leaves_nothing_is_a_problem(pool: Pool) -> None:
    problem = only_problem(pool(niets="title: Niets\ninclude: {tags: [zwemmen]}\n"), "niets")
    assert (problem.code, problem.place) == ("nothing-left", Place("decks/profiles/niets.yaml", 2, 1))


def test_an_excluded_dilemma_must_exist(pool: Pool) -> None:
    problem = only_problem(pool(fout="exclude: {dilemmas: [klagt]}\n"), "fout")
    assert (problem.code, problem.hint) == ("unknown-override", "Did you mean `klacht`?")


def test_whom_to_ask_is_a_term_with_forms(pool: Pool) -> None:
    contact = "contact: {name: het meldpunt, mail: meld@voorbeeld.example}\n"
    text = "overrides: {inline: {answer: 'Vraag {{ contact }}: {{ contact.mail }}'}}\n"
    deck = read(pool(stad=contact + text), "stad")
    assert plain(deck.dilemmas[2].answer) == "Vraag het meldpunt: meld@voorbeeld.example"


def test_the_footer_and_the_house_style_are_the_profiles(pool: Pool) -> None:
    deck = pool(stad="template: huis\nfooter: Stad Hier\n")
    folder = Path("templates/huis")
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("footer: Huis\n", "utf-8")
    template = read_deck(deck, profile="stad").template
    assert template is not None
    assert (template.name, template.footer) == ("huis", "Stad Hier")
    (folder / "template.yaml").unlink()
    folder.rmdir()
    problem = only_problem(deck, "stad")
    assert (problem.code, problem.place) == ("unknown-template", Place("decks/profiles/stad.yaml", 1, 11))
