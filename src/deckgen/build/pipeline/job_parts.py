"""Splits a job into two that run at the same time, and puts their results together again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.workers import Outcome, Work, WorkerFailed, run_in_processes
from deckgen.messages.message import tell
from deckgen.output import Kind

if TYPE_CHECKING:
    from deckgen.build.pipeline.rendering import Rendered

_SHARE_A_PLAN = (Kind.SLIDES, Kind.FACILITATOR, Kind.SLIDES_PDF, Kind.SLIDES_HANDOUT)  # all draw the slides


def split_job(job: Job) -> tuple[Job, ...]:
    """Slides and what draws them, and the other papers. Both read the deck: that costs less than sending it."""
    together = tuple(kind for kind in job.kinds if kind in _SHARE_A_PLAN)
    others = tuple(kind for kind in job.kinds if kind not in _SHARE_A_PLAN)
    return tuple(job._replace(kinds=kinds) for kinds in (together, others) if kinds)


def join_parts(job: Job, parts: Sequence[Rendered]) -> Rendered | WorkerFailed:
    """The result of the whole job; lost where someone saved the deck between the two readings."""
    if len({part.content_hash for part in parts if not part.has_errors}) > 1:
        return WorkerFailed(
            tell("{deck} was changed while it was being built: build it again", deck=job.deck.as_posix())
        )
    worst = next((part for part in parts if part.has_errors), parts[0])
    files = [file for part in parts for file in part.files]
    return worst._replace(files=tuple(sorted(files, key=lambda file: job.kinds.index(file.kind))))


def run_in_parts(jobs: Sequence[Job], work: Work, workers: int) -> Generator[Outcome, None, None]:
    """Fewer jobs than processes: each job in parts, and each result once all its parts are there."""
    asked = {part: job for job in jobs for part in split_job(job)}
    done: dict[Job, list[Rendered]] = {job: [] for job in jobs}
    for part, outcome in run_in_processes(tuple(asked), work, min(workers, len(asked))):
        job = asked[part]
        if job not in done:
            continue
        if isinstance(outcome, WorkerFailed):
            del done[job]
            yield job, outcome
            continue
        done[job].append(outcome)
        if len(done[job]) == len(split_job(job)):
            yield job, join_parts(job, done.pop(job))
