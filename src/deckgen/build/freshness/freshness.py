"""Decides from the manifest of the last build which kinds of a job are still right, and why the others are not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from deckgen import __version__
from deckgen.build.freshness.input_files import find_path, is_same
from deckgen.build.freshness.manifest import NAME, BuiltFile, Manifest, explain_unreadable, read_manifest
from deckgen.build.freshness.problem_places import to_author
from deckgen.build.freshness.shortening import Shortening
from deckgen.build.pipeline.order import Job, Output, PrintOptions
from deckgen.messages.message import tell
from deckgen.output import Kind, file_name, output_folder, sha256
from deckgen.problems import Place, Problem, warning


class Freshness(NamedTuple):
    """What need not be built again, with what was said of it; and the kinds to build, with the reason.

    `edited` are files that are not as they were built, though nothing that they were built from changed.
    """

    outputs: tuple[Output, ...] = ()
    problems: tuple[Problem, ...] = ()
    stale: tuple[Kind, ...] = ()
    reason: str = ""
    short: Shortening | None = None
    edited: tuple[str, ...] = ()


def job_folder(job: Job, root: Path) -> Path:
    """Where the files of a job go."""
    return output_folder(root, job.deck.stem, profile=job.profile, language=job.language, minutes=job.minutes)


def describe_settings(print_options: PrintOptions, epoch: str) -> str:
    """Everything but the inputs that a file depends on."""
    profile = sha256(print_options.icc)[:16] if print_options.icc else ""
    shown = {
        "large-print": "yes" if print_options.large_print else "",
        "sheet": print_options.sheet,
        "icc": profile,
        "epoch": epoch,
    }
    return " ".join(f"{name}={value}" for name, value in shown.items() if value)


def examine(job: Job, root: Path) -> Freshness:
    """Compare a job with its last build; reads nothing but the manifest where nothing was touched since."""
    folder = job_folder(job, root)
    manifest = read_manifest(folder)
    if manifest is None:
        return _find_no_manifest(job, folder)
    reason = _find_change(job, manifest)
    if reason:
        return Freshness(stale=job.kinds, reason=reason)
    settings = describe_settings(job.print_options, job.epoch)
    current = {kind: _find_current(manifest, folder, kind, settings) for kind in job.kinds}
    kept = [(kind, file) for kind, file in current.items() if file is not None]
    stale = tuple(kind for kind, file in current.items() if file is None)
    problems = (*manifest.problems, *(problem for _, file in kept for problem in file.problems))
    outputs = tuple(_describe(manifest, job, kind, folder, file) for kind, file in kept)
    return Freshness(
        outputs=outputs,
        edited=tuple(
            output.path for output, (_, file) in zip(outputs, kept, strict=True) if output.sha256 != file.sha256
        ),
        problems=tuple(to_author(problem, job.deck.parent) for problem in problems),
        stale=stale,
        reason=f"not there, or built from older files or with other options: {', '.join(stale)}" if stale else "",
        short=manifest.short,
    )


def _find_no_manifest(job: Job, folder: Path) -> Freshness:
    """Everything is to be built; a manifest that cannot be read is named, since it will be written over."""
    why = explain_unreadable(folder)
    if not why:
        return Freshness(stale=job.kinds, reason="it was not built before")
    path = (folder / NAME).as_posix()
    told = warning(
        "unreadable-manifest",
        tell("{path} {why}: the deck is built as if for the first time.", path=path, why=why),
        Place(path),
    )
    return Freshness(stale=job.kinds, reason=f"{path} {why}", problems=(told,))


def _find_change(job: Job, manifest: Manifest) -> str:
    """Why the deck has to be read again; nothing where it has not."""
    folder = job.deck.parent
    if manifest.deckgen != __version__:
        return f"it was built by deckgen {manifest.deckgen}"
    for file in manifest.inputs:
        if not is_same(find_path(file.path, folder), file.size, file.sha256, manifest.moment):
            return f"{file.path} changed"
    for name in manifest.absent:
        if os.path.lexists(find_path(name, folder)):
            return f"{name} is new"
    if (manifest.profile, manifest.minutes) != (job.profile, job.minutes):  # a profile may be called `fr` or `60min`
        return "it was built for another profile, or for other minutes"
    is_known = any(find_path(file.path, folder) == Path(os.path.normpath(job.deck)) for file in manifest.inputs)
    return "" if is_known else "it was built from another deck"


def _find_current(manifest: Manifest, folder: Path, kind: Kind, settings: str) -> BuiltFile | None:
    file = manifest.output(kind)
    if file is None or file.content_hash != manifest.content_hash or file.settings != settings:
        return None
    return file if (folder / file_name(manifest.deck, kind)).is_file() else None


def _describe(manifest: Manifest, job: Job, kind: Kind, folder: Path, file: BuiltFile) -> Output:
    path = folder / file_name(manifest.deck, kind)
    digest = file.sha256 if is_untouched(path, file, manifest.moment) else sha256(path.read_bytes())
    return Output(manifest.deck, kind, job.profile, manifest.language, path.as_posix(), digest, "unchanged")


def is_untouched(path: Path, file: BuiltFile, since: int) -> bool:
    """Whether a file that was built is still as it was written."""
    return is_same(path, file.size, file.sha256, since)


def list_reasons(job: Job, freshness: Freshness) -> Iterator[str]:
    """What `build --check` says of a job."""
    if freshness.stale:
        yield f"{job.deck.stem} is out of date: {freshness.reason}"
