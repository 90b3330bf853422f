"""Figures in, Markdown out: tables, exponents of growth, and each target with whether it was met."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log

from measure import Figures, ratio
from peers import HELP, PYTHON

Table = dict[str, Figures]


@dataclass
class Results:
    """What was measured: by slides, by dilemmas, and the start."""

    decks: dict[int, Table] = field(default_factory=dict)
    papers: dict[int, Table] = field(default_factory=dict)
    grown: dict[int, Table] = field(default_factory=dict)
    start: Table = field(default_factory=dict)


def show_table(heading: str, figures: Table, others: tuple[str, ...]) -> str:
    """One table; the last columns are ratios of wall time to others, pair by pair."""
    there = [name for name in others if name in figures]
    lines = [
        f"\n## {heading}\n",
        "| tool | wall s: median (range) | CPU s | peak MiB |" + "".join(f" × {name} |" for name in there),
        "|---|---|---|---|" + "---|" * len(there),
    ]
    for name, row in figures.items():
        ratios = "".join(f" {ratio(row, figures[other])} |" for other in there)
        lines.append(
            f"| {name} | {Figures.spread(row.wall)} | {Figures.spread(row.cpu)} | {max(row.peak):.0f} |{ratios}"
        )
    return "\n".join(lines) + "\n"


def exponent(small: list[float], large: list[float], times: float) -> float:
    """The exponent of growth: 1 is linear."""
    return log(statistics.median(large) / statistics.median(small)) / log(times)


def show_growth(grown: dict[int, Table]) -> str:
    """Exponents from the smallest deck to the largest, of CPU time and of memory."""
    small, large = min(grown), max(grown)
    lines = [
        f"\n## Growth from {small} to {large} dilemmas\n",
        "| work | CPU s | MiB | exponent of CPU | of memory |",
        "|---|---|---|---|---|",
    ]
    for name, row in grown[small].items():
        other = grown[large][name]
        cpu = f"{statistics.median(row.cpu):.2f} → {statistics.median(other.cpu):.2f}"
        peak = f"{max(row.peak):.0f} → {max(other.peak):.0f}"
        powers = [exponent(a, b, large / small) for a, b in ((row.cpu, other.cpu), (row.peak, other.peak))]
        lines.append(f"| {name} | {cpu} | {peak} | {powers[0]:.2f} | {powers[1]:.2f} |")
    return "\n".join(lines) + "\n"


def _wall(table: Table, one: str, other: str) -> float:
    return statistics.median(a / b for a, b in zip(table[one].wall, table[other].wall, strict=True))


def _growth(results: Results) -> float:
    small, large = results.grown[300], results.grown[3000]
    return max(exponent(small[name].cpu, large[name].cpu, 10) for name in small)


def _memory(results: Results) -> float:
    table = results.decks[3000]
    return max(table["deckgen slides"].peak) / max(table["PptxGenJS"].peak)


TARGETS: tuple[tuple[str, float, str, Callable[[Results], float]], ...] = (
    ("slides only, 30 slides", 1.5, "× pandoc", lambda r: _wall(r.decks[30], "deckgen slides", "pandoc")),
    ("slides only, 300 slides", 0.3, "× pandoc", lambda r: _wall(r.decks[300], "deckgen slides", "pandoc")),
    ("slides only, 3,000 slides", 0.8, "× PptxGenJS", lambda r: _wall(r.decks[3000], "deckgen slides", "PptxGenJS")),
    ("the same, memory", 0.5, "× PptxGenJS", _memory),
    ("default pack, 30 slides", 4.0, "× pandoc", lambda r: _wall(r.decks[30], "deckgen default pack", "pandoc")),
    ("default pack, 300 slides", 1.0, "× pandoc", lambda r: _wall(r.decks[300], "deckgen default pack", "pandoc")),
    ("growth, 300 to 3,000 dilemmas, the worst kind", 1.1, "exponent of CPU", _growth),
    ("check, 1,000 dilemmas", 1.5, "s of CPU", lambda r: statistics.median(r.grown[1000]["deckgen check"].cpu)),
    ("`deckgen --help`", 3.0, "× Python", lambda r: _wall(r.start, HELP, PYTHON)),
)


def show_targets(results: Results) -> str:
    """Each target, what was measured, and whether that is enough; what was left out of the run is not measured."""
    lines = ["\n## Targets\n", "| work | at most | measured | met |", "|---|---|---|---|"]
    for name, most, unit, measure in TARGETS:
        try:
            value = measure(results)
        except (KeyError, ValueError):
            lines.append(f"| {name} | {most:g} {unit} | – | not measured |")
            continue
        lines.append(f"| {name} | {most:g} {unit} | {value:.2f} | {'yes' if value <= most else 'no'} |")
    return "\n".join(lines) + "\n"
