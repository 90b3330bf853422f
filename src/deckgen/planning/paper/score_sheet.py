"""The score sheet of a deck with points: who, the rules, a row for each dilemma, what it takes to pass."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.content.scoring import most_points, points_of
from deckgen.planning.paper.dilemma_parts import writing_lines
from deckgen.planning.paper.flowables import Flowables, keep_together
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.tables import ROW, Cell, TableLook, set_table
from deckgen.rich_text import paragraph
from deckgen.storyboard.numbering import number_of

_SHARES = (0.5, 0.22, 0.28)


def has_points(deck: Deck) -> bool:
    """Whether anything gives points."""
    return any(most_points(dilemma, deck.scoring) for dilemma in deck.dilemmas)


def total_points(deck: Deck) -> float:
    """The most that a deck can give."""
    return sum(most_points(dilemma, deck.scoring) for dilemma in deck.dilemmas)


def set_score_sheet(ms: Manuscript) -> None:
    """A page of its own kind at the end of the handout."""
    deck, words, styles = ms.context.deck, ms.context.words, ms.context.styles
    if not has_points(deck):
        return
    section = ms.section()
    heading = ms.heading(2, words.score_sheet, styles.cluster, section)
    flowables = [*heading]
    if not deck.is_exam:
        flowables += _set_names(ms, section)
    flowables += ms.bullets(
        tuple((paragraph(rule),) for rule in list_rules(deck, ms.context.locale)), section, style=styles.body
    )
    look = TableLook(_SHARES, ms.body, replace(styles.table, after=0), replace(styles.table, bold=True, after=0))
    number = ms.context.locale.number
    rows = [
        (
            Cell(f"{number_of(cluster, within)} {dilemma.title or words.dilemma}", scope=ROW),
            Cell(number(most_points(dilemma, deck.scoring))),
            Cell("\u00a0"),
        )
        for cluster, theme in enumerate(deck.clusters, start=1)
        for within, dilemma in enumerate(theme.dilemmas, start=1)
        if most_points(dilemma, deck.scoring)
    ]
    rows.append((Cell(words.score_total, scope=ROW), Cell(number(total_points(deck))), Cell("\u00a0")))
    head = (words.dilemma, words.score_most, words.score_own)
    flowables += set_table(ms, section, head, rows, look)
    ms.add(keep_together(flowables))


def set_examinee(ms: Manuscript) -> None:
    """Who takes an exam, at its top."""
    section = ms.section()
    ms.add(keep_together(_set_names(ms, section)))


def _set_names(ms: Manuscript, section: int) -> Flowables:
    words = ms.context.words
    return tuple(
        flowable
        for name in (words.score_name, words.score_birth, words.score_date)
        for flowable in (*ms.label(name, section), writing_lines(ms, ms.body, 1, 1))
    )


def list_rules(deck: Deck, locale: Locale) -> Iterator[str]:
    """How points count, and what it takes to pass."""
    words, scoring = locale.paper, deck.scoring
    rights = {
        points
        for dilemma in deck.dilemmas
        for choice in dilemma.choices
        if (points := points_of(choice, dilemma.kind, scoring)) and points > 0
    }
    if len(rights) == 1:
        yield words.score_right.format(right=say_points(rights.pop(), locale))
    if scoring is not None and scoring.wrong:
        yield words.score_wrong.format(points=say_points(-scoring.wrong, locale))
    if scoring is not None and scoring.pass_share is not None:
        most = total_points(deck)
        needed = -(-most * scoring.pass_share * 100 // 100)
        share = locale.number(round(scoring.pass_share * 100, 1))
        yield words.score_pass.format(share=share, points=locale.number(needed), most=locale.number(most))


def say_points(points: float, locale: Locale) -> str:
    """A number of points in words."""
    if points == 1:
        return locale.paper.one_point
    return locale.paper.points.format(points=locale.number(points))


def set_bands(ms: Manuscript) -> None:
    """What is said of a score, for who compares their points with the answers."""
    deck, words, locale = ms.context.deck, ms.context.words, ms.context.locale
    scoring = deck.scoring
    if scoring is None or not (scoring.bands or scoring.pass_share) or not has_points(deck):
        return
    section = ms.section()
    flowables = [*ms.heading(2, words.score_sheet, ms.context.styles.cluster, section)]
    flowables += ms.bullets(tuple((paragraph(rule),) for rule in list_rules(deck, locale)), section)
    for band in scoring.bands:
        points = locale.number(round(total_points(deck) * band.share, 1))
        flowables += ms.label(words.score_band.format(points=points), section)
        flowables += ms.text(band.text, section)
    ms.add(keep_together(flowables))
