"""Colours in a report of problems: red for what is an error, yellow for a warning, dim for a hint."""

from __future__ import annotations

import re

import click

from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell


def colour_problems(text: str) -> str:
    """A report of lines as `problem_lines` writes them, with its words coloured; no other line changes."""
    words = {worded(tell("error")): "red", worded(tell("warning")): "yellow"}
    severity = re.compile(rf"^(\S.*?:\d+:\d+: )({'|'.join(map(re.escape, words))})(?=: )")
    hint = f"    {worded(tell('hint'))}: "
    lines = []
    for line in text.split("\n"):
        found = severity.match(line)
        if found is not None:
            word = click.style(found.group(2), fg=words[found.group(2)], bold=True)
            lines.append(click.style(found.group(1), bold=True) + word + line[found.end() :])
        else:
            lines.append(click.style(line, dim=True) if line.startswith(hint) else line)
    return "\n".join(lines)
