"""The table of which group discusses which theme in which round."""

from __future__ import annotations

from deckgen.planning.paper.flowables import keep_together
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.tables import ROW, Cell, set_table
from deckgen.storyboard.rotation import count_turns


def set_rotation(guide: Guide, parent: int) -> None:
    """Which group discusses which theme in which round."""
    groups, ms = guide.timetable.groups, guide.ms
    if not groups:
        return
    words, full, deck = ms.context.words, ms.context.grid.full, ms.context.deck
    heading = ms.heading(3, words.rotation, ms.context.styles.dilemma, parent, column=full)
    use = ms.paragraph(_say_shares(guide), ms.context.styles.body, parent, column=full)
    rounds = len(groups[0].clusters)

    def name(cluster: int) -> str:
        return f"{cluster}. {deck.clusters[cluster - 1].title}"

    head = (words.group, *(words.round.format(n=number + 1) for number in range(rounds)), words.presents)
    rows = [
        (
            Cell(str(group.number), style=ms.context.styles.strong, scope=ROW),
            *(Cell(name(cluster)) for cluster in group.clusters),
            Cell(", ".join(str(cluster) for cluster in group.reports) or "–"),
        )
        for group in groups
    ]
    look = guide.table_look(0.5, *(1.6 for _ in range(rounds)), 0.9)
    ms.add(keep_together((*heading, *use, *set_table(ms, parent, head, rows, look))))


def _say_shares(guide: Guide) -> str:
    """That all themes have as many groups, or how many each has."""
    words = guide.ms.context.words
    turns = count_turns(guide.timetable.groups, len(guide.ms.context.deck.clusters))
    if len(set(turns)) == 1:
        return words.rotation_use
    shares = []
    for groups in sorted(set(turns), reverse=True):
        said = {0: words.rotation_none, 1: words.rotation_turn}.get(groups, words.rotation_turns)
        themes = ", ".join(str(number) for number, count in enumerate(turns, start=1) if count == groups)
        shares.append(said.format(groups=groups, themes=themes))
    return words.rotation_uneven.format(turns="; ".join(shares))
