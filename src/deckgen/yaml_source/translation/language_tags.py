"""Languages as authors name them: `nl`, `nl-BE`."""

from __future__ import annotations

from deckgen.messages.message import tell
from deckgen.resources.languages import known_languages

_NAMES = {"nl": tell("Dutch"), "fr": tell("French"), "de": tell("German"), "en": tell("English")}
LANGUAGE_NAMES = {code: _NAMES.get(code, language.english) for code, language in known_languages().items()}


def language_code(language: str) -> str:
    """`fr` of `fr-BE`."""
    return language.strip().replace("_", "-").partition("-")[0].lower()


def read_language_tag(written: object) -> str:
    """`nl-BE` of what somebody wrote for it; nothing where it is no language of deckgen."""
    code, _, region = written.strip().replace("_", "-").partition("-") if isinstance(written, str) else ("", "", "")
    if code.lower() not in LANGUAGE_NAMES or (region and not (len(region) == 2 and region.isalpha())):  # noqa: PLR2004
        return ""
    return f"{code.lower()}-{region.upper()}" if region else code.lower()
