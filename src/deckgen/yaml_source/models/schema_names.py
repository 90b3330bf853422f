"""Which files have a schema, and what the file of the schema is called: known without the models."""

from __future__ import annotations

from enum import StrEnum


class SchemaOf(StrEnum):
    """What a schema describes, as `deckgen schema --of` takes it."""

    DECK = "deck"
    DILEMMA = "dilemma"
    TEMPLATE = "template"
    PROFILE = "profile"

    @property
    def file(self) -> str:
        """The name of the file that `deckgen init` writes."""
        return "deckgen.schema.json" if self is SchemaOf.DECK else f"{self}.schema.json"
