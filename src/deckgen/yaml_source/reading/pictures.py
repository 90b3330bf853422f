"""A picture or film that an author names: read, checked, and safe to use."""

from __future__ import annotations

import warnings
from pathlib import Path

from msgspec import Struct

from deckgen.content.deck import Picture, Video
from deckgen.messages.message import tell
from deckgen.picture_file import NAMED_FORMATS, open_picture
from deckgen.problems import Place, error
from deckgen.yaml_source.markdown.web_address import check_address
from deckgen.yaml_source.models.deck_file import ImageFile, VideoFile
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_paths import find_file

MAX_PICTURE_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
_FORMATS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}


class _Measured(Struct, frozen=True):
    """What a picture's own header says."""

    format: str
    width: int
    height: int


def read_picture(image: ImageFile, places: PlaceMap, alt: str, folder: Path, reading: Reading) -> Picture | None:
    """The picture of an `image:` block, or None with the problem."""
    place = places.value("file")
    if not alt and not image.decorative:
        hint = tell("Add `alt: …` that says what it shows, or `decorative: true` if it tells nothing.")
        reading.problems.append(
            error("missing-alt", tell("This picture has no text for who cannot see it."), place, hint)
        )
    if alt and image.decorative:
        message = tell("This picture is called decorative, yet it has an `alt`.")
        reading.problems.append(error("decorative-alt", message, places.value("alt"), tell("Remove one of the two.")))
    path = find_file(image.file, folder, folder, place, reading.problems)
    if path is None:
        return None
    data = reading.read_bytes(path, MAX_PICTURE_BYTES + 1)
    if data is None:
        return None
    if len(data) > MAX_PICTURE_BYTES:
        message = tell("The picture `{file}` is larger than 20 MiB.", file=image.file)
        reading.problems.append(
            error("picture-too-large", message, place, tell("Save it smaller; 2000 pixels wide is plenty."))
        )
        return None
    measured = _measure(data, image.file, place, reading)
    if measured is None:
        return None
    return Picture(
        data, measured.format, measured.width, measured.height, alt, image.decorative, show_path(path), place
    )


def _measure(data: bytes, name: str, place: Place, reading: Reading) -> _Measured | None:
    """Read the header, and the rest only as far as needed to know that nothing is missing.

    Why any exception: a broken picture makes Pillow raise a dozen kinds, and each is the author's file, not our bug.
    """
    from PIL import Image

    problems = reading.problems

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with open_picture(data, NAMED_FORMATS) as picture:
                kind, (width, height) = picture.format or "", picture.size
                if kind in _FORMATS and width * height <= MAX_PIXELS:
                    if not reading.takes_pixels(width * height, place):
                        return None
                    if kind == "JPEG":
                        picture.draft("L", (max(1, width // 8), max(1, height // 8)))
                    picture.load()
    except Image.DecompressionBombError:
        kind, width, height = "PNG", MAX_PIXELS, 2
    except Exception:  # noqa: BLE001
        message = tell("`{name}` is no picture that can be read; it may be damaged.", name=name)
        problems.append(error("broken-picture", message, place, tell("Save it again as PNG or JPEG.")))
        return None
    if kind not in _FORMATS:
        message = tell("`{name}` is a {kind} picture; slides and papers take PNG, JPEG and GIF.", name=name, kind=kind)
        problems.append(error("broken-picture", message, place, tell("Save it again as PNG or JPEG.")))
        return None
    if width * height > MAX_PIXELS:
        message = tell("The picture `{name}` has more than 40 million pixels.", name=name)
        problems.append(
            error("picture-too-large", message, place, tell("Save it smaller; 2000 pixels wide is plenty."))
        )
        return None
    return _Measured(_FORMATS[kind], width, height)


def read_video(video: VideoFile, places: PlaceMap, reading: Reading) -> Video | None:
    """The target of a `video:` block, or None with the problem."""
    if video.url:
        place = places.value("url")
        address, message, hint = check_address(video.url)
        if not message and address.startswith("mailto:"):
            message, hint = (
                tell("A film cannot be an e-mail address."),
                tell("Write an address that starts with `https://`."),
            )
        if message:
            reading.problems.append(error("link", message, place, hint))
            return None
        return Video(address, video.minutes, place)
    place = places.value("file")
    path = find_file(video.file, reading.folder, reading.folder, place, reading.problems)
    return Video(video.file, video.minutes, place) if path is not None else None
