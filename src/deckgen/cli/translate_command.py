"""`deckgen translate`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.terminal import say, say_line
from deckgen.messages.message import tell
from deckgen.resources.languages import language_codes


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=ExistingFile(path_type=str))
@click.option("--to", "code", required=True, type=click.Choice(language_codes()), help=tell("The language."))
@click.option("--update", is_flag=True, help=tell("Add the keys that are missing in a translation, empty."))
@click.option("--remember", is_flag=True, help=tell("The translation is done: note which words it translated."))
def translate(files: tuple[str, ...], code: str, *, update: bool, remember: bool) -> None:
    """Begin the translation of decks, dilemmas or profiles, the original above each text as a comment."""
    if update and remember:
        raise click.UsageError(tell("first --update, then translate, then --remember"))
    from deckgen.yaml_source.translation.translating import Work

    work = Work.UPDATE if update else Work.REMEMBER if remember else Work.BEGIN
    failed = [not _work_on(Path(file), code, work) for file in files]
    raise SystemExit(exit_status.PROBLEMS if any(failed) else exit_status.FINE)


def _work_on(file: Path, code: str, work: str) -> bool:
    """Write one file, and say so; whether it went well."""
    from deckgen.cli.problem_report import problem_lines
    from deckgen.output import write_whole
    from deckgen.yaml_source.translation.translating import Work, work_on_translation

    result = work_on_translation(file, code, Work(work))
    if result.is_skipped:
        say_line(tell("skipped {path}: it is a translation already", path=result.path.as_posix()))
        return True
    for problem in result.problems:
        say(problem_lines(problem))
    if result.refusal:
        say_line(f"deckgen: {result.refusal}", err=True)
    if result.refusal or any(problem.is_error for problem in result.problems):
        return False
    if result.by_hand:
        say_line(tell("{path}: add by hand: {by_hand}", path=result.path.as_posix(), by_hand=", ".join(result.by_hand)))
    if not result.is_changed:
        say_line(tell("unchanged {path}", path=result.path.as_posix()))
        return True
    write_whole(result.path, result.text.encode(), file.parent)
    say_line(tell("wrote {path}", path=result.path.as_posix()))
    return True
