"""Renders the files of one job, or says why there are none. Runs in any process; writes nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from deckgen import __version__
from deckgen.build.freshness.input_files import InputFile, record_inputs
from deckgen.build.freshness.package_content import hash_content
from deckgen.build.freshness.shortening import Shortening, record_short_version
from deckgen.build.pipeline.deck_variant import ReadVariant, read_pair, read_variant
from deckgen.build.pipeline.kinds import check_kind, plan_kind
from deckgen.build.pipeline.order import Job, split_languages
from deckgen.build.pipeline.own_outputs import check_own_outputs
from deckgen.content.deck import Deck
from deckgen.messages.message import Message
from deckgen.output import Kind, edition_name
from deckgen.problems import Problem, in_order, without_silenced
from deckgen.seal import seal_pdf


class RenderedFile(NamedTuple):
    """One kind as bytes. `content` is a hash that does not depend on how well they were packed."""

    kind: Kind
    data: bytes
    content: str
    problems: tuple[Problem, ...]


class Rendered(NamedTuple):
    """All files of a job, or none where a problem is an error. `problems` are those of the deck as a whole."""

    deck: str
    language: str
    content_hash: str
    problems: tuple[Problem, ...]
    inputs: tuple[InputFile, ...] = ()
    absent: tuple[str, ...] = ()
    files: tuple[RenderedFile, ...] = ()
    deckgen: str = __version__
    short: Shortening | None = None

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Those of the deck and those of each kind."""
        return self.problems + tuple(problem for file in self.files for problem in file.problems)

    @property
    def has_errors(self) -> bool:
        """Whether nothing may be written."""
        return any(problem.is_error for problem in self.all_problems)


def render_job(job: Job) -> Rendered:
    """Plan all kinds, then render all: a deck's files belong together."""
    read = read_job(job)
    if read.variant is None or any(problem.is_error for problem in read.problems):
        return Rendered(job.deck.stem, job.language, "", read.problems)
    files = _render(job, read)
    variant = read.variant
    done = Rendered(variant.deck.id, variant.language, variant.digest, read.problems, files=files)
    if done.has_errors:
        return done
    inputs = record_inputs(read.inputs, _find_deck(job).parent)
    return done._replace(inputs=inputs, absent=read.absent, short=_record_short(variant.deck))


def read_job(job: Job) -> ReadVariant:
    """Read the deck of a job with all it draws from, and count its session's time, whatever is built of it."""
    read = _seen_from(job, _read(job))
    if read.variant is None:
        return read
    edition = edition_name(job.deck.stem, profile=job.profile, language=job.language, minutes=job.minutes)
    deck = read.variant.deck
    problems = (*read.problems, *check_own_outputs(deck), *(_check_times(deck) if deck.session is not None else ()))
    return replace(read, variant=replace(read.variant, edition=edition), problems=problems)


def _read(job: Job) -> ReadVariant:
    deck, minutes, epoch, text = _find_deck(job), job.minutes, job.epoch, job.text
    match split_languages(job.language):
        case (first, second):
            both = (first, second)
            return read_pair(deck, profile=job.profile, languages=both, minutes=minutes, epoch=epoch, text=text)
        case _:
            language = job.language
            return read_variant(deck, profile=job.profile, language=language, minutes=minutes, epoch=epoch, text=text)


def _is_elsewhere(job: Job) -> bool:
    """Whether this process stands in another folder than the one where the job's paths start, as on a cluster."""
    return bool(job.folder) and os.path.realpath(job.folder) != os.path.realpath(os.curdir)


def _find_deck(job: Job) -> Path:
    return Path(job.folder) / job.deck if _is_elsewhere(job) else job.deck


def _seen_from(job: Job, read: ReadVariant) -> ReadVariant:
    """The reading with its problems as whoever started the build would type their files."""
    if not _is_elsewhere(job):
        return read
    start = f"{Path(job.folder).as_posix()}/"

    def say(text: str) -> str:
        return text.each_argument(lambda each: each.replace(start, "")) if isinstance(text, Message) else text

    def move(problem: Problem) -> Problem:
        place = problem.place._replace(file=problem.place.file.removeprefix(start))
        return problem._replace(message=say(problem.message), hint=say(problem.hint), place=place)

    return replace(read, problems=tuple(move(problem) for problem in read.problems))


def _check_times(deck: Deck) -> tuple[Problem, ...]:
    from deckgen.storyboard.timetable import plan_timetable

    return without_silenced(in_order(plan_timetable(deck).problems), deck.lints)


class Checked(NamedTuple):
    """What a check found: all problems, every file that was read, what a short version lacks."""

    problems: tuple[Problem, ...]
    inputs: tuple[Path, ...]
    short: Shortening | None = None


def check_job(job: Job) -> Checked:
    """Everything that a build would say before it draws; no files."""
    read = read_job(job)
    if read.variant is None:
        return Checked(read.problems, tuple(read.inputs))
    deck = read.variant.deck
    found = [check_kind(kind, read.variant, job.print_options) for kind in job.kinds]
    problems = read.problems + tuple(problem for problems in found for problem in problems)
    return Checked(problems, tuple(read.inputs), _record_short(deck))


def _record_short(deck: Deck) -> Shortening | None:
    return record_short_version(deck.short) if deck.short else None


def _render(job: Job, read: ReadVariant) -> tuple[RenderedFile, ...]:
    if read.variant is None:
        return ()
    plans = [plan_kind(kind, read.variant, job.print_options) for kind in job.kinds]
    if any(problem.is_error for plan in plans for problem in plan.problems):
        return tuple(RenderedFile(plan.kind, b"", "", plan.problems) for plan in plans)
    files = []
    for plan in plans:
        drawn = plan.render()
        data = seal_pdf(drawn.data) if drawn.data.startswith(b"%PDF-") else drawn.data
        files.append(RenderedFile(plan.kind, data, drawn.content or hash_content(data), plan.problems + drawn.problems))
    return tuple(files)
