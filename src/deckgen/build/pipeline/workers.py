"""Runs jobs here, in several processes or on a Dask cluster, and hands on each result as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen import __version__
from deckgen.build.pipeline.cluster import connect
from deckgen.build.pipeline.interrupts import interrupts_held
from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.worker_process import begin_worker
from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from deckgen.build.pipeline.rendering import Rendered

Work = Callable[[Job], "Rendered"]


class WorkerFailed(Struct, frozen=True):
    """A job whose process ended before it was done; the sentence says so."""

    reason: str


Futures = dict["Future[Rendered]", Job]
Outcome = tuple[Job, "Rendered | WorkerFailed"]


def run_here(jobs: Sequence[Job], work: Work) -> Generator[Outcome, None, None]:
    """One after the other, in this process."""
    for job in jobs:
        yield job, work(job)


def run_in_processes(jobs: Sequence[Job], work: Work, workers: int) -> Generator[Outcome, None, None]:
    """Several at a time. Where a process dies, each job it took along is tried once more, in a process of its own."""
    from concurrent.futures import ProcessPoolExecutor

    taken_along = []
    with _submitted(ProcessPoolExecutor(workers, initializer=begin_worker), jobs, work) as futures:
        for job, done in _collect(futures):
            if isinstance(done, WorkerFailed):
                taken_along.append(job)
            else:
                yield job, done
    for job in taken_along:
        with _submitted(ProcessPoolExecutor(1, initializer=begin_worker), [job], work) as futures:
            yield from _collect(futures)


def run_on_cluster(jobs: Sequence[Job], work: Work, address: str) -> Generator[Outcome, None, None]:
    """On the workers of a Dask scheduler, which read the decks from a folder that they share with us."""
    from deckgen.build.pipeline.rendering import Rendered

    client = connect(address)
    with client, _submitted(client.get_executor(pure=False, retries=0), jobs, work) as futures:
        for job, done in _collect(futures):
            if not isinstance(done, Rendered | WorkerFailed):
                raise DeckgenError(
                    tell("a worker of the cluster answered with something that is no build; ask who runs the cluster")
                )
            if not isinstance(done, WorkerFailed) and done.deckgen != __version__:
                raise DeckgenError(
                    tell(
                        "a worker runs deckgen {deckgen}, this is {version__}: install the same on all",
                        deckgen=done.deckgen,
                        version__=__version__,
                    )
                )
            yield job, done


@contextmanager
def _submitted(executor: Executor, jobs: Sequence[Job], work: Work) -> Iterator[Futures]:
    """Jobs under way. When the build is stopped, what was not begun is dropped, and what was is waited for."""
    with executor:
        with interrupts_held():  # a process that has just begun would take them for its own
            futures: Futures = {executor.submit(work, job): job for job in jobs}
        try:
            yield futures
        finally:
            for future in futures:
                future.cancel()


def _collect(futures: Futures) -> Iterator[Outcome]:
    from concurrent.futures import as_completed

    for future in as_completed(futures):
        job = futures[future]
        try:
            yield job, future.result()
        except Exception as failure:
            if not _is_lost(failure):
                raise
            reason = tell(
                "the process that built {deck} ended before it was done (out of memory, or stopped)",
                deck=job.deck.as_posix(),
            )
            yield job, WorkerFailed(reason)


def _is_lost(failure: Exception) -> bool:
    """Whether a process ended, here or on a cluster; Dask's own exceptions are known by name, as it may not be here."""
    from concurrent.futures.process import BrokenProcessPool

    names = {"KilledWorker", "CommClosedError", "LostWorkerError", "FutureCancelledError"}
    return isinstance(failure, BrokenProcessPool) or type(failure).__name__ in names
