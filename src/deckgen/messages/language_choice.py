"""The language in which deckgen speaks: what the command line asks for, else the environment, else the system.

Why without imports: `deckgen --help` is printed before anything else is loaded.
"""

from __future__ import annotations

import os

LANGUAGES = ("nl", "fr", "de", "en")
VARIABLE = "DECKGEN_LANG"
OPTION = "--lang"
_ENGLISH = "en"
_SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in the order of gettext
_PRIMARY = 0x3FF  # the bits of a Windows language that name it, without its region
_WINDOWS = {0x13: "nl", 0x0C: "fr", 0x07: "de", 0x09: "en"}  # primary languages of Windows


def choose_language(arguments: list[str]) -> str:
    """The language asked for where it is one of ours; else that of the environment or the system, else English."""
    for written in (find_option(arguments), os.environ.get(VARIABLE, "")):
        language = read_language(written)
        if language:
            return language
    return _find_system_language()


def find_option(arguments: list[str]) -> str:
    """What follows `--lang`, wherever it stands; nothing where it does not."""
    written = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION and index + 1 < len(arguments):
            written = arguments[index + 1]
        elif argument.startswith(OPTION + "="):
            written = argument[len(OPTION) + 1 :]
    return written


def without_option(arguments: list[str]) -> list[str]:
    """The arguments without `--lang` and its language, where that is one of ours."""
    kept: list[str] = []
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument == OPTION and read_language("".join(arguments[position + 1 : position + 2])):
            position += 1
        elif not (argument.startswith(OPTION + "=") and read_language(argument[len(OPTION) + 1 :])):
            kept.append(argument)
        position += 1
    return kept


def read_language(written: str) -> str:
    """`nl` of `nl`, `NL`, `nl-BE` or `nl_BE.UTF-8`; nothing where it is none of ours."""
    code = written.strip().lower().replace("_", "-").partition(".")[0].partition("-")[0]
    return code if code in LANGUAGES else ""


def _find_system_language() -> str:
    for name in _SYSTEM:
        value = os.environ.get(name, "")
        if not value:
            continue
        for each in value.split(":"):  # LANGUAGE names several, in the order of preference
            if read_language(each):
                return read_language(each)
        return _ENGLISH  # `C`, `pt_BR`: what the user chose, and none of ours
    return _find_windows_language() or _ENGLISH


def _find_windows_language() -> str:
    if os.name != "nt":
        return ""
    try:
        import ctypes

        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # there on Windows alone
        return _WINDOWS.get(kernel.GetUserDefaultUILanguage() & _PRIMARY, "")
    except (ImportError, AttributeError, OSError):
        return ""
