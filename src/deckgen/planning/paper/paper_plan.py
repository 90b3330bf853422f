"""What planning a paper gives: the document, and the problems met on the way."""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.blueprint.pages import Document
from deckgen.problems import Problem


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """A paper, decided to the last line."""

    document: Document
    problems: tuple[Problem, ...]
