"""Group work needs whole figures: groups, clusters for each group, and enough clusters to give them.

Two clusters for each group say nothing while it is open how many groups there are.

Bad::

    session: {clusters_per_group: 2}

Good::

    session: {groups: 4, clusters_per_group: 2, group_minutes_per_cluster: 10}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "group-work"


def check(deck: Deck) -> Iterator[Problem]:
    """Report figures of the session that contradict each other or the program; it is planned as far as they go."""
    session = deck.session
    if session is None:
        return

    def report(name: str, message: str, hint: str) -> Problem:
        return warning(CODE, message, session.places.get(name, session.place), hint)

    clusters = len(deck.clusters)
    groups = session.groups
    each = session.clusters_per_group
    if groups is None and each is not None:
        message = tell("`clusters_per_group` says what groups do, but there are no groups.")
        yield report("clusters_per_group", message, tell("Add `groups: …`."))
    if groups is None and session.group_minutes_per_cluster is not None:
        message = tell("`group_minutes_per_cluster` says how long groups talk, but there are no groups.")
        yield report("group_minutes_per_cluster", message, tell("Add `groups: …`."))
    if each is not None and clusters and each > clusters:
        message = tell(
            "Each group discusses {each} clusters, but the deck has {clusters}; it is planned with {clusters}.",
            each=each,
            clusters=clusters,
        )
        yield report("clusters_per_group", message, tell("Lower `clusters_per_group`, or add clusters."))
    if groups is not None and session.participants is not None and groups > session.participants:
        message = tell(
            "There are {groups} groups for {participants} participants.",
            groups=groups,
            participants=session.participants,
        )
        yield report("groups", message, tell("Lower `groups`."))
