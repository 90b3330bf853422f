"""The layouts of a brand in, the same with text that can be read out, and what had to be changed as problems."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, ColourRole, contrast
from deckgen.blueprint.look import Placeholder, SlideLayout, SlideRole
from deckgen.content.template import Brand, Template
from deckgen.house_style.contrast_check import suggest_colour
from deckgen.house_style.palette import BODY_TEXT
from deckgen.problems import Problem, error, warning

_HOPELESS = 3.0  # less than this is no matter of taste: the author must look at it
_MARGIN = 0.1  # for the rounding of colours on their way to a screen
_TITLES = frozenset({"title", "ctrTitle"})
_SMALL = frozenset({"ftr", "dt", "sldNum", "pic"})


def make_readable(
    layouts: Mapping[SlideRole, SlideLayout],
    palette: Mapping[ColourRole, Colour],
    template: Template,
    brand: Brand,
) -> tuple[dict[SlideRole, SlideLayout], tuple[Problem, ...]]:
    """Let slides say a colour of their own where the brand's text does not read on its ground."""
    problems: dict[str, Problem] = {}
    mender = _Mender(palette, template, brand, problems)

    def mend(holder: Placeholder | None, layout: SlideLayout) -> Placeholder | None:
        mended = None if holder is None else mender.mend(holder, layout)
        return mended if mended is None or mended.type == "pic" or _reads(mended) else None

    changed = {
        role: replace(
            layout,
            title=mender.mend(layout.title, layout),
            bodies=tuple(mender.mend(holder, layout) for holder in layout.bodies),
            picture=mend(layout.picture, layout),
            footer=mend(layout.footer, layout),
            number=mend(layout.number, layout),
            date=mend(layout.date, layout),
        )
        for role, layout in layouts.items()
    }
    return changed, tuple(problems.values())


class _Mender(Struct, frozen=True):
    palette: Mapping[ColourRole, Colour]
    template: Template
    brand: Brand
    problems: dict[str, Problem]

    def mend(self, holder: Placeholder, layout: SlideLayout) -> Placeholder:
        """Give a text a colour that reads, and note what was wrong with its own."""
        role = ColourRole.PRIMARY if holder.type in _TITLES else ColourRole.INK
        declared = role.value in self.template.colours
        wanted = self.palette[role].rgb if declared else holder.colour.rgb
        grounds = (holder.background, *holder.other_backgrounds)
        ratio = _worst(wanted, grounds)
        if ratio >= BODY_TEXT:
            return (
                replace(holder, colour=Colour(wanted), overrides=(*holder.overrides, "colour")) if declared else holder
            )
        better = _choose_readable(wanted, grounds)
        message = (
            f"{self.brand.file}: the {holder.type} of the layout “{layout.name}” is #{wanted} on"
            f" {' and '.join(f'#{ground}' for ground in grounds)}, a contrast of {int(ratio * 100) / 100:.2f}:1"
        )
        place = self.template.places.get(f"colours.{role.value}", self.brand.place) if declared else self.brand.place
        if _worst(better, grounds) < BODY_TEXT:
            left_out = "; deckgen leaves it out" if holder.type in _SMALL else ""
            message += f"; no colour reads on all of it{left_out}"
            problem = warning("contrast", message, place, "make the ground plainer")
        elif ratio < _HOPELESS and holder.type not in _SMALL:
            hint = f"mend the layout, or set {role.value} in template.yaml: #{better} would do"
            problem = error("contrast", message, place, hint)
        else:
            problem = warning("contrast", f"{message}; deckgen writes it in #{better}", place, "mend the layout")
        self.problems.setdefault(f"{holder.type} {wanted} {grounds}", problem)
        return replace(holder, colour=Colour(better), overrides=(*holder.overrides, "colour"))


def _reads(holder: Placeholder) -> bool:
    return _worst(holder.colour.rgb, (holder.background, *holder.other_backgrounds)) >= BODY_TEXT


def _worst(text: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(text, ground) for ground in grounds)


def _choose_readable(wanted: str, grounds: tuple[str, ...]) -> str:
    """Stay near the colour wanted where that reads everywhere; else take what reads best."""
    near = [suggest_colour(wanted, ground, BODY_TEXT + _MARGIN) for ground in grounds]
    return max((*near, "000000", "FFFFFF"), key=lambda rgb: min(_worst(rgb, grounds), BODY_TEXT))
