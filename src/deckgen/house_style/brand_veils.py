"""Lays a thin veil over all of a ground on which a brand's own letters only just do not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, contrast, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder
from deckgen.house_style.added_placeholders import prepare_copy
from deckgen.house_style.brand_layouts import BrandLayout
from deckgen.house_style.brand_readability import can_read, find_grounds, least_contrast
from deckgen.house_style.brand_shapes import BrandShape
from deckgen.house_style.brand_xml import A, Node, P
from deckgen.house_style.drawn_panels import draw_panel, write_panel
from deckgen.house_style.placeholder_types import TITLES
from deckgen.house_style.scene import Scene
from deckgen.messages.message import tell
from deckgen.presentation_xml import emu

_THIN = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)  # how much of a ground a veil hides, the least first
_THICK = (0.5, 0.55)  # the same where no graphics are under it
_ALMOST = 1.85  # contrast without a veil: what is less would become another ground
_TO_KEEP_LETTERS = 0.3  # the most that keeps the letters' own colour
_NEAR = 2.5  # contrast of such letters without a veil
_ANYWHERE = 0.1  # the most over what no text stands on
_SEEN, _APART = 0.02, 1.3  # of the slide; contrast with the grounds of texts
_MARK = 0.25  # of the slide: a picture that is larger is a ground
_BLACK, _WHITE = "000000", "FFFFFF"

Veil = tuple[str, float]  # its colour, and how much it hides


def lay_veil(layout: BrandLayout, scene: Scene, *, is_cover: bool) -> BrandLayout:
    """Darken or lighten all of a ground on which the brand's letters almost read.

    That comes before letters in another colour and before panels. The same layout comes back where none is needed, and
    where the brand would hardly be known behind it.
    """
    bodies = layout.bodies if is_cover else layout.bodies[:1]
    texts = [shape for shape in (layout.title, *bodies) if shape is not None]
    if any(shape.fill is not None or scene.canvas.doubts(shape.placeholder.box) for shape in texts):
        return layout  # a veil would lie under what a text stands on, or over what nobody knows
    veil = _find_veil(texts, scene)
    return layout if veil is None else _lay(layout, scene, veil)


def _find_veil(texts: Sequence[BrandShape], scene: Scene) -> Veil | None:
    """The thinnest veil behind which all texts read: in their own colours, else in any where they read in none now.

    A ground of one colour is the house's own, and stays as it is. So does what a veil would dim beside the texts.
    """
    holders = [text.placeholder for text in texts]
    reads = all(text.reads for text in texts)
    if not any(holder.other_backgrounds for holder in holders) or (reads and not any(map(_changes_side, holders))):
        return None
    veils = [veil for veil in _list_veils(texts, scene) if veil[1] <= _ANYWHERE or not _dims(scene, holders, veil)]
    keeps = not reads or all(
        contrast(holder.colour.rgb, ground) >= _NEAR for holder in holders for ground in find_grounds(holder)
    )
    # where light letters read as they are, a house's dark ground is not made pale to keep dark ones
    thin = (veil for veil in veils if keeps and veil[1] <= _TO_KEEP_LETTERS and (veil[0] == _BLACK or not reads))
    own = (veil for veil in thin if _read_behind(holders, scene, veil, in_any=False))
    other = (veil for veil in veils if not reads and _read_behind(holders, scene, veil, in_any=True))
    return next(own, None) or next(other, None)


def _changes_side(holder: Placeholder) -> bool:
    """Whether light letters would have to become dark, or dark ones light."""
    is_light = luminance(holder.colour.rgb) > luminance(holder.background)
    return not _reads(holder, holder.colour.rgb) and not _reads(holder, _WHITE if is_light else _BLACK)


def _dims(scene: Scene, holders: Sequence[Placeholder], veil: Veil) -> bool:
    """Whether a veil would change something in one colour that no text stands on, such as a white strip or a page."""
    by_light = sorted((ground for holder in holders for ground in find_grounds(holder)), key=luminance)
    edge, is_dark = (by_light[-1], True) if veil[0] == _BLACK else (by_light[0], False)
    return any(
        share >= _SEEN and (luminance(rgb) > luminance(edge)) == is_dark and contrast(rgb, edge) > _APART
        for rgb, share in scene.colours
    )


def _lay(layout: BrandLayout, scene: Scene, veil: Veil) -> BrandLayout:
    node = deepcopy(layout.node)
    tree = node.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return layout
    draw_panel(tree, write_panel(scene.slide, *veil), under=_find_mark(tree, scene.slide))
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(node, name)
    shapes = tuple(replace(shape, placeholder=_veil(shape.placeholder, veil), reads=True) for shape in layout.shapes)
    changes = (*layout.changes, tell("a veil over its ground"))
    return replace(layout, node=node, shapes=shapes, own_name=name, changes=changes, laid=((scene.slide, *veil),))


def _find_mark(tree: Node, slide: Box) -> Node | None:
    """The first small picture, such as a logo: a veil stays under it."""
    for picture in tree.iterfind(f"{P}pic"):
        size = picture.find(f"{P}spPr/{A}xfrm/{A}ext")
        area = 0 if size is None else int(size.get("cx", "0")) * int(size.get("cy", "0"))
        if area < _MARK * emu(slide.width) * emu(slide.height):
            return picture
    return None


def _list_veils(texts: Sequence[BrandShape], scene: Scene) -> Iterator[Veil]:
    """The veils that help such letters, the weakest first."""
    lighter = [luminance(text.placeholder.colour.rgb) > luminance(text.placeholder.background) for text in texts]
    colours = dict.fromkeys(_BLACK if is_light else _WHITE for is_light in lighter)  # as the title needs it first
    shares = (*_THIN, *(() if scene.canvas.art.getbbox() else _THICK))
    yield from ((colour, share) for colour in colours for share in shares)


def _read_behind(holders: Sequence[Placeholder], scene: Scene, veil: Veil, *, in_any: bool) -> bool:
    """Whether all texts read behind a veil in their own colours, or with `in_any` in the one farthest from it."""
    return all(
        _almost_read(holder, veil)
        and any(
            _reads_calmly(_veil(holder, veil), letters, is_smooth=scene.is_smooth(holder.box))
            for letters in (holder.colour.rgb, *((_opposite(veil),) if in_any else ()))
        )
        for holder in holders
    )


def _reads_calmly(veiled: Placeholder, letters: str, *, is_smooth: bool) -> bool:
    written = replace(veiled, colour=Colour(letters))
    is_large = veiled.type in TITLES
    return _reads(veiled, letters) and can_read(written, is_smooth=is_smooth, may_show=True, is_large=is_large)


def _almost_read(holder: Placeholder, veil: Veil) -> bool:
    return all(contrast(_opposite(veil), ground) >= _ALMOST for ground in find_grounds(holder))


def _opposite(veil: Veil) -> str:
    return _WHITE if veil[0] == _BLACK else _BLACK


def _reads(holder: Placeholder, letters: str) -> bool:
    """Whether letters of a colour read on all that is behind a text."""
    grounds = find_grounds(holder)
    least = least_contrast(grounds, is_large=holder.type in TITLES)
    return all(contrast(letters, ground) >= least for ground in grounds)


def _veil(holder: Placeholder, veil: Veil) -> Placeholder:
    first, *others = (mix(ground, *veil) for ground in find_grounds(holder))
    return replace(holder, background=first, other_backgrounds=tuple(others))
