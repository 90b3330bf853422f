"""Makes of a recognised dilemma one that a deck can hold; what had to be changed is noted as a guess."""

from __future__ import annotations

import re

from deckgen.importing.draft import DraftDeck, DraftDilemma, Fate
from deckgen.importing.recognition.choices import FEWEST, MOST
from deckgen.messages.message import tell
from deckgen.wording.folding import wording_key

_NAMED_LETTER = re.compile(
    r"\b(?P<word>[Kk]euze|[Oo]ptie|[Aa]ntwoord|[Cc]hoix|[Oo]ption|[Rr]éponse|Wahl|Antwort|[Cc]hoice|[Aa]nswer)"
    r" (?P<letter>[A-F])\b"
)


def mend_dilemma(dilemma: DraftDilemma, deck: DraftDeck) -> None:
    """Mend what the format would refuse: too few or too many choices, choices without words, no question."""
    _mend_empty_choices(dilemma)
    _name_letters(dilemma)
    if len(dilemma.choices) > MOST:
        _write_choices_out(dilemma, tell("A dilemma has six choices at most; they stand in the text."))
    elif 0 < len(dilemma.choices) < FEWEST:
        _write_choices_out(dilemma, tell("One choice alone is no choice; it stands in the text."))
    keys = [wording_key(choice.text) for choice in dilemma.choices]
    if len(set(keys)) < len(keys):
        dilemma.guess("choices", tell("Two choices say the same."))
    if not dilemma.question:
        dilemma.question = dilemma.title or "…"
        dilemma.guess("question", tell("No text of a situation was found."))
    for name, why in dilemma.guesses.items():
        deck.say(Fate.GUESSED, dilemma.where, name, why)
    deck.say(Fate.TAKEN, dilemma.where, _first_words(dilemma), _describe(dilemma))


def _name_letters(dilemma: DraftDilemma) -> None:
    """Let texts name choices by what they are, so that a letter follows when somebody moves a choice."""
    count = len(dilemma.choices)

    def name(found: re.Match[str]) -> str:
        place = ord(found["letter"]) - ord("A")
        return f"{found['word']} {{{{ choice:{found['letter'].lower()} }}}}" if place < count else found[0]

    dilemma.answer = [_NAMED_LETTER.sub(name, text) for text in dilemma.answer]
    for choice in dilemma.choices:
        choice.feedback = _NAMED_LETTER.sub(name, choice.feedback)


def _mend_empty_choices(dilemma: DraftDilemma) -> None:
    """Feedback for letters that no slide gave a choice for becomes the answer's text."""
    if dilemma.choices and not any(choice.text for choice in dilemma.choices):
        parts = [f"{choice.letter}. {choice.feedback}" for choice in dilemma.choices if choice.feedback]
        dilemma.answer += ["\n\n".join(part.replace(". ", "\\. ", 1) for part in parts)]
        dilemma.choices = []
        dilemma.guess("answer", tell("No slide holds the choices that this judges."))
    for choice in dilemma.choices:
        if not choice.text:
            choice.text = "…"
            dilemma.guess("choices", tell("A choice without words was found."))


def _write_choices_out(dilemma: DraftDilemma, why: str) -> None:
    lines = [f"- {choice.text}" for choice in dilemma.choices]
    told = [f"- {choice.text}: {choice.feedback}" for choice in dilemma.choices if choice.feedback]
    right = [f"- {choice.text}" for choice in dilemma.choices if choice.verdict == "best" and not choice.feedback]
    dilemma.question = "\n\n".join(part for part in (dilemma.question, "\n".join(lines)) if part)
    if told or right:
        dilemma.answer.append("\n".join(told or right))
    dilemma.choices = []
    dilemma.guess("question", why)


def _first_words(dilemma: DraftDilemma) -> str:
    return dilemma.title or " ".join(dilemma.question.split()[:10])


def _describe(dilemma: DraftDilemma) -> str:
    judged = sum(1 for choice in dilemma.choices if choice.verdict)
    return tell("a dilemma with {count} choices, {judged} of them judged", count=len(dilemma.choices), judged=judged)
