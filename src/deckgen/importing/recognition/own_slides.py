"""What deckgen's own slides say of themselves: which dilemma and step a slide holds, and what its notes are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from deckgen.content.locale import Locale
from deckgen.content.slide_words import SlideWords
from deckgen.importing.draft import DraftDilemma
from deckgen.importing.recognition.markdown import write_text
from deckgen.importing.recognition.step_words import Part
from deckgen.importing.slides.seen import SeenParagraph, SeenSlide, SeenText
from deckgen.wording.folding import wording_key

_NAME = re.compile(r"(?P<id>[\w-]+)/(?P<step>[a-z-]+)/(?P<n>\d+)")
_KEY = re.compile(r"^\d+(?:\.\d+)?\s*")
_STEPS = {
    "question": Part.QUESTION,
    "choice": Part.CHOICE,
    "answer": Part.ANSWER,
    "meer-weten": Part.MORE,
    "dilemma": Part.QUESTION,
    "discussion": Part.DISCUSSION,
}


def own_part(slide: SeenSlide) -> tuple[Part | None, str]:
    """The part and the dilemma's id that a slide of deckgen's own making names; None for any other."""
    found = _NAME.fullmatch(slide.name)
    return (_STEPS.get(found["step"]), found["id"]) if found else (None, "")


def is_own(slide: SeenSlide) -> bool:
    """Whether deckgen made the slide of a dilemma."""
    return bool(_NAME.fullmatch(slide.name))


def take_own_lines(slide: SeenSlide, locale: Locale) -> str:
    """Take off the slide what only says again where one is and what was asked; the dilemma's title comes back."""
    words, title = locale.slides, ""
    part, _ = own_part(slide)
    kept: list[SeenText] = []
    for text in slide.texts:
        if text.name == words.name_dilemma and not text.role:
            title = _KEY.sub("", text.text)
        elif text.role or part not in {Part.CHOICE, Part.ANSWER} or not _says_again(text.name, words):
            kept.append(text)
    slide.texts = kept
    return title


def _says_again(name: str, words: SlideWords) -> bool:
    """Whether a text of this name repeats the question, or a choice above its verdict."""
    before, _, after = words.name_echo.partition("{name}")
    return name == words.name_question or (name.startswith(before) and name.endswith(after))


def take_own_notes(dilemma: DraftDilemma, notes: Sequence[SeenParagraph], locale: Locale) -> None:
    """Take from notes that deckgen wrote what their author said, each under its heading; the rest is made anew."""
    words = locale.slides
    fields = {
        words.notes_aim: "aim",
        words.notes_introduction: "introduction",
        words.notes_prompts: "prompts",
        words.notes_pitfalls: "pitfalls",
        words.notes_debrief: "debrief",
        words.notes_values: "values",
        words.notes_remarks: "notes",
        words.notes_say: "",
        locale.paper.own_method: "",
        words.notes_verdicts: "",
    }
    for name, lines in _under_headings(notes, fields, _ends(locale)):
        _take_field(dilemma, name, lines)


def _ends(locale: Locale) -> re.Pattern[str]:
    """Lines that deckgen adds by itself: times, sources, reviews."""
    words = locale.slides
    made = (words.notes_timing, words.notes_share, words.notes_source, words.notes_reviewed, words.notes_full_title)
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)) for text in made))


def _under_headings(
    notes: Sequence[SeenParagraph], fields: Mapping[str, str], made: re.Pattern[str]
) -> list[tuple[str, list[SeenParagraph]]]:
    found: list[tuple[str, list[SeenParagraph]]] = []
    for line in notes:
        if line.is_bold and line.text in fields:
            found.append((fields[line.text], []))
        elif found and found[-1][0] and not made.fullmatch(line.text):
            found[-1][1].append(line)
    return [(name, lines) for name, lines in found if name and lines]


def _take_field(dilemma: DraftDilemma, name: str, lines: list[SeenParagraph]) -> None:
    if name == "values":
        dilemma.values += [value.strip() for value in lines[0].text.split(",")]
    elif name == "notes":
        dilemma.notes.append(write_text(lines))
    elif name in {"prompts", "pitfalls"}:
        known = {wording_key(text) for text in dilemma.discussion}
        items = [write_text([line]).removeprefix("- ") for line in lines]
        dilemma.facilitator[name] = [item for item in items if wording_key(item) not in known]
    else:
        dilemma.facilitator[name] = [write_text(lines)]
