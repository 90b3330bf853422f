"""Reports every pair of text and ground in a house style's colours that is hard to read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from deckgen.blueprint.colours import READABLE, ColourRole, contrast, luminance, mix
from deckgen.content.template import Template
from deckgen.house_style.own.design_parts import LayoutDesign
from deckgen.house_style.own.palette import Palette
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error

GRAPHICS = 3.0  # the least contrast of signs that are not text, WCAG 2.1 level AA

Pair = tuple[ColourRole, ColourRole, float]

_ACCENTS = (ColourRole.QUESTION, ColourRole.CHOICE, ColourRole.ANSWER, ColourRole.MORE)
_VERDICTS = (ColourRole.POSITIVE, ColourRole.NEUTRAL, ColourRole.NEGATIVE)


def check_contrast(template: Template, designs: Iterable[LayoutDesign], palette: Palette) -> tuple[Problem, ...]:
    """Judge every pair of colours that the designs and planning use."""
    return tuple(
        _describe_failure(template, palette, pair)
        for pair in find_pairs(designs)
        if contrast(palette[pair[0]].rgb, palette[pair[1]].rgb) < pair[2]
    )


def find_pairs(designs: Iterable[LayoutDesign]) -> tuple[Pair, ...]:
    """List (text, ground, least contrast), each pair once."""
    pairs: dict[tuple[ColourRole, ColourRole], float] = {}
    for design in designs:
        for item in design.placeholders:
            pairs[(item.colour, design.background)] = READABLE
    pairs[(ColourRole.ON_PRIMARY, ColourRole.PRIMARY)] = READABLE
    for text in (ColourRole.INK, ColourRole.MUTED):
        pairs[(text, ColourRole.TINT)] = READABLE
    for accent in _ACCENTS:
        pairs[(ColourRole.ON_ACCENT, accent)] = READABLE
        pairs.setdefault((accent, ColourRole.PAPER), GRAPHICS)
    for verdict in _VERDICTS:
        pairs[(ColourRole.ON_ACCENT, verdict)] = GRAPHICS
        pairs[(verdict, ColourRole.PAPER)] = READABLE
    return tuple((text, ground, least) for (text, ground), least in pairs.items())


@lru_cache(maxsize=4096)
def suggest_colour(text: str, ground: str, least: float) -> str:
    """Find the colour nearest to a text colour that reads on a ground: its own hue, darker or lighter."""
    target = "FFFFFF" if contrast("FFFFFF", ground) > contrast("000000", ground) else "000000"
    for percent in range(0, 101, 2):
        mixed = mix(text, target, percent / 100)
        if contrast(mixed, ground) >= least:
            return mixed
    return target


def _describe_failure(template: Template, palette: Palette, pair: Pair) -> Problem:
    text, ground, least = pair
    ratio = contrast(palette[text].rgb, palette[ground].rgb)
    message = tell(
        "{value} (#{rgb}) on {value_2} (#{rgb_2}) has a contrast of {floor}:1; readers need {least}:1",
        value=text.value,
        rgb=palette[text].rgb,
        value_2=ground.value,
        rgb_2=palette[ground].rgb,
        floor=_floor(ratio),
        least=f"{least:g}",
    )
    return error("contrast", message, _place(template, text, ground), _hint(palette, text, ground, least))


def _floor(ratio: float) -> str:
    """Round down, so that 4.49 is never printed as the 4.5 it misses."""
    return f"{int(ratio * 100) / 100:.2f}"


def _place(template: Template, text: ColourRole, ground: ColourRole) -> Place:
    for role in (text, ground):
        if f"colours.{role.value}" in template.places:
            return template.places[f"colours.{role.value}"]
    return template.places.get("colours", template.place)


def _hint(palette: Palette, text: ColourRole, ground: ColourRole, least: float) -> str:
    better = suggest_colour(palette[text].rgb, palette[ground].rgb, least)
    if contrast(better, palette[ground].rgb) < least:
        better_ground = suggest_colour(palette[ground].rgb, palette[text].rgb, least)
        return tell(
            "no colour reads on {value}; try #{better_ground} for {value}",
            value=ground.value,
            better_ground=better_ground,
        )
    direction = "darker" if luminance(better) < luminance(palette[text].rgb) else "lighter"
    return tell("make {value} {direction}: #{better} would do", value=text.value, direction=direction, better=better)
