"""The root command and the errors that every command shares."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from deckgen import __version__
from deckgen.cli import exit_status
from deckgen.cli.help_words import choose_words, in_our_words, word_error
from deckgen.cli.terminal import prepare_streams, say_note
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell
from deckgen.problems import DeckgenError
from deckgen.shown_text import for_terminal

COMMANDS = {  # in the order of the work, each with what `deckgen --help` says of it
    "init": tell("Set up a folder for decks, with a first deck."),
    "new": tell("Start a deck, a dilemma or another file that works as it stands."),
    "import": tell("Make decks of PowerPoint, Word, tables and question banks."),
    "pull": tell("Take a trainer's edits of a presentation back to its YAML."),
    "check": tell("Find the mistakes in decks; write nothing."),
    "explain": tell("Explain the code of a problem, with an example."),
    "docs": tell("Open the documentation; it needs no network."),
    "build": tell("Make slides and papers of decks."),
    "open": tell("Open what was built of a deck."),
    "site": tell("Make a web site of decks, with self-study and files."),
    "report": tell("Make the report of a session, from its votes."),
    "profile": tell("Show what an organisation's words change."),
    "translate": tell("Start or finish a translation."),
    "translations": tell("Tell which translations are missing or outdated."),
    "sources": tell("Tell which quotes are stale and which rules nobody trains."),
    "diff": tell("Tell what changed in the dilemmas, between versions in git."),
    "which": tell("Tell where a built file comes from."),
    "textconv": tell("Print the words of a .pptx, for git."),
    "template": tell("Look into a house style, or start one."),
    "schema": tell("Print the JSON Schema that helps an editor."),
}

_CONFIGURED = frozenset({"build", "check", "new", "init", "open"})  # what `deckgen.toml` has a say in
_WORDS_OF_PYTHON = frozenset({"import", "open"})


class _Root(click.Group):
    """Loads a command when it is asked for; turns a failure of the environment into a sentence and exit status 3."""

    def list_commands(self, context: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        own = f"{name}_" if name in _WORDS_OF_PYTHON else name
        command: click.Command = getattr(import_module(f"deckgen.cli.{name}_command"), own)
        return in_our_words(command)

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not context.resilient_parsing:
            from deckgen.yaml_source.syntax.near_names import find_nearest

            nearest = find_nearest(args[0], COMMANDS)
            message = tell("There is no command `{name}`.", name=args[0])
            if nearest:
                message = tell("There is no command `{name}`; did you mean `{nearest}`?", name=args[0], nearest=nearest)
            raise click.UsageError(message, context)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, worded(what)) for name, what in COMMANDS.items()])

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        prepare_streams()
        choose_words(args)
        with _harmless_usage_errors():
            return click.Group.make_context(in_our_words(self), info_name, args, *rest, **extra)

    def invoke(self, context: click.Context) -> Any:
        with _harmless_usage_errors():
            return self._invoke(context)

    def _invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except DeckgenError as failure:
            say_note(failure.args[0] if failure.args else "")
            context.exit(exit_status.ENVIRONMENT)
        except BrokenPipeError as failure:
            from deckgen.standard_streams import leave_unheard

            leave_unheard(failure)
        except OSError as failure:  # a full disk behind the standard output, a file that went away
            say_note(str(failure))
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
        word_error(failure)
        said = failure.format_message()
        if said == for_terminal(said):
            raise
        raise click.UsageError(for_terminal(said), getattr(failure, "ctx", None)) from failure


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="deckgen")
@click.pass_context
def command_line(context: click.Context) -> None:
    """Compile dilemmas in YAML into decks, handouts, answers, guides and cards."""
    if context.invoked_subcommand in _CONFIGURED:
        from deckgen.cli.config import command_defaults, read_config, report_config

        read_config.cache_clear()  # of a command before this one, in another folder
        report_config()
        context.default_map = command_defaults()
