"""`deckgen template check` and `deckgen template new`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.terminal import say, say_line
from deckgen.messages.message import tell


@click.group()
def template() -> None:
    """Look into a house style, or start one."""


@template.command("check", short_help=tell("Tell what deckgen makes of a house style."))
@click.argument("file")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.html",
    help=tell("Write a page with pictures of the layouts, too."),
)
def check_template(file: str, report: Path | None) -> None:
    """Tell each role's layout and why, placeholders, fonts, contrast, and what to mend.

    FILE is a template's name, its folder, or a .pptx or .potx.
    """
    from deckgen.build.pipeline.order import BuildReport
    from deckgen.cli.problem_report import as_text
    from deckgen.house_style.report.template_report import report_as_page, report_template, write_report
    from deckgen.yaml_source import read_template

    read = read_template(file)
    problems = read.problems
    if read.template is not None:
        if report is None:
            told = report_template(read.template)
        else:
            from deckgen.output import write_whole

            told, page = report_as_page(read.template)
            write_whole(report, page.encode())
        say(write_report(told))
        problems += told.problems
    found = BuildReport(problems)
    say(as_text(found) or tell("nothing to mend"))
    raise SystemExit(exit_status.PROBLEMS if found.has_errors else exit_status.FINE)


@template.command("new", short_help=tell("Write a commented template.yaml to begin with."))
@click.argument("name")
def new_template(name: str) -> None:
    """Write templates/NAME/template.yaml, commented; it works as it stands."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", name):
        raise click.UsageError(
            tell("`{name}` cannot be a template's name: use a-z, 0-9, - and _, at most 64", name=name)
        )
    path = Path("templates", name, "template.yaml")
    if os.path.lexists(path.parent):
        raise click.UsageError(
            tell("{parent} exists; deckgen template new never overwrites", parent=path.parent.as_posix())
        )
    from deckgen.house_style.own.starter_template import write_starter
    from deckgen.output import write_whole

    write_whole(path, write_starter(name).encode(), Path())
    say_line(
        tell(
            "wrote {path}; wear it with `template: {name}`, look into it with: deckgen template check {name}",
            path=path.as_posix(),
            name=name,
        )
    )
