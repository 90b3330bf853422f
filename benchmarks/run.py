"""One command: the same training by deckgen and by its peers, in turns; the tables go to RESULTS.md.

    pip install -r benchmarks/requirements.txt    # typst and WeasyPrint, for the papers
    (cd benchmarks && npm install)                # PptxGenJS
    python benchmarks/run.py [--sizes 30,300,3000] [--dilemmas 300,1000,3000] [--runs 5] [--output FILE]

pandoc, Node with PptxGenJS, Marp with Chromium, typst and WeasyPrint take part where they are; who is absent is said.
What a person has to say of a run stands in NOTES.md, which is never written here.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from content import write_all
from measure import run_in_turns
from peers import HERE, MANY, PYTHON, deck_commands, growth_commands, list_versions, paper_commands, start_commands
from tables import Results, show_growth, show_table, show_targets

DILEMMAS = {30: 7, 300: 75, 3000: 750}
FEW = 100  # slides: a run takes a blink
INTRODUCTION = (
    "# Benchmarks\n\nWritten by `python benchmarks/run.py` on {day:%Y-%m-%d}. Whole processes, in turns, after one run that "
    "is not counted; ratios are medians of pairs. Text fit and all checks are on. What is claimed is the ratio. What there "
    "is to say of these figures, and where the floors are, stands in [NOTES.md](NOTES.md).\n"
)


def measure_all(sizes: list[int], dilemmas: list[int], runs: int) -> Results:
    """Every table, the small ones first; each is shown when it is there."""
    results = Results()
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name, str(size))
            write_all(folder, DILEMMAS.get(size, max(1, (size - 2) // 4)))
            turns = _count_turns(size, runs)
            results.decks[size] = run_in_turns(deck_commands(size), folder, turns)
            print(show_decks(results, size))
            results.papers[size] = run_in_turns(paper_commands(size), folder, turns)
            print(show_papers(results, size))
        for count in dilemmas:
            folder = Path(name, f"{count}-dilemmas")
            write_all(folder, count)
            results.grown[count] = run_in_turns(growth_commands(), folder, max(1, runs // 3))
        results.start = run_in_turns(start_commands(), Path(name), 3 * runs)
    return results


def _count_turns(size: int, runs: int) -> int:
    """More turns where a run is short: it scatters more, and costs less."""
    if size < FEW:
        return 3 * runs
    return runs if size < MANY else max(1, runs // 3)


def show_decks(results: Results, size: int) -> str:
    """The slides of one size."""
    return show_table(f"{size} slides", results.decks[size], ("pandoc", "PptxGenJS"))


def show_papers(results: Results, size: int) -> str:
    """The papers of one size: deckgen's are tagged and searched for answers, the others are not."""
    return show_table(f"Papers of {size} slides", results.papers[size], ("typst handout", "WeasyPrint handout"))


def show_all(results: Results) -> str:
    """The whole page."""
    rows = "\n".join(f"| {name} | {value} |" for name, value in list_versions().items())
    parts = [INTRODUCTION.format(day=datetime.now(UTC)), f"| | |\n|---|---|\n{rows}\n", show_targets(results)]
    parts += [show(results, size) for size in results.decks for show in (show_decks, show_papers)]
    if len(results.grown) > 1:
        parts.append(show_growth(results.grown))
    parts.append(show_table("Start", results.start, (PYTHON,)))
    return "\n".join(parts)


def main() -> None:
    """Run and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="30,300,3000", help="of slides")
    parser.add_argument("--dilemmas", default="300,1000,3000", help="for growth and the large check")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--output", type=Path, default=HERE / "RESULTS.md")
    arguments = parser.parse_args()
    sizes, dilemmas = ([int(n) for n in text.split(",") if n] for text in (arguments.sizes, arguments.dilemmas))
    results = measure_all(sizes, dilemmas, arguments.runs)
    arguments.output.write_text(show_all(results), "utf-8")
    print(show_targets(results))


if __name__ == "__main__":
    main()
