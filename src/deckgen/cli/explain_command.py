"""`deckgen explain`."""

from __future__ import annotations

import click

from deckgen.cli.terminal import say
from deckgen.messages.message import tell


@click.command()
@click.argument("code", default="")
def explain(code: str) -> None:
    """Explain the code of a problem, with a bad and a good example and the cure. Without CODE, list all codes."""
    from deckgen.cli.problem_pages import list_codes, read_page

    if not code:
        say(list_codes())
        return
    page = read_page(code)
    if page:
        say(page)
        return
    from deckgen.cli.problem_pages import find_codes
    from deckgen.yaml_source.syntax.near_names import find_nearest

    nearest = find_nearest(code.strip("[]"), find_codes())
    if nearest:
        raise click.UsageError(tell("there is no code `{code}`; did you mean `{nearest}`?", code=code, nearest=nearest))
    raise click.UsageError(tell("there is no code `{code}`; `deckgen explain` lists them", code=code))
