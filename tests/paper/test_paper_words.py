"""The words on papers are whole in every language and take the same fillings."""

from __future__ import annotations

import re

import pytest
from paper_decks import words_of

from deckgen.content.paper_words import PaperWords

NAMES = PaperWords.__struct_fields__


@pytest.mark.parametrize("language", ["fr", "de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_language_fills_in_the_same_and_lists_as_many_items(name: str, language: str) -> None:
    dutch, other = (getattr(words_of(code).paper, name) for code in ("nl", language))

    assert other.strip()
    assert set(re.findall(r"\{\w+\}", dutch)) == set(re.findall(r"\{\w+\}", other))
    assert len(dutch.splitlines()) == len(other.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_french_marks_have_their_space(name: str) -> None:
    french = getattr(words_of("fr").paper, name)

    assert not re.search(r"[^\u00a0\u202f][;?!]|[^\u00a0\u202f]:(?!//)", french)
