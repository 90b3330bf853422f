"""Shows what a profile changes: every sentence beside the original, and words of other organisations left in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from deckgen.history.change import Change, ChangeKind
from deckgen.history.deck_changes import compare_decks
from deckgen.history.sequences import align
from deckgen.problems import Problem, in_order
from deckgen.rich_text import paragraph
from deckgen.wording.sentences import split_sentences


class SentenceChange(Struct, frozen=True):
    """One sentence of a field without and with the profile; empty where there is none."""

    deck: str
    dilemma: str
    field: str
    before: str
    after: str


class ProfileEffect(Struct, frozen=True):
    """All that a profile does to some decks, and what is wrong with it."""

    changes: tuple[SentenceChange, ...]
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a deck cannot be built for the profile."""
        return any(problem.is_error for problem in self.problems)


def show_profile(decks: Iterable[Path], profile: str) -> ProfileEffect:
    """Read each deck twice and compare."""
    from deckgen.yaml_source import read_deck
    from deckgen.yaml_source.profiles.foreign_terms import find_foreign_terms

    changes: list[SentenceChange] = []
    problems: list[Problem] = []
    for deck in decks:
        after = read_deck(deck, profile=profile)
        problems += [problem for problem in after.problems if problem.is_error]
        if after.draft is not None:
            before = read_deck(deck, language=after.draft.language)
            for change in compare_decks(before.draft, after.draft):
                changes += _split(change)
            problems += find_foreign_terms(deck, profile)
    return ProfileEffect(tuple(changes), in_order(problems))


def _split(change: Change) -> Iterator[SentenceChange]:
    """The sentences of a field that differ. A dilemma that is left out is told as a whole."""
    place = (change.deck, change.dilemma, change.field)
    before, after = change.before or "", change.after or ""
    if change.kind is not ChangeKind.CHANGED:
        yield SentenceChange(*place, before, after)
        return
    old, new = _sentences(before), _sentences(after)
    for step in align(old, new):
        yield SentenceChange(
            *place,
            old[step.before] if step.before is not None else "",
            new[step.after] if step.after is not None else "",
        )


def _sentences(text: str) -> list[str]:
    found = [split_sentences([paragraph(line)]) for line in text.splitlines()]
    return [sentence.text for line in found for sentence in line] or [text]
