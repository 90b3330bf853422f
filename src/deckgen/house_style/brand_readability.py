"""The layouts of a brand in, the same with text that can be read out, and what had to be changed as problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckgen.blueprint.colours import Colour, ColourRole, contrast
from deckgen.blueprint.look import Placeholder, SlideLayout, SlideRole
from deckgen.content.template import Brand, Template
from deckgen.house_style.contrast_check import suggest_colour
from deckgen.house_style.palette import BODY_TEXT
from deckgen.problems import Problem, error, warning

_HOPELESS = 3.0  # less than this is no matter of taste: the author must look at it
_TITLES = frozenset({"title", "ctrTitle"})


def make_readable(
    layouts: Mapping[SlideRole, SlideLayout],
    palette: Mapping[ColourRole, Colour],
    template: Template,
    brand: Brand,
) -> tuple[dict[SlideRole, SlideLayout], tuple[Problem, ...]]:
    """Let slides say a colour of their own where the brand's text does not read on its ground."""
    problems: dict[str, Problem] = {}

    def mend(holder: Placeholder | None, layout: SlideLayout) -> Placeholder | None:
        return None if holder is None else _mend(holder, layout, palette, template, brand, problems)

    changed = {
        role: replace(
            layout,
            title=_mend(layout.title, layout, palette, template, brand, problems),
            bodies=tuple(_mend(holder, layout, palette, template, brand, problems) for holder in layout.bodies),
            picture=mend(layout.picture, layout),
            footer=mend(layout.footer, layout),
            number=mend(layout.number, layout),
            date=mend(layout.date, layout),
        )
        for role, layout in layouts.items()
    }
    return changed, tuple(problems.values())


def _mend(
    holder: Placeholder,
    layout: SlideLayout,
    palette: Mapping[ColourRole, Colour],
    template: Template,
    brand: Brand,
    problems: dict[str, Problem],
) -> Placeholder:
    role = ColourRole.PRIMARY if holder.type in _TITLES else ColourRole.INK
    declared = role.value in template.colours
    wanted = palette[role].rgb if declared else holder.colour.rgb
    ratio = contrast(wanted, holder.background)
    if ratio >= BODY_TEXT:
        return replace(holder, colour=Colour(wanted), overrides=(*holder.overrides, "colour")) if declared else holder
    better = suggest_colour(wanted, holder.background, BODY_TEXT)
    message = (
        f"{brand.file}: the {holder.type} of the layout “{layout.name}” is #{wanted} on #{holder.background}, a"
        f" contrast of {int(ratio * 100) / 100:.2f}:1"
    )
    if ratio < _HOPELESS and declared:
        hint = f"#{better} would do for {role.value}"
        problem = error("contrast", message, template.places.get(f"colours.{role.value}", brand.place), hint)
    elif ratio < _HOPELESS and holder.type not in {"ftr", "dt", "sldNum"}:
        problem = error(
            "contrast",
            message,
            brand.place,
            f"mend the layout, or set {role.value} in template.yaml: #{better} would do",
        )
    else:
        problem = warning("contrast", f"{message}; deckgen writes it in #{better}", brand.place, "mend the layout")
    problems.setdefault(f"{holder.type} {wanted} {holder.background}", problem)
    return replace(holder, colour=Colour(better), overrides=(*holder.overrides, "colour"))
