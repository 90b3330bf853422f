"""Sees what somebody moved or restyled: compares an edited slide with the one that deckgen would draw today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from deckgen import __version__
from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.file_writing import lay_out, temporary_folder
from deckgen.history.built_file import FileFacts
from deckgen.messages.message import tell
from deckgen.pulling.edited_slides import show_edited
from deckgen.pulling.result import Edit, Outcome
from deckgen.pulling.shown import NOTES, ShownShape, ShownSlide

_ROUNDING = 3  # points
_STAYED = (0, 0, 0)
_MANY = 3  # slides on which one shape moved alike: that is another layout, and nobody's hand


class Redrawn:
    """The slides as deckgen draws them, read as if they were somebody's file."""

    def __init__(self, variant: DeckVariant, facts: FileFacts) -> None:
        is_comparable = facts.is_edited and facts.deckgen == __version__
        self._slides: Mapping[str, ShownSlide] = {slide.key: slide for slide in _draw(variant)} if is_comparable else {}
        self._has_looks = facts.saved_by == "" or "PowerPoint" in facts.saved_by  # others write out every look

    def changes(self, pairs: Sequence[tuple[ShownSlide, ShownSlide]]) -> Iterator[Edit]:
        """What stands elsewhere or looks different, whatever its words."""
        found = [(edited, was, now) for built, edited in pairs for was, now in self._shapes(built, edited)]
        moves = Counter((now.name, _move(was, now)) for _, was, now in found)
        for edited, was, now in found:
            words = " ".join(line.text for line in now.lines)
            move = _move(was, now)
            if move != _STAYED and moves[now.name, move] < _MANY:
                yield Edit(Outcome.STRUCTURE, edited.number, "", words, why=tell("It was moved or resized."))
            if self._has_looks and _is_restyled(was, now):
                why = tell("It looks different: size, colour or emphasis.")
                yield Edit(Outcome.STRUCTURE, edited.number, "", words, why=why)

    def _shapes(self, built: ShownSlide, edited: ShownSlide) -> Iterator[tuple[ShownShape, ShownShape]]:
        drawn = self._slides.get(built.key)
        known = {shape.name: shape for shape in drawn.shapes} if drawn is not None else {}
        for shape in edited.shapes:
            if shape.name in known and shape.name != NOTES:
                yield known[shape.name], shape


def _draw(variant: DeckVariant) -> tuple[ShownSlide, ...]:
    from deckgen.render.pptx.presentation import pack_slides

    packed = pack_slides(variant.slide_plan.deck, variant.package)
    with temporary_folder() as folder:
        path = Path(folder) / "built.pptx"
        lay_out(path, packed.data)
        return show_edited(path)


def _move(was: ShownShape, now: ShownShape) -> tuple[int, ...]:
    """How far a shape was moved right and down, and how much wider it is; small steps are rounding."""
    steps = (other - one for one, other in zip(was.box[:3], now.box[:3], strict=True))
    return tuple(step if abs(step) > _ROUNDING else 0 for step in steps)


def _is_restyled(was: ShownShape, now: ShownShape) -> bool:
    """Whether a paragraph that says the same looks different."""
    looks = {line.text: line.look for line in was.lines}
    return any(line.text in looks and looks[line.text] != line.look for line in now.lines)
