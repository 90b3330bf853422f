"""A storyboard in, readable text out: scenes with their parts, each with its audience, as a golden file can hold it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckgen.content.audience import Audience
from deckgen.rich_text import Text, plain
from deckgen.storyboard.parts import (
    Brief,
    Cover,
    Endings,
    Film,
    Image,
    JudgedOption,
    JudgedOptions,
    ModelOrder,
    Options,
    Part,
    Poll,
    Prompts,
    Prose,
    Quotation,
    Reviewed,
    Roles,
    Room,
    Scale,
    Themes,
    Values,
)
from deckgen.storyboard.scenes import Scene, Storyboard

_SIGNS = {Audience.BEFORE: "all", Audience.AFTER: "after", Audience.ROLE: "role", Audience.TRAINER: "trainer"}


def write_storyboard(board: Storyboard) -> str:
    """A paragraph a scene, a line a part; then what each dilemma says beside its scenes."""
    lines = [line for scene in board.scenes for line in _write_scene(scene)]
    for story in board.dilemmas:
        shown = [part for scene in story.scenes for part in (*scene.parts, *scene.notes)]
        lines.append(f"-- {story.number} {story.key}: {story.title.text} [dilemma {story.position}]")
        lines += [_write_part(part) for part in story.parts if part not in shown]
    return "".join(f"{line}\n" for line in lines)


def _write_scene(scene: Scene) -> Iterator[str]:
    facts = [f"{scene.number}" if scene.number else "", f"“{scene.label}”" if scene.label else ""]
    facts += [f"{scene.minutes:g} min" if scene.minutes else "", f"at {scene.clock:g}" if scene.clock else ""]
    facts += ["on papers" if scene.on_papers else ""]
    yield f"== {scene.id} [{scene.kind.value}] {' '.join(fact for fact in facts if fact)}".rstrip()
    yield f"heading: {scene.heading.text}"
    yield f"say: {scene.say}"
    yield from (_write_part(part) for part in scene.parts)
    yield from (f"note {_write_part(part)}" for part in scene.notes)
    yield ""


def _write_part(part: Part) -> str:
    return f"{_SIGNS[part.audience]}: {_write(part)}"


def _write(part: Part) -> str:  # noqa: C901, PLR0911, PLR0912  # a closed list, a line each
    match part:
        case Cover():
            return f"cover {part.subtitle} | {part.occasion} | {part.organisation} | {part.date}"
        case Themes():
            return "themes " + ", ".join(
                " ".join(filter(None, (row.time, row.number, row.title, row.words))) for row in part.rows
            )
        case Prose():
            return f"{part.said.value} {_text(part.text)}"
        case Prompts():
            return f"{part.asked.value} {part.role} {[_text(item) for item in part.items]}"
        case Values():
            return f"values {', '.join(part.items)}"
        case Options():
            return "options " + "; ".join(f"{row.letter} {_text(row.text)}" for row in part.rows)
        case Poll():
            return "poll " + "; ".join(f"{row.letter} {_text(row.text)}" for row in part.rows)
        case ModelOrder():
            return "order " + ", ".join(row.letter or row.id for row in part.rows)
        case JudgedOptions():
            return "judged " + "; ".join(_judged(row) for row in part.rows)
        case Endings():
            return "endings " + "; ".join(
                f"{row.option.letter} {_text(row.text)} -> {row.leads_to}" for row in part.rows
            )
        case Scale():
            return f"scale {part.lowest} {part.low} – {part.highest} {part.high} {part.axes}"
        case Roles():
            return "roles " + ", ".join(name.text for name in part.names)
        case Brief():
            return f"brief of {part.role}: {_text(part.text)}"
        case Quotation():
            return f"quotation [{part.line}] {_text(part.text)}"
        case Room():
            return f"room “{part.label}”"
        case Image():
            return f"picture {part.picture.file}: {part.picture.alt}"
        case Reviewed():
            return f"reviewed by {part.by} on {part.date}"
        case Film():
            return f"film {part.target} -> {part.address or 'opened by the trainer'}"
        case _:
            assert_never(part)


def _judged(row: JudgedOption) -> str:
    verdict = f"{row.verdict.word} ({row.verdict.symbol.value}, {row.verdict.colour.value})" if row.verdict else "–"
    return f"{row.option.letter} {verdict} {_text(row.feedback)}".rstrip()


def _text(text: Text) -> str:
    return plain(text, " / ")
