"""The command line: parses, calls one function, reports, exits."""

from __future__ import annotations

from deckgen.cli.root import command_line

__all__ = ["command_line"]
