"""Problems and outputs as text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from deckgen.build.freshness.shortening import Shortening, encode_shortening, say_shortening
from deckgen.build.pipeline.order import BuildReport, Job
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count
from deckgen.problems import Problem
from deckgen.shown_text import as_json as write_json
from deckgen.shown_text import for_annotation, for_annotation_property, on_a_line

_STATUS = {"built": tell("built"), "unchanged": tell("unchanged")}


def problem_lines(problem: Problem) -> str:
    """A problem with its hint below it. What could steer a terminal is shown by its number."""
    severity = tell("error") if problem.is_error else tell("warning")
    line = f"{problem.place}: {worded(severity)}: {worded(problem.message)} [{problem.code}]"
    hint = worded(tell("hint: {hint}", hint=problem.hint))
    return on_a_line(line) + (f"\n    {on_a_line(hint)}" if problem.hint else "")


def count_problems(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 warning`."""
    errors = sum(problem.is_error for problem in problems)
    counted = [worded(tell_count("{count} error", "{count} errors", count=errors))] if errors else []
    warnings = len(problems) - errors
    if warnings:
        counted.append(worded(tell_count("{count} warning", "{count} warnings", count=warnings)))
    return worded(tell(" and ")).join(counted) or worded(tell("no problems"))


def as_text(report: BuildReport) -> str:
    """A line a problem with its hint, then a line a file."""
    lines = [problem_lines(problem) for problem in report.problems]
    lines += [line for job, short in report.shortenings for line in _say_short(job, short)]
    lines += [on_a_line(f"{worded(_STATUS[output.status])} {output.path}") for output in report.outputs]
    if report.problems:
        lines.append(count_problems(report.problems))
    return "\n".join(lines)


def _say_short(job: Job, short: Shortening) -> list[str]:
    """What a short version lacks."""
    whom = worded(tell(" for {profile}", profile=job.profile)) if job.profile else ""
    return [on_a_line(line) for line in say_shortening(f"{job.deck.stem}{whom}", short)]


def problem_data(problem: Problem) -> dict[str, str | int]:
    """A problem as every command's JSON has it."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": worded(problem.message),
        "hint": worded(problem.hint),
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
    }


def as_json(report: BuildReport) -> str:
    """One object, as the contract has it."""
    problems = [problem_data(problem) for problem in report.problems]
    outputs = [{**output._asdict(), "profile": output.profile or None} for output in report.outputs]
    data: dict[str, object] = {"problems": problems, "outputs": outputs}
    if report.shortenings:
        data["short_versions"] = [
            {
                "deck": job.deck.stem,
                "profile": job.profile or None,
                "language": job.language or None,
                **(encode_shortening(short) or {}),
            }
            for job, short in report.shortenings
        ]
    return write_json(data)


def as_github(report: BuildReport) -> str:
    """Workflow commands, which show up beside the lines of a pull request."""
    return "\n".join(
        f"::{problem.severity.value} file={for_annotation_property(problem.place.file)},line={problem.place.line},"
        f"col={problem.place.column},title={for_annotation_property(problem.code)}::"
        + for_annotation(f"{worded(problem.message)} {worded(problem.hint)}".strip())
        for problem in report.problems
    )


def as_gitlab(report: BuildReport) -> str:
    """A report of code quality, whose problems show up beside the lines of a merge request."""
    import hashlib

    seen: Counter[str] = Counter()  # two problems alike are two, and a problem whose line moves stays the same

    def describe(problem: Problem) -> dict[str, object]:
        words = f"{worded(problem.message)} {worded(problem.hint)}".strip()
        facts = f"{problem.place.file}\0{problem.code}\0{words}"
        seen[facts] += 1
        return {
            "description": words,
            "check_name": problem.code,
            "fingerprint": hashlib.sha256(f"{facts}\0{seen[facts]}".encode("utf-8", "backslashreplace")).hexdigest(),
            "severity": "major" if problem.is_error else "minor",
            "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
        }

    return write_json([describe(problem) for problem in report.problems])


REPORTERS: dict[str, Callable[[BuildReport], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
