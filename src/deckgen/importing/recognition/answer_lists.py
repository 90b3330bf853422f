"""Reads a list of the answers to all questions, `1. B`, as decks have one at their end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.importing.draft import DraftDeck, Fate
from deckgen.importing.recognition.answers import letters_to_places, mark_right
from deckgen.importing.slides.seen import SeenParagraph, SeenSlide
from deckgen.messages.message import tell

_ANSWER_LINE = re.compile(
    r"(?:(?:vraag|question|frage|casus|case|cas|fall|situatie|situation)\s*)?(?P<n>\d{1,3})\s*[.):–=-]*\s*(?P<letter>[A-Ha-h])\b[.):,–-]*\s*(?P<rest>.*)",
    re.IGNORECASE,
)


def take_answer_list(deck: DraftDeck, lines: Sequence[SeenParagraph], slide: SeenSlide) -> bool:
    """Mark the right choices of all dilemmas; False where a slide is no such list."""
    found = [_ANSWER_LINE.fullmatch(_with_number(line)) for line in lines]
    dilemmas = deck.dilemmas
    if len([each for each in found if each]) * 2 <= len(lines) or len(dilemmas) <= 1:
        return False
    for line, each in zip(lines, found, strict=True):
        place = int(each["n"]) - 1 if each else -1
        if each is None or not 0 <= place < len(dilemmas):
            deck.say(Fate.LEFT_OUT, slide.where, line.text, tell("It answers no question of this deck."))
            continue
        why = tell("The list of answers on slide {number} says so.", number=slide.number)
        mark_right(dilemmas[place], letters_to_places(dilemmas[place], [each["letter"].upper()]), why)
        rest = each["rest"].lstrip("–—-:,. ")
        if rest:
            dilemmas[place].answer.append(rest)
        deck.say(Fate.TAKEN, slide.where, line.text, tell("the right choice of a dilemma"))
    return True


def _with_number(line: SeenParagraph) -> str:
    return f"{line.number}. {line.text}" if line.number.isdigit() else line.text
