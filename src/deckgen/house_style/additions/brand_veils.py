"""Lays a thin veil over a ground on which a brand's own letters only just do not read: the least of it that serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, contrast, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideRole, find_scale
from deckgen.house_style.additions.added_placeholders import prepare_copy
from deckgen.house_style.additions.drawn_panels import draw_panel, set_share, write_panel
from deckgen.house_style.additions.veil_places import Reach, find_whole, list_places
from deckgen.house_style.drawing.layers import find_box, list_drawn
from deckgen.house_style.parts.brand_xml import Node, P
from deckgen.house_style.parts.placeholder_types import TITLES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.brand_readability import can_read, find_grounds, reads_well
from deckgen.house_style.standing.scene import Scene
from deckgen.house_style.standing.usual_lines import mark_large
from deckgen.messages.message import tell

_THIN = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)  # how much of a ground a veil hides, the least first
_THICK = (0.5, 0.55)  # the same where no graphics are under it
_ALMOST = 1.85  # contrast without a veil: what is less would become another ground
_TO_KEEP_LETTERS, _TO_KEEP_BEHIND = 0.3, 0.4  # the most that keeps the letters' own colour: over all, behind them
_NEAR = 2.0  # contrast of such letters without a veil
_SIDE = 2.5  # contrast with most of a ground: letters that stay light
_ANYWHERE = 0.05  # the most over what no text stands on
_SEEN, _APART = 0.02, 1.3  # of a place; contrast with the grounds of texts
_MARK = 0.25  # of the slide: a drawing that is larger is a ground
_EDGE = 0.1  # of a drawing: as far as a text's place may reach over it
_BLACK, _WHITE = "000000", "FFFFFF"


class Veil(Struct, frozen=True):
    """A colour, how much it hides, and where; over how many points around that place it fades out."""

    colour: str
    share: float
    box: Box
    soft: float = 0.0


def lay_veil(layout: BrandLayout, scene: Scene, *, cover: SlideRole | None) -> BrandLayout:
    """Darken or lighten a ground on which the brand's letters almost read: behind them, or all of it.

    That comes before letters in another colour and before panels. The same layout comes back where none is needed, and
    where the brand would hardly be known behind it. `cover` is the role of a layout that is no page for text.
    """
    if layout.laid:
        return layout
    texts = _list_texts(layout, cover)
    is_mixed = (
        cover is not None and all(text.reads for text in texts) and any(_stays_dark(text, texts) for text in texts)
    )
    over_all = None if is_mixed else _find_over_all(texts, scene, is_cover=cover is SlideRole.TITLE)
    if over_all is not None:
        return _lay(layout, scene, over_all)
    if is_mixed or (cover is not None and any(map(_goes_dark, texts))):
        return layout  # what stays light would stand over dark letters
    almost = [text for text in texts if text.reads and _needs_veil(text, scene)]
    is_one = cover is not None and len({text.placeholder.colour for text in almost}) == 1
    for group in (almost,) if is_one else ([text] for text in almost):
        veil = _find_behind(group, texts, scene)
        layout = layout if veil is None else _lay(layout, scene, veil)
    return layout


def _list_texts(layout: BrandLayout, cover: SlideRole | None) -> list[BrandShape]:
    """What slides write in; the lines of a cover say whether they are written in large letters."""
    if cover is None or layout.title is None:
        return [text for text in (layout.title, *layout.bodies[:1]) if text is not None]
    larger, bodies = find_scale(layout.slide_width, layout.slide_height), [text.placeholder for text in layout.bodies]
    marked = zip(layout.bodies, mark_large(layout.title.placeholder, bodies, larger, cover), strict=True)
    return [layout.title, *(replace(text, placeholder=holder) for text, holder in marked)]


def _is_covered(text: BrandShape, scene: Scene) -> bool:
    """Whether a veil would lie under what a text stands on, or over what nobody knows."""
    return text.fill is not None or scene.canvas.doubts(text.placeholder.box) > 0


def _needs_veil(text: BrandShape, scene: Scene) -> bool:
    """Whether a text reads in no colour, or its light letters would have to become dark where they almost read.

    What does not read on one colour is too narrow, or stands over graphics: no veil helps that.
    """
    holder = text.placeholder
    if _is_covered(text, scene):
        return False
    if not text.reads:
        return bool(holder.other_backgrounds)
    return _changes_side(holder) and _is_near(holder) and _is_light(holder)


def _find_over_all(texts: Sequence[BrandShape], scene: Scene, *, is_cover: bool) -> Veil | None:
    """The thinnest veil over a whole slide behind which all its texts read.

    One that is seen lies on a cover only for the sake of its title, or of lines that take much of it.
    """
    helped = [text for text in texts if _needs_veil(text, scene)]
    if not helped or any(_is_covered(text, scene) for text in texts):
        return None
    is_plain = not any(text.placeholder.other_backgrounds for text in texts)
    is_for_lines = is_cover and texts[0] not in helped
    unseen = find_whole(helped if is_for_lines else texts, scene)
    places = [] if is_plain and any(map(_goes_dark, texts)) else [unseen]
    if not is_for_lines and any(not text.reads for text in texts):
        places.append(replace(unseen, most=1.0))
    return _find_thinnest(texts, (), scene, places)


def _find_behind(group: Sequence[BrandShape], texts: Sequence[BrandShape], scene: Scene) -> Veil | None:
    """The thinnest veil behind texts that stand together, softly ending around them."""
    others = [text for text in texts if all(text is not each for each in group)]
    return _find_thinnest(group, others, scene, tuple(list_places(group, scene)))


def _find_thinnest(
    group: Sequence[BrandShape], others: Sequence[BrandShape], scene: Scene, places: Sequence[Reach]
) -> Veil | None:
    """The thinnest veil behind which texts read: in their own colours, else in any where they read in none now.

    It changes nothing else: no text beside them, and nothing in one colour, such as a white strip.
    """
    reads = all(text.reads for text in group)
    for in_any in (False,) if reads else (False, True):
        for place in places:
            seen = scene.colours if place.box == scene.slide else scene.canvas.look(place.box).colours
            for veil in _list_veils(group, scene, place, in_any=in_any, reads=reads):
                if _serves(veil, group, scene, seen, in_any=in_any) and not any(_spoils(each, veil) for each in others):
                    return veil
    return None


def _goes_dark(text: BrandShape) -> bool:
    """Whether a house's light letters read so little that they become dark."""
    return (
        text.reads
        and _is_light(text.placeholder)
        and _changes_side(text.placeholder)
        and not _is_near(text.placeholder)
    )


