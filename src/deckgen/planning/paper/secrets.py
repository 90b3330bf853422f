"""A deck in, the words out that participants' papers must not hold, for the guard that searches the finished files.

A paragraph that participants may read elsewhere in the same deck is no secret: the search would cry wolf.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from deckgen.blueprint.pages import Secret
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.dilemma import Dilemma, Facilitation
from deckgen.content.locale import Locale
from deckgen.planning.paper.glyphs import drawn_text
from deckgen.problems import Place
from deckgen.rich_text import BlockKind, Text

_ACCENTS = re.compile("[\u0300-\u036f]+")  # apart from their letters
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST = 8  # characters; shorter words stand in any text, but for verdicts, which stand alone


def secrets_of_questions(deck: Deck, locale: Locale) -> tuple[Secret, ...]:
    """What papers with questions only must not hold: answers, meer weten, verdicts and the trainer's words."""
    return secrets_of_editions((deck, locale))


def secrets_of_editions(*editions: tuple[Deck, Locale]) -> tuple[Secret, ...]:
    """The same of a paper in several languages: what is open in one of them is no secret in the others."""
    secrets = [
        secret for deck, locale in editions for secret in (*_list_answer_secrets(deck, locale), *_trainer_secrets(deck))
    ]
    shown = [words for deck, _ in editions for words in _open_words(deck)]
    return _without(secrets, shown, [words for deck, locale in editions for words in _own_words(deck, locale)])


def _list_answer_secrets(deck: Deck, locale: Locale) -> Iterator[Secret]:
    for dilemma in deck.dilemmas:
        yield from _answer_secrets(dilemma, locale)


def secrets_of_answers(deck: Deck, locale: Locale) -> tuple[Secret, ...]:
    """What papers with answers must not hold: the trainer's words."""
    told = [text for dilemma in deck.dilemmas for text in _told_words(dilemma)]
    words = locale.paper
    own = (words.answers, words.answers_use, words.answers_open, words.verdict_legend, words.no_answer)
    return _without(_trainer_secrets(deck), [*_open_words(deck), *told], (*_own_words(deck, locale), *own))


def _answer_secrets(dilemma: Dilemma, locale: Locale) -> Iterator[Secret]:
    for choice in dilemma.choices:
        yield from _secrets(choice.feedback, "feedback", choice.place)
        if choice.verdict:
            yield Secret(locale.verdicts[choice.verdict], "verdict", choice.place)
    yield from _secrets(dilemma.answer, "answer", dilemma.place)
    for passage in dilemma.meer_weten:
        yield from _secrets(passage.text, "meer weten", passage.place)


def _trainer_secrets(deck: Deck) -> list[Secret]:
    found: list[Secret] = []
    for item in deck.program:
        if isinstance(item, Cluster):
            for dilemma in item.dilemmas:
                for text in _facilitation_texts(dilemma.facilitation):
                    found += _secrets(text, "facilitator", dilemma.place)
        else:
            found += _secrets(item.notes, "facilitator", item.place)
    return found


def _facilitation_texts(words: Facilitation) -> tuple[Text, ...]:
    return (words.aim, words.introduction, *words.prompts, *words.pitfalls, words.debrief, words.notes)


def _secrets(text: Text, what: str, place: Place) -> Iterator[Secret]:
    for block in text:
        if block.kind is not BlockKind.BREAK and block.text.strip():
            yield Secret(drawn_text(block.text).strip(), what, block.place if block.place.line else place)


def _open_words(deck: Deck) -> list[str]:
    """Everything that participants may read before they know the answers."""
    words = [deck.title, deck.subtitle, deck.occasion, deck.organisation]
    words += [f"{source.title} {source.version}" for source in deck.sources]  # in the foot of every page
    for item in deck.program:
        words.append(item.title)
        if isinstance(item, Cluster):
            words += [text for dilemma in item.dilemmas for text in _question_words(dilemma)]
        elif isinstance(item, (FreeSlide, Agenda, Break)):
            words += _plain_blocks(item.text)
            if isinstance(item, FreeSlide) and item.picture:
                words.append(item.picture.alt)
    return words


def _own_words(deck: Deck, locale: Locale) -> tuple[str, ...]:
    """What papers with questions say by themselves: the line on the cover, labels, how to use them."""
    words = locale.paper
    cover = f"{deck.occasion} {locale.date(deck.date)} {deck.organisation}"
    use = (
        words.handout_use,
        words.handout_use_open,
        words.my_choice,
        words.my_thoughts,
        words.discuss,
        words.choose,
        words.contents,
        words.notes,
    )
    return (cover, words.handout, words.cards, *use)


def _question_words(dilemma: Dilemma) -> list[str]:
    texts = (dilemma.question, dilemma.short, *(choice.text for choice in dilemma.choices), *dilemma.discussion)
    words = [dilemma.title, *dilemma.values, *dilemma.tags, *(word for text in texts for word in _plain_blocks(text))]
    return [*words, " ".join(words)]  # what stands one after the other may say what another text says at once


def _told_words(dilemma: Dilemma) -> list[str]:
    texts = (
        dilemma.answer,
        *(choice.feedback for choice in dilemma.choices),
        *(passage.text for passage in dilemma.meer_weten),
    )
    titles = [name for source in dilemma.sources for name in (source.title, source.publisher)]
    return titles + [word for text in texts for word in _plain_blocks(text)]


def _plain_blocks(text: Text) -> list[str]:
    return [block.text for block in text]


def _without(secrets: Iterable[Secret], open_words: Iterable[str], own: Iterable[str]) -> tuple[Secret, ...]:
    texts = [_fold(text) for text in open_words]
    known, folded = _OpenWords([*texts, *map(_fold, own)]), "\n".join(texts)
    distinct = {secret.text: secret for secret in secrets}  # before the search: verdicts come again and again
    return tuple(s for s in distinct.values() if s.text not in known and _can_be_told_apart(s, folded))


def _can_be_told_apart(secret: Secret, open_words: str) -> bool:
    """Whether a find of it is a leak: a short verdict counts where no choice or question says the same word."""
    if len(secret.text) >= _SHORTEST:
        return True
    return secret.what == "verdict" and _fold(secret.text) not in open_words


class _OpenWords:
    """Folded texts that may be searched for others, in time that hardly grows with them.

    What stands in a text has all its pairs of words there, but for its first and last word, which may be parts of
    longer ones. Few texts pass that test, and only those are searched for.
    """

    def __init__(self, folded: Sequence[str]) -> None:
        self._all = "\n".join(folded)
        self._pairs = {pair for text in folded for pair in pairwise(text.split(" "))}

    def __contains__(self, text: object) -> bool:
        folded = _fold(str(text))
        return self._pairs.issuperset(pairwise(folded.split(" ")[1:-1])) and folded in self._all


def _fold(text: str) -> str:
    """The words of a text, as the guard compares them: without signs between them, case or accents."""
    folded = drawn_text(text).casefold()
    if not folded.isascii():
        folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return _SIGNS.sub(" ", folded).strip()
