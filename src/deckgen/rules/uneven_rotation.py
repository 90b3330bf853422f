"""Where groups share the clusters, each cluster should have as many groups as the others.

Three groups with one cluster each make three turns, which two clusters cannot share equally.

Bad::

    session: {groups: 3, clusters_per_group: 1, group_minutes_per_cluster: 10}
    program:
    - {cluster: The office online, dilemmas: [klagende-collega]}
    - {cluster: You online, dilemmas: [vriendschapsverzoek]}

Good::

    session: {groups: 4, clusters_per_group: 1, group_minutes_per_cluster: 10}
    program:
    - {cluster: The office online, dilemmas: [klagende-collega]}
    - {cluster: You online, dilemmas: [vriendschapsverzoek]}
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "uneven-rotation"


def check(deck: Deck) -> Iterator[Problem]:
    """Report by how much the clusters cannot have equally many groups."""
    session, clusters = deck.session, len(deck.clusters)
    if session is None or not session.groups or not session.clusters_per_group or not clusters:
        return
    each, more = divmod(session.groups * session.clusters_per_group, clusters)
    if session.clusters_per_group > clusters or not more:
        return
    message = tell(
        "{groups} groups with {clusters_per_group} of {clusters} clusters each: {count} will have "
        "{count_2}, {clusters_2} will have {each}.",
        groups=session.groups,
        clusters_per_group=session.clusters_per_group,
        clusters=clusters,
        count=_count(more, "cluster"),
        count_2=_count(each + 1, "group"),
        clusters_2=clusters - more,
        each=each,
    )
    step = clusters // gcd(clusters, session.groups)
    hint = tell("It comes out even with `clusters_per_group: {step}`, or with another number of `groups`.", step=step)
    yield warning(CODE, message, session.places.get("clusters_per_group", session.place), hint)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
