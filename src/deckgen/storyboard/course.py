"""A deck as one person goes through it: screens with something to read, and exercises, in order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.audience import Audience
from deckgen.content.scoring import Scoring
from deckgen.rich_text import plain
from deckgen.storyboard.exercise import Exercise, make_exercise
from deckgen.storyboard.part_search import judged_of
from deckgen.storyboard.parts import Cover, Film, Part, Prose, Quotation, Themes
from deckgen.storyboard.scenes import ClusterStory, DilemmaStory, Scene, SceneKind, Storyboard

_WORDS_A_MINUTE = 180


class Screen(Struct, frozen=True):
    """Something to read, or an exercise of a theme."""

    key: str
    title: str
    parts: tuple[Part, ...] = ()
    cluster: str = ""
    exercise: Exercise | None = None


class CourseTheme(Struct, frozen=True):
    """A theme and the screens of its exercises."""

    title: str
    screens: tuple[Screen, ...]


class Course(Struct, frozen=True):
    """A deck to do alone, in one language."""

    language: str
    title: str
    cover: Cover
    screens: tuple[Screen, ...]
    themes: tuple[CourseTheme, ...]
    total: int
    minutes: float = 0
    scoring: Scoring | None = None


def make_course(board: Storyboard, scoring: Scoring | None = None) -> Course:
    """Read a storyboard as a course. Agendas and breaks are for rooms full of people."""
    screens: list[Screen] = []
    themes: list[CourseTheme] = []
    for item in board.program:
        if isinstance(item, ClusterStory):
            made = tuple(_list_exercises(item))
            if item.opening is not None and any(
                isinstance(part, Prose) for part in item.opening.parts_for(Audience.BEFORE)
            ):
                screens.append(_make_opening(item.opening))
            themes.append(CourseTheme(item.title.text, made))
            screens += made
        elif _is_for_one(item):
            screens.append(_make_screen(item))
    return Course(
        language=board.language,
        title=board.title.heading.text,
        cover=next(part for part in board.title.parts if isinstance(part, Cover)),
        screens=tuple(screens),
        themes=tuple(themes),
        total=sum(len(theme.screens) for theme in themes),
        scoring=scoring,
        minutes=sum(_estimate_minutes(story) for story in board.dilemmas),
    )


def _is_for_one(scene: Scene) -> bool:
    """Whether someone alone needs a slide: what participants take home, and films. Others tell a room what to do."""
    if scene.kind is not SceneKind.FREE:
        return False
    parts = scene.parts_for(Audience.BEFORE)
    return bool(parts) and (scene.on_papers or any(isinstance(part, Film) for part in parts))


def _estimate_minutes(story: DilemmaStory) -> float:
    """How long one person takes: to read, and a minute to think. The minutes of a session count the talk of a group."""
    texts = [part.text for part in (*story.case, *story.outcome) if isinstance(part, (Prose, Quotation))]
    texts += [text for row in judged_of(story.outcome) for text in (row.option.text, row.feedback)]
    return 1 + sum(len(plain(text).split()) for text in texts) / _WORDS_A_MINUTE


def _list_exercises(cluster: ClusterStory) -> Iterator[Screen]:
    for story in cluster.dilemmas:
        exercise = make_exercise(story)
        yield Screen(exercise.key, exercise.title, cluster=cluster.title.text, exercise=exercise)


def _make_opening(scene: Scene) -> Screen:
    """What an author says at the start of a theme; whoever reads it alone needs no list that names this theme."""
    screen = _make_screen(scene)
    return replace(screen, parts=tuple(part for part in screen.parts if not isinstance(part, Themes)))


def _make_screen(scene: Scene) -> Screen:
    return Screen(scene.id, scene.heading.text, parts=scene.parts_for(Audience.BEFORE))
