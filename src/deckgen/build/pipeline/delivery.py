"""Writes what was rendered to the output folder, the manifest last. What someone edited by hand is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from deckgen.build.freshness.freshness import describe_settings, is_untouched, job_file, job_folder
from deckgen.build.freshness.manifest import NAME, BuiltFile, Manifest, encode_manifest, read_manifest
from deckgen.build.freshness.problem_places import to_record
from deckgen.build.pipeline.order import Job, Output
from deckgen.build.pipeline.rendering import Rendered, RenderedFile
from deckgen.file_reading import TooLargeError, is_file, read_file
from deckgen.file_writing import remove_file
from deckgen.messages.message import tell
from deckgen.output import sha256, write_whole
from deckgen.problems import DeckgenError, Place, Problem, warning

_MOST_BYTES = 2**31


def deliver(job: Job, rendered: Rendered, root: Path) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Write the files of a job. Raises DeckgenError where a file cannot be written."""
    folder = job_folder(job, root)
    before = read_manifest(folder)
    outputs: list[Output] = []
    kept: list[Problem] = []
    for file in rendered.files:
        path = folder / job_file(job, file.kind)
        kept += _keep_edited(path, before, file, root)
        _remove_renamed(path, before, file)
        write_whole(path, file.data, root)
        digest = sha256(file.data)
        outputs.append(
            Output(rendered.deck, file.kind, job.profile, rendered.language, path.as_posix(), digest, "built")
        )
    write_whole(folder / NAME, encode_manifest(_describe(job, rendered, before)), root)
    return tuple(outputs), tuple(kept)


def _describe(job: Job, rendered: Rendered, before: Manifest | None) -> Manifest:
    """The new manifest; of kinds that were not built now it keeps what was known."""
    folder = job.deck.parent
    settings = describe_settings(job.print_options, job.epoch)
    new = {
        file.kind.value: BuiltFile(
            kind=file.kind.value,
            file=job_file(job, file.kind),
            size=len(file.data),
            sha256=sha256(file.data),
            content=file.content,
            content_hash=rendered.content_hash,
            settings=settings,
            problems=tuple(to_record(problem, folder) for problem in file.problems),
        )
        for file in rendered.files
    }
    old = {file.kind: file for file in before.outputs} if before else {}
    return Manifest(
        deck=rendered.deck,
        profile=job.profile,
        language=rendered.language,
        content_hash=rendered.content_hash,
        inputs=rendered.inputs,
        absent=rendered.absent,
        problems=tuple(to_record(problem, folder) for problem in rendered.problems),
        short=rendered.short,
        outputs=tuple(file for _, file in sorted({**old, **new}.items())),
    )


def _keep_edited(path: Path, before: Manifest | None, file: RenderedFile, root: Path) -> Iterator[Problem]:
    """Put a file that is not as it was built beside the new one, under a name that is free.

    A link is nobody's work, and where it leads is none of ours: the new file takes its place.
    """
    known = before.output(file.kind) if before else None
    if not is_file(path, root.resolve()) or path.is_symlink() or (known and is_untouched(path, known)):
        return
    data = _read_edited(path)
    if data == file.data or _is_as_made(path):  # a build that ended too soon wrote it, and no manifest
        return
    beside = _free_name(path)
    write_whole(beside, data, root)
    message = tell(
        "{name} was changed after it was built; the changed file is kept as {name_2}",
        name=path.name,
        name_2=beside.name,
    )
    yield warning(
        "edited-output", message, Place(path.as_posix()), tell("move the changes into the deck, then delete it")
    )


def _remove_renamed(path: Path, before: Manifest | None, file: RenderedFile) -> None:
    """Remove what an older deckgen built under another name, unless somebody edited it since."""
    known = before.output(file.kind) if before else None
    if known is None or known.file == path.name or Path(known.file).name != known.file:
        return
    old = path.with_name(known.file)
    if is_untouched(old, known) and not old.is_symlink():
        with suppress(OSError):  # it is open in another program
            remove_file(old)


def _read_edited(path: Path) -> bytes:
    try:
        return read_file(path, _MOST_BYTES)
    except TooLargeError as failure:
        said = tell("{path} is too large to be kept beside a new one; move it away, then build", path=path.as_posix())
        raise DeckgenError(said) from failure
    except OSError as failure:
        said = tell("{path} cannot be read: {value}", path=path.as_posix(), value=failure.strerror or failure)
        raise DeckgenError(said) from failure


def _is_as_made(path: Path) -> bool:
    """Whether the file itself says that nobody edited it since deckgen made it."""
    from deckgen.history.built_file import read_facts
    from deckgen.history.office_archive import NotReadableError

    try:
        return not read_facts(path).is_edited
    except NotReadableError:
        return False


def _free_name(path: Path) -> Path:
    number = 1
    while True:
        beside = path.with_name(f"{path.stem}.edited{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not os.path.lexists(beside):
            return beside
        number += 1
