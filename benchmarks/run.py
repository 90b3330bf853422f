"""One command: the same training by deckgen and by its peers, in turns; the table goes to RESULTS.md.

    python benchmarks/run.py [--sizes 30,300,3000] [--runs 5]

pandoc, Node with PptxGenJS, Marp, typst and WeasyPrint take part where they are installed; who is missing is said.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from itertools import pairwise
from math import log
from pathlib import Path

from content import write_all
from measure import Figures, ratio, run_in_turns

HERE = Path(__file__).parent
DILEMMAS = {30: 7, 300: 75, 3000: 750}
SLOWEST_PANDOC = 3000  # pandoc takes minutes at this size
FASTEST_FIRST = "python -c pass"


def deckgen_command(*arguments: str) -> list[str]:
    """The deckgen that belongs to this Python."""
    return [str(Path(sys.executable).with_name("deckgen")), *arguments]


def commands(size: int) -> dict[str, list[str]]:
    """The commands that can run here."""
    found = {
        "deckgen slides": deckgen_command("build", "--force", "--only", "slides"),
        "deckgen default pack": deckgen_command("build", "--force"),
        "deckgen, nothing changed": deckgen_command("build"),
        "deckgen check": deckgen_command("check"),
    }
    if shutil.which("pandoc") and size < SLOWEST_PANDOC:
        found["pandoc"] = ["pandoc", "pandoc.md", "-o", "pandoc.pptx"]
    if shutil.which("node") and (HERE / "node_modules/pptxgenjs").is_dir():
        found["PptxGenJS"] = ["node", str(HERE / "pptxgenjs.mjs"), "slides.json", "pptxgenjs.pptx"]
    marp = HERE / "node_modules/.bin/marp"
    if marp.exists() and size <= 300:
        found["Marp html"] = [str(marp), "--html", "marp.md", "-o", "marp.html"]
    return found


def version(command: list[str]) -> str:
    """The first line that a program says of itself."""
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return "not here"
    return shown.splitlines()[0].strip() if shown else "?"


def start_commands() -> dict[str, list[str]]:
    """What a start costs, beside that of Python itself."""
    return {FASTEST_FIRST: [sys.executable, "-c", "pass"], "deckgen --help": deckgen_command("--help")}


def growth(small: Figures, large: Figures, times: float) -> str:
    """The exponent of growth of CPU time: 1 is linear. CPU, since wall time says how busy the machine was."""
    return f"{log(statistics.median(large.cpu) / statistics.median(small.cpu)) / log(times):.2f}"


def table(size: int, figures: dict[str, Figures]) -> str:
    """One size as Markdown."""
    base = figures.get("pandoc")
    rival = figures.get("PptxGenJS")
    lines = [
        f"\n## {size} slides\n",
        "| tool | wall s: median (range) | CPU s | peak MiB | × pandoc | × PptxGenJS |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in figures.items():
        against = [ratio(row, other) if other else "–" for other in (base, rival)]
        peak = f"{max(row.peak):.0f}"
        lines.append(
            f"| {name} | {Figures.spread(row.wall)} | {Figures.spread(row.cpu)} | {peak} | {' | '.join(against)} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="30,300,3000")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    sizes = [int(part) for part in arguments.sizes.split(",")]
    results: dict[int, dict[str, Figures]] = {}
    versions = {
        "deckgen": version([*deckgen_command()[:1], "--version"]),
        "pandoc": version(["pandoc", "--version"]),
        "Node": version(["node", "--version"]),
        "Python": platform.python_version(),
        "machine": f"{platform.machine()}, {platform.system()}",
        "rl_accel": "yes" if importlib.util.find_spec("_rl_accel") else "no",
    }
    parts = [
        "# Benchmarks\n",
        (
            f"Written by `python benchmarks/run.py` on {datetime.now(UTC):%Y-%m-%d}. Whole processes, in turns, after one "
            "run that is not counted; the ratios are medians of pairs. Text fit and all checks are on. What is claimed is "
            "the ratio.\n"
        ),
        "| | |\n|---|---|\n" + "\n".join(f"| {name} | {value} |" for name, value in versions.items()) + "\n",
    ]
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name, str(size))
            write_all(folder, DILEMMAS.get(size, max(1, (size - 2) // 4)))
            runs = arguments.runs if size < SLOWEST_PANDOC else max(1, arguments.runs // 3)
            results[size] = run_in_turns(commands(size), folder, runs)
            parts.append(table(size, results[size]))
            print(parts[-1])
        start = run_in_turns(start_commands(), Path(name), 3 * arguments.runs)
    parts.append("\n## Start\n\n| | wall s | CPU s | × Python |\n|---|---|---|---|")
    parts += [
        f"| {name} | {Figures.spread(row.wall)} | {Figures.spread(row.cpu)} | {ratio(row, start[FASTEST_FIRST])} |"
        for name, row in start.items()
    ]
    parts.append("\n## Growth: exponents of CPU time\n")
    parts += [
        f"- {name}, {small} to {large} slides: {growth(results[small][name], results[large][name], large / small)}"
        for small, large in pairwise(sizes)
        for name in results[small]
        if name in results[large]
    ]
    (HERE / "RESULTS.md").write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
