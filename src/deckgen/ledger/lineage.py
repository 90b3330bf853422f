"""Finds each source's newer and older versions: `supersedes` makes chains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckgen.content.source import Source
from deckgen.messages.message import tell
from deckgen.problems import Problem, error, warning


class Lineage:
    """Who replaces whom."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources: Mapping[str, Source] = {source.id: source for source in sources}
        self._newer: dict[str, str] = {}
        self.problems: list[Problem] = []
        for source in sorted(self._sources.values(), key=lambda each: (each.date, each.id)):
            self._link(source)
        self._break_circles()

    def _link(self, source: Source) -> None:
        old = source.supersedes
        if not old:
            return
        if old not in self._sources:
            message = tell("`{id}` supersedes `{old}`, which is not here.", id=source.id, old=old)
            hint = tell("Keep the old text as `sources/{old}.md`, so that its quotations can be compared.", old=old)
            self.problems.append(warning("unknown-source", message, source.place, hint))
            return
        if old in self._newer:
            message = tell(
                "`{id}` supersedes `{old}`, and so does `{value}`; the later one counts.",
                id=source.id,
                old=old,
                value=self._newer[old],
            )
            hint = tell("Let each source supersede the one just before it.")
            self.problems.append(warning("source-fork", message, source.place, hint))
        self._newer[old] = source.id

    def _break_circles(self) -> None:
        """Say which sources replace each other in a ring, and let none of them replace another."""
        for start in sorted(self._newer):
            ring = [start]
            while (following := self._newer.get(ring[-1])) is not None and following not in ring:
                ring.append(following)
            if following == start:
                place = self._sources[start].place
                names = " → ".join(f"`{name}`" for name in [*ring, start])
                self.problems.append(
                    error("source-cycle", tell("These sources supersede each other: {names}.", names=names), place)
                )
                for name in ring:
                    del self._newer[name]

    def newest(self, source: Source) -> Source:
        """The source now in force; itself if nothing replaces it."""
        name = source.id
        while name in self._newer:
            name = self._newer[name]
        return self._sources.get(name, source)

    def chain(self, source: Source) -> tuple[Source, ...]:
        """All versions that lead to the newest one of this source, the oldest first."""
        chain = [self.newest(source)]
        while True:
            older = self._sources.get(chain[0].supersedes)
            if older is None or self._newer.get(older.id) != chain[0].id:
                return tuple(chain)
            chain.insert(0, older)

    @property
    def in_force(self) -> tuple[Source, ...]:
        """The sources that nothing replaces, by name."""
        return tuple(source for name, source in sorted(self._sources.items()) if name not in self._newer)

    @property
    def replaced(self) -> tuple[Source, ...]:
        """The sources that something replaces, by name."""
        return tuple(source for name, source in sorted(self._sources.items()) if name in self._newer)
