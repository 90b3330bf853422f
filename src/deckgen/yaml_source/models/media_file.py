"""What a picture and a film may be, wherever they stand."""

from typing import Annotated

from deckgen.yaml_source.models.faults import FaultKind, UnfitError
from deckgen.yaml_source.models.file_fields import Flag, Line, Minutes
from deckgen.yaml_source.models.file_model import FileModel, says


class ImageFile(FileModel, frozen=True):
    """A picture beside the deck."""

    file: Annotated[Line, says("A PNG, JPEG, GIF or WebP file, seen from the deck's folder: `media/photo.jpg`.")]
    alt: Annotated[Line, says("What the picture tells, for who cannot see it.")] = ""
    decorative: Annotated[Flag, says("The picture tells nothing; it needs no `alt`.")] = False


class VideoFile(FileModel, frozen=True):
    """A film: an address on the web, or a file beside the deck."""

    url: Annotated[Line, says("An address that starts with https://.")] = ""
    file: Annotated[Line, says("A file, seen from the deck's folder.")] = ""
    minutes: Annotated[Minutes | None, says("How long the film takes.")] = None
    alt: Annotated[Line, says("What the film shows, for who cannot see it.")] = ""
    embed: Annotated[Flag, says("`false`: an MP4 file stays beside the deck and is opened from there.")] = True
    poster: Annotated[ImageFile | None, says("A picture that stands there until the film plays.")] = None

    def __post_init__(self) -> None:
        """There is one target."""
        if bool(self.url) == bool(self.file):
            raise UnfitError(FaultKind.VIDEO_TARGET)