def _stays_dark(text: BrandShape, texts: Sequence[BrandShape]) -> bool:
    """Whether a text is dark on a ground on which another is light."""
    own = text.placeholder
    others = (other.placeholder for other in texts)
    return not _is_light(own) and any(
        _is_light(other) and contrast(other.background, own.background) < _APART for other in others
    )


def _stays_light(text: BrandShape) -> bool:
    """Whether a house writes light letters on most of a ground on which they almost read."""
    return _is_light(text.placeholder) and contrast(text.placeholder.colour.rgb, text.placeholder.background) >= _SIDE


def _serves(
    veil: Veil, group: Sequence[BrandShape], scene: Scene, seen: Sequence[tuple[str, float]], *, in_any: bool
) -> bool:
    holders = [text.placeholder for text in group]
    return _read_behind(holders, scene, veil, in_any=in_any) and not _dims(seen, holders, veil)


def _spoils(text: BrandShape, veil: Veil) -> bool:
    """Whether a text would read less behind the edge of a veil."""
    before, after = text.placeholder, _stand_behind(text, veil).placeholder
    own = before.colour.rgb
    return (_reads(before, own) and not _reads(after, own)) or (_changes_side(after) and not _changes_side(before))


def _is_near(holder: Placeholder) -> bool:
    return all(contrast(holder.colour.rgb, ground) >= _NEAR for ground in find_grounds(holder))


def _is_light(holder: Placeholder) -> bool:
    return luminance(holder.colour.rgb) > luminance(holder.background)


def _changes_side(holder: Placeholder) -> bool:
    """Whether light letters would have to become dark, or dark ones light."""
    return not _reads(holder, holder.colour.rgb) and not _reads(holder, _WHITE if _is_light(holder) else _BLACK)


def _dims(seen: Sequence[tuple[str, float]], holders: Sequence[Placeholder], veil: Veil) -> bool:
    """Whether a veil would change something in one colour that no text stands on, such as a white strip or a page."""
    if veil.share <= _ANYWHERE:
        return False
    by_light = sorted((ground for holder in holders for ground in find_grounds(holder)), key=luminance)
    edge, is_dark = (by_light[-1], True) if veil.colour == _BLACK else (by_light[0], False)
    return any(
        share >= _SEEN and (luminance(rgb) > luminance(edge)) == is_dark and contrast(rgb, edge) > _APART
        for rgb, share in seen
    )


def _lay(layout: BrandLayout, scene: Scene, veil: Veil) -> BrandLayout:
    node = deepcopy(layout.node)
    tree = node.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return layout
    number = len(layout.laid) + 1
    panel = write_panel(veil.box, veil.colour, veil.share, number, soft=veil.soft)
    texts = [shape.placeholder.box for shape in layout.shapes if shape.type != "pic"]
    draw_panel(tree, panel, under=_find_mark(node, scene.slide, texts))
    name = layout.own_name or f"{layout.name} (deckgen)"
    prepare_copy(node, name)
    shapes = tuple(_stand_behind(shape, veil) for shape in layout.shapes)
    changes = tuple(dict.fromkeys((*layout.changes, tell("a veil over its ground"))))
    laid = (*layout.laid, (veil.box, veil.colour, veil.share))
    return replace(layout, node=node, shapes=shapes, own_name=name, changes=changes, laid=laid)


def find_veil(layout: BrandLayout, scene: Scene) -> Veil | None:
    """The veil over all of a layout; None where it has none, or panels and veils behind single texts."""
    if len(layout.laid) != 1:
        return None
    ((box, colour, share),) = layout.laid
    return Veil(colour, share, box) if box == scene.slide and share < 1 else None


