"""What authors were seen to get wrong: each mistake with the code and the line that they should be told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckgen.build import BuildOptions, check_decks
from deckgen.messages.catalogue import read_catalogue
from deckgen.messages.message import put_into_words
from deckgen.problems import Problem

START = "title: T\nprogram:\n- cluster: A\n  dilemmas:\n  - id: a\n    question: Q?\n"
CHOICES = START + "    choices:\n"
CASES: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "an apostrophe starts a text": (CHOICES + "    - text: 's Avonds deel je de mand.\n    - text: B\n", [("yaml-syntax", 8)]),
    "the text has a second apostrophe": (CHOICES + "    - text: 's Avonds was je de auto's.\n    - text: B\n", [("yaml-syntax", 8)]),
    "the apostrophe is lost": (CHOICES + "    - text: 's Avonds deel je de mand.'\n    - text: B\n", [("lost-apostrophe", 8)]),
    "a comment cuts a text off": (CHOICES + "    - text: Punt #1 is delen.\n    - text: B\n", [("cut-comment", 8)]),
    "a comment is a comment": (CHOICES + "    - text: Punt # uitleg\n    - text: B #2\n", [("cut-comment", 9)]),
    "a line leaves its text": (START[:-17] + "    question: |\n      Een mand.\n    Wat doe je?\n", [("yaml-syntax", 8)]),
    "a text starts deeper than it goes on": (START[:-17] + "    question: |\n        Een mand.\n      Wat doe je?\n", [("yaml-syntax", 8)]),
    "a text starts with a quotation": (CHOICES + '    - text: "Ja", zeg je.\n    - text: B\n', [("yaml-syntax", 8)]),
    "a quotation stands in a quotation": (CHOICES + '    - text: "Hij zegt: "kom" en gaat."\n    - text: B\n', [("yaml-syntax", 8)]),
    "a dilemma stands in the program": (START + "- id: v\n  question: Q?\n", [("program-item", 7)]),
    "git left a conflict": (
        CHOICES + "    - text: A\n<<<<<<< HEAD\n      verdict: best\n=======\n      verdict: good\n>>>>>>> tak\n    - text: B\n",
        [("merge-conflict", 9)],
    ),
    "bullets come from Word": (START[:-17] + "    question: |\n      Kies:\n      •\tmelden\n      •\tzwijgen\n", [("stray-mark", 8)]),
    "a term has single braces": ("terms: {baas: coach}\n" + START[:-17] + "    question: Vraag het je { baas }.\n", [("single-braces", 7)]),
    "marks lack their space": (START + "    meer_weten: |\n      ##Kop\n      - een\n      -twee\n", [("stray-mark", 8), ("stray-mark", 10)]),
    "the sign for a text is missing": (START[:-17] + "    question:\n      Een mand.\n\n      Wat doe je?\n", [("joined-paragraphs", 7)]),
    "a comma makes two of one": (START + "    discussion: [Wie beslist, jij of je baas?]\n", [("split-by-comma", 7)]),
    "a hard space follows a dash": (CHOICES + "    -\u00a0text: A\n    - text: B\n", [("yaml-syntax", 8)]),
    "a long dash starts an item": (CHOICES + "    – text: A\n    – text: B\n", [("yaml-syntax", 8), ("yaml-syntax", 9)]),
    "no space follows a dash": (CHOICES + "    -text: A\n    - text: B\n", [("yaml-syntax", 8)]),
    "no space follows a colon": ("title: T\nprogram:\n- cluster:A\n  dilemmas: [{id: a, question: Q?}]\n", [("yaml-syntax", 3)]),
    "a dilemma lies among the decks": ("title: V\nquestion: Q?\nchoices:\n- text: A\n- text: B\n", [("wrong-kind-of-file", 1)]),
    "the dash of a choice is missing": (CHOICES + "    - id: a\n      text: A\n      id: b\n      text: B\n", [("yaml-syntax", 10)]),
    "a term comes from a profile": ("title: T\nprogram:\n- {slide: S, text: 'Bel {{ contact }}.'}\n", [("unknown-term", 3)]),
    "letters are garbled": (START[:-17] + "    question: EÃ©n mand â€“ echt?\n", [("garbled-letters", 6)]),
    "a separator cannot be seen": (START[:-17] + "    question: A\u2028B\n", [("line-separator", 6)]),
    "decimals have a comma": (START + "    facilitator: {minutes: 7,5}\n", [("unknown-key", 7)]),
    "a colon stands in braces": (
        "title: T\nsession: {start: 13:30, breaks: [{title: Pauze: thee, start: 14:00, minutes: 5}]}\nprogram: [{slide: S, text: x}]\n",
        [("yaml-syntax", 2)],
    ),
    "choices are bare texts": (CHOICES + "    - Delen\n    - Terugsturen\n", [("wrong-type", 8), ("wrong-type", 9)]),
    "two lines have a colon": ("title: Een: twee\n" + START[9:-17] + "    question: Vraag: wat?\n", [("yaml-syntax", 1), ("yaml-syntax", 6)]),
    "a tab stands first": (START + "\tanswer: A\n", [("yaml-syntax", 7)]),
    "a colon is a semicolon": ("title; T\n" + START[9:], [("yaml-syntax", 1)]),
    "a key has no colon": ("title T\n" + START[9:], [("yaml-syntax", 1)]),
    "the first dash of a list is missing": (CHOICES + "      text: A\n    - text: B\n", [("yaml-syntax", 8)]),
}  # fmt: skip


def check(folder: Path) -> list[Problem]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return list(check_decks(sorted(Path("decks").glob("*.yaml")), BuildOptions(all_decks=True)).problems)
    finally:
        os.chdir(before)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize("name", CASES)
def test_of_a_mistake_the_right_line_is_told(name: str, tmp_path: Path) -> None:
    text, expected = CASES[name]
    found = check(write(tmp_path, {"decks/x.yaml": text}))
    assert [(problem.code, problem.place.line) for problem in found if problem.code != "empty-cluster"] == expected
    assert all(problem.hint for problem in found)
    for words in map(read_catalogue, ("nl", "fr", "de")):
        for said in (text for problem in found for text in (problem.message, problem.hint)):
            assert put_into_words(said, words, ".") != said, said


USES_V = "title: T\nprogram:\n- cluster: A\n  dilemmas: [v]\n"
FOLDERS: dict[str, tuple[dict[str, str | bytes], list[tuple[str, str, int]], str]] = {
    "a dilemma starts with a dash": (
        {"decks/x.yaml": USES_V, "decks/dilemmas/v.yaml": "- id: v\n  question: Q?\n"},
        [("wrong-type", "decks/dilemmas/v.yaml", 1)],
        "Remove the dash",
    ),
    "a translation was translated": (
        {
            "decks/x.yaml": USES_V,
            "decks/dilemmas/v.yaml": "question: Q?\n",
            "decks/dilemmas/v.fr.yaml": "question: Q ?\n",
            "decks/dilemmas/v.fr.fr.yaml": "question:\n",
        },
        [("translated-twice", "decks/dilemmas/v.fr.fr.yaml", 1)],
        "`v.yaml`",
    ),
    "a dilemma ends in .yml": (
        {"decks/x.yaml": USES_V, "decks/dilemmas/v.yml": "question: Q?\n"},
        [("unknown-dilemma", "decks/x.yaml", 4)],
        "`decks/dilemmas/v.yml` is there",
    ),
    "the pool lies beside the decks": (
        {"decks/x.yaml": USES_V, "dilemmas/v.yaml": "question: Q?\n"},
        [("unknown-dilemma", "decks/x.yaml", 4)],
        "beside `decks/`",
    ),
    "nothing uses what is wrong": (
        {
            "decks/x.yaml": START,
            "decks/dilemmas/v.yaml": "title: V\nvraag: Q?\n",
            "decks/profiles/p.yaml": "titel: P\n",
        },
        [
            ("missing-key", "decks/dilemmas/v.yaml", 1),
            ("unknown-key", "decks/dilemmas/v.yaml", 2),
            ("unknown-key", "decks/profiles/p.yaml", 1),
        ],
        "`question`",
    ),
    "a Word document was renamed": (
        {"decks/x.yaml": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xa3word/document.xml"},
        [("not-utf8", "decks/x.yaml", 1)],
        "text editor",
    ),
    "a file is UTF-16 without its mark": (
        {"decks/x.yaml": START.encode("utf-16-le")},
        [("not-utf8", "decks/x.yaml", 1)],
        "UTF-8",
    ),
    "a source has no headings": (
        {
            "decks/x.yaml": START + "    meer_weten:\n    - quote: code\n      section: Artikel 1\n",
            "decks/sources/code.md": "---\ntitle: Code\n---\n\nArtikel 1\n\nNeem niets aan.\n",
        },
        [("unknown-section", "decks/x.yaml", 9)],
        "no headings",
    ),
    "mistakes in several files": (
        {"decks/x.yaml": "title: Een: twee\n" + USES_V[9:], "decks/dilemmas/v.yaml": "vraag: Q\n"},
        [
            ("missing-key", "decks/dilemmas/v.yaml", 1),
            ("unknown-key", "decks/dilemmas/v.yaml", 1),
            ("yaml-syntax", "decks/x.yaml", 1),
        ],
        "`question`",
    ),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_of_a_folder_the_right_file_is_told(name: str, tmp_path: Path) -> None:
    files, expected, words = FOLDERS[name]
    found = check(write(tmp_path, files))
    assert [(problem.code, problem.place.file, problem.place.line) for problem in found] == expected
    assert any(words in problem.hint for problem in found)


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("decks/dilemmas/v.yaml", "vraag: Q\n", ["missing-key", "unknown-key"]),
        ("decks/profiles/p.yaml", "titel: P\n", ["unknown-key"]),
        ("decks/sources/c.md", "No front matter.\n", ["missing-front-matter"]),
        ("decks/dilemmas/v.yaml", "question: Ask your {{ manager }}.\n", []),
    ],
)
def test_a_file_of_a_pool_is_checked_by_itself(
    name: str, text: str, codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {name: text})
    monkeypatch.chdir(tmp_path)
    assert [problem.code for problem in check_decks([Path(name)], BuildOptions()).problems] == codes


def test_every_warning_of_reading_can_be_switched_off(tmp_path: Path) -> None:
    texts = [text for text, expected in CASES.values() if expected[0][0] in WARNINGS]
    off = "lints: {" + ", ".join(f"{code}: off" for code in WARNINGS) + "}\n"
    write(tmp_path, {f"decks/x{number}.yaml": off + text for number, text in enumerate(texts)})
    assert check(tmp_path) == []
    assert len(texts) >= len(WARNINGS)


WARNINGS = (
    "cut-comment", "joined-paragraphs", "line-separator", "lost-apostrophe", "single-braces", "split-by-comma",
    "stray-mark",
)  # fmt: skip
