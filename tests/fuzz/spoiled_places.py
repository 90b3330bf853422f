"""Spoils what lies around a deck (links, pipes, names, streams, clocks, repositories) and runs a command there.

    python tests/fuzz/spoiled_places.py --count 10000 --jobs 2 --seed 1 [--only NUMBER]

Each run has a number, from which it can be made again. The command runs in a process of its own whose audit hook
writes down what it opens for writing, which programs it starts and what it connects to. Held against that: no
traceback, no more than ten seconds of the processor, nothing outside touched or copied, no program but git, nothing
that steers.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from place_spoilers import SECRET, SPOILERS, Office, environment

SECONDS = 10  # of the processor
PATIENCE = 60  # seconds by the clock, on a machine that does other work as well
CHUNK = 50
COMMANDS = (
    ("build", "--only", "handout"),
    ("build", "--only", "slides", "--force"),
    ("build", "--check", "--only", "handout"),
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("sources",),
    ("diff",),
    ("diff", "--format", "json"),
    ("which", "output/demo/demo-handout.pdf"),
    ("textconv", "output/demo/demo.pptx"),
    ("translations", "--language", "fr"),
    ("profile", "p"),
    ("template", "check", "huis"),
    ("build", "--only", "handout", "--profile", "p"),
    ("explain",),
    ("translate", "decks/demo.yaml", "--to", "fr"),
    ("report", "demo", "votes.yaml"),
    ("new", "nieuw"),
)
AUDITED = """
import os, sys
log = os.open(os.environ.pop("DECKGEN_AUDIT"), os.O_WRONLY | os.O_APPEND)
here = os.getcwd()
def note(line):
    os.write(log, (line + chr(10)).encode("utf-8", "surrogateescape"))
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(flags, int) else 0
        if writes and not isinstance(path, int):
            note("write " + os.path.realpath(os.path.join(here, os.fsdecode(path))))
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        note("start " + str(arguments[0]))
    elif event in ("socket.connect", "socket.getaddrinfo", "socket.bind"):
        note("connect " + repr(arguments[-1]))
    elif event in ("os.remove", "os.rename", "os.rmdir", "os.symlink"):
        note("write " + os.path.realpath(os.path.join(here, os.fsdecode(arguments[0]))))
sys.addaudithook(watch)
sys.argv[0] = "deckgen"
from deckgen.__main__ import main
main()
"""


@dataclass
class Tally:
    """What came of the runs; `faults` says of each what is wrong."""

    tried: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: dict[int, str] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take the figures of another one along."""
        self.tried += other.tried
        self.statuses += other.statuses
        self.slowest = max(self.slowest, other.slowest)
        self.faults |= other.faults


