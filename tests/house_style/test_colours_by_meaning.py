"""The colours of our own house styles: each reads on its ground, and what means something else looks otherwise."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
import yaml

from deckgen.blueprint.colours import contrast
from deckgen.resources import built_in_templates

COLOURED = ("default", "gemeente", "contrast", "horizon")  # `sober` prints in black and tells apart by shape
STEPS = ("question", "choice", "answer", "more")
VERDICTS = ("positive", "neutral", "negative")
APART = 14.0  # in CIELAB: what nobody takes for the same beside each other


def colours_of(name: str) -> dict[str, str]:
    colours = yaml.safe_load((built_in_templates() / name / "template.yaml").read_text("utf-8"))["colours"]
    assert isinstance(colours, dict)
    return colours


def lab(colour: str) -> tuple[float, float, float]:
    """A colour in CIELAB, where equal distances look equal."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888
    a, b, c = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def test_distances_are_those_of_cielab() -> None:
    assert dist(lab("FFFFFF"), lab("000000")) == pytest.approx(100, abs=0.1)
    assert lab("FF0000") == pytest.approx((53.2, 80.1, 67.2), abs=0.2)  # sRGB red, as the standard gives it


@pytest.mark.parametrize("name", COLOURED)
def test_letters_steps_and_verdicts_do_not_share_a_colour(name: str) -> None:
    colours = colours_of(name)
    pairs = [*combinations(("primary", *STEPS), 2), ("primary", "neutral"), ("choice", "neutral")]
    pairs += combinations(VERDICTS, 2)
    alike = [(one, other) for one, other in pairs if dist(lab(colours[one]), lab(colours[other])) < APART]
    assert alike == []


@pytest.mark.parametrize("name", [*COLOURED, "sober"])
def test_each_colour_reads_on_paper_on_panels_and_under_its_letters(name: str) -> None:
    colours = colours_of(name)
    for role in ("primary", *STEPS, *VERDICTS):
        on = "on_primary" if role == "primary" else "on_accent"
        for ground in ("paper", "tint", on):
            assert contrast(colours[role], colours[ground]) >= 4.5, (role, ground)
