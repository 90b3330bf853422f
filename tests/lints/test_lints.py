"""The hand-made defects of real decks, each found; and what looks like one and is none, left alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.content.deck import Cluster, Deck, FreeSlide
from deckgen.content.dilemma import Dilemma, Passage
from deckgen.content.source import Section, Source
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Block, BlockKind, Span, Text, bullet, paragraph
from deckgen.rules import OF_HOUSE_STYLES, OF_PLANNING, OF_READING, RULES, check_deck
from deckgen.rules.pages import summarise, write_page
from deckgen.rules.quote_marks import find_unmatched
from deckgen.yaml_source import read_deck

ROOT = Path(__file__).parents[2]
LINTS = (
    "cluster-name-drift", "internal-source", "literal-letter", "named-organisation", "no-meer-weten",
    "quote-without-source", "silent-elision", "trainer-instruction", "unmatched-quote-mark",
)  # fmt: skip


def lone_marks(language: str, *paragraphs: str) -> list[str]:
    text = tuple(paragraph(words) for words in paragraphs)
    return [f"{mark.character} {mark.fault}" for mark in find_unmatched(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Hij zei: “Je mag ‘s avonds niet posten, ’t is collega’s foto.”"),
        ("nl", "‘Jij werkt daar toch?’ vroeg Lucas’ buur. Hij zag 's ochtends foto's."),
        ("nl", '"Wat denk je?" vroeg ze.'),
        ("nl", "De code zegt „doe maar” en «niet doen»."),
        ("nl", "Een scherm van 24\" en een collega's 'mening'."),
        ("fr", "« Qu’en pensez-vous ? » demande l’agent d’accueil, « “très bien” dit-il »."),
        ("de", "Er sagte: „Das ist ‚geheim‘, oder?“ Und: »Nein.«"),
        ("de", "„So geht’s“, meint Hans’ Kollegin."),
        ("en", "“Don’t post ‘our’ names,” she said. The teachers’ view in the ’90s."),
    ],
)
def test_apostrophes_and_closed_quotations_are_left_alone(language: str, text: str) -> None:
    assert lone_marks(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("nl", "zolang niemand namens de dienst spreekt.” Toch denkt de lezer aan je werk", "” closes nothing"),
        ("nl", "De code: “je mag kritiek geven.", "“ never closes"),
        ("nl", 'Hij riep "stop en liep weg.', '" never closes'),
        ("nl", "Ze zei: “Noem het ‘privé als je wilt.”", "‘ never closes"),
        ("fr", "Le code dit : « vous pouvez critiquer.", "« never closes"),
        ("de", "Der Kodex sagt: „Kritik ist erlaubt.", "„ never closes"),
        ("en", "The code says ”yes.", "” closes nothing"),
    ],
)
def test_a_mark_that_stands_alone_is_found(language: str, text: str, found: str) -> None:
    assert lone_marks(language, text) == [found]


def test_a_quotation_may_run_over_paragraphs_that_each_open_it() -> None:
    assert lone_marks("nl", "“Eerst dit.", "“Dan dat.”") == []
    assert lone_marks("nl", "“Eerst dit.", "Dan dat.") == ["“ never closes"]


def slide_deck(language: str, text: Text, title: str = "Vooraf") -> Deck:
    return Deck("d", "D", NOWHERE, language=language, program=(FreeSlide(title, NOWHERE, text=text),))


def codes(deck: Deck) -> set[str]:
    return {problem.code for problem in check_deck(deck)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl-BE", "Filmpje laten zien als pauze"),
        ("nl", "Erna bespreking van clusters. 15 min. per cluster."),
        ("nl", "Bespreking 20 min. in groep"),
        ("nl", "Vraag de deelnemers wat zij zouden doen."),
        ("nl", "Deel de kaarten met de letters uit."),
        ("fr", "Montrer la vidéo pendant la pause."),
        ("fr", "Demandez aux participants ce qu’ils feraient."),
        ("fr", "Discussion : 20 min. en groupe"),
        ("de", "Video zeigen, danach Diskussion"),
        ("de", "Fragen Sie die Gruppe nach Beispielen."),
        ("de", "Besprechung 20 Min. in Gruppen"),
        ("en", "Show the video during the break."),
        ("en", "Ask the group what they would do."),
        ("en", "Discussion: 20 min."),
    ],
)
def test_an_instruction_to_the_trainer_on_a_slide_is_found(language: str, text: str) -> None:
    assert codes(slide_deck(language, (paragraph(text),))) == {"trainer-instruction"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Kijk even mee naar het filmpje. Over tien minuten gaan we verder."),
        ("nl", "Lees de vraag en de keuzes. Kies, overleg met je buur en vergelijk."),
        ("nl", "De groep vraagt je om een filmpje te maken. Wat doe je?"),
        ("nl", "Laat een bericht een nacht liggen."),
        ("nl", "Elke groep behandelt twee clusters, tien minuten per cluster."),
        ("fr", "Regardez la vidéo et notez ce que vous reconnaissez."),
        ("fr", "Laissez passer une nuit avant de répondre."),
        ("de", "Sehen Sie sich das Video an. Fragen Sie im Zweifel Ihre Führungskraft."),
        ("en", "Watch the video. Ask your manager if in doubt. Let it rest for 20 minutes."),
    ],
)
def test_what_participants_are_told_is_no_instruction_to_the_trainer(language: str, text: str) -> None:
    assert codes(slide_deck(language, (paragraph(text),))) == set()


def cluster(title: str, name: str) -> Cluster:
    return Cluster(title, (Dilemma(name, name, (paragraph("Wat doe je?"),), NOWHERE),), NOWHERE)


@pytest.mark.parametrize(
    ("one", "other", "drifts"),
    [
        ("Werknemer vs. privépersoon", "Werknemer vs. privepersoon", True),
        ("De werknemer vs. de privépersoon", "Werknemer vs privépersoon,", True),
        ("L’agent et le citoyen", "Agent et citoyen", True),
        ("Die Stadt im Netz", "Stadt im Netz", True),
        ("Sociale media op het werk", "Sociale media thuis", False),
        ("De", "Het", False),
    ],
)
def test_a_cluster_in_two_spellings_is_found(one: str, other: str, *, drifts: bool) -> None:
    deck = Deck("d", "D", NOWHERE, program=(cluster(one, "a"), cluster(other, "b")))
    assert codes(deck) == ({"cluster-name-drift"} if drifts else set())


def test_a_slide_that_names_a_cluster_in_another_spelling_is_found() -> None:
    slide = FreeSlide("Vooraf", NOWHERE, text=(bullet("Werknemer en prive"),))
    assert codes(Deck("d", "D", NOWHERE, program=(slide, cluster("Werknemer en privé", "a")))) == {"cluster-name-drift"}


LIST = (paragraph("De grens ligt hier:"), bullet("eigen naam;"), bullet("eerst intern;"), bullet("beleefd."))
CODE = Source("code", "Code", sections=(Section("Grens", 1, LIST, NOWHERE),))


@pytest.mark.parametrize(
    ("quoted", "silent"),
    [
        (["De grens ligt hier:", "- eigen naam;", "- eerst intern;", "- beleefd."], False),
        (["De grens ligt hier:", "- eigen naam;", "- eerst intern;"], True),
        (["De grens ligt hier:", "- eigen naam; […]"], False),
        (["- eerst intern;", "- beleefd."], True),
        (["[…]", "- eerst intern;", "- beleefd."], False),
        (["De grens ligt hier:", "[…]", "- beleefd."], False),
        (["- beleefd."], False),
    ],
)
def test_a_list_quoted_in_part_must_say_so(quoted: list[str], *, silent: bool) -> None:
    text = tuple(bullet(line[2:]) if line.startswith("- ") else paragraph(line) for line in quoted)
    dilemma = Dilemma("x", "X", (paragraph("Mag dit?"),), NOWHERE, meer_weten=(Passage(text, NOWHERE, CODE, "Grens"),))
    deck = Deck("d", "D", NOWHERE, program=(Cluster("Media", (dilemma,), NOWHERE),))
    assert codes(deck) == ({"silent-elision"} if silent else set())


def test_a_long_block_quotation_without_a_source_is_found_and_a_short_one_is_not() -> None:
    for words, found in ((20, {"quote-without-source"}), (10, set())):
        block = Block(BlockKind.PARAGRAPH, (Span("woord " * words),), quoted=True)
        dilemma = Dilemma("x", "X", (paragraph("Mag dit?"),), NOWHERE, meer_weten=(Passage((block,), NOWHERE),))
        assert codes(Deck("d", "D", NOWHERE, program=(Cluster("Media", (dilemma,), NOWHERE),))) == found


DECK = """title: Proef
program:
- cluster: Media
  dilemmas:
  - id: een
    question: Kies je voor optie A of niet?
    choices:
    - {id: niets, text: Niets doen}
    - id: melden
      text: Melden
      feedback: |
        Beter dan
        keuze A. In rubriek B staat waarom, en keuze {{ choice:niets }} mag.
    answer: Zie ook de opties B en C.
