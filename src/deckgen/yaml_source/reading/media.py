"""The pictures and films of slides, breaks and dilemmas, with their words filled in."""

from __future__ import annotations

from pathlib import Path

from deckgen.content.media import Picture, Video
from deckgen.messages.message import tell
from deckgen.problems import Place, error, warning
from deckgen.yaml_source.markdown.web_address import check_address
from deckgen.yaml_source.models.media_file import ImageFile, VideoFile
from deckgen.yaml_source.reading.field_texts import FieldTexts
from deckgen.yaml_source.reading.pictures import read_picture
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_paths import find_file

MAX_FILM_BYTES = 100 * 1024 * 1024  # of a film that goes along in the presentation
_MP4_SIGN = b"ftyp"  # stands behind the length of the first box


def read_image(image: ImageFile | None, places: PlaceMap, texts: FieldTexts, name: str = "image") -> Picture | None:
    """The picture of an `image:` block; `places` is seen from what holds it."""
    if image is None:
        return None
    at = places.within(name)
    return read_picture(image, at, texts.line(image.alt, at, "alt"), texts.reading.folder, texts.reading)


def read_video(video: VideoFile, places: PlaceMap, texts: FieldTexts) -> Video | None:
    """The film of a `video:` block, or None with the problem."""
    target = _web_target(video, places, texts) if video.url else _file_target(video, places, texts)
    if target is None:
        return None
    name, place, data = target
    alt = texts.line(video.alt, places, "alt")
    return Video(name, video.minutes, place, alt, data, read_image(video.poster, places, texts, "poster"))


_Target = tuple[str, Place, bytes]


def _web_target(video: VideoFile, places: PlaceMap, texts: FieldTexts) -> _Target | None:
    place = places.value("url")
    address, message, hint = check_address(video.url)
    if not message and not address.startswith("http"):
        message, hint = (
            tell("A film cannot be an e-mail address."),
            tell("Write an address that starts with `https://`."),
        )
    if message:
        texts.reading.problems.append(error("link", message, place, hint))
        return None
    return address, place, b""


def _file_target(video: VideoFile, places: PlaceMap, texts: FieldTexts) -> _Target | None:
    place, folder = places.value("file"), texts.reading.folder
    path = find_file(video.file, folder, folder, place, texts.reading.problems)
    if path is None:
        return None
    if not video.embed or path.suffix.lower() != ".mp4":
        return video.file, place, b""
    return video.file, place, _read_film(path, video.file, place, texts)


def _read_film(path: Path, name: str, place: Place, texts: FieldTexts) -> bytes:
    """The bytes of a film that goes along; none where it cannot, with a warning that says so."""
    data = texts.reading.read_bytes(path, MAX_FILM_BYTES + 1)
    if data is None:
        return b""
    hint = tell("Write `embed: false` and give the file along, or save it smaller.")
    if len(data) > MAX_FILM_BYTES:
        message = tell(
            "The film `{file}` is larger than {most} MiB: it does not go along in the presentation.",
            file=name,
            most=MAX_FILM_BYTES // 1024 // 1024,
        )
        texts.reading.problems.append(warning("film-not-embedded", message, place, hint))
        return b""
    if data[4:8] != _MP4_SIGN:
        message = tell("`{file}` is no MP4 film: it does not go along in the presentation.", file=name)
        texts.reading.problems.append(warning("film-not-embedded", message, place, tell("Save it as MP4 (H.264).")))
        return b""
    return data
