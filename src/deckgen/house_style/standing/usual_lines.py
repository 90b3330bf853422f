"""Says how much room the usual lines of a cover need, and which of them slides write in large letters.

Large letters, of which less contrast is asked, are those of 24 points on a slide of the usual size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckgen.blueprint.look import LARGE_LETTERS, Placeholder, SlideRole

USUAL_LINES = {SlideRole.TITLE: (38, 12, 32), SlideRole.CLUSTER: (24, 24)}  # signs
_SIGN = 0.5  # em: an average letter
_PITCH = 1.2  # of lines, in sizes of their letters
_LESS_THAN_TITLE = 0.85  # of its letters: the largest of the lines under it
_SLACK = 2.0  # points


def count_lines(lengths: Iterable[int], width: float, size: float) -> int:
    """How many lines texts of some lengths take."""
    fitting = max(1.0, width / (_SIGN * size))
    return sum(-int(-length // fitting) for length in lengths)


def mark_large(
    title: Placeholder, bodies: Sequence[Placeholder], scale: float, role: SlideRole
) -> tuple[Placeholder, ...]:
    """A cover's texts; those in the title's colour that have room for their usual lines in large letters are marked."""
    size = LARGE_LETTERS * scale
    if _LESS_THAN_TITLE * title.size < size:
        return tuple(bodies)
    usual = USUAL_LINES[role]
    is_apart = role is SlideRole.TITLE and len(bodies) > 1  # the subtitle has a place of its own
    return tuple(
        replace(body, is_large=body.colour == title.colour and _hold(body, lengths, size))
        for number, body in enumerate(bodies)
        for lengths in ((usual[1:] if number else usual[:1]) if is_apart else usual,)
    )


def _hold(body: Placeholder, lengths: Sequence[int], size: float) -> bool:
    box, margins = body.box, body.insets
    width, height = box.width - margins.left - margins.right, box.height - margins.top - margins.bottom
    return count_lines(lengths, width, size) * _PITCH * body.line_spacing * size <= height + _SLACK
