"""The root command and the errors that every command shares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from deckgen import __version__
from deckgen.cli import exit_status
from deckgen.cli.terminal import say_line
from deckgen.problems import DeckgenError
from deckgen.shown_text import for_terminal

COMMANDS = {  # in the order of the work, each with what `deckgen --help` says of it
    "new": "Start a deck that builds as it stands.",
    "import": "Make decks of PowerPoint, Word, tables and question banks.",
    "pull": "Take a trainer's edits of a presentation back to its YAML.",
    "check": "Find the mistakes in decks; write nothing.",
    "explain": "Explain a rule, with a bad and a good example.",
    "build": "Make slides and papers of decks.",
    "report": "Make the report of a session, from its votes.",
    "profile": "Show what an organisation's words change.",
    "translate": "Start or finish a translation.",
    "translations": "Tell which translations are missing or outdated.",
    "sources": "Tell which quotes are stale and which rules nobody trains.",
    "diff": "Tell what changed in the dilemmas, between versions in git.",
    "which": "Tell where a built file comes from.",
    "textconv": "Print the words of a .pptx, for git.",
    "template": "Look into a house style, or start one.",
    "schema": "Print the JSON Schema that helps an editor.",
}


class _Root(click.Group):
    """Loads a command when it is asked for; turns a failure of the environment into a sentence and exit status 3."""

    def list_commands(self, context: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(
            import_module(f"deckgen.cli.{name}_command"), "import_" if name == "import" else name
        )
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        with _harmless_usage_errors():
            return super().make_context(info_name, args, *rest, **extra)

    def invoke(self, context: click.Context) -> Any:
        with _harmless_usage_errors():
            return self._invoke(context)

    def _invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except DeckgenError as failure:
            say_line(f"deckgen: {failure}", err=True)
            context.exit(exit_status.ENVIRONMENT)
        except BrokenPipeError as failure:
            from deckgen.standard_streams import leave_unheard

            leave_unheard(failure)
        except OSError as failure:  # a full disk behind the standard output, a file that went away
            say_line(f"deckgen: {failure}", err=True)
            context.exit(exit_status.ENVIRONMENT)
        except KeyboardInterrupt:
            from deckgen.cli.fault_report import report_stop

            context.exit(report_stop())
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as failure:  # noqa: BLE001  # whatever it is, the user gets a sentence
            from deckgen.cli.fault_report import report_fault

            context.exit(report_fault(failure))


@contextmanager
def _harmless_usage_errors() -> Iterator[None]:
    """What the user typed is shown as it may be: a shell's `*` puts names of files there."""
    try:
        yield
    except click.ClickException as failure:
        said = failure.format_message()
        if said == for_terminal(said):
            raise
        raise click.UsageError(for_terminal(said), getattr(failure, "ctx", None)) from failure


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="deckgen")
def command_line() -> None:
    """Compile dilemmas in YAML into decks, handouts, answers, guides and cards."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles, redirected output
