"""Reads how a dilemma is played: its words, its scale, roles, new facts and method."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.content.dilemma import Role, Scale, Twist
from deckgen.content.labels import Labels
from deckgen.content.method import Method, MethodStep
from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.yaml_source.models.play_file import (
    LabelsFile,
    MethodStepFile,
    OwnSessionFile,
    RoleFile,
    ScaleFile,
    TwistFile,
)
from deckgen.yaml_source.reading.field_texts import FieldTexts
from deckgen.yaml_source.syntax.author_file import PlaceMap


def read_labels(file: LabelsFile | None, places: PlaceMap, texts: FieldTexts) -> Labels:
    """An author's own words for steps; `places` is seen from what holds them."""
    if file is None:
        return Labels()
    within = places.within("labels")
    return Labels(**{name: texts.line(getattr(file, name), within, name) for name in LabelsFile.__struct_fields__})


def read_scale(file: ScaleFile | None, places: PlaceMap, texts: FieldTexts) -> Scale | None:
    """The line of a scale."""
    if file is None:
        return None
    within = places.within("scale")
    return Scale(
        lowest=file.from_,
        highest=file.to,
        place=within.value(),
        low=texts.line(file.low, within, "low"),
        high=texts.line(file.high, within, "high"),
        axes=texts.lines(file.axes, within, "axes"),
    )


def read_roles(files: Sequence[RoleFile], places: PlaceMap, texts: FieldTexts) -> tuple[Role, ...]:
    """The roles; two of one name are a problem, since nobody would know which brief is theirs."""
    roles: list[Role] = []
    for number, file in enumerate(files):
        within = places.within("roles", number)
        name = texts.line(file.name, within, "name")
        if any(role.name.casefold() == name.casefold() for role in roles):
            message = tell("Two roles are called `{name}`.", name=name)
            hint = tell("Give each role its own name, or put both briefs in one.")
            texts.reading.problems.append(error("duplicate-role", message, within.value("name"), hint))
        brief = texts.text(file.brief, within, "brief")
        roles.append(Role(name, brief, within.value(), texts.texts(file.prompts, within, "prompts")))
    return tuple(roles)


def read_twists(files: Sequence[TwistFile], places: PlaceMap, texts: FieldTexts) -> tuple[Twist, ...]:
    """The new facts in order."""
    found = []
    for number, file in enumerate(files):
        within = places.within("twists", number)
        found.append(
            Twist(
                text=texts.text(file.text, within, "text"),
                place=within.value(),
                ask=texts.text(file.ask, within, "ask"),
                at=file.at,
                minutes=file.minutes,
                vote=file.vote,
                in_handout=file.handout,
            )
        )
    return tuple(found)


def read_own_method(file: OwnSessionFile | None, places: PlaceMap, texts: FieldTexts) -> Method:
    """The method of a theme or a dilemma; `places` is seen from what holds its `session`."""
    return read_method(file.method, places.within("session"), texts) if file is not None else ()


def read_method(files: Sequence[MethodStepFile], places: PlaceMap, texts: FieldTexts) -> Method:
    """The steps of a method; `places` is seen from the session that holds it."""
    steps = []
    for number, file in enumerate(files):
        within = places.within("method", number)
        name = texts.line(file.step, within, "step")
        steps.append(MethodStep(name, file.minutes, within.value(), texts.text(file.text, within, "text"), file.vote))
    return tuple(steps)
