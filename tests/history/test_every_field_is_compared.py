"""A field that is added to the content must be compared too, or be named here with the reason why not."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.deck import (
    Agenda,
    Break,
    Cluster,
    Deck,
    FreeSlide,
    Picture,
    Reveal,
    Session,
    SessionBreak,
    Step,
    Video,
)
from deckgen.content.dilemma import Choice, Dilemma, Facilitation, Passage, Review, Role, Scale, Twist
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.content.method import MethodStep, VoteRound
from deckgen.content.scoring import Band, Scoring
from deckgen.content.source import Section, Source
from deckgen.content.verdict import Verdict
from deckgen.history.deck_changes import compare_decks
from deckgen.problems import Place
from deckgen.rich_text import paragraph

HERE = Place("decks/deck.yaml", 1, 1)
OLD, NEW = (paragraph("Oud."),), (paragraph("Nieuw."),)
SOURCE = Source("code", "Code", sections=(Section("Loyaliteit", 2, OLD, HERE),))
PICTURE = Picture(b"old", "png", 1, 1, "Oud", False, "decks/media/oud.png", HERE)
FILM = Video("https://example.org/oud", 1, HERE, poster=PICTURE)
SCALE = Scale(1, 5, HERE, "laag", "hoog")
ROLE = Role("Teamleider", OLD, HERE)
TWIST = Twist(OLD, HERE)
STEP = MethodStep("Lezen", 1, HERE)
BAND = Band(0.5, OLD, HERE)
SCORING = Scoring(HERE, bands=(BAND,))
CHOICES = (Choice("niets", "A", OLD, Verdict.WRONG, OLD, HERE), Choice("praten", "B", OLD, Verdict.BEST, OLD, HERE))
DILEMMA = Dilemma(
    "foto",
    "De foto",
    OLD,
    HERE,
    choices=CHOICES,
    meer_weten=(Passage(OLD, HERE, SOURCE, "Loyaliteit"),),
    picture=PICTURE,
    video=FILM,
    scale=SCALE,
    roles=(ROLE,),
    twists=(TWIST,),
    method=(STEP,),
)
SLIDE = FreeSlide("Welkom", HERE, OLD, PICTURE, Video("https://example.org/oud", 1, HERE, poster=PICTURE))
AGENDA = Agenda("Agenda", HERE, OLD)
PAUSE = Break("Pauze", HERE, OLD, Video("https://example.org/oud", 1, HERE, poster=PICTURE))
SESSION = Session(HERE, breaks=(SessionBreak(5, HERE),), method=(STEP,))
DECK = Deck(
    "deck",
    "Deck",
    HERE,
    program=(SLIDE, AGENDA, Cluster("Thema", (DILEMMA,), HERE, method=(STEP,)), PAUSE),
    session=SESSION,
    scoring=SCORING,
)

VALUES: dict[str, Any] = {
    "str": "anders",
    "Text": NEW,
    "int": 7,
    "float": 7.0,
    "float | None": 7.0,
    "int | None": 7,
    "bool": True,
    "bytes": b"new",
    "tuple[str, ...]": ("anders",),
    "tuple[Text, ...]": (NEW,),
    "dict[str, float]": {"choice": 7.0},
    "Mapping[str, bool]": {"a-rule": False},
    "tuple[Step, ...]": (Step.DILEMMA,),
    "Verdict | None": Verdict.GOOD,
    "tuple[SessionBreak, ...]": (),
    "Session | None": None,
    "Picture | None": None,
    "Video | None": None,
    "Source | None": Source("other", "Other"),
    "Facilitation": Facilitation(minutes=7),
    "Review": Review("Iemand"),
    "tuple[Section, ...]": (),
    "tuple[Choice, ...]": CHOICES[:1],
    "tuple[Passage, ...]": (),
    "tuple[Dilemma, ...]": (),
    "DilemmaKind": DilemmaKind.RANK,
    "Reveal": Reveal.LETTERS,
    "Labels": Labels(question="Stelling"),
    "Scale | None": None,
    "tuple[Role, ...]": (),
    "tuple[Twist, ...]": (),
    "Method": (),
    "Scoring | None": None,
    "tuple[Band, ...]": (),
    "VoteRound | None": VoteRound.AFTER,
    "tuple[ProgramItem, ...]": (),
}
NOT_COMPARED = {  # where, not what
    "place", "places", "template_place", "subtitle_place", "sequence_places", "dilemma_places", "leads_to_place",
    "outputs_places",
    "has_counts",  # of a text that is compared
    "lints_place", "lints_places",
    "letter_mentions",  # read from the words that are compared
    "is_written",  # the language's words are compared as choices
    "letter",  # follows from the order of choices
    "format", "width", "height",  # follow from a picture's data
    "profile", "short",  # the editions compared are whole, and those of no profile
    "term_words",  # compared as the deck's file has them
    "level",  # of a source's heading: changes no word
    "whole_section",  # what is quoted is compared
}  # fmt: skip


def inside(deck: Deck, old: object, new: object) -> Deck:
    """The deck with one value in it replaced, wherever it stands."""

    def change(value: Any) -> Any:
        if value is old:
            return new
        if isinstance(value, tuple) and not isinstance(value, Place):
            return tuple(change(each) for each in value)
        if isinstance(value, Struct) and not isinstance(value, Place):
            return replace(value, **{name: change(getattr(value, name)) for name in value.__struct_fields__})
        return value

    changed = change(deck)
    assert isinstance(changed, Deck)
    return changed


PARTS = (FILM, DECK, SESSION, SESSION.breaks[0], SLIDE, PICTURE, AGENDA, PAUSE, DECK.clusters[0], DILEMMA, CHOICES[0])
MORE = (
    SCALE,
    ROLE,
    TWIST,
    STEP,
    SCORING,
    BAND,
    DILEMMA.facilitation,
    DILEMMA.reviewed,
    SOURCE,
    SOURCE.sections[0],
    SLIDE.video,
)
CASES = [(part, name, kind) for part in (*PARTS, *MORE) if part for name, kind in type(part).__annotations__.items()]


@pytest.mark.parametrize(
    ("part", "name", "kind"),
    [pytest.param(*case, id=f"{type(case[0]).__name__}.{case[1]}") for case in CASES if case[1] not in NOT_COMPARED],
)
def test_a_change_in_a_field_is_a_change(part: Any, name: str, kind: str) -> None:
    if (part is DECK and name == "id") or (part is SOURCE and name == "id"):
        pytest.skip("another id is another thing")
    changed = replace(part, **{name: VALUES[kind]})
    assert compare_decks(DECK, inside(DECK, part, changed)), f"{type(part).__name__}.{name}"


def test_the_same_deck_has_no_changes() -> None:
    moved = replace(DECK, place=Place("elsewhere.yaml", 9, 9))
    assert compare_decks(DECK, moved) == ()
