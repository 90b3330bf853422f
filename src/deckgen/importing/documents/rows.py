"""Makes dilemmas of the rows of a table: a row a dilemma, or a row a choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from deckgen.content.dilemma import LETTERS
from deckgen.content.verdict import OF_CHOICES
from deckgen.importing.documents.columns import Columns, find_columns
from deckgen.importing.draft import DraftChoice, DraftCluster, DraftDeck, DraftDilemma, Fate
from deckgen.importing.recognition.choices import find_choices
from deckgen.importing.recognition.markdown import escape, write_text
from deckgen.importing.recognition.step_words import fold_title
from deckgen.importing.recognition.verdict_marks import mark_of, verdict_in_words
from deckgen.importing.slides.seen import SeenBox, SeenParagraph, SeenRun, SeenText
from deckgen.messages.message import tell
from deckgen.wording.folding import wording_key

_MOST_HEADINGS = 20  # rows looked at for the headings
_FEWEST = 2
_YES = frozenset(
    {"x", "ja", "yes", "oui", "1", "juist", "correct", "true", "waar", "vrai", "richtig", "wahr", "✓", "✔", "v"}
)
_SIGN = re.compile(rf"\b([{LETTERS}]|[1-{len(LETTERS)}])\b")
_BETWEEN = rf"[\s{LETTERS}1-{len(LETTERS)},;+&/.)]*"
_SIGNS = re.compile(rf"{_BETWEEN}(?:(?:EN|ET|UND|AND){_BETWEEN})*")
Row = Sequence[str]
SayWhere = Callable[[int], str]  # the number of a row -> how it is called in reports


def find_heading(rows: Sequence[Row], wanted: Mapping[str, str]) -> tuple[int, Columns]:
    """The row that names the columns, and what they hold; -1 where none does."""
    for place, row in enumerate(rows[:_MOST_HEADINGS]):
        columns = find_columns(row, wanted)
        if "question" in columns and len(columns) >= _FEWEST:
            return place, columns
    return -1, Columns()


def take_rows(rows: Sequence[Row], start: int, columns: Columns, deck: DraftDeck, say_where: SayWhere) -> None:
    """Add the dilemmas of all rows below the headings to a deck."""
    taker = _Taker(columns, deck, say_where)
    for number, row in enumerate(rows[start + 1 :], start + 2):
        if any(cell.strip() for cell in row):
            taker.take(row, number)
    for dilemma in deck.dilemmas:
        dilemma.choices = [choice for choice in dilemma.choices if choice.text]


class _Taker:
    def __init__(self, columns: Columns, deck: DraftDeck, say_where: SayWhere) -> None:
        self._columns = columns
        self._deck = deck
        self._say_where = say_where
        self._last: tuple[str, DraftDilemma] | None = None
        self._themes = {
            wording_key(cluster.title): cluster for cluster in reversed(deck.clusters)
        }  # the first of a name
        self._latest = deck.clusters[-1].title if deck.clusters else ""

    def _cell(self, row: Row, name: str) -> str:
        place = self._columns.get(name, -1)
        return row[place].strip() if 0 <= place < len(row) else ""

    def take(self, row: Row, number: int) -> None:
        """Take one row: a new dilemma, or another choice of the one above."""
        question, choice = self._cell(row, "question"), self._cell(row, "choice")
        known = self._last
        if choice and known is not None and (not question or wording_key(question) == known[0]):
            self._take_choice(known[1], row)
            return
        if not question:
            text = " | ".join(cell for cell in row if cell.strip())
            self._deck.say(Fate.LEFT_OUT, self._say_where(number), text, tell("The row has no question."))
            return
        dilemma = DraftDilemma(question=_paragraphs(question), title=" ".join(self._cell(row, "title").split())[:200])
        dilemma.where.append(self._say_where(number))
        self._last = (wording_key(question), dilemma)
        self._cluster(self._cell(row, "theme")).dilemmas.append(dilemma)
        self._take_fields(dilemma, row)
        if choice:
            self._take_choice(dilemma, row)
        else:
            self._take_choices(dilemma, row)
            self._take_right(dilemma, row)

    def _cluster(self, name: str) -> DraftCluster:
        name = " ".join(name.split()) or ("" if "theme" in self._columns else self._latest)
        known = self._themes.get(wording_key(name))
        if known is not None:
            return known
        cluster = DraftCluster(name or self._deck.title or "Dilemma")
        self._deck.program.append(cluster)
        self._themes.setdefault(wording_key(cluster.title), cluster)
        self._latest = cluster.title
        return cluster

    def _take_fields(self, dilemma: DraftDilemma, row: Row) -> None:
        if more := self._cell(row, "more"):
            dilemma.meer_weten.append(_paragraphs(more))
        if notes := self._cell(row, "notes"):
            dilemma.notes.append(_paragraphs(notes))
        dilemma.discussion += [escape(line) for line in self._cell(row, "discussion").split("\n") if line.strip()]
        dilemma.values += _words(self._cell(row, "values"))
        dilemma.tags += _words(self._cell(row, "tags"))
        if "choice" not in self._columns and (feedback := self._cell(row, "feedback")):
            dilemma.answer.append(_paragraphs(feedback))

    def _take_choice(self, dilemma: DraftDilemma, row: Row) -> None:
        verdict, text = mark_of(self._cell(row, "choice"))
        choice = DraftChoice(_paragraphs(text), chr(ord("A") + len(dilemma.choices)), verdict)
        choice.feedback = _paragraphs(self._cell(row, "feedback"))
        judged = self._cell(row, "verdict") or self._cell(row, "right")
        choice.verdict = _verdict(judged) or verdict
        dilemma.choices.append(choice)

    def _take_choices(self, dilemma: DraftDilemma, row: Row) -> None:
        for letter in LETTERS:
            verdict, text = mark_of(self._cell(row, f"choice {letter}"))
            if text:
                choice = DraftChoice(_paragraphs(text), letter, verdict)
                choice.feedback = _paragraphs(self._cell(row, f"feedback {letter}"))
                dilemma.choices.append(choice)
        options = self._cell(row, "options")
        if options and not dilemma.choices:
            _take_listed(dilemma, options)

    def _take_right(self, dilemma: DraftDilemma, row: Row) -> None:
        written = self._cell(row, "right")
        if not written or not dilemma.choices:
            if written:
                dilemma.answer.append(_paragraphs(written))
            return
        right = _right_places(written, dilemma)
        if not right:
            dilemma.answer.append(_paragraphs(written))
        for place, choice in enumerate(dilemma.choices):
            if right:
                choice.verdict = "best" if place in right else choice.verdict or "wrong"


def _take_listed(dilemma: DraftDilemma, options: str) -> None:
    """Choices that stand in one cell, a line each or lettered."""
    lines = tuple(SeenParagraph((SeenRun(line.strip()),)) for line in options.split("\n") if line.strip())
    if not lines:
        return
    seen = find_choices([SeenText("", "", "", SeenBox(), lines)], expected=True)
    for found in seen.choices:
        verdict, text = mark_of(write_text(found.paragraphs))
        dilemma.choices.append(DraftChoice(text.removeprefix("- "), found.letter, verdict))
    if not seen.choices:
        dilemma.question += "\n\n" + _paragraphs(options)


def _right_places(written: str, dilemma: DraftDilemma) -> list[int]:
    """The places that letters or numbers name, or the choices whose words are repeated."""
    signs = _SIGN.findall(written.upper())
    if signs and _SIGNS.fullmatch(written.upper()):
        places = [LETTERS.index(sign) if sign.isalpha() else int(sign) - 1 for sign in signs]
        return [place for place in places if place < len(dilemma.choices)]
    wanted = {wording_key(escape(part)) for part in re.split(r"[;\n]", written)} | {wording_key(escape(written))}
    return [place for place, choice in enumerate(dilemma.choices) if wording_key(choice.text) in wanted]


def _verdict(written: str) -> str:
    folded = fold_title(written)
    if folded in OF_CHOICES:
        return folded
    if folded in _YES:
        return "best"
    return verdict_in_words(written)[0] if written else ""


def _paragraphs(text: str) -> str:
    return "\n\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip():
            yield escape(" ".join(line.split()))


def _words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in re.split(r"[,;\n]", text) if word.strip()]
