"""A presentation with its dilemmas recognised, and the words of each slide, to say that none got lost."""

from __future__ import annotations

from pathlib import Path

from deckgen.importing.importer import Piece, Recognised, title_of
from deckgen.importing.languages import find_language
from deckgen.importing.own.slide_names import holds_own_slides
from deckgen.importing.recognition.sequences import recognise
from deckgen.importing.recognition.titles import read_title
from deckgen.importing.slides.presentation_reader import read_presentation
from deckgen.importing.slides.seen import SeenSlide
from deckgen.yaml_source.reading.locales import read_locale


def read_slides(path: Path) -> Recognised:
    """Read a presentation. Raises NotReadableError."""
    seen = read_presentation(path)
    words = {slide.number: _texts(slide) for slide in seen.slides}
    language, _ = find_language(seen.language, " ".join(text for texts in words.values() for text in texts))
    deck = recognise(seen, read_locale(language), title_of(path))
    if holds_own_slides(seen.slides):  # without what deckgen says by itself
        words |= {slide.number: _own_texts(slide) for slide in seen.slides if slide.name}
    return Recognised(deck, tuple(Piece(slide.where, words[slide.number], slide.title) for slide in seen.slides))


def _texts(slide: SeenSlide) -> tuple[str, ...]:
    """The words of a slide."""
    shown = [line.text for text in slide.texts for line in text.paragraphs]
    cells = [line.text for table in slide.tables for row in table.rows for cell in row for line in cell]
    title = read_title(slide.title)
    words = (title.theme, title.rest) if title.part and (shown or cells) else (slide.title,)
    return (*words, *shown, *cells, *(line.text for line in slide.notes))


def _own_texts(slide: SeenSlide) -> tuple[str, ...]:
    """The words of a slide of deckgen's own making that belong to none of its shapes."""
    return tuple(line.text for text in slide.texts if not text.used for line in text.paragraphs)
