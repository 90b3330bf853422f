"""What git knows of a folder: commits, and their files. Writes nothing but settings asked for; starts no hook."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from deckgen.file_writing import lay_out
from deckgen.found_programs import find_program
from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

MOST_FILES = 20_000
MOST_BYTES = 256 * 1024 * 1024
MOST_COMMITS = 2_000
_SECONDS = 60
_SUBMODULE = b"160000"
_SWITCHES = ("--no-pager", "--literal-pathspecs", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # for a git that does not know the former: nothing is fetched, by whatever program
}


class UnknownRevisionError(Exception):
    """The author named a revision that this repository does not have."""


class StoredFile(Struct, frozen=True):
    """A file of a commit: where its bytes are, and how many."""

    blob: str
    size: int


class Commit(Struct, frozen=True):
    """A commit as people name it."""

    id: str
    date: str  # YYYY-MM-DD
    subject: str

    @property
    def short(self) -> str:
        """Enough of the id to find it."""
        return self.id[:10]


class Repository(Struct, frozen=True):
    """A repository seen from a folder in it; every path is relative to that folder."""

    folder: Path

    def resolve(self, revision: str) -> str:
        """The id of a commit. Raises UnknownRevisionError."""
        found = self.find_commit(revision)
        if found is None and revision == "HEAD":
            raise UnknownRevisionError(tell("this repository has no commit yet"))
        if found is None:
            known = tell("git knows no revision `{revision}` here", revision=revision)
            if self.is_shallow():
                hint = tell("this clone is shallow: `git fetch --unshallow` brings the rest")
                known = tell("{what} ({hint})", what=known, hint=hint)
            raise UnknownRevisionError(known)
        return found

    def find_commit(self, revision: str) -> str | None:
        """The id of a commit, or None."""
        if not revision or "\0" in revision:
            return None
        commit = f"{revision}^{{commit}}"
        done = self._start("rev-parse", "--verify", "--quiet", "--end-of-options", commit)
        return done.stdout.decode().strip() if done.returncode == 0 else None

    def configure(self, name: str, value: str) -> None:
        """Write a setting of ours into the configuration of this clone. Raises DeckgenError."""
        self._run("config", "--local", name, value)

    def is_shallow(self) -> bool:
        """Whether the history was cut off when the repository was cloned."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def files(self, commit: str, folders: Sequence[str]) -> dict[str, StoredFile]:
        """The files of a commit below some folders. Links and submodules are left out: they lead elsewhere.

        Raises DeckgenError where there is more than a decks folder ever holds.
        """
        listed = self._run("ls-tree", "-r", "-z", "-l", commit, "--", *folders)
        found: dict[str, StoredFile] = {}
        for line in listed.split(b"\0"):
            facts, _, name = line.partition(b"\t")
            mode, _, rest = facts.partition(b" ")
            if mode == _SUBMODULE and os.fsdecode(name) in folders:
                raise DeckgenError(
                    tell(
                        "{fsdecode} is a submodule: its history is in a repository of its own",
                        fsdecode=os.fsdecode(name),
                    )
                )
            if mode.startswith(b"100"):
                _kind, blob, size = rest.split()
                if not size.isdigit():  # git writes BAD where it lacks the object
                    raise lacks_object(blob.decode())
                found[os.fsdecode(name)] = StoredFile(blob.decode(), int(size))
        if len(found) > MOST_FILES or sum(file.size for file in found.values()) > MOST_BYTES:
            raise DeckgenError(
                tell(
                    "{folders} at {value} hold more than deckgen reads from git",
                    folders=", ".join(folders),
                    value=commit[:10],
                )
            )
        return found

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The bytes of blobs."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        data = self._run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        found = {}
        at = 0
        for blob in wanted:
            end = data.index(b"\n", at)
            facts = data[at:end].split()
            if len(facts) != 3:  # noqa: PLR2004  # id, type, size; "missing" has only two
                raise lacks_object(blob)
            size = int(facts[2])
            found[blob] = data[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def commits(self, paths: Sequence[str]) -> tuple[Commit, ...]:
        """The commits that touch some paths, newest first."""
        if self.find_commit("HEAD") is None:
            return ()
        form = "--format=%H%x00%cs%x00%s"
        listed = self._run(
            "log",
            form,
            "--no-mailmap",
            "--no-show-signature",
            "--no-color",
            f"--max-count={MOST_COMMITS}",
            "HEAD",
            "--",
            *paths,
        )
        rows = [line.split("\0") for line in listed.decode("utf-8", "replace").split("\n") if line]
        return tuple(Commit(*row) for row in rows if len(row) == 3)  # noqa: PLR2004

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._start(*arguments, given=given)
        if done.returncode != 0 and b"promisor" in done.stderr:
            raise DeckgenError(
                tell("this partial clone lacks files of that revision, and deckgen fetches nothing: clone it whole")
            )
        if done.returncode != 0:
            raise DeckgenError(tell("git {value}: {last_line}", value=arguments[0], last_line=_last_line(done.stderr)))
        return done.stdout

    def _start(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return _start_git(self.folder, arguments, given)


def open_repository(folder: Path) -> Repository:
    """The repository that a folder is in. Raises DeckgenError where there is none, or no git."""
    done = _start_git(folder, ("rev-parse", "--is-inside-work-tree"))
    if done.returncode == 0 and done.stdout.strip() == b"true":
        return Repository(folder)
    said = _last_line(done.stderr)
    if "dubious ownership" in done.stderr.decode("utf-8", "replace"):
        raise DeckgenError(
            tell(
                "git does not trust {resolve}, which belongs to another user: see safe.directory",
                resolve=folder.resolve(),
            )
        )
    if not said or "not a git repository" in said:
        raise DeckgenError(tell("{resolve} is not in a git repository", resolve=folder.resolve()))
    raise DeckgenError(tell("git: {said}", said=said))


def write_files(files: dict[str, StoredFile], contents: dict[str, bytes], folder: Path) -> None:
    """Lay files out below an empty folder. A name that would leave the folder is not written."""
    for name, file in files.items():
        parts = PurePosixPath(name).parts
        if ".." in parts or PurePosixPath(name).is_absolute() or (os.name == "nt" and ("\\" in name or ":" in name)):
            continue
        path = folder.joinpath(*parts)
        lay_out(path, contents[file.blob])


def lacks_object(blob: str) -> DeckgenError:
    """What to raise where git does not have an object that it should."""
    said = tell("the repository lacks the object {value}; is it damaged, or a partial clone?", value=blob[:10])
    return DeckgenError(said)


def start_command(folder: Path, arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """A command line of git and its environment. Raises DeckgenError where there is no git."""
    git = find_program("git")
    if not git:
        raise DeckgenError(tell("git is not installed, or not on the PATH"))
    return [git, "-C", str(folder), *_SWITCHES, *arguments], {**os.environ, **_ENVIRONMENT}


def _start_git(folder: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command, environment = start_command(folder, arguments)
    try:
        return subprocess.run(  # noqa: S603  # fixed arguments; names of authors stand behind -- or --end-of-options
            command,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        raise DeckgenError(tell("git is not installed, or not on the PATH")) from None
    except subprocess.TimeoutExpired:
        raise DeckgenError(
            tell("git {value} took longer than {seconds} seconds", value=arguments[0], seconds=_SECONDS)
        ) from None
    except OSError as failure:
        raise DeckgenError(tell("git cannot be started: {value}", value=failure.strerror or failure)) from failure


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else ""
