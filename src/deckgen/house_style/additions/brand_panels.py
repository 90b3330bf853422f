"""Lays plain panels under text of a brand's layout that no colour makes readable there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import READABLE, contrast, luminance, mix, reads_on
from deckgen.blueprint.lengths import Box
from deckgen.house_style.additions.added_placeholders import prepare_copy
from deckgen.house_style.additions.drawn_panels import draw_panel, write_panel
from deckgen.house_style.own.contrast_check import GRAPHICS
from deckgen.house_style.parts.brand_theme import Theme
from deckgen.house_style.parts.brand_xml import P
from deckgen.house_style.parts.placeholder_types import FOOTERS
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.brand_readability import find_grounds
from deckgen.house_style.standing.scene import Scene
from deckgen.messages.message import tell

_PADDING = 10.0
_RESERVE, _MOST_STEPS = 0.1, 26  # contrast; fiftieths of the way to black or white
_HIDES = (0.5, 0.6, 0.7, 0.8)  # of what is under a panel, the least first; what needs more is hidden whole
_SHOWS, _SHOWS_SMOOTHLY = 1.6, 2.0  # contrast: how much of a ground may show through a panel
_SLOTS = ("bg1", "bg2", "tx1", "tx2")
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_NEAR = 36.0  # panels that stand nearer than this become one


class BrandPanel(Struct, frozen=True):
    """A plain rectangle and the texts that stand on it."""

    box: Box
    shapes: tuple[BrandShape, ...]


def lay_panels(layout: BrandLayout, theme: Theme, scene: Scene, bodies: Iterable[BrandShape]) -> BrandLayout:
    """Put panels where they are needed, in colours of the house; the same layout comes back where none is.

    `bodies` are those that slides write in; under an empty place a panel would be a stray strip, and under a place with
    a ground of its own nobody would see it.
    """
    texts = [shape for shape in (layout.title, *bodies) if shape is not None]
    panels = _join(
        [BrandPanel(_pad(shape, layout), (shape,)) for shape in texts if not shape.reads and shape.fill is None]
    )
    node = deepcopy(layout.node)
    tree = node.find(f"{P}cSld/{P}spTree")
    if not panels or tree is None:
        return layout
    name = layout.own_name or f"{layout.name} (deckgen)"
    paints: dict[Box, tuple[str, float]] = {}
    laid = list(layout.laid)
    for number, panel in enumerate(panels, 1):
        colour = _choose_colour(panel, theme)
        share = _choose_share(panel, colour, scene)
        draw_panel(tree, write_panel(panel.box, colour, share, number))
        laid.append((panel.box, colour, share))
        paints |= dict.fromkeys((shape.placeholder.box for shape in panel.shapes), (colour, share))
    prepare_copy(node, name)
    shapes = tuple(_stand_on(shape, paints) for shape in layout.shapes)
    changes = (*layout.changes, tell("panels under its text"))
    return replace(layout, node=node, shapes=shapes, own_name=name, changes=changes, panelled=True, laid=tuple(laid))


def _stand_on(shape: BrandShape, paints: Mapping[Box, tuple[str, float]]) -> BrandShape:
    paint = paints.get(shape.placeholder.box)
    if paint is None:
        return shape
    first, *others = _see_through(shape, *paint)
    holder = replace(shape.placeholder, background=first, other_backgrounds=tuple(others))
    return replace(shape, placeholder=holder, reads=True)


def _see_through(shape: BrandShape, colour: str, share: float) -> tuple[str, ...]:
    """The colours behind a text on a panel."""
    return tuple(dict.fromkeys(mix(ground, colour, share) for ground in find_grounds(shape.placeholder)))


def _pad(shape: BrandShape, layout: BrandLayout) -> Box:
    """Grow a text's box, but not over the title, the footers or the slide's edge."""
    box = shape.placeholder.box
    left, right = max(0.0, box.x - _PADDING), min(layout.slide_width, box.right + _PADDING)
    top, bottom = max(0.0, box.y - _PADDING), min(layout.slide_height, box.bottom + _PADDING)
    others = (layout.title, *(layout.first(kind) for kind in FOOTERS))
    for other in (item.placeholder.box for item in others if item is not None and item is not shape):
        if other.bottom <= box.y + 1:
            top = max(top, min(other.bottom, box.y))
        elif other.y >= box.bottom - 1:
            bottom = min(bottom, max(other.y, box.bottom))
    return Box(left, top, right - left, bottom - top)


def _join(panels: list[BrandPanel]) -> list[BrandPanel]:
    """Make one panel of those that stand under each other."""
    joined: list[BrandPanel] = []
    for panel in sorted(panels, key=lambda item: (item.box.y, item.box.x)):
        last = joined[-1] if joined else None
        if last is not None and panel.box.y - last.box.bottom < _NEAR and _share_columns(last.box, panel.box):
            joined[-1] = BrandPanel(last.box.around(panel.box), (*last.shapes, *panel.shapes))
        else:
            joined.append(panel)
    return joined


def _share_columns(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right


def _choose_colour(panel: BrandPanel, theme: Theme) -> str:
    """Choose what most of the texts read on in their own colours, and of that what differs least from the ground.

    Accents come after the colours of grounds and texts, and colours that the house does not have come last.
    """
    ground = max(panel.shapes, key=lambda shape: shape.area).placeholder.background
    groups = ((ground, *map(theme.colour, _SLOTS)), tuple(map(theme.colour, _ACCENTS)), ("FFFFFF", "000000"))
    options = {colour: place for place, group in reversed(list(enumerate(groups))) for colour in group if colour}
    texts = [shape.placeholder.colour.rgb for shape in panel.shapes]

    def judge(colour: str) -> tuple[int, int, float]:
        unread = sum(contrast(text, colour) < GRAPHICS for text in texts)  # a shade more mends the rest
        return unread, options[colour], _differ(colour, ground)

    return _deepen(min(options, key=judge), texts)


def _differ(one: str, other: str) -> int:
    return sum(abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True))


def _choose_share(panel: BrandPanel, colour: str, scene: Scene) -> float:
    """How much a panel hides: no more than lets its texts read as well as on all of its colour."""
    if any(scene.canvas.doubts(shape.placeholder.box) for shape in panel.shapes):
        return 1.0
    return next((share for share in _HIDES if all(_reads_on(item, colour, share, scene) for item in panel.shapes)), 1.0)


def _reads_on(shape: BrandShape, colour: str, share: float, scene: Scene) -> bool:
    holder = shape.placeholder
    own = holder.colour.rgb if contrast(holder.colour.rgb, colour) >= READABLE else ""
    grounds = sorted(_see_through(shape, colour, share), key=luminance)
    shows = _SHOWS_SMOOTHLY if scene.is_smooth(holder.box) else _SHOWS
    letters = own or max(("FFFFFF", "000000"), key=lambda rgb: contrast(rgb, colour))
    return contrast(grounds[0], grounds[-1]) <= shows and reads_on(letters, tuple(grounds))


def _deepen(panel: str, texts: Sequence[str]) -> str:
    """A panel on which the brand's colours all but read, a shade darker or lighter, so that they do."""
    almost = [text for text in texts if GRAPHICS <= contrast(text, panel) < READABLE + _RESERVE]
    if not almost:
        return panel
    away = "000000" if luminance(almost[0]) > luminance(panel) else "FFFFFF"
    for step in range(1, _MOST_STEPS):
        shade = mix(panel, away, step / 50)
        if all(contrast(text, shade) >= READABLE + _RESERVE for text in almost):
            return shade
    return panel


def list_panelled(layouts: Iterable[BrandLayout]) -> str:
    """Name the layouts that got a panel."""
    return ", ".join(dict.fromkeys(f"“{layout.layout.name}”" for layout in layouts if layout.panelled))
