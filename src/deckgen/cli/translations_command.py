"""`deckgen translations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.shared_options import decks_argument, find_decks, language_option
from deckgen.cli.terminal import say
from deckgen.messages.catalogue import told, told_count
from deckgen.messages.message import tell
from deckgen.shown_text import as_json as write_json
from deckgen.shown_text import on_a_line

if TYPE_CHECKING:
    from deckgen.yaml_source.translation.translation_states import TranslationReport, TranslationState


@click.command()
@decks_argument
@language_option(tell("Only this language, also where nothing is translated yet."))
@click.option("--strict", is_flag=True, help=tell("Exit with 1 when anything is missing, incomplete or outdated."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=tell("How it is told."),
)
def translations(decks: tuple[str, ...], language: str, *, strict: bool, form: str) -> None:
    """Tell which translations are missing, incomplete or outdated, text by text."""
    paths = find_decks(decks)
    from deckgen.yaml_source.translation.translation_states import report_translations

    report = report_translations(paths, language)
    say(_as_json(report) if form == "json" else _as_text(report))
    failed = any(problem.is_error for problem in report.problems) or (strict and not report.is_complete)
    raise SystemExit(exit_status.PROBLEMS if failed else exit_status.FINE)


def _as_json(report: TranslationReport) -> str:
    from deckgen.cli.problem_report import problem_data

    files = [
        {
            "file": state.file,
            "original": state.original,
            "language": state.language,
            "state": state.completeness.value,
            "missing": list(state.missing),
            "outdated": list(state.outdated),
            "unremembered": list(state.unremembered),
            "problems": [problem_data(problem) for problem in state.problems],
        }
        for state in report.states
    ]
    problems = [problem_data(problem) for problem in report.problems]
    return write_json({"files": files, "problems": problems})


def _as_text(report: TranslationReport) -> str:
    from deckgen.cli.problem_report import problem_lines

    lines = [problem_lines(problem) for problem in report.problems]
    for state in report.states:
        lines += _state_lines(state)
    done: dict[str, int] = {}
    for state in report.states:
        done[state.language] = done.get(state.language, 0) + (state.completeness.value == "complete")
    total = {language: sum(state.language == language for state in report.states) for language in done}
    lines += [
        told(
            "{language}: {value} of {value_2} files complete",
            language=language,
            value=done[language],
            value_2=total[language],
        )
        for language in sorted(done)
    ]
    return "\n".join(lines) or told("no translations")


def _state_lines(state: TranslationState) -> list[str]:
    """What is to be done in one file; nothing where nothing is."""
    from deckgen.cli.problem_report import problem_lines

    if not state.is_there:
        return [on_a_line(f"{state.file}: {told('missing')}")]
    kinds = ((told("missing"), state.missing), (told("outdated"), state.outdated))
    lines = [on_a_line(f"{state.file}: {kind}: {', '.join(names)}") for kind, names in kinds if names]
    if state.unremembered:
        count = len(state.unremembered)
        texts = told_count("{count} text", "{count} texts", count=count)
        hint = told(
            "deckgen translate {original} --to {language} --remember", original=state.original, language=state.language
        )
        lines.append(
            on_a_line(
                told(
                    "{file}: {texts} not remembered; once the translation is done: {hint}",
                    file=state.file,
                    texts=texts,
                    hint=hint,
                )
            )
        )
    return lines + [problem_lines(problem) for problem in state.problems]
