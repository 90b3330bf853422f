"""What a profile's file may hold: an organisation's or audience's own words over the pool of dilemmas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from deckgen.yaml_source.deck_file import Term
from deckgen.yaml_source.file_fields import FileModel, Id, Language, Line, Markdown, one_of


class ContactFile(FileModel):
    """Whom participants can ask."""

    name: Line = Field(default="", description="The office.")
    mail: Line = Field(default="", description="Its e-mail address.")
    phone: Line = Field(default="", description="Its telephone number.")
    url: Line = Field(default="", description="Its site.")


class TagsFile(FileModel):
    """Which dilemmas the profile takes from a deck."""

    include: list[Line] = Field(default=[], description="Only dilemmas with one of these tags.")
    exclude: list[Line] = Field(default=[], description="No dilemmas with one of these tags.")


class ProfileFile(FileModel):
    """A profile: terms, house style, language, and single fields of dilemmas in other words."""

    extends: Id = Field(default="", description="Another profile, whose values hold where this one says nothing.")
    organisation: Line = Field(default="", description="Whose decks these are.")
    language: Language = Field(default="", description="nl, fr, de or en; with a region where it matters: nl-BE.")
    template: Line = Field(default="", description="A folder in `templates/`, or a .pptx or .potx file.")
    address: Annotated[str, one_of(("je", "u", "tu", "vous", "du", "Sie"))] = Field(
        default="", description="How participants are addressed."
    )
    terms: dict[str, Term] = Field(default={}, description="Words that `{{ name }}` or `{{ name.form }}` stands for.")
    contact: ContactFile | None = Field(default=None, description="Whom participants can ask.")
    tags: TagsFile = Field(default=TagsFile(), description="Which dilemmas the profile takes.")
    overrides: dict[str, dict[str, Markdown]] = Field(
        default={},
        description="Dilemma -> field -> other words: `klagende-collega: {question: …, choices.niets.text: …}`.",
    )
