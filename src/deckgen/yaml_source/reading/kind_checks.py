"""What a dilemma may hold depends on its kind: reports what is missing, and what does not belong there."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.verdict import OF_CHOICES, OF_FACTS, Verdict
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.models.dilemma_file import ChoiceFile, DilemmaFile
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.near_names import suggest

_WITHOUT_CHOICES = frozenset({DilemmaKind.SCALE, DilemmaKind.OPEN})
_WITH_CHOICES = frozenset({DilemmaKind.FACT, DilemmaKind.RANK})
_WITHOUT_VERDICTS = frozenset({DilemmaKind.RANK})


def check_kind(file: DilemmaFile, kind: DilemmaKind, places: PlaceMap, left_out: frozenset[str]) -> Iterator[Problem]:
    """Hold what an author wrote against the kind. `left_out` are keys with a problem of their own."""
    if file.choices and kind in _WITHOUT_CHOICES:
        yield from _refuse_choices(file, kind, places)
    else:
        yield from _check_choices(file.choices or [], kind, places)
    if not file.choices and kind in _WITH_CHOICES and "choices" not in left_out:
        message = tell("A dilemma of `kind: {kind}` needs `choices`.", kind=kind.value)
        hint = tell("Add two to six `choices`, or leave `kind` out.")
        yield error("kind-mismatch", message, places.value("kind"), hint)
    yield from _check_scale(file, kind, places, left_out)
    yield from _check_order(file, kind, places)


def _refuse_choices(file: DilemmaFile, kind: DilemmaKind, places: PlaceMap) -> Iterator[Problem]:
    message = tell("A dilemma of `kind: {kind}` has no `choices`.", kind=kind.value)
    yield error("kind-mismatch", message, places.key("choices"), tell("Remove them, or choose another `kind`."))
    for number, choice in enumerate(file.choices or []):
        if choice.points is not None:
            message = tell("There are no points for a dilemma of `kind: {kind}`.", kind=kind.value)
            hint = tell("Remove `points`; only choices are worth points.")
            yield error("kind-mismatch", message, places.key("choices", number, "points"), hint)


def _check_choices(choices: list[ChoiceFile], kind: DilemmaKind, places: PlaceMap) -> Iterator[Problem]:
    for number, choice in enumerate(choices):
        if choice.verdict is not None:
            yield from _check_verdict(choice.verdict, kind, places, number)


def _check_verdict(verdict: Verdict, kind: DilemmaKind, places: PlaceMap, number: int) -> Iterator[Problem]:
    place = places.value("choices", number, "verdict")
    if kind in _WITHOUT_VERDICTS:
        message = tell("A dilemma of `kind: rank` has no verdicts.")
        yield error("wrong-verdict", message, place, tell("Write the model order in `order`."))
    elif kind is DilemmaKind.FACT and verdict not in OF_FACTS:
        message = tell("A fact is right or wrong, not `{verdict}`.", verdict=verdict.value)
        yield error("wrong-verdict", message, place, tell("Write `verdict: right` or `verdict: wrong`."))
    elif kind is not DilemmaKind.FACT and verdict not in OF_CHOICES:
        message = tell("Only a fact can be `right`.")
        names = ", ".join(f"`{each.value}`" for each in OF_CHOICES)
        hint = tell("Write `kind: fact`, or one of {names}.", names=names)
        yield error("wrong-verdict", message, place, hint)


def _check_scale(file: DilemmaFile, kind: DilemmaKind, places: PlaceMap, left_out: frozenset[str]) -> Iterator[Problem]:
    if kind is DilemmaKind.SCALE and file.scale is None and "scale" not in left_out:
        message = tell("A dilemma of `kind: scale` needs a `scale`.")
        hint = tell("Add `scale: {from: 1, to: 5, low: …, high: …}`.")
        yield error("kind-mismatch", message, places.value("kind"), hint)
    if kind is not DilemmaKind.SCALE and file.scale is not None:
        message = tell("This dilemma has a `scale`, but is of `kind: {kind}`.", kind=kind.value)
        yield error("kind-mismatch", message, places.key("scale"), tell("Write `kind: scale`, or remove it."))


def _check_order(file: DilemmaFile, kind: DilemmaKind, places: PlaceMap) -> Iterator[Problem]:
    if file.order and kind is not DilemmaKind.RANK:
        message = tell("This dilemma has an `order`, but is of `kind: {kind}`.", kind=kind.value)
        yield error("kind-mismatch", message, places.key("order"), tell("Write `kind: rank`, or remove it."))
        return
    names = [choice.id or chr(ord("a") + number) for number, choice in enumerate(file.choices or [])]
    for number, name in enumerate(file.order):
        place = places.value("order", number)
        if name not in names:
            message = tell("No choice of this dilemma has the id `{name}`.", name=name)
            yield error("unknown-choice", message, place, suggest(name, names, tell("Choices of this dilemma")))
        elif name in file.order[:number]:
            message = tell("`{name}` stands in `order` more than once.", name=name)
            yield error("wrong-order", message, place, tell("Name each choice once."))
    missing = [name for name in names if name not in file.order]
    if file.order and missing and all(name in names for name in file.order):
        message = tell(
            "`order` does not name every choice: {missing}.", missing=", ".join(f"`{name}`" for name in missing)
        )
        yield error("wrong-order", message, places.key("order"), tell("Name each choice once."))
