"""Running text and a layout in, the frames that hold it out: one a slide, as many as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideLayout
from deckgen.blueprint.slides import Frame
from deckgen.planning.frame_fit import WIDTH_MARGIN, Pieces
from deckgen.planning.slides.buttons import BUTTON_CLEARANCE, button_box
from deckgen.planning.slides.kit import SlideKit
from deckgen.planning.slides.stack import Item, Room, Scale, StackMeasure
from deckgen.planning.slides.stack_fit import StackFit, fit_stack


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text goes: in a placeholder or a text box, in the placeholder's own box or in another."""

    placeholder: Placeholder | None
    box: Box
    own_box: bool

    @property
    def room(self) -> Box:
        """The box without its inner margins."""
        if self.placeholder is None:
            return self.box
        insets = self.placeholder.insets
        return self.box.inset(insets.left, insets.top, insets.right, insets.bottom)


def text_place(layout: SlideLayout, *, has_button: bool = False, box: Box | None = None) -> TextPlace:
    """The place for running text in a layout, above its button where it shows one."""
    placeholder = layout.text_bodies[0] if layout.text_bodies else None
    own = box is None and placeholder is not None and "box" not in placeholder.overrides
    place = box or (placeholder.box if placeholder else layout.area)
    if has_button:
        button = button_box(layout)
        if button.y < place.bottom + BUTTON_CLEARANCE and button.x < place.right and button.right > place.x:
            own = False
            place = Box(place.x, place.y, place.width, button.y - BUTTON_CLEARANCE - place.y)
    return TextPlace(placeholder, place, own)


def fit_texts(kit: SlideKit, texts: Sequence[Pieces], place: TextPlace, scale: Scale) -> tuple[StackFit, ...]:
    """Fit texts that each start on a slide of their own, all at one size."""
    setting = kit.setting(place.placeholder)
    room = place.room
    measure = StackMeasure(kit.measure, Room(room.width, room.height, WIDTH_MARGIN, reserve=1))
    items = [(Item(kit.words.name_text, pieces, setting),) for pieces in texts]
    fits = [fit_stack(item, measure, scale) for item in items]
    size = min(fit.size for fit in fits)
    lower = tuple(step for step in scale if step <= size)
    return tuple(
        fit if fit.size == size else fit_stack(item, measure, lower) for item, fit in zip(items, fits, strict=True)
    )


def make_frame(kit: SlideKit, name: str, pieces: Pieces, size: float, place: TextPlace) -> Frame:
    """The frame for a text that was fitted."""
    setting = kit.setting(place.placeholder)
    width = place.room.width * WIDTH_MARGIN
    kit.check_text(pieces, setting, size, width)
    return Frame(
        name=name,
        paragraphs=kit.measure.paragraphs(pieces, size),
        placeholder=place.placeholder,
        box=None if place.own_box else place.box,
        lines=kit.measure.lines(pieces, setting, size, width),
    )


def text_frames(kit: SlideKit, texts: Sequence[Pieces], place: TextPlace, scale: Scale) -> tuple[Frame, ...]:
    """A frame for each slide that the texts take."""
    return tuple(
        make_frame(kit, kit.words.name_text, page[0].pieces, fit.size, place)
        for fit in fit_texts(kit, texts, place, scale)
        for page in fit.pages
    )
