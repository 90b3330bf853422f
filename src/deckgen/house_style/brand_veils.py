"""Lays a thin veil over all of a ground on which a brand's own letters only just do not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from msgspec.structs import replace

from deckgen.blueprint.colours import contrast, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder
from deckgen.house_style.added_placeholders import prepare_copy
from deckgen.house_style.brand_layouts import BrandLayout
from deckgen.house_style.brand_readability import can_read, find_grounds, least_contrast
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.brand_xml import A, Node, P
from deckgen.house_style.drawn_panels import FIRST_SHAPE_ID, draw_panel, write_panel
from deckgen.house_style.placeholder_types import TITLES
from deckgen.house_style.scene import Scene
from deckgen.messages.message import tell
from deckgen.presentation_xml import emu

_THIN = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)  # how much of a ground a veil hides, the least first
_THICK = (0.4, 0.45, 0.5, 0.55)  # the same where no graphics are under it
_ALMOST = 1.9  # contrast without a veil: what is less would become another ground
_MARK = 0.25  # of the slide: a picture that is larger is a ground
_BLACK, _WHITE = "000000", "FFFFFF"


def lay_veil(layout: BrandLayout, scene: Scene, *, is_cover: bool) -> BrandLayout:
    """Darken or lighten all of a ground on which the letters almost read, instead of laying panels.

    The same layout comes back where none is needed, and where the brand would hardly be known behind it.
    """
    bodies = layout.bodies if is_cover else layout.bodies[:1]
    texts = [shape for shape in (layout.title, *bodies) if shape is not None]
    known = not any(scene.canvas.doubts(shape.placeholder.box) for shape in texts)
    if not known or all(shape.reads for shape in texts):
        return layout
    found = next((veil for veil in _list_veils(texts, scene) if _read_behind(texts, scene, veil)), None)
    node = deepcopy(layout.node)
    tree = node.find(f"{P}cSld/{P}spTree")
    if found is None or tree is None:
        return layout
    draw_panel(tree, write_panel(scene.slide, found[0], FIRST_SHAPE_ID, found[1]), under=_find_mark(tree, scene.slide))
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(node, name)
    shapes = tuple(replace(shape, placeholder=_veil(shape.placeholder, found), reads=True) for shape in layout.shapes)
    changes = (*layout.changes, tell("a veil over its ground"))
    return replace(layout, node=node, shapes=shapes, own_name=name, changes=changes)


def _find_mark(tree: Node, slide: Box) -> Node | None:
    """The first small picture, such as a logo: a veil stays under it."""
    for picture in tree.iterfind(f"{P}pic"):
        size = picture.find(f"{P}spPr/{A}xfrm/{A}ext")
        area = 0 if size is None else int(size.get("cx", "0")) * int(size.get("cy", "0"))
        if area < _MARK * emu(slide.width) * emu(slide.height):
            return picture
    return None


def _list_veils(texts: Sequence[BrandShape], scene: Scene) -> Iterator[tuple[str, float]]:
    """The colours of veils that help such letters, each with its strengths, the weakest first."""
    lighter = {luminance(text.placeholder.colour.rgb) > luminance(text.placeholder.background) for text in texts}
    if len(lighter) == 1:
        colour = _BLACK if lighter.pop() else _WHITE
        for share in (*_THIN, *(() if scene.canvas.art.getbbox() else _THICK)):
            yield colour, share


def _read_behind(texts: Sequence[BrandShape], scene: Scene, veil: tuple[str, float]) -> bool:
    """Whether all texts read on all of their grounds behind a veil, in their own colour or the farthest from it."""
    return all(_reads_behind(text.placeholder, scene, veil) for text in texts)


def _reads_behind(holder: Placeholder, scene: Scene, veil: tuple[str, float]) -> bool:
    letters, is_large = _WHITE if veil[0] == _BLACK else _BLACK, holder.type in TITLES
    grounds = find_grounds(_veil(holder, veil))
    least = least_contrast(grounds, is_large=is_large)
    almost = all(contrast(letters, ground) >= _ALMOST for ground in find_grounds(holder))
    reads = any(all(contrast(rgb, ground) >= least for ground in grounds) for rgb in (holder.colour.rgb, letters))
    smooth = scene.is_smooth(holder.box)
    return almost and reads and can_read(_veil(holder, veil), is_smooth=smooth, may_show=True, is_large=is_large)


def _veil(holder: Placeholder, veil: tuple[str, float]) -> Placeholder:
    first, *others = (mix(ground, *veil) for ground in find_grounds(holder))
    return replace(holder, background=first, other_backgrounds=tuple(others))
