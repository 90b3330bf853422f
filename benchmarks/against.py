"""What this checkout costs beside an older one: the same commands on the same decks, in turns, in one run.

    git worktree add /tmp/older COMMIT
    python benchmarks/against.py /tmp/older [--runs 15] [--only WORD] [--output FILE]

Both run in the Python that runs this, with its libraries; only `PYTHONPATH` differs. The decks are those of the older
checkout, and the kinds of files those that it can build; both look into the same presentation, which it built. The
libraries of both have to be installed. What counts is the processor's time of the whole process,
which other programs disturb less than the clock: the median of each side, and the median of the ratios pair by pair.
A ratio above the bound makes the run fail.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from measure import Figures, run_once

HERE = Path(__file__).parent
BOUND = 1.03
OLD_DECKS = ("opendeurdag", "reseaux-sociaux", "sociale-media", "workshop")
BUILT = "output/sociale-media/sociale-media.pptx"
PRESENTATION = "older.pptx"
COMMANDS: dict[str, tuple[str, ...]] = {
    "`--help`": ("--help",),
    "`--version`": ("--version",),
    "`build`, nothing changed": ("build", "--jobs", "1"),
    "`check` of one deck": ("check", "sociale-media"),
    "`check` of four decks": ("check", *OLD_DECKS),
    "`build` of the slides of one deck": ("build", "sociale-media", "--only", "slides", "--force", "--jobs", "1"),
    "`build` of one deck": ("build", "sociale-media", "--force", "--jobs", "1"),
    "`build` of four decks": ("build", *OLD_DECKS, "--force", "--jobs", "1"),
    "`template check`": ("template", "check", PRESENTATION),
    "`textconv`": ("textconv", PRESENTATION),
}


class Side(NamedTuple):
    """One checkout, and the folder that it works in."""

    checkout: Path
    folder: Path

    def environment(self) -> dict[str, str]:
        """As every user has it: compiled modules, a cache of one's own."""
        ours = {"PYTHONPATH": str(self.checkout / "src"), "DECKGEN_CACHE": str(self.folder / "cache")}
        return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | ours

    def run(self, arguments: tuple[str, ...]) -> tuple[float, float, float]:
        """Wall time, processor's time, memory of one command."""
        return run_once([sys.executable, "-m", "deckgen", *arguments], self.folder, self.environment())


def prepare(checkout: Path, folder: Path, decks: Path) -> Side:
    """The decks, built once, and every module compiled."""
    shutil.copytree(decks, folder / "decks")
    compileall.compile_dir(checkout / "src", quiet=2)
    side = Side(checkout.resolve(), folder)
    side.run(("build", "--jobs", "1"))
    return side


def measure(sides: tuple[Side, Side], arguments: tuple[str, ...], runs: int) -> tuple[Figures, Figures]:
    """Older, newer; newer, older; and so on, after one run of each that is not counted."""
    figures = (Figures(), Figures())
    for turn in range(runs + 1):
        for which in (0, 1) if turn % 2 else (1, 0):
            wall, cpu, peak = sides[which].run(arguments)
            if turn:
                figures[which].wall.append(wall)
                figures[which].cpu.append(cpu)
                figures[which].peak.append(peak)
    return figures


def ratio(older: Figures, newer: Figures) -> float:
    """The median of the pairs."""
    return statistics.median(b / a for a, b in zip(older.cpu, newer.cpu, strict=True))


def measure_all(sides: tuple[Side, Side], only: str, runs: int) -> Iterator[tuple[str, float]]:
    """A row of the table for each command, and its ratio."""
    for name, arguments in COMMANDS.items():
        if only in name:
            older, newer = measure(sides, arguments, runs)
            found = ratio(older, newer)
            peaks = " | ".join(f"{statistics.median(side.peak):.0f}" for side in (older, newer))
            row = f"| {name} | {Figures.spread(older.cpu)} | {Figures.spread(newer.cpu)} | **{found:.2f}** | {peaks} |"
            print(row, flush=True)
            yield row, found


def show(rows: list[str], runs: int, title: str) -> str:
    """The whole page."""
    head = (
        f"# {title}\n\nWritten by `python benchmarks/against.py` on {datetime.now(UTC):%Y-%m-%d} with Python "
        f"{platform.python_version()}: {runs} pairs of whole processes in turns, seconds of the processor, median "
        f"(lowest–highest); the ratio is the median of the pairs, and may be {BOUND} at most. Memory in MiB.\n\n"
        "| command | older | this one | ratio | memory, older | memory, this one |\n|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def main() -> int:
    """Run, write the page, and say by the exit status whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("older", type=Path, help="a checkout of the commit to compare with")
    parser.add_argument("--runs", type=int, default=15, help="pairs of each command")
    parser.add_argument("--only", default="", help="commands whose name has this word")
    parser.add_argument("--title", default="This checkout beside an older one")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        places = {"older": arguments.older, "newer": HERE.parent}
        older, newer = (prepare(place, Path(name, side), arguments.older / "decks") for side, place in places.items())
        for side in (older, newer):
            shutil.copyfile(older.folder / BUILT, side.folder / PRESENTATION)
        results = list(measure_all((older, newer), arguments.only, arguments.runs))
    if arguments.output:
        arguments.output.write_text(show([row for row, _ in results], arguments.runs, arguments.title), "utf-8")
    return int(any(found > BOUND for _, found in results))


if __name__ == "__main__":
    sys.exit(main())
