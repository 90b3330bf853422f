"""The catalogues of translations that come with deckgen, and the one in which this process speaks."""

from __future__ import annotations

from deckgen.messages.message import Message, tell, tell_count

TYPE_CHECKING = False  # `typing` takes as long to import as Python to start
if TYPE_CHECKING:
    from pathlib import Path

    from deckgen.messages.message import Words

DOMAIN = "deckgen"
THOUSANDS = {"en": ",", "nl": ".", "de": ".", "fr": "\u202f"}  # between groups of three digits


def catalogue_folder() -> Path:
    """Where the catalogues lie, in the form that gettext looks for."""
    from deckgen.resources import resource  # English needs no file

    return resource("catalogues")


class English:
    """What needs no catalogue: templates are English."""

    def gettext(self, message: str) -> str:
        """The template itself."""
        return message

    def ngettext(self, one: str, many: str, count: int) -> str:
        """One of the two templates."""
        return one if count == 1 else many


class _Spoken:
    """The language of this process; English until somebody chooses."""

    language = "en"
    words: Words = English()
    fault = ""


def read_catalogue(language: str) -> Words:
    """The translations of a language. Raises OSError or ValueError where the file is missing or broken."""
    if language == "en":
        return English()
    from gettext import GNUTranslations

    with (catalogue_folder() / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        try:
            return GNUTranslations(file)
        except Exception as failure:  # the standard library's reader fails in a dozen ways of its own
            raise ValueError(str(failure)) from failure


def speak(language: str) -> None:
    """Let this process speak a language. Where its catalogue cannot be read, it stays with English."""
    _Spoken.language, _Spoken.words, _Spoken.fault = language, English(), ""
    try:
        _Spoken.words = read_catalogue(language)
    except (OSError, ValueError) as failure:
        _Spoken.language, _Spoken.fault = "en", str(failure)


def spoken_language() -> str:
    """The language of this process."""
    return _Spoken.language


def catalogue_fault() -> str:
    """Why the catalogue asked for could not be read; nothing where it could."""
    return _Spoken.fault


def worded(text: str) -> str:
    """A text as this process says it. What is no message is looked up as it stands."""
    if isinstance(text, Message):
        if _Spoken.language == "en":  # what it is
            return str(text)
        return text.worded(_Spoken.words, THOUSANDS[_Spoken.language])
    return _Spoken.words.gettext(text) if text else text


def told(template: str, /, **arguments: object) -> str:
    """`tell`, as this process says it: for whoever puts it together with other words at once."""
    return worded(tell(template, **arguments))


def told_count(one: str, many: str, /, count: int, **arguments: object) -> str:
    """`tell_count`, as this process says it."""
    return worded(tell_count(one, many, count=count, **arguments))
