"""`deckgen explain`."""

from __future__ import annotations

import click

from deckgen.cli.terminal import say
from deckgen.messages.message import tell


@click.command()
@click.argument("rule", default="")
def explain(rule: str) -> None:
    """Print the page of a rule: why it is there, with a bad and a good example. Without RULE, list the rules."""
    from deckgen.rules import RULES
    from deckgen.rules.pages import list_rules, write_page

    if not rule:
        say(list_rules())
    elif rule in RULES:
        say(write_page(rule))
    else:
        from difflib import get_close_matches

        near = get_close_matches(rule, RULES, n=1)
        hint = f"did you mean {near[0]!r}?" if near else tell("`deckgen explain` lists them")
        raise click.UsageError(f"there is no rule {rule!r}: {hint}")
