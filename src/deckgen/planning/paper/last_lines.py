"""Breaks a text again where it reads badly: a last line of one word, or lines of more characters than an eye follows.

All lines become a little shorter, so that nothing but the edge on the right moves.
"""

from __future__ import annotations

from math import inf

from deckgen.planning.line_breaking import Line, MeasuredText

MOST_CHARACTERS = 80  # of a line
_FEWEST_SPACES = 6  # fewer: an address, which has no better place to break
_SHARES = tuple(1 - step / 50 for step in range(1, 19))  # of the measure
_ROUNDING = 0.01  # points
_SPACES = " \u00a0"


def ends_in_stub(lines: list[Line]) -> bool:
    """Whether a text of several lines ends in one word alone, or in the end of one."""
    if len(lines) < 2 or lines[-2].ends == "break":  # noqa: PLR2004  # a line that its author ended
        return False
    return lines[-2].ends == "hyphen" or not any(space in lines[-1].text.strip() for space in _SPACES)


def break_well(text: MeasuredText, size: float, width: float, first_indent: float = 0.0) -> list[Line]:
    """The lines of a text in a column, at most as wide as it."""
    found = text.break_lines(size, width, first_indent)
    if text.length <= MOST_CHARACTERS or not any(map(_is_long, found)):
        return _settle(text, found, size, (width, first_indent))
    for share in _SHARES:
        tried = text.break_lines(size, width * share, first_indent)
        if not any(map(_is_long, tried)):
            return _settle(text, tried, size, (width * share, first_indent))
    return found


def _is_long(line: Line) -> bool:
    if sum([len(fragment.text) for fragment in line.fragments]) <= MOST_CHARACTERS:
        return False
    return line.text.count(" ") >= _FEWEST_SPACES


def _settle(text: MeasuredText, lines: list[Line], size: float, measure: tuple[float, float]) -> list[Line]:
    """The lines; where the last would be alone, as many that are shorter and give it company."""
    if not ends_in_stub(lines):
        return lines
    width, first_indent = measure
    widest = _widest(lines)
    for share in _SHARES:
        if width * share > widest:
            continue
        tried = text.break_lines(size, width * share, first_indent)
        if len(tried) > len(lines):
            break
        if not ends_in_stub(tried):
            return tried
    return lines


def _widest(lines: list[Line]) -> float:
    """The width down to which a text breaks as it does; no hyphen may be among its breaks, which need more room."""
    if any([line.ends == "hyphen" for line in lines]):  # noqa: C419  # a generator takes longer
        return inf
    return max([line.width for line in lines]) + _ROUNDING
