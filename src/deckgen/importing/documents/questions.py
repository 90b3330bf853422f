"""Makes a deck of the questions of a question bank, whatever format they came in."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.file_reading import TooLargeError, read_file
from deckgen.history.office_archive import NotReadableError
from deckgen.importing.documents.html_text import html_to_markdown
from deckgen.importing.draft import DraftChoice, DraftCluster, DraftDeck, DraftDilemma, DraftSlide, Fate
from deckgen.importing.importer import Piece, Recognised
from deckgen.importing.languages import find_language
from deckgen.importing.recognition.markdown import escape
from deckgen.messages.message import tell

_MOST_BYTES = 8 * 1024 * 1024
_MOST_QUESTIONS = 2_500  # of one bank: more than anyone makes a deck of
_RIGHT, _PART = 100.0, 0.0
_TRUE_FALSE = {"nl": ("Juist", "Onjuist"), "fr": ("Vrai", "Faux"), "de": ("Richtig", "Falsch"), "en": ("True", "False")}
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


class ReadAnswer(Struct, frozen=True):
    """An answer: `weight` is its share of the points in percent; `value` is `true` or `false` of a two-way question."""

    text: str
    weight: float = 0.0
    feedback: str = ""
    value: str = ""


class ReadQuestion(Struct, frozen=True):
    """A question. `kind` is choice, fact, open, description, or the format's own word for what deckgen cannot hold."""

    where: str
    title: str
    text: str
    kind: str
    answers: tuple[ReadAnswer, ...] = ()
    feedback: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    is_html: bool = False


def read_text_file(path: Path) -> str:
    """A text file in UTF-8, else in Windows' Western European. Raises NotReadableError."""
    data = read_bounded(path, _MOST_BYTES)
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_bounded(path: Path, most: int) -> bytes:
    """All bytes of a file that has no more than `most`. Raises NotReadableError."""
    try:
        return read_file(path, most)
    except TooLargeError as failure:
        raise NotReadableError(tell("is larger than a question bank ever needs")) from failure
    except OSError as failure:
        raise NotReadableError(tell("cannot be read: {reason}", reason=failure.strerror or failure)) from failure


def make_deck(title: str, questions: Sequence[ReadQuestion], language: str = "") -> Recognised:
    """A deck with a theme for each category. Raises NotReadableError where a bank has too many questions."""
    if len(questions) > _MOST_QUESTIONS:
        raise NotReadableError(tell("has more than {most_questions:,} questions", most_questions=_MOST_QUESTIONS))
    words = " ".join(text for question in questions for text in _words(question))
    deck_language, _ = find_language(language, words)
    deck = DraftDeck(title=title, language=language)
    clusters: dict[str, DraftCluster] = {}
    for question in questions:
        if question.kind == "description":
            deck.program.append(
                DraftSlide("slide", question.title or "…", text_of(question.text, question), where=question.where)
            )
            continue
        dilemma = _make_dilemma(question, deck, deck_language)
        name = question.category or deck.title
        if name not in clusters:
            clusters[name] = DraftCluster(name)
            deck.program.append(clusters[name])
        clusters[name].dilemmas.append(dilemma)
    return Recognised(deck, tuple(Piece(question.where, _words(question)) for question in questions))


def text_of(text: str, question: ReadQuestion) -> str:
    """A text of a question as Markdown."""
    return html_to_markdown(text) if question.is_html or _TAG.search(text) else escape(html.unescape(text))


def _make_dilemma(question: ReadQuestion, deck: DraftDeck, language: str) -> DraftDilemma:
    dilemma = DraftDilemma(
        question=text_of(question.text, question), title=question.title[:200], tags=list(question.tags)
    )
    dilemma.where.append(question.where)
    if question.feedback:
        dilemma.answer.append(text_of(question.feedback, question))
    if question.kind == "fact":
        _take_two_way(dilemma, question, language)
    elif question.kind == "choice":
        shared = not any(answer.weight >= _RIGHT for answer in question.answers)
        for answer in question.answers:
            choice = DraftChoice(text_of(answer.text, question), verdict=_verdict(answer.weight, shared=shared))
            choice.feedback = text_of(answer.feedback, question) if answer.feedback else ""
            dilemma.choices.append(choice)
    elif question.kind != "open":
        deck.say(
            Fate.GUESSED, question.where, question.kind, tell("deckgen has no such kind; it became an open question.")
        )
    return dilemma


def _take_two_way(dilemma: DraftDilemma, question: ReadQuestion, language: str) -> None:
    """True and false as choices of a fact."""
    dilemma.kind = "fact"
    words = dict(zip(("true", "false"), _TRUE_FALSE[language], strict=True))
    for answer in question.answers:
        verdict = "best" if answer.weight >= _RIGHT else "wrong"
        feedback = text_of(answer.feedback, question) if answer.feedback else ""
        dilemma.choices.append(DraftChoice(answer.text or words[answer.value], verdict=verdict, feedback=feedback))


def _verdict(weight: float, *, shared: bool) -> str:
    """The verdict that a share of the points stands for; `shared` says that several right answers share them."""
    if weight >= _RIGHT or (shared and weight > _PART):
        return "best"
    return "acceptable" if weight > _PART else "wrong"


def _words(question: ReadQuestion) -> tuple[str, ...]:
    def bare(text: str) -> str:
        return html.unescape(_TAG.sub(" ", text)) if question.is_html else text

    texts = [question.title, question.text, question.feedback]
    texts += [text for answer in question.answers for text in (answer.text, answer.feedback)]
    return tuple(part for text in texts for part in bare(text).split("\n") if part.strip())
