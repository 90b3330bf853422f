"""`deckgen schema`."""

from __future__ import annotations

import click

from deckgen.cli.terminal import say
from deckgen.shown_text import as_json


@click.command()
@click.option(
    "--of",
    "of",
    type=click.Choice(["deck", "dilemma", "template", "profile"]),
    default="deck",
    show_default=True,
    help="Which file the schema describes.",
)
def schema(of: str) -> None:
    """Print the JSON Schema of a file, for editors that complete and check."""
    from deckgen.yaml_source.models.schema import json_schema

    say(as_json(json_schema(of), indent=2))
