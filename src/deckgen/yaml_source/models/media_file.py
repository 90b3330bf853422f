"""What a picture and a film may be, wherever they stand."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from deckgen.yaml_source.models.file_fields import FileModel, Flag, Line, Minutes


class ImageFile(FileModel):
    """A picture beside the deck."""

    file: Line = Field(description="A PNG, JPEG, GIF or WebP file, seen from the deck's folder: `media/photo.jpg`.")
    alt: Line = Field(default="", description="What the picture tells, for who cannot see it.")
    decorative: Flag = Field(default=False, description="The picture tells nothing; it needs no `alt`.")


class VideoFile(FileModel):
    """A film: an address on the web, or a file beside the deck."""

    url: Line = Field(default="", description="An address that starts with https://.")
    file: Line = Field(default="", description="A file, seen from the deck's folder.")
    minutes: Minutes | None = Field(default=None, description="How long the film takes.")
    alt: Line = Field(default="", description="What the film shows, for who cannot see it.")
    embed: Flag = Field(
        default=True, description="`false`: an MP4 file stays beside the deck and is opened from there."
    )
    poster: ImageFile | None = Field(default=None, description="A picture that stands there until the film plays.")

    @model_validator(mode="after")
    def _has_one_target(self) -> VideoFile:
        if bool(self.url) == bool(self.file):
            raise PydanticCustomError("video_target", "either url or file")
        return self
