"""On which slides everything is shown: a dilemma, an opening, a free slide, by the key of what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from deckgen.blueprint.slides import SlideDeck
from deckgen.content.locale import Locale
from deckgen.planning.paper.guide.run_sheet import Moment

_NO_BREAK = "\u00a0"

SlideNumbers = Mapping[str, Sequence[int]]


def number_slides(slides: SlideDeck | None) -> SlideNumbers:
    """The numbers of the slides by what they show: the first part of their key."""
    found: dict[str, list[int]] = {}
    for slide in slides.slides if slides else ():
        found.setdefault(slide.key.partition("/")[0], []).append(slide.number)
    return found


def find_numbers(numbers: SlideNumbers, moment: Moment) -> Sequence[int]:
    """The slides of a line of the run sheet; none where it goes on with what was shown before."""
    if moment.row is not None and moment.row.continues:
        return ()
    if moment.story:
        return numbers.get(moment.story.key, ())
    scene = moment.cluster.opening if moment.cluster else moment.scene
    return numbers.get(scene.id, ()) if scene else ()


def say_numbers(numbers: Sequence[int]) -> str:
    """Numbers, those that follow one another as a range: 4, 10–14."""
    runs = [
        [number for _, number in group]
        for _, group in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0])
    ]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def say_slides(numbers: Sequence[int], locale: Locale) -> str:
    """The same with the word: slide 4, slides 10–14; empty where there are none."""
    if not numbers:
        return ""
    words = locale.paper
    pattern = words.on_slide if len(numbers) == 1 else words.on_slides
    return pattern.format(numbers=say_numbers(numbers)).replace(" ", _NO_BREAK)
