"""The one place that prints: whatever is said passes `shown_text` on its way to the terminal or the log."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper

import click

from deckgen.messages.catalogue import worded
from deckgen.shown_text import for_terminal, in_lines, on_a_line

_PLAIN = "deckgen.plain"
_ASCII = {"ascii", "usascii", "ansi_x3.41968", "646"}
_SIGNS = str.maketrans({
    "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "...",
    "→": "->", "×": "x", "ß": "ss", "œ": "oe", "Œ": "OE", "æ": "ae", "€": "EUR", "\u00a0": " ", "\u202f": " ", "•": "*",
    "\u2002": " ",
})  # fmt: skip


def say(text: str, *, err: bool = False) -> None:
    """Print lines of a report. Names in them have passed `on_a_line`, so that none of them starts a line of its own."""
    click.echo(for_terminal(worded(text)), err=err)


def say_report(text: str, form: str) -> None:
    """Print a report in the form that was asked for: only annotations may be commands to the log of a CI service."""
    if form == "text" and not text:
        return
    if form == "text" and _shows_colour():
        from deckgen.cli.problem_colours import colour_problems

        click.echo(colour_problems(for_terminal(text)))
        return
    click.echo(in_lines(text) if form == "github" else for_terminal(text))


def _shows_colour() -> bool:
    """Colour on a terminal, unless NO_COLOR asks for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def say_in_colour(text: str) -> None:
    """Print a report that holds colours of ours; each text in it has passed `for_terminal` before it was coloured."""
    click.echo(text)


def say_line(text: str, *, err: bool = False) -> None:
    """Print one sentence, which stays on its line whatever is named in it."""
    click.echo(for_terminal(on_a_line(worded(text))), err=err)


def say_note(text: str) -> None:
    """Print a sentence of the program itself on the standard error."""
    say_line(f"deckgen: {worded(text)}", err=True)


def prepare_streams() -> None:
    """Write UTF-8 into files and pipes; on a terminal that has fewer letters, the nearest that it has."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        encoding = (stream.encoding or "").lower().replace("-", "")
        if stream.isatty() and encoding not in {"utf8", "utf16"}:
            codecs.register_error(_PLAIN, _nearest_letters)
            codecs.register(_find_codec)
            stream.reconfigure(encoding=_PLAIN if encoding in _ASCII else None, errors=_PLAIN)
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")


class _PlainEncoder(codecs.IncrementalEncoder):
    """Writes every text in the letters of ASCII.

    Why a codec: click takes a terminal that says ASCII for a mistake, and writes UTF-8 to it.
    """

    def encode(self, text: str, final: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002  # Python's signature
        """The bytes of a piece of text."""
        return text.encode("ascii", _PLAIN)


def _find_codec(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", ".") != _PLAIN:
        return None
    return codecs.CodecInfo(
        name=_PLAIN,
        encode=lambda text, _errors="": (text.encode("ascii", _PLAIN), len(text)),
        decode=codecs.ascii_decode,
        incrementalencoder=_PlainEncoder,
        incrementaldecoder=codecs.getincrementaldecoder("ascii"),
    )


def _nearest_letters(failure: UnicodeError) -> tuple[str, int]:
    """`e` for `é`, `-` for a dash: what can be read on a terminal that has no more."""
    from unicodedata import normalize

    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    text = failure.object[failure.start : failure.end].translate(_SIGNS)
    return normalize("NFKD", text).encode("ascii", "ignore").decode() or "?", failure.end
