"""Draws the art of the first sample slide on a copy of the cover's layout, where the text still finds room on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree
from msgspec.structs import replace
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole, find_scale
from deckgen.house_style.added_placeholders import prepare_copy
from deckgen.house_style.brand_layouts import BrandLayout, LayoutChoice
from deckgen.house_style.brand_shapes import read_shapes
from deckgen.house_style.brand_stage import BrandStage
from deckgen.house_style.brand_xml import A, Node, P, R
from deckgen.house_style.completed_layouts import has_column, has_lines
from deckgen.house_style.inheritance import MasterStyles
from deckgen.house_style.sample_cover import SampleCover, kind_of
from deckgen.messages.message import tell

_FOR_TEXT = frozenset({"obj", "tx", "twoObj", "titleOnly", "twoTxTwoObj", "objTx", "picTx"})
_FIRST_ID = 300
_LEAST_TITLE = 0.25  # of the slide's width
_LEAST_LINES = 240.0  # points, on a slide of the usual size: the width of the lines under it
_DRAWN = ("pic", "sp", "cxnSp", "graphicFrame", "grpSp")


def draw_sample_art(
    choices: Mapping[SlideRole, LayoutChoice],
    art: SampleCover,
    styles: Mapping[str, MasterStyles],
    stage: BrandStage,
    used: BrandLayout,
) -> dict[SlideRole, LayoutChoice]:
    """The choices, with a cover that has the art of the first sample slide, where its title reads on it.

    `used` is the layout of that slide. Where it is the cover's own, the title stands where the slide has it; on one for
    text, as on a slide without a title, a large picture is what the slide tells.
    """
    chosen = choices[SlideRole.TITLE]
    is_text, is_first = used.type in _FOR_TEXT, used is chosen.layout
    if not _is_bare(chosen.layout) or ((is_text or not art.has_title) and art.tells_picture):
        return dict(choices)
    plain = replace(art, places={}, colours={})
    for number, option in enumerate((art, replace(plain, colours=art.colours)) if is_first else (plain,)):
        layout = _copy(chosen.layout, option, styles[chosen.layout.master], number)
        choice = replace(chosen, layout=layout)
        dressed = stage.dress({SlideRole.TITLE: choice})[SlideRole.TITLE]
        if _is_well(dressed) and (art.has_title or stage.scene(layout).is_smooth(_find_title(dressed))):
            return {**choices, SlideRole.TITLE: choice}
    return dict(choices)


def _is_well(cover: BrandLayout) -> bool:
    """Whether title and lines have room beside the art, and read there."""
    title, text = cover.title, next(iter(cover.bodies), None)
    if title is None or text is None or cover.panelled or not (title.reads and text.reads):
        return False
    box = text.placeholder.box
    has_room = box.width >= _LEAST_LINES * find_scale(cover.slide_width, cover.slide_height)
    is_wide = title.placeholder.box.width >= _LEAST_TITLE * cover.slide_width
    return is_wide and has_room and has_column(cover) and has_lines(cover) and not _meet(title.placeholder.box, box)


def _find_title(cover: BrandLayout) -> Box:
    return cover.title.placeholder.box if cover.title is not None else Box(0, 0, 0, 0)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 1 and down > 1


def _is_bare(layout: BrandLayout) -> bool:
    """Whether a layout draws nothing itself, whatever its master draws."""
    tree = layout.node.find(f"{P}cSld/{P}spTree")
    drawn = [node for tag in _DRAWN for node in (() if tree is None else tree.iterfind(f"{P}{tag}"))]
    return (
        not layout.own_name
        and all(node.find(f"*/{P}nvPr/{P}ph") is not None for node in drawn)
        and layout.node.find(f"{P}cSld/{P}bg//{A}blip") is None
    )


def _copy(layout: BrandLayout, art: SampleCover, styles: MasterStyles, number: int) -> BrandLayout:
    """A layout with the art behind its texts, in a part that stands in no package yet."""
    source = layout.layout.part
    package = source.package
    root = deepcopy(layout.node)
    name = f"{layout.name} (deckgen)"
    prepare_copy(root, name)
    part = SlideLayoutPart(
        PackURI(f"/ppt/slideLayouts/slideLayoutOfSample{number}.xml"), CT.PML_SLIDE_LAYOUT, package, root
    )
    renamed = {
        rel.rId: part.relate_to(rel.target_part, rel.reltype) for rel in source.rels.values() if not rel.is_external
    }
    _rename(root, renamed)
    given = {}
    for count, (key, picture) in enumerate(sorted(art.pictures.items()), start=1):
        place = PackURI(f"/ppt/media/sampleCover{count}.{picture.kind}")
        given[key] = part.relate_to(Part(place, f"image/{picture.kind}", package, picture.data), RT.IMAGE)
    _draw(root, art, given)
    _move_texts(root, art)
    shapes = tuple(
        shape for shape in read_shapes(root, styles) if shape.is_seen(layout.slide_width, layout.slide_height)
    )
    change = tell("the drawings of the first sample slide")
    return replace(
        layout, layout=part.slide_layout, node=root, shapes=shapes, own_name=name, changes=(*layout.changes, change)
    )


def _draw(root: Node, art: SampleCover, given: Mapping[str, str]) -> None:
    common, tree = root.find(f"{P}cSld"), root.find(f"{P}cSld/{P}spTree")
    if common is None or tree is None:
        raise AssertionError(root.tag)  # a layout without a tree of shapes is no layout
    drawings = [deepcopy(node) for node in art.drawings]
    for place, node in enumerate(drawings, start=2):
        _rename(node, given)
        tree.insert(place, node)
    for number, facts in enumerate(_list_facts(drawings), start=_FIRST_ID):
        facts.set("id", str(number))
    if art.ground is not None:
        for old in common.findall(f"{P}bg"):
            common.remove(old)
        ground = deepcopy(art.ground)
        _rename(ground, given)
        common.insert(0, ground)
    if art.hides_master:
        root.set("showMasterSp", "0")


def _list_facts(drawings: list[Node]) -> Iterator[Node]:
    return (facts for node in drawings for facts in node.iter(f"{P}cNvPr"))


def _rename(node: Node, renamed: Mapping[str, str]) -> None:
    for inner in node.iter():
        for key, value in inner.attrib.items():
            if str(key).startswith(R):
                inner.set(key, renamed.get(str(value), str(value)))


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
            _colour(styles, art.colours[kind])


def _colour(styles: Node, fill: Node) -> None:
    """Give the first level of a text a colour."""
    level = styles.find(f"{A}lvl1pPr")
    if level is None:
        level = etree.Element(f"{A}lvl1pPr")
        styles.insert(1 if styles.find(f"{A}defPPr") is not None else 0, level)
    letters = level.find(f"{A}defRPr")
    if letters is None:
        letters = etree.Element(f"{A}defRPr")
        following = level.find(f"{A}extLst")
        level.insert(len(level) if following is None else level.index(following), letters)
    for old in [child for child in letters if str(child.tag).endswith("Fill")]:
        letters.remove(old)
    line = letters.find(f"{A}ln")
    letters.insert(0 if line is None else letters.index(line) + 1, deepcopy(fill))
