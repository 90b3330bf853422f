"""`deckgen schema`."""

from __future__ import annotations

import json

import click


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

    click.echo(json.dumps(json_schema(of), ensure_ascii=False, indent=2))
