"""The colours behind a place on a layout's slides, as far as they can be known without drawing it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from deckgen.blueprint.colours import READABLE, contrast, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.house_style.brand_drawings import fill_of, find_layers, walk_drawings
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.brand_theme import Theme, resolve_colour
from deckgen.house_style.brand_xml import A, Node, P, R, local_name
from deckgen.house_style.picture_colours import Seen, see_picture

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.slide import SlideLayout

_FIRST_GROUND = 1001  # bgRef counts the theme's grounds from here
_WHOLE, _MOST, _TOUCH = 0.995, 0.5, 0.001  # shares of a box that a shape covers
_MOST_COLOURS = 24
_STRAIGHT = frozenset({"rect", "roundRect"})
_SHARE = 100_000
_PLAIN_EFFECTS = frozenset({"extLst", "alphaModFix"})  # of a picture, which leave its colours as they are


class Ground(Struct, frozen=True):
    """The colours behind a box, the one behind most of it first; not certain where one of them cannot be known."""

    colours: tuple[str, ...]
    certain: bool = True

    def painted(self, seen: Iterable[Seen], share: float) -> Ground:
        """What is seen when something covers a share of the box."""
        layers = list(seen)
        is_opaque = all(alpha >= 1 for _, alpha in layers)
        mixed = [
            mix(below, colour, alpha)
            for colour, alpha in layers
            for below in (self.colours if alpha < 1 else self.colours[:1])
        ]
        if not mixed:
            return replace(self, certain=False)
        if share >= _WHOLE:
            return Ground(_fold(mixed), self.certain or is_opaque)
        both = (*mixed, *self.colours) if share >= _MOST else (*self.colours, *mixed)
        return replace(self, colours=_fold(both))


def stand_shape(shape: BrandShape, layout: SlideLayout, theme: Theme, slide: Box) -> BrandShape:
    """Say what is behind a placeholder; a link colour of the theme that does not read there is noted."""
    holder = shape.placeholder
    ground = _find_ground(layout, theme, holder.box, slide)
    own = shape.node.find(f"{P}spPr/{A}solidFill")
    if own is not None:
        ground = ground.painted(_see_colours(own, theme), 1)
    overrides = holder.overrides if _links_read(theme, ground) else (*holder.overrides, "links")
    first, *others = ground.colours
    holder = replace(holder, background=first, other_backgrounds=tuple(others), overrides=overrides)
    return replace(shape, placeholder=holder, ground_certain=ground.certain)


def _links_read(theme: Theme, ground: Ground) -> bool:
    """Whether linked words, which take the theme's colour, can be read."""
    colour = theme.colour("hlink")
    return not colour or all(contrast(colour, behind) >= READABLE for behind in ground.colours)


def _find_ground(layout: SlideLayout, theme: Theme, box: Box, slide: Box) -> Ground:
    ground = Ground(("FFFFFF",))
    for tree in (layout.slide_master, layout):
        own = tree.element.find(f"{P}cSld/{P}bg")
        if own is not None:
            ground = _read_background(own, theme, tree.part, box, slide)
    for tree in find_layers(layout):
        for shape, place in walk_drawings(tree.element):
            share = _covered_share(place, box)
            fill = fill_of(shape)
            if share > _TOUCH and fill is not None and fill.tag != f"{A}noFill":
                share = share if _is_straight(shape) else min(share, _MOST)
                ground = ground.painted(_see_fill(fill, theme, tree.part, place, box), share)
    return ground


def _read_background(ground: Node, theme: Theme, part: Part, box: Box, slide: Box) -> Ground:
    start = Ground(("FFFFFF",))
    reference = ground.find(f"{P}bgRef")
    if reference is not None:
        colour = resolve_colour(reference, theme) or "FFFFFF"
        place = int(reference.get("idx", "0")) - _FIRST_GROUND
        if not 0 <= place < len(theme.grounds):
            return Ground((colour,))
        themed = next((rel.target_part for rel in part.rels.values() if rel.reltype == RT.THEME), part)
        fill = theme.grounds[place]
        return start.painted(_see_fill(fill, theme.with_placeholder(colour), themed, slide, box), 1)
    properties = ground.find(f"{P}bgPr")
    if properties is None or not len(properties) or properties[0].tag == f"{A}noFill":
        return start
    return start.painted(_see_fill(properties[0], theme, part, slide, box), 1)


def _see_fill(fill: Node, theme: Theme, part: Part, frame: Box, window: Box) -> list[Seen]:
    if not str(fill.tag).endswith("}blipFill"):
        return _see_colours(fill, theme)
    blip = fill.find(f"{A}blip")
    rel = None if blip is None else part.rels.get(blip.get(f"{R}embed", ""))
    if blip is None or rel is None or rel.is_external or any(local_name(node) not in _PLAIN_EFFECTS for node in blip):
        return []
    if fill.find(f"{A}tile") is not None:
        frame = window  # each part of it may come anywhere
    faded = blip.find(f"{A}alphaModFix")
    strength = 1.0 if faded is None else int(faded.get("amt", _SHARE)) / _SHARE
    seen = see_picture(rel.target_part.blob, _uncrop(frame, fill.find(f"{A}srcRect")), window)
    return [(colour, alpha * strength) for colour, alpha in seen]


def _uncrop(frame: Box, crop: Node | None) -> Box:
    """Say where the whole picture would stand of which a part is shown."""
    left, top, right, bottom = (
        0.0 if crop is None else int(crop.get(name, "0")) / _SHARE for name in ("l", "t", "r", "b")
    )
    width = frame.width / max(0.01, 1 - left - right)
    height = frame.height / max(0.01, 1 - top - bottom)
    return Box(frame.x - left * width, frame.y - top * height, width, height)


def _see_colours(fill: Node, theme: Theme) -> list[Seen]:
    """Read the colours of a fill and how much they hide."""
    if fill.tag in {f"{A}solidFill", f"{A}fillRef"}:
        sources = [fill]
    elif fill.tag == f"{A}gradFill":
        sources = list(fill.iter(f"{A}gs"))
    elif fill.tag == f"{A}pattFill":
        sources = [*fill.findall(f"{A}bgClr"), *fill.findall(f"{A}fgClr")]
    else:
        return []
    return [(colour, _read_alpha(source)) for source in sources if (colour := resolve_colour(source, theme))]


def _read_alpha(source: Node) -> float:
    alpha = source.find(f"*/{A}alpha")
    return 1.0 if alpha is None else int(alpha.get("val", str(_SHARE))) / _SHARE


def _is_straight(shape: Node) -> bool:
    geometry = shape.find(f"{P}spPr/{A}prstGeom")
    return shape.tag == f"{P}pic" or (geometry is not None and geometry.get("prst") in _STRAIGHT)


def _covered_share(shape: Box, box: Box) -> float:
    width = min(shape.right, box.right) - max(shape.x, box.x)
    height = min(shape.bottom, box.bottom) - max(shape.y, box.y)
    return width * height / (box.width * box.height) if width > 0 and height > 0 else 0.0


def _fold(colours: Iterable[str]) -> tuple[str, ...]:
    """Keep the first colour, and of the others few enough, the lightest and the darkest among them."""
    first, *others = dict.fromkeys(colours)
    if len(others) < _MOST_COLOURS:
        return (first, *others)
    by_light = sorted(others, key=lambda rgb: (luminance(rgb), rgb))
    last = len(by_light) - 1
    chosen = (by_light[round(last * step / (_MOST_COLOURS - 2))] for step in range(_MOST_COLOURS - 1))
    return tuple(dict.fromkeys((first, *chosen)))
