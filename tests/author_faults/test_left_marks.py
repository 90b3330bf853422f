# ruff: noqa: E501  # a text and how it is mended, side by side
from __future__ import annotations

from pathlib import Path

import pytest
from built_files import check

DECK = "title: T\nlanguage: nl\nprogram:\n- slide: S\n  handout: true\n  text: |\n{text}\n"


def stray_marks(folder: Path, text: str) -> list[str]:
    """Place and message of each warning of a mark, with its hint."""
    deck = folder / "deck.yaml"
    deck.write_text(DECK.format(text="\n".join(f"    {line}" for line in text.splitlines())), encoding="utf-8")
    from deckgen.yaml_source import read_deck

    problems = [problem for problem in read_deck(deck).problems if problem.code == "stray-mark"]
    return [f"{p.place.line}:{p.place.column} {p.hint}" for p in problems]


@pytest.mark.parametrize(
    ("text", "place", "mended"),
    [
        ("Doe dit **nooit **zonder toestemming.", "7:13", "Write `**nooit** zonder`."),
        ("Een **(echt)**e vraag.", "7:9", "Write `**(echt)e**`."),
        ("over **«citaat»**s.", "7:10", "Write `**«citaat»s**`."),
        ("**Let op!**Zeg niets.", "7:5", "Write `**Let op!** Zeg`."),
        ("Dit is *belangrijk *voor jou.", "7:12", "Write `*belangrijk* voor`."),
        ("Dit is __vet __en meer.", "7:12", "Write `__vet__ en`."),
        ("###Kop zonder spatie", "7:5", "Write a space behind it: `### Kop zonder spatie`."),
        ("Tekst\n\n##Nog een", "9:5", "Write a space behind it: `## Nog een`."),
        ("==gemarkeerd== en meer", "7:5", "Write `**gemarkeerd**`."),
        ("en ~~doorgehaald~~ is", "7:8", "Write `doorgehaald`."),
        ("zie [de code] (https://www.example.org).", "7:9", "Write `[de code](https://www.example.org)`."),
        ("en [de code][1], hoor", "7:8", "Write `[de code](https://…)`."),
        ("een noot[^1] hier", "7:9", "Write `noot (…)`."),
        ("bel [ons](tel:+32 9 200 12 34) nu", "7:9", "Write `[ons](tel:+3292001234)`."),
        ("- [ ] taak", "7:7", "Write `- taak`."),
        ("- ja\n- [x] gedaan", "8:7", "Write `- gedaan`."),
        ("zie [[andere pagina]]", "7:9", "Write `andere pagina`."),
        ("Kop\n====", "7:5", "Write `### Kop`."),
        ("tekst {.incremental}", "7:11", "Leave it out."),
        ("::: notes\ntekst\n:::", "7:5", "Leave it out."),
        ("Drie vragen:\n• Mag het?\n• Past het?", "8:5", "Leave a blank line above, and write each on a line of its own as `- Mag het?`."),
        ("Een rij:\n\n| a | b |\n| 1 | 2 |", "9:5", "Write a line of dashes below the row with the names of the columns: `|---|---|`."),
        ("| a | b |\n|---|\n| 1 | 2 |", "7:5", "The line of dashes and the row above it differ in columns (1 and 2): give both as many."),
        ("– eerst dit\n– dan dat", "7:5", "Leave a blank line above, and write each on a line of its own as `- eerst dit`."),
        ("a) zus\nb) zo", "7:5", "Leave a blank line above, and write each on a line of its own as `1. zus`."),
        ("1. een\n   2a. x\n   98. binnen\n   99. nog", "9:8", "Leave a blank line above, and write each on a line of its own as `98. binnen`."),
        ("0. nul\n1. een\n   98. binnen\n   99. nog", "9:8", "Leave a blank line above, and write each on a line of its own as `98. binnen`."),
        ("Bedragen:\n50000. eerste\n50001. tweede", "8:5", "Leave a blank line above, and write each on a line of its own as `50000. eerste`."),
        ("Stappen:\n2) twee\n3) drie", "8:5", "Leave a blank line above, and write each on a line of its own as `2. twee`."),
        ("\uf0b7\tmelden\n\uf0b7\tzwijgen", "7:5", "Leave a blank line above, and write each on a line of its own as `- melden`."),
    ],
)  # fmt: skip
def test_a_mark_that_came_to_nothing_is_told_with_its_place_and_the_mended_text(
    text: str, place: str, mended: str, tmp_path: Path
) -> None:
    assert f"{place} {mended}" in stray_marks(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "Dit is **vet**, *schuin*, ***beide*** en __vet__.",
        "2 * 3 en 4 * 5, a_b_c, x == y, ~5 en 3~4",
        "1. een\n2. twee\n\n- punt\n- nog",
        "- een\n  - onder\n    1. diep\n    2. dieper",
        r"\*letterlijk\* en \[haakjes\] en \~\~slang\~\~",
        "[de code](https://www.example.org) en [woorden] (tussen haakjes)",
        "Zin die toevallig\n– met een streepje verdergaat.",
        "Voor #trots op #integriteit.\n\n#trots is een woord",
        "Hij werd 5 jaar.\n2019. Dat was het.",
        "Ster* bij een woord* en een voetnoot*.",
        "> citaat\n> gaat door",
        "prijs [in euro] en [excl. btw]",
        "| a | b |\n|---|---|\n| een | twee |",
        "Kies a | b | c, of |x|.",
    ],
)
def test_what_its_author_meant_so_gives_no_warning(text: str, tmp_path: Path) -> None:
    assert stray_marks(tmp_path, text) == []


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        ('"**Integer** online"', "Integer"),
        ('"*Let op*"', "Let op"),
        ("'`code` van orde'", "code"),
        ("Zie [de code](https://www.example.org)", "de code"),
        ("__Nieuw__ beleid", "Nieuw"),
        ("'# Kop'", "Kop"),
    ],
)
@pytest.mark.parametrize(
    "deck", ["title: {title}\nprogram: [{{slide: S}}]\n", "title: T\nprogram:\n- slide: {title}\n"]
)
def test_marks_in_a_title_are_told(title: str, mended: str, deck: str, tmp_path: Path) -> None:
    found = [line for line in check(tmp_path, deck.format(title=title)) if "[stray-mark]" in line]
    assert len(found) == 1
    (tmp_path / "deck.yaml").write_text(deck.format(title=title), encoding="utf-8")
    from deckgen.yaml_source import read_deck

    assert [problem.hint for problem in read_deck(tmp_path / "deck.yaml").problems] == [f"Write `{mended}`."]


