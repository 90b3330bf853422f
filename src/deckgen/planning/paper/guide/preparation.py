"""Before the session: what to do, what to bring and how many, what to agree on, how each dilemma goes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from deckgen.planning.paper.flowables import Flowables, Start, keep_together
from deckgen.planning.paper.free_parts import film_spans
from deckgen.planning.paper.guide.guide_setting import Guide, as_items
from deckgen.planning.paper.guide.method_steps import shared_method, usual_steps
from deckgen.planning.paper.link_note_rows import with_link_notes
from deckgen.planning.paper.tables import Cell, set_table
from deckgen.rich_text import BlockKind, Span, Text
from deckgen.storyboard.method_text import method_text
from deckgen.storyboard.part_search import all_of, options_of
from deckgen.storyboard.parts import Film

_SHARES = (0.7, 0.3)


def set_preparation(guide: Guide) -> None:
    """The chapter before the timetable."""
    ms = guide.ms
    words, full = ms.context.words, ms.context.grid.full
    section = guide.chapter(words.before, "before", start=Start.PAGE)
    steps = as_items(words.prepare) + (as_items(words.prepare_film) if list_films(guide) else ())
    ms.add(ms.bullets(steps, section, column=full))
    rules = words.exam_rule_items if ms.context.deck.is_exam else words.ground_rule_items
    _set_part(guide, section, words.ground_rules, lambda: ms.bullets(as_items(rules), section, column=full))
    if guide.dilemmas:
        _set_part(guide, section, words.every_dilemma, lambda: _set_method(guide, section))
    heading = ms.heading(3, words.material, ms.context.styles.dilemma, section, column=full)
    rows = [(Cell(spans=name), Cell(amount)) for name, amount in list_material(guide)]
    table = set_table(ms, section, (words.material, words.amount), rows, guide.table_look(*_SHARES))
    ms.add(keep_together((*heading, *table)))


def _set_part(guide: Guide, parent: int, title: str, write: Callable[[], Flowables]) -> None:
    ms = guide.ms
    full = ms.context.grid.full
    heading = ms.heading(3, title, ms.context.styles.dilemma, parent, column=full)
    ms.add(keep_together((*heading, *write())))


def _set_method(guide: Guide, parent: int) -> Flowables:
    """The method of the deck, else the usual steps."""
    ms, context = guide.ms, guide.ms.context
    method = shared_method(context.deck)
    if method:
        full = context.grid.full
        text = method_text(method, context.locale)
        return with_link_notes(ms, parent, lambda: ms.text(text, parent, column=full), full)
    steps = "\n".join(usual_steps(context.deck, context.locale))
    return ms.text(number_items(as_items(steps)), parent, column=context.grid.full)


def number_items(texts: tuple[Text, ...]) -> Text:
    """Single paragraphs as a numbered list."""
    return tuple(replace(text[0], kind=BlockKind.NUMBER, number=number) for number, text in enumerate(texts, start=1))


def list_films(guide: Guide) -> tuple[Film, ...]:
    """Where the films are that the program shows."""
    return tuple(film for scene in guide.ms.context.board.free for film in all_of(scene.parts, Film))


def list_material(guide: Guide) -> list[tuple[tuple[Span, ...], str]]:
    """What to bring, and how many: counted where the number of participants is known."""
    board, words = guide.ms.context.board, guide.ms.context.words
    session = guide.ms.context.deck.session
    people = str(session.participants) if session and session.participants else words.each_participant
    groups = str(session.groups) if session and session.groups else words.each_group
    has_choices = any(option.letter for story in board.dilemmas for option in options_of(story.case))
    has_answers = any(story.outcome for story in board.dilemmas)
    rows = [(words.material_slides, words.once)]
    rows += [(words.material_handout, people), (words.material_pens, people)]
    if has_choices:
        rows.append((words.material_voting, people))
    if board.dilemmas:
        rows.append((words.material_cards, groups))
    if any(dilemma.roles for dilemma in guide.ms.context.deck.dilemmas):
        rows.append((words.material_roles, groups))
    if has_answers:
        rows.append((words.material_answers, people))
    rows.append((words.material_evaluation, people))
    films = [(film_spans(film, words), words.once) for film in list_films(guide)]
    return [*(((Span(name),), amount) for name, amount in rows), *films]
