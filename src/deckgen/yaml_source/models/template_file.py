"""What `template.yaml` may hold."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from deckgen.content.template import Covers
from deckgen.yaml_source.models.file_fields import FileModel, Line, Millimetres, one_of
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
            raise PydanticCustomError("colour_form", "no colour")
        return found.group(1).upper()
    return value


Colour = Annotated[
    str, BeforeValidator(_read_colour), WithJsonSchema({"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"})
]
ColourName = Annotated[str, one_of(COLOUR_NAMES), WithJsonSchema({"type": "string", "enum": list(COLOUR_NAMES)})]
LayoutName = Annotated[str, one_of(LAYOUT_NAMES), WithJsonSchema({"type": "string", "enum": list(LAYOUT_NAMES)})]


class FontsFile(FileModel):
    """The faces of a house style."""

    heading: Line = Field(default="", description="The font of titles.")
    body: Line = Field(default="", description="The font of all other text.")


class MarginsFile(FileModel):
    """Margins of papers in millimetres."""

    top: Millimetres | None = Field(default=None, description="Above the text.")
    bottom: Millimetres | None = Field(default=None, description="Below the text.")
    inner: Millimetres | None = Field(default=None, description="At the side of the binding.")
    outer: Millimetres | None = Field(default=None, description="At the other side.")


class PaperFile(FileModel):
    """How papers look."""

    margins: MarginsFile = Field(default_factory=MarginsFile, description="Margins in millimetres.")


class TemplateFile(FileModel):
    """A house style: colours, fonts, logo and layouts for slides and papers."""

    extends: Line = Field(default="", description="Another template, whose values hold where this one says nothing.")
    description: Line = Field(default="", description="What the template is for; not shown anywhere.")
    colours: dict[ColourName, Colour] = Field(default={}, description="Colours by role, as six hexadecimal digits.")
    fonts: FontsFile = Field(default_factory=FontsFile, description="The faces.")
    logo: ImageFile | None = Field(
        default=None, description="The organisation's mark, a file in the template's folder."
    )
    covers: Annotated[str, one_of(Covers)] = Field(
        default="filled",
        description="The ground of covers: `filled` with the primary colour, or `plain` paper, for cheap printing.",
    )
    photograph: ImageFile | None = Field(
        default=None, description="A picture behind covers, a file in the template's folder, under a veil of `primary`."
    )
    footer: Line = Field(default="", description="Words at the foot of slides and papers.")
    layouts: dict[LayoutName, Line] = Field(
        default={}, description="Slide role -> name of a layout in the brand presentation."
    )
    paper: PaperFile = Field(default_factory=PaperFile, description="How papers look: their margins.")
    brand: Line = Field(default="", description="The organisation's .pptx or .potx, a file in the template's folder.")