@pytest.mark.parametrize(
    "title", ["Rock & roll *", "a_b_c", "5 * 3 = 15 * 1", "[concept] code", "#trots", "'Ster* en ster*'"]
)
def test_a_title_with_a_lone_sign_is_a_title(title: str, tmp_path: Path) -> None:
    assert check(tmp_path, f"title: T\nprogram:\n- slide: '{title}'\n".replace("''", "'")) == []


def test_the_warning_can_be_switched_off(tmp_path: Path) -> None:
    assert check(tmp_path, 'title: "**T**"\nlints: {stray-mark: off}\nprogram: [{slide: S}]\n') == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1. Item 1\n2. Item 2\n  1. Sub 1\n  2. Sub 2\n3. Item 3", (9, 7)),
        ("1. een\n2. twee\n4. vier", (9, 5)),
        ("5. vijf\n\n6. zes\n\n5. weer", (11, 5)),
        ("- punt\n  1. een\n  3. drie", (9, 7)),
    ],
)
def test_a_number_that_is_shown_as_another_is_told(text: str, place: tuple[int, int], tmp_path: Path) -> None:
    from deckgen.yaml_source import read_deck

    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK.format(text="\n".join(f"    {line}" for line in text.splitlines())), encoding="utf-8")
    problems = [problem for problem in read_deck(deck).problems if problem.code == "list-number"]
    assert [(problem.place.line, problem.place.column) for problem in problems] == [place]


@pytest.mark.parametrize(
    "text",
    ["1. een\n1. twee\n1. drie", "7. zeven\n8. acht", "0. nul\n1. een", "1. een\n   1. binnen\n   2. nog\n2. twee"],
)
def test_numbers_that_are_shown_as_written_are_not(text: str, tmp_path: Path) -> None:
    from deckgen.yaml_source import read_deck

    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK.format(text="\n".join(f"    {line}" for line in text.splitlines())), encoding="utf-8")
    assert [problem.code for problem in read_deck(deck).problems] == []
