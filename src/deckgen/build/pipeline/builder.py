"""The pipeline on one screen, from decks to files and problems. A deck with an error gets no file at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.build.freshness.freshness import examine, list_reasons
from deckgen.build.freshness.orphans import find_orphans
from deckgen.build.pipeline.deck_list import check_names, find_clashes
from deckgen.build.pipeline.order import BuildOptions, BuildReport, Job, Output, split_languages
from deckgen.build.pipeline.own_outputs import wished_kinds
from deckgen.messages.message import reason_of, tell
from deckgen.output import BILINGUAL_KINDS, DEFAULT_KINDS, Kind
from deckgen.problems import DeckgenError, Place, Problem, error, in_order, warning

if TYPE_CHECKING:
    from deckgen.build.freshness.shortening import Shortening
    from deckgen.build.pipeline.rendering import Rendered
    from deckgen.build.pipeline.workers import Outcome, WorkerFailed

_EDITED = tell("This file was changed after it was built.")
_CURE = tell("Move the changes into the deck; `--force` builds the file again and keeps the changed one beside it.")

Progress = Callable[[str], None]


class _Ledger:
    """What came of each job, in the order in which it was asked for."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.outputs: dict[Job, list[Output]] = {}
        self.failures: list[str] = []
        self.waiting: dict[Job, Job] = {}  # the job to do -> the job asked for
        self.stopped = False
        self.shortenings: dict[Job, Shortening] = {}

    def report(self) -> BuildReport:
        outputs = tuple(output for outputs in self.outputs.values() for output in outputs)
        not_built = tuple(dict.fromkeys(job.deck.as_posix() for job in self.waiting))
        short = tuple((job, self.shortenings[job]) for job in self.outputs if job in self.shortenings)
        return BuildReport(in_order(self.problems), outputs, tuple(self.failures), not_built, self.stopped, short)


def build_decks(decks: Sequence[Path], options: BuildOptions, progress: Progress) -> BuildReport:
    """Build decks, several at a time. Raises DeckgenError where the environment does not allow it."""
    clashes = find_clashes(decks)
    if clashes:
        return BuildReport(clashes)
    ledger = _Ledger()
    named, refused = check_names(decks)
    ledger.problems += refused
    ledger.problems += find_orphans(decks, options.output) if options.all_decks else ()
    for job in _jobs(named, options):
        _plan_work(job, options, ledger)
    if ledger.waiting:
        _do_work(options, progress, ledger)
    return ledger.report()


def check_outputs(decks: Sequence[Path], options: BuildOptions) -> BuildReport:
    """What a build would have to do, as an error a deck; nothing is written."""
    named, refused = check_names(decks)
    found = [(job, examine(job, options.output, seals=False)) for job in _jobs(named, options)]
    problems = [*refused]
    problems += [problem for _, fresh in found for problem in fresh.problems]
    problems += find_orphans(decks, options.output) if options.all_decks else ()
    for job, fresh in found:
        problems += [
            error("edited-output", _EDITED, Place(path), tell("deckgen build --force")) for path in fresh.edited
        ]
        hint = tell("deckgen build {deck}", deck=job.deck.as_posix())
        problems += [
            error("out-of-date", reason, Place(job.deck.as_posix()), hint) for reason in list_reasons(job, fresh)
        ]
    outputs = tuple(output for _, fresh in found for output in fresh.outputs)
    short = tuple((job, fresh.short) for job, fresh in found if fresh.short)
    return BuildReport(find_clashes(decks) or in_order(problems), outputs, shortenings=short)


def check_decks(decks: Sequence[Path], options: BuildOptions) -> BuildReport:
    """Everything that a build would say of each deck before it draws; no files.

    A dilemma, a source or a profile can be named too. Where no deck was named, all that lies in the pools is checked.
    """
    from deckgen.build.pipeline.rendering import check_job
    from deckgen.yaml_source import check_pool_files, is_pool_file

    named, refused = check_names(decks)
    single = [path for path in named if is_pool_file(path)]
    whole = [path for path in named if path not in single]
    found = [(job, check_job(job)) for job in _jobs(whole, options)]
    read = {path for _, checked in found for path in checked.inputs}
    problems = [problem for _, checked in found for problem in checked.problems]
    problems += check_pool_files(single, whole if options.all_decks else (), read)
    short = tuple((job, checked.short) for job, checked in found if checked.short)
    return BuildReport(in_order([*refused, *problems]), shortenings=short)


