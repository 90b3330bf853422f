"""One sentence on a build of several decks: what was built, what was not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckgen.build import BuildReport
from deckgen.messages.message import tell


def summarise(decks: Sequence[Path], report: BuildReport) -> str:
    """Nothing for a single deck: its problems and files say it all."""
    if len(decks) <= 1:
        return ""
    built = sum(output.status == "built" for output in report.outputs)
    parts = [f"{built} file{'' if built == 1 else 's'} built, {len(report.outputs) - built} unchanged"]
    done = {output.deck for output in report.outputs}
    refused = [deck.stem for deck in decks if deck.stem not in done and deck.as_posix() not in report.not_built]
    if refused:
        parts.append(f"not built for the problems above: {', '.join(refused)}")
    if report.not_built:
        why = tell("stopped") if report.stopped else tell("see above")
        parts.append(f"not built ({why}): {', '.join(report.not_built)}")
    return "; ".join(parts)
