"""Warns of texts whose paragraphs will not all have their like beside them in the other language."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.planning.paper.free_parts import handout_slides
from deckgen.problems import Place, Problem, warning
from deckgen.rich_text import BlockKind, Text
from deckgen.storyboard.part_search import prose_of
from deckgen.storyboard.parts import Said
from deckgen.storyboard.scenes import Storyboard

_CURE = tell("Keep the paragraphs and items of the original, one for one.")


def find_uneven_texts(first: Storyboard, second: Storyboard) -> tuple[Problem, ...]:
    """A warning for each situation or free slide that has more paragraphs in one language than in the other."""
    return tuple(
        warning(
            "uneven-columns",
            tell(
                "“{title}” has {count} paragraphs and items in {language} and {count_2} in {language_2}: "
                "some stand beside other words.",
                title=title,
                count=_count(theirs),
                language=second.language,
                count_2=_count(ours),
                language_2=first.language,
            ),
            next((block.place for block in theirs if block.place.line), place),
            _CURE,
        )
        for title, place, ours, theirs in _list_pairs(first, second)
        if _count(ours) != _count(theirs)
    )


def _list_pairs(first: Storyboard, second: Storyboard) -> Iterator[tuple[str, Place, Text, Text]]:
    for one, other in zip(first.dilemmas, second.dilemmas, strict=True):
        yield other.title.text, other.place, prose_of(one.case, Said.SITUATION), prose_of(other.case, Said.SITUATION)
    for ours, theirs in zip(handout_slides(first), handout_slides(second), strict=True):
        yield theirs.heading.text, theirs.place, prose_of(ours.parts, Said.SLIDE), prose_of(theirs.parts, Said.SLIDE)


def _count(text: Text) -> int:
    return sum(block.kind is not BlockKind.BREAK and bool(block.text.strip()) for block in text)
