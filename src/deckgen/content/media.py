"""Pictures and films that authors name."""

from __future__ import annotations

from msgspec import Struct

from deckgen.problems import Place


class Picture(Struct, frozen=True):
    """A picture that was read and is safe to use. An empty `alt` with `decorative` says that it tells nothing."""

    data: bytes
    format: str  # png, jpeg or gif
    width: int  # pixels
    height: int
    alt: str
    decorative: bool
    file: str
    place: Place


class Video(Struct, frozen=True):
    """A film to show: a web address, or a file beside the deck.

    `data` holds a film that goes along inside the presentation; empty where it is linked or stays on the web. `poster`
    is what stands in its place until it plays.
    """

    target: str
    minutes: float | None
    place: Place
    alt: str = ""
    data: bytes = b""
    poster: Picture | None = None
