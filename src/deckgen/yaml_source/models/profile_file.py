"""What a profile's file may hold: an organisation's or audience's own words over the pool of dilemmas."""

from typing import Annotated

from deckgen.content.verdict import Verdict
from deckgen.resources.languages import say_codes
from deckgen.yaml_source.models.deck_file import Term
from deckgen.yaml_source.models.dilemma_file import FacilitatorFile, PassageFile, Sequence, read_meer_weten
from deckgen.yaml_source.models.file_fields import Id, Language, Line, Markdown, Points, one_of
from deckgen.yaml_source.models.file_model import FileModel, ReadInstead, says
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.models.play_file import LabelsFile, OwnSessionFile, RoleFile, ScaleFile, TwistFile


class ContactFile(FileModel, frozen=True):
    """Whom participants can ask; texts say it as `{{ contact }}`, `{{ contact.mail }}` and so on."""

    name: Annotated[Line, says("The office; `{{ contact }}` stands for it.")] = ""
    mail: Annotated[Line, says("Its e-mail address: `{{ contact.mail }}`.")] = ""
    phone: Annotated[Line, says("Its telephone number: `{{ contact.phone }}`.")] = ""
    url: Annotated[Line, says("Its site: `{{ contact.url }}`.")] = ""


class IncludeFile(FileModel, frozen=True):
    """What the profile takes from a deck."""

    tags: Annotated[list[Line], says("Only dilemmas with one of these tags.")] = []


class ExcludeFile(FileModel, frozen=True):
    """What the profile leaves out of a deck."""

    tags: Annotated[list[Line], says("No dilemmas with one of these tags.")] = []
    dilemmas: Annotated[list[Id], says("None of these dilemmas.")] = []


class ChoiceOverride(FileModel, frozen=True):
    """Other words for one choice."""

    text: Annotated[Markdown, says("What one would do.")] = ""
    feedback: Annotated[Markdown, says("What is said of this choice on the answer slide.")] = ""
    verdict: Annotated[Annotated[Verdict, one_of(Verdict)] | None, says("How this organisation judges the choice.")] = (
        None
    )
    outcome: Annotated[Markdown, says("What happens when one chooses this.")] = ""
    points: Annotated[Points | None, says("What this choice is worth.")] = None


class DilemmaOverride(FileModel, frozen=True):
    """Other words for fields that the dilemma has; lists are replaced as a whole."""

    title: Annotated[Line, says("A short title for indexes and cards.")] = ""
    question: Annotated[Markdown, says("The situation and its question.")] = ""
    short: Annotated[Markdown, says("A shorter text of the situation, for cards.")] = ""
    choices: Annotated[dict[str, ChoiceOverride], says("A choice's id -> its other words.")] = {}
    answer: Annotated[Markdown, says("Text on the dilemma as a whole.")] = ""
    discussion: Annotated[list[Markdown], says("Prompts that participants see.")] = []
    values: Annotated[list[Line], says("The values that stand against each other.")] = []
    meer_weten: Annotated[
        Annotated[Markdown | list[PassageFile], ReadInstead(read_meer_weten)] | None,
        says("More on the matter: text, or a list of blocks."),
    ] = None
    facilitator: Annotated[FacilitatorFile | None, says("What only the trainer reads.")] = None
    labels: Annotated[LabelsFile | None, says("Words for its steps.")] = None
    image: Annotated[ImageFile | None, says("A picture with the situation.")] = None
    video: Annotated[VideoFile | None, says("A film with the situation.")] = None
    questions: Annotated[list[Markdown], says("Several questions under one situation.")] = []
    scale: Annotated[ScaleFile | None, says("The line of a scale.")] = None
    order: Annotated[list[Id], says("The model order of what is ranked, by the ids of choices.")] = []
    roles: Annotated[list[RoleFile], says("The parts that participants play.")] = []
    twists: Annotated[list[TwistFile], says("New facts that come one at a time.")] = []
    sequence: Annotated[Sequence | None, says("Its steps.")] = None
    session: Annotated[OwnSessionFile | None, says("How time is spent on it.")] = None


class ProfileFile(FileModel, frozen=True):
    """A profile: terms, house style, language, and single fields of dilemmas in other words."""

    title: Annotated[Line, says("What people call the profile.")] = ""
    extends: Annotated[Id, says("Another profile, whose values hold where this one says nothing.")] = ""
    organisation: Annotated[Line, says("Whose decks these are.")] = ""
    language: Annotated[
        Language, says(f"The language that the profile is written in and builds: {say_codes(',')}, or nl-BE.")
    ] = ""
    template: Annotated[Line, says("A folder in `templates/`, or a .pptx or .potx file.")] = ""
    footer: Annotated[Line, says("What stands at the foot of slides, instead of the template's footer.")] = ""
    form_of_address: Annotated[
        str,
        one_of(("je", "u", "tu", "vous", "du", "Sie")),
        says("How the profile's own texts address participants; for who writes them."),
    ] = ""
    terms: Annotated[dict[str, Term], says("Words that `{{ name }}` or `{{ name.form }}` stands for.")] = {}
    contact: Annotated[ContactFile | None, says("Whom participants can ask.")] = None
    include: Annotated[IncludeFile | None, says("What the profile takes from a deck.")] = None
    exclude: Annotated[ExcludeFile | None, says("What the profile leaves out of a deck.")] = None
    overrides: Annotated[
        dict[str, DilemmaOverride],
        says("A dilemma's id -> its fields in other words: `klagende-collega: {question: …}`."),
    ] = {}
