"""Finds the sentences that can resemble another one without looking at all of them.

A sentence that resembles another shares its rarest words with it; where each of those is common, the first ones are
looked at. So a source of any length costs a few comparisons for each sentence that is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckgen.ledger.sentence_alignment import Wording
from deckgen.wording.likeness import weigh

_FEW = 100  # so many are looked at one by one
_MOST = 50  # that are looked at among more
_SHARE = 0.47  # of its words a sentence can lack and still resemble the other


class NearWordings:
    """Some sentences, by their words."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.wordings = wordings
        self._by_word: dict[str, list[int]] = {}
        self._by_key: dict[str, list[int]] = {}
        if len(wordings) > _FEW:
            for index, wording in enumerate(wordings):
                self._by_key.setdefault(wording.key, []).append(index)
                for word in wording.words:
                    self._by_word.setdefault(word, []).append(index)

    def near(self, wanted: Wording) -> Iterable[int]:
        """The places of those that can resemble a sentence, in order."""
        if len(self.wordings) <= _FEW:
            return range(len(self.wordings))
        places = dict.fromkeys(self._by_key.get(wanted.key, ())[:_MOST])
        left = _SHARE * weigh(wanted.words)
        for word in sorted(wanted.words, key=lambda each: (len(self._by_word.get(each, ())), each)):
            places.update(dict.fromkeys(self._by_word.get(word, ())[:_MOST]))
            left -= len(word) * wanted.words[word]
            if left < 0 or len(places) >= _MOST:
                break
        return sorted(places)[:_MOST]
