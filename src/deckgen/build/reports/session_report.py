"""Reports on a session from its deck and tally; nothing is written where anything is wrong."""

from __future__ import annotations

import os
from pathlib import Path

from deckgen.build.freshness.provenance import document_facts
from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.build.pipeline.order import BuildReport, Output
from deckgen.output import edition_name, output_folder, sha256, write_whole
from deckgen.problems import in_order

REPORT = "report"


def build_session_report(
    deck: Path, tally: Path, *, target: Path | None = None, profile: str = "", language: str = "", minutes: int = 0
) -> BuildReport:
    """Build the report beside the deck's other files, or as the file named."""
    from deckgen.planning.paper.session_report import plan_session_report
    from deckgen.render.pdf.screen_writer import render_document
    from deckgen.yaml_source.reading.tallies import read_tally

    read = read_variant(deck, profile=profile, language=language, minutes=minutes)
    variant = read.variant
    if variant is None:
        return BuildReport(in_order(read.problems))
    counted = read_tally(tally, variant.deck)
    if counted.tally is None:
        return BuildReport(in_order([*read.problems, *counted.problems]))
    facts = document_facts(
        variant.deck, variant.digest, variant.locale.outcome.title, epoch=os.environ.get("SOURCE_DATE_EPOCH", "")
    )
    plan = plan_session_report(variant.deck, counted.tally, variant.look, variant.locale, facts)
    problems = in_order([*read.problems, *counted.problems, *plan.problems])
    if any(problem.is_error for problem in problems):
        return BuildReport(problems)
    name = variant.deck.id
    edition = edition_name(name, profile=profile, language=language, minutes=minutes)
    folder = output_folder(Path("output"), name, profile=profile, language=language, minutes=minutes)
    path = target or folder / f"{edition}-{REPORT}.pdf"
    data = render_document(plan.document)
    write_whole(path, data, None if target else Path())
    output = Output(name, REPORT, profile, variant.deck.language, path.as_posix(), sha256(data), "built")
    return BuildReport(problems, (output,))
