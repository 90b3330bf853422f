"""Numbers of a list that would be shown as others than were written: Markdown counts on from the first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, warning

CODE = "list-number"


class WrittenNumber(Struct, frozen=True):
    """The number of an item as it was written, and as it is shown."""

    written: str
    shown: int
    place: Place


def find_changed_number(numbers: Sequence[WrittenNumber]) -> list[Problem]:
    """Warn of the first number that is shown as another; who writes the same one everywhere lets it be counted."""
    if len({number.written for number in numbers}) <= 1:
        return []
    for number in numbers:
        if number.written.isdecimal() and int(number.written) != number.shown:
            message = tell("`{written}.` is shown as `{shown}.` here.", written=number.written, shown=number.shown)
            hint = tell(
                "Indent a list inside an item as far as the item's words; begin another list below a line of text."
            )
            return [warning(CODE, message, number.place, hint)]
    return []
