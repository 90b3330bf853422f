"""No two files of a deck have one name: whoever gets them by mail sees which edition each is."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from deckgen.output import Kind, edition_name, file_name, output_folder

EDITIONS = list(product(("", "stad", "fr", "60min"), ("", "fr", "nl+fr"), (0, 60)))


def test_each_edition_has_a_folder_and_names_of_its_own() -> None:
    folders = [output_folder(Path(), "deck", profile=p, language=c, minutes=m) for p, c, m in EDITIONS]
    names = [edition_name("deck", profile=p, language=c, minutes=m) for p, c, m in EDITIONS]

    assert len(set(folders)) == len(set(names)) == len(EDITIONS)
    assert [folder.as_posix().replace("/", "-") for folder in folders] == names


def test_the_deck_itself_keeps_its_name() -> None:
    assert file_name(edition_name("deck"), Kind.SLIDES) == "deck.pptx"


def test_no_kind_of_one_edition_has_the_name_of_another_edition() -> None:
    names = [
        file_name(edition_name("deck", profile=p, language=c, minutes=m), kind) for p, c, m in EDITIONS for kind in Kind
    ]

    assert len(set(names)) == len(names)
