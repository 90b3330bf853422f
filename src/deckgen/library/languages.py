"""Languages as whoever asks for a build writes them; decided once for programs and for the command line."""

from __future__ import annotations

from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

_MOST_LANGUAGES = 2  # the columns of a handout


def read_languages(written: str) -> str:
    """One language of deckgen, or two different ones: `nl+fr`. Raises DeckgenError."""
    if "+" not in written:
        return read_language(written)
    languages = [read_language(each.strip()) for each in written.split("+")]
    if "" in languages:
        raise _unknown(tell("`{written}` lacks a language beside its +", written=written))
    if len(languages) > _MOST_LANGUAGES:
        raise _unknown(
            tell(
                "`{written}` names {count} languages; a handout has two columns", written=written, count=len(languages)
            )
        )
    if len({language.partition("-")[0] for language in languages}) < len(languages):
        raise _unknown(tell("`{written}` names one language twice", written=written))
    return "+".join(languages)


def read_language(written: str) -> str:
    """A language of deckgen, as it is written in a file: `fr-BE` for `fr_be`. Raises DeckgenError."""
    if not written:
        return ""
    from deckgen.resources.languages import language_codes
    from deckgen.yaml_source.translation.language_tags import read_language_tag

    language = read_language_tag(written)
    if not language:
        raise _unknown(
            tell(
                "`{written}` is not known; languages are {languages}, or nl-BE with a region",
                written=written,
                languages=", ".join(language_codes()),
            )
        )
    return language


def _unknown(said: str) -> DeckgenError:
    return DeckgenError(said, "unknown-language")
