"""What can be said of any planned slide, measured anew: heights, boxes, words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import Frame, Slide, SlideParagraph, TableElement
from slide_measures import TOLERANCE, box_of, is_ground, needed_height, overlap, shown_feet


def frames(slide: Slide) -> Iterator[Frame]:
    """The texts of a slide that say something of their own: not where one is, nor what was asked before."""
    for element in slide.elements:
        if isinstance(element, TableElement):
            yield from element.frames
        elif isinstance(element, Frame) and not element.repeats:
            yield element


def all_frames(slide: Slide) -> Iterator[Frame]:
    return (element for element in slide.elements if isinstance(element, Frame))


def own_paragraphs(frame: Frame) -> list[SlideParagraph]:
    return [paragraph for paragraph in frame.paragraphs if not paragraph.repeats]


def find_faults(slide: Slide, look: Look) -> list[str]:
    """What is wrong with a slide: text that leaves its box, boxes over each other or off the slide, small letters."""
    faults = [
        f"{frame.name} needs {needed_height(frame, look):.1f} of {box_of(frame).height:.1f} points"
        for frame in (slide.title, *all_frames(slide))
        if needed_height(frame, look) > box_of(frame).height + TOLERANCE
    ]
    faults += [f"{frame.name} is small" for frame in all_frames(slide) for p in frame.paragraphs if p.size < 18]
    if slide.title.paragraphs[0].size < 20:
        faults.append("the title is small")
    shown = [element for element in slide.elements if not is_ground(element)]
    boxes = [(element.name, box_of(element)) for element in (slide.title, *shown)]
    boxes += shown_feet(slide)
    faults += [f"{name} is off the slide" for name, box in boxes if not _inside(box, look)]
    faults += [f"{a} lies over {b}" for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]
    names = [element.name for element in slide.elements]
    faults += [f"two things are called {name}" for name in {n for n in names if names.count(n) > 1}]
    return faults


def _inside(box: Box, look: Look) -> bool:
    return box.x >= 0 and box.y >= 0 and box.right <= look.slide_width and box.bottom <= look.slide_height


def letters_of(text: str) -> str:
    """A text without white space: cuts may fall anywhere there."""
    return "".join(text.split())


def shown_letters(slides: Iterator[Slide] | list[Slide] | tuple[Slide, ...]) -> str:
    return "".join(
        letters_of(p.block.text) for slide in slides for frame in frames(slide) for p in own_paragraphs(frame)
    )
