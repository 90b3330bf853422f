"""Which dilemmas are due for review, and which sections nobody trains."""

from __future__ import annotations

from hand_made_source import make_deck, make_dilemma, make_source, quote

from deckgen.ledger import take_stock

OLD = make_source(
    "code-1",
    "# Code\n## Deel een\n### Taal\nSpreek duidelijk.\n### Toon\nBlijf beleefd.\n## Deel twee"
    "\n### Sleutels\nGeef ze nooit door.",
    date="2020-01-01",
)
NEW = make_source(
    "code-2",
    "# Code\n## Deel een\n### Taal\nSpreek duidelijk en kort.\n### Toon\nBlijf beleefd."
    "\n## Deel twee\n### Sleutels\nGeef ze nooit door.",
    date="2024-01-01",
    supersedes="code-1",
)


def due(section: str, reviewed: str) -> list[str]:
    deck = make_deck("d", make_dilemma("x", quote(OLD, section), reviewed=reviewed))
    return [review.because for review in take_stock([deck], [OLD, NEW]).reviews]


def test_a_dilemma_is_due_when_its_section_changed_after_the_review() -> None:
    (because,) = due("Taal", "2023-12-31")
    assert because == "`code-2` of 2024-01-01: “Taal” changed; reviewed on 2023-12-31"


def test_a_dilemma_is_due_when_a_section_beside_its_own_changed() -> None:
    (because,) = due("Toon", "2023-12-31")
    assert because == "`code-2` of 2024-01-01: beside the section cited, “Taal” changed; reviewed on 2023-12-31"


def test_a_dilemma_that_cites_a_chapter_is_due_when_a_section_deep_within_it_changed() -> None:
    (because,) = due("Code", "2023-12-31")
    assert because == "`code-2` of 2024-01-01: “Taal” changed; reviewed on 2023-12-31"


def test_a_change_in_another_chapter_makes_nothing_due() -> None:
    assert due("Sleutels", "2023-12-31") == []


def test_a_review_on_the_day_of_the_new_version_has_seen_it() -> None:
    assert due("Taal", "2024-01-01") == []


def test_a_dilemma_that_nobody_ever_reviewed_is_due() -> None:
    (because,) = due("Taal", "")
    assert because.endswith("never reviewed")


def test_a_quote_of_the_new_version_is_due_too_when_the_review_is_older() -> None:
    deck = make_deck("d", make_dilemma("x", quote(NEW, "Taal"), reviewed="2021-05-05"))
    assert [review.dilemma for review in take_stock([deck], [OLD, NEW]).reviews] == ["x"]


def test_all_that_changed_in_a_source_is_one_reason() -> None:
    passages = quote(OLD, "Toon"), quote(OLD, "Taal"), quote(OLD, "Taal", "Spreek duidelijk.")
    deck = make_deck("d", make_dilemma("x", *passages, reviewed="2021-05-05"))
    (review,) = take_stock([deck], [OLD, NEW]).reviews
    assert review.because == "`code-2` of 2024-01-01: “Taal” changed; reviewed on 2021-05-05"


def test_a_section_that_came_in_makes_those_beside_it_due() -> None:
    new = make_source(
        "code-3",
        "# Code\n## Deel een\n### Taal\nSpreek duidelijk en kort.\n### Toon\nBlijf beleefd."
        "\n### Beeld\nVraag het eerst.\n## Deel twee\n### Sleutels\nGeef ze nooit door.",
        date="2025-01-01",
        supersedes="code-2",
    )
    deck = make_deck(
        "d",
        make_dilemma("x", quote(NEW, "Toon"), reviewed="2024-06-01"),
        make_dilemma("y", quote(NEW, "Sleutels"), reviewed="2024-06-01"),
    )
    (review,) = take_stock([deck], [OLD, NEW, new]).reviews
    assert (review.dilemma, "“Beeld” added" in review.because) == ("x", True)


def test_coverage_names_the_sections_that_no_dilemma_cites_in_the_newest_version() -> None:
    one = make_deck("een", make_dilemma("x", quote(OLD, "Taal")))
    two = make_deck("twee", make_dilemma("x", quote(OLD, "Taal")), make_dilemma("y", quote(NEW, "Deel twee")))
    ledger = take_stock([one, two], [OLD, NEW], pool=["x", "y", "z"])
    assert [(each.source, each.section, each.dilemmas, each.decks) for each in ledger.coverage] == [
        ("code-2", "Taal", ("x",), ("een", "twee")),
        ("code-2", "Toon", (), ()),
        ("code-2", "Sleutels", ("y",), ("twee",)),
    ]
    assert ledger.uses == (("x", ("een", "twee")), ("y", ("twee",)), ("z", ()))


def test_two_sources_that_replace_one_are_a_warning_and_the_later_counts() -> None:
    other = make_source("code-3", "# Code\n### Toon\nBlijf beleefd.", date="2025-01-01", supersedes="code-1")
    stock = take_stock([make_deck("d", make_dilemma("x", quote(OLD, "Toon")))], [OLD, NEW, other])
    assert [(problem.code, problem.is_error) for problem in stock.problems] == [("source-fork", False)]
    assert [each.current for each in stock.quotes] == ["code-3"]
