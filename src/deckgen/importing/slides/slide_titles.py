"""Finds the title of each slide, and what is printed on most slides and so says nothing of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from deckgen.importing.recognition.step_words import find_part
from deckgen.importing.slides.seen import SeenSlide, SeenText

_TITLES = ("title", "ctrTitle")
_SAME_PLACE = 4.0  # points
_FEWEST_REPEATS = 4
_LONGEST_TITLE = 160
_SHORT_TITLE = 60
_LARGER = 1.2
_TOP = 0.35  # of the slide's height: a title without placeholder begins above it
_LONE_NUMBER = re.compile(r"\d{1,4}(?:\s*/\s*\d{1,4})?")


def find_furniture(slides: Sequence[SeenSlide]) -> tuple[str, ...]:
    """Take off what stands word for word at one place on at least half of the slides, and page numbers typed there.

    What was taken off comes back, each text once.
    """
    seen: Counter[tuple[str, int, int]] = Counter()
    for slide in slides:
        seen.update({_mark(text) for text in slide.texts if text.role not in _TITLES})
    least = max(_FEWEST_REPEATS, len(slides) / 2)
    for slide in slides:
        for text in slide.texts:
            if text.role not in _TITLES and seen[_mark(text)] >= least:
                text.role = "furniture"
    repeated = [text.text for slide in slides for text in slide.texts if text.role == "furniture"]
    for slide in slides:
        slide.texts = [text for text in slide.texts if text.role != "furniture"]
    return tuple(text for text in dict.fromkeys(repeated) if not _LONE_NUMBER.fullmatch(text))


def _mark(text: SeenText) -> tuple[str, int, int]:
    words = "#" if _LONE_NUMBER.fullmatch(text.text) else text.text
    return words, round(text.box.x / _SAME_PLACE), round(text.box.y / _SAME_PLACE)


def set_titles(slides: Sequence[SeenSlide], height: float) -> None:
    """Give each slide its title: the placeholder's words, else those of the text at its head; and order the rest."""
    for slide in slides:
        shape = _find_title(slide, height)
        if shape is not None:
            slide.title, slide.title_shape = shape.text, shape
        slide.texts = sorted((text for text in slide.texts if text is not shape), key=reading_place)


def _find_title(slide: SeenSlide, height: float) -> SeenText | None:
    holders = [text for text in slide.texts if text.role in _TITLES]
    if holders:
        return holders[0]
    free = sorted((text for text in slide.texts if not text.role), key=lambda text: (text.box.y, text.box.x))
    if not free:
        return None
    first = free[0]
    is_high = first.box.y <= height * _TOP or find_part(first.text)[0] is not None or _is_larger(first, slide.texts)
    is_alone = len(first.paragraphs) == 1 and len(first.text) <= _LONGEST_TITLE
    others = [text for text in slide.texts if text is not first]
    is_above = all(text.box.y >= first.box.y + first.box.height * 0.5 for text in others)
    return first if is_high and is_alone and is_above and (others or slide.tables or slide.pictures) else None


def _is_larger(first: SeenText, texts: Sequence[SeenText]) -> bool:
    """Whether a text of one line is set higher than lines below it are."""
    least = min((text.box.height for text in texts if text is not first and text.box.height), default=0)
    return bool(least) and len(first.text) <= _SHORT_TITLE and first.box.height >= _LARGER * least


def reading_place(text: SeenText) -> tuple[int, float]:
    """From top to bottom in bands of some lines, and from left to right within them."""
    return round(text.box.y / 14), text.box.x
