"""What a profile's file may hold: an organisation's or audience's own words over the pool of dilemmas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WrapValidator

from deckgen.content.verdict import Verdict
from deckgen.resources.languages import say_codes
from deckgen.yaml_source.models.deck_file import Term
from deckgen.yaml_source.models.dilemma_file import FacilitatorFile, PassageFile, Sequence, read_meer_weten
from deckgen.yaml_source.models.file_fields import FileModel, Id, Language, Line, Markdown, Points, one_of
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.models.play_file import LabelsFile, OwnSessionFile, RoleFile, ScaleFile, TwistFile


class ContactFile(FileModel):
    """Whom participants can ask; texts say it as `{{ contact }}`, `{{ contact.mail }}` and so on."""

    name: Line = Field(default="", description="The office; `{{ contact }}` stands for it.")
    mail: Line = Field(default="", description="Its e-mail address: `{{ contact.mail }}`.")
    phone: Line = Field(default="", description="Its telephone number: `{{ contact.phone }}`.")
    url: Line = Field(default="", description="Its site: `{{ contact.url }}`.")


class IncludeFile(FileModel):
    """What the profile takes from a deck."""

    tags: list[Line] = Field(default=[], description="Only dilemmas with one of these tags.")


class ExcludeFile(FileModel):
    """What the profile leaves out of a deck."""

    tags: list[Line] = Field(default=[], description="No dilemmas with one of these tags.")
    dilemmas: list[Id] = Field(default=[], description="None of these dilemmas.")


class ChoiceOverride(FileModel):
    """Other words for one choice."""

    text: Markdown = Field(default="", description="What one would do.")
    feedback: Markdown = Field(default="", description="What is said of this choice on the answer slide.")
    verdict: Annotated[Verdict, one_of(Verdict)] | None = Field(
        default=None, description="How this organisation judges the choice."
    )
    outcome: Markdown = Field(default="", description="What happens when one chooses this.")
    points: Points | None = Field(default=None, description="What this choice is worth.")


class DilemmaOverride(FileModel):
    """Other words for fields that the dilemma has; lists are replaced as a whole."""

    title: Line = Field(default="", description="A short title for indexes and cards.")
    question: Markdown = Field(default="", description="The situation and its question.")
    short: Markdown = Field(default="", description="A shorter text of the situation, for cards.")
    choices: dict[str, ChoiceOverride] = Field(default={}, description="A choice's id -> its other words.")
    answer: Markdown = Field(default="", description="Text on the dilemma as a whole.")
    discussion: list[Markdown] = Field(default=[], description="Prompts that participants see.")
    values: list[Line] = Field(default=[], description="The values that stand against each other.")
    meer_weten: Annotated[Markdown | list[PassageFile], WrapValidator(read_meer_weten)] | None = Field(
        default=None, description="More on the matter: text, or a list of blocks."
    )
    facilitator: FacilitatorFile | None = Field(default=None, description="What only the trainer reads.")
    labels: LabelsFile | None = Field(default=None, description="Words for its steps.")
    image: ImageFile | None = Field(default=None, description="A picture with the situation.")
    video: VideoFile | None = Field(default=None, description="A film with the situation.")
    questions: list[Markdown] = Field(default=[], description="Several questions under one situation.")
    scale: ScaleFile | None = Field(default=None, description="The line of a scale.")
    order: list[Id] = Field(default=[], description="The model order of what is ranked, by the ids of choices.")
    roles: list[RoleFile] = Field(default=[], description="The parts that participants play.")
    twists: list[TwistFile] = Field(default=[], description="New facts that come one at a time.")
    sequence: Sequence | None = Field(default=None, description="Its steps.")
    session: OwnSessionFile | None = Field(default=None, description="How time is spent on it.")


class ProfileFile(FileModel):
    """A profile: terms, house style, language, and single fields of dilemmas in other words."""

    title: Line = Field(default="", description="What people call the profile.")
    extends: Id = Field(default="", description="Another profile, whose values hold where this one says nothing.")
    organisation: Line = Field(default="", description="Whose decks these are.")
    language: Language = Field(
        default="", description=f"The language that the profile is written in and builds: {say_codes(',')}, or nl-BE."
    )
    template: Line = Field(default="", description="A folder in `templates/`, or a .pptx or .potx file.")
    footer: Line = Field(default="", description="What stands at the foot of slides, instead of the template's footer.")
    form_of_address: Annotated[str, one_of(("je", "u", "tu", "vous", "du", "Sie"))] = Field(
        default="", description="How the profile's own texts address participants; for who writes them."
    )
    terms: dict[str, Term] = Field(default={}, description="Words that `{{ name }}` or `{{ name.form }}` stands for.")
    contact: ContactFile | None = Field(default=None, description="Whom participants can ask.")
    include: IncludeFile | None = Field(default=None, description="What the profile takes from a deck.")
    exclude: ExcludeFile | None = Field(default=None, description="What the profile leaves out of a deck.")
    overrides: dict[str, DilemmaOverride] = Field(
        default={}, description="A dilemma's id -> its fields in other words: `klagende-collega: {question: …}`."
    )
