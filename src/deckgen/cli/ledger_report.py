"""The ledger of quotations as text for people and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from deckgen.build.reports.source_ledger import LedgerReport
from deckgen.cli.problem_report import problem_data, problem_lines
from deckgen.ledger import Ledger, Part, QuoteRecord, Status
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count
from deckgen.shown_text import as_json as write_json
from deckgen.shown_text import on_a_line, shorten
from deckgen.wording.word_difference import show_difference

_SHOWN = 300


def as_text(report: LedgerReport) -> str:
    """Problems, then what is stale, what is due, what nobody trains, and a line that sums up."""
    ledger = report.ledger
    lines = [problem_lines(problem) for problem in report.problems]
    for quote in ledger.quotes:
        lines += map(on_a_line, _quote_lines(quote))
    for source in ledger.sources:
        if source.renamed:
            renamed = worded(
                tell(
                    "`{source}` “{title}” is now called `{current}` “{current_title}”",
                    source=source.source,
                    title=source.title,
                    current=source.current,
                    current_title=source.current_title,
                )
            )
            lines.append(on_a_line(renamed))
    if ledger.reviews:
        lines += [
            worded(tell("Due for review:")),
            *(on_a_line(f"  {review.dilemma}: {review.because}") for review in ledger.reviews),
        ]
    lines += map(on_a_line, _coverage_lines(ledger))
    return "\n".join([*lines, _sum_up(ledger)])


def _quote_lines(quote: QuoteRecord) -> Iterator[str]:
    place = f"{quote.place.file}:{quote.place.line}"
    section = f", “{quote.section}”" if quote.section else ""
    who = f"{quote.deck}/{quote.dilemma}"
    quoted = tell(
        "{who} quotes `{source}`{section}; now `{current}`",
        who=who,
        source=quote.source,
        section=section,
        current=quote.current,
    )
    yield f"{place}: {worded(quote.status)}: {worded(quoted)}"
    for part in quote.parts:
        if part.status is not Status.UNCHANGED:
            yield f"    {_part_line(part)}"


def _part_line(part: Part) -> str:
    moved = worded(tell(" (now in “{section}”)", section=part.moved_to)) if part.moved_to else ""
    if not part.quoted:
        return worded(tell("added: {text}", text=shorten(part.current, _SHOWN)))
    text = show_difference(part.difference) or part.quoted
    return f"{worded(part.status)}: {shorten(text, _SHOWN)}{moved}"


def _coverage_lines(ledger: Ledger) -> Iterator[str]:
    untrained: dict[str, list[str]] = {}
    for record in ledger.coverage:
        if not record.dilemmas:
            untrained.setdefault(record.source, []).append(f"“{record.section}”")
    if untrained:
        yield worded(tell("Sections that no dilemma cites:"))
        yield from (f"  {source}: {', '.join(sections)}" for source, sections in untrained.items())
    if ledger.uses:
        yield worded(tell("Dilemmas and the decks that show them:"))
        yield from (f"  {dilemma}: {', '.join(decks) or worded(tell('none'))}" for dilemma, decks in ledger.uses)


def _sum_up(ledger: Ledger) -> str:
    counts = Counter(quote.status for quote in ledger.quotes)
    told = ", ".join(f"{counts[status]} {worded(status)}" for status in Status if counts[status])
    total = len(ledger.quotes)
    quotes = worded(
        tell_count("{count} quotation of replaced sources", "{count} quotations of replaced sources", count=total)
    ) + (f": {told}" if told else "")
    due = len(ledger.reviews)
    due_for_review = tell_count("{count} dilemma due for review", "{count} dilemmas due for review", count=due)
    return f"{quotes}; {worded(due_for_review)}"


def as_json(report: LedgerReport) -> str:
    """One object. `parts` tells sentence by sentence what became of a quotation."""
    ledger = report.ledger
    data = {
        "quotes": [_quote_data(quote) for quote in ledger.quotes],
        "review": [{"dilemma": review.dilemma, "because": review.because} for review in ledger.reviews],
        "coverage": [
            {"source": each.source, "section": each.section, "dilemmas": each.dilemmas, "decks": each.decks}
            for each in ledger.coverage
        ],
        "uses": [{"dilemma": dilemma, "decks": decks} for dilemma, decks in ledger.uses],
        "sources": [
            {"source": each.source, "title": each.title, "current": each.current, "current_title": each.current_title}
            for each in ledger.sources
        ],
        "problems": [problem_data(problem) for problem in report.problems],
    }
    return write_json(data)


def _quote_data(quote: QuoteRecord) -> dict[str, Any]:
    return {
        "deck": quote.deck,
        "dilemma": quote.dilemma,
        "source": quote.source,
        "section": quote.section,
        "current": quote.current,
        "status": quote.status,
        "file": quote.place.file,
        "line": quote.place.line,
        "current_section": quote.current_section,
        "parts": [
            {
                "status": part.status,
                "quoted": part.quoted,
                "current": part.current,
                "difference": show_difference(part.difference),
                "section": part.moved_to or quote.current_section,
                "line": part.place.line,
            }
            for part in quote.parts
        ],
    }


REPORTERS: dict[str, Callable[[LedgerReport], str]] = {"text": as_text, "json": as_json}
