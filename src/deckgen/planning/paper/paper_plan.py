"""What planning a paper gives: the document, and the problems met on the way."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.pages import Document
from deckgen.problems import Problem


class PaperPlan(Struct, frozen=True):
    """A paper, decided to the last line."""

    document: Document
    problems: tuple[Problem, ...]
