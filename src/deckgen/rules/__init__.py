"""Rules over a whole deck: each module has a CODE, a docstring with a good and a bad example, and `check(deck)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error, in_order, without_silenced
from deckgen.rules import (
    cluster_name_drift,
    duplicate_cluster,
    duplicate_dilemma,
    empty_cluster,
    empty_handout,
    equal_choices,
    group_work,
    internal_source,
    literal_letter,
    method_times,
    named_organisation,
    no_good_choice,
    no_meer_weten,
    no_such_step,
    quote_without_source,
    repeated_step,
    session_times,
    silent_elision,
    step_not_shown,
    trainer_instruction,
    uneven_rotation,
    unmatched_quote_mark,
    unreachable_dilemma,
    wrong_count,
    wrong_way,
)

Check = Callable[[Deck], Iterator[Problem]]

RULES: Mapping[str, Check] = {
    cluster_name_drift.CODE: cluster_name_drift.check,
    duplicate_cluster.CODE: duplicate_cluster.check,
    duplicate_dilemma.CODE: duplicate_dilemma.check,
    empty_cluster.CODE: empty_cluster.check,
    empty_handout.CODE: empty_handout.check,
    equal_choices.CODE: equal_choices.check,
    group_work.CODE: group_work.check,
    internal_source.CODE: internal_source.check,
    literal_letter.CODE: literal_letter.check,
    named_organisation.CODE: named_organisation.check,
    no_good_choice.CODE: no_good_choice.check,
    no_meer_weten.CODE: no_meer_weten.check,
    no_such_step.CODE: no_such_step.check,
    quote_without_source.CODE: quote_without_source.check,
    repeated_step.CODE: repeated_step.check,
    session_times.CODE: session_times.check,
    silent_elision.CODE: silent_elision.check,
    trainer_instruction.CODE: trainer_instruction.check,
    uneven_rotation.CODE: uneven_rotation.check,
    unmatched_quote_mark.CODE: unmatched_quote_mark.check,
    wrong_count.CODE: wrong_count.check,
    wrong_way.CODE: wrong_way.check,
    unreachable_dilemma.CODE: unreachable_dilemma.check,
    step_not_shown.CODE: step_not_shown.check,
    method_times.CODE: method_times.check,
}

OF_READING = (  # warnings that come when files are read
    "cut-comment",
    "file-ending",
    "joined-paragraphs",
    "line-separator",
    "lost-apostrophe",
    "single-braces",
    "split-by-comma",
    "stray-mark",
    "list-number",
)

OF_PLANNING = (  # warnings that come when text is measured and time is counted
    "card-too-long",
    "heavy-picture",
    "long-word",
    "missing-glyph",
    "nothing-to-ask",
    "question-simplified",
    "session-break",
    "session-too-long",
    "slide-split",
    "text-shortened",
    "title-shortened",
    "uneven-columns",
)


# what deckgen has mended itself
OF_HOUSE_STYLES = ("contrast", "fonts-of-brand", "template-ground", "template-object", "unknown-font")
SILENCEABLE = (*RULES, *OF_PLANNING, *OF_READING, *OF_HOUSE_STYLES)
OF_SHORT_VERSION = (uneven_rotation.CODE, wrong_count.CODE)  # what these say holds for the program that is built


def check_deck(deck: Deck, short: Deck | None = None) -> tuple[Problem, ...]:
    """What the rules have to say of a deck, of which a short version may be built.

    `lints` in the deck silences warnings, never errors.
    """
    found = [
        problem
        for code, check in RULES.items()
        for problem in check(short if short is not None and code in OF_SHORT_VERSION else deck)
    ]
    kept = [_name_page(problem) for problem in without_silenced(found, deck.lints)]
    return in_order([*kept, *_check_lints(deck)])


def _name_page(problem: Problem) -> Problem:
    """The problem with the command that shows its rule's page."""
    return problem._replace(hint=_more(problem))


def _more(problem: Problem) -> str:
    if not problem.hint:
        return tell("More: `deckgen explain {code}`.", code=problem.code)
    return tell("{hint} More: `deckgen explain {code}`.", hint=problem.hint, code=problem.code)


def _check_lints(deck: Deck) -> Iterator[Problem]:
    """A rule that is switched off must exist."""
    for code in deck.lints:
        if code not in SILENCEABLE:
            from difflib import get_close_matches  # hardly ever

            near = get_close_matches(code, SILENCEABLE, n=1)
            hint = (
                tell("Did you mean `{value}`?", value=near[0])
                if near
                else tell("Rules: {names}.", names=", ".join(f"`{name}`" for name in RULES))
            )
            place = deck.lints_places.get(code, deck.lints_place)
            yield error("unknown-rule", tell("There is no rule `{code}` to switch off.", code=code), place, hint)
