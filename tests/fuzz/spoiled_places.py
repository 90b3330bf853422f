"""Spoils what lies around a deck (links, pipes, devices, names, streams, clocks, git) and runs a command there.

    python tests/fuzz/spoiled_places.py --count 10000 --jobs 1 --seed 1 [--only NUMBER]

Each run has a number, from which it can be made again. Nearly all are forks of a process that has loaded deckgen; one
in twenty-five is a process of its own. An audit hook writes down what the command opens for writing, which programs it
starts and what it connects to. Held against that: no traceback, no more than ten seconds of the processor, nothing
outside touched or copied, no program but git, nothing that steers, no temporary file that stays.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import re
import time
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from place_spoilers import SPOILERS
from spoiled_office import SECRET, Office
from watched_runs import PATIENCE, SECONDS, STREAMS, run_fork, run_process

CHUNK = 100
ONE_IN = 25  # is a process of its own
LONG = 4  # what takes long is tried a quarter as often
COMMANDS = (
    ("build", "--only", "handout"),
    ("build", "--only", "slides", "--force", "--jobs", "1"),
    ("build", "--only", "self-study", "--only", "gift", "--jobs", "1"),
    ("build", "--check", "--only", "handout"),
    ("build", "--only", "handout", "--profile", "p"),
    ("build", "--only", "cards", "-o", "elders"),
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("check", "--format", "gitlab"),
    ("sources",),
    ("diff",),
    ("diff", "--format", "json"),
    ("diff", "HEAD", "HEAD"),
    ("which", "output/demo/demo-handout.pdf"),
    ("which", "output/demo/demo.pptx"),
    ("textconv", "output/demo/demo.pptx"),
    ("translations", "--language", "fr"),
    ("profile", "p"),
    ("template", "check", "huis"),
    ("template", "new", "ander"),
    ("explain",),
    ("explain", "unknown-key", "--lang", "fr"),
    ("translate", "decks/demo.yaml", "--to", "fr"),
    ("translate", "decks/demo.yaml", "decks/dilemmas/d.yaml", "--to", "fr", "--update"),
    ("report", "demo", "votes.yaml"),
    ("new", "nieuw"),
    ("new", "erbij", "--of", "dilemma"),
    ("init",),
    ("init", "--git", "--ci", "gitlab"),
    ("schema",),
    ("import", "in/vragen.gift", "-o", "over"),
    ("import", "in/vragen.xml"),
    ("import", "in/tabel.csv", "--report", "over.html"),
    ("import", "in/tabel.xlsx"),
    ("import", "in/deck.pptx", "-o", "over"),
    ("import", "output/demo/demo-handout.docx"),
    ("pull", "output/demo/demo.pptx"),
    ("pull", "output/demo/demo-handout.docx", "--write"),
)
LONG_COMMANDS = (
    ("build",),
    ("build", "--only", "scorm", "--only", "moodle", "--only", "qti", "--only", "handout-docx", "--jobs", "1"),
    ("build", "--print", "--sheet", "sra3", "--jobs", "1"),
    ("site",),
    ("site", "--with-trainer", "--with-reports", "-o", "output"),
    ("docs", "-o", "boek"),
)
NOT_RUN = {"open"}  # hands a file to the user's own program
FILES = ("pijp", "toestel")  # are named in the place of the last file of one in ten commands


@dataclass
class Tally:
    """What came of the runs; `faults` says of each what is wrong."""

    tried: Counter[str] = field(default_factory=Counter)
    commands: Counter[str] = field(default_factory=Counter)
    streams: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int | None] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: dict[int, str] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take the figures of another one along."""
        self.tried += other.tried
        self.commands += other.commands
        self.streams += other.streams
        self.statuses += other.statuses
        self.slowest = max(self.slowest, other.slowest)
        self.faults |= other.faults


def try_runs(numbers: range, seed: int) -> Tally:
    """Make each of some runs in turn."""
    tally = Tally()
    with TemporaryDirectory() as made:
        office = Office(Path(made).resolve())
        for number in numbers:
            chance = random.Random(f"{seed}-{number}")
            office.renew()
            spoilers = [chance.choice(SPOILERS) for _ in range(chance.choice((1, 1, 2)))]
            for spoil in spoilers:
                spoil(office, chance)
            words = _choose_command(office, chance)
            tally.tried.update(spoil.__name__ for spoil in spoilers)
            if faults := list(_run(office, words, chance, tally)):
                told = " ".join(spoil.__name__ for spoil in spoilers)
                tally.faults[number] = f"{told}: {' '.join(words)}: {'; '.join(faults)}"
    return tally


