"""The pipeline on one screen: decks in, files and problems out. A deck with an error gets no file at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckgen.build.deck_variant import ReadVariant, read_variant
from deckgen.build.kinds import Planned, Wishes, plan_kind
from deckgen.output import DEFAULT_KINDS, Kind, file_name, output_folder, sha256, write_whole
from deckgen.problems import Place, Problem, error, in_order

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is built, where, and for whom."""

    output: Path = Path("output")
    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    profiles: tuple[str, ...] = ()
    language: str = ""
    jobs: int | None = None
    force: bool = False
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build; `status` is `built` or `unchanged`."""

    deck: str
    kind: str
    profile: str
    language: str
    path: str
    sha256: str
    status: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All problems in the order an author meets them, and all files."""

    problems: tuple[Problem, ...] = ()
    outputs: tuple[Output, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any deck could not be built."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Job:
    """One deck for one profile: the unit of work."""

    deck: Path
    profile: str
    options: BuildOptions


def build_decks(decks: Sequence[Path], options: BuildOptions, progress: Progress) -> BuildReport:
    """Build decks, several at a time. Raises DeckgenError where the environment does not allow it."""
    clashes = _name_clashes(decks)
    if clashes:
        return BuildReport(clashes)
    jobs = _jobs(decks, options)
    return _merge(_run(jobs, _build, min(options.jobs or os.cpu_count() or 1, len(jobs)), progress))


def check_decks(decks: Sequence[Path], options: BuildOptions) -> BuildReport:
    """Everything that a build would say, without a file."""
    return _merge([_check(job) for job in _jobs(decks, options)])


def _jobs(decks: Sequence[Path], options: BuildOptions) -> list[_Job]:
    return [_Job(deck, profile, options) for deck in decks for profile in (options.profiles or ("",))]


def _name_clashes(decks: Sequence[Path]) -> tuple[Problem, ...]:
    """Two decks of one name would write the same files."""
    seen: dict[str, Path] = {}
    problems = []
    for deck in decks:
        other = seen.setdefault(deck.stem, deck)
        if other is not deck:
            place = Place(deck.as_posix())
            problems.append(error("same-deck-name", f"{other.as_posix()} has the same name", place, "rename one"))
    return tuple(problems)


def _run(jobs: list[_Job], work: Callable[[_Job], BuildReport], workers: int, progress: Progress) -> list[BuildReport]:
    """Do the jobs in order, on several processes where there are several."""
    if workers <= 1:
        return [_announced(job, work, progress) for job in jobs]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as executor:
        futures = [executor.submit(work, job) for job in jobs]
        reports = []
        for number, (job, future) in enumerate(zip(jobs, futures, strict=True), 1):
            progress(f"{job.deck.stem} ({number}/{len(jobs)})")
            reports.append(future.result())
        return reports


def _announced(job: _Job, work: Callable[[_Job], BuildReport], progress: Progress) -> BuildReport:
    progress(job.deck.stem)
    return work(job)


def _read(job: _Job) -> ReadVariant:
    return read_variant(job.deck, profile=job.profile, language=job.options.language)


def _check(job: _Job) -> BuildReport:
    read = _read(job)
    return BuildReport(in_order([*read.problems, *(p for planned in _plan(read, job) for p in planned.problems)]))


def _plan(read: ReadVariant, job: _Job) -> Iterator[Planned]:
    if read.variant is not None:
        for kind in job.options.kinds:
            yield plan_kind(kind, read.variant, job.options.wishes)


def _build(job: _Job) -> BuildReport:
    """Plan all kinds, render all, and only then write: a deck's files belong together."""
    read = _read(job)
    plans = list(_plan(read, job))
    problems = [*read.problems, *(problem for planned in plans for problem in planned.problems)]
    if read.variant is None or any(problem.is_error for problem in problems):
        return BuildReport(in_order(problems))
    files: list[tuple[Kind, bytes]] = []
    for planned in plans:
        data, found = planned.render()
        problems += found
        files.append((planned.kind, data))
    if any(problem.is_error for problem in problems):
        return BuildReport(in_order(problems))
    deck, options = read.variant.deck, job.options
    folder = output_folder(options.output, deck.id, profile=job.profile, language=options.language)
    outputs = []
    for kind, data in files:
        path = folder / file_name(deck.id, kind)
        write_whole(path, data)
        outputs.append(Output(deck.id, kind, job.profile, deck.language, path.as_posix(), sha256(data), "built"))
    return BuildReport(in_order(problems), tuple(outputs))


def _merge(reports: Sequence[BuildReport]) -> BuildReport:
    problems = in_order(problem for report in reports for problem in report.problems)
    return BuildReport(problems, tuple(output for report in reports for output in report.outputs))
