"""Writes the XML of a slide's part."""

from __future__ import annotations

from deckgen.blueprint.slides import Badge, ChartElement, Element, Frame, PictureElement, Slide, TableElement
from deckgen.presentation_xml import DECLARATION, EMPTY_GROUP, NAMESPACES, escape
from deckgen.render.pptx.footers import write_footers
from deckgen.render.pptx.graphic_frames import write_chart_frame, write_table
from deckgen.render.pptx.identities import make_creation_id
from deckgen.render.pptx.reveal import LetterStep, Step, Target, write_timing
from deckgen.render.pptx.shapes import count_badge_shapes, write_badge, write_frame, write_picture
from deckgen.render.pptx.slide_links import SlideLinks
from deckgen.render.pptx.text_body import read_setting

_TITLE_SHAPE = 2


def write_slide(slide: Slide, links: SlideLinks) -> str:
    """Write the title first, then the elements in reading order, then the footers."""
    face = slide.layout.face
    shapes = [write_frame(slide.title, _TITLE_SHAPE, slide.language, links)]
    numbered: list[tuple[int, Element]] = []
    identifier = _TITLE_SHAPE + 1
    for element in slide.elements:
        if isinstance(element, Frame) and not has_text(element):
            continue  # an empty placeholder asks the audience to click on it
        numbered.append((identifier, element))
        shapes.append(_write_element(element, identifier, slide.language, face, links))
        identifier += count_badge_shapes(element) if isinstance(element, Badge) else 1
    shapes.append(write_footers(slide, identifier))
    return (
        f'{DECLARATION}<p:sld {NAMESPACES}><p:cSld name="{escape(slide.key)}"><p:spTree>{EMPTY_GROUP}{"".join(shapes)}'
        '</p:spTree><p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
        f' val="{make_creation_id(slide.key)}"/></p:ext></p:extLst></p:cSld>'
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{_write_reveal(slide, numbered)}</p:sld>"
    )


def has_text(frame: Frame) -> bool:
    """Whether there is anything to read in a frame."""
    return any(paragraph.block.text.strip() for paragraph in frame.paragraphs)


def _write_element(element: Element, identifier: int, language: str, face: str, links: SlideLinks) -> str:
    if isinstance(element, Frame):
        return write_frame(element, identifier, language, links, face)
    if isinstance(element, PictureElement):
        return write_picture(element, identifier, links)
    if isinstance(element, TableElement):
        return write_table(element, identifier, read_setting(None, language, face), links)
    if isinstance(element, ChartElement):
        return write_chart_frame(element, identifier, links)
    return write_badge(element, identifier, language, links, face)


def _write_reveal(slide: Slide, numbered: list[tuple[int, Element]]) -> str:
    """Rows appear whole, with the verdict's symbol beside them; running text appears paragraph by paragraph.

    What stands beside a letter that shows it appears at a click on the letter; what repeats is there from the start.
    """
    if not slide.reveal:
        return ""
    steps: list[Step] = []
    letters: dict[int, Step] = {}
    letter: int | None = None
    symbols: list[int] = []
    drawn: set[int] = set()
    tables: set[int] = set()
    for identifier, element in numbered:
        if isinstance(element, Badge) and element.shows:
            letter = identifier
        elif isinstance(element, Badge) and element.symbol is not None and not element.link and not element.url:
            symbols += range(identifier, identifier + count_badge_shapes(element))
        elif isinstance(element, TableElement) or (isinstance(element, Frame) and not element.repeats):
            shown = _element_steps(slide, element, identifier, symbols)
            if letter is None:
                steps += shown
            else:
                letters[letter] = (*letters.get(letter, ()), *(target for step in shown for target in step))
            drawn.update(symbols)
            symbols = []
            tables |= {identifier} if isinstance(element, TableElement) else set()
    found = [LetterStep(letter, step) for letter, step in letters.items()]
    return write_timing(steps, found, without_text=frozenset(drawn), unbuilt=frozenset(tables))


def _element_steps(slide: Slide, frame: Frame | TableElement, identifier: int, symbols: list[int]) -> list[Step]:
    if isinstance(frame, TableElement):
        return [(Target(identifier),)]
    paragraphs = tuple(Target(identifier, place) for place in range(len(frame.paragraphs)))
    beside = tuple(Target(symbol) for symbol in symbols)
    if frame.placeholder is not None and frame.placeholder.index in slide.layout.rows.indexes:
        return [(*paragraphs, *beside)]
    first, *others = paragraphs
    return [(first, *beside), *((target,) for target in others)]
