"""The language of the command line: chosen before anything is parsed, then worn by help, options and errors."""

from __future__ import annotations

import gettext
import inspect
import os
from typing import TypeVar

import click

from deckgen.cli.terminal import say_note
from deckgen.messages.catalogue import DOMAIN, catalogue_fault, catalogue_folder, speak, spoken_language, worded
from deckgen.messages.language_choice import OPTION, VARIABLE, choose_language, read_language
from deckgen.messages.message import Message, tell

_GETTEXT_VARIABLE = "LANGUAGE"
_Command = TypeVar("_Command", bound=click.Command)
_Part = TypeVar("_Part", bound=click.Command | click.Parameter)


def choose_words(arguments: list[str]) -> None:
    """Let this process speak the language that is asked for, click's own words included."""
    speak(choose_language(arguments))
    if catalogue_fault():
        say_note(tell("the translations cannot be read ({reason}); this is English", reason=catalogue_fault()))
    written = os.environ.get(VARIABLE, "")
    if written and not read_language(written):
        text = tell("{variable} is `{written}`; deckgen speaks nl, fr, de and en", variable=VARIABLE, written=written)
        say_note(text)
    if spoken_language() != "en":
        os.environ[_GETTEXT_VARIABLE] = spoken_language()  # where click's gettext looks, and git's
        gettext.bindtextdomain(DOMAIN, str(catalogue_folder()))
        gettext.textdomain(DOMAIN)


def language_option() -> click.Option:
    """`--lang`, which every command takes. It is obeyed before it is parsed; here it is checked."""
    return click.Option([OPTION], metavar="CODE", expose_value=False, callback=_check, help=_HELP, is_eager=True)


_HELP = tell("Language of messages and help: nl, fr, de or en.")


def _check(_context: click.Context, _parameter: click.Parameter, written: str | None) -> None:
    if written is None or read_language(written):
        return
    raise click.BadParameter(tell("`{written}` is none of the languages of deckgen: nl, fr, de, en", written=written))


def in_our_words(command: _Command) -> _Command:
    """A copy of a command with `--lang`, whose help is in the language of this process."""
    ours = _copy(command)
    ours.params = [_translate(each) for each in command.params]
    if not any(OPTION in each.opts for each in ours.params):
        ours.params.append(_translate(language_option()))
    ours.help = worded(inspect.cleandoc(command.help)) if command.help else command.help
    ours.short_help = worded(command.short_help) if command.short_help else command.short_help
    ours.options_metavar = worded(tell("[OPTIONS]"))
    if isinstance(ours, click.Group):
        ours.subcommand_metavar = worded(tell("COMMAND [ARGS]..."))
        ours.commands = {name: in_our_words(each) for name, each in ours.commands.items()}
    return ours


def _copy(original: _Part) -> _Part:
    """A copy of a part of click, which keeps all it knows in its `__dict__`; the module `copy` costs more to load."""
    made = object.__new__(type(original))
    made.__dict__.update(original.__dict__)
    return made


def _translate(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    ours = _copy(parameter)
    ours.help = worded(parameter.help)
    return ours


def word_error(failure: click.ClickException) -> None:
    """Put what an error says into the language of this process."""
    if isinstance(failure.message, Message):
        setattr(failure, "message", worded(failure.message))  # noqa: B010  # final for type checkers only
