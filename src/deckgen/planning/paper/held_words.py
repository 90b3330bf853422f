"""Holds the words that should end a text together on one line.

Spaces that do not break hold the words together; they are few enough
for any column. On papers alone, which are drawn with plain signs: a slide keeps the author's own characters, so that
whoever edits it finds what they search for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckgen.planning.last_words import find_last_words
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.storyboard.parts import JudgedOptions, Option, Options, Part, Prose, Said
from deckgen.storyboard.scenes import DilemmaStory

_NO_BREAK, _HYPHEN = "\u00a0", "\u2011"
_LISTED = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBER})


def hold_last_words(text: Iterable[Block], *, hyphens: bool = False) -> Text:
    """The text, each of its paragraphs with the words held together that should end it together.

    `hyphens` hold too, as in *Que faites-vous ?*: on papers alone, since fonts of slides may lack the sign for it.
    """
    signs = str.maketrans({" ": _NO_BREAK, "-": _HYPHEN} if hyphens else {" ": _NO_BREAK})
    return tuple(_hold(block, signs) for block in text)


def hold_story(story: DilemmaStory) -> DilemmaStory:
    """A dilemma as papers set it: the words that should end a text together are held together."""
    case, outcome = tuple(map(_hold_part, story.case)), tuple(map(_hold_part, story.outcome))
    return replace(story, case=case, outcome=outcome)


def _hold_part(part: Part) -> Part:
    if isinstance(part, Prose) and part.said in {Said.SITUATION, Said.SHORT}:
        return replace(part, text=hold_last_words(part.text, hyphens=True))
    if isinstance(part, Options):
        return replace(part, rows=tuple(map(_hold_option, part.rows)))
    if isinstance(part, JudgedOptions):
        rows = (
            replace(row, option=_hold_option(row.option), feedback=hold_last_words(row.feedback)) for row in part.rows
        )
        return replace(part, rows=tuple(rows))
    return part


def _hold_option(option: Option) -> Option:
    return replace(option, text=hold_last_words(option.text))


def _hold(block: Block, signs: dict[int, str]) -> Block:
    if block.kind not in _LISTED or block.quoted:
        return block
    start = find_last_words(block.text)
    return block.with_spans(_bind(block, start, signs)) if start else block


def _bind(block: Block, start: int, signs: dict[int, str]) -> Iterator[Span]:
    """The spans, the signs from a character on as they hold; white space at the end is left alone."""
    end, begun = len(block.text.rstrip()), 0
    for span in block.spans:
        low, high = max(0, start - begun), max(0, end - begun)
        begun += len(span.text)
        held = span.text[low:high].translate(signs)
        if held == span.text[low:high]:
            yield span
        else:
            yield Span(span.text[:low] + held + span.text[high:], span.bold, span.italic, span.link, span.language)
