"""What is done alone with a dilemma: how one answers, what is asked in turn, and what is said afterwards.

Pages and learning platforms read it: they let one person answer, where slides and papers let a group talk.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from msgspec import Struct, field

from deckgen.content.audience import Audience
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Text
from deckgen.storyboard.parts import (
    Asked,
    Brief,
    Cover,
    Ending,
    Endings,
    Film,
    Image,
    JudgedOption,
    JudgedOptions,
    ModelOrder,
    Option,
    Options,
    Part,
    Poll,
    Prompts,
    Prose,
    Quotation,
    Reviewed,
    Roles,
    Room,
    Said,
    Scale,
    Themes,
    Values,
)
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.verdicts import is_good


class Answering(StrEnum):
    """How one answers."""

    PICK = "pick"  # one of the choices
    PICK_SEVERAL = "pick-several"  # one or more of them
    RATE = "rate"  # a point on each line of a scale
    ORDER = "order"  # all choices, one below the other
    WRITE = "write"  # in words


class Turn(Struct):
    """A new fact, what it asks, and whether one answers anew."""

    text: Text
    asks: tuple[Text, ...] = ()
    answers_anew: bool = False


class Exercise(Struct):
    """A dilemma as one person does it. `before` is shown at once, `more` at the very end."""

    key: str
    number: str
    title: str
    position: int
    place: Place = NOWHERE
    kind: DilemmaKind = DilemmaKind.CHOICE
    answering: Answering = Answering.WRITE
    labels: Labels = Labels()
    before: list[Prose | Image | Film] = field(default_factory=list)
    questions: tuple[Text, ...] = ()
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    roles: tuple[str, ...] = ()
    briefs: dict[str, list[Text]] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    judged: Mapping[str, JudgedOption] = field(default_factory=dict)
    endings: Mapping[str, Ending] = field(default_factory=dict)
    model_order: tuple[Option, ...] = ()
    answer: Text = ()
    more: list[Prose | Quotation] = field(default_factory=list)
    discussion: tuple[Text, ...] = ()
    values: tuple[str, ...] = ()

    def points_of(self, option: str) -> float:
        """What a choice is worth to who scores; nothing where its author did not say."""
        row = self.judged.get(option)
        return (row.points or 0) if row else 0

    @property
    def most_points(self) -> float:
        """The most that one can get; nothing where nothing is judged."""
        worth = [self.points_of(option.id) for option in self.options]
        if self.answering is Answering.PICK_SEVERAL:
            return sum(points for points in worth if points > 0)
        return max(worth, default=0)

    @property
    def says_anything(self) -> bool:
        """Whether there is something to read once it is answered."""
        judged = any(row.verdict or row.feedback for row in self.judged.values())
        told = any(ending.text for ending in self.endings.values())
        return bool(judged or told or self.answer or self.model_order or self.more or self.discussion)

    def leads_to(self, option: str) -> str:
        """The key of the dilemma that a choice leads to; empty where it leads on in order."""
        ending = self.endings.get(option)
        return ending.leads_to if ending else ""


def make_exercise(story: DilemmaStory) -> Exercise:
    """Read a dilemma as something to do alone. What only the trainer reads is not in it."""
    made = Exercise(story.key, story.number, story.title.text, story.position, story.place)
    made.labels = story.labels
    briefs = (part for part in story.guidance if part.audience is Audience.ROLE)
    for part in (*story.case, *story.outcome, *briefs):
        _take(made, part)
    for turn, revotes in zip(made.turns, story.revotes, strict=False):
        turn.answers_anew = revotes
    made.kind = story.kind
    made.answering = _find_answering(made)
    return made


def _find_answering(made: Exercise) -> Answering:
    chosen = Answering.PICK if made.options else Answering.WRITE
    match made.kind:
        case DilemmaKind.SCALE:
            return Answering.RATE if made.scale is not None else chosen
        case DilemmaKind.RANK:
            return Answering.ORDER if made.options else Answering.WRITE
        case DilemmaKind.FACT:
            return Answering.PICK_SEVERAL if _count_right(made) > 1 else chosen
        case DilemmaKind.CHOICE | DilemmaKind.STATEMENT:
            return chosen
        case DilemmaKind.OPEN:
            return Answering.WRITE
        case _:
            assert_never(made.kind)


def _count_right(made: Exercise) -> int:
    return sum(1 for row in made.judged.values() if row.verdict and is_good(row.verdict.verdict))


def _take(made: Exercise, part: Part) -> None:  # noqa: C901, PLR0912  # one branch for each kind of part
    match part:
        case Prose():
            _take_prose(made, part)
        case Prompts():
            _take_prompts(made, part)
        case Image() | Film():
            made.before.append(part)
        case Options():
            made.options = part.rows
        case Scale():
            made.scale = part
            made.questions = () if part.statements else made.questions
        case Roles():
            made.roles = tuple(name.text for name in part.names)
        case Brief():
            made.briefs.setdefault(part.role, []).insert(0, part.text)
        case JudgedOptions():
            made.judged = {row.option.id: row for row in part.rows}
        case Endings():
            made.endings = {row.option.id: row for row in part.rows}
        case ModelOrder():
            made.model_order = part.rows
        case Quotation():
            made.more.append(part)
        case Values():
            made.values = part.items
        case Poll() | Room() | Cover() | Themes() | Reviewed():
            pass
        case _:
            assert_never(part)


def _take_prose(made: Exercise, part: Prose) -> None:
    match part.said:
        case Said.SITUATION:
            made.before.append(part)
        case Said.TWIST:
            made.turns.append(Turn(part.text))
        case Said.ANSWER:
            made.answer = part.text
        case Said.MORE:
            made.more.append(part)
        case Said.SHORT | Said.SLIDE | Said.AIM | Said.INTRODUCTION | Said.DEBRIEF | Said.REMARK:
            pass
        case _:
            assert_never(part.said)


def _take_prompts(made: Exercise, part: Prompts) -> None:
    match part.asked:
        case Asked.QUESTION:
            made.questions = part.items
        case Asked.DISCUSSION:
            made.discussion = part.items
        case Asked.TWIST:
            if made.turns:
                made.turns[-1].asks = part.items
        case Asked.ROLE:
            made.briefs.setdefault(part.role, []).extend(part.items)
        case Asked.PROMPT | Asked.PITFALL:
            pass
        case _:
            assert_never(part.asked)
