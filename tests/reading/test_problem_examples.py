"""docs/problems.md shows examples: the bad ones give the problem that they explain, the good ones give none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from deckgen.rules import OF_PLANNING, check_deck
from deckgen.yaml_source import read_deck

PAGE = (Path(__file__).parents[2] / "docs" / "problems.md").read_text(encoding="utf-8")
ENTRIES = {entry.split("`")[1]: entry for entry in PAGE.split("\n### ")[1:]}
EXAMPLE = re.compile(r"^- (Bad|Good): `([^`]+)`$", re.MULTILINE)
WORDS = "language: en\nterms: {manager: team leader, office: {text: office, the: the office}, organisation: Town}\n"
START = f"title: Proof\n{WORDS}"
PROGRAM = "program:\n- cluster: One\n  dilemmas:\n  - id: one\n    question: What?\n"
CHOICES = "    choices:\n    - {id: ask, text: Ask.}\n    - text: Tell.\n"
FRAMES = (  # where an example may stand in a deck
    f"title: Proof\n@\n{PROGRAM}",
    f"@\n{WORDS}{PROGRAM}",
    f"{START}session:\n  @\n{PROGRAM}",
    f"{START}program:\n@\n",
    f"{START}program:\n- cluster: One\n  @\n",
    f"{START}program:\n- slide: One\n  @\n",
    f"{START}program:\n- slide: One\n  image: {{alt: A desk., @}}\n",
    f"{START}program:\n- slide: One\n  image: @\n",
    f"{START}program:\n- slide: One\n  text: x\n  notes: x\n  minutes: 1\n@\n",
    f"{START}{PROGRAM}    @\n",
    f"{START}{PROGRAM}    answer: |\n      @\n{CHOICES}",
    f"{START}{PROGRAM}    choices:\n    - text: Ask.\n    - text: Tell.\n      @\n",
    f"{START}{PROGRAM}    facilitator: {{@}}\n",
    f"{START}{PROGRAM}    meer_weten:\n    - @\n      section: Loyaliteit\n",
    f"{START}{PROGRAM}    meer_weten:\n    - quote: code-of-conduct\n      @\n",
    f"{START}program:\n- cluster: One\n  dilemmas:\n  - @\n    question: What?\n",
    "@\n",
)
ELSEWHERE = {  # what they explain is not in a deck
    *("configuration", "file-ending", "translated-twice", "wrong-kind-of-file"),
    *("contrast", "empty", "fonts-of-brand", "layouts-without-brand", "template-layout", "unknown-font"),
    *("missing-translation", "names", "nothing-left", "profile-circle", "translation-differs", "unknown-override"),
    *("same-deck-name", "template-macros", "unknown-profile", "unusable-profile", "wrong-colour"),
    *OF_PLANNING,
}
NOT_HERE = {"missing-file", "unknown-anchor", "unknown-source"}  # a good example may name what only its author has
EXAMPLES = {code: dict(EXAMPLE.findall(entry)) for code, entry in ENTRIES.items() if code not in ELSEWHERE}
PAIRS = [(code, found["Bad"], found.get("Good")) for code, found in EXAMPLES.items() if "Bad" in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples name."""
    root = tmp_path_factory.mktemp("examples")
    for name in ("dilemmas", "sources", "media", "templates/gemeente"):
        (root / name).mkdir(parents=True)
    for name in ("wine", "bottle-of-wine"):
        (root / "dilemmas" / f"{name}.yaml").write_text("question: What?\n", "utf-8")
    words = "---\ntitle: Code\n---\n# Loyaliteit\nWe are loyal to the city at home and in public.\n"
    (root / "sources" / "code-of-conduct.md").write_text(words, "utf-8")
    for name in ("foto.jpg", "plan.png", "plan.bmp", "a.png"):
        Image.new("RGB", (40, 30)).save(root / "media" / name)
    Image.new("RGB", (40, 30)).save(root / "a.png")
    return root


def codes_of(folder: Path, frame: str, example: str) -> set[str]:
    (folder / "deck.yaml").write_text(frame.replace("@", example.replace("\\x07", "\x07")), "utf-8")
    read = read_deck(folder / "deck.yaml")
    return {problem.code for problem in (*read.problems, *(check_deck(read.draft) if read.draft else ()))}


@pytest.mark.parametrize(("code", "bad", "good"), PAIRS, ids=[code for code, _, _ in PAIRS])
def test_a_bad_example_gives_its_problem_where_the_good_one_gives_none(
    folder: Path, code: str, bad: str, good: str | None
) -> None:
    places = [frame for frame in FRAMES if codes_of(folder, frame, bad) == {code}]
    assert places
    assert good is None or any(codes_of(folder, frame, good) <= NOT_HERE for frame in places)


def test_the_examples_are_many() -> None:
    assert len(PAIRS) >= 40
