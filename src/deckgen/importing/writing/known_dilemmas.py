"""Knows the dilemmas of a pool by their words, whatever terms stand in them, so that none is there twice."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from deckgen.importing.draft import DraftDilemma
from deckgen.problems import NOWHERE
from deckgen.wording.folding import wording_key
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading

_TERM = re.compile(r"\\?\{\{[^{}]{0,200}\}\}")
_MARKS = re.compile(r"[*_\\`#>]")
_LONGEST_WORDS = 80  # of a term
_START = 12  # characters by which texts are looked up


class _Known(Struct, frozen=True):
    """A dilemma of the pool: patterns of its texts, and its verdicts."""

    name: str
    question: re.Pattern[str] | None  # none where no term stands in it, and its words alone say which it is
    choices: tuple[re.Pattern[str], ...]
    verdicts: tuple[str, ...]


class KnownDilemmas:
    """The dilemmas of a pool, looked up by their question; with a term in it, by its first words."""

    def __init__(self, folder: Path) -> None:
        pools = Pools(Reading(folder))
        self.names = pools.originals("dilemmas", ".yaml")
        self._by_question: dict[str, list[_Known]] = {}
        self._by_start: dict[str, list[_Known]] = {}
        for name in self.names:
            plain = pools.dilemma(name, NOWHERE)
            if plain is not None and isinstance(plain.data, dict) and isinstance(plain.data.get("question"), str):
                written = plain.data.get("choices")
                choices = [each for each in written if isinstance(each, dict)] if isinstance(written, list) else []
                self._add(name, plain.data["question"], choices)

    def add(self, name: str, dilemma: DraftDilemma) -> None:
        """Take a dilemma up that is being written."""
        self._add(name, dilemma.question, [{"text": each.text, "verdict": each.verdict} for each in dilemma.choices])

    def _add(self, name: str, question: str, choices: list[dict[str, object]]) -> None:
        texts = tuple(_pattern(str(choice.get("text", ""))) for choice in choices)
        verdicts = tuple(str(choice.get("verdict") or "") for choice in choices)
        if _TERM.search(question):
            known = _Known(name, _pattern(question), texts, verdicts)
            self._by_start.setdefault(_start(question), []).append(known)
        else:
            self._by_question.setdefault(_key(question), []).append(_Known(name, None, texts, verdicts))

    def find(self, dilemma: DraftDilemma) -> str:
        """The name of the one that says all that a dilemma says, with whatever words for its terms; or nothing."""
        question = _key(dilemma.question)
        for known in self._by_question.get(question, ()):
            if _has_choices(known, dilemma):
                return known.name
        starts = {question[:length] for length in range(_START + 1)}
        for start in sorted(starts, key=len, reverse=True):
            for known in self._by_start.get(start, ()):
                if known.question and known.question.fullmatch(question) and _has_choices(known, dilemma):
                    return known.name
        return ""


def _has_choices(known: _Known, dilemma: DraftDilemma) -> bool:
    if len(known.choices) != len(dilemma.choices):
        return False
    pairs = zip(known.choices, known.verdicts, dilemma.choices, strict=True)
    return all(
        pattern.fullmatch(_key(choice.text)) and (not choice.verdict or choice.verdict == verdict)
        for pattern, verdict, choice in pairs
    )


def _pattern(text: str) -> re.Pattern[str]:
    """Matches the wording of a text with any words for its terms."""
    return re.compile(f".{{1,{_LONGEST_WORDS}}}?".join(re.escape(_key(part)) for part in _TERM.split(text)))


def _start(question: str) -> str:
    """The wording before the first term, as far as texts are looked up by it."""
    return _key(_TERM.split(question)[0])[:_START]


def _key(text: str) -> str:
    return wording_key(_MARKS.sub("", text))
