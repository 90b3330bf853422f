"""Scenes in the order in which they are shown, and the dilemmas and themes that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.audience import Audience
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.content.method import Method
from deckgen.content.source import Source
from deckgen.content.verdict import Verdict
from deckgen.problems import Place
from deckgen.storyboard.part_search import sources_of
from deckgen.storyboard.parts import Endings, JudgedOptions, Line, ModelOrder, Part, Prose, Said
from deckgen.storyboard.verdicts import SaidVerdict


class SceneKind(StrEnum):
    """What happens in a scene."""

    TITLE = "title"
    AGENDA = "agenda"
    CLUSTER = "cluster"
    QUESTION = "question"
    CHOICE = "choice"
    DILEMMA = "dilemma"  # question and choices at once
    VOTE = "vote"
    TWIST = "twist"
    DISCUSSION = "discussion"
    ANSWER = "answer"
    OUTCOME = "outcome"
    MORE = "meer-weten"
    FREE = "free"
    BREAK = "break"
    GROUP_WORK = "group work"


class Heading(Struct, frozen=True):
    """The name of a scene. Only `name`, the author's own words, may be shortened where it is far too long."""

    name: str
    place: Place
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The heading in full."""
        return f"{self.before}{self.name}{self.after}"

    def filled(self, pattern: str, **values: object) -> Heading:
        """The heading set in a pattern that holds {title}."""
        before, _, after = pattern.partition("{title}")
        return replace(self, before=before.format(**values) + self.before, after=self.after + after.format(**values))


class Scene(Struct, frozen=True):
    """One step of the story. What it says has an audience; `notes` are the trainer's, `say` tells what to do on it.

    `id` stays the same over rebuilds, whatever is put in before it. `number` is a theme's or a dilemma's, such as 2 or
    2.1. `label` is the word for the step. `clock` counts minutes from midnight, or from the start of a session that
    gives none; None where the scene has no time of its own. `told_minutes` are those that its author gave.
    """

    kind: SceneKind
    id: str
    heading: Heading
    place: Place
    number: str = ""
    label: str = ""
    minutes: float | None = None
    told_minutes: float | None = None
    clock: float | None = None
    parts: tuple[Part, ...] = ()
    say: str = ""
    notes: tuple[Part, ...] = ()
    on_papers: bool = False  # participants take it home: a free slide marked for the handout

    @property
    def is_open(self) -> bool:
        """Whether participants may see all of it from the start."""
        return all(part.audience is Audience.BEFORE for part in self.parts)

    def parts_for(self, *audiences: Audience) -> tuple[Part, ...]:
        """The parts that some audiences may see."""
        return tuple(part for part in self.parts if part.audience in audiences)


class DilemmaStory(Struct, frozen=True):
    """One dilemma told in full, whatever steps are shown of it.

    `key` is unique in the deck: the dilemma's id, with a number where it comes a second time. `cluster` and `theme` are
    the number and the title of its theme; `within` counts in the theme, `position` through the deck. `case` is what is
    put to participants, `outcome` what is said afterwards, `guidance` what the trainer alone reads. `scenes` are the
    steps in the order shown, made of the same parts.
    """

    key: str
    id: str
    number: str
    title: Line
    cluster: int
    within: int
    theme: Line
    position: int
    priority: int
    minutes: float | None
    told_minutes: float | None  # that its author gave
    clock: float | None
    case: tuple[Part, ...]
    outcome: tuple[Part, ...]
    guidance: tuple[Part, ...]
    scenes: tuple[Scene, ...]
    place: Place
    kind: DilemmaKind = DilemmaKind.CHOICE
    labels: Labels = Labels()
    method: Method = ()  # of its author, in place of the usual steps
    revotes: tuple[bool, ...] = ()  # of each new fact, whether one answers anew
    later: tuple[Part, ...] = ()  # for a page of the handout to turn over when asked

    @property
    def anchor(self) -> str:
        """The name of its place in a paper or a page; a dilemma may stand in a deck twice, so its id will not do."""
        return f"dilemma-{self.number}"

    @property
    def has_answer(self) -> bool:
        """Whether anything is said of the choices or of the dilemma as a whole."""
        return any(
            isinstance(part, JudgedOptions | ModelOrder | Endings)
            or (isinstance(part, Prose) and part.said is Said.ANSWER)
            for part in self.outcome
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that is said of it, each once."""
        return (*self.case, *self.outcome, *self.guidance)


class ClusterStory(Struct, frozen=True):
    """A theme with its dilemmas; `opening` is its own scene, where the deck shows one."""

    number: int
    title: Line
    opening: Scene | None
    dilemmas: tuple[DilemmaStory, ...]

    @property
    def anchor(self) -> str:
        """The name of its place in a paper or a page."""
        return f"cluster-{self.number}"

    @property
    def scenes(self) -> Iterator[Scene]:
        """Its scenes in order."""
        if self.opening is not None:
            yield self.opening
        for dilemma in self.dilemmas:
            yield from dilemma.scenes


class Storyboard(Struct, frozen=True):
    """What a deck says, to whom, in what order."""

    language: str
    has_clock: bool  # the session says when it starts; else moments count from its start
    title: Scene
    program: tuple[Scene | ClusterStory, ...]

    @property
    def scenes(self) -> Iterator[Scene]:
        """Every scene in the order shown."""
        yield self.title
        for item in self.program:
            if isinstance(item, Scene):
                yield item
            else:
                yield from item.scenes

    @property
    def clusters(self) -> tuple[ClusterStory, ...]:
        """The themes in order."""
        return tuple(item for item in self.program if isinstance(item, ClusterStory))

    @property
    def dilemmas(self) -> tuple[DilemmaStory, ...]:
        """The dilemmas in order."""
        return tuple(dilemma for cluster in self.clusters for dilemma in cluster.dilemmas)

    @property
    def verdicts(self) -> tuple[SaidVerdict, ...]:
        """The verdicts that are used, from best to wrong."""
        judged = (part for story in self.dilemmas for part in story.outcome if isinstance(part, JudgedOptions))
        used = {row.verdict.verdict: row.verdict for part in judged for row in part.rows if row.verdict}
        return tuple(used[verdict] for verdict in Verdict if verdict in used)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources quoted, in order of first use."""
        return sources_of(part for story in self.dilemmas for part in story.outcome)

    @property
    def free(self) -> tuple[Scene, ...]:
        """The scenes that belong to no theme, but for the title."""
        return tuple(item for item in self.program if isinstance(item, Scene))

    @property
    def parts(self) -> Iterator[Part]:
        """All that is said, whatever steps are shown, each part once."""
        yield from (*self.title.parts, *self.title.notes)
        for item in self.program:
            if isinstance(item, Scene):
                yield from (*item.parts, *item.notes)
                continue
            if item.opening is not None:
                yield from (*item.opening.parts, *item.opening.notes)
            for dilemma in item.dilemmas:
                yield from dilemma.parts
