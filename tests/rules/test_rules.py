"""Each rule's docstring is its documentation: its bad example must give its code, its good one nothing."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from deckgen.problems import Problem, Severity
from deckgen.rules import RULES, check_deck
from deckgen.yaml_source import read_deck

POOL = ("klagende-collega", "vriendschapsverzoek", "burger-geeft-kritiek")
LIST = "De grens ligt hier:\n\n- je spreekt in eigen naam;\n- je blijft beleefd.\n"
OPINION = """Je mag als burger gerust een mening hebben over wat er in je gemeente gebeurt, zolang je niet in naam
van je dienst spreekt.
"""
SOURCES = {
    "gedragscode": f"---\ntitle: Gedragscode\n---\n{LIST}",
    "dienstnota": "---\ntitle: Dienstnota\nusage: internal\n---\n# Regel\nMeld elk bod.\n",
    "handreiking": f"---\ntitle: Handreiking\n---\n{OPINION}",
}
CLUSTER = """- cluster: Een
  dilemmas: [{id: een, question: Wat?}]
- cluster: Twee
  dilemmas: [{id: twee, question: Wat?}]
"""


def check_text(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "dilemmas").mkdir(exist_ok=True)
    for name in POOL:
        (folder / "dilemmas" / f"{name}.yaml").write_text("question: Wat doe je?\n", encoding="utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    for name, source in SOURCES.items():
        (folder / "sources" / f"{name}.md").write_text(source, encoding="utf-8")
    deck = folder / "deck.yaml"
    deck.write_text(text, encoding="utf-8")
    result = read_deck(deck)
    assert result.problems == ()
    assert result.draft is not None
    return check_deck(result.draft)


def as_deck(example: str) -> str:
    """A whole deck around an example: dilemmas, program items, choices, or keys of the deck."""
    if example.startswith("- id:"):
        return f"title: Proef\nprogram:\n- cluster: Een\n  dilemmas:\n{textwrap.indent(example, '  ')}"
    if example.startswith("- "):
        return f"title: Proef\nprogram:\n{example}"
    if "program:" in example:
        return f"title: Proef\n{example}"
    if example.startswith(("choices:", "meer_weten:")):
        dilemma = "- cluster: Een\n  dilemmas:\n  - id: een\n    question: Wat?\n" + textwrap.indent(example, "    ")
        return f"title: Proef\nprogram:\n{dilemma}"
    return f"title: Proef\n{example}program:\n{CLUSTER}".replace("clusters_per_group: 2, groups", "groups")


def examples(code: str) -> tuple[str, str]:
    docstring = sys.modules[RULES[code].__module__].__doc__ or ""
    _, bad, good = docstring.split("::\n")
    return textwrap.dedent(bad.rsplit("\n\n", 1)[0]).strip("\n") + "\n", textwrap.dedent(good).strip("\n") + "\n"


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_of_a_rule_gives_its_code(code: str, tmp_path: Path) -> None:
    assert code in {problem.code for problem in check_text(tmp_path, as_deck(examples(code)[0]))}


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_of_a_rule_gives_nothing(code: str, tmp_path: Path) -> None:
    assert check_text(tmp_path, as_deck(examples(code)[1])) == ()


def test_a_warning_can_be_switched_off_and_an_error_cannot(tmp_path: Path) -> None:
    program = "program:\n- slide: Leeg\n  handout: true\n- cluster: Leeg\n"
    both = check_text(tmp_path, f"title: x\n{program}")
    assert [problem.severity for problem in both] == [Severity.WARNING, Severity.ERROR]
    silenced = check_text(tmp_path, f"title: x\nlints: {{empty-handout: off, empty-cluster: off}}\n{program}")
    assert [problem.code for problem in silenced] == ["empty-cluster"]


def test_more_groups_than_people_and_more_clusters_than_there_are_is_reported_at_each_key(tmp_path: Path) -> None:
    session = "session:\n  groups: 9\n  participants: 8\n  clusters_per_group: 3\n"
    problems = check_text(tmp_path, f"title: x\n{session}program:\n{CLUSTER}")
    assert [(problem.code, problem.place.line) for problem in problems] == [("group-work", 3), ("group-work", 5)]
