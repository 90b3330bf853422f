"""Which quotations, dilemmas and sections a newer source leaves behind."""

from __future__ import annotations

from deckgen.ledger.records import CoverageRecord, Ledger, Part, QuoteRecord, ReviewRecord, SourceRecord, Status
from deckgen.ledger.stocktaking import take_stock

__all__ = ["CoverageRecord", "Ledger", "Part", "QuoteRecord", "ReviewRecord", "SourceRecord", "Status", "take_stock"]
