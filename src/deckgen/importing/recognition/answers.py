"""Puts verdicts and feedback on the choices of a dilemma, from wherever a deck says which is right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.importing.draft import DraftChoice, DraftDilemma
from deckgen.importing.recognition.choices import SeenChoice, SeenChoices
from deckgen.importing.recognition.looks import look_of, right_by_look
from deckgen.importing.recognition.markdown import write_text
from deckgen.importing.recognition.verdict_marks import mark_of, named_letters, verdict_in_words
from deckgen.importing.slides.seen import SeenParagraph
from deckgen.messages.message import tell
from deckgen.wording.folding import wording_key

_AFTER_ECHO = re.compile(r"[.!]?\s*(?::|→|=>|\s[–—-]\s)\s*(?=\S)")
_TYPED_NUMBER = re.compile(r"^\d\\?[.)]\s+(?=\S)")
_RIGHT, _WRONG = "best", "wrong"


def take_choices(dilemma: DraftDilemma, seen: SeenChoices) -> None:
    """Give a dilemma its choices, with the verdicts that their own words, signs or looks show."""
    for choice in seen.choices:
        verdict, bare = mark_of(_write_choice(choice.paragraphs))
        dilemma.choices.append(DraftChoice(bare, choice.letter, verdict, look=look_of(choice)))
        if verdict:
            dilemma.guess("choices", tell("A sign or word beside a choice says whether it is right."))
    if not all(choice.was_lettered for choice in seen.choices):
        dilemma.guess("choices", tell("Taken from {how}.", how=seen.how))
    if {choice.verdict for choice in dilemma.choices} == {"", _RIGHT}:  # who marks what is right leaves the rest bare
        for judged in dilemma.choices:
            judged.verdict = judged.verdict or _WRONG
    looks = [look_of(choice) for choice in seen.choices]
    mark_right(dilemma, right_by_look(looks), tell("This choice alone looks different on the slide."))


def _write_choice(paragraphs: Sequence[SeenParagraph]) -> str:
    """The words of a choice, without the automatic number or bullet that stands for its letter."""
    first, *others = paragraphs
    return _TYPED_NUMBER.sub("", write_text([replace(first, number="", bulleted=False), *others]))


def mark_right(dilemma: DraftDilemma, places: Sequence[int], why: str) -> None:
    """Say of some choices that they are right, and of the others that they are not, as far as nothing said so."""
    if not places or any(choice.verdict for choice in dilemma.choices):
        return
    for place, choice in enumerate(dilemma.choices):
        choice.verdict = _RIGHT if place in places else _WRONG
    dilemma.guess("choices", why)


def take_answer(
    dilemma: DraftDilemma, seen: SeenChoices, lines: Sequence[SeenParagraph], words: dict[str, str]
) -> None:
    """Read an answer slide: feedback by letter, the choices with one marked, or a text that names the right one."""
    if seen.choices and repeats_choices(dilemma, seen.choices):
        _take_marks(dilemma, seen.choices)
        _take_text(dilemma, [*seen.before, *seen.after])
    elif seen.choices and len(seen.choices) <= max(len(dilemma.choices), 1):
        for choice in seen.choices:
            _take_feedback(dilemma, choice, words)
        _take_text(dilemma, [*seen.before, *seen.after])
    else:
        _take_text(dilemma, lines)


def repeats_choices(dilemma: DraftDilemma, seen: Sequence[SeenChoice]) -> bool:
    """Whether choices are, word for word, most of those that a dilemma has."""
    known = [wording_key(choice.text) for choice in dilemma.choices]
    shown = [wording_key(mark_of(choice.text)[1]) for choice in seen]
    return len(known) == len(shown) and sum(a == b for a, b in zip(known, shown, strict=True)) * 2 > len(known)


def _take_marks(dilemma: DraftDilemma, seen: Sequence[SeenChoice]) -> None:
    marks = [mark_of(choice.text)[0] for choice in seen]
    if any(marks):
        for choice, mark in zip(dilemma.choices, marks, strict=True):
            choice.verdict = mark or choice.verdict
    places = right_by_look([look_of(choice) for choice in seen], [choice.look for choice in dilemma.choices])
    mark_right(dilemma, places, tell("The answer slide shows this choice in another look."))


def _take_feedback(dilemma: DraftDilemma, seen: SeenChoice, words: dict[str, str]) -> None:
    place = ord(seen.letter) - ord("A")
    while len(dilemma.choices) <= place:
        dilemma.choices.append(DraftChoice("", chr(ord("A") + len(dilemma.choices))))
    choice = dilemma.choices[place]
    judge_choice(choice, _without_start(write_text(_without_echo(seen.paragraphs, choice.text)), choice.text), words)


def _without_start(text: str, choice: str) -> str:
    """A feedback without the choice that it begins with: `You go along: not wise`."""
    start = choice.rstrip(".!")
    rest = text[len(start) :]
    found = _AFTER_ECHO.match(rest) if start and text.startswith(start) else None
    return rest[found.end() :] if found else text


def judge_choice(choice: DraftChoice, text: str, words: dict[str, str]) -> None:
    """Put on a choice what is said of it: the verdict that it begins with, and the rest as feedback."""
    verdict, length = verdict_in_words(text.lstrip("*"), words)
    if verdict:
        text = text.lstrip("*")[length:].lstrip("* ").strip()
    else:
        verdict, text = mark_of(text)
    choice.verdict = verdict or choice.verdict
    choice.feedback = "\n\n".join(part for part in (choice.feedback, text) if part)


def _without_echo(paragraphs: Sequence[SeenParagraph], text: str) -> Sequence[SeenParagraph]:
    """The paragraphs without one that only repeats the choice."""
    whole = wording_key(text)
    echoes = (wording_key(line.text.rstrip("…")) if line.text.endswith("…") else "" for line in paragraphs)
    shortened = [bool(start) and whole.startswith(start) for start in echoes]
    kept = [
        line for line, short in zip(paragraphs, shortened, strict=True) if not short and wording_key(line.text) != whole
    ]
    return kept or paragraphs


def _take_text(dilemma: DraftDilemma, lines: Sequence[SeenParagraph]) -> None:
    if not lines:
        return
    text = write_text(lines)
    shown = " ".join(line.text for line in lines)
    dilemma.answer.append(text)
    mark_right(
        dilemma, letters_to_places(dilemma, named_letters(shown, alone=True)), tell("The answer names its letter.")
    )
    same = [place for place, choice in enumerate(dilemma.choices) if _says(lines, choice.text)]
    if len(same) == 1:
        mark_right(dilemma, same, tell("The answer repeats this choice word for word."))


def letters_to_places(dilemma: DraftDilemma, letters: Sequence[str]) -> list[int]:
    """The places of choices by their letters; none where a letter is no choice."""
    places = [ord(letter) - ord("A") for letter in letters]
    return places if all(place < len(dilemma.choices) for place in places) else []


def _says(lines: Sequence[SeenParagraph], text: str) -> bool:
    return any(wording_key(line.text) == wording_key(text) for line in lines)
