"""The names that deckgen gives to slides: a dilemma with its step, or an item of the program."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from deckgen.content.steps import Step
from deckgen.importing.slides.seen import SeenSlide

_OF_STEP = re.compile(r"(?P<id>[\w-]+)/(?P<step>[a-z]+(?:-[a-z]+)?)(?P<twist>-\d+)?(?P<vote>-vote)?/(?P<part>\d+)")
_OF_ITEM = re.compile(r"(?P<id>[\w-]+)(?:/(?P<part>\d+))?")
_STEPS = {step.value: step for step in Step}


class OwnName(Struct, frozen=True):
    """What a slide's name says. `step` is None for an item of the program; `part` counts slides of one scene."""

    id: str
    step: Step | None = None
    part: int = 1
    is_vote: bool = False


def step_name(slide: SeenSlide) -> OwnName | None:
    """The dilemma and step that a slide's name holds; None for any other name."""
    found = _OF_STEP.fullmatch(slide.name)
    step = _STEPS.get(found["step"]) if found else None
    if found is None or step is None:
        return None
    return OwnName(found["id"], step, int(found["part"]), is_vote=bool(found["vote"]))


def item_name(slide: SeenSlide) -> OwnName | None:
    """The item of the program that a slide's name holds, in a file of deckgen's making."""
    found = _OF_ITEM.fullmatch(slide.name)
    return OwnName(found["id"], part=int(found["part"] or 1)) if found else None


def holds_own_slides(slides: Iterable[SeenSlide]) -> bool:
    """Whether deckgen built a file: some slide is named as only deckgen does."""
    return any(step_name(slide) is not None for slide in slides)
