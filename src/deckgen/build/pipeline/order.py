"""What a build is asked for, and what it tells: plain values, sent to any process.

Why named tuples: an unchanged build needs nothing else, so it does not load what makes the other values.
"""

from pathlib import Path
from typing import NamedTuple

from deckgen.build.freshness.shortening import Shortening
from deckgen.output import DEFAULT_KINDS, Kind
from deckgen.problems import Problem


class PrintOptions(NamedTuple):
    """What whoever prints asks for: larger type, cards on sheets, the print shop's own colour profile."""

    large_print: bool = False
    sheet: str = ""
    icc: bytes = b""
    icc_file: str = ""


class BuildOptions(NamedTuple):
    """What is built, where, and for whom. `all_decks`: no deck was named, so what belongs to none is left over."""

    output: Path = Path("output")
    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    profiles: tuple[str, ...] = ()
    language: str = ""
    jobs: int | None = None
    force: bool = False
    print_options: PrintOptions = PrintOptions()
    scheduler: str = ""
    minutes: int = 0  # a short version of so many minutes; 0: the whole program
    all_decks: bool = False
    own_kinds: bool = False  # no kind was asked for: what a deck names itself comes before the usual ones


def split_languages(language: str) -> tuple[str, ...]:
    """`nl` and `fr` of `nl+fr`: a paper in two languages; one language is the only one."""
    return tuple(language.split("+"))


class Output(NamedTuple):
    """One file of a build; `status` is `built` or `unchanged`."""

    deck: str
    kind: str
    profile: str
    language: str
    path: str
    sha256: str
    status: str


class Job(NamedTuple):
    """One deck for one profile in one language: the unit of work. `folder` is where its paths start."""

    deck: Path
    profile: str = ""
    language: str = ""
    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    print_options: PrintOptions = PrintOptions()
    folder: str = ""
    epoch: str = ""  # SOURCE_DATE_EPOCH, for workers that do not share our environment
    minutes: int = 0  # a short version of so many minutes; 0: the whole program
    text: str | None = None  # what the deck says, where no file says it


class BuildReport(NamedTuple):
    """All problems in the order an author meets them, all files, and what the environment did not allow.

    `not_built` names the decks that were still to be built when the author stopped the build, or a worker died.
    """

    problems: tuple[Problem, ...] = ()
    outputs: tuple[Output, ...] = ()
    failures: tuple[str, ...] = ()
    not_built: tuple[str, ...] = ()
    stopped: bool = False
    shortenings: tuple[tuple[Job, Shortening], ...] = ()  # what the short version of a deck lacks

    @property
    def has_errors(self) -> bool:
        """Whether any deck could not be built."""
        return any(problem.is_error for problem in self.problems)
