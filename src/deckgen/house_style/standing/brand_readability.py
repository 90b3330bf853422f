"""Makes the text of a brand's layouts readable, and reports what had to be changed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import (
    READABLE,
    READABLE_ON_SHADES,
    Colour,
    ColourRole,
    contrast,
    luminance,
    mix,
    reads_on,
)
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideLayout, SlideRole
from deckgen.content.template import Brand, Template
from deckgen.house_style.choosing.layout_names import PLACEHOLDER_NAMES
from deckgen.house_style.own.contrast_check import suggest_colour
from deckgen.house_style.parts.placeholder_types import FOOTERS, TITLES
from deckgen.house_style.reading.brand_palette import GREYEST, is_dim
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.messages.message import tell
from deckgen.problems import Problem, error, warning

_HOPELESS, _ALMOST = 3.0, 2.0
_LARGE = 3.0  # the least contrast of large text: titles, and all on covers
_LARGE_ON_SHADES = 3.5
_CALM = 2.0  # contrast within a ground; more is a drawing that shows through the letters
_SMOOTH = 4.5  # the same where one shade goes over into another
_OUT, _OUT_LARGE = 6.0, 4.5  # contrast: a brand's own colour that stands out from all of a photograph
_MIDDLING = 0.18  # luminance: the grey on which black and white read alike
_ROUNDING = 0.005  # contrast: 4.4998 is told as 4.5
_MARGIN = 0.1  # for the rounding of colours on their way to a screen
_SMALL = frozenset({"ftr", "dt", "sldNum", "pic"})


def make_readable(
    layouts: Mapping[SlideRole, SlideLayout],
    palette: Mapping[ColourRole, Colour],
    template: Template,
    brand: Brand,
    panelled: Container[str] = (),
) -> tuple[dict[SlideRole, SlideLayout], tuple[Problem, ...]]:
    """Let slides say a colour of their own where the brand's text does not read on its ground.

    `panelled` names the parts in which that ground is a panel of ours, so that the brand's colour is no mistake.
    """
    problems: dict[str, Problem] = {}
    mender = _Mender(palette, template, brand, problems, panelled)

    def mend(holder: Placeholder | None, layout: SlideLayout) -> Placeholder | None:
        mended = None if holder is None else mender.mend(holder, layout)
        return mended if mended is None or mended.type == "pic" or reads_as_is(mended) else None

    changed = {
        role: replace(
            layout,
            title=mender.mend(layout.title, layout, is_large=True),
            bodies=tuple(
                _keep_large(mender.mend(holder, layout, is_large=holder.is_large)) for holder in layout.bodies
            ),
            picture=mend(layout.picture, layout),
            footer=mend(layout.footer, layout),
            number=mend(layout.number, layout),
            date=mend(layout.date, layout),
        )
        for role, layout in layouts.items()
    }
    return changed, tuple(problems.values())


def _keep_large(holder: Placeholder) -> Placeholder:
    """A text that has to be large only where its letters would not read otherwise."""
    return replace(holder, is_large=holder.is_large and not reads_on(holder.colour.rgb, find_grounds(holder)))


class _Mender(Struct, frozen=True):
    palette: Mapping[ColourRole, Colour]
    template: Template
    brand: Brand
    problems: dict[str, Problem]
    panelled: Container[str]

    def mend(self, holder: Placeholder, layout: SlideLayout, *, is_large: bool = False) -> Placeholder:
        """Give a text a colour that reads, and note what was wrong with its own."""
        role = ColourRole.PRIMARY if holder.type in TITLES else ColourRole.INK
        declared = role.value in self.template.colours
        wanted = self.palette[role].rgb if declared else holder.colour.rgb
        grounds = find_grounds(holder)
        ratio, least = _worst(wanted, grounds), least_contrast(grounds, is_large=is_large)
        if ratio >= least - _ROUNDING:
            clear = wanted if declared else _clear(wanted, grounds) if holder.type in FOOTERS else holder.colour.rgb
            is_kept = clear == holder.colour.rgb and not declared
            return holder if is_kept else _write(holder, clear)
        better = self._choose_readable(wanted, grounds, least, is_large=is_large)
        kind = PLACEHOLDER_NAMES.get(holder.type, holder.type)
        message = tell(
            "{file}: the {kind} of the layout “{name}” is #{wanted} on {name_worst}, a contrast of {value}:1",
            file=self.brand.file,
            kind=kind,
            name=layout.name,
            wanted=wanted,
            name_worst=_name_worst(wanted, grounds),
            value=f"{int(ratio * 100) / 100:.2f}",
        )
        place = self.template.places.get(f"colours.{role.value}", self.brand.place) if declared else self.brand.place
        changed = _write(holder, better)
        if layout.part in self.panelled and holder.type not in _SMALL and not declared:
            return changed  # that it stands on a panel is told already
        if _worst(better, grounds) < least:
            left_out = tell("; deckgen leaves it out") if holder.type in _SMALL else ""
            message += tell("; no colour reads on all of it{left_out}", left_out=left_out)
            problem = warning(
                "contrast", message, place, tell("make the ground behind it plainer in the slide master view")
            )
        elif declared and ratio < _HOPELESS and not holder.other_backgrounds:
            hint = tell(
                "mend the layout in the slide master view, or set {value} in template.yaml: #{better} would do",
                value=role.value,
                better=better,
            )
            problem = error("contrast", message, place, hint)
        elif not declared and ratio >= _HOPELESS:
            return changed  # mended, and hardly seen: `template check` tells it, and no deck has anything to do
        else:
            hint = tell("give it that colour in the slide master view, or leave it so")
            problem = warning(
                "contrast",
                tell("{message}; deckgen writes it in #{better}", message=message, better=better),
                place,
                hint,
            )
        self.problems.setdefault(f"{holder.type} {wanted} {grounds}", problem)
        return changed

    def _choose_readable(self, wanted: str, grounds: tuple[str, ...], least: float, *, is_large: bool) -> str:
        """Stay near the colour wanted where that was almost right, on its side; else take the brand's own text colour.

        Where dark and light letters read, it is those that read better.
        """
        ground, ratio = grounds[0], _worst(wanted, grounds)
        near = list(dict.fromkeys(suggest_colour(wanted, each, least + _MARGIN) for each in grounds))
        beside = [rgb for rgb in near if _is_lighter(rgb, ground) == _is_lighter(wanted, ground)]
        own = [self.palette[ColourRole.INK].rgb, self.palette[ColourRole.PAPER].rgb, "000000", "FFFFFF"]
        is_light = _worst("FFFFFF", grounds) > _worst("000000", grounds)
        own.sort(key=lambda rgb: ((luminance(rgb) > _MIDDLING) != is_light, is_dim(rgb, *grounds)))
        kept = [rgb for rgb in _go_on(wanted, ground) if _worst(rgb, grounds) >= least + _MARGIN][:1]
        if not is_large and _is_bright(wanted) and not _is_lighter(wanted, ground):
            kept = []  # a bright colour made so dark for running text is another colour
        first = beside if ratio >= _HOPELESS else kept if ratio >= _ALMOST else []
        return max((*first, *own, *near), key=lambda rgb: min(_worst(rgb, grounds), least))


def _write(holder: Placeholder, rgb: str) -> Placeholder:
    return replace(holder, colour=Colour(rgb), overrides=(*holder.overrides, "colour"))


def _clear(rgb: str, grounds: tuple[str, ...]) -> str:
    """A colour that only just reads, a shade clearer: programs differ in what they make of a tint."""
    better = suggest_colour(rgb, grounds[0], READABLE + _MARGIN)
    return better if len(grounds) == 1 and _is_lighter(better, grounds[0]) == _is_lighter(rgb, grounds[0]) else rgb


def _is_bright(rgb: str) -> bool:
    channels = bytes.fromhex(rgb)
    return max(channels) - min(channels) > GREYEST


def _is_lighter(rgb: str, ground: str) -> bool:
    return luminance(rgb) > luminance(ground)


def _go_on(wanted: str, ground: str) -> Iterator[str]:
    """Lighter and lighter colours of light letters, darker and darker ones of dark letters."""
    end = "FFFFFF" if _is_lighter(wanted, ground) else "000000"
    yield from (mix(wanted, end, percent / 100) for percent in range(0, 101, 2))


def can_read(holder: Placeholder, *, is_smooth: bool = False, may_show: bool = False, is_large: bool = False) -> bool:
    """Whether there is a colour that reads on all of a placeholder's ground, and that ground is calm enough.

    On a smooth shade nothing shows through the letters, so that it may go further from light to dark. With `may_show`,
    so may a picture from all of which the brand's own colour stands out. `is_large` are all letters of a cover, as
    those of titles.
    """
    grounds = find_grounds(holder)
    by_light = sorted(grounds, key=luminance)
    is_large = is_large or holder.type in TITLES
    stands_out = may_show and _worst(holder.colour.rgb, grounds) >= (_OUT_LARGE if is_large else _OUT)
    if contrast(by_light[0], by_light[-1]) > (_SMOOTH if is_smooth or stands_out else _CALM):
        return False
    least = least_contrast(grounds, is_large=is_large)
    return any(_worst(colour, grounds) >= least for colour in (holder.colour.rgb, "000000", "FFFFFF"))


def reads_as_is(holder: Placeholder) -> bool:
    """Whether a placeholder's own colour reads on all of its ground."""
    return reads_on(holder.colour.rgb, find_grounds(holder))


