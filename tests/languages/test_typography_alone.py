"""The signs of a language are read alone where nothing else of it is needed; they are those of its whole file."""

import pytest

from deckgen.resources.languages import language_codes
from deckgen.yaml_source.reading.locales import read_locale, read_typography


@pytest.mark.parametrize("language", language_codes())
def test_the_signs_read_alone_are_those_of_the_whole_file(language: str) -> None:
    assert read_typography(language) == read_locale(language).typography


def test_the_signs_of_a_region_are_those_of_its_language() -> None:
    assert read_typography("nl-BE") == read_locale("nl").typography
