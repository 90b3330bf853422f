"""Random edits of a built presentation, as a trainer's typing leaves them, and what has to become of them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from pptx import Presentation

_NUMBER = re.compile(r"\d+")  # each sentence of a random deck holds one of its own
_WORDS = (
    "samen",
    "l’équipe",
    "genau",
    "never again",
    "50 %",
    "a: b",
    "# one",
    "'s avonds",
    '"ja"',
    "x_y",
    "5*3",
    "[sic]",
)


class Edited(NamedTuple):
    """A paragraph before and after an edit, and the name of its slide."""

    slide: str
    before: str
    after: str


def edit_at_random(path: Path, random: Random, target: Path, source: str) -> Edited | None:
    """Edit one paragraph of a presentation whose words stand in its source; None where none was found."""
    written = " ".join(source.replace("*", "").replace("’", "'").split())
    file: Any = Presentation(str(path))
    found = [
        (slide, paragraph)
        for slide in file.slides
        for frame in frames_of(slide)
        for paragraph in frame.paragraphs
        if _NUMBER.search(paragraph.text)
        and len(paragraph.text.split()) > 1
        and " ".join(paragraph.text.replace("’", "'").split()) in written
        and not paragraph._p.findall(".//{*}br")
    ]
    if not found:
        return None
    slide, paragraph = random.choice(found)
    before = paragraph.text
    after = change_words(before, random)
    type_over(paragraph, before, after)
    file.save(str(target))
    return Edited(slide._element.cSld.get("name", ""), before, after)


def frames_of(slide: Any) -> list[Any]:
    """The frames that hold what an author wrote: titles and footers are made of several texts."""
    shapes = [
        shape.text_frame
        for shape in slide.shapes
        if shape.has_text_frame
        and not (shape.is_placeholder and shape.placeholder_format.idx in {0, 20, 21, 22})
        and shape.name not in {"Dilemma", "Dilemme"}
    ]
    return [*shapes, slide.notes_slide.notes_text_frame]


def change_words(text: str, random: Random) -> str:
    """The text with some words put in, taken out or replaced."""
    words = text.split(" ")
    at = random.randrange(len(words))
    match random.choice(["replace", "insert", "remove", "append"]):
        case "replace":
            words[at] = random.choice(_WORDS)
        case "insert":
            words.insert(at + 1, random.choice(_WORDS))
        case "remove" if len(words) > 2:
            del words[at]
        case _:
            words.append(random.choice(_WORDS))
    return " ".join(words)


def type_over(paragraph: Any, before: str, after: str) -> None:
    """Change only the run that an edit touches, as typing does; all of the paragraph where it touches several."""
    shorter = min(len(before), len(after))
    start = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    at = 0
    for run in paragraph.runs:
        if at <= start and len(before) - end <= at + len(run.text):
            run.text = run.text[: start - at] + after[start : len(after) - end] + run.text[len(before) - end - at :]
            return
        at += len(run.text)
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = after
