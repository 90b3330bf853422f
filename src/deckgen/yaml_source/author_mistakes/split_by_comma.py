"""A comma in a text between `[` and `]`, which makes two texts of it."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.yaml_source.author_mistakes.line_shape import in_quotes, show
from deckgen.yaml_source.syntax.author_file import PlaceMap

CODE = "split-by-comma"
_ENDS = (".", "?", "!", "…", ":", ";", "”", '"', ")")


def find_split_texts(items: Sequence[str], places: PlaceMap, name: str) -> list[Problem]:
    """Two items of a list of sentences, on one line without quotes, that read as one sentence."""
    problems = []
    for number in range(len(items) - 1):
        before, after = items[number].strip(), items[number + 1].strip()
        spot, next_spot = places.spot(name, number), places.spot(name, number + 1)
        in_brackets = spot.line == next_spot.line and spot.file is next_spot.file and spot.column < next_spot.column
        if in_brackets and not spot.style and not next_spot.style and _is_one_sentence(before, after):
            whole = f"{before}, {after}"
            message = tell("This list has an item of its own after the comma: `{after}`.", after=show(after))
            hint = tell("If it is one text, put it in quotes: `[{quoted}]`.", quoted=in_quotes(show(whole)))
            problems.append(warning(CODE, message, next_spot.place, hint))
    return problems


def _is_one_sentence(before: str, after: str) -> bool:
    return bool(before) and not before.endswith(_ENDS) and after[:1].islower()
