"""Times of day: read as authors write them, and said as a language writes them."""

from __future__ import annotations

from math import floor

from deckgen.content.locale import Locale

_HOURS, _MINUTES = 24, 60


def read_clock(text: str) -> float | None:
    """A time such as 09:00 in minutes from midnight; None where it is no time."""
    hours, colon, minutes = text.strip().partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        return None
    if int(hours) >= _HOURS or int(minutes) >= _MINUTES:
        return None
    return int(hours) * _MINUTES + int(minutes)


def write_clock(minutes: float) -> str:
    """A time as authors write it."""
    whole = _whole(minutes)
    return f"{whole // _MINUTES % _HOURS:02}:{whole % _MINUTES:02}"


def _whole(minutes: float) -> int:
    """The nearest minute, of two the later: `round` would take the even one."""
    return floor(minutes + 0.5)


def say_minutes(minutes: float, locale: Locale) -> str:
    """A length of time in minutes, the same wherever it is said."""
    return locale.slides.minutes.format(minutes=locale.number(round(minutes, 1)))


def say_clock(minutes: float, locale: Locale, *, has_clock: bool = True) -> str:
    """A moment as the language writes it; past midnight the clock starts anew."""
    whole = _whole(minutes)
    hours = whole // _MINUTES % _HOURS if has_clock else whole // _MINUTES
    shown = f"{hours:02d}" if has_clock else str(hours)
    return locale.paper.clock.format(hours=shown, minutes=f"{whole % _MINUTES:02d}")
