"""Two versions of a code, written for this test, with every kind of change that a real "
"code went through in four years."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_made_source import make_deck, make_dilemma, make_source, quote

from deckgen.ledger import Part, Status, take_stock
from deckgen.ledger.records import QuoteRecord
from deckgen.wording.word_difference import show_difference

HERE = Path(__file__).parent
OLD = make_source(
    "geschenken-2019",
    (HERE / "geschenken-2019.md").read_text("utf-8"),
    title="Richtlijn geschenken",
    date="2019-03-01",
)
NEW = make_source(
    "geschenken-2024",
    (HERE / "geschenken-2024.md").read_text("utf-8"),
    title="Kader voordelen",
    date="2024-01-15",
    supersedes="geschenken-2019",
)


def compare(section: str, text: str = "") -> QuoteRecord:
    deck = make_deck("d", make_dilemma("x", quote(OLD, section, text)))
    return take_stock([deck], [OLD, NEW]).quotes[0]


def find(section: str, start: str) -> Part:
    found = [part for part in compare(section).parts if (part.quoted or part.current).startswith(start)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("section", "start", "status"),
    [
        ("Algemene regel", "De regels", Status.CHANGED),
        ("Algemene regel", "Elke medewerker", Status.CHANGED),
        ("Algemene regel", "Dat geldt", Status.ELIDED),
        ("Weigeren", "Je mag altijd", Status.CHANGED),
        ("Weigeren", "Je meldt", Status.CHANGED),
        ("Aanvaarden", "je schaadt", Status.CHANGED),
        ("Aanvaarden", "het roept", Status.CHANGED),
        ("Aanvaarden", "Let op", Status.ELIDED),
        ("Aandachtspunten", "Aandachtspunten", Status.CHANGED),
        ("Aandachtspunten", "Tip", Status.ELIDED),
        ("Aandachtspunten", "Laat niets", Status.CHANGED),
        ("Aandachtspunten", "Neem geen geld", Status.CHANGED),
        ("Aandachtspunten", "Voel je", Status.CHANGED),
        ("Waarom", "Kleine attenties", Status.CHANGED),
        ("Waarom", "Net als", Status.ELIDED),
        ("Waarom", "Dus geschenken", Status.CHANGED),
        ("Meldpunt", "Het meldpunt", Status.UNCHANGED),
        ("Aandachtspunten", "Denk eraan", Status.UNCHANGED),
        ("Waarom", "Een doos", Status.TYPOGRAPHY),
    ],
)
def test_a_sentence_of_a_whole_section_comes_out_in_its_class(section: str, start: str, status: Status) -> None:
    assert find(section, start).status is status


def test_two_changes_in_one_sentence_show_as_words_that_went_and_came() -> None:
    part = find("Algemene regel", "Elke medewerker")
    assert show_difference(part.difference) == (
        "Elke medewerker [-moet-] {+volgt+} ook [-bij een etentje-] {+online+} de regels van het huis [-volgen-]."
    )


def test_a_source_under_another_name_is_told_once_and_makes_no_quote_stale() -> None:
    deck = make_deck("d", make_dilemma("x", quote(OLD, "Meldpunt"), reviewed="2024-02-01"))
    ledger = take_stock([deck], [OLD, NEW])
    assert [(each.title, each.current_title, each.renamed) for each in ledger.sources] == [
        ("Richtlijn geschenken", "Kader voordelen", True)
    ]
    assert not ledger.is_stale


@pytest.mark.parametrize(
    ("section", "text", "status"),
    [
        ("Meldpunt", "Je krijgt binnen een week antwoord.", Status.UNCHANGED),
        ("Meldpunt", "je krijgt binnen een week", Status.TYPOGRAPHY),
        ("Waarom", "Een doos pralines – een klassieker", Status.TYPOGRAPHY),
        ("Waarom", "Een geschenk zegt altijd iets. […] lijkt onschuldig.", Status.UNCHANGED),
        ("Aandachtspunten", "- Weiger als je twijfelt, en doe dat vriendelijk maar zonder omwegen.", Status.ELIDED),
        (
            "Aandachtspunten",
            (
                "- Weiger als je twijfelt, en doe dat vriendelijk maar zonder omwegen."
                "\n- Denk eraan dat een geschenk zelden gratis is."
            ),
            Status.ELIDED,
        ),
        (
            "Aandachtspunten",
            (
                "- Weiger als je twijfelt, en doe dat vriendelijk maar zonder omwegen. […]"
                "\n- Denk eraan dat een geschenk zelden gratis is."
            ),
            Status.UNCHANGED,
        ),
        ("Aandachtspunten", "- Neem geen geld aan, ook geen cadeaubon van een handelaar.", Status.CHANGED),
        ("Weigeren", "voor de dienst en het filiaal", Status.CHANGED),
    ],
)
def test_a_passage_is_judged_by_what_it_quotes_alone(section: str, text: str, status: Status) -> None:
    assert compare(section, text).status is status


def test_a_section_that_went_takes_its_quotes_along_unless_they_moved() -> None:
    old = make_source(
        "a",
        "# Code\n## Fiets\nZet je fiets in de stalling van het gebouw.\n## Auto"
        "\nParkeer je wagen nooit op de plaats van bezoekers.",
    )
    new = make_source(
        "b",
        "# Code\n## Onderweg\nKom liever te voet. Parkeer je wagen nooit op de plaats van bezoekers.",
        supersedes="a",
    )
    deck = make_deck(
        "d",
        make_dilemma(
            "x", quote(old, "Fiets"), quote(old, "Auto", "Parkeer je wagen nooit op de plaats van bezoekers.")
        ),
    )
    first, second = take_stock([deck], [old, new]).quotes
    assert (first.status, second.status) == (Status.GONE, Status.UNCHANGED)


def test_a_quotation_of_which_something_still_stands_is_changed_rather_than_gone() -> None:
    text = "# Code\n## Regel\nZet je fiets in de stalling. {}Kom liever te voet."
    old = make_source("a", text.format("Parkeer je wagen nooit op de plaats van bezoekers. "))
    new = make_source("b", text.format(""), supersedes="a")
    (record,) = take_stock([make_deck("d", make_dilemma("x", quote(old, "Regel")))], [old, new]).quotes
    assert Status.GONE in {part.status for part in record.parts}
    assert record.status is Status.CHANGED


def test_a_chain_of_versions_is_followed_to_its_end() -> None:
    versions = [
        make_source(
            f"v{n}",
            f"# Code\n## Regel\nJe meldt het binnen {n} dagen aan het bureau.",
            supersedes=f"v{n - 1}" if n > 1 else "",
        )
        for n in (1, 2, 3)
    ]
    deck = make_deck(
        "d", make_dilemma("x", quote(versions[0], "Regel")), make_dilemma("y", quote(versions[2], "Regel"))
    )
    (record,) = take_stock([deck], versions).quotes
    assert (record.dilemma, record.current, record.status) == ("x", "v3", Status.CHANGED)


def test_sources_that_supersede_each_other_are_a_problem_and_no_endless_walk() -> None:
    one = make_source("one", "# A\n## B\nTekst.", supersedes="two")
    two = make_source("two", "# A\n## B\nTekst.", supersedes="one")
    ledger = take_stock([make_deck("d", make_dilemma("x", quote(one, "B")))], [one, two])
    assert [problem.code for problem in ledger.problems] == ["source-cycle"]
    assert ledger.quotes == ()


def test_a_quote_is_reported_for_every_deck_and_at_its_line() -> None:
    dilemma = make_dilemma("x", quote(OLD, "Weigeren", line=31))
    records = take_stock([make_deck("een", dilemma), make_deck("twee", dilemma)], [OLD, NEW]).quotes
    assert [(record.deck, record.place.line) for record in records] == [("een", 31), ("twee", 31)]


@pytest.mark.parametrize(
    ("quoted", "status"),
    [
        ("Blijf kalm aan de telefoon", Status.UNCHANGED),
        ("Blijf kalm aan de telefoon.", Status.UNCHANGED),
        ("Blijf kalm aan de telefoon;", Status.TYPOGRAPHY),
        ("Praten - zachtjes", Status.TYPOGRAPHY),
    ],
)
def test_a_quotation_that_leaves_off_before_the_closing_mark_is_unchanged(quoted: str, status: Status) -> None:
    text = "## Toon\nBlijf kalm aan de telefoon.\nPraten \u2013 zachtjes."
    old, new = make_source("a", text), make_source("b", text, supersedes="a")
    (record,) = take_stock([make_deck("d", make_dilemma("x", quote(old, "Toon", quoted)))], [old, new]).quotes
    assert record.status is status
