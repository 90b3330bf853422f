"""Whether a film can be opened by a click."""

from __future__ import annotations

from deckgen.content.audience import Audience
from deckgen.content.deck import Video
from deckgen.storyboard.parts import Film


def web_address(target: str) -> str:
    """Where a click on a film leads: its own address; nothing for a file, which stays behind when the deck travels."""
    return target if target.lower().startswith(("http://", "https://")) else ""


def tell_film(video: Video) -> Film:
    """A film with the address that a click leads to."""
    return Film(
        video.target,
        web_address(video.target),
        video.minutes,
        Audience.BEFORE,
        video.place,
        alt=video.alt,
        data=video.data,
        poster=video.poster,
    )
