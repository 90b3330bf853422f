"""What programs call: check, build and compile decks, and values that tell what came of it.

Nothing here changes the folder or the environment of the process, so calls may run at the same time in threads.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

if TYPE_CHECKING:
    from deckgen.build.pipeline.order import BuildReport
    from deckgen.problems import Problem as FoundProblem

__all__ = ["DeckgenError", "Output", "Problem", "Report", "build", "check", "compile"]

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Problem(NamedTuple):
    """One mistake in what an author wrote. `severity` is `error` or `warning`; lines and columns count from 1."""

    code: str
    severity: str
    message: str
    hint: str
    file: str
    line: int
    column: int


class Output(NamedTuple):
    """One file of a build; `status` is `built` or `unchanged`."""

    deck: str
    kind: str
    profile: str
    language: str
    path: str
    sha256: str
    status: str


class Report(NamedTuple):
    """All problems in the order an author meets them, and all files. `ok` says that no problem is an error."""

    problems: tuple[Problem, ...] = ()
    outputs: tuple[Output, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every deck can be built."""
        return not any(problem.severity == "error" for problem in self.problems)


class ContentError(DeckgenError):
    """A deck has mistakes; `problems` are all of them."""

    def __init__(self, message: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message, "content")
        self.problems = problems


def check(paths: Paths, profile: str | None = None, language: str | None = None) -> Report:
    """Find the mistakes in decks; write nothing. Raises DeckgenError."""
    from deckgen.library.orders import BuildOptions, check_decks

    order = BuildOptions(profiles=_profiles(profile), language=_language(language))
    with _own_errors():
        return _report(check_decks(_list(paths), order))


def build(
    paths: Paths,
    output: str | os.PathLike[str] = "output",
    kinds: Sequence[str] | None = None,
    *,
    profile: str | None = None,
    language: str | None = None,
) -> Report:
    """Build decks into files below a folder, in this process; what is up to date stays. Raises DeckgenError."""
    from deckgen.library.orders import BuildOptions, build_decks, with_kinds

    asked = BuildOptions(Path(output), profiles=_profiles(profile), language=_language(language), jobs=1)
    order = with_kinds(asked, kinds)
    with _own_errors():
        told = build_decks(_list(paths), order, lambda _: None)
    if told.failures:
        raise DeckgenError(told.failures[0])
    return _report(told)


def compile(  # noqa: A001  # the contract's own name
    path: str | os.PathLike[str] | None = None,
    kinds: Sequence[str] = ("slides",),
    *,
    text: str | None = None,
    folder: str | os.PathLike[str] | None = None,
    profile: str | None = None,
    language: str | None = None,
) -> dict[str, bytes]:
    """Turn a deck into the bytes of files by kind; write nothing. With a `text`, the deck need not be a file.

    Pools and templates are looked for beside the deck, or in `folder`. Raises DeckgenError, whose code is `content` and
    whose `problems` say where, where the deck has mistakes.
    """
    from deckgen.build.pipeline.deck_list import check_names
    from deckgen.build.pipeline.order import Job
    from deckgen.build.pipeline.rendering import render_job
    from deckgen.library.orders import read_kinds

    if (path is None) == (text is None):
        raise DeckgenError(tell("compile takes either a path or a text"), "usage")
    deck = Path(path) if path is not None else Path(folder or os.curdir) / "deck.yaml"
    refused = check_names([deck])[1]
    if refused:
        raise _content_error(refused)
    language = _language(language)
    job = Job(deck, profile or "", language, read_kinds(kinds, language), text=text)
    with _own_errors():
        rendered = render_job(job)
    if rendered.has_errors:
        raise _content_error(rendered.all_problems)
    return {file.kind.value: file.data for file in rendered.files}


def _content_error(found: Sequence[FoundProblem]) -> ContentError:
    problems = tuple(_problem(each) for each in found)
    first = next(each for each in problems if each.severity == "error")
    return ContentError(f"{first.file}:{first.line}:{first.column}: {first.message}", problems)


class _own_errors:  # noqa: N801  # read as a phrase: with _own_errors()
    """Let nothing out but errors of our own."""

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, _trace: object) -> None:
        if isinstance(failure, Exception) and not isinstance(failure, DeckgenError):
            code = "environment" if isinstance(failure, OSError | MemoryError) else "fault"
            raise DeckgenError(str(failure) or type(failure).__name__, code) from failure


def _list(paths: Paths) -> tuple[Path, ...]:
    if isinstance(paths, str | os.PathLike):
        return (Path(paths),)
    return tuple(Path(each) for each in paths)


def _profiles(profile: str | None) -> tuple[str, ...]:
    return (profile,) if profile else ()


def _language(written: str | None) -> str:
    from deckgen.library.languages import read_languages

    return read_languages(written) if written else ""


def _report(told: BuildReport) -> Report:
    outputs = tuple(Output(*map(str, each[: len(Output._fields)])) for each in told.outputs)
    return Report(tuple(_problem(each) for each in told.problems), outputs)


def _problem(found: FoundProblem) -> Problem:
    place = found.place
    return Problem(
        found.code, found.severity.value, str(found.message), str(found.hint), place.file, place.line, place.column
    )
