"""Keeps parts of a paper that come out the same when it is written again, since only page numbers change."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from deckgen.planning.paper.flowables import Flowables
from deckgen.planning.paper.structure_builder import StructureBuilder, StructurePart
from deckgen.problems import Problem


class KeptPart(Struct, frozen=True):
    """A part with its elements and what was found wrong in it."""

    structure: StructurePart
    flowables: Flowables
    problems: tuple[Problem, ...]


class KeptParts(Struct):
    """What one writing of a paper leaves to the next; `media` are the pictures met so far."""

    media: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    _parts: dict[str, KeptPart] = field(default_factory=dict)

    def find(self, name: str, parent: int, structure: StructureBuilder) -> KeptPart | None:
        """The part, its elements added, where it stands below the same element and all get the same ids as before."""
        kept = self._parts.get(name)
        if kept and kept.structure.parent == parent and structure.repeat_branch(kept.structure):
            return kept
        return None

    def keep(
        self, name: str, structure: StructurePart | None, flowables: Flowables, problems: Iterable[Problem]
    ) -> None:
        """Keep a part whose elements are a branch of their own."""
        if structure:
            self._parts[name] = KeptPart(structure, flowables, tuple(problems))
