"""The session as one list in the order of the clock: scenes, themes, their dilemmas, breaks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.storyboard.scenes import ClusterStory, DilemmaStory, Scene, SceneKind, Storyboard
from deckgen.storyboard.session_breaks import Row
from deckgen.storyboard.timed_program import RowKind
from deckgen.storyboard.timetable import Timetable


class Moment(Struct, frozen=True):
    """A line of the run sheet. `row` is its part of the timetable: None for what has no minutes of its own.

    Of `scene`, `cluster` and `story` one is given at most: what is shown. `is_theme` marks the line that opens a theme.
    """

    row: Row | None = None
    scene: Scene | None = None
    cluster: ClusterStory | None = None
    story: DilemmaStory | None = None
    is_theme: bool = False


def list_moments(board: Storyboard, table: Timetable) -> tuple[Moment, ...]:
    """Everything that happens, each once; what a break interrupts, once more after it."""
    return tuple(_Listing(board, table).run())


class _Listing:
    """Goes through the program and takes the rows of the timetable along."""

    def __init__(self, board: Storyboard, table: Timetable) -> None:
        self.board, self.table = board, table
        self.rows = deque(table.rows)
        self.at = {scene.clock: scene for scene in board.free if scene.clock is not None}
        self.begun: dict[tuple[RowKind, int], Scene] = {}

    def run(self) -> Iterator[Moment]:
        yield Moment(scene=self.board.title)
        for item in self.board.program:
            if isinstance(item, ClusterStory):
                yield from self._list_theme(item)
            elif item.clock is None:
                yield Moment(scene=item)
            else:
                yield from map(self._of_scene, self._take_until(item.clock))
        yield from map(self._of_scene, self.rows)

    def _take_until(self, clock: float) -> Iterator[Row]:
        """The rows that begin no later."""
        while self.rows and self.rows[0].start <= clock:
            yield self.rows.popleft()

    def _of_scene(self, row: Row) -> Moment:
        """A row that belongs to no theme, with the scene that is shown."""
        scene = self.begun.get((row.kind, row.item)) if row.continues else self.at.get(row.start)
        if scene is not None:
            self.begun[row.kind, row.item] = scene
        return Moment(row, scene)

    def _list_theme(self, cluster: ClusterStory) -> Iterator[Moment]:
        rows = self._take_theme(cluster.number)
        own = [row for row in rows if row.cluster == cluster.number]
        if any(row.kind is RowKind.PLENARY for row in own) or not own:
            yield from self._list_plenary(cluster, rows)
            return
        whole = replace(own[0], minutes=sum(row.minutes for row in own), continues=False)
        yield Moment(whole, cluster=cluster, is_theme=True)
        stories = {story.number: story for story in cluster.dilemmas}
        for row in rows:
            yield Moment(row, story=stories[row.key]) if row.cluster else self._of_scene(row)

    def _take_theme(self, number: int) -> list[Row]:
        """The rows of a theme and the breaks that come between them."""
        last = max((place for place, row in enumerate(self.rows) if row.cluster == number), default=-1)
        return [self.rows.popleft() for _ in range(last + 1)]

    def _list_plenary(self, cluster: ClusterStory, rows: Sequence[Row]) -> Iterator[Moment]:
        """What the whole room does with a theme, and when each of its dilemmas is due."""
        if not rows:
            yield Moment(cluster=cluster, is_theme=True)
        due = {key: (start, minutes) for key, start, minutes in self.table.dilemma_starts}
        waiting = deque(cluster.dilemmas)
        for row in rows:
            yield Moment(row, cluster=cluster, is_theme=True) if row.cluster else self._of_scene(row)
            while row.cluster and waiting and due[waiting[0].number][0] < row.end:
                yield self._of_dilemma(waiting.popleft(), due)
        for story in waiting:
            yield self._of_dilemma(story, due)

    def _of_dilemma(self, story: DilemmaStory, due: dict[str, tuple[float, float]]) -> Moment:
        start, minutes = due.get(story.number, (None, 0.0))
        row = None if start is None else Row(RowKind.DILEMMA, "", start, minutes, story.cluster, story.number)
        return Moment(row, story=story)


def is_break(moment: Moment) -> bool:
    """Whether nothing is done but to rest."""
    kind = moment.scene.kind if moment.scene else None
    return kind is SceneKind.BREAK or (moment.row is not None and moment.row.kind is RowKind.BREAK)
