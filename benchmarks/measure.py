"""Whole processes, in turns: wall time, CPU time and peak memory of each, and ratios pair by pair."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Figures:
    """What the runs of one command took: seconds, seconds, MiB."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)

    @staticmethod
    def spread(values: list[float]) -> str:
        """`median (lowest–highest)`."""
        return f"{statistics.median(values):.3f} ({min(values):.3f}–{max(values):.3f})"


def run_once(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> tuple[float, float, float]:
    """One run to its end. Raises RuntimeError where the command fails: a figure of a failure is no figure."""
    started = time.perf_counter()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, env=environment, **streams) as process:
        assert process.stderr is not None
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {message.decode(errors='replace')[-300:]}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


def run_in_turns(commands: dict[str, Sequence[str]], folder: Path, runs: int) -> dict[str, Figures]:
    """A B C A B C …, after one run of each that is not counted."""
    figures = {name: Figures() for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            wall, cpu, peak = run_once(command, folder)
            if turn:
                figures[name].wall.append(wall)
                figures[name].cpu.append(cpu)
                figures[name].peak.append(peak)
    return figures


def ratio(one: Figures, other: Figures) -> str:
    """The median of the pairwise ratios of wall time, with its spread."""
    return Figures.spread([a / b for a, b in zip(one.wall, other.wall, strict=True)])
