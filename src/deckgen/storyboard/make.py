"""Makes the storyboard of a deck: everything that any medium says, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.locale import Locale
from deckgen.storyboard.agenda import list_themes
from deckgen.storyboard.dilemma_story import tell_dilemma
from deckgen.storyboard.numbering import Keys, number_of, slug
from deckgen.storyboard.parts import Line
from deckgen.storyboard.program_scenes import shows_opening, tell_cluster, tell_item, tell_title
from deckgen.storyboard.scenes import ClusterStory, Scene, Storyboard
from deckgen.storyboard.session_scenes import tell_session
from deckgen.storyboard.spot import Spot
from deckgen.storyboard.timetable import Timetable, plan_timetable


class _Moments(Struct, frozen=True):
    """When everything begins and how long it takes, by the number of a dilemma and the place of an item."""

    dilemmas: Mapping[str, tuple[float, float]]
    items: Mapping[int, tuple[float, float]]


def make_storyboard(deck: Deck, locale: Locale) -> Storyboard:
    """What a deck says, to whom and in what order: decided once, and kept with the deck for every medium."""
    kept: list[tuple[Locale, Storyboard]] = vars(deck).setdefault("told", [])
    for known, board in tuple(kept):
        if known is locale:
            return board
    board = _tell(deck, locale)
    kept.append((locale, board))
    return board


def _tell(deck: Deck, locale: Locale) -> Storyboard:
    keys = Keys.for_dilemmas(dilemma.id for dilemma in deck.dilemmas)
    timetable = plan_timetable(deck)
    moments = _find_moments(timetable)
    names = dict(_name_items(deck, keys))
    themes = list_themes(deck, timetable, locale)
    added = tell_session(deck, timetable, keys, locale)
    position, cluster = 0, 0
    program: list[Scene | ClusterStory] = [*added.get(-1, ())]
    for place, item in enumerate(deck.program):
        if not isinstance(item, Cluster):
            clock, minutes = moments.items.get(place, (None, None))
            program.append(tell_item(item, names[place][0], locale, themes=themes, clock=clock, minutes=minutes))
            program += added.get(place, ())
            continue
        cluster += 1
        opening, *others = names[place]
        spots = [
            _make_spot(item, key, (cluster, number, position + number), moments)
            for number, key in enumerate(others, start=1)
        ]
        position += len(spots)
        program.append(
            ClusterStory(
                number=cluster,
                title=Line(item.title, item.place),
                opening=tell_cluster(item, cluster, opening, locale) if opening else None,
                dilemmas=tuple(
                    tell_dilemma(dilemma, spot, deck, locale)
                    for dilemma, spot in zip(item.dilemmas, spots, strict=True)
                ),
            )
        )
        program += added.get(place, ())
    return Storyboard(deck.language, timetable.has_clock, tell_title(deck, locale), tuple(program))


def _make_spot(cluster: Cluster, key: str, numbers: tuple[int, int, int], moments: _Moments) -> Spot:
    theme, number, position = numbers
    clock, minutes = moments.dilemmas.get(number_of(theme, number), (None, None))
    return Spot(key, theme, cluster, number, position, clock, minutes)


def _name_items(deck: Deck, keys: Keys) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The keys of each item by its place; of a cluster its opening's, empty where it has none, and its dilemmas'.

    The agendas come last: so it was always done, and the keys of slides stay the same over rebuilds.
    """
    agendas: list[tuple[int, Agenda]] = []
    for place, item in enumerate(deck.program):
        match item:
            case Agenda():
                agendas.append((place, item))
            case FreeSlide() | Break():
                yield place, (keys.of(slug(item.title)),)
            case Cluster():
                opening = keys.of(f"cluster-{slug(item.title)}") if shows_opening(item, deck) else ""
                yield place, (opening, *(keys.of_dilemma(dilemma.id) for dilemma in item.dilemmas))
    yield from ((place, (keys.of(slug(item.title)),)) for place, item in agendas)


def _find_moments(timetable: Timetable) -> _Moments:
    items: dict[int, tuple[float, float]] = {}
    for row in timetable.rows:
        if row.item >= 0:
            start, minutes = items.get(row.item, (row.start, 0.0))
            items[row.item] = (start, minutes + row.minutes)
    return _Moments({key: (start, minutes) for key, start, minutes in timetable.dilemma_starts}, items)
