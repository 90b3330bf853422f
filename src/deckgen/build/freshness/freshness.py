"""Decides from the manifest of the last build which kinds of a job are still right, and why the others are not."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from deckgen import __version__
from deckgen.build.freshness.file_seal import is_sealed, make_seal, put_seal
from deckgen.build.freshness.input_files import find_path, is_same, is_unchanged
from deckgen.build.freshness.manifest import NAME, BuiltFile, Manifest, explain_unreadable, read_manifest
from deckgen.build.freshness.problem_places import to_author
from deckgen.build.freshness.shortening import Shortening
from deckgen.build.pipeline.order import Job, Output, PrintOptions
from deckgen.file_reading import FileFacts, digest_file, find_facts, is_file, leads_elsewhere
from deckgen.messages.message import tell
from deckgen.output import Kind, edition_name, file_name, output_folder, sha256
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


def job_file(job: Job, kind: Kind) -> str:
    """What a file of a job is called."""
    return file_name(edition_name(job.deck.stem, profile=job.profile, language=job.language, minutes=job.minutes), kind)


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


def examine(job: Job, root: Path, *, seals: bool = True) -> Freshness:
    """Compare a job with its last build; reads nothing but the manifest where nothing was touched since.

    `seals`: where files had to be read, and all are as they were built, the next comparison need not.
    """
    folder = job_folder(job, root)
    link = leads_elsewhere(folder / NAME, root)
    if link:
        return Freshness(
            stale=job.kinds, reason=tell("{link} leads out of {folder}", link=link, folder=root.as_posix())
        )
    manifest = read_manifest(folder)
    if manifest is None:
        return _find_no_manifest(job, folder)
    files = _list_facts(manifest, job.deck.parent, folder)
    untouched = files is not None and is_sealed(manifest.facts, files)
    fresh = _compare(job, manifest, folder, untouched=untouched)
    if seals and files and not untouched and not fresh.stale and not fresh.edited and _is_whole(manifest, folder):
        put_seal(folder / NAME, make_seal(manifest.facts, files))
    return fresh


def _list_facts(manifest: Manifest, home: Path, folder: Path) -> list[FileFacts] | None:
    """The facts of every file in a manifest; None where one is not there."""
    inputs = (find_facts(find_path(file.path, home)) for file in manifest.inputs)
    built = (find_facts(folder / file.file) for file in manifest.outputs)
    facts = [*inputs, *built]
    found = [each for each in facts if each is not None]
    return found if len(found) == len(facts) else None


def _is_whole(manifest: Manifest, folder: Path) -> bool:
    """Whether the files of kinds that were not asked for are as they were built too."""
    return all(is_untouched(folder / file.file, file) for file in manifest.outputs)


def _compare(job: Job, manifest: Manifest, folder: Path, *, untouched: bool) -> Freshness:
    reason = _find_change(job, manifest, untouched=untouched)
    if reason:
        return Freshness(stale=job.kinds, reason=reason)
    settings = describe_settings(job.print_options, job.epoch)
    paths = {kind: folder / job_file(job, kind) for kind in job.kinds}
    current = {kind: _find_current(manifest, path, kind, settings, is_there=untouched) for kind, path in paths.items()}
    kept = [(kind, file) for kind, file in current.items() if file is not None]
    stale = tuple(kind for kind, file in current.items() if file is None)
    problems = (*manifest.problems, *(problem for _, file in kept for problem in file.problems))
    outputs = tuple(_describe(manifest, job, folder, file, untouched=untouched) for _, file in kept)
    return Freshness(
        outputs=outputs,
        edited=tuple(
            output.path for output, (_, file) in zip(outputs, kept, strict=True) if output.sha256 != file.sha256
        ),
        problems=tuple(to_author(problem, job.deck.parent) for problem in problems),
        stale=stale,
        reason=tell("not there, or built from older files or with other options: {stale}", stale=", ".join(stale))
        if stale
        else "",
        short=manifest.short,
    )


def _find_no_manifest(job: Job, folder: Path) -> Freshness:
    """Everything is to be built; a manifest that cannot be read is named, since it will be written over."""
    why = explain_unreadable(folder)
    if not why:
        return Freshness(stale=job.kinds, reason=tell("it was not built before"))
    path = (folder / NAME).as_posix()
    told = warning(
        "unreadable-manifest",
        tell("{path} {why}: the deck is built as if for the first time.", path=path, why=why),
        Place(path),
    )
    return Freshness(stale=job.kinds, reason=f"{path} {why}", problems=(told,))


def _find_change(job: Job, manifest: Manifest, *, untouched: bool) -> str:
    """Why the deck has to be read again; nothing where it has not."""
    folder = job.deck.parent
    if manifest.deckgen != __version__:
        return tell("it was built by deckgen {deckgen}", deckgen=manifest.deckgen)
    changed = None if untouched else next((file for file in manifest.inputs if not is_unchanged(file, folder)), None)
    if changed is not None:
        return f"{changed.path} changed"
    for name in manifest.absent:
        if os.path.lexists(find_path(name, folder)):
            return tell("{name} is new", name=name)
    if (manifest.profile, manifest.minutes) != (job.profile, job.minutes):  # a profile may be called `fr` or `60min`
        return tell("it was built for another profile, or for other minutes")
    deck = Path(os.path.normpath(job.deck))
    is_known = any(find_path(file.path, folder) == deck for file in manifest.inputs)
    return "" if is_known and manifest.deck == job.deck.stem else tell("it was built from another deck")


def _find_current(manifest: Manifest, path: Path, kind: Kind, settings: str, *, is_there: bool) -> BuiltFile | None:
    file = manifest.output(kind)
    wanted = (manifest.content_hash, settings, path.name)
    if file is None or (file.content_hash, file.settings, file.file) != wanted:
        return None
    is_there = is_there or (is_file(path) and not os.path.islink(path))  # noqa: PTH114  # once a file of a build
    return file if is_there else None


def _describe(manifest: Manifest, job: Job, folder: Path, file: BuiltFile, *, untouched: bool) -> Output:
    path = folder / job_file(job, Kind(file.kind))
    digest = file.sha256 if untouched or is_untouched(path, file) else digest_file(path, folder.resolve())[1]
    return Output(manifest.deck, file.kind, job.profile, manifest.language, path.as_posix(), digest, "unchanged")


def is_untouched(path: Path, file: BuiltFile) -> bool:
    """Whether a file that was built is still as it was written."""
    return is_same(path, file.size, file.sha256, path.parent.resolve())


def list_reasons(job: Job, freshness: Freshness) -> Iterator[str]:
    """What `build --check` says of a job."""
    if freshness.stale:
        yield tell("{stem} is out of date: {reason}", stem=job.deck.stem, reason=freshness.reason)