"""


def test_a_letter_that_is_written_out_is_found_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK, "utf-8")
    deck = read_deck(tmp_path / "deck.yaml").draft
    assert deck is not None
    found = [problem for problem in check_deck(deck) if problem.code == "literal-letter"]
    assert [(problem.place.line, problem.place.column) for problem in found] == [(6, 28), (13, 9), (14, 24)]
    assert found[1].hint.startswith("Write `{{ choice:niets }}` for the letter.")


def test_a_rule_is_silent_when_the_deck_switches_it_off(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(f"lints: {{literal-letter: off}}\n{DECK}", "utf-8")
    deck = read_deck(tmp_path / "deck.yaml").draft
    assert deck is not None
    assert check_deck(deck) == ()


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_projects_own_decks_raise_no_alarm(path: Path) -> None:
    if "." in path.stem:
        pytest.skip("a translation is read with its deck")
    deck = read_deck(path).deck
    assert deck is not None
    assert [problem for problem in check_deck(deck) if problem.code in LINTS] == []


PREFACE = """# Rules

`deckgen check` and `deckgen build` hold a deck against these rules. Each problem ends with the name of its rule, and
`deckgen explain RULE` prints the rule's page. Most of them warn, and a deck can switch such a warning off:

```yaml
lints: {{trainer-instruction: off}}
```

