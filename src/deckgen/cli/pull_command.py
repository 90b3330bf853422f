"""`deckgen pull`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.terminal import say, say_line
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count
from deckgen.shown_text import as_json, on_a_line

if TYPE_CHECKING:
    from deckgen.pulling.result import Edit, PullResult


@click.command()
@click.argument("edited", metavar="EDITED", type=ExistingFile())
@click.option("--write", is_flag=True, help=tell("Write what can be written; without it, nothing is changed."))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def pull(edited: Path, *, write: bool, form: str) -> None:
    """Show a trainer's edits of a presentation or a Word handout as changes to its YAML, and write them."""
    from deckgen.pulling.pull import pull as find_edits

    result = find_edits(edited)
    if write and not result.refusal:
        _write(result)
    if form == "json":
        say(as_json(_data(result, written=write), indent=2))
    else:
        _report(result, edited, written=write)
    raise SystemExit(exit_status.PROBLEMS if result.refusal or result.has_conflicts else exit_status.FINE)


def _write(result: PullResult) -> None:
    from deckgen.output import write_whole

    for path, text in result.files.items():
        write_whole(Path(path), text.encode(), Path(path).parent)


def _report(result: PullResult, edited: Path, *, written: bool) -> None:
    if result.refusal:
        say_line(f"deckgen: {worded(result.refusal)}", err=True)
        return
    for edit in result.edits:
        say("\n".join(_lines(edit, is_paper=result.is_paper)))
    if not result.edits:
        say_line(worded(tell("{name} says what its source says.", name=edited.name)))
    for path in result.files:
        say_line(worded(tell("wrote {path}", path=path) if written else tell("would write {path}", path=path)))
    if result.files and not written:
        say_line(worded(tell("Nothing was changed yet; --write makes these changes.")))


def _lines(edit: Edit, *, is_paper: bool) -> list[str]:
    """Where a change is, what it is, and why it is not written."""
    from deckgen.pulling.result import Outcome

    if is_paper:
        where = worded(tell("paragraph {number}", number=edit.slide))
    else:
        where = worded(tell("slide {number}", number=edit.slide)) if edit.slide else worded(tell("slides"))
    if edit.file:
        where = f"{where}, {edit.file}:{edit.line} {edit.field}"
    lines = [on_a_line(where) if edit.outcome is Outcome.WRITE else on_a_line(f"{where} [{edit.outcome.value}]")]
    lines += [on_a_line(f"  - {edit.before}")] if edit.before else []
    lines += [on_a_line(f"  + {edit.after}")] if edit.after else []
    lines += [on_a_line(f"  {worded(edit.why)}")] if edit.why else []
    if edit.also:
        shown = ", ".join(edit.also)
        count = tell_count(
            "  it stands in {count} place: {places}",
            "  it stands in {count} places: {places}",
            count=len(edit.also),
            places=shown,
        )
        lines.append(on_a_line(worded(count)))
    return lines


def _data(result: PullResult, *, written: bool) -> dict[str, object]:
    return {
        "refusal": worded(result.refusal) or None,
        "edits": [
            {
                "outcome": edit.outcome.value,
                "paragraph" if result.is_paper else "slide": edit.slide,
                "file": edit.file or None,
                "line": edit.line or None,
                "field": edit.field or None,
                "before": edit.before,
                "after": edit.after,
                "why": worded(edit.why) or None,
                "also": list(edit.also),
            }
            for edit in result.edits
        ],
        "files": sorted(result.files),
        "written": written and not result.refusal,
    }
