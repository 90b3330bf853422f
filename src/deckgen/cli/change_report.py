"""Changes as text for a terminal, Markdown for a pull request, JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.cli.problem_report import problem_data
from deckgen.history.change import Change, ChangeKind
from deckgen.history.word_changes import WordChange, compare_words
from deckgen.messages.catalogue import told, worded
from deckgen.messages.message import tell
from deckgen.problems import Problem
from deckgen.shown_text import as_json as write_json
from deckgen.shown_text import for_terminal, on_a_line

_CONTEXT = 40  # characters shown beside a changed word
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~@])")
_SHORT = 40


class _Pen(Struct, frozen=True):
    """How a report marks what went, what came and what stayed."""

    went: Callable[[str], str]
    came: Callable[[str], str]
    same: Callable[[str], str]


_KINDS = {
    ChangeKind.ADDED: tell("added"),
    ChangeKind.REMOVED: tell("removed"),
    ChangeKind.MOVED: tell("moved"),
    ChangeKind.CHANGED: tell("changed"),
}
_PLAIN = _Pen(lambda text: f"[-{text}-]", lambda text: f"{{+{text}+}}", str)
_COLOURED = _Pen(lambda text: f"\x1b[31;9m{text}\x1b[0m", lambda text: f"\x1b[32;4m{text}\x1b[0m", str)


def show_changes(
    changes: Sequence[Change], form: str, problems: Sequence[Problem] = (), *, in_colour: bool = False
) -> str:
    """All changes in one of the three forms; in JSON with what kept some decks from being compared."""
    if form == "json":
        return _as_json(changes, problems)
    clean = [_clean(change) for change in changes]
    if form == "markdown":
        return _as_markdown(clean)
    return _as_text(clean, _COLOURED if in_colour else _PLAIN)


def _as_json(changes: Sequence[Change], problems: Sequence[Problem]) -> str:
    rows = [
        {
            "deck": change.deck or None,
            "dilemma": change.dilemma or None,
            "field": change.field,
            "kind": change.kind.value,
            "before": change.before,
            "after": change.after,
        }
        for change in changes
    ]
    told = {"problems": [problem_data(problem) for problem in problems]} if problems else {}
    return write_json({"changes": rows, **told})


def _as_text(changes: Sequence[Change], pen: _Pen) -> str:
    lines: list[str] = []
    for heading, group in _grouped(changes):
        lines += ["", heading] if lines else [heading]
        for change in group:
            said = _say(change, pen).replace("\n", "\n      ")
            separator = "\n      " if "\n" in said or len(said) > _SHORT else " "
            lines.append(f"  {_name(change)}:{separator}{said}" if said else f"  {_name(change)}")
    return "\n".join(lines)


def _as_markdown(changes: Sequence[Change]) -> str:
    if not changes:
        return tell("No dilemma changed.")
    pen = _Pen(
        lambda text: f"<del>{_escape(text)}</del>",
        lambda text: f"<ins>{_escape(text)}</ins>",
        _escape,
    )
    lines: list[str] = []
    for heading, group in _grouped(changes):
        lines += [f"### {_escape(heading)}", ""]
        for change in group:
            said = "<br>".join(filter(None, map(str.strip, _say(change, pen).split("\n"))))
            lines.append(f"- **{_escape(_name(change))}**" + (f": {said}" if said else ""))
        lines.append("")
    return "\n".join(lines).rstrip()


def _grouped(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """A change of the pool once, with all decks that show it."""
    decks: dict[Change, list[str]] = {}
    for change in changes:
        decks.setdefault(replace(change, deck=""), []).append(change.deck)
    groups: dict[str, list[Change]] = {}
    for change, names in decks.items():
        shown = ", ".join(dict.fromkeys(names))
        groups.setdefault(_heading(change, shown), []).append(change)
    return list(groups.items())


def _heading(change: Change, decks: str) -> str:
    """`klagende-collega (workshop)`, `deck workshop`, `profile stad`."""
    if change.dilemma:
        return f"{change.dilemma} ({decks or told('in no deck')})"
    if decks:
        return told("deck {decks}", decks=decks)
    pool, _, rest = change.field.partition(".")
    return f"{pool.removesuffix('s')} {rest.partition('.')[0]}"


def _name(change: Change) -> str:
    """`choices.niets.feedback changed`; of a dilemma or deck as a whole only what happened."""
    return f"{change.field} {worded(_KINDS[change.kind])}".strip()


def _say(change: Change, pen: _Pen) -> str:
    before, after = change.before or "", change.after or ""
    if change.kind is ChangeKind.ADDED:
        return pen.came(after) if change.field else pen.same(after)
    if change.kind is ChangeKind.REMOVED:
        return pen.went(before) if change.field else pen.same(before)
    if change.kind is ChangeKind.MOVED and before == after:
        return pen.same(_shorten(after, 2 * _CONTEXT, from_end=False))
    if not re.search(r"\s", before + after) or change.kind is ChangeKind.MOVED:
        return pen.same(f"{before} → {after}")
    return _mark(compare_words(before, after), pen)


def _mark(stretches: Sequence[WordChange], pen: _Pen) -> str:
    """Changed words with a little of what stands beside them."""
    shown = []
    for number, stretch in enumerate(stretches):
        if stretch.is_same:
            shown.append(pen.same(_context(stretch.after, first=number == 0, last=number == len(stretches) - 1)))
        else:
            shown.append(
                (pen.went(stretch.before) if stretch.before else "")
                + (pen.came(stretch.after) if stretch.after else "")
            )
    return "".join(shown)


def _context(text: str, *, first: bool, last: bool) -> str:
    if first:
        return _shorten(text, _CONTEXT, from_end=True)
    if last:
        return _shorten(text, _CONTEXT, from_end=False)
    if len(text) <= 2 * _CONTEXT + 1:
        return text
    return f"{_shorten(text, _CONTEXT, from_end=False)} {_shorten(text, _CONTEXT, from_end=True)}".replace("… …", "…")


def _shorten(text: str, most: int, *, from_end: bool) -> str:
    """The start or the end of a text, cut between words."""
    if len(text) <= most:
        return text
    if from_end:
        return "… " + (text[-most:].partition(" ")[2] or text[-most:])
    return (text[:most].rpartition(" ")[0] or text[:most]) + " …"


def _clean(change: Change) -> Change:
    """The change as it may be shown: texts keep their line feeds, names have none."""
    return Change(
        deck=on_a_line(change.deck),
        dilemma=on_a_line(change.dilemma),
        field=on_a_line(change.field),
        kind=change.kind,
        before=None if change.before is None else for_terminal(change.before),
        after=None if change.after is None else for_terminal(change.after),
    )


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text).replace("&", "&amp;")
