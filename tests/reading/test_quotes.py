from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.content.source import Source
from deckgen.problems import Problem
from deckgen.rich_text import Text, paragraph
from deckgen.wording.source_sections import find_sections
from deckgen.yaml_source.reading.quotes import check_quotation
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.reading.source_file import read_source
from deckgen.yaml_source.syntax.author_file import AuthorFile, Spot
from deckgen.yaml_source.syntax.author_text import RAW, AuthorText

SOURCE: Text = (
    paragraph("We zijn loyaal aan de stad - ook als we het “niet” eens zijn. We zeggen het intern; daarna steunen we."),
    paragraph("We houden voor onszelf wat we vertrouwelijk vernemen: namen, dossiers…"),
)


def check(passage: str) -> Problem | None:
    written = AuthorText(passage, Spot(AuthorFile("d", passage), 0, 0, RAW))
    return check_quotation((paragraph(passage),), SOURCE, Source("code", "Code"), written)


@pytest.mark.parametrize(
    "passage",
    [
        "We zijn loyaal aan de stad – ook als we het 'niet' eens zijn.".replace("'", '"'),
        "we zijn loyaal aan de stad — ook als we het «\u00a0niet\u00a0» eens zijn.",
        "ook als we het “niet” eens zijn",
        "Loyaal aan de stad […] daarna steunen we.",
        "[...] We zeggen het intern ; daarna steunen we. […]",
        "We zeggen het intern; […] namen, dossiers...",
        "daarna steunen we. We houden voor onszelf",
        "“We zeggen het intern; daarna steunen we.”",
    ],
)
def test_a_passage_may_differ_in_typography_only(passage: str) -> None:
    assert check(passage) is None


@pytest.mark.parametrize(
    ("passage", "differs"),
    [
        ("We zijn loyaal aan de gemeente", "We zijn loyaal aan de gemeente"),
        ("We zeggen het intern […] we zijn loyaal", "we zijn loyaal"),
        ("We zijn LOYAAL", "We zijn LOYAAL"),
        ("We zeggen het intern, daarna steunen we.", "We zeggen het intern, daarna steunen we."),
    ],
)
def test_other_words_marks_or_order_are_a_difference(passage: str, differs: str) -> None:
    problem = check(passage)
    assert problem is not None
    assert problem.code == "quote-differs"
    assert f"“{differs}”" in problem.message
    assert problem.hint


OTHER_HOUSE = """---
title: Gids
---
Gids
====

Vooraf.

Eerlijk - altijd
----------------

Wees eerlijk.

### Gids

Een naamgenoot.
"""


def test_headings_of_a_source_may_be_underlined_and_a_chapter_goes_by_its_title_alone(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/gids.md").write_text(OTHER_HOUSE, "utf-8")
    reading = Reading(tmp_path)
    source = read_source("gids", reading)
    assert source is not None
    assert reading.problems == []
    assert [(section.title, section.level, section.place.line) for section in source.sections] == [
        ("Gids", 1, 4),
        ("Eerlijk - altijd", 2, 9),
        ("Gids", 3, 14),
    ]
    assert find_sections(source, "Gids") == (0,)
    assert find_sections(source, "Eerlijk - altijd > Gids") == (2,)
