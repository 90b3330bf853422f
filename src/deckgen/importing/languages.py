"""Decides in which of deckgen's languages an imported file is: by what it says of itself, else by its small words."""

from __future__ import annotations

import re
from collections import Counter

from deckgen.messages.message import tell
from deckgen.yaml_source.reading.locales import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "nl": frozenset(
        [
            "de",
            "het",
            "een",
            "en",
            "van",
            "je",
            "niet",
            "is",
            "op",
            "aan",
            "met",
            "voor",
            "dat",
            "die",
            "wat",
            "wordt",
            "zijn",
            "naar",
            "bij",
            "ook",
            "maar",
            "om",
            "doe",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "une",
            "et",
            "est",
            "pas",
            "que",
            "qui",
            "dans",
            "pour",
            "vous",
            "votre",
            "sur",
            "avec",
            "ce",
            "cette",
            "au",
            "du",
            "ne",
            "faites",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "ist",
            "nicht",
            "ein",
            "eine",
            "sie",
            "zu",
            "den",
            "mit",
            "auf",
            "für",
            "von",
            "wird",
            "ihre",
            "dem",
            "des",
            "im",
            "was",
            "tun",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "and",
            "is",
            "not",
            "you",
            "your",
            "of",
            "to",
            "in",
            "for",
            "with",
            "that",
            "this",
            "what",
            "do",
            "are",
            "it",
            "on",
            "as",
            "be",
            "have",
            "would",
        ]
    ),
}
_MOST = 200_000  # characters looked at


def find_language(stated: str, text: str) -> tuple[str, str]:
    """A language's code, and what was guessed of it. A file's own mark counts where its words do not speak against it."""
    counts = Counter(_WORD.findall(text[:_MOST].lower()))
    scores = {code: sum(counts[word] for word in words) for code, words in _SMALL_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    if stated in LANGUAGES and scores[best] < 2 * max(scores.get(stated, 0), 1):
        return stated, ""
    if scores[best]:
        why = tell("The file says `{stated}`, its words look like `{found}`.", stated=stated, found=best)
        return best, why if stated and stated != best else ""
    return "en", tell("No language was recognised.")
