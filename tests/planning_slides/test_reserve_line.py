"""Running text leaves a line free: another program may break a text once more than was counted."""

from __future__ import annotations

import pytest
from sample_content import PLACE, deck_with, make_dilemma, own_look

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Frame
from deckgen.content.deck import Cluster
from deckgen.planning.slides import plan_slides
from deckgen.yaml_source.reading.locales import read_locale

PITCH = 1.2  # of the letters' size, for every Latin typeface
LOOK = own_look()


def question_of(lines: int) -> list[Frame]:
    """The frames of a question that takes so many lines, since each of them is ended by its author."""
    dilemma = make_dilemma("een", "\n".join(["Wat doe je?"] * lines))
    slides = plan_slides(deck_with(Cluster("Thuis", (dilemma,), PLACE)), LOOK, read_locale("nl")).deck.slides
    shown = [slide for slide in slides if slide.role is SlideRole.QUESTION]
    elements = (element for slide in shown for element in slide.elements)
    return [element for element in elements if isinstance(element, Frame) and not element.repeats]


@pytest.mark.parametrize("lines", range(1, 13))
def test_a_line_more_than_was_counted_still_stands_in_its_box(lines: int) -> None:
    (frame,) = question_of(lines)
    holder = frame.placeholder
    assert holder is not None
    box = frame.box or holder.box
    room = box.height - holder.insets.top - holder.insets.bottom
    size = frame.paragraphs[0].size
    assert (lines + 1) * PITCH * holder.line_spacing * size <= room + 0.01
