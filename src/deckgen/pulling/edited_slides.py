"""The slides of an edited presentation, and the source that travels in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from deckgen.history.office_archive import NotReadableError, open_archive
from deckgen.importing.recognition.markdown import inline
from deckgen.importing.slides.presentation_reader import read_presentation
from deckgen.importing.slides.seen import SeenParagraph, SeenSlide, SeenText
from deckgen.messages.message import tell
from deckgen.pulling.base import split_source
from deckgen.pulling.shown import NOTES, TITLE, ShownLine, ShownShape, ShownSlide, one_line

_SOURCE = "{urn:deckgen:source:1}source"


def show_edited(path: Path) -> tuple[ShownSlide, ...]:
    """What the slides of a file show now. Raises NotReadableError."""
    return tuple(_show(slide) for slide in read_presentation(path, keep_repeated=True).slides)


def _show(slide: SeenSlide) -> ShownSlide:
    title = ShownShape(TITLE, _lines(slide.title_shape.paragraphs) if slide.title_shape else ())
    shapes = [ShownShape(text.name, _lines(text.paragraphs), _box(text)) for text in slide.texts]
    pictures = tuple(hashlib.sha256(seen.picture.data).hexdigest() for seen in slide.pictures if seen.picture.data)
    notes = ShownShape(NOTES, _lines(slide.notes))
    return ShownSlide(slide.name, slide.title, (title, *shapes, notes), slide.number, pictures)


def _lines(paragraphs: tuple[SeenParagraph, ...]) -> tuple[ShownLine, ...]:
    return tuple(ShownLine(one_line(each.text), markdown=inline(each), look=_look(each)) for each in paragraphs)


def _look(paragraph: SeenParagraph) -> tuple[tuple[object, ...], ...]:
    """The looks of a paragraph's words in their order, however it is cut into runs; runs without any do not count."""
    looks: list[tuple[object, ...]] = []
    for run in paragraph.runs:
        look = (run.bold, run.italic, run.struck, run.colour, run.size)
        if run.text.strip() and any(look) and (not looks or looks[-1] != look):
            looks.append(look)
    return tuple(looks)


def _box(text: SeenText) -> tuple[int, int, int, int]:
    x, y, width, height = (round(length) for length in text.box)
    return x, y, width, height


def read_source(path: Path) -> dict[str, str]:
    """The files that the deck was written in, by name, the deck's first. Empty where none travels in the file.

    Raises NotReadableError.
    """
    with open_archive(path) as archive:
        parts = [name for name in archive.names if name.startswith("customXml/item") and name.endswith(".xml")]
        for part in parts:
            root = archive.xml(part) if "Props" not in part else None
            if root is not None and root.tag == _SOURCE:
                return _split_documents("".join(map(str, root.itertext())))
    return {}


def _split_documents(text: str) -> dict[str, str]:
    files = split_source(text)
    if any(Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name or ":" in name for name in files):
        raise NotReadableError(tell("carries a source that names files outside its folder"))
    return files
