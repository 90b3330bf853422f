"""Lays a profile's other words over a dilemma's plain data.

What the profile overrides and the dilemma does not have is a problem at the profile's place.
"""

from __future__ import annotations

from typing import Any

from deckgen.content.dilemma import LETTERS
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.syntax.author_file import Path, PlacedData
from deckgen.yaml_source.syntax.near_names import suggest
from deckgen.yaml_source.syntax.overlay import Overlay, look_up

_ALWAYS = frozenset({"title"})  # deckgen makes one where the author wrote none


class OverrideWriter:
    """Lays one profile's overrides over dilemmas."""

    def __init__(self, profile: PlacedData, name: str, problems: list[Problem]) -> None:
        self._profile = profile
        self._name = name
        self._problems = problems

    @property
    def dilemmas(self) -> tuple[str, ...]:
        """The dilemmas that the profile has other words for."""
        written = look_up(self._profile.data, ("overrides",))
        return tuple(written) if isinstance(written, dict) else ()

    def write(self, dilemma: str, overlay: Overlay, at: Path = ()) -> None:
        """Override the dilemma that stands at a path of the overlay's data."""
        fields = look_up(self._profile.data, ("overrides", dilemma))
        written = look_up(overlay.data, at)
        if not isinstance(fields, dict) or not isinstance(written, dict):
            return
        for name, value in fields.items():
            path = ("overrides", dilemma, name)
            if value is None:
                continue
            if name == "choices":
                self._write_choices(value, written, overlay, at, path)
            elif name == "facilitator":
                self._write_all(value, written.get(name), overlay, (*at, name), path)
            elif name in _ALWAYS or written.get(name) is not None:
                self._put(overlay, (*at, name), path)
            else:
                self._report(path, written, "field")

    def _write_choices(self, value: Any, written: dict[str, Any], overlay: Overlay, at: Path, path: Path) -> None:
        choices = written.get("choices")
        listed = choices if isinstance(choices, list) else []
        numbers = {_choice_name(choice, number): number for number, choice in enumerate(listed)}
        for name, fields in value.items() if isinstance(value, dict) else ():
            if name not in numbers:
                self._report((*path, name), numbers, "choice")
            else:
                number = numbers[name]
                self._write_all(fields, listed[number], overlay, (*at, "choices", number), (*path, name))

    def _write_all(self, value: Any, written: Any, overlay: Overlay, at: Path, path: Path) -> None:
        known = written if isinstance(written, dict) else {}
        for name, text in value.items() if isinstance(value, dict) else ():
            if text is None:
                continue
            if known.get(name) is None:
                self._report((*path, name), known, "field")
            else:
                self._put(overlay, (*at, name), (*path, name))

    def _put(self, overlay: Overlay, at: Path, path: Path) -> None:
        overlay.put(at, look_up(self._profile.data, path), self._profile.places.within(*path))

    def _report(self, path: Path, known: dict[str, Any] | dict[str, int], what: str) -> None:
        names = [name for name, value in known.items() if value is not None and name != "id"]
        message = tell(
            "The dilemma `{value}` has no {what} `{value_2}`.",
            value=path[1],
            what=what,
            value_2=".".join(map(str, path[2:])) if what == "field" else path[-1],
        )
        hint = suggest(str(path[-1]), names, "It has") or tell("Remove it, or write it in the dilemma first.")
        place = self._profile.places.key(*path)
        self._problems.append(error("unknown-override", message, place, hint))


def _choice_name(choice: object, number: int) -> str:
    written = look_up(choice, ("id",))
    return written if isinstance(written, str) else LETTERS[number % len(LETTERS)].lower()
