"""A real deck of 2014 against the real note of 2018. Neither is ours to publish: DECKGEN_SEEDS names their folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hand_made_source import make_deck, make_dilemma, make_source, quote

from deckgen.content.source import Source
from deckgen.ledger import take_stock
from needs import SEEDS, find_folder

pytestmark = pytest.mark.checkers

HEADINGS = (
    "Algemene gedragscode",
    "Loyaliteit",
    "Vrijheid van meningsuiting",
    "Collegialiteit",
    "Concrete aandachtspunten",
)


def read_seed(number: str) -> str:
    return next(find_folder("DECKGEN_SEEDS", SEEDS).glob(f"{number}_*.txt")).read_text("utf-8")


def quoted_on(deck: str, *slides: int) -> str:
    """What stands between the first and the last quotation mark of some slides, without the slides' titles."""
    texts = []
    for slide in slides:
        text = next(line for line in deck.split("\n") if line.startswith(f"{slide} "))
        texts.append(re.sub(r"^\d+ ", "", re.sub(r" (?:Werknemer|Sociale media op)[^.]*: meer weten$", "", text)))
    joined = " ".join(texts)
    return joined[joined.index("“") + 1 : joined.rindex("”")]


def old_code(deck: str) -> Source:
    """The code as the deck quotes it, with its headings as sections and its list as items."""
    text = quoted_on(deck, 6, 7, 8)
    for heading in HEADINGS:
        text = text.replace(f"{heading} ", f"\n## {heading}\n", 1)
    start, end = text.index("waar: ") + len("waar:"), text.index("\n## Collegialiteit")
    text = text[:start] + re.sub(r"(?:^|(?<=;)) ", "\n- ", text[start:end]) + text[end:]
    friends = quoted_on(deck, 12).removeprefix("Concrete aandachtspunten ")
    return make_source(
        "code-2013",
        f"# Code\n\n## Context\n{quoted_on(deck, 26)}\n{text}\n{friends}",
        title="Gedragscode sociale media",
    )


def new_code(note: str) -> Source:
    """The note as Markdown: a short line without a full stop is a heading."""
    lines = []
    for line in note[note.index("\n1. Context\n\nDigitale") :].split("\n"):
        bare = line.replace("*", "").strip()
        heading = 0 < len(bare) < 60 and not bare.endswith((".", ";", ":", ">")) and not bare.startswith("-")
        lines.append(f"## {bare}" if heading else bare)
    return make_source(
        "code-2018",
        "# Nota\n" + "\n".join(lines),
        title="Online conversatie gedragscode",
        date="2018-02-13",
        supersedes="code-2013",
    )


def read_quotes(deck: str) -> Iterator[tuple[str, str, str]]:
    """Each quoted sentence's first words, section and what became of it."""
    old = old_code(deck)
    dilemmas = [make_dilemma(heading, quote(old, heading)) for heading in ("Context", *HEADINGS)]
    ledger = take_stock([make_deck("den-bell", *dilemmas)], [old, new_code(read_seed("004"))])
    assert [(source.source, source.renamed) for source in ledger.sources] == [("code-2013", True)]  # row 19
    for record in ledger.quotes:
        for part in record.parts:
            yield record.section, part.quoted or part.current, part.status.value


ROWS = [
    ("Algemene", "De regels voor", "changed"),  # 1
    ("Algemene", "Het is belangrijk", "changed"),  # 2 and 3
    ("Algemene", "Dit zowel", "elided"),  # 4
    ("Loyaliteit", "We zijn het vast", "changed"),  # 5
    ("Loyaliteit", "Maar we zijn", "changed"),  # 6
    ("Vrijheid", "we negatief", "changed"),  # 7
    ("Vrijheid", "we het imago", "changed"),  # 8
    ("Vrijheid", "Opmerking", "elided"),  # 9
    ("Concrete", "Concrete", "changed"),  # 11
    ("Concrete", "Tip", "elided"),  # 12
    ("Concrete", "Zet niets", "changed"),  # 13
    ("Concrete", "Onthoud", "changed"),  # 14
    ("Concrete", "Voel je", "changed"),  # 15
    ("Context", "Sociale media", "changed"),  # 16
    ("Context", "Net als", "elided"),  # 17
    ("Context", "Dus actief", "changed"),  # 18
    ("Collegialiteit", "We steunen", "unchanged"),
    ("Collegialiteit", "We geven", "unchanged"),
    ("Concrete", "Wees je bewust van de openbaarheid", "unchanged"),
    ("Context", "Een voorbeeld", "typography"),
]


def test_each_row_of_the_list_made_by_hand_comes_out_in_its_class() -> None:
    found = list(read_quotes(read_seed("000")))
    for section, start, status in ROWS:
        assert [became for title, text, became in found if title.startswith(section) and text.startswith(start)] == [
            status
        ], start


def test_the_section_that_came_in_makes_those_beside_it_due() -> None:
    old = old_code(read_seed("000"))
    dilemma = make_dilemma("burger", quote(old, "Collegialiteit"), reviewed="2014-11-22")
    ledger = take_stock([make_deck("den-bell", dilemma)], [old, new_code(read_seed("004"))])
    assert ledger.quotes[0].status == "unchanged"
    assert [review.dilemma for review in ledger.reviews] == ["burger"]
    untrained = [record.section for record in ledger.coverage if not record.dilemmas]
    assert "Omgaan met vertrouwelijke informatie" in untrained  # row 10
