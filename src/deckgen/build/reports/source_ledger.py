"""Gathers the ledger of all quotations in decks, with whatever is wrong with their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.ledger import Ledger, take_stock
from deckgen.problems import Problem, in_order


class LedgerReport(Struct, frozen=True):
    """The ledger of what could be read, and the errors that kept the rest from being read."""

    ledger: Ledger
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the ledger may be incomplete."""
        return any(problem.is_error for problem in self.problems)


def keep_ledger(paths: Sequence[Path]) -> LedgerReport:
    """Hold the quotations of some decks against all sources beside them."""
    from deckgen.yaml_source import read_deck
    from deckgen.yaml_source.reading.whole_pools import read_whole_pools

    reads = [read_deck(path) for path in paths]
    pools = [read_whole_pools(folder) for folder in dict.fromkeys(path.parent for path in paths)]
    decks = [read.draft for read in reads if read.draft is not None]
    sources = [source for pool in pools for source in pool.sources]
    ledger = take_stock(decks, sources, dict.fromkeys(name for pool in pools for name in pool.dilemmas))
    found = [problem for read in reads for problem in read.problems]
    found += [problem for pool in pools for problem in pool.problems]
    errors = [problem for problem in found if problem.is_error]
    return LedgerReport(ledger, in_order([*errors, *ledger.problems]))
