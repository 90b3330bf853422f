"""How dilemmas are worked through: the author's method, else the usual steps of what is asked in this deck."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.method import Method, VoteRound
from deckgen.content.paper_words import PaperWords
from deckgen.rich_text import Block, BlockKind, Span, Text


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


def method_text(method: Method, locale: Locale) -> Text:
    """The steps as a numbered list, each with its minutes and what the trainer needs for it."""
    return tuple(block for number, _ in enumerate(method) for block in _step_text(method, number, locale))


def _step_text(method: Method, number: int, locale: Locale) -> Iterator[Block]:
    step, words = method[number], locale.paper
    name = step.name
    if step.minutes:
        name = words.step_minutes.format(step=name, minutes=locale.number(step.minutes))
    spans = [Span(name, bold=bool(step.text))]
    if step.vote is not None:
        counted = words.tally_before if step.vote is VoteRound.BEFORE else words.tally_after
        spans.append(Span(f" – {words.tally}: {counted[:1].lower()}{counted[1:]}"))
    yield Block(BlockKind.NUMBER, tuple(spans), number=number + 1, place=step.place)
    yield from (replace(block, level=block.level + 1) for block in step.text)
