"""One sentence on a build of several decks: what was built, what was not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckgen.build.pipeline.order import BuildReport
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count


def summarise(decks: Sequence[Path], report: BuildReport) -> str:
    """Nothing for a single deck: its problems and files say it all."""
    if len(decks) <= 1:
        return ""
    built = sum(output.status == "built" for output in report.outputs)
    unchanged = len(report.outputs) - built
    parts = [
        tell_count(
            "{count} file built, {unchanged} unchanged",
            "{count} files built, {unchanged} unchanged",
            count=built,
            unchanged=unchanged,
        )
    ]
    done = {output.deck for output in report.outputs}
    refused = [deck.stem for deck in decks if deck.stem not in done and deck.as_posix() not in report.not_built]
    if refused:
        parts.append(tell("not built because of the problems above: {decks}", decks=", ".join(refused)))
    if report.not_built:
        why = tell("stopped") if report.stopped else tell("see above")
        parts.append(tell("not built ({why}): {decks}", why=why, decks=", ".join(report.not_built)))
    return "; ".join(worded(part) for part in parts)