def _jobs(decks: Sequence[Path], options: BuildOptions) -> list[Job]:
    folder, epoch = str(Path.cwd()), os.environ.get("SOURCE_DATE_EPOCH", "")
    is_bilingual = len(split_languages(options.language)) > 1
    kinds = tuple(kind for kind in options.kinds if kind in BILINGUAL_KINDS) if is_bilingual else options.kinds
    return [
        Job(
            deck,
            profile,
            options.language,
            _kinds_of(deck, kinds, options),
            options.print_options,
            folder,
            epoch,
            options.minutes,
        )
        for deck in decks
        for profile in (options.profiles or ("",))
    ]


def _kinds_of(deck: Path, kinds: tuple[Kind, ...], options: BuildOptions) -> tuple[Kind, ...]:
    """What is built of a deck: where nothing was asked for, what it names itself in place of the usual."""
    if not options.own_kinds:
        return kinds
    more = tuple(kind for kind in kinds if kind not in DEFAULT_KINDS)
    return tuple(dict.fromkeys((*wished_kinds(deck), *more)))


def _plan_work(job: Job, options: BuildOptions, ledger: _Ledger) -> None:
    """Note what need not be done, and what must."""
    ledger.outputs[job] = []
    if options.force:
        ledger.waiting[job] = job
        return
    fresh = examine(job, options.output)
    ledger.outputs[job] += fresh.outputs
    ledger.problems += fresh.problems
    if fresh.short:
        ledger.shortenings[job] = fresh.short
    ledger.problems += [
        warning("edited-output", tell("{edited} It stays.", edited=_EDITED), Place(path), _CURE)
        for path in fresh.edited
    ]
    if fresh.stale:
        ledger.waiting[_only(job, fresh.stale)] = job


def _only(job: Job, kinds: tuple[Kind, ...]) -> Job:
    return job._replace(kinds=kinds)


def _do_work(options: BuildOptions, progress: Progress, ledger: _Ledger) -> None:
    """Write each deck's files as soon as they are there; a stop keeps what was written."""
    from deckgen.build.pipeline.interrupts import interrupts_held, is_interrupt

    total = len(ledger.waiting)
    progress(f"0/{total}")
    try:
        with closing(_run(tuple(ledger.waiting), options)) as outcomes:
            for number, (work, outcome) in enumerate(outcomes, 1):
                with interrupts_held():  # what was written is in the report as well
                    _settle(work, outcome, options, ledger)
                progress(f"{work.deck.stem} ({number}/{total})")
    except (KeyboardInterrupt, Exception) as failure:
        if not is_interrupt(failure):
            raise
        ledger.stopped = True


def _run(jobs: tuple[Job, ...], options: BuildOptions) -> Generator[Outcome, None, None]:
    from deckgen.build.pipeline.job_parts import run_in_parts, split_job
    from deckgen.build.pipeline.rendering import render_job
    from deckgen.build.pipeline.workers import run_here, run_in_processes, run_on_cluster

    if options.scheduler:
        return run_on_cluster(jobs, render_job, options.scheduler)
    workers = options.jobs or os.cpu_count() or 1
    if workers == 1 or (len(jobs) == 1 and len(split_job(jobs[0])) == 1):
        return run_here(jobs, render_job)
    if len(jobs) < workers and sys.platform == "linux":  # elsewhere a process takes longer to start than it saves
        return run_in_parts(jobs, render_job, workers)
    return run_in_processes(jobs, render_job, min(workers, len(jobs)))


def _settle(work: Job, outcome: Rendered | WorkerFailed, options: BuildOptions, ledger: _Ledger) -> None:
    from deckgen.build.pipeline.delivery import deliver
    from deckgen.build.pipeline.workers import WorkerFailed

    if isinstance(outcome, WorkerFailed):
        ledger.failures.append(outcome.reason)
        return
    asked = ledger.waiting[work]
    if outcome.short:
        ledger.shortenings[asked] = outcome.short
    ledger.problems += outcome.all_problems
    if not outcome.has_errors:
        try:
            outputs, kept = deliver(work, outcome, options.output)
        except DeckgenError as failure:
            ledger.failures.append(reason_of(failure))
            return
        ledger.problems += kept
        built = {output.kind: output for output in (*ledger.outputs[asked], *outputs)}
        ledger.outputs[asked] = [built[kind] for kind in asked.kinds if kind in built]
    del ledger.waiting[work]
