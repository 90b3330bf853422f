"""How dilemmas are worked through: the author's method, else the usual steps of what is asked in this deck."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.method import Method
from deckgen.content.paper_words import PaperWords


def usual_steps(deck: Deck, locale: Locale) -> list[str]:
    """The steps of the kind that most dilemmas are of, without what no dilemma of the deck has."""
    words, dilemmas = locale.paper, deck.dilemmas
    kinds = [dilemma.asks for dilemma in dilemmas]
    kind = max(DilemmaKind, key=kinds.count)
    said = locale.kinds[kind]
    has_prompts = any(dilemma.facilitation.prompts or dilemma.discussion for dilemma in dilemmas)
    steps = [words.read_step]
    steps += [words.roles_step] if any(dilemma.roles for dilemma in dilemmas) else []
    steps += [said.vote, said.why, words.prompts_step if has_prompts else words.talk_step]
    steps += [words.twist_step] if any(dilemma.twists for dilemma in dilemmas) else []
    steps += _say_feedback(deck, words)
    return [*steps, said.revote]


def _say_feedback(deck: Deck, words: PaperWords) -> Iterator[str]:
    if not any(dilemma.has_answer for dilemma in deck.dilemmas):
        return
    yield words.feedback_quote_step if deck.sources else words.feedback_step


def shared_method(deck: Deck) -> Method:
    """The method of the whole deck; nothing where a theme or a dilemma has one of its own alone."""
    return deck.session.method if deck.session else ()


def own_method(deck: Deck, cluster: Cluster, dilemma: Dilemma) -> Method:
    """The method of a theme or a dilemma that differs from the deck's."""
    method = deck.method_of(cluster, dilemma)
    return () if method == shared_method(deck) else method
