"""A picture that an author names: read, checked, and safe to use."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.content.deck import Picture
from deckgen.messages.message import tell
from deckgen.picture_file import open_picture
from deckgen.picture_metadata import without_metadata
from deckgen.problems import Place, Problem, error
from deckgen.yaml_source.models.media_file import ImageFile as ImageBlock
from deckgen.yaml_source.reading.picture_kinds import TAKEN, describe_other, find_kind
from deckgen.yaml_source.reading.picture_pixels import (
    LONGEST_SIDE,
    better_known,
    find_turn,
    is_in_other_colours,
    make_showable,
)
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_paths import find_file

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_PICTURE_BYTES = 20 * 1024 * 1024
MAX_PHOTO_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_PHOTO_PIXELS = 170_000_000  # of a JPEG that can be decoded at a part of its size
_SMALLER = tell("Save it smaller; 2000 pixels wide is plenty.")


class _Ready(Struct, frozen=True):
    """A picture's file as it goes into slides and papers, and its size in pixels."""

    data: bytes
    format: str
    width: int
    height: int


class _NotTakenError(Exception):
    """A picture cannot be taken; the problem says why."""

    def __init__(self, problem: Problem | None) -> None:
        super().__init__()
        self.problem = problem


def read_picture(image: ImageBlock, places: PlaceMap, alt: str, folder: Path, reading: Reading) -> Picture | None:
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
    data = reading.read_bytes(path, MAX_PHOTO_BYTES + 1, folder.resolve())
    if data is None:
        return None
    try:
        ready = _make_ready(data, image.file, place, reading)
    except _NotTakenError as refusal:
        reading.problems += [refusal.problem] if refusal.problem else []
        return None
    return Picture(ready.data, ready.format, ready.width, ready.height, alt, image.decorative, show_path(path), place)


def _make_ready(data: bytes, name: str, place: Place, reading: Reading) -> _Ready:
    """Check a picture and make it showable."""
    kind = find_kind(data)
    most = MAX_PHOTO_BYTES if kind == "JPEG" else MAX_PICTURE_BYTES
    if len(data) > most:
        message = tell("The picture `{file}` is larger than {most} MiB.", file=name, most=most // 1024 // 1024)
        raise _NotTakenError(error("picture-too-large", message, place, _SMALLER))
    if not kind:
        other, hint = describe_other(data)
        if not other:
            raise _NotTakenError(_broken(name, place))
        message = tell("`{file}` is {kind}; slides and papers take PNG, JPEG, GIF and WebP.", file=name, kind=other)
        raise _NotTakenError(error("broken-picture", message, place, hint))
    return _open(data, kind, name, place, reading)


def _open(data: bytes, kind: str, name: str, place: Place, reading: Reading) -> _Ready:
    """Read the header, and the rest as far as needed to know that nothing is missing.

    Why any exception: a broken picture makes Pillow raise a dozen kinds, and each is the author's file, not our bug.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with open_picture(data, (kind,)) as picture:
                _count_pixels(picture, kind, name, place, reading)
                return _decode(picture, data, TAKEN[kind])
    except _NotTakenError:
        raise
    except Image.DecompressionBombError:
        raise _NotTakenError(_too_many_pixels(name, place)) from None
    except Exception:  # noqa: BLE001
        raise _NotTakenError(_broken(name, place)) from None


def _decode(picture: ImageFile, data: bytes, kind: str) -> _Ready:
    """Decode as much as is needed: an eighth of a photo that stays as it is."""
    turn = find_turn(picture)
    size = picture.size
    if kind == "webp":
        picture.load()
        return _Ready(*make_showable(picture, better_known(picture, data), turn))
    clean = without_metadata(data, kind)
    stays = clean and turn == 1 and max(size) <= LONGEST_SIDE and not is_in_other_colours(picture)
    if kind == "jpeg":
        picture.draft("L" if stays else picture.mode, _eighth(size) if stays else _shown(size))
    picture.load()
    return _Ready(clean, kind, *size) if stays else _Ready(*make_showable(picture, kind, turn))


def _eighth(size: tuple[int, int]) -> tuple[int, int]:
    return max(1, size[0] // 8), max(1, size[1] // 8)


def _shown(size: tuple[int, int]) -> tuple[int, int]:
    """The size at which a picture is shown, which the decoder comes near to from above."""
    scale = min(1, LONGEST_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _count_pixels(picture: ImageFile, kind: str, name: str, place: Place, reading: Reading) -> None:
    """Only a JPEG whose lines come in order can be decoded at a part of its size, in little memory."""
    in_parts = kind == "JPEG" and not picture.info.get("progressive")
    pixels = picture.width * picture.height
    if pixels > (MAX_PHOTO_PIXELS if in_parts else MAX_PIXELS):
        raise _NotTakenError(_too_many_pixels(name, place))
    if not reading.takes_pixels(pixels, place):
        raise _NotTakenError(None)


def _broken(name: str, place: Place) -> Problem:
    message = tell("`{file}` is no picture that can be read; it may be damaged.", file=name)
    return error("broken-picture", message, place, tell("Save it again as PNG or JPEG."))


def _too_many_pixels(name: str, place: Place) -> Problem:
    message = tell("The picture `{file}` has more than {most} million pixels.", file=name, most=MAX_PIXELS // 1_000_000)
    return error("picture-too-large", message, place, _SMALLER)
