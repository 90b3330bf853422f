"""The storyboard: scenes in order, numbered, each part with its audience, the clock at their side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from paper_decks import answer_deck, group_deck, words_of
from sample_content import PLACE, deck_with, make_choices, make_dilemma, text_of
from storyboard_text import write_storyboard

from deckgen.content.audience import Audience
from deckgen.content.deck import Agenda, Break, Cluster, FreeSlide, Session, Step, Video
from deckgen.content.dilemma import Facilitation, Scale
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.scoring import Scoring, points_of
from deckgen.content.verdict import Verdict
from deckgen.storyboard.exercise import Answering, make_exercise
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.parts import Endings, Film, JudgedOptions, Prompts, Rank, Themes
from deckgen.storyboard.recall import recall_situation
from deckgen.storyboard.scenes import SceneKind
from deckgen.yaml_source import read_deck

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["answers", "groups"])
def test_the_whole_script_reads_as_reviewed(name: str, golden: Callable[[Path, str], None]) -> None:
    deck = answer_deck() if name == "answers" else group_deck()
    golden(GOLDEN / f"{name}.txt", write_storyboard(make_storyboard(deck, words_of())))


def test_dilemmas_are_numbered_within_their_theme_and_counted_through_the_deck() -> None:
    one, two = make_dilemma("een", "Een?"), make_dilemma("twee", "Twee?")
    deck = deck_with(Cluster("Thuis", (one, two), PLACE), Cluster("Werk", (one,), PLACE))
    stories = list(make_storyboard(deck, words_of()).dilemmas)
    assert [story.number for story in stories] == ["1.1", "1.2", "2.1"]
    assert [story.position for story in stories] == [1, 2, 3]
    assert [story.key for story in stories] == ["een", "twee", "een-2"]


def test_a_step_that_comes_twice_is_shown_once() -> None:
    dilemma = replace(make_dilemma("een", "Een?", make_choices([9, 9])), sequence=(*(Step.QUESTION, Step.CHOICE) * 2,))
    (story,) = make_storyboard(deck_with(Cluster("Thuis", (dilemma,), PLACE)), words_of()).dilemmas
    assert [scene.kind for scene in story.scenes] == [SceneKind.QUESTION, SceneKind.CHOICE]


def test_only_themes_take_a_number_whatever_stands_before_and_between_them() -> None:
    one, two = make_dilemma("een", "Een?"), make_dilemma("twee", "Twee?")
    deck = deck_with(
        FreeSlide("Welkom", PLACE),
        Agenda("Vandaag", PLACE),
        Cluster("Thuis", (one,), PLACE),
        Break("Koffie", PLACE, minutes=10),
        Cluster("Nog leeg", (), PLACE),
        FreeSlide("Film", PLACE),
        Cluster("Werk", (two,), PLACE),
        cluster_slides=True,
    )
    board = make_storyboard(deck, words_of())
    assert [(story.number, story.cluster, story.theme.text, story.within) for story in board.dilemmas] == [
        ("1.1", 1, "Thuis", 1),
        ("3.1", 3, "Werk", 1),
    ]
    assert [(cluster.number, cluster.title.text) for cluster in board.clusters] == [
        (1, "Thuis"),
        (2, "Nog leeg"),
        (3, "Werk"),
    ]
    openings = [scene for scene in board.scenes if scene.kind is SceneKind.CLUSTER]
    assert [(scene.number, scene.heading.name) for scene in openings] == [
        ("1", "Thuis"),
        ("2", "Nog leeg"),
        ("3", "Werk"),
    ]
    agenda = next(scene for scene in board.scenes if scene.kind is SceneKind.AGENDA)
    (themes,) = [part for part in agenda.parts if isinstance(part, Themes)]
    assert [(row.number, row.title) for row in themes.rows] == [("1", "Thuis"), ("2", "Nog leeg"), ("3", "Werk")]


def test_a_step_is_named_behind_the_question_it_belongs_to() -> None:
    deck = deck_with(Cluster("Thuis", (make_dilemma("een", "Een?", make_choices([9, 9])),), PLACE))
    story = make_storyboard(deck, words_of()).dilemmas[0]
    assert [scene.heading.text for scene in story.scenes] == ["Thuis: vraag 1", "Thuis: vraag 1 – keuze"]
    assert [scene.label for scene in story.scenes] == ["", "keuze"]


def test_a_step_without_content_makes_no_scene() -> None:
    deck = deck_with(Cluster("Thuis", (make_dilemma("een", "Een?"),), PLACE), sequence=tuple(Step))
    kinds = [scene.kind for scene in make_storyboard(deck, words_of()).dilemmas[0].scenes]
    assert kinds == [SceneKind.QUESTION, SceneKind.DILEMMA]


def test_prompts_stand_with_the_whole_dilemma_only_where_they_have_no_step_of_their_own() -> None:
    dilemma = make_dilemma("een", "Een?", make_choices([9, 9]), discussion=["En dan?"])

    def asks(*sequence: Step) -> list[bool]:
        deck = deck_with(Cluster("Thuis", (dilemma,), PLACE), sequence=sequence)
        (story,) = make_storyboard(deck, words_of()).dilemmas
        return [any(isinstance(part, Prompts) for part in scene.parts) for scene in story.scenes]

    assert asks(Step.DILEMMA) == [True]
    assert asks(Step.DILEMMA, Step.DISCUSSION) == [False, True]


def test_everything_said_of_choices_stands_in_parts_for_afterwards() -> None:
    for story in make_storyboard(answer_deck(), words_of()).dilemmas:
        assert {part.audience for part in story.case} == {Audience.BEFORE}
        assert {part.audience for part in story.outcome} <= {Audience.AFTER}
        assert {part.audience for part in story.guidance} <= {Audience.TRAINER}
        assert not any(isinstance(part, JudgedOptions) for part in story.case)


def test_steps_share_the_minutes_of_their_dilemma_and_follow_each_other_on_the_clock() -> None:
    dilemma = make_dilemma("een", "Een?", make_choices([9, 9]), facilitation=Facilitation(minutes=10))
    deck = deck_with(
        FreeSlide("Welkom", PLACE, minutes=5),
        Cluster("Thuis", (dilemma,), PLACE),
        sequence=(Step.QUESTION, Step.CHOICE),
        session=Session(PLACE, start="09:00"),
    )
    board = make_storyboard(deck, words_of())
    welcome, question, choice = list(board.scenes)[1:]
    assert board.has_clock
    assert (welcome.clock, welcome.minutes) == (540, 5)
    assert (question.clock, question.minutes) == (545, 4)  # two of five parts of ten minutes
    assert (choice.clock, choice.minutes) == (549, 6)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/film", "https://example.org/film"),
        ("HTTP://EXAMPLE.ORG/film", "HTTP://EXAMPLE.ORG/film"),
        ("media/film.mp4", ""),
        ("file:///film.mp4", ""),
        ("", ""),
    ],
)
def test_a_film_is_a_link_only_where_it_is_on_the_web(target: str, address: str) -> None:
    deck = deck_with(Break("Pauze", PLACE, video=Video(target, 3, PLACE)))
    board = make_storyboard(deck, words_of())
    film = next(part for scene in board.scenes for part in scene.parts if isinstance(part, Film))
    assert (film.target, film.address) == (target, address)


def test_notes_are_the_trainers() -> None:
    deck = deck_with(FreeSlide("Welkom", PLACE, text=text_of("Dag."), notes=text_of("Lach.")), Agenda("Dag", PLACE))
    scenes = list(make_storyboard(deck, words_of()).scenes)
    assert [part.audience for scene in scenes for part in scene.notes] == [Audience.TRAINER]


def test_keys_of_slides_never_take_a_dilemmas_own_id() -> None:
    dilemma = make_dilemma("welkom", "Een?")
    deck = deck_with(FreeSlide("Welkom", PLACE), Cluster("Thuis", (dilemma,), PLACE), FreeSlide("Welkom", PLACE))
    ids = [scene.id for scene in make_storyboard(deck, words_of()).scenes]
    assert ids == ["title", "welkom-2", "welkom/question", "welkom-3"]


def test_an_agenda_without_room_gives_up_the_end_first_then_films_and_group_work() -> None:
    film = FreeSlide("Film", PLACE, video=Video("https://example.org/film", 5, PLACE))
    dilemma = make_dilemma("een", "Een?")
    deck = deck_with(
        Agenda("Vandaag", PLACE),
        film,
        Break("Pauze", PLACE, minutes=5),
        Cluster("Thuis", (dilemma,), PLACE),
        session=Session(PLACE, start="09:00", group_minutes_per_cluster=5, plenary_minutes_per_cluster=5),
    )
    scenes = make_storyboard(deck, words_of()).scenes
    rows = next(part.rows for scene in scenes for part in scene.parts if isinstance(part, Themes))
    assert [(row.title, row.rank) for row in rows] == [
        ("Groepswerk", Rank.OFTEN),
        ("Film", Rank.OFTEN),
        ("Pauze", Rank.ALWAYS),
        ("Thuis", Rank.ALWAYS),
        ("Einde", Rank.IF_ROOM),
    ]


@pytest.mark.parametrize(("words", "questions"), [(8, 2), (40, 1)])
def test_two_questions_at_the_end_are_recalled_together_where_they_are_short(words: int, questions: int) -> None:
    first, last = f"Wat zeg je {'echt ' * words}tegen haar?", "En wat doe je dan?"
    deck = deck_with(Cluster("Thuis", (make_dilemma("een", f"Zij wacht. {first} {last}"),), PLACE))
    recall = recall_situation(make_storyboard(deck, words_of()).dilemmas[0])
    assert recall.question == (f"{first} {last}" if questions == 2 else last)
    assert recall.before == (("Zij wacht.",) if questions == 2 else ("Zij wacht.", first))


@pytest.mark.parametrize(("words", "is_short"), [(2, True), (60, False)])
def test_questions_in_a_list_of_their_own_are_recalled_where_they_are_short(words: int, *, is_short: bool) -> None:
    asked = ("Doet u mee?", f"Wat zegt u {'dan ' * words}tegen haar?")
    told = replace(make_dilemma("een", "Zij wacht. De raad stemt morgen."), questions=tuple(map(text_of, asked)))
    recall = recall_situation(make_storyboard(deck_with(Cluster("Raad", (told,), PLACE)), words_of()).dilemmas[0])
    assert recall.question == (" ".join(asked) if is_short else "De raad stemt morgen.")
    assert recall.before == (("Zij wacht.", "De raad stemt morgen.") if is_short else ("Zij wacht.",))


def test_a_way_on_to_a_dilemma_that_a_short_version_leaves_out_is_none() -> None:
    first = make_dilemma("een", "Een?", make_choices([9, 9]))
    ways = tuple(replace(choice, leads_to=to) for choice, to in zip(first.choices, ("twee", "weg"), strict=True))
    first, second = replace(first, choices=ways), make_dilemma("twee", "Twee?")
    board = make_storyboard(deck_with(Cluster("Thuis", (first, second), PLACE)), words_of())
    (endings,) = [part for part in board.dilemmas[0].outcome if isinstance(part, Endings)]
    assert [row.leads_to for row in endings.rows] == ["twee", ""]


@pytest.mark.parametrize(("right", "answering"), [(1, Answering.PICK), (2, Answering.PICK_SEVERAL)])
def test_several_may_be_picked_only_where_several_are_right(right: int, answering: Answering) -> None:
    fact = make_dilemma("een", "Welke?", make_choices([9, 9, 9]))
    choices = tuple(
        replace(choice, verdict=Verdict.RIGHT if number < right else Verdict.WRONG)
        for number, choice in enumerate(fact.choices)
    )
    fact = replace(fact, kind=DilemmaKind.FACT, choices=choices)
    (story,) = make_storyboard(deck_with(Cluster("Thuis", (fact,), PLACE)), words_of()).dilemmas
    assert make_exercise(story).answering is answering


def test_what_a_wrong_pick_costs_is_not_taken_off_the_most_that_one_can_get() -> None:
    fact = make_dilemma("een", "Welke?", make_choices([9, 9, 9]))
    worth = ((Verdict.RIGHT, 1), (Verdict.RIGHT, 2), (Verdict.WRONG, -1))
    choices = tuple(
        replace(choice, verdict=verdict, points=points)
        for choice, (verdict, points) in zip(fact.choices, worth, strict=True)
    )
    fact = replace(fact, kind=DilemmaKind.FACT, choices=choices)
    deck = deck_with(Cluster("Thuis", (fact,), PLACE), scoring=Scoring(PLACE))
    assert make_exercise(make_storyboard(deck, words_of()).dilemmas[0]).most_points == 3


def test_a_scale_is_voted_on_as_choices_are(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(
        "title: T\nlanguage: nl\nsequence: [question, choice, vote]\nprogram:\n- cluster: A\n  dilemmas:\n"
        "  - {id: a, kind: scale, question: Bloemen?, scale: {from: 1, to: 5, low: in orde, high: kan niet}}\n"
        "  - {id: b, kind: open, question: Wat nu?}\n",
        "utf-8",
    )
    deck = read_deck(path).deck
    assert deck is not None
    kinds = [[scene.kind for scene in story.scenes] for story in make_storyboard(deck, words_of()).dilemmas]
    assert kinds == [[SceneKind.QUESTION, SceneKind.CHOICE, SceneKind.VOTE], [SceneKind.QUESTION]]


def test_statements_of_a_grid_are_placed_on_the_scale_and_not_asked_besides() -> None:
    scale, asked = Scale(1, 5, PLACE), (text_of("Een fles wijn."), text_of("Een lunch."))
    grid = replace(make_dilemma("grid", "Mag dit?"), kind=DilemmaKind.SCALE, scale=scale, questions=asked)
    apart = replace(make_dilemma("apart", "Mag dit?"), kind=DilemmaKind.CHOICE, questions=asked)
    stories = make_storyboard(deck_with(Cluster("Thuis", (grid, apart), PLACE)), words_of()).dilemmas
    placed, written = map(make_exercise, stories)
    assert placed.scale is not None
    assert (placed.scale.statements, placed.questions) == (asked, ())
    assert (written.scale, written.questions) == (None, asked)


def test_a_wrong_answer_costs_what_the_deck_says_unless_its_author_gave_points() -> None:
    right, wrong = make_choices([9, 9], [Verdict.RIGHT, Verdict.WRONG])
    scoring = Scoring(PLACE, wrong=-0.5)
    assert [points_of(choice, DilemmaKind.FACT, scoring) for choice in (right, wrong)] == [1, -0.5]
    assert points_of(replace(wrong, points=2), DilemmaKind.FACT, scoring) == 2
    assert points_of(wrong, DilemmaKind.CHOICE, scoring) is None
    assert points_of(wrong, DilemmaKind.FACT, None) is None
