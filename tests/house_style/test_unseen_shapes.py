"""What no reader of a brand presentation sees travels in no deck."""

from __future__ import annotations

import pytest
from lxml import etree
from PIL import Image
from pptx.slide import SlideLayout
from worn_presentations import CONTENT, NAMESPACES, A, P, draw_picture, open_default, wear

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
WIDTH, HEIGHT = 720, 540
TIMING = (
    f'<p:timing {NAMESPACES}><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:animMotion path="M 0 0 L 1 0">'
    '<p:cBhvr><p:cTn id="2"/><p:tgtEl><p:spTgt spid="SHAPE"/></p:tgtEl></p:cBhvr></p:animMotion></p:childTnLst>'
    "</p:cTn></p:par></p:tnLst></p:timing>"
)
SHADOW = '<a:effectLst><a:outerShdw blurRad="0" dist="635000" dir="0"/></a:effectLst>'  # 50 points


def shape(words: str, x: float, y: float = 100, *, turn: int = 0, hidden: bool = False, effects: str = "") -> str:
    """A box of 100 x 20 points with words."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="300" name="Box" hidden="{int(hidden)}"/><p:cNvSpPr/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm rot="{turn * 60_000}"><a:off x="{x * 12700:.0f}" y="{y * 12700:.0f}"/>'
        f'<a:ext cx="1270000" cy="254000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{effects}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def group(inner: str, x: float, *, hidden: bool = False) -> str:
    """A group that shows its inside, from 0 to 100 points, at another place."""
    return (
        f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="301" name="Group" hidden="{int(hidden)}"/>'
        f'<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x * 12700:.0f}" y="0"/>'
        '<a:ext cx="1270000" cy="1270000"/><a:chOff x="0" y="0"/><a:chExt cx="1270000" cy="1270000"/></a:xfrm>'
        f"</p:grpSpPr>{inner}</p:grpSp>"
    )


def put(layout: SlideLayout, text: str) -> None:
    layout.shapes._spTree.append(etree.fromstring(text))


def words_in(text: str, *, timing: str = "", part: str = LAYOUT) -> str:
    """What the part says in a deck's package where a shape was put into it."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put(layout if part == LAYOUT else deck.slide_master, text)
    if timing:
        layout.element.append(etree.fromstring(timing.replace("SHAPE", "300")))
    written = wear(deck).package.parts[part]
    root = etree.fromstring(written if isinstance(written, bytes) else written.encode())
    return " ".join(node.text or "" for node in root.iter(f"{A}t"))


@pytest.mark.parametrize("part", [LAYOUT, MASTER])
@pytest.mark.parametrize(
    "unseen",
    [
        shape("Intern", 200, hidden=True),
        shape("Intern", WIDTH),
        shape("Intern", -101),
        shape("Intern", 200, HEIGHT + 1),
        shape("Intern", 200, -21),
        shape("Intern", -85, turn=90),  # turned by a quarter it stands from -45 to -25
        group(shape("Intern", 0), WIDTH + 5),
        group(shape("Intern", 0), 200, hidden=True),
        group(group(shape("Intern", -150), 0), 0),
    ],
)
def test_a_shape_that_is_hidden_or_beside_the_slide_stays_behind(unseen: str, part: str) -> None:
    assert "Intern" not in words_in(unseen, part=part)


@pytest.mark.parametrize(
    "seen",
    [
        shape("Huis", -99),
        shape("Huis", WIDTH - 1),
        shape("Huis", 720, turn=90, y=-40, effects=SHADOW),
        shape("Huis", -145, effects=SHADOW),
        group(shape("Huis", 750), -100),
    ],
)
def test_a_shape_of_which_something_is_seen_stays(seen: str) -> None:
    assert "Huis" in words_in(seen)


def test_a_shape_that_an_animation_brings_onto_the_slide_stays() -> None:
    assert "Huis" in words_in(shape("Huis", WIDTH + 20), timing=TIMING)


def test_an_animation_of_a_hidden_shape_goes_with_it() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put(layout, shape("Intern", 200, hidden=True))
    layout.element.append(etree.fromstring(TIMING.replace("SHAPE", "300")))
    assert b"spTgt" not in bytes(wear(deck).package.parts[LAYOUT])


def test_the_picture_of_a_shape_that_nobody_sees_stays_behind_too() -> None:
    for x, is_kept in ((WIDTH + 10, False), (WIDTH - 10, True)):
        deck = open_default()
        draw_picture(deck.slide_layouts[CONTENT], Image.new("RGB", (40, 30), "#A01040"), (x, 100, 40, 30))
        pictures = [name for name in wear(deck).package.parts if name.startswith("ppt/media/")]
        assert bool(pictures) == is_kept


def test_a_picture_that_is_shown_elsewhere_too_stays_there() -> None:
    deck = open_default()
    picture = Image.new("RGB", (40, 30), "#A01040")
    draw_picture(deck.slide_layouts[CONTENT], picture, (WIDTH + 10, 100, 40, 30))
    draw_picture(deck.slide_layouts[CONTENT], picture, (20, 100, 40, 30))
    package = wear(deck).package
    assert [name for name in package.parts if name.startswith("ppt/media/")]
    root = etree.fromstring(bytes(package.parts[LAYOUT]))
    assert len(list(root.iter(f"{P}pic"))) == 1


def test_a_placeholder_beside_the_slide_stays_for_slides_inherit_from_it() -> None:
    deck = open_default()
    footer = next(each for each in deck.slide_layouts[CONTENT].placeholders if each.placeholder_format.idx == 11)
    footer.left, footer.top = 12700 * (WIDTH + 20), 12700 * 100
    root = etree.fromstring(bytes(wear(deck).package.parts[LAYOUT]))
    assert [node for node in root.iter(f"{P}ph") if node.get("type") == "ftr"]
