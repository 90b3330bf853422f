"""An agenda with times: what stands beside which time, where it leads, and what goes when room is scarce."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_content import PLACE, deck_with, make_dilemma, own_look, prose, text_of
from slide_facts import find_faults, frames

from deckgen.blueprint.slides import Badge, Frame, Slide
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Session, SessionBreak, Video
from deckgen.content.dilemma import Facilitation
from deckgen.planning.slides import plan_slides
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of

LOOK = own_look()
DILEMMA = make_dilemma("a", prose(100), facilitation=Facilitation(minutes=10))


def session_deck(start: str = "09:00", text: str = "") -> Deck:
    """5 minutes of welcome, 2 of agenda, 10 for the first theme, 3 of film, 15 of break, 10 for the second: 45."""
    return deck_with(
        FreeSlide("Welkom", PLACE, text_of("Dag"), minutes=5),
        Agenda("Overzicht", PLACE, text_of(text) if text else ()),
        Cluster("Plein", (DILEMMA,), PLACE),
        FreeSlide("Kijk mee", PLACE, video=Video("https://example.org/film", 3, PLACE)),
        Break("Pauze", PLACE, minutes=15),
        Cluster("Straat", (replace(DILEMMA, id="b"),), PLACE),
        session=Session(PLACE, start=start),
    )


def agendas(deck: Deck, language: str = "nl") -> list[Slide]:
    return [s for s in plan_slides(deck, LOOK, read_locale(language)).deck.slides if s.role == "agenda"]


def words(slide: Slide) -> list[str]:
    return [p.block.text for frame in frames(slide) for p in frame.paragraphs]


def test_each_part_stands_beside_its_time_in_the_order_of_the_session() -> None:
    (slide,) = agendas(session_deck())

    assert words(slide) == [
        *("09:07", "Plein"),
        *("09:17", "Kijk mee"),
        *("09:20", "Pauze"),
        *("09:35", "Straat"),
        *("09:45", "Einde"),
    ]
    assert [e.link for e in slide.elements if isinstance(e, Badge)] == ["a/question/1", "b/question/1"]


def test_without_a_start_the_agenda_has_no_times() -> None:
    (slide,) = agendas(session_deck(start=""))

    assert words(slide) == ["Plein", "Straat"]


def test_times_are_written_as_the_language_does() -> None:
    (slide,) = agendas(session_deck(), "fr")

    assert words(slide)[0] == "09\u00a0h\u00a007"


def test_times_stand_in_one_column_level_with_their_parts() -> None:
    (slide,) = agendas(session_deck())
    times = [frame for frame in frames(slide) if frame.name.startswith("Tijd")]
    titles = [frame for frame in frames(slide) if frame not in times]

    assert len({box_of(frame).x for frame in times}) == 1
    assert len({box_of(frame).x for frame in titles}) == 1
    assert [box_of(time).y for time in times] == [box_of(title).y for title in titles]
    assert not find_faults(slide, LOOK)


def test_a_break_of_the_session_is_on_the_agenda_too() -> None:
    deck = replace(session_deck(), session=Session(PLACE, start="09:00", breaks=(SessionBreak(5, PLACE, "", "09:45"),)))
    deck = replace(deck, program=(*deck.program, FreeSlide("Slot", PLACE, text_of("Dag"), minutes=5)))
    (slide,) = agendas(deck)

    assert words(slide)[-4:] == ["09:45", "Pauze", "09:55", "Einde"]


@pytest.mark.parametrize("themes", [6, 8, 10])
def test_where_room_is_scarce_the_end_and_the_films_go_before_the_agenda_takes_two_slides(themes: int) -> None:
    clusters = [Cluster(f"Thema {n}", (replace(DILEMMA, id=f"d{n}"),), PLACE) for n in range(1, themes + 1)]
    film = FreeSlide("Film", PLACE, video=Video("https://example.org/film", 3, PLACE))
    deck = deck_with(
        Agenda("Overzicht", PLACE), clusters[0], film, *clusters[1:], session=Session(PLACE, start="09:00")
    )
    slides = agendas(deck)
    shown = [word for slide in slides for word in words(slide)]

    assert [word for word in shown if word.startswith("Thema")] == [cluster.title for cluster in clusters]
    assert len(slides) == 1 or "Einde" not in shown
    for slide in slides:
        assert not find_faults(slide, LOOK)


def test_group_work_comes_before_the_plenary() -> None:
    session = Session(
        PLACE,
        start="09:00",
        groups=2,
        clusters_per_group=1,
        group_minutes_per_cluster=10,
        plenary_minutes_per_cluster=15,
    )
    (slide,) = agendas(replace(session_deck(), session=session))

    assert words(slide)[:4] == ["09:05", "Groepswerk", "09:15", "Plein"]
    assert isinstance(slide.elements[0], Frame)


def test_a_long_agenda_takes_smaller_badges_rather_than_small_letters() -> None:
    clusters = [Cluster(f"Thema {n}", (replace(DILEMMA, id=f"d{n}"),), PLACE) for n in range(1, 8)]
    agenda = Agenda("Overzicht", PLACE, text_of("Halverwege is er een pauze."))
    (slide,) = agendas(deck_with(agenda, *clusters, session=Session(PLACE, start="09:00")))
    sizes = {paragraph.size for frame in frames(slide) for paragraph in frame.paragraphs}

    assert sizes == {22.0}
    assert not find_faults(slide, LOOK)
