"""Gives the layouts of a brand what nearly all of their sample slides have by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.layers import find_box
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.house_style.parts.inheritance import list_placeholders
from deckgen.house_style.parts.letter_styles import open_letters
from deckgen.house_style.parts.placeholder_types import BODIES, name_text
from deckgen.house_style.reading.brand_layouts import HandColour
from deckgen.house_style.samples.frames import take_away
from deckgen.house_style.samples.habits import Habit, Letters, SampleHabits
from deckgen.house_style.samples.layout_art import (
    draw_behind,
    hide_drawn,
    relate_pictures,
    write_colour,
)
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

_LEAST_SIZE, _MOST_SIZE = 0.035, 0.15  # of the slide's height: a title of other letters is none of the house
_POINT = 12_700  # EMU
_BLOCK = (0.2, 0.8)  # of the slide
_INSIDE = 0.8  # of a drawing: it lies in the place of a text
_SPANS = 0.5  # of that place, in one direction: a rule, or a ground that the text stands on
_AFTER_FACE = tuple(f"{A}{name}" for name in ("ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst"))


class WornHabit(Struct, frozen=True):
    """What a layout took from its sample slides, in words, and the colours among that."""

    words: tuple[str, ...] = ()
    colours: tuple[HandColour, ...] = ()
    undrawn: Node | None = None  # the layout with all of that but drawings and ground, where it took some


def wear_habits(presentation: Presentation, habits: SampleHabits) -> dict[str, WornHabit]:
    """Write the habits into the layouts; what each layout took, by the name of its part."""
    told = {}
    width, height = (
        (length or usual * _POINT) / _POINT
        for length, usual in ((presentation.slide_width, 720), (presentation.slide_height, 540))
    )
    for master in presentation.slide_masters:
        of_master = str(master.part.partname.membername)
        is_master_bared = take_away(master, habits.masters.get(of_master, Habit()).taken)
        for layout in master.slide_layouts:
            name = str(layout.part.partname.membername)
            habit = _find_habit(layout, name, of_master, habits)
            habit = habit if name in habits.layouts else _leave_blocks_out(habit, width * height)
            is_bared = take_away(layout, habits.layouts.get(name, Habit()).taken) or is_master_bared
            worn = _wear(layout, habit, height) if habit.is_any else WornHabit()
            words = (*worn.words, *([tell("no frames around texts")] if is_bared else []))
            if habit.is_any or is_bared:
                told[name] = replace(worn, words=words)
    return told


def _find_habit(layout: SlideLayout, name: str, master: str, habits: SampleHabits) -> Habit:
    match layout.element.get("type"):
        case "title" | "blank":
            return habits.find_of_cover(name)
        case "secHead":
            return habits.find_of_section(name, master)
        case _:
            return habits.find(name, master)


def _leave_blocks_out(habit: Habit, slide: float) -> Habit:
    """A habit for a layout that no slides use, without what takes much of a slide and is no ground: it is of theirs."""
    boxes = {node: find_box(node) or Box(0, 0, 0, 0) for node in habit.drawings}
    kept = tuple(
        node for node, box in boxes.items() if not _BLOCK[0] * slide < box.width * box.height < _BLOCK[1] * slide
    )
    return replace(habit, drawings=kept)


def _tell(habit: Habit) -> list[str]:
    said = {
        tell("font and colour"): bool(habit.letters),
        tell("place of texts"): bool(habit.places),
        tell("background"): habit.ground is not None,
        tell("drawings"): bool(habit.drawings) or habit.hides,
    }
    return [word for word, is_said in said.items() if is_said]


def _wear(layout: SlideLayout, habit: Habit, height: float) -> WornHabit:
    """Write a habit into a layout."""
    root: Node = layout.element
    colours = tuple(_wear_texts(root, habit, height))
    habit = _leave_out_of_texts(layout, habit)
    if not habit.is_drawn:
        return WornHabit(tuple(_tell(habit)), colours)
    undrawn = deepcopy(root)
    if habit.hides:
        hide_drawn(root)
    draw_behind(root, habit.drawings, habit.ground, relate_pictures(layout.part, habit.pictures))
    return WornHabit(tuple(_tell(habit)), colours, undrawn)


def _leave_out_of_texts(layout: SlideLayout, habit: Habit) -> Habit:
    """A habit without what slides draw in the place of a text beside their own words there, as a bar of progress."""
    if not habit.drawings:
        return habit
    holders = [holder for holder in layout.placeholders if holder.element.ph_type.name in {"BODY", "OBJECT"}]
    texts = [
        Box(*(length / _POINT for length in (holder.left, holder.top, holder.width, holder.height)))
        for holder in holders
        if holder.width is not None
    ]
    kept = tuple(node for node in habit.drawings if not _lies_in_text(node, texts))
    return replace(habit, drawings=kept) if kept or habit.ground is not None else Habit(habit.letters, habit.places)


def _lies_in_text(node: Node, texts: Sequence[Box]) -> bool:
    """Whether a drawing, which is no picture, lies in the place of a text and neither spans nor carries that."""
    box = None if node.tag == f"{P}pic" else find_box(node)
    if box is None:
        return False
    seen = Box(box.x, box.y, max(box.width, 1.0), max(box.height, 1.0))
    return any(
        seen.shared_with(text) >= _INSIDE * seen.width * seen.height
        and seen.width < _SPANS * text.width
        and seen.height < _SPANS * text.height
        for text in texts
    )


def _wear_texts(root: Node, habit: Habit, height: float) -> Iterator[HandColour]:
    """Write places and letters into a layout; the colours that it got."""
    texts = list(list_placeholders(root))
    bodies = sum(kind in BODIES and kind != "subTitle" for _, kind in texts)
    for shape, kind in texts:
        name = name_text(kind)
        if name in habit.places and (name == "title" or bodies == 1):
            _move(shape, habit.places[name])
        if name in habit.letters:
            letters = _write_letters(shape, habit.letters[name], height)
            fill = habit.letters[name].fill
            if letters is not None and fill is not None:
                yield write_colour(shape, letters, fill)


def _move(shape: Node, place: Node) -> None:
    properties = shape.find(f"{P}spPr")
    if properties is not None:
        for old in properties.findall(f"{A}xfrm"):
            properties.remove(old)
        properties.insert(0, deepcopy(place))


def _write_letters(shape: Node, letters: Letters, height: float) -> Node | None:
    """Write all but the colour; where a colour belongs."""
    text = shape.find(f"{P}txBody")
    if text is None:
        return None
    styles = text.find(f"{A}lstStyle")
    if styles is None:
        styles = etree.Element(f"{A}lstStyle")
        text.insert(1, styles)
    properties = open_letters(styles)
    if letters.size.isdigit() and _LEAST_SIZE <= int(letters.size) / 100 / height <= _MOST_SIZE:
        properties.set("sz", letters.size)
    for name, value in (("b", letters.bold), ("i", letters.italic)):
        if value:
            properties.set(name, value)
    if letters.face:
        for old in properties.findall(f"{A}latin"):
            properties.remove(old)
        face = etree.Element(f"{A}latin", typeface=letters.face)
        following = next((child for child in properties if child.tag in _AFTER_FACE), None)
        properties.insert(len(properties) if following is None else properties.index(following), face)
    return properties
