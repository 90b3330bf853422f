"""Takes slides that hold no dilemma: text, agenda and break, with their picture, film and minutes."""

from __future__ import annotations

import re

from deckgen.importing.draft import DraftDeck, DraftSlide, Fate
from deckgen.importing.recognition.markdown import write_text
from deckgen.importing.recognition.tables import table_lines
from deckgen.importing.slides.seen import SeenSlide
from deckgen.messages.message import tell

UNUSABLE = tell("Its format cannot be used; save it as PNG.")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min(?:\.|uten|utes?)?\b|')", re.IGNORECASE)
_FILM = re.compile(r"(?:youtube\.com|youtu\.be|vimeo\.com|\.mp4|\.mov|\.wmv|/video)", re.IGNORECASE)


def make_slide(slide: SeenSlide, kind: str, deck: DraftDeck) -> DraftSlide:
    """The slide as an item of the program; what an item cannot hold is named."""
    lines = [line for text in slide.texts for line in text.paragraphs]
    title = slide.title or (lines[0].text[:80] if lines else "")
    made = DraftSlide(kind if kind in {"agenda", "break"} else "slide", title, where=slide.where)
    if not title:
        made.title, made.guess = f"Slide {slide.number}", tell("The slide has no title.")
    elif not slide.title:
        made.guess = tell("The slide has no title; its first words stand here.")
        lines = lines[1:] if lines[0].text == title else lines
    made.text = "\n\n".join(
        part
        for part in (write_text(lines, headings=True), *("\n".join(table_lines(each)) for each in slide.tables))
        if part
    )
    made.notes = write_text(slide.notes)
    _take_pictures(made, slide, deck)
    links = [run.link for line in lines for run in line.runs if _FILM.search(run.link)]
    made.video = next(iter([*slide.videos, *links]), "")
    found = _MINUTES.search(f"{title} {made.text}")
    if made.kind == "break" and found:
        made.minutes = float(found[1])
    if made.kind == "agenda" and made.text:
        deck.say(Fate.LEFT_OUT, slide.where, made.text, tell("An agenda lists the themes by itself."))
        made.text = ""
    return made


def _take_pictures(made: DraftSlide, slide: SeenSlide, deck: DraftDeck) -> None:
    for seen in sorted(slide.pictures, key=lambda each: -each.box.width * each.box.height):
        if made.picture is None and seen.picture.data and made.kind == "slide":
            made.picture = seen.picture
        else:
            why = UNUSABLE if not seen.picture.data else tell("A slide has one picture.")
            deck.say(Fate.LEFT_OUT, slide.where, seen.picture.alt or f"picture{seen.picture.suffix}", why)
