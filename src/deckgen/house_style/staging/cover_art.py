"""Draws the art of the first sample slide on a copy of the cover's layout, where the text still finds room on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from msgspec.structs import replace
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.house_style.additions.added_placeholders import prepare_copy
from deckgen.house_style.choosing.layout_scores import SampleUse, is_made_for
from deckgen.house_style.covers.outcome import weigh_faults
from deckgen.house_style.drawing.layers import list_drawn, walk_drawings
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.inheritance import MasterStyles
from deckgen.house_style.reading.brand_layouts import BrandLayout, LayoutChoice
from deckgen.house_style.reading.brand_shapes import read_shapes
from deckgen.house_style.samples.cover import SampleCover
from deckgen.house_style.samples.drawings import kind_of
from deckgen.house_style.samples.layout_art import (
    colour_letters,
    draw_behind,
    hide_drawn,
    relate_pictures,
    rename,
)
from deckgen.house_style.staging.brand_stage import BrandStage
from deckgen.messages.message import tell

_LEAST_GAP, _MARK = 0.015, 0.5  # of the slide: between a mark and a title beside it; what is higher is no mark
_COLUMN = 0.25  # of the slide's width: where long words break
_FOR_TEXT = frozenset({"obj", "tx", "twoObj", "titleOnly", "twoTxTwoObj", "objTx", "picTx", "blank"})
_ENDURED, _ENDURED_BESIDE_MARKS = 3.0, 5.0  # what may be wrong with a cover that has its art


def draw_cover_art(
    choices: dict[SlideRole, LayoutChoice],
    art: SampleCover,
    use: SampleUse,
    layouts: Sequence[BrandLayout],
    *,
    styles: Mapping[str, MasterStyles],
    stage: BrandStage,
) -> dict[SlideRole, LayoutChoice]:
    """The choices, with the art of the first sample slide on the cover of its master, where it has room there."""
    chosen = choices[SlideRole.TITLE]
    used = next((layout for layout in layouts if layout.part == use.first), chosen.layout)
    if chosen.layout.master == use.first_master:
        return _draw_sample_art(choices, art, styles, stage, used)
    own = [item for item in layouts if item.master == use.first_master and is_made_for(item, SlideRole.TITLE)]
    for layout in own[:1]:
        choice = replace(chosen, layout=layout, reason=tell("the first sample slide uses its master"))
        drawn = _draw_sample_art({**choices, SlideRole.TITLE: choice}, art, styles, stage, used)
        if drawn[SlideRole.TITLE] is not choice:
            return drawn
    return choices


def _draw_sample_art(
    choices: Mapping[SlideRole, LayoutChoice],
    art: SampleCover,
    styles: Mapping[str, MasterStyles],
    stage: BrandStage,
    used: BrandLayout,
) -> dict[SlideRole, LayoutChoice]:
    """The choices, with a cover that has the art of the first sample slide, where its title reads on it.

    `used` is the layout of that slide. Where it is the cover's own, the art stands over what that draws, and the title
    where the slide has it; on one for text, as on a slide without a title, a large picture is what the slide tells.
    """
    chosen = choices[SlideRole.TITLE]
    is_text, is_first = used.type in _FOR_TEXT, used.part == chosen.layout.part
    if not (is_first or _is_bare(chosen.layout)) or ((is_text or not art.says_title) and art.tells_picture):
        return dict(choices)
    plain = replace(art, places={})
    for number, option in enumerate((art, plain) if is_first else (plain,)):
        layout = _copy(chosen.layout, option, styles[chosen.layout.master], number)
        if not art.drawings and stage.scene(layout).colours == stage.scene(chosen.layout).colours:
            break  # a ground that is the layout's own
        choice = replace(chosen, layout=layout)
        dressed = stage.dress({SlideRole.TITLE: choice})[SlideRole.TITLE]
        if (
            _is_well(dressed)
            and not _is_squeezed(dressed)
            and (art.has_title or stage.scene(layout).is_smooth(_find_title(dressed)))
        ):
            return {**choices, SlideRole.TITLE: choice}
    return dict(choices)


def _is_well(cover: BrandLayout) -> bool:
    """Whether title and lines have room beside the art, and read there; beside marks they stand off their places."""
    most = _ENDURED_BESIDE_MARKS if cover.marks else _ENDURED
    return bool(cover.bodies) and not cover.panelled and weigh_faults(cover.faults) < most


def _is_squeezed(cover: BrandLayout) -> bool:
    """Whether the title has room for a word a line, or begins right beside a mark, as if that were its first word."""
    title, gap = _find_title(cover), _LEAST_GAP * cover.slide_width
    if title.width < _COLUMN * cover.slide_width:
        return True
    if cover.title is None or cover.title.align not in {"l", "r"}:
        return False
    marks = [drawing.frame.box for drawing in walk_drawings(cover.node) if drawing.node.tag == f"{P}pic"]
    beside = (
        title.x - box.right if cover.title.align == "l" else box.x - title.right
        for box in marks
        if box.height < _MARK * cover.slide_height and box.y < title.bottom and box.bottom > title.y
    )
    return any(abs(distance) < gap for distance in beside)


def _find_title(cover: BrandLayout) -> Box:
    return cover.title.placeholder.box if cover.title is not None else Box(0, 0, 0, 0)


def _is_bare(layout: BrandLayout) -> bool:
    """Whether a layout draws nothing itself, whatever its master draws."""
    root = _own_node(layout)
    return not layout.own_name and not list_drawn(root) and root.find(f"{P}cSld/{P}bg//{A}blip") is None


def _own_node(layout: BrandLayout) -> Node:
    """A layout without what it took from the slides for text."""
    return layout.node if layout.undrawn is None else layout.undrawn


def _copy(layout: BrandLayout, art: SampleCover, styles: MasterStyles, number: int) -> BrandLayout:
    """A layout with the art over what it draws, in a part that stands in no package yet."""
    source = layout.layout.part
    package = source.package
    root = deepcopy(_own_node(layout))
    name = f"{layout.name} (deckgen)"
    prepare_copy(root, name)
    part = SlideLayoutPart(
        PackURI(f"/ppt/slideLayouts/slideLayoutOfSample{number}.xml"), CT.PML_SLIDE_LAYOUT, package, root
    )
    renamed = {
        rel.rId: part.relate_to(rel.target_part, rel.reltype) for rel in source.rels.values() if not rel.is_external
    }
    rename(root, renamed)
    given = relate_pictures(part, art.pictures)
    if art.hides_master:
        hide_drawn(root)
    drawn = list_drawn(root)
    draw_behind(root, art.drawings, art.ground, given)
    _send_back(drawn)
    _move_texts(root, art)
    shapes = tuple(
        shape for shape in read_shapes(root, styles) if shape.is_seen(layout.slide_width, layout.slide_height)
    )
    change = tell("the drawings of the first sample slide")
    made = replace(
        layout, layout=part.slide_layout, node=root, shapes=shapes, own_name=name, source=layout.part, marks=art.marks
    )
    return replace(made, changes=(*layout.changes, change))


def _send_back(drawn: Sequence[Node]) -> None:
    """Put what a layout draws behind the art."""
    for place, node in enumerate(drawn, start=2):
        tree = node.getparent()
        if tree is not None:
            tree.insert(place, node)


def _move_texts(root: Node, art: SampleCover) -> None:
    """Put title and lines where the sample slide has them, in its colours."""
    for node in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        kind, properties = kind_of(node), node.find(f"{P}spPr")
        if kind in art.places and properties is not None:
            for old in properties.findall(f"{A}xfrm"):
                properties.remove(old)
            properties.insert(0, deepcopy(art.places[kind]))
        styles = node.find(f"{P}txBody/{A}lstStyle")
        if kind in art.colours and styles is not None:
            colour_letters(styles, art.colours[kind])
