"""Reads an author's Markdown; what is outside the closed subset becomes a problem at its place.

Lines of one paragraph are joined by a space. Where the author forces a line end (two spaces or a backslash at
its end) the span's text holds a line feed.
"""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.yaml_source.author_mistakes.stray_marks import find_stray_marks
from deckgen.yaml_source.markdown.allowed_markup import PLAIN, Allowed
from deckgen.yaml_source.markdown.bare_addresses import link_addresses
from deckgen.yaml_source.markdown.terms import MarkedText, Words, mark_references
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import explain_excess

_SIGN = re.compile(r"[*_`\[\]<>#\\&|~]")  # anything that can start an inline or a block
_LAYOUT = re.compile(
    r"^[ \t]*(?:[-+=]|\d{1,9}[.)])"  # list items, rules
    r"|^(?: {4}|[ ]{0,3}\t)| {2}$",  # code by indentation, forced line ends
    re.MULTILINE,
)
_SPACE = re.compile(r"[ \t\n]+")  # not the spaces that may not break
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


def read_markdown(author_text: AuthorText, words: Words, problems: list[Problem], allowed: Allowed = PLAIN) -> Text:
    """The blocks of a text, its terms filled in."""
    excess = explain_excess(author_text.value, allowed.most)
    marked = MarkedText("") if excess else mark_references(author_text, words, problems)
    if marked.meanings:
        excess = explain_excess(marked.fill(marked.text), allowed.most)
    if excess:
        problems.append(error("text-too-long", excess, author_text.place(), tell("Divide it.")))
        return ()
    text = _read_blocks(author_text, marked, problems, allowed)
    if not words.verbatim:
        problems += find_stray_marks(author_text, text)
    return words.typographer.set_text(text) if words.typographer else text


def _read_blocks(author_text: AuthorText, marked: MarkedText, problems: list[Problem], allowed: Allowed) -> Text:
    if not _has_markup(marked.text):
        return _read_paragraphs(author_text, marked)
    from deckgen.yaml_source.markdown.markdown_blocks import BlockReader

    return BlockReader(author_text, marked, problems, allowed).read()


def _has_markup(text: str) -> bool:
    """Whether the Markdown parser has anything to find; a text of one line is looked at only where it begins."""
    look = _LAYOUT.search if "\n" in text or "  " in text else _LAYOUT.match
    return bool(_SIGN.search(text) or look(text))


def _read_paragraphs(author_text: AuthorText, marked: MarkedText) -> Text:
    """Text without a character of markup, the common case: paragraphs between blank lines.

    Why: the Markdown parser takes fifty times as long, and a thousand dilemmas have ten thousand texts.
    """
    blocks = []
    line = 0
    position = 0
    text = marked.text
    for gap in [*_BLANK.finditer(text), None]:
        piece = text[position : gap.start() if gap else len(text)]
        words = (_SPACE.sub(" ", piece) if _is_uneven(piece) else piece).strip()
        if words:
            lead = piece[: len(piece) - len(piece.lstrip())]
            skipped = lead.count("\n")
            column = len(lead) - (lead.rfind("\n") + 1)
            place = author_text.place(line + skipped, column)
            blocks.append(Block(BlockKind.PARAGRAPH, link_addresses((Span(marked.fill(words)),)), place=place))
        if gap:
            line += text.count("\n", position, gap.end())
            position = gap.end()
    return tuple(blocks)


def _is_uneven(text: str) -> bool:
    """Whether there is other white space in it than single spaces."""
    return "\n" in text or "  " in text or "\t" in text