def reads_well(holder: Placeholder, *, is_large: bool) -> bool:
    """The same, as slides are asked: less of large letters, more on pictures and shades."""
    grounds = find_grounds(holder)
    return _worst(holder.colour.rgb, grounds) >= least_contrast(grounds, is_large=is_large) - _ROUNDING


def find_grounds(holder: Placeholder) -> tuple[str, ...]:
    """All colours behind a placeholder, the one behind most of it first."""
    return (holder.background, *holder.other_backgrounds)


def _name_worst(text: str, grounds: tuple[str, ...]) -> str:
    """Name the ground on which a text reads worst, and how many there are."""
    worst = min(grounds, key=lambda ground: contrast(text, ground))
    return (
        f"#{worst}"
        if len(grounds) == 1
        else tell("#{worst}, one of {count} colours behind it", worst=worst, count=len(grounds))
    )


def least_contrast(grounds: tuple[str, ...], *, is_large: bool) -> float:
    """Ask more on pictures and shades, of which the colours are known by and large only; less of large letters."""
    if is_large:
        return _LARGE if len(grounds) == 1 else _LARGE_ON_SHADES
    return READABLE if len(grounds) == 1 else READABLE_ON_SHADES


def _worst(text: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(text, ground) for ground in grounds)


def judge_text(shape: BrandShape | None, own: Sequence[BrandShape]) -> int:
    """How far a text is from one that can be read where the organisation put it; 0 is nothing.

    `own` are the placeholders as the organisation has them; a text that only grew stands where it stood.
    """
    if shape is None:
        return 0
    if not shape.reads:
        return 10
    box = shape.placeholder.box
    is_moved = not any(item.type == shape.type and _holds(box, item.placeholder.box) for item in own)
    return 2 * int(is_moved) + int(not reads_as_is(shape.placeholder)) + int(len(find_grounds(shape.placeholder)) > 1)


def _holds(box: Box, other: Box) -> bool:
    return (
        box.x <= other.x + 1
        and box.y <= other.y + 1
        and box.right >= other.right - 1
        and box.bottom >= other.bottom - 1
    )
