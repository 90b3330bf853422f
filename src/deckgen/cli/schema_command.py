"""`deckgen schema`."""

from __future__ import annotations

import click

from deckgen.cli.near_choice import NearChoice
from deckgen.cli.terminal import say
from deckgen.messages.message import tell
from deckgen.shown_text import as_json
from deckgen.yaml_source.models.schema_names import SchemaOf


@click.command()
@click.option(
    "--of",
    "of",
    type=NearChoice([of.value for of in SchemaOf]),
    default=SchemaOf.DECK.value,
    show_default=True,
    help=tell("Which file the schema describes."),
)
def schema(of: str) -> None:
    """Print the JSON Schema of a file, for editors that complete and check."""
    say(schema_text(of))


def schema_text(of: str) -> str:
    """The schema as a file holds it."""
    from deckgen.yaml_source.models.schema import json_schema

    return as_json(json_schema(of), indent=2)
