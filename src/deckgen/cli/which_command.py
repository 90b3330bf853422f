"""`deckgen which`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.terminal import say, say_line
from deckgen.messages.catalogue import told, worded
from deckgen.messages.message import reason_of, tell
from deckgen.shown_text import as_json as write_json
from deckgen.shown_text import on_a_line

if TYPE_CHECKING:
    from deckgen.build.past.origin import Origin
    from deckgen.history.built_file import FileFacts
    from deckgen.history.git_repository import Commit


@click.command()
@click.argument("file", type=ExistingFile())
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def which(file: Path, form: str) -> None:
    """Say what a built .pptx or .pdf is, which deck and commits it comes from, and whether it was edited."""
    from deckgen.build.past.origin import find_origin
    from deckgen.history.built_file import read_facts
    from deckgen.history.office_archive import NotReadableError

    try:
        facts = read_facts(file)
    except NotReadableError as failure:
        say_line(tell("deckgen: {name} {reason}", name=file.as_posix(), reason=reason_of(failure)), err=True)
        raise SystemExit(exit_status.PROBLEMS) from failure
    origin = find_origin(file, facts)
    say(_as_json(file, facts, origin) if form == "json" else _as_text(file, facts, origin))


def _as_json(file: Path, facts: FileFacts, origin: Origin) -> str:
    from deckgen.build.freshness.package_content import hash_content
    from deckgen.file_reading import read_start
    from deckgen.history.built_file import MOST_PDF_BYTES

    commits = {"first": _commit_row(origin.first), "last": _commit_row(origin.last)} if origin.last else None
    row = {
        "file": file.as_posix(),
        "kind": facts.kind,
        "deck": facts.deck,
        "language": facts.language,
        "profile": facts.profile or None,
        "minutes": facts.minutes or None,
        "content_hash": facts.content_hash,
        "content_sha256": hash_content(read_start(file, MOST_PDF_BYTES)),
        "date": facts.date,
        "code_version": facts.code_version,
        "deckgen": facts.deckgen,
        "edited": facts.is_edited,
        "saved_by": facts.saved_by or None,
        "source": origin.source.as_posix() if origin.source else None,
        "current": origin.is_current,
        "commits": commits,
        "shallow": origin.is_shallow,
        "newer": origin.newer.as_posix() if origin.newer else None,
    }
    return write_json(row)


def _commit_row(commit: Commit | None) -> dict[str, str] | None:
    return None if commit is None else {"id": commit.id, "date": commit.date, "subject": commit.subject}


def _as_text(file: Path, facts: FileFacts, origin: Origin) -> str:
    rows = [
        (told("file"), file.as_posix()),
        (told("what"), _say_what(facts)),
        (told("content"), facts.content_hash),
        (told("date"), facts.date),
        (told("quotes"), facts.code_version),
        (told("made by"), f"deckgen {facts.deckgen}".strip()),
        (told("edited"), _say_edited(facts)),
        (told("source"), _say_source(origin)),
        (told("commits"), _say_commits(origin)),
        (told("newer"), _say_newer(origin)),
    ]
    width = 1 + max(len(name) for name, _ in rows)
    return "\n".join(f"{name + ':':<{width}} {on_a_line(text)}" for name, text in rows if text)


def _say_what(facts: FileFacts) -> str:
    what = told(
        "{value} of the deck {deck}, {language}",
        value=facts.kind or told("paper"),
        deck=facts.deck,
        language=facts.language,
    )
    profile = told(", profile {profile}", profile=facts.profile) if facts.profile else ""
    return (
        what + profile + (told(", short version of {minutes} minutes", minutes=facts.minutes) if facts.minutes else "")
    )


def _say_edited(facts: FileFacts) -> str:
    if not facts.is_edited:
        return told("no, as it was built")
    return told("yes, since it was built") + (
        told("; last saved by {saved_by}", saved_by=facts.saved_by) if facts.saved_by else ""
    )


def _say_source(origin: Origin) -> str:
    if origin.source is None:
        return told("no deck of this name is here")
    state = {
        True: told("unchanged since"),
        False: told("its content is another now"),
        None: told("it cannot be read now"),
    }
    return f"{origin.source.as_posix()} ({state[origin.is_current]})"


def _say_commits(origin: Origin) -> str:
    if origin.no_git:
        return worded(origin.no_git) if origin.source is not None else ""
    cut = told("; older commits are not in this shallow clone") if origin.is_shallow else ""
    if origin.first is None or origin.last is None:
        why = "" if cut else told("; it was built before a commit, or on another branch")
        return told("none has this content{why}{cut}", why=why, cut=cut) if origin.source is not None else ""
    shown = [f"{commit.short} {commit.date} {commit.subject}" for commit in (origin.first, origin.last)]
    return (
        shown[0] if origin.first == origin.last else told("from {first} to {last}", first=shown[0], last=shown[1])
    ) + cut


def _say_newer(origin: Origin) -> str:
    if origin.newer is not None:
        return origin.newer.as_posix()
    if origin.source is None or origin.is_current is None:
        return ""
    return (
        told("no")
        if origin.is_current
        else told("none is built yet: deckgen build {source}", source=origin.source.as_posix())
    )
