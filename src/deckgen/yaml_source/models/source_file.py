"""What the front matter of a source may hold."""

from typing import Annotated

from deckgen.yaml_source.models.file_fields import Date, Id, Language, Line, one_of
from deckgen.yaml_source.models.file_model import FileModel, says


class SourceFile(FileModel, frozen=True):
    """The front matter of a source."""

    title: Annotated[Line, says("The title of the document.")]
    publisher: Annotated[Line, says("Who published it.")] = ""
    date: Annotated[Date, says("When it was published.")] = ""
    version: Annotated[Line, says("Its version or number.")] = ""
    language: Annotated[Language, says("The language it is written in.")] = ""
    url: Annotated[Line, says("Where it can be read.")] = ""
    supersedes: Annotated[Id, says("The source that it replaces: the name of a file in `sources/`.")] = ""
    usage: Annotated[
        str, one_of(("public", "internal")), says("`internal` where it must not leave the organisation.")
    ] = "public"
    remembers: Annotated[
        dict[str, Line], says("Of an official translation: marks of the sections it was held against.")
    ] = {}