def try_runs(numbers: range, seed: int) -> Tally:
    """Make each of some runs in turn."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as made:
        office = Office(Path(made))
        for number in numbers:
            chance = random.Random(f"{seed}-{number}")
            office.renew()
            spoilers = [chance.choice(SPOILERS) for _ in range(chance.choice((1, 1, 2)))]
            for spoil in spoilers:
                spoil(office, chance)
            words = chance.choice(COMMANDS)
            if chance.random() < 0.1 and words[0] in {"which", "textconv"}:
                words = (words[0], "pijp")
                os.mkfifo(office.folder / "pijp")
            tally.tried.update(spoil.__name__ for spoil in spoilers)
            faults = list(_run(office, words, chance, tally))
            if faults:
                told = " ".join(spoil.__name__ for spoil in spoilers)
                tally.faults[number] = f"{told}: {' '.join(words)}: {'; '.join(faults)}"
    return tally


def _run(office: Office, words: tuple[str, ...], chance: random.Random, tally: Tally) -> Iterator[str]:
    """Run a command, and say what is wrong with what it did."""
    stream = chance.choice(("kept",) * 6 + ("full", "closed", "unread"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        status, said = _start(office, words, stream)
    except subprocess.TimeoutExpired:
        yield f"still there after {PATIENCE} s"
        return
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    tally.slowest = max(tally.slowest, seconds)
    tally.statuses[status] += 1
    if status not in {0, 1, 2, 3} and not (stream != "kept" and status in {-13, 120, 141}):
        yield f"status {status} with {stream} streams: {said[-300:]!r}"
    if "Traceback" in said or "fault of deckgen" in said:
        yield f"traceback: {said[-900:]}"
    if seconds > SECONDS:
        yield f"{seconds:.1f} s of the processor"
    if steered := find_steering(said):
        yield f"steers: {steered[:3]}"
    yield from _look_outside(office)


def _start(office: Office, words: tuple[str, ...], stream: str) -> tuple[int, str]:
    command = [sys.executable, "-c", AUDITED, *words]
    variables = {**environment(), "DECKGEN_AUDIT": str(office.log)}

    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        if stream == "closed":
            os.close(1)

    with open("/dev/full", "wb") as full:  # noqa: PTH123  (a device)
        out = full if stream == "full" else subprocess.PIPE
        with subprocess.Popen(
            command,
            cwd=office.folder,
            stdout=out,
            stderr=subprocess.PIPE,
            env=variables,
            preexec_fn=prepare,  # noqa: PLW1509
        ) as process:
            if stream == "unread" and process.stdout is not None:
                process.stdout.close()
                process.stdout = None
            try:
                said, complained = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
    return process.returncode, ((said or b"") + complained).decode("utf-8", "replace")


def find_steering(said: str) -> list[str]:
    """What in a report would steer a terminal or the log of a CI service."""
    bad = {"Cc", "Zl", "Zp", "Cs"}
    found = [
        f"U+{ord(c):04X}" for c in said if c not in "\n\t" and (unicodedata.category(c) in bad or c in "\u202e\u2066")
    ]
    ours = ("::error file=", "::warning file=")
    return found + [line for line in said.split("\n") if line.lstrip().startswith("::") and not line.startswith(ours)]


def _look_outside(office: Office) -> Iterator[str]:
    if office.list_outside() != office.untouched:
        yield "something outside was touched"
    if (office.folder / "ran").exists():
        yield "git ran a command of the repository"
    inside = os.path.realpath(office.folder)
    own = re.compile(re.escape(tempfile.gettempdir()) + r"/(deckgen-.*|tmp.*|[a-z0-9_]{8})")  # Python tries its folder
    for line in office.log.read_bytes().decode("utf-8", "replace").splitlines():
        what, _, which = line.partition(" ")
        if (
            what == "connect"
            or (what == "start" and Path(which).name != "git")
            or (what == "write" and not which.startswith((inside, "/dev/")) and not own.fullmatch(which))
        ):
            yield line
    for path in (office.folder / "output").rglob("*"):
        own_file = path.is_file() and os.path.realpath(path).startswith(inside + os.sep)  # no link leads there
        if own_file and SECRET.encode() in path.read_bytes():
            yield f"{path.name} holds what lies outside"


def try_in_processes(numbers: range, seed: int, jobs: int) -> Tally:
    """All runs, several processes at a time; what was found so far is told on the way."""
    total, since = Tally(), time.monotonic()
    with ProcessPoolExecutor(jobs) as pool:
        chunks = [numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK)]
        for future in as_completed([pool.submit(try_runs, chunk, seed) for chunk in chunks]):
            found = future.result()
            total.add(found)
            for number, fault in found.faults.items():
                print(f"FAULT {number}: {fault}", flush=True)  # noqa: T201
            count = sum(total.statuses.values())
            print(f"{count} in {time.monotonic() - since:.0f} s, {len(total.faults)} faults", flush=True)  # noqa: T201
    return total


def main() -> None:
    """Read the options, try all, end with 1 where there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one run again, by its number")
    options = parser.parse_args()
    if options.only is not None:
        total = try_runs(range(options.only, options.only + 1), options.seed)
    else:
        total = try_in_processes(range(options.start, options.start + options.count), options.seed, options.jobs)
    print(dict(total.tried), dict(total.statuses), f"slowest {total.slowest:.1f} s", *total.faults.items(), sep="\n")  # noqa: T201
    raise SystemExit(bool(total.faults))


if __name__ == "__main__":
    main()
