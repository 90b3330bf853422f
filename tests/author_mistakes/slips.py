"""Mistakes as people make them, in a good deck: each changes one line, and says which."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Lines = list[str]
Slip = Callable[[Lines, int, random.Random], str | None]  # the changed line; None where it cannot be made there

KEY = re.compile(r"( *(?:- )*)([\w-]+): (\S.*)$")
PLAIN = re.compile(r"( *(?:- )*[\w-]+: )([A-Za-zÀ-ÿ][^:#{\[\"']{6,})$")


def drop_dash(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"^( *)- ", r"\1", lines[at], count=1) if re.match(r" *- [\w-]+: ", lines[at]) else None


def blank_dash(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"^( *)- ", r"\1  ", lines[at], count=1) if re.match(r" *- [\w-]+: ", lines[at]) else None


def indent(lines: Lines, at: int, chance: random.Random) -> str | None:
    return " " * chance.choice((1, 2, 3)) + lines[at] if KEY.match(lines[at]) else None


def dedent(lines: Lines, at: int, chance: random.Random) -> str | None:
    less = chance.choice((1, 2))
    return lines[at][less:] if KEY.match(lines[at]) and lines[at].startswith(" " * less) else None


def drop_colon(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"([\w-]+): ", r"\1 ", lines[at], count=1) if KEY.match(lines[at]) else None


def join_colon(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"([\w-]+): ", r"\1:", lines[at], count=1) if KEY.match(lines[at]) else None


def join_dash(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"^( *)- ", r"\1-", lines[at], count=1) if re.match(r" *- [\w-]+: ", lines[at]) else None


def hard_space(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"^( *-) ", "\\1\u00a0", lines[at], count=1) if re.match(r" *- [\w-]+: ", lines[at]) else None


def long_dash(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"^( *)- ", r"\1– ", lines[at], count=1) if re.match(r" *- [\w-]+: ", lines[at]) else None


def tab(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"^(  )+", "\t", lines[at], count=1) if re.match(r"  +[\w-]+: ", lines[at]) else None


def open_quote(lines: Lines, at: int, _random: random.Random) -> str | None:
    found = PLAIN.match(lines[at])
    return f'{found[1]}"{found[2]}' if found else None


def half_quote(lines: Lines, at: int, _random: random.Random) -> str | None:
    found = PLAIN.match(lines[at])
    return f'{found[1]}"{found[2].replace(" ", chr(34) + " ", 1)}' if found and " " in found[2] else None


def apostrophe(lines: Lines, at: int, _random: random.Random) -> str | None:
    found = PLAIN.match(lines[at])
    return f"{found[1]}'s {found[2]}" if found else None


def colon_in_text(lines: Lines, at: int, _random: random.Random) -> str | None:
    found = PLAIN.match(lines[at])
    return f"{found[1]}{found[2].replace(' ', ': ', 1)}" if found and " " in found[2] else None


def paste_at_margin(lines: Lines, at: int, _random: random.Random) -> str | None:
    inside = (
        at > 0
        and lines[at].startswith("  ")
        and not KEY.match(lines[at])
        and not lines[at].lstrip().startswith(("-", "#"))
    )
    return lines[at].strip() if inside else None


def drop_bracket(lines: Lines, at: int, _random: random.Random) -> str | None:
    return (
        lines[at].rstrip()[:-1]
        if KEY.match(lines[at]) and lines[at].rstrip().endswith(("]", "}")) and "{{" not in lines[at]
        else None
    )


def double_key(lines: Lines, at: int, _random: random.Random) -> str | None:
    return re.sub(r"([\w-]+): ", r"\1x: ", lines[at], count=1) if KEY.match(lines[at]) else None


SLIPS: Sequence[Slip] = (
    drop_dash, blank_dash, indent, dedent, drop_colon, join_colon, join_dash, hard_space, long_dash, tab, open_quote,
    half_quote, apostrophe, colon_in_text, paste_at_margin, drop_bracket, double_key,
)  # fmt: skip


def make_slip(text: str, slip: Slip, chance: random.Random) -> tuple[str, int] | None:
    """The text with one mistake in it, and the line of the mistake, counted from 1."""
    lines = text.split("\n")
    for at in chance.sample(range(len(lines)), len(lines)):
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            continue
        changed = slip(lines, at, chance)
        if changed is not None and changed != lines[at]:
            return "\n".join([*lines[:at], changed, *lines[at + 1 :]]), at + 1
    return None
