"""What has changed, from git, in words that participants may read: nothing of a trainer's, and no quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.problems import DeckgenError

if TYPE_CHECKING:
    from deckgen.build.pipeline.deck_variant import DeckVariant
    from deckgen.content.locale import Locale
    from deckgen.history.change import Change
    from deckgen.history.git_repository import Repository
    from deckgen.render.web.site import SiteChange

_MOST_COMMITS = 12
_LONGEST = 160
_OPEN_FIELDS = frozenset({"", "title", "subtitle", "question", "short", "choices", "discussion", "values", "questions"})


def list_changes(decks: Sequence[Path], variants: Sequence[DeckVariant]) -> tuple[SiteChange, ...]:
    """What the last commits changed in these decks, newest first; nothing where there is no repository."""
    from deckgen.history.git_repository import UnknownRevisionError, open_repository

    try:
        repository = open_repository(Path())
        return tuple(_compare(repository, decks, variants))
    except (DeckgenError, UnknownRevisionError):
        return ()


def _compare(repository: Repository, decks: Sequence[Path], variants: Sequence[DeckVariant]) -> Iterator[SiteChange]:
    from deckgen.build.past.deck_states import compare_states, folders_of, laid_out
    from deckgen.render.web.site import SiteChange

    locale = variants[0].locale
    titles = {dilemma.id: dilemma.title for variant in variants for dilemma in variant.deck.dilemmas}
    titles |= {variant.deck.id: variant.deck.title for variant in variants}
    own = tuple(path for path in decks if not path.is_absolute())
    folders = folders_of(own)
    commits = repository.commits(folders)[: _MOST_COMMITS + 1] if own else ()
    with ExitStack() as stack:
        states = [stack.enter_context(laid_out(repository, commit.id, commit.short, folders)) for commit in commits]
        for (after, commit), (before, _) in pairwise(zip(states, commits, strict=True)):
            changes, _ = compare_states(before, after, own)
            lines = tuple(dict.fromkeys(_say(change, locale, titles) for change in changes if is_open(change)))
            if lines:
                yield SiteChange(commit.id, commit.date, locale.date(commit.date), lines)


def is_open(change: Change) -> bool:
    """Whether participants may read of a change before a session: only what is put to them."""
    first, _, rest = change.field.partition(".")
    if first == "choices" and not rest.endswith("text"):
        return False
    return first in _OPEN_FIELDS and bool(change.deck)


def _say(change: Change, locale: Locale, titles: Mapping[str, str]) -> str:
    """A change in one line; words that hold a term, which is filled in elsewhere, are not quoted."""
    from deckgen.history.change import ChangeKind

    words, marks = locale.site, locale.typography
    key = change.dilemma or change.deck
    name = titles.get(key, key)
    text = change.before if change.kind is ChangeKind.REMOVED else change.after
    short = " ".join((text or "").split())
    if not short or not change.field or "{{" in short:
        what = name
    else:
        shown = f"{short[:_LONGEST]}{'…' if len(short) > _LONGEST else ''}"
        what = f"{name} – {marks.quote_open}{shown}{marks.quote_close}"
    patterns = {
        ChangeKind.ADDED: words.added,
        ChangeKind.REMOVED: words.removed,
        ChangeKind.MOVED: words.moved_to,
        ChangeKind.CHANGED: words.changed,
    }
    return patterns[change.kind].replace("{what}", what)
