"""What can go wrong, as values: a problem of the author has a place; a failure of the environment is an exception.

Why named tuples: an unchanged build needs these values and no others, and starts in half the time of a program.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from deckgen.messages.message import Message


class Severity(StrEnum):
    """How much a problem weighs: an error stops the deck, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """Where an author can mend something: a file as the author would type it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


MAX_MESSAGE = 600  # characters of a message or a hint; names in it may be as long as a file

NOWHERE = Place("", 0, 0)  # of what no author wrote


class Problem(NamedTuple):
    """One mistake in what an author wrote, with its place and, where one helps, the cure."""

    severity: Severity
    code: str
    message: str
    place: Place
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the deck cannot be built because of it."""
        return self.severity is Severity.ERROR


def error(code: str, message: str, place: Place, hint: str = "") -> Problem:
    """Make a problem that stops the deck."""
    return Problem(Severity.ERROR, code, _shorten(message), place, _shorten(hint))


def warning(code: str, message: str, place: Place, hint: str = "") -> Problem:
    """Make a problem that the author should know of, but that does not stop the deck."""
    return Problem(Severity.WARNING, code, _shorten(message), place, _shorten(hint))


def _shorten(text: str) -> str:
    """One line, so that no author's text can pass for a line of ours; and not without end."""
    if "\n" not in text and len(text) <= MAX_MESSAGE:
        return text
    if isinstance(text, Message):
        shorter = text.each_argument(lambda argument: _cut(argument, MAX_MESSAGE // 2))
        if len(shorter) <= MAX_MESSAGE:
            return shorter
    return _cut(text, MAX_MESSAGE)


def _cut(text: str, most: int) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 4 :]}"


def without_silenced(problems: Iterable[Problem], lints: Mapping[str, bool]) -> tuple[Problem, ...]:
    """The problems without the warnings that an author switched off. An error cannot be."""
    return tuple(problem for problem in problems if problem.is_error or lints.get(problem.code, True))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order in which an author meets them: by file, line and column."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.code, problem.message)))


class DeckgenError(Exception):
    """The environment does not allow the work: a folder without rights, a full disk, a lost worker.

    `code` says in a word what it is, for programs.
    """

    def __init__(self, message: str, code: str = "environment") -> None:
        super().__init__(message)
        self.code = code
