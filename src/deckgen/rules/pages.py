"""Makes a rule's page of documentation from what its module says of itself. No rule itself."""

from __future__ import annotations

import sys
import textwrap

from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell
from deckgen.rules import RULES


def write_page(code: str) -> str:
    """Why the rule is there, then a bad and a good example, in Markdown."""
    why, _, _ = _read(code)
    return "\n\n".join(part for part in (f"# `{code}`\n\n{why}", write_examples(code)) if part)


def write_examples(code: str) -> str:
    """A bad and a good example of a rule, in Markdown."""
    _, bad, good = _read(code)
    examples = ((worded(tell("Bad")), bad), (worded(tell("Good")), good))
    return "\n".join(f"{word}:\n\n```yaml\n{example}\n```\n" for word, example in examples if example).rstrip("\n")


def list_rules() -> str:
    """A line a rule."""
    width = max(map(len, RULES))
    return "\n".join(f"{code:<{width}}  {summarise(code)}" for code in sorted(RULES))


def summarise(code: str) -> str:
    """The first paragraph of a rule's page, on one line."""
    return " ".join(_read(code)[0].partition("\n\n")[0].split())


def _read(code: str) -> tuple[str, str, str]:
    """The parts of a rule's docstring. Python without docstrings leaves only the name."""
    docstring = sys.modules[RULES[code].__module__].__doc__ or ""
    why, _, examples = docstring.partition("\n\nBad::\n")
    bad, _, good = examples.partition("\nGood::\n")
    return why.strip(), textwrap.dedent(bad).strip("\n"), textwrap.dedent(good).strip("\n")
