"""The words that a participants' paper must not hold, for the guard that searches the finished file.

What the storyboard does not tell to a paper's audience is secret, and so is every text of the author's that the
storyboard does not tell at all: a field that nobody opened is closed. A text that the paper says anyway is none, since
nobody could tell it from a leak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import assert_never

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.secrets import Secret, letters_of
from deckgen.content.audience import Audience
from deckgen.content.author_texts import WORDLESS, AuthorText, Wordless, author_texts
from deckgen.planning.advance_widths import paper_family
from deckgen.planning.paper.glyphs import drawn_text
from deckgen.planning.paper.open_words import (
    LONGEST_ROW,
    Edition,
    OpenWords,
    list_open_rows,
    list_own_rows,
    list_paged,
    list_parallel_rows,
    pieces_of,
)
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.storyboard.parts import Ending, Option, Part, Prose, Quotation, Said
from deckgen.storyboard.scenes import Storyboard

BEFORE = frozenset({Audience.BEFORE})
AFTER = frozenset({Audience.BEFORE, Audience.AFTER})
_WORDLESS: Wordless = {**WORDLESS, Option: frozenset({"id", "letter"}), Ending: frozenset({"leads_to"})}
_SHORTEST = 8  # letters; fewer stand in any text by chance


def find_secrets(context: PaperContext, audiences: frozenset[Audience]) -> tuple[Secret, ...]:
    """What a paper for some audiences must not hold; of one in two languages, in neither of them."""
    if context.beside is not None:
        return secrets_of(audiences, *map(_edition_of, (context, context.beside)))
    edition, known = _edition_of(context), context.secrets
    present = audiences & _list_audiences(edition.board)
    if present not in known.kept:
        any_paper = replace(edition, kind=edition.words.handout, facts=None)
        words = _list_open((any_paper,), present)
        if known.own is None:
            known.own = tuple(_list_own(edition))
        found = chain(_list_parts(edition, present), known.own)
        known.kept[present] = words, tuple(_keep_known(found, words, edition.look))
    return tuple(_without_own(*known.kept[present], edition))


def _edition_of(context: PaperContext) -> Edition:
    said = context.secrets.said
    return Edition(context.deck, context.board, context.locale, context.kind, context.facts, context.look, said)


def _list_audiences(board: Storyboard) -> frozenset[Audience]:
    """Whom any part is for; what is told in the end may be written outside of all parts."""
    stories = (part for story in board.dilemmas for part in (*story.parts, *story.later))
    scenes = (part for scene in board.scenes for part in (*scene.parts, *scene.notes))
    steps = (part for story in board.dilemmas for scene in story.scenes for part in scene.parts)
    return frozenset({Audience.AFTER, *(part.audience for part in chain(board.parts, stories, scenes, steps))})


def _without_own(open_words: OpenWords, kept: tuple[Secret, ...], edition: Edition) -> Iterator[Secret]:
    """The secrets of any paper, without what one paper says of itself; most have nothing to do with that."""
    own = OpenWords(list_own_rows(edition))
    new, both = own.new_to(open_words), open_words.joined(own)
    for secret in kept:
        letters, pieces = letters_of(secret.text), pieces_of(secret.text)
        rest = "".join(pieces[1:])
        if any([word in letters for word in new]) or own.hold(letters) or (rest and own.hold(rest)):  # noqa: C419
            yield from _keep_known((secret,), both, edition.look)
        else:
            yield secret


def secrets_of(audiences: frozenset[Audience], *editions: Edition) -> tuple[Secret, ...]:
    """The same of editions in several languages; what is open in one of them is no secret in the others."""
    found = (secret for edition in editions for secret in chain(_list_parts(edition, audiences), _list_own(edition)))
    return tuple(_keep_known(found, _list_open(editions, audiences), editions[0].look))


def _list_open(editions: Sequence[Edition], audiences: frozenset[Audience]) -> OpenWords:
    rows = [row for edition in editions for row in list_open_rows(edition, audiences)]
    rows += list_parallel_rows(editions)
    return OpenWords(rows, (line for edition in editions for line in list_paged(edition)))


def _list_parts(edition: Edition, audiences: frozenset[Audience]) -> Iterator[Secret]:
    """What is told, but to others."""
    for part in edition.board.parts:
        if part.audience not in audiences:
            for text in author_texts(part, wordless=_WORDLESS):
                yield Secret(drawn_text(text.text).strip(), _name(part, text), text.place)


def _list_own(edition: Edition) -> Iterator[Secret]:
    """Everything that the deck's author wrote."""
    for text in author_texts(edition.deck):
        yield Secret(drawn_text(text.text).strip(), f"{text.path[-1].replace('_', ' ')}", text.place)


def _name(part: Part, text: AuthorText) -> str:
    """What a secret is, in a word that its author knows."""
    match part.audience:
        case Audience.TRAINER:
            return "facilitator"
        case Audience.ROLE:
            return "brief"
        case Audience.AFTER | Audience.BEFORE:
            if isinstance(part, Quotation) or (isinstance(part, Prose) and part.said is Said.MORE):
                return "meer weten"
            return {"word": "verdict", "feedback": "feedback"}.get(text.path[-1], "answer")
        case _:
            assert_never(part.audience)


def _keep_known(secrets: Iterable[Secret], open_words: OpenWords, look: Look | None) -> Iterator[Secret]:
    """Each secret once, with how it can be looked for; without those that the paper says by right.

    Of a secret the guard also looks for what the paper's typeface can draw of it, which may be open.
    """
    glyphs = paper_family(look.paper.font).regular.table if look else None
    seen: set[str] = set()
    for secret in secrets:
        letters = letters_of(secret.text)
        if not letters or letters in seen:
            continue
        seen.add(letters)
        drawn = letters_of("".join(filter(glyphs.__contains__, secret.text))) if glyphs else ""
        drawn = drawn or letters
        if open_words.hold_whole(letters) or open_words.hold_whole(drawn):
            continue
        stands_open = open_words.hold(letters)
        if stands_open and len(letters) > LONGEST_ROW:
            continue
        stands_open |= open_words.hold(drawn)
        alone = stands_open or len(letters) < _SHORTEST or _is_made_of_open(secret.text, open_words)
        yield Secret(secret.text, secret.what, secret.place, alone=alone)


def _is_made_of_open(text: str, open_words: OpenWords) -> bool:
    """Whether all its sentences are open: two of them may come to stand one after the other by chance."""
    pieces = pieces_of(text)
    if all(len(letters) == 1 or letters.isdecimal() or open_words.hold_whole(letters) for letters in pieces):
        return True
    if len(pieces[0]) == 1 and open_words.hold("".join(pieces[1:])):  # a choice's letter: any text may end in it
        return True
    letters = "".join(pieces)
    return len(letters) <= 2 * LONGEST_ROW and open_words.make_up(letters)