def _choose_command(office: Office, chance: random.Random) -> tuple[str, ...]:
    words = chance.choice(COMMANDS * LONG + LONG_COMMANDS)
    if chance.random() < 1 / len(FILES) / 5 and words[0] in {"which", "textconv", "import", "pull", "report", "diff"}:
        name = chance.choice(FILES)
        office.put_device(office.folder / name, chance) if name == "toestel" else os.mkfifo(office.folder / name)
        words = (words[0], *(("demo",) if words[0] == "report" else ()), name)
    return words


def _run(office: Office, words: tuple[str, ...], chance: random.Random, tally: Tally) -> Iterator[str]:
    """Run a command, and say what is wrong with what it did."""
    stream = chance.choice(STREAMS)
    office.remember()
    run = run_process if chance.random() < 1 / ONE_IN else run_fork
    done = run(words, office.folder, office.log, office.environment(), stream)
    tally.slowest = max(tally.slowest, done.seconds)
    tally.statuses[done.status] += 1
    tally.commands[words[0]] += 1
    tally.streams[f"{stream}, {run.__name__}"] += 1
    if done.status is None:
        yield f"still there after {PATIENCE} s"
    elif done.status not in {0, 1, 2, 3} and not (stream != "kept" and done.status in {-13, 120, 141}):
        yield f"status {done.status} with {stream} streams: {done.said[-300:]!r}"
    if "Traceback" in done.said or "fault of deckgen" in done.said:
        yield f"traceback: {done.said[-900:]}"
    if done.seconds > SECONDS:
        yield f"{done.seconds:.1f} s of the processor"
    if steered := find_steering(done.said):
        yield f"steers: {steered[:3]}"
    is_named = any(leads_out(office.folder / word) for word in words if "/" in word)
    yield from _look_outside(office, may_hold=is_named)


def find_steering(said: str) -> list[str]:
    """What in a report would steer a terminal or the log of a CI service."""
    bad = {"Cc", "Zl", "Zp", "Cs"}
    found = [
        f"U+{ord(c):04X}" for c in said if c not in "\n\t" and (unicodedata.category(c) in bad or c in "\u202e\u2066")
    ]
    ours = ("::error file=", "::warning file=")
    return found + [line for line in said.split("\n") if line.lstrip().startswith("::") and not line.startswith(ours)]


def leads_out(path: Path) -> bool:
    """Whether a file that is named on the command line is a link: whoever names one wants it to be read."""
    return os.path.realpath(path) != os.path.abspath(path)  # noqa: PTH100


def _look_outside(office: Office, *, may_hold: bool = False) -> Iterator[str]:
    if office.list_outside() != office.untouched:
        yield "something outside was touched"
    if (office.folder / "ran").exists():
        yield "git ran a command of the repository"
    if left := [path.name for path in office.temporary.iterdir() if not path.name.startswith("tmp")]:
        yield f"left in the temporary folder: {left}"
    inside = tuple(f"{os.path.realpath(folder)}{os.sep}" for folder in (office.folder, office.temporary, office.cache))
    devices = re.compile(r"/dev/(null|full)")
    for line in office.log.read_bytes().decode("utf-8", "replace").splitlines():
        what, _, which = line.partition(" ")
        if (
            what == "connect"
            or (what == "start" and Path(which).name != "git")
            or (what == "write" and not f"{which}{os.sep}".startswith(inside) and not devices.fullmatch(which))
        ):
            yield line
    for path in office.changed():
        if not may_hold and SECRET.encode() in _read_unpacked(path):
            yield f"{path.name} holds what lies outside"


def _read_unpacked(path: Path) -> bytes:
    """All that a file holds; of a package, its parts."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return b"\n".join(package.read(name) for name in package.namelist())
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, zlib.error):
        return data


def try_in_processes(numbers: range, seed: int, jobs: int) -> Tally:
    """All runs, several processes at a time; what was found so far is told on the way."""
    total, since = Tally(), time.monotonic()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
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
    counts: tuple[Counter[Any], ...] = (total.tried, total.commands, total.streams, total.statuses)
    print(*(str(dict(count)) for count in counts), f"slowest {total.slowest:.1f} s", *total.faults.items(), sep="\n")  # noqa: T201
    raise SystemExit(bool(total.faults))


if __name__ == "__main__":
    main()
