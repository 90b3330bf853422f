"""What `template.yaml` may hold."""

import re
from typing import Annotated, Any

from msgspec import field

from deckgen.content.template import Covers
from deckgen.yaml_source.models.faults import FaultKind, UnfitError
from deckgen.yaml_source.models.file_fields import Line, Millimetres, one_of
from deckgen.yaml_source.models.file_model import FileModel, ReadBefore, Shown, says
from deckgen.yaml_source.models.media_file import ImageFile

# The names of the colour roles and slide roles that a house style has; a test holds them against the blueprint's.
COLOUR_NAMES = (
    "ink", "muted", "paper", "tint", "rule", "primary", "on_primary", "question", "choice", "answer", "more",
    "on_accent", "positive", "neutral", "negative",
)  # fmt: skip
LAYOUT_NAMES = (
    "title", "content", "picture", "agenda", "break", "cluster", "question", "choice", "answer", "more", "dilemma",
    "discussion",
)  # fmt: skip
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


def _read_colour(value: Any) -> Any:
    if isinstance(value, str):
        found = _COLOUR.fullmatch(value.strip())
        if not found:
            raise UnfitError(FaultKind.NO_COLOUR)
        return found.group(1).upper()
    return value


Colour = Annotated[str, ReadBefore(_read_colour), Shown({"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"})]
ColourName = Annotated[str, one_of(COLOUR_NAMES), Shown({"type": "string", "enum": list(COLOUR_NAMES)})]
LayoutName = Annotated[str, one_of(LAYOUT_NAMES), Shown({"type": "string", "enum": list(LAYOUT_NAMES)})]


class FontsFile(FileModel, frozen=True):
    """The faces of a house style."""

    heading: Annotated[Line, says("The font of titles.")] = ""
    body: Annotated[Line, says("The font of all other text.")] = ""


class MarginsFile(FileModel, frozen=True):
    """Margins of papers in millimetres."""

    top: Annotated[Millimetres | None, says("Above the text.")] = None
    bottom: Annotated[Millimetres | None, says("Below the text.")] = None
    inner: Annotated[Millimetres | None, says("At the side of the binding.")] = None
    outer: Annotated[Millimetres | None, says("At the other side.")] = None


class PaperFile(FileModel, frozen=True):
    """How papers look."""

    margins: Annotated[MarginsFile, says("Margins in millimetres.")] = field(default_factory=MarginsFile)


class TemplateFile(FileModel, frozen=True):
    """A house style: colours, fonts, logo and layouts for slides and papers."""

    extends: Annotated[Line, says("Another template, whose values hold where this one says nothing.")] = ""
    description: Annotated[Line, says("What the template is for; not shown anywhere.")] = ""
    colours: Annotated[dict[ColourName, Colour], says("Colours by role, as six hexadecimal digits.")] = {}
    fonts: Annotated[FontsFile, says("The faces.")] = field(default_factory=FontsFile)
    logo: Annotated[ImageFile | None, says("The organisation's mark, a file in the template's folder.")] = None
    covers: Annotated[
        str,
        one_of(Covers),
        says("The ground of covers: `filled` with the primary colour, or `plain` paper, for cheap printing."),
    ] = "filled"
    photograph: Annotated[
        ImageFile | None, says("A picture behind covers, a file in the template's folder, under a veil of `primary`.")
    ] = None
    footer: Annotated[Line, says("Words at the foot of slides and papers.")] = ""
    layouts: Annotated[dict[LayoutName, Line], says("Slide role -> name of a layout in the brand presentation.")] = (
        field(default_factory=dict)
    )
    paper: Annotated[PaperFile, says("How papers look: their margins.")] = field(default_factory=PaperFile)
    brand: Annotated[Line, says("The organisation's .pptx or .potx, a file in the template's folder.")] = ""