`on` is what every rule is by itself. An error cannot be switched off. Other warnings that can, by when they come:

- when files are read: {reading};
- when text is measured and time is counted: {planning};
- when a brand presentation needs a look, though deckgen makes do with it: {house_styles}.

[Problems](problems.md) tells what they mean.

"""


def _write_preface() -> str:
    return PREFACE.format(
        **{
            name: ", ".join(f"`{code}`" for code in codes)
            for name, codes in (("reading", OF_READING), ("planning", OF_PLANNING), ("house_styles", OF_HOUSE_STYLES))
        }
    )


def test_the_documentation_says_what_the_rules_say_of_themselves(golden: Callable[[Path, str], None]) -> None:
    rows = (f"- [`{code}`](lints/{code}.md): {summarise(code)}\n" for code in sorted(RULES))
    golden(ROOT / "docs/lints.md", _write_preface() + "".join(rows))
    for code in RULES:
        golden(ROOT / f"docs/lints/{code}.md", write_page(code) + "\n")
    assert {path.stem for path in (ROOT / "docs/lints").iterdir()} == set(RULES)
    assert set(LINTS) <= set(RULES)


def test_every_rule_has_a_page_with_two_examples_that_its_problems_name(tmp_path: Path) -> None:
    for code in RULES:
        assert write_page(code).count("```yaml") == 2, code
    (tmp_path / "deck.yaml").write_text(DECK, "utf-8")
    deck = read_deck(tmp_path / "deck.yaml").draft
    assert deck is not None
    problems = check_deck(deck)
    assert problems
    assert all(problem.hint.endswith(f"`deckgen explain {problem.code}`.") for problem in problems)


def name_organisations(folder: Path, sentence: str, start: str = "") -> list[str]:
    program = f"program:\n- cluster: Een\n  dilemmas:\n  - id: een\n    question: {json.dumps(sentence)}\n"
    (folder / "deck.yaml").write_text(f"title: Proef\n{start}{program}", "utf-8")
    deck = read_deck(folder / "deck.yaml").draft
    assert deck is not None
    found = [problem.message for problem in check_deck(deck) if problem.code == "named-organisation"]
    return [message.partition("“")[2].partition("”")[0] for message in found]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Zijn profiel bij de BQTA staat open.", ["BQTA"]),
        ("Een BQTA-consulent belt. De BQTA's post ook, en CX.", ["BQTA", "CX"]),
        ("Je volgt @bqta_info op je telefoon; mail naar a@bqta.example.", ["@bqta_info"]),
        ("Bakkerij Zonnig NV biedt je een mand aan.", ["Bakkerij Zonnig NV"]),
        ("Le directeur de Soleil Clair SA vous invite.", ["Soleil Clair SA"]),
        ("Je SG/AG vraagt het CV, via de HR-dienst en ICT, in deel III.", []),
        ("Doe dit NIET. Wat NU? Doe het nu.", []),
        ("WAT DOE JE HIER NU?", []),
        ("Plan A of B, zei Jan in Gent.", []),
    ],
)
def test_names_of_organisations_that_exist_are_found(tmp_path: Path, sentence: str, names: list[str]) -> None:
    assert name_organisations(tmp_path, sentence) == names


def test_the_decks_own_organisation_and_its_terms_may_be_named(tmp_path: Path) -> None:
    start = "organisation: Dienst BQTA\nterms: {baas: {text: de DGX, van: van de DGX}}\n"
    assert (
        name_organisations(tmp_path, "Je werkt bij de BQTA voor {{ baas }}, en de DGX belt. Wat doe je?", start) == []
    )


def test_more_on_the_matter_may_name_anybody(tmp_path: Path) -> None:
    sentence = "Wat doe je?\n    meer_weten: De DGX houdt toezicht."
    assert name_organisations(tmp_path, "Wat doe je?") == []
    (tmp_path / "deck.yaml").write_text(
        f"title: Proef\nprogram:\n- cluster: Een\n  dilemmas:\n  - id: een\n    question: {sentence}\n", "utf-8"
    )
    deck = read_deck(tmp_path / "deck.yaml").deck
    assert deck is not None
    assert [problem.code for problem in check_deck(deck)] == []


def test_a_place_is_told_with_each_lone_mark() -> None:
    place = Place("dilemmas/x.yaml", 7, 3)
    (mark,) = find_unmatched((Block(BlockKind.PARAGRAPH, (Span("“Open"),), place=place),), "nl")
    assert mark.place == place
