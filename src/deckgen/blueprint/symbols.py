"""Symbols drawn as outlines, the same on slides, cards and papers, so that no font needs to hold them.

Each outline is a list of polygons in a unit square, y downwards: ((x, y), …). Drawn filled, without a line.
"""

from __future__ import annotations

from enum import StrEnum

Polygon = tuple[tuple[float, float], ...]


class Symbol(StrEnum):
    """What is drawn."""

    STAR = "star"
    CHECK = "check"
    TILDE = "tilde"  # acceptable: a bar that slopes up
    QUESTION = "question"  # depends: two opposite arrows
    WARNING = "warning"  # avoid: an exclamation mark
    CROSS = "cross"
    HOME = "home"
    PLAY = "play"
    CHECKBOX = "checkbox"
    ARROW = "arrow"


OUTLINES: dict[Symbol, tuple[Polygon, ...]] = {
    Symbol.STAR: (
        (
            (0.5, 0.08),
            (0.62, 0.37),
            (0.93, 0.39),
            (0.69, 0.59),
            (0.77, 0.9),
            (0.5, 0.73),
            (0.23, 0.9),
            (0.31, 0.59),
            (0.07, 0.39),
            (0.38, 0.37),
        ),
    ),
    Symbol.CHECK: (((0.12, 0.55), (0.25, 0.42), (0.41, 0.58), (0.76, 0.2), (0.89, 0.33), (0.42, 0.84)),),
    Symbol.TILDE: (
        ((0.14, 0.34), (0.86, 0.34), (0.86, 0.47), (0.14, 0.47)),
        ((0.14, 0.57), (0.86, 0.57), (0.86, 0.7), (0.14, 0.7)),
    ),
    Symbol.QUESTION: (
        (
            (0.08, 0.5),
            (0.34, 0.24),
            (0.34, 0.42),
            (0.66, 0.42),
            (0.66, 0.24),
            (0.92, 0.5),
            (0.66, 0.76),
            (0.66, 0.58),
            (0.34, 0.58),
            (0.34, 0.76),
        ),
    ),
    Symbol.WARNING: (
        ((0.42, 0.1), (0.58, 0.1), (0.56, 0.64), (0.44, 0.64)),
        ((0.42, 0.74), (0.58, 0.74), (0.58, 0.9), (0.42, 0.9)),
    ),
    Symbol.CROSS: (
        (
            (0.2, 0.1),
            (0.5, 0.4),
            (0.8, 0.1),
            (0.9, 0.2),
            (0.6, 0.5),
            (0.9, 0.8),
            (0.8, 0.9),
            (0.5, 0.6),
            (0.2, 0.9),
            (0.1, 0.8),
            (0.4, 0.5),
            (0.1, 0.2),
        ),
    ),
    Symbol.HOME: (
        (
            (0.5, 0.1),
            (0.95, 0.52),
            (0.82, 0.52),
            (0.82, 0.9),
            (0.6, 0.9),
            (0.6, 0.64),
            (0.4, 0.64),
            (0.4, 0.9),
            (0.18, 0.9),
            (0.18, 0.52),
            (0.05, 0.52),
        ),
    ),
    Symbol.PLAY: (((0.22, 0.12), (0.88, 0.5), (0.22, 0.88)),),
    Symbol.CHECKBOX: (
        ((0.1, 0.1), (0.9, 0.1), (0.9, 0.18), (0.1, 0.18)),
        ((0.1, 0.82), (0.9, 0.82), (0.9, 0.9), (0.1, 0.9)),
        ((0.1, 0.18), (0.18, 0.18), (0.18, 0.82), (0.1, 0.82)),
        ((0.82, 0.18), (0.9, 0.18), (0.9, 0.82), (0.82, 0.82)),
    ),
    Symbol.ARROW: (((0.1, 0.42), (0.58, 0.42), (0.58, 0.2), (0.92, 0.5), (0.58, 0.8), (0.58, 0.58), (0.1, 0.58)),),
}
