"""A value is changed by reading its item of a list alone; that says the same as reading the whole file would."""

from __future__ import annotations

from random import Random

import pytest

from deckgen.yaml_source.syntax import scalar_edits
from deckgen.yaml_source.syntax.scalar_edits import ScalarFile, _compose

BLOCK = """\
title: Een
program:
- slide: Welkom   # zo
  text: |
    Regel een.

    Regel twee.
  notes: >-
    gevouwen tekst
    hier
- cluster: 'Thema'
  dilemmas:
  - id: a
    question: "Wat \\"nu\\"?"
    choices:
      - {text: Ja, verdict: best}
      - text: Nee
        verdict: wrong

      # een opmerking
      - text: Misschien
        verdict: good
  -
    id: b
    question: Wat dan?
  - id: c
    question: over
      twee regels
- - x
  - y
- laatste
date: 2026-01-01
"""
FLOW = "{title: T, program: [{slide: S, text: a}, {slide: R, text: 'b, c'}]}\n"
SHARED = "title: T\nprogram:\n- &een {slide: S, text: &t a}\n- *een\n- slide: R\n  text: *t\n- slide: Q\n"
NESTED = "- a: 1\n  b:\n  - c: 2\n    d: 3\n  - c: 4\n- e\n-   f: 5\n    g: 6\n- h\n"
TEXTS = (
    *(
        "nieuw",
        "",
        " ",
        "-",
        "- x",
        "a: b",
        "a #b",
        "'",
        '"',
        "|",
        "> x",
        "---",
        "...",
        "a\n---\nb",
        "a\n- b\nc",
        "a\n\n\nb",
    ),
    *(
        "[",
        "{",
        "}",
        "]",
        ",",
        "&a",
        "*een",
        "!x",
        "%x",
        "\t",
        "é\u00a0x",
        "\u2028",
        "\x85",
        "x" * 200,
        "null",
        "? a",
        "a:",
        "# a",
    ),
)


@pytest.mark.parametrize("text", [BLOCK, FLOW, SHARED, NESTED, BLOCK.replace("Een", "Een\u2028"), "- a\n- b"])
def test_an_item_read_alone_tells_what_the_whole_file_tells(text: str) -> None:
    file = ScalarFile(text)
    plain = ScalarFile(text, (file.scalars, {}))
    for path in file.scalars:
        for new in TEXTS:
            assert _change(file, path, new) == _change(plain, path, new), (path, new)


@pytest.mark.parametrize("seed", range(12))
def test_many_edits_one_after_the_other_leave_every_place_right(seed: int) -> None:
    random = Random(seed)
    file = ScalarFile(random.choice((BLOCK, NESTED)))
    for _ in range(25):
        try:
            file = file.replaced(random.choice(list(file.scalars)), random.choice(TEXTS))
        except ValueError:
            continue
        assert file.scalars == ScalarFile(file.text).scalars


def test_a_file_is_not_read_again_for_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    file = ScalarFile("program:\n" + "".join(f"- slide: S{n}\n  text: a{n}\n" for n in range(300)))
    read: list[int] = []

    def compose(text: str) -> object:
        read.append(len(text))
        return _compose(text)

    monkeypatch.setattr(scalar_edits, "_compose", compose)
    for n in range(0, 290, 10):
        file = file.replaced(("program", n, "text"), f"nieuw {n}")
    assert sum(read) < len(file.text)
    assert file.text.count("nieuw") == 29


LAUGHS = "a0: &a0 []\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))


@pytest.mark.parametrize(
    "text", ["a: &a [*a]", "&a {b: *a}", LAUGHS, LAUGHS.replace("[]", "[x]"), "[" * 900 + "]" * 900, "- " * 900 + "x"]
)
def test_what_never_ends_is_no_file(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ScalarFile(text)


def _change(file: ScalarFile, path: tuple[str | int, ...], new: str) -> tuple[str, object]:
    try:
        changed = file.replaced(path, new)
    except ValueError:
        return "refused", None
    return changed.text, changed.scalars
