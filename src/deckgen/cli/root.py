"""The root command and the errors that every command shares."""

from __future__ import annotations

import sys
from typing import Any

import click

from deckgen import __version__
from deckgen.cli import exit_status
from deckgen.cli.build_command import build
from deckgen.cli.check_command import check
from deckgen.cli.new_command import new
from deckgen.cli.schema_command import schema
from deckgen.cli.sources_command import sources
from deckgen.cli.template_command import template
from deckgen.problems import DeckgenError


class _Root(click.Group):
    """Turns a failure of the environment into a sentence and exit status 3."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except DeckgenError as failure:
            click.echo(f"deckgen: {failure}", err=True)
            context.exit(exit_status.ENVIRONMENT)


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="deckgen")
def command_line() -> None:
    """Compile integrity dilemmas in YAML into decks, handouts, answers, guides and cards."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles, redirected output


for command in (build, check, new, schema, sources, template):
    command_line.add_command(command)
