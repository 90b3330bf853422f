"""LibreOffice writes what its master pages look like into the prompts of the placeholders alone."""

from __future__ import annotations

from lxml import etree
from pptx.presentation import Presentation
from worn_presentations import CONTENT, A, P, open_default, wear

from deckgen.blueprint.look import SlideRole

BLUE = "0A3C78"
_PROMPT = (
    '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:pPr algn="r" indent="0"><a:buNone/></a:pPr>'
    '<a:r><a:rPr b="1" sz="3300"><a:solidFill><a:srgbClr val="0A3C78"/></a:solidFill>'
    '<a:highlight><a:srgbClr val="FFFFFF"/></a:highlight><a:latin typeface="Georgia"/></a:rPr>'
    "<a:t>Click</a:t></a:r></a:p>"
)


def write_prompts(deck: Presentation, *, keeps_styles: bool = False) -> None:
    """Let titles have their look in their prompts, as LibreOffice exports them."""
    master = deck.slide_masters[0].element
    if not keeps_styles:
        styles = master.find(f"{P}txStyles")
        assert styles is not None
        master.remove(styles)
    for root in (master, deck.slide_layouts[CONTENT].element):
        (title,) = (shape for shape in root.iter(f"{P}sp") if shape.find(f".//{P}ph[@type='title']") is not None)
        text = title.find(f"{P}txBody")
        assert text is not None
        for paragraph in text.findall(f"{A}p"):
            text.remove(paragraph)
        text.append(etree.fromstring(_PROMPT))


def test_a_title_looks_and_stands_as_its_prompt_does() -> None:
    deck = open_default()
    write_prompts(deck)
    prepared = wear(deck)
    title = prepared.look.layouts[SlideRole.CONTENT].title
    assert (title.colour.rgb, title.size, title.font, title.bold) == (BLUE, 33, "Georgia", True)
    layout = prepared.package.parts[prepared.look.layouts[SlideRole.CONTENT].part].decode()
    level = layout.partition("<a:lvl1pPr")[2].partition("</a:lvl1pPr>")[0]
    assert 'algn="r"' in level
    assert "highlight" not in level


def test_prompts_say_nothing_where_the_master_has_styles() -> None:
    deck = open_default()
    own = wear(open_default()).look.layouts[SlideRole.CONTENT].title
    write_prompts(deck, keeps_styles=True)
    title = wear(deck).look.layouts[SlideRole.CONTENT].title
    assert (title.size, title.font) == (own.size, own.font)