def deepen_veil(layout: BrandLayout, scene: Scene, veil: Veil) -> BrandLayout:
    """The layout behind a veil over all of it, in place of a thinner one; the same layout where it does not bear that.

    Without one of its own it gets none but on a ground in one colour, on which its letters are those that a veil helps.
    """
    texts, own = [text for text in (layout.title, *layout.bodies) if text is not None], find_veil(layout, scene)
    if own is None and (layout.laid or any(text.placeholder.other_backgrounds for text in texts)):
        return layout
    if own is not None and (own.colour != veil.colour or own.share >= veil.share):
        return layout
    more = veil if own is None else replace(veil, share=1 - (1 - veil.share) / (1 - own.share))
    if any(_spoils(text, more) for text in texts):
        return layout
    if own is None:
        holders = [text.placeholder for text in texts]
        is_helped = all(_is_on_side(holder, veil) for holder in holders)
        return _lay(layout, scene, veil) if is_helped and not _dims(scene.colours, holders, veil) else layout
    node = deepcopy(layout.node)
    set_share(node, veil.share)
    shapes = tuple(_stand_behind(shape, more) for shape in layout.shapes)
    return replace(layout, node=node, shapes=shapes, laid=((veil.box, veil.colour, veil.share),))


def _is_on_side(holder: Placeholder, veil: Veil) -> bool:
    """Whether letters are clearer behind a veil: light ones behind a dark one, dark ones behind a light one."""
    return _is_light(holder) == (veil.colour == _BLACK) and holder.background != veil.colour


def _stand_behind(shape: BrandShape, veil: Veil) -> BrandShape:
    """A shape with the colours that are behind it with a veil there, or partly there."""
    holder, box = shape.placeholder, veil.box.inset(veil.soft, veil.soft, veil.soft, veil.soft)
    if not holder.box.shared_with(veil.box):
        return shape
    margins = holder.insets
    letters = holder.box.inset(margins.left, margins.top, margins.right, margins.bottom)
    veiled = _veil(holder, veil)
    if letters.shared_with(box) > (1 - _SEEN) * letters.width * letters.height:
        return replace(shape, placeholder=veiled, reads=True)
    grounds = dict.fromkeys((*holder.other_backgrounds, *find_grounds(veiled)))
    return replace(shape, placeholder=replace(holder, other_backgrounds=tuple(grounds)))


def _find_mark(root: Node, slide: Box, texts: Sequence[Box]) -> Node | None:
    """The first small drawing, such as a logo or a corner's art, on which no text stands and under which no ground is.

    A veil stays under it.
    """
    mark: Node | None = None
    for node in list_drawn(root):
        mark = None if _is_ground(find_box(node) or slide, slide, texts) else node if mark is None else mark
    return mark


def _is_ground(box: Box, slide: Box, texts: Sequence[Box]) -> bool:
    """Whether a drawing takes much of the slide, or is behind more of a text than its edge."""
    area = box.width * box.height
    return area >= _MARK * slide.width * slide.height or any(
        box.shared_with(text) > min(_EDGE * area, _SEEN * text.width * text.height) for text in texts
    )


def _list_veils(
    texts: Sequence[BrandShape], scene: Scene, place: Reach, *, in_any: bool, reads: bool
) -> Iterator[Veil]:
    """The veils that may help such letters, the weakest first; no ground on which light letters read is made pale."""
    helped = texts[:1] if in_any else texts  # letters in any colour are those of the title's side
    colours = dict.fromkeys(_BLACK if _is_light(text.placeholder) else _WHITE for text in helped)  # the title's first
    shares = (*_THIN, *(() if scene.canvas.art.getbbox() else _THICK))
    most = place.most if in_any else min(place.most, _TO_KEEP_BEHIND if place.soft else _TO_KEEP_LETTERS)
    for colour in colours:
        if colour == _BLACK or not (reads or any(map(_stays_light, texts))):
            yield from (Veil(colour, share, place.box, place.soft) for share in shares if share <= most)


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
    is_large = _is_large(veiled)
    return _reads(veiled, letters) and can_read(written, is_smooth=is_smooth, may_show=True, is_large=is_large)


def _is_large(holder: Placeholder) -> bool:
    return holder.is_large or holder.type in TITLES


def _almost_read(holder: Placeholder, veil: Veil) -> bool:
    return all(contrast(_opposite(veil), ground) >= _ALMOST for ground in find_grounds(holder))


def _opposite(veil: Veil) -> str:
    return _WHITE if veil.colour == _BLACK else _BLACK


def _reads(holder: Placeholder, letters: str) -> bool:
    """Whether letters of a colour read on all that is behind a text."""
    return reads_well(replace(holder, colour=Colour(letters)), is_large=_is_large(holder))


def _veil(holder: Placeholder, veil: Veil) -> Placeholder:
    first, *others = (mix(ground, veil.colour, veil.share) for ground in find_grounds(holder))
    return replace(holder, background=first, other_backgrounds=tuple(others))
